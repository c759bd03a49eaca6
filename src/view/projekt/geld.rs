//! Amounts of projects in tables: all with cents if one has some, so that they add up before the reader's eyes.

use crate::model::Euro;
use crate::view::report::{Cell, Column, Room, Table};

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

/// Name, plan and actual of those that state one of both, with their sum; none if nobody does.
pub(in crate::view) fn soll_ist(rows: &[(&str, Option<Euro>, Option<Euro>)]) -> Option<Table> {
    let stated = rows
        .iter()
        .filter(|(_, plan, ist)| plan.is_some() || ist.is_some());
    let rows: Vec<_> = stated.collect();
    if rows.is_empty() {
        return None;
    }
    let digits = Nachkommastellen::of(rows.iter().flat_map(|(_, plan, ist)| [*plan, *ist]));
    let line = |name: &str, plan, ist| vec![Cell::Text(name.to_owned()), digits.cell(plan), digits.cell(ist)];
    let plan = Euro::sum(rows.iter().filter_map(|row| row.1));
    let ist = Euro::sum(rows.iter().filter_map(|row| row.2));
    Some(Table {
        columns: vec![
            Column::new("projekt", "Projekt", Room::Whole),
            Column::new("budget_plan", "Plan (€)", Room::Fixed(0)),
            Column::new("budget_ist", "Ist (€)", Room::Fixed(0)),
        ],
        rows: rows
            .iter()
            .map(|(name, plan, ist)| line(name, *plan, *ist))
            .collect(),
        footer: vec![line("Summe", plan, ist)],
    })
}
