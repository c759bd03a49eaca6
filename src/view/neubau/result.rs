//! The typed result of the moves (`ddv.neubau/2`).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use super::rows::{Quote, UmzugRow};
use crate::config::Config;
use crate::model::{Datum, OeId, ProzessEntity, ProzessId, Registry};
use crate::score::neubau::NeubauStatus;
use crate::score::{Spalten, Summe};

/// What to show.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Only this OE with all below it: for the title; `gewaehlt` says which they are.
    pub oe: Option<OeId>,
    /// Only these units; all if none are named.
    pub gewaehlt: Option<BTreeSet<String>>,
}

/// The units that move, what needs attention first.
#[derive(Debug, Serialize)]
pub struct Umzuege {
    pub(super) oe: Option<OeId>,
    /// The degree from which on a process counts as digitalised.
    pub(super) digitalisiert_ab: f64,
    pub(super) einheiten: Vec<UmzugRow>,
    pub(super) zusammenfassung: Zusammenfassung,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    /// Sums over all processes of these units, each once.
    #[serde(skip)]
    pub(super) summe: Summe,
}

/// All moving units together, each process and each head once.
#[derive(Debug, Serialize)]
pub(super) struct Zusammenfassung {
    pub einheiten: u64,
    #[serde(serialize_with = "by_key")]
    pub status: BTreeMap<NeubauStatus, u64>,
    /// Heads of the units that state them; a unit below another one that moves is in its number.
    pub mitarbeitende: u64,
    /// Units that state no number and lie below none that does.
    pub ohne_mitarbeitende: u64,
    #[serde(flatten)]
    pub ist: Quote,
    /// Processes that are digitalisable and not digitalised.
    pub fehlend: u64,
}

impl Umzuege {
    /// The units of `registry` that state a `neubau`, on `stichtag`.
    pub fn new(registry: &Registry, config: &Config, stichtag: Datum, request: &Request) -> Self {
        let is_chosen = |oe: &OeId| {
            let chosen = request.gewaehlt.as_ref();
            chosen.is_none_or(|ids| ids.contains(oe.as_str()))
        };
        let mut prozesse: BTreeMap<&ProzessId, &ProzessEntity> = BTreeMap::new();
        let mut fehlend: BTreeSet<&ProzessId> = BTreeSet::new();
        let mut einheiten = Vec::new();
        for unit in registry.organisation.iter().filter(|unit| is_chosen(&unit.id)) {
            let Some(neubau) = &unit.neubau else { continue };
            let (zeile, stand) = UmzugRow::new(registry, config, unit, neubau, stichtag);
            prozesse.extend(stand.prozesse.iter().map(|p| (&p.id, *p)));
            fehlend.extend(stand.fehlend.iter().map(|f| &f.prozess.id));
            einheiten.push(zeile);
        }
        let summe = Summe::of(
            &prozesse.into_values().collect::<Vec<_>>(),
            &Spalten::on(registry, stichtag),
            config,
        );
        einheiten.sort_by(UmzugRow::compare);
        let zusammenfassung = Zusammenfassung::new(registry, &einheiten, &summe, fehlend.len() as u64);
        let name = |oe: &OeId| registry.organisation.find(oe).map(|oe| oe.name.clone());
        Self {
            oe_name: request.oe.as_ref().and_then(name),
            oe: request.oe.clone(),
            digitalisiert_ab: config.digitalisiert_ab,
            einheiten,
            zusammenfassung,
            summe,
        }
    }
}

/// Words as keys: in snake_case, as all keys are.
fn by_key<S: Serializer>(counts: &BTreeMap<NeubauStatus, u64>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(
        counts
            .iter()
            .map(|(status, n)| (status.as_str().replace('-', "_"), n)),
    )
}

impl Zusammenfassung {
    fn new(registry: &Registry, einheiten: &[UmzugRow], summe: &Summe, fehlend: u64) -> Self {
        let mut status: BTreeMap<NeubauStatus, u64> = NeubauStatus::ALL.map(|s| (s, 0)).into();
        for zeile in einheiten {
            *status.entry(zeile.status).or_default() += 1;
        }
        let stated: BTreeSet<&OeId> = einheiten
            .iter()
            .filter(|zeile| zeile.mitarbeitende.is_some())
            .map(|zeile| &zeile.oe)
            .collect();
        let is_within = |oe: &OeId| {
            let above = registry.upwards(oe);
            above
                .iter()
                .any(|unit| unit.id != *oe && stated.contains(&unit.id))
        };
        let own: Vec<&UmzugRow> = einheiten.iter().filter(|zeile| !is_within(&zeile.oe)).collect();
        Self {
            einheiten: einheiten.len() as u64,
            status,
            mitarbeitende: own.iter().filter_map(|zeile| zeile.mitarbeitende).sum(),
            ohne_mitarbeitende: own.iter().filter(|z| z.mitarbeitende.is_none()).count() as u64,
            ist: Quote::new(summe),
            fehlend,
        }
    }
}
