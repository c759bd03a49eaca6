//! The Maßnahmen by component: the typed result.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::Serialize;

use super::fenster::Fenster;
use super::konflikt::KonfliktRow;
use crate::model::komponente::{Massnahme, MassnahmeArt};
use crate::model::prozess::NutzungStatus;
use crate::model::{Datum, KomponenteEntity, KomponenteId, OeId, ProjektId, Registry};
use crate::score::massnahme::{Zeitlage, konflikte, tage};
use crate::score::{Population, prioritaet};
use crate::view::komponenten::rollout::abhaengigkeit::Abhaengigkeit;
use crate::view::woerter::unreadable;

/// What to show.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// Only these components, by id.
    pub komponenten: &'a BTreeSet<String>,
    /// Only this time.
    pub fenster: Fenster,
}

/// The Maßnahmenkatalog by component.
#[derive(Debug, Serialize)]
pub struct Massnahmen {
    nach: &'static str,
    pub(super) oe: Option<OeId>,
    von: Option<Datum>,
    bis: Option<Datum>,
    pub(super) zeilen: Vec<MassnahmeRow>,
    pub(super) abhaengigkeiten: Vec<AbhaengigkeitRow>,
    pub(super) ohne_massnahmen: Vec<KomponenteId>,
    pub(super) konflikte: Vec<KonfliktRow>,
    #[serde(skip)]
    pub(super) fenster: Fenster,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    /// Names of the components without Maßnahmen.
    #[serde(skip)]
    pub(super) ohne_namen: Vec<String>,
    /// Components that were asked.
    #[serde(skip)]
    pub(super) gefragt: u64,
}

/// One Maßnahme.
#[derive(Debug, Serialize)]
pub(super) struct MassnahmeRow {
    pub komponente: KomponenteId,
    pub name: String,
    pub art: Option<MassnahmeArt>,
    pub von: Option<Datum>,
    pub bis: Option<Datum>,
    /// Days, both ends counted; null if a day is missing or they are in the wrong order.
    pub tage: Option<u64>,
    pub lage: Zeitlage,
    /// The projects that bring the component and run at that time.
    pub projekte: Vec<ProjektId>,
}

/// A component with what it depends on.
#[derive(Debug, Serialize)]
pub(super) struct AbhaengigkeitRow {
    pub komponente: KomponenteId,
    #[serde(skip)]
    pub name: String,
    pub braucht: Abhaengigkeit,
}

impl Massnahmen {
    /// The catalog over the components of `request` on `stichtag`; planned uses are those of `population`. With an OE: the
    /// components that its processes use or plan.
    pub fn new(
        registry: &Registry,
        population: &Population<'_>,
        stichtag: Datum,
        request: &Request<'_>,
    ) -> Self {
        let fenster = request.fenster;
        let is_meant = |k: &&KomponenteEntity| {
            request.komponenten.contains(k.id.as_str())
                && (population.oe.is_none() || is_used_or_planned(k, population))
        };
        let mut komponenten: Vec<&KomponenteEntity> = registry.komponenten.iter().filter(is_meant).collect();
        komponenten.sort_by_key(|k| {
            let first = k.massnahmen.iter().filter_map(|m| m.von).min();
            (Reverse(prioritaet(k)), first.is_none(), first, k.id.clone())
        });
        let mut zeilen = Vec::new();
        for komponente in &komponenten {
            let mut own: Vec<&Massnahme> = komponente.massnahmen.iter().collect();
            own.sort_by_key(|m| (m.von.is_none(), m.von, m.art, m.bis));
            let shown = own.into_iter().filter(|m| fenster.touches(m.von, m.bis));
            zeilen.extend(shown.map(|m| MassnahmeRow::new(registry, komponente, m, stichtag)));
        }
        let found = konflikte(registry, &komponenten, &population.prozesse, stichtag);
        let is_shown = |tag: Option<Datum>| tag.is_none_or(|tag| fenster.holds(tag));
        let abhaengigkeiten = komponenten.iter().flat_map(|k| {
            k.abhaengig_von.iter().map(|id| AbhaengigkeitRow {
                komponente: k.id.clone(),
                name: k.name.clone(),
                braucht: Abhaengigkeit::new(registry, id, stichtag),
            })
        });
        let without = || komponenten.iter().filter(|k| k.massnahmen.is_empty());
        Self {
            nach: "komponente",
            oe: population.oe.cloned(),
            von: fenster.von,
            bis: fenster.bis,
            zeilen,
            abhaengigkeiten: abhaengigkeiten.collect(),
            ohne_massnahmen: without().map(|k| k.id.clone()).collect(),
            konflikte: found
                .iter()
                .filter(|k| is_shown(k.tag()))
                .map(|k| KonfliktRow::new(registry, k))
                .collect(),
            fenster,
            oe_name: population.oe_name(registry),
            ohne_namen: without().map(|k| k.name.clone()).collect(),
            gefragt: komponenten.len() as u64,
        }
    }
}

fn is_used_or_planned(komponente: &KomponenteEntity, population: &Population<'_>) -> bool {
    population.prozesse.iter().any(|prozess| {
        let status = prozess.komponenten.get(&komponente.id).map(|n| n.status);
        status.is_some_and(|status| match status {
            NutzungStatus::Genutzt | NutzungStatus::Teilweise | NutzungStatus::Geplant => true,
            NutzungStatus::Moeglich | NutzungStatus::NichtAnwendbar => false,
        })
    })
}

impl AbhaengigkeitRow {
    /// The name of what it depends on.
    pub fn needed(&self) -> String {
        let name = self.braucht.name.clone();
        name.unwrap_or_else(|| unreadable(&self.braucht.komponente))
    }
}

impl MassnahmeRow {
    fn new(registry: &Registry, komponente: &KomponenteEntity, massnahme: &Massnahme, tag: Datum) -> Self {
        let time = Fenster {
            von: massnahme.von,
            bis: massnahme.bis,
        };
        let projekte = registry.projekte_with(&komponente.id).filter(|p| {
            let days = p.termine.as_ref();
            let end = days.and_then(|t| t.ende_ist.or(t.ende_plan));
            let is_dated = days.is_some_and(|t| t.beginn.is_some());
            massnahme.von.is_some() && is_dated && time.touches(days.and_then(|t| t.beginn), end)
        });
        Self {
            komponente: komponente.id.clone(),
            name: komponente.name.clone(),
            art: massnahme.art,
            von: massnahme.von,
            bis: massnahme.bis,
            tage: tage(massnahme.von, massnahme.bis),
            lage: Zeitlage::of(massnahme.von, massnahme.bis, tag),
            projekte: projekte.map(|p| p.id.clone()).collect(),
        }
    }
}
