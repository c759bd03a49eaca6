//! The components with their figures: the typed result.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::produkte::{MehrfachRow, ProduktRow, collect};
use crate::model::komponente::{Prioritaet, Reifegrad, Schicht};
use crate::model::record::words;
use crate::model::{Anteil, Datum, Jahr, KomponenteEntity, KomponenteId, OeId, ProjektId, Registry};
use crate::score::{Population, prioritaet, rounded};
use crate::view::komponenten::rollout::einsatz::KomponenteEinsatz;
use crate::view::zeige::availability;

words! {
    /// What the list is ordered by.
    #[derive(Default)]
    pub enum Nach {
        /// By layer, then priority: as the IT-Architektur is drawn.
        #[default]
        Schicht = "schicht",
        /// The highest priority first.
        Prioritaet = "prioritaet",
        /// The most ready first.
        Reifegrad = "reifegrad",
        /// The lowest use first: where there is most to do.
        Nutzung = "nutzung",
        /// By name.
        Name = "name",
    }
}

/// What to show.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Only these components, by id.
    pub komponenten: &'a BTreeSet<String>,
    /// The order.
    pub nach: Nach,
    /// The year that effects are shown for.
    pub horizont: Jahr,
}

/// The components.
#[derive(Debug, Serialize)]
pub struct Komponenten {
    pub(super) oe: Option<OeId>,
    nach: &'static str,
    pub(super) komponenten: Vec<KomponenteRow>,
    pub(super) produkte: Vec<ProduktRow>,
    pub(super) mehrere_produkte: Vec<MehrfachRow>,
    #[serde(skip)]
    pub(super) order: Nach,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    #[serde(skip)]
    pub(super) prozesse: u64,
    #[serde(skip)]
    pub(super) horizont: Jahr,
}

/// One component.
#[derive(Debug, Serialize)]
pub(super) struct KomponenteRow {
    pub komponente: KomponenteId,
    pub name: String,
    pub schicht: Schicht,
    pub reifegrad: Reifegrad,
    pub dringlichkeit: Option<u8>,
    pub wichtigkeit: Option<u8>,
    /// Their product, 0 to 9; null if one is missing.
    pub prioritaet: Option<u8>,
    pub verfuegbar: bool,
    pub verfuegbar_ab: Option<Datum>,
    pub verbindlich_seit: Option<Datum>,
    pub abgeloest_am: Option<Datum>,
    pub betreiber: Option<String>,
    pub gewicht: f64,
    #[serde(flatten)]
    pub einsatz: KomponenteEinsatz,
    /// As it stands in the register: year -> share.
    effekt: BTreeMap<Jahr, Anteil>,
    /// The share in the last of these years up to the horizon; null without any.
    pub effekt_voll: Option<f64>,
    pub abhaengig_von: Vec<KomponenteId>,
    pub wird_gebraucht_von: Vec<KomponenteId>,
    pub projekte: Vec<ProjektId>,
    #[serde(skip)]
    pub availability: String,
    #[serde(skip)]
    pub label: String,
}

impl KomponenteRow {
    fn new(
        registry: &Registry,
        komponente: &KomponenteEntity,
        population: &Population<'_>,
        tag: Datum,
        horizont: Jahr,
    ) -> Self {
        let marks = komponente.prioritaet.as_ref();
        let mark = |f: fn(&Prioritaet) -> Option<u8>| marks.and_then(f);
        let brings = registry.projekte_with(&komponente.id);
        let needs = registry.needed_by(&komponente.id);
        Self {
            komponente: komponente.id.clone(),
            name: komponente.name.clone(),
            schicht: komponente.schicht,
            reifegrad: komponente.reifegrad,
            dringlichkeit: mark(|p| p.dringlichkeit.map(|n| n.0)),
            wichtigkeit: mark(|p| p.wichtigkeit.map(|n| n.0)),
            prioritaet: prioritaet(komponente),
            verfuegbar: komponente.is_available(tag),
            verfuegbar_ab: komponente.verfuegbar_ab,
            verbindlich_seit: komponente.verbindlich_seit,
            abgeloest_am: komponente.abgeloest_am,
            betreiber: komponente.betreiber.clone(),
            gewicht: komponente.weight(),
            einsatz: KomponenteEinsatz::of(komponente, &population.prozesse, tag),
            effekt: komponente.effekt.clone(),
            effekt_voll: komponente
                .effekt
                .range(..=horizont)
                .next_back()
                .map(|(_, e)| e.get()),
            abhaengig_von: komponente.abhaengig_von.clone(),
            wird_gebraucht_von: needs.map(|k| k.id.clone()).collect(),
            projekte: brings.map(|p| p.id.clone()).collect(),
            availability: availability(komponente, tag),
            label: label(komponente, tag),
        }
    }

    fn compare(&self, other: &Self, nach: Nach) -> Ordering {
        let by_priority = || Reverse(self.prioritaet).cmp(&Reverse(other.prioritaet));
        let first = match nach {
            Nach::Schicht => self.schicht.cmp(&other.schicht).then_with(by_priority),
            Nach::Prioritaet => by_priority(),
            Nach::Reifegrad => self.reifegrad.cmp(&other.reifegrad).then_with(by_priority),
            Nach::Nutzung => {
                let share = |z: &Self| z.einsatz.nutzung.map_or(f64::INFINITY, |n| rounded(n, 9));
                let by_use = share(self).total_cmp(&share(other));
                // What can't be used now is nothing to catch up on.
                other.verfuegbar.cmp(&self.verfuegbar).then(by_use)
            }
            Nach::Name => self.name.to_lowercase().cmp(&other.name.to_lowercase()),
        };
        first.then_with(|| self.komponente.cmp(&other.komponente))
    }
}

impl Komponenten {
    /// The components of `request` on `stichtag`; their use is that of `population`. With an OE, products are those of its
    /// offices.
    pub fn new(
        registry: &Registry,
        population: &Population<'_>,
        stichtag: Datum,
        request: Request<'_>,
    ) -> Self {
        let chosen: Vec<&KomponenteEntity> = registry
            .komponenten
            .iter()
            .filter(|k| request.komponenten.contains(k.id.as_str()))
            .collect();
        let mut zeilen: Vec<KomponenteRow> = chosen
            .iter()
            .map(|k| KomponenteRow::new(registry, k, population, stichtag, request.horizont))
            .collect();
        zeilen.sort_by(|a, b| a.compare(b, request.nach));
        let within = population.oe.map(|oe| {
            let units = registry.subtree(oe);
            let office = |id: &OeId| registry.amt(id).map(|amt| amt.id.clone());
            units.iter().filter_map(office).collect::<BTreeSet<_>>()
        });
        let (produkte, mehrere) = collect(registry, &chosen, &population.prozesse, within.as_ref());
        Self {
            oe: population.oe.cloned(),
            nach: request.nach.as_str(),
            komponenten: zeilen,
            produkte,
            mehrere_produkte: mehrere,
            order: request.nach,
            oe_name: population.oe_name(registry),
            prozesse: population.prozesse.len() as u64,
            horizont: request.horizont,
        }
    }
}

/// The name of `komponente`, with a word on why it does not count on `tag`.
fn label(komponente: &KomponenteEntity, tag: Datum) -> String {
    let name = &komponente.name;
    match (komponente.is_available(tag), komponente.is_replaced(tag)) {
        (true, _) => name.clone(),
        (false, true) => format!("{name} (abgelöst)"),
        (false, false) => format!("{name} (noch nicht verfügbar)"),
    }
}
