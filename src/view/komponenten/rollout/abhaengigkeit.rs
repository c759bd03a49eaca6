//! What a component depends on, and whether that is ready.

use serde::Serialize;

use crate::model::komponente::Reifegrad;
use crate::model::{Datum, KomponenteId, Registry};
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};
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
    pub availability: String,
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
            availability: found.map_or_else(
                || "nicht lesbar oder nicht vorhanden".to_owned(),
                |k| availability(k, tag),
            ),
        }
    }
}

/// The table of what is depended on.
pub(in crate::view) fn table(rows: &[Abhaengigkeit]) -> Table {
    Columns::new()
        .people("name", "Komponente", Room::Whole, |a: &Abhaengigkeit| {
            Cell::Text(a.name.clone().unwrap_or_else(|| a.komponente.to_string()))
        })
        .people("bereit", "bereit", Room::Fixed(0), |a| Cell::Bool(a.bereit))
        .people("lage", "am Stichtag", Room::Whole, |a| {
            Cell::Text(a.availability.clone())
        })
        .people("reifegrad", "Reifegrad", Room::Fixed(1), |a| {
            Cell::text(a.reifegrad.map(Reifegrad::label))
        })
        .table(rows)
}
