//! The typed result of the obligations (`ddv.vorgaben/2`).

use std::collections::BTreeSet;

use serde::Serialize;

use super::gesetz::{Gesetz, VorgabeCounts, by_law};
use super::rows::VorgabeRow;
use crate::model::{Datum, Registry};

/// The obligations, what is overdue first.
#[derive(Debug, Serialize)]
pub struct Vorgaben {
    #[serde(rename = "vorgaben")]
    pub(super) zeilen: Vec<VorgabeRow>,
    /// By law; an obligation from several laws counts in each.
    pub(super) gesetze: Vec<Gesetz>,
    /// Each obligation once.
    pub(super) zusammenfassung: VorgabeCounts,
    #[serde(skip)]
    pub(super) is_filtered: bool,
}

impl Vorgaben {
    /// The obligations of `registry` on `stichtag`; only the `gewaehlt` ones if some are named.
    pub fn new(registry: &Registry, stichtag: Datum, gewaehlt: Option<&BTreeSet<String>>) -> Self {
        let mut zeilen: Vec<VorgabeRow> = registry
            .vorgaben
            .iter()
            .filter(|vorgabe| gewaehlt.is_none_or(|ids| ids.contains(vorgabe.id.as_str())))
            .map(|vorgabe| VorgabeRow::new(registry, vorgabe, stichtag))
            .collect();
        zeilen.sort_by(VorgabeRow::compare);
        Self {
            gesetze: by_law(&zeilen),
            zusammenfassung: VorgabeCounts::of(&zeilen),
            zeilen,
            is_filtered: gewaehlt.is_some(),
        }
    }
}
