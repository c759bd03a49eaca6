//! Milestones of the quarter, reached or missed, those still open from before, and those of the next quarter.

use serde::Serialize;

use super::eingabe::Eingabe;
use crate::model::projekt::{Lage, Meilenstein, Projekt};
use crate::model::{Datum, Entity, ProjektId, Quartal};
use crate::score::projekt::{Meilensteinstand, Zustand};
use crate::view::projekt::meilenstein;
use crate::view::report::{Block, Cell, Column, Room, Table};

/// Milestones by when they count.
#[derive(Debug, Serialize)]
pub(super) struct Meilensteine {
    /// Planned for the quarter or reached in it.
    quartal: Vec<MeilensteinRow>,
    /// Planned before the quarter and not reached yet, of running projects.
    offen: Vec<MeilensteinRow>,
    /// Planned for the next quarter.
    naechstes: Vec<MeilensteinRow>,
    #[serde(skip)]
    naechstes_quartal: Quartal,
}

#[derive(Debug, Clone, Serialize)]
struct MeilensteinRow {
    projekt: ProjektId,
    #[serde(skip)]
    projekt_name: String,
    name: Option<String>,
    plan: Option<Datum>,
    ist: Option<Datum>,
    ergebnis: Zustand,
}

impl Meilensteine {
    /// The milestones of the projects on the day.
    pub fn new(eingabe: &Eingabe) -> Self {
        Self::of(eingabe, |_| true)
    }

    /// Those of the projects that `keep` says so of.
    pub fn of(eingabe: &Eingabe, keep: impl Fn(&Projekt) -> bool) -> Self {
        let tag = eingabe.stand.tag;
        let quartal = eingabe.quartal;
        let next = Quartal::of(quartal.first_day().plus_months(3));
        let within = |q: Quartal, day: Option<Datum>| day.is_some_and(|day| Quartal::of(day) == q);
        let mut view = Self {
            quartal: Vec::new(),
            offen: Vec::new(),
            naechstes: Vec::new(),
            naechstes_quartal: next,
        };
        let projekte = eingabe.stand.snapshot.registry.projekte.iter();
        for projekt in projekte.filter(|projekt| keep(projekt)) {
            let has_ended = projekt.phase.lage() == Lage::Beendet;
            for stein in &projekt.meilensteine {
                let zeile = MeilensteinRow::new(projekt, stein, tag);
                let is_open = zeile.ist.is_none();
                if within(quartal, zeile.ist) || (within(quartal, zeile.plan) && !(has_ended && is_open)) {
                    view.quartal.push(zeile);
                } else if is_open && !has_ended && within(next, zeile.plan) {
                    view.naechstes.push(zeile);
                } else if is_open && !has_ended && zeile.plan.is_some_and(|day| day < quartal.first_day()) {
                    view.offen.push(zeile);
                }
            }
        }
        for list in [&mut view.quartal, &mut view.offen, &mut view.naechstes] {
            list.sort_by(|a, b| (a.plan, &a.projekt, &a.name).cmp(&(b.plan, &b.projekt, &b.name)));
        }
        view
    }

    /// Milestones planned for the quarter or reached in it, those of them that are reached, and those open from before.
    pub fn anzahl(&self) -> [u64; 3] {
        let reached = self.quartal.iter().filter(|z| z.ist.is_some()).count();
        [self.quartal.len(), reached, self.offen.len()].map(|n| n as u64)
    }

    /// The table of the quarter with what is still open; nothing without milestones.
    pub fn blocks(&self, tag: Datum) -> Vec<Block> {
        let rows: Vec<&MeilensteinRow> = self.offen.iter().chain(&self.quartal).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let table = Table {
            columns: vec![
                Column::new("meilenstein", "Meilenstein", Room::Whole),
                Column::new("projekt", "Projekt", Room::Whole),
                Column::new("plan", "Plan", Room::Fixed(0)),
                Column::new("ist", "Ist", Room::Fixed(0)),
                Column::new("ergebnis", "Ergebnis", Room::Whole),
            ],
            rows: rows.iter().map(|z| z.row(tag)).collect(),
            footer: Vec::new(),
        };
        vec![Block::Table(table)]
    }

    /// The heading and the table of the next quarter; nothing without milestones.
    pub fn next_blocks(&self) -> (String, Vec<Block>) {
        let heading = format!("Meilensteine im {}", self.naechstes_quartal.german());
        if self.naechstes.is_empty() {
            return (heading, Vec::new());
        }
        let table = Table {
            columns: vec![
                Column::new("meilenstein", "Meilenstein", Room::Whole),
                Column::new("projekt", "Projekt", Room::Whole),
                Column::new("plan", "Plan", Room::Fixed(0)),
            ],
            rows: self.naechstes.iter().map(MeilensteinRow::lead).collect(),
            footer: Vec::new(),
        };
        (heading, vec![Block::Table(table)])
    }
}

impl MeilensteinRow {
    fn new(projekt: &Entity<ProjektId, Projekt>, stein: &Meilenstein, tag: Datum) -> Self {
        let stand = Meilensteinstand::new(stein, tag);
        Self {
            projekt: projekt.id.clone(),
            projekt_name: projekt.name.clone(),
            name: stein.name.clone(),
            plan: stand.plan,
            ist: stand.ist,
            ergebnis: stand.zustand,
        }
    }

    fn lead(&self) -> Vec<Cell> {
        vec![
            Cell::text(self.name.clone()),
            Cell::Text(self.projekt_name.clone()),
            self.plan.map_or(Cell::Missing, Cell::Date),
        ]
    }

    fn row(&self, tag: Datum) -> Vec<Cell> {
        let mut row = self.lead();
        row.push(self.ist.map_or(Cell::Missing, Cell::Date));
        row.push(Cell::Text(meilenstein::text(&self.stand(), tag)));
        row
    }

    fn stand(&self) -> Meilensteinstand {
        Meilensteinstand {
            plan: self.plan,
            ist: self.ist,
            zustand: self.ergebnis,
        }
    }
}
