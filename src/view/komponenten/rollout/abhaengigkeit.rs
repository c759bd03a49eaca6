//! What a component depends on, and whether that is ready.

use serde::Serialize;

use crate::model::komponente::Reifegrad;
use crate::model::{Datum, KomponenteId, Registry};
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::zeige::availability;

/// A component that another one depends on.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Abhaengigkeit {
    /// The component that is depended on.
    pub komponente: KomponenteId,
    /// Its name; null if it can't be read.
    pub name: Option<String>,
    reifegrad: Option<Reifegrad>,
    verfuegbar_ab: Option<Datum>,
    abgeloest_am: Option<Datum>,
    /// Available on the Stichtag.
    pub bereit: bool,
    /// How it stands on the Stichtag, in words.
    #[serde(skip)]
    pub lage: String,
}

impl Abhaengigkeit {
    /// How `id` stands on `tag`.
    pub fn new(registry: &Registry, id: &KomponenteId, tag: Datum) -> Self {
        let found = registry.komponenten.find(id);
        Self {
            komponente: id.clone(),
            name: found.map(|k| k.name.clone()),
            reifegrad: found.map(|k| k.reifegrad),
            verfuegbar_ab: found.and_then(|k| k.verfuegbar_ab),
            abgeloest_am: found.and_then(|k| k.abgeloest_am),
            bereit: found.is_some_and(|k| k.is_available(tag)),
            lage: found.map_or_else(
                || "nicht lesbar oder nicht vorhanden".to_owned(),
                |k| availability(k, tag),
            ),
        }
    }

    fn row(&self) -> Vec<Cell> {
        let name = self.name.clone().unwrap_or_else(|| self.komponente.to_string());
        vec![
            Cell::Text(name),
            Cell::Bool(self.bereit),
            Cell::Text(self.lage.clone()),
            Cell::text(self.reifegrad.map(Reifegrad::label)),
        ]
    }
}

/// The table of what is depended on.
pub(in crate::view) fn table(rows: &[Abhaengigkeit]) -> Table {
    Table {
        columns: vec![
            Column::new("name", "Komponente", Room::Whole),
            Column::new("bereit", "bereit", Room::Fixed(0)),
            Column::new("lage", "am Stichtag", Room::Whole),
            Column::new("reifegrad", "Reifegrad", Room::Fixed(1)),
        ],
        rows: rows.iter().map(Abhaengigkeit::row).collect(),
        footer: Vec::new(),
    }
}
