//! The goals: figure, change, target and state (`fachmodell` 8).

use std::collections::BTreeMap;

use serde::Serialize;

use super::eingabe::Eingabe;
use crate::model::{Datum, Kennzahl, ZielId};
use crate::score::ziel::{ZielStatus, ziel_ist, ziel_linie, ziel_status};
use crate::score::{Differenz, Kennwert};
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::ziele::{Start, needed, state_notes};

/// The goals with their state.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Ziele {
    zeilen: Vec<ZielRow>,
    #[serde(skip)]
    seit: Option<Datum>,
}

#[derive(Debug, Serialize)]
struct ZielRow {
    ziel: ZielId,
    name: String,
    kennzahl: Kennzahl,
    #[serde(flatten)]
    ist: Kennwert,
    aenderung: Option<Differenz>,
    soll: f64,
    bis: Datum,
    status: ZielStatus,
    /// What the straight line to the goal asks for on the day; null without an earlier value.
    soll_am_stichtag: Option<f64>,
    start: Option<Start>,
}

impl Ziele {
    /// The goals of the register, the next day first.
    pub fn new(eingabe: &Eingabe) -> Self {
        let stand = &eingabe.stand;
        let (registry, config) = (&stand.snapshot.registry, &stand.snapshot.config);
        let mut zeilen: Vec<ZielRow> = registry
            .ziele
            .iter()
            .map(|ziel| {
                let ist = ziel_ist(registry, config, ziel, stand.tag);
                let verlauf = eingabe.ziele.get(&ziel.id).copied().unwrap_or_default();
                // A goal is measured as it is written now, also on the earlier state.
                let then = eingabe.vergleich.find().and_then(|then| {
                    let before = &then.snapshot;
                    ziel_ist(&before.registry, &before.config, ziel, then.tag).wert()
                });
                ZielRow {
                    ziel: ziel.id.clone(),
                    name: ziel.name.clone(),
                    kennzahl: ziel.kennzahl.get(),
                    ist,
                    aenderung: Differenz::anteil(ist.wert(), then),
                    soll: ziel.soll.get(),
                    bis: ziel.bis,
                    status: ziel_status(ziel, ist.wert(), stand.tag, &verlauf),
                    soll_am_stichtag: ziel_linie(ziel, stand.tag, &verlauf),
                    start: verlauf.start.map(|(tag, wert)| Start { tag, wert }),
                }
            })
            .collect();
        zeilen.sort_by(|a, b| (a.bis, &a.ziel).cmp(&(b.bis, &b.ziel)));
        Self {
            zeilen,
            seit: eingabe.vergleich.find().map(|stand| stand.tag),
        }
    }

    /// How many goals there are in each state.
    pub fn nach_status(&self) -> BTreeMap<ZielStatus, u64> {
        let mut counts = BTreeMap::new();
        for zeile in &self.zeilen {
            *counts.entry(zeile.status).or_default() += 1;
        }
        counts
    }

    /// What the goals of a state are called.
    pub fn namen(&self, status: ZielStatus) -> Vec<&str> {
        let zeilen = self.zeilen.iter().filter(|zeile| zeile.status == status);
        zeilen.map(|zeile| zeile.name.as_str()).collect()
    }

    /// The table; nothing without goals.
    pub fn blocks(&self) -> Vec<Block> {
        if self.zeilen.is_empty() {
            return Vec::new();
        }
        let mut columns = vec![
            Column::new("ziel", "Ziel", Room::Whole),
            Column::new("ist", "Ist", Room::Fixed(0)),
            Column::new("soll", "Soll", Room::Fixed(0)),
            Column::new("bis", "bis", Room::Fixed(0)),
            Column::new("status", "Stand", Room::Fixed(0)),
            Column::new("soll_am_stichtag", "nötig", Room::Fixed(0)),
        ];
        if let Some(tag) = self.seit {
            let title = format!("Änderung seit {}", tag.german());
            columns.insert(2, Column::new("aenderung", title, Room::Fixed(0)));
        }
        let rows = self.zeilen.iter().map(|z| {
            let mut row = vec![
                Cell::Text(format!("{} ({})", z.name, z.kennzahl.name())),
                Cell::kennwert(z.ist),
                Cell::Percent(z.soll),
                Cell::Date(z.bis),
                Cell::Text(z.status.label().to_owned()),
                Cell::percent(needed(z.status, z.soll_am_stichtag)),
            ];
            if self.seit.is_some() {
                row.insert(2, Cell::text(z.aenderung.map(Differenz::kurz)));
            }
            row
        });
        let table = Table {
            columns,
            rows: rows.collect(),
            footer: Vec::new(),
        };
        vec![Block::Table(table), Block::Notes(self.notes())]
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.zeilen.iter().any(|z| z.aenderung.is_some()) {
            notes.push("Änderungen in Prozentpunkten.".to_owned());
        }
        notes.extend(state_notes(|status| {
            self.zeilen.iter().any(|z| z.status == status)
        }));
        notes
    }
}
