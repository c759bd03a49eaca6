//! The budget of a project by year and kind, plan against actual, to the cent.

use serde::Serialize;

use crate::model::projekt::{BudgetArt, Projekt};
use crate::model::{Euro, Jahr};
use crate::score::projekt::budget::{Betrag, Ende, nach_jahr};
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::woerter::budget_art_name;

/// A budget.
#[derive(Debug, Serialize)]
pub(super) struct Haushalt {
    pub jahre: Vec<Jahressumme>,
    #[serde(flatten)]
    pub summe: Betrag,
}

/// A year of it.
#[derive(Debug, Serialize)]
pub(super) struct Jahressumme {
    /// Null for rows without a year; they come last.
    pub jahr: Option<Jahr>,
    #[serde(flatten)]
    pub summe: Betrag,
    pub posten: Vec<Posten>,
}

/// A kind of money in a year.
#[derive(Debug, Serialize)]
pub(super) struct Posten {
    pub art: Option<BudgetArt>,
    #[serde(flatten)]
    pub betrag: Betrag,
}

impl Haushalt {
    /// The budget of `projekt`.
    pub fn new(projekt: &Projekt) -> Self {
        let jahre = nach_jahr(projekt).into_iter().map(|(jahr, posten)| {
            let jahr = Ende::get(jahr);
            let rows = projekt.budget.iter().filter(|row| row.jahr == jahr);
            Jahressumme {
                jahr,
                summe: Betrag::of(rows),
                posten: posten
                    .into_iter()
                    .map(|(art, betrag)| Posten {
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
        if self.jahre.is_empty() {
            return None;
        }
        let posten = || self.jahre.iter().flat_map(|jahr| &jahr.posten);
        let digits = Nachkommastellen::of(posten().flat_map(|p| [p.betrag.plan, p.betrag.ist]));
        let line = |jahr: &str, art: &str, betrag: &Betrag| {
            vec![
                Cell::Id(jahr.to_owned()),
                Cell::Text(art.to_owned()),
                digits.cell(betrag.plan),
                digits.cell(betrag.ist),
                digits.cell(betrag.differenz),
                Cell::text(abweichung(betrag)),
            ]
        };
        let mut rows = Vec::new();
        for jahr in &self.jahre {
            let year = jahr
                .jahr
                .map_or_else(|| "ohne Jahr".to_owned(), |jahr| jahr.to_string());
            for posten in &jahr.posten {
                let art = posten.art.map_or("ohne Art", budget_art_name);
                rows.push(line(&year, art, &posten.betrag));
            }
            if jahr.posten.len() > 1 {
                rows.push(line(&year, "zusammen", &jahr.summe));
            }
        }
        let mut table = Table {
            columns: vec![
                Column::new("jahr", "Jahr", Room::Fixed(0)),
                Column::new("art", "Art", Room::Whole),
                Column::new("plan", "Plan", Room::Fixed(0)),
                Column::new("ist", "Ist", Room::Fixed(0)),
                Column::new("differenz", "Differenz", Room::Fixed(0)),
                Column::new("urteil", "", Room::Fixed(1)),
            ],
            rows,
            footer: vec![line("Summe", "", &self.summe)],
        };
        table.drop_empty_columns();
        Some(table)
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
