//! What projects plan to spend in the year after the Stichtag, by how sure the money is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::haushalt::finanz_cell;
use crate::model::projekt::{Finanzierung, Projekt};
use crate::model::{Datum, Entity, Euro, Jahr, ProjektId};
use crate::score::projekt::Projektstand;
use crate::score::projekt::budget::{Ende, bedarf};
use crate::view::columns::Columns;
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Block, Cell, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, verb};

/// The need of the next year.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Bedarf {
    /// The year after that of the Stichtag.
    pub jahr: Jahr,
    /// Null if no project states anything for it.
    pub plan: Option<Euro>,
    /// Projects that state it.
    projekte: u64,
    finanzierung: Vec<BedarfRow>,
    /// Running projects that go on into the year, or say no end, and state nothing for it.
    ohne_angabe: Vec<ProjektId>,
    #[serde(skip)]
    ohne_angabe_namen: Vec<String>,
}

#[derive(Debug, Default, Serialize)]
struct BedarfRow {
    finanzierung: Option<Finanzierung>,
    projekte: u64,
    plan: Option<Euro>,
}

impl Bedarf {
    /// The need of `projekte` after `tag`.
    pub fn of(projekte: &[&Entity<ProjektId, Projekt>], tag: Datum) -> Self {
        let jahr = Projektstand::naechstes_jahr(tag);
        let mut states: BTreeMap<Ende<Finanzierung>, BedarfRow> = BTreeMap::new();
        let mut silent = Vec::new();
        for projekt in projekte {
            let Some(plan) = bedarf(projekt, tag) else {
                let end = projekt.termine.as_ref().and_then(|t| t.ende_plan);
                if projekt.is_running(tag) && end.is_none_or(|day| day.year() >= jahr) {
                    silent.push(*projekt);
                }
                continue;
            };
            let zeile = states.entry(projekt.finanzierung.into()).or_default();
            zeile.finanzierung = projekt.finanzierung;
            zeile.projekte += 1;
            zeile.plan = Euro::sum(zeile.plan.into_iter().chain([plan]));
        }
        let finanzierung: Vec<BedarfRow> = states.into_values().collect();
        Self {
            jahr,
            plan: Euro::sum(finanzierung.iter().filter_map(|z| z.plan)),
            projekte: finanzierung.iter().map(|z| z.projekte).sum(),
            finanzierung,
            ohne_angabe: silent.iter().map(|p| p.id.clone()).collect(),
            ohne_angabe_namen: silent.iter().map(|p| p.name.clone()).collect(),
        }
    }

    /// What is planned with the money not sure: under Vorbehalt, open or not stated; none if nothing is.
    pub fn ungesichert(&self) -> Option<Euro> {
        let open = self.finanzierung.iter().filter(|z| match z.finanzierung {
            Some(Finanzierung::Vorbehalt | Finanzierung::Offen) | None => true,
            Some(Finanzierung::Gesichert | Finanzierung::Foerderung) => false,
        });
        Euro::sum(open.filter_map(|z| z.plan))
    }

    /// The table, and who says nothing.
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        if self.finanzierung.is_empty() {
            let text = format!("Für {} nennt kein Projekt einen Bedarf.", self.jahr);
            blocks.push(Block::Paragraph(text));
        } else {
            blocks.push(Block::Table(self.table()));
        }
        blocks.extend(self.note().map(|note| Block::Notes(vec![note])));
        blocks
    }

    /// Who goes on and says nothing; none if all say something.
    pub fn note(&self) -> Option<String> {
        let n = self.ohne_angabe.len() as u64;
        (n > 0).then(|| {
            format!(
                "{} {} noch und {} für das Jahr nichts an: {}.",
                count(n, "Projekt läuft", "Projekte laufen"),
                self.jahr,
                verb(n, "gibt", "geben"),
                aufzaehlung(&self.ohne_angabe_namen)
            )
        })
    }

    fn table(&self) -> Table {
        let digits = Nachkommastellen::of(self.finanzierung.iter().map(|z| z.plan));
        let columns = Columns::new()
            .people("finanzierung", "Finanzierung", Room::Whole, |z: &BedarfRow| {
                finanz_cell(z.finanzierung)
            })
            .sum(Cell::Text("Summe".to_owned()))
            .people("projekte", "Projekte", Room::Fixed(0), |z| {
                Cell::count(z.projekte)
            })
            .sum(Cell::count(self.projekte))
            .people("plan", format!("Plan {} (€)", self.jahr), Room::Fixed(0), |z| {
                digits.cell(z.plan)
            })
            .sum(digits.cell(self.plan));
        columns.table_with_sum(&self.finanzierung)
    }
}
