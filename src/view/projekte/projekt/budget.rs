//! The budget of a project by year and kind, plan against actual, to the cent.

use serde::Serialize;

use crate::model::projekt::{BudgetArt, Projekt};
use crate::model::{Euro, Jahr};
use crate::score::projekt::budget::{Betrag, Ende, nach_jahr};
use crate::view::columns::Columns;
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Cell, Room, Table};

/// A budget.
#[derive(Debug, Serialize)]
pub(super) struct ProjektBudget {
    pub jahre: Vec<JahrRow>,
    #[serde(flatten)]
    pub summe: Betrag,
}

/// A year of it.
#[derive(Debug, Serialize)]
pub(super) struct JahrRow {
    /// Null for rows without a year; they come last.
    pub jahr: Option<Jahr>,
    #[serde(flatten)]
    pub summe: Betrag,
    pub posten: Vec<PostenRow>,
}

/// A kind of money in a year.
#[derive(Debug, Serialize)]
pub(super) struct PostenRow {
    pub art: Option<BudgetArt>,
    #[serde(flatten)]
    pub betrag: Betrag,
}

impl ProjektBudget {
    /// The budget of `projekt`.
    pub fn new(projekt: &Projekt) -> Self {
        let jahre = nach_jahr(projekt).into_iter().map(|(jahr, posten)| {
            let jahr = Ende::get(jahr);
            let rows = projekt.budget.iter().filter(|row| row.jahr == jahr);
            JahrRow {
                jahr,
                summe: Betrag::of(rows),
                posten: posten
                    .into_iter()
                    .map(|(art, betrag)| PostenRow {
                        art: Ende::get(art),
                        betrag,
                    })
                    .collect(),
            }
        });
        Self {
            jahre: jahre.collect(),
            summe: Betrag::of(&projekt.budget),
        }
    }

    /// The table: kinds within years, years with several kinds added up; none without a budget.
    pub fn table(&self) -> Option<Table> {
        let posten = || self.jahre.iter().flat_map(|jahr| &jahr.posten);
        let digits = Nachkommastellen::of(posten().flat_map(|p| [p.betrag.plan, p.betrag.ist]));
        let columns = Columns::new()
            .people("jahr", "Jahr", Room::Fixed(0), |line: &Line<'_>| {
                Cell::Id(line.jahr.clone())
            })
            .people("art", "Art", Room::Whole, |line| Cell::Text(line.art.to_owned()))
            .people("plan", "Plan", Room::Fixed(0), |line| {
                digits.cell(line.betrag.plan)
            })
            .people("ist", "Ist", Room::Fixed(0), |line| digits.cell(line.betrag.ist))
            .people("differenz", "Differenz", Room::Fixed(0), |line| {
                digits.cell(line.betrag.differenz)
            })
            .people("urteil", "", Room::Fixed(1), |line| {
                Cell::text(abweichung(line.betrag))
            });
        let lines: Vec<Line<'_>> = self.jahre.iter().flat_map(JahrRow::lines).collect();
        let sum = Line {
            jahr: "Summe".to_owned(),
            art: "",
            betrag: &self.summe,
        };
        let table = columns.table_and_sums(&lines, [&sum]);
        (!lines.is_empty()).then(|| table.without_empty_columns())
    }
}

/// A line of the table.
struct Line<'b> {
    jahr: String,
    art: &'static str,
    betrag: &'b Betrag,
}

impl JahrRow {
    fn lines(&self) -> Vec<Line<'_>> {
        let jahr = self
            .jahr
            .map_or_else(|| "ohne Jahr".to_owned(), |jahr| jahr.to_string());
        let line = |art, betrag| Line {
            jahr: jahr.clone(),
            art,
            betrag,
        };
        let posten = self.posten.iter();
        let mut lines: Vec<_> = posten
            .map(|p| line(p.art.map_or("ohne Art", BudgetArt::label), &p.betrag))
            .collect();
        if lines.len() > 1 {
            lines.push(line("zusammen", &self.summe));
        }
        lines
    }
}

/// Whether more or less was spent than planned.
fn abweichung(betrag: &Betrag) -> Option<&'static str> {
    match betrag.differenz.map(Euro::cents)? {
        0 => Some("wie geplant"),
        1.. => Some("überschritten"),
        _ => Some("unter Plan"),
    }
}
