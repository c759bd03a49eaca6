//! The money of the projects: by year and finance, and what is not secured.

use serde::Serialize;

use crate::model::projekt::{Finanzierung, Lage, Phase, Projekt};
use crate::model::{Datum, Entity, Euro, Jahr, ProjektId};
use crate::score::haushalt::{Posten, ZuGross};
use crate::score::projekt::budget::{Betrag, bedarf};
use crate::view::budget::{Bedarf, Haushalt};
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::woerter::euro_text;
use crate::view::zahlwort::{count, grouped, verb};

/// The money.
#[derive(Debug, Serialize)]
pub(super) struct Finanzen {
    /// Over all years.
    #[serde(flatten)]
    haushalt: Haushalt,
    bedarf: Bedarf,
    /// Projects that have not ended, under Vorbehalt, with open finance or without a word on it.
    ungesichert: Vec<Ungesichert>,
}

/// A project whose money is not secured.
#[derive(Debug, Serialize)]
struct Ungesichert {
    projekt: ProjektId,
    name: String,
    phase: Phase,
    finanzierung: Option<Finanzierung>,
    /// For the year of the Stichtag; null if nothing is stated.
    plan_jahr: Option<Euro>,
    bedarf_naechstes_jahr: Option<Euro>,
    /// Over all years.
    plan: Option<Euro>,
}

impl Finanzen {
    /// The money of `projekte` on `tag`.
    ///
    /// # Errors
    /// If the amounts are so large that a sum could be wrong.
    pub fn new(projekte: &[&Entity<ProjektId, Projekt>], tag: Datum) -> Result<Self, ZuGross> {
        let posten = Posten::all(projekte.iter().copied())?;
        let unsecured = projekte.iter().filter(|p| is_open(p, tag));
        Ok(Self {
            haushalt: Haushalt::of(&posten),
            bedarf: Bedarf::of(projekte, tag),
            ungesichert: unsecured.map(|p| Ungesichert::new(p, tag)).collect(),
        })
    }

    /// Planned and spent by year and by finance, and the need of the next year; nothing without a budget.
    pub fn blocks(&self) -> Vec<Block> {
        let Some(by_year) = self.haushalt.nach_jahr() else {
            return vec![Block::Paragraph("Kein Projekt nennt ein Budget.".to_owned())];
        };
        let mut blocks = vec![Block::Table(by_year), Block::Notes(self.haushalt.notes())];
        if let Some(table) = self.haushalt.nach_finanzierung() {
            blocks.push(Block::Paragraph("Nach Finanzierung:".to_owned()));
            blocks.push(Block::Table(table));
        }
        blocks.push(Block::Paragraph(format!("Bedarf {}:", self.bedarf.jahr)));
        blocks.extend(self.bedarf.blocks());
        blocks
    }

    /// The projects whose money is not secured; nothing if there is none.
    pub fn vorbehalt(&self, jahr: Jahr) -> Vec<Block> {
        if self.ungesichert.is_empty() {
            return Vec::new();
        }
        let amounts = |z: &Ungesichert| [z.plan_jahr, z.bedarf_naechstes_jahr, z.plan];
        let digits = Nachkommastellen::of(self.ungesichert.iter().flat_map(amounts));
        let row = |z: &Ungesichert| {
            let mut row = vec![
                Cell::Text(z.name.clone()),
                Cell::Id(z.phase.label().to_owned()),
                Cell::Text(
                    z.finanzierung
                        .map_or("nicht angegeben", Finanzierung::label)
                        .to_owned(),
                ),
            ];
            row.extend(amounts(z).map(|amount| digits.cell(amount)));
            row
        };
        let mut table = Table {
            columns: vec![
                Column::new("projekt", "Projekt", Room::Whole),
                Column::new("phase", "Phase", Room::Fixed(0)),
                Column::new("finanzierung", "Finanzierung", Room::Fixed(0)),
                Column::new("plan_jahr", format!("Plan {jahr} (€)"), Room::Fixed(0)),
                Column::new(
                    "bedarf_naechstes_jahr",
                    format!("Bedarf {} (€)", self.bedarf.jahr),
                    Room::Fixed(0),
                ),
                Column::new("plan", "Plan insgesamt (€)", Room::Fixed(0)),
            ],
            rows: self.ungesichert.iter().map(row).collect(),
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        let mut blocks = vec![Block::Table(table)];
        let silent = self.ungesichert.iter().filter(|z| z.plan.is_none()).count() as u64;
        if silent > 0 {
            let n = count(silent, "Projekt nennt", "Projekte nennen");
            blocks.push(Block::Notes(vec![format!("{n} noch keinen Betrag.")]));
        }
        blocks
    }

    /// Planned and spent, as a sentence; none without a budget.
    pub fn satz(&self) -> Option<String> {
        (self.haushalt.summe.posten > 0).then(|| self.haushalt.satz("Im Budget aller Jahre"))
    }

    /// How many projects have no secured money, and what it is about; none if all have.
    pub fn vorbehalt_satz(&self) -> Option<String> {
        let of = |state: Option<Finanzierung>| {
            let same = self.ungesichert.iter().filter(|z| z.finanzierung == state);
            same.count() as u64
        };
        let mut parts = Vec::new();
        let mut add = |n: u64, one: &str, many: &str| {
            if n > 0 {
                let number = if n == 1 {
                    "ein Projekt".to_owned()
                } else {
                    format!("{} Projekte", grouped(n))
                };
                parts.push(format!("{number} {}", verb(n, one, many)));
            }
        };
        add(
            of(Some(Finanzierung::Vorbehalt)),
            "steht unter Finanzierungsvorbehalt",
            "stehen unter Finanzierungsvorbehalt",
        );
        add(
            of(Some(Finanzierung::Offen)),
            "hat eine offene Finanzierung",
            "haben eine offene Finanzierung",
        );
        add(
            of(None),
            "sagt zur Finanzierung nichts",
            "sagen zur Finanzierung nichts",
        );
        if parts.is_empty() {
            return None;
        }
        let who = if self.ungesichert.len() == 1 {
            "plant es"
        } else {
            "planen sie zusammen"
        };
        let need = self.bedarf.ungesichert().map_or_else(String::new, |need| {
            format!("; für {} {who} {}", self.bedarf.jahr, euro_text(need))
        });
        let mut text = format!("{}{need}.", parts.join(", "));
        if let Some(first) = text.get(..1) {
            text = format!("{}{}", first.to_uppercase(), &text[1..]);
        }
        Some(text)
    }
}

fn is_open(projekt: &Projekt, tag: Datum) -> bool {
    projekt.lage_am(tag) != Lage::Beendet
        && match projekt.finanzierung {
            Some(Finanzierung::Vorbehalt | Finanzierung::Offen) | None => true,
            Some(Finanzierung::Gesichert | Finanzierung::Foerderung) => false,
        }
}

impl Ungesichert {
    fn new(projekt: &Entity<ProjektId, Projekt>, tag: Datum) -> Self {
        let this_year = projekt.budget.iter().filter(|row| row.jahr == Some(tag.year()));
        Self {
            projekt: projekt.id.clone(),
            name: projekt.name.clone(),
            phase: projekt.phase,
            finanzierung: projekt.finanzierung,
            plan_jahr: Betrag::of(this_year).plan,
            bedarf_naechstes_jahr: bedarf(projekt, tag),
            plan: Betrag::of(&projekt.budget).plan,
        }
    }
}
