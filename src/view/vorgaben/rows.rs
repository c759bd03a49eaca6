//! One obligation with the components that serve it.

use std::cmp::Ordering;

use serde::Serialize;

use crate::model::komponente::Reifegrad;
use crate::model::prozess::JaNein;
use crate::model::vorgabe::{Vorgabe, VorgabeStatus};
use crate::model::{Datum, Entity, KomponenteId, Registry, VorgabeId};
use crate::score::vorgabe::{Dringlichkeit, Vorgabenstand};

/// An obligation.
#[derive(Debug, Serialize)]
pub(super) struct VorgabeRow {
    pub vorgabe: VorgabeId,
    pub name: String,
    /// The laws, each once, in the order of the file.
    pub gesetz: Vec<String>,
    pub status: VorgabeStatus,
    pub verbindlich: Option<JaNein>,
    pub frist: Option<Datum>,
    /// Days to `frist`, negative if it has passed.
    pub tage: Option<i64>,
    pub dringlichkeit: Dringlichkeit,
    pub stand: Datum,
    /// Days since `stand`.
    pub stand_alter_tage: i64,
    pub komponenten: Vec<Dienst>,
    pub anmerkung: Option<String>,
}

/// A component that serves an obligation.
#[derive(Debug, Serialize)]
pub(super) struct Dienst {
    pub komponente: KomponenteId,
    /// Null if nothing readable is called so.
    pub name: Option<String>,
    pub reifegrad: Option<Reifegrad>,
    /// Whether it is available on the day.
    pub verfuegbar: bool,
    pub verfuegbar_ab: Option<Datum>,
    pub abgeloest_am: Option<Datum>,
}

impl Dienst {
    fn new(registry: &Registry, id: &KomponenteId, tag: Datum) -> Self {
        let known = registry.komponenten.find(id);
        Self {
            komponente: id.clone(),
            name: known.map(|k| k.name.clone()),
            reifegrad: known.map(|k| k.reifegrad),
            verfuegbar: known.is_some_and(|k| k.is_available(tag)),
            verfuegbar_ab: known.and_then(|k| k.verfuegbar_ab),
            abgeloest_am: known.and_then(|k| k.abgeloest_am),
        }
    }
}

impl VorgabeRow {
    /// `vorgabe` on `tag`.
    pub fn new(registry: &Registry, vorgabe: &Entity<VorgabeId, Vorgabe>, tag: Datum) -> Self {
        let stand = Vorgabenstand::new(vorgabe, tag);
        let mut gesetz: Vec<String> = Vec::new();
        for law in vorgabe.gesetz.0.iter().map(|law| law.trim()) {
            if !gesetz.iter().any(|known| known == law) {
                gesetz.push(law.to_owned());
            }
        }
        Self {
            vorgabe: vorgabe.id.clone(),
            name: vorgabe.name.clone(),
            gesetz,
            status: vorgabe.status,
            verbindlich: vorgabe.verbindlich,
            frist: vorgabe.frist,
            tage: stand.tage,
            dringlichkeit: stand.dringlichkeit,
            stand: vorgabe.stand,
            stand_alter_tage: stand.alter_tage,
            komponenten: vorgabe
                .komponenten
                .iter()
                .map(|id| Dienst::new(registry, id, tag))
                .collect(),
            anmerkung: vorgabe.anmerkung.clone(),
        }
    }

    /// What is overdue first, the longest first of all; then by the day to come, by the state, and by id.
    pub fn compare(&self, other: &Self) -> Ordering {
        let key = |z: &Self| {
            let frist = match z.dringlichkeit {
                Dringlichkeit::Ueberfaellig | Dringlichkeit::MitFrist => z.frist,
                Dringlichkeit::OhneFrist | Dringlichkeit::Realisiert => None,
            };
            (z.dringlichkeit, frist, std::cmp::Reverse(z.status))
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.vorgabe.cmp(&other.vorgabe))
    }
}
