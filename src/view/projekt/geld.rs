//! Amounts of projects in tables: all with cents if one has some, so that they add up before the reader's eyes.

use crate::model::Euro;
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};

/// How amounts are written that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::view) struct Nachkommastellen(u8);

impl Nachkommastellen {
    /// Those that `amounts` need.
    pub fn of(amounts: impl IntoIterator<Item = Option<Euro>>) -> Self {
        let mut stated = amounts.into_iter().flatten();
        Self(if stated.all(|a| a.cents() % 100 == 0) {
            0
        } else {
            2
        })
    }

    /// The cell of an amount.
    pub fn cell(self, amount: Option<Euro>) -> Cell {
        Cell::number(amount.map(|a| a.cents() as f64 / 100.0), self.0)
    }
}

/// Name, plan and actual.
type SollIst<'n> = (&'n str, Option<Euro>, Option<Euro>);

/// Those of `rows` that state one of both, with their sum; none if nobody does.
pub(in crate::view) fn soll_ist(rows: &[SollIst<'_>]) -> Option<Table> {
    let stated = rows
        .iter()
        .filter(|(_, plan, ist)| plan.is_some() || ist.is_some());
    let rows: Vec<_> = stated.collect();
    if rows.is_empty() {
        return None;
    }
    let digits = Nachkommastellen::of(rows.iter().flat_map(|(_, plan, ist)| [*plan, *ist]));
    let sum = (
        "Summe",
        Euro::sum(rows.iter().filter_map(|row| row.1)),
        Euro::sum(rows.iter().filter_map(|row| row.2)),
    );
    let columns = Columns::new()
        .people("projekt", "Projekt", Room::Whole, |row: &SollIst<'_>| {
            Cell::Text(row.0.to_owned())
        })
        .people("budget_plan", "Plan (€)", Room::Fixed(0), |row| {
            digits.cell(row.1)
        })
        .people("budget_ist", "Ist (€)", Room::Fixed(0), |row| {
            digits.cell(row.2)
        });
    Some(columns.table_and_sums(rows.iter().copied(), [&sum]))
}
