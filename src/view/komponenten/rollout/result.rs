//! The roll-out of one component: the typed result.

use std::collections::BTreeMap;

use serde::Serialize;

use super::abhaengigkeit::Abhaengigkeit;
use super::einsatz::KomponenteEinsatz;
use super::prozess::{ProzessRow, office};
use super::rows::{AmtRow, KandidatRow, PlanRow, ProjektRow};
use crate::config::Config;
use crate::model::komponente::{Reifegrad, Schicht};
use crate::model::{Datum, Jahr, KomponenteEntity, KomponenteId, OeId, ProzessEntity, Registry};
use crate::score::prognose::{Rechnung, Szenario};
use crate::score::rollout::{Planverlauf, kandidaten};
use crate::score::{Einsatz, Population};
use crate::view::zeige::availability;

/// What to show.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// So many candidates from the top.
    pub top: usize,
}

/// The roll-out of a component.
#[derive(Debug, Serialize)]
pub struct Rollout {
    pub(super) oe: Option<OeId>,
    pub(super) komponente: KomponenteId,
    pub(super) name: String,
    pub(super) schicht: Schicht,
    pub(super) reifegrad: Reifegrad,
    pub(super) verfuegbar: bool,
    verfuegbar_ab: Option<Datum>,
    abgeloest_am: Option<Datum>,
    pub(super) verbindlich_seit: Option<Datum>,
    pub(super) betreiber: Option<String>,
    pub(super) einsatz: KomponenteEinsatz,
    pub(super) aemter: Vec<AmtRow>,
    pub(super) plan: Vec<PlanRow>,
    pub(super) kandidaten_anzahl: usize,
    pub(super) kandidaten: Vec<KandidatRow>,
    pub(super) projekte: Vec<ProjektRow>,
    pub(super) abhaengig_von: Vec<Abhaengigkeit>,
    wird_gebraucht_von: Vec<KomponenteId>,
    pub(super) zeilen: Vec<ProzessRow>,
    /// Replaced by the Stichtag.
    #[serde(skip)]
    pub(super) is_replaced: bool,
    #[serde(skip)]
    pub(super) gebraucht_namen: Vec<String>,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    #[serde(skip)]
    pub(super) availability: String,
    #[serde(skip)]
    pub(super) plan_weiter_bis: Option<Datum>,
    #[serde(skip)]
    pub(super) has_effect: bool,
    #[serde(skip)]
    pub(super) heute: Jahr,
    #[serde(skip)]
    pub(super) horizont: Jahr,
}

impl Rollout {
    /// The roll-out of `komponente` over `population` on `stichtag`.
    pub fn new(
        registry: &Registry,
        config: &Config,
        komponente: &KomponenteEntity,
        population: &Population<'_>,
        stichtag: Datum,
        request: Request,
    ) -> Self {
        let prozesse = &population.prozesse;
        let horizont = config.prognose.horizont;
        let rechnung = Rechnung::new(registry, config, Szenario::Voll);
        let is_replaced = komponente.is_replaced(stichtag);
        let next = if is_replaced {
            Vec::new()
        } else {
            kandidaten(komponente, prozesse, &rechnung, config, stichtag)
        };
        let needed_by = || registry.needed_by(&komponente.id);
        let mut zeilen: Vec<ProzessRow> = prozesse
            .iter()
            .map(|p| ProzessRow::new(registry, config, komponente, p, stichtag, &next))
            .collect();
        zeilen.sort_by(|a, b| a.key().cmp(&b.key()));
        let plan = Planverlauf::new(registry, config, komponente, population, stichtag);
        let top = next.iter().zip(1..).take(request.top);
        Self {
            oe: population.oe.cloned(),
            komponente: komponente.id.clone(),
            name: komponente.name.clone(),
            schicht: komponente.schicht,
            reifegrad: komponente.reifegrad,
            verfuegbar: komponente.is_available(stichtag),
            verfuegbar_ab: komponente.verfuegbar_ab,
            abgeloest_am: komponente.abgeloest_am,
            verbindlich_seit: komponente.verbindlich_seit,
            betreiber: komponente.betreiber.clone(),
            einsatz: KomponenteEinsatz::of(komponente, prozesse, stichtag),
            aemter: offices(registry, komponente, prozesse, stichtag),
            plan: plan.schritte.iter().map(PlanRow::new).collect(),
            kandidaten_anzahl: next.len(),
            kandidaten: top.map(|(k, rang)| KandidatRow::new(registry, k, rang)).collect(),
            projekte: projects(registry, komponente, stichtag),
            abhaengig_von: komponente
                .abhaengig_von
                .iter()
                .map(|id| Abhaengigkeit::new(registry, id, stichtag))
                .collect(),
            gebraucht_namen: needed_by().map(|k| k.name.clone()).collect(),
            wird_gebraucht_von: needed_by().map(|k| k.id.clone()).collect(),
            zeilen,
            is_replaced,
            oe_name: population.oe_name(registry),
            availability: availability(komponente, stichtag),
            plan_weiter_bis: plan.weiter_bis,
            has_effect: !komponente.effekt.is_empty(),
            heute: stichtag.year(),
            horizont,
        }
    }
}

/// The Ämter, those first where most is still to do; equal ones by id.
fn offices(
    registry: &Registry,
    komponente: &KomponenteEntity,
    prozesse: &[&ProzessEntity],
    tag: Datum,
) -> Vec<AmtRow> {
    let mut by_office: BTreeMap<OeId, (String, Einsatz)> = BTreeMap::new();
    for prozess in prozesse {
        let (id, name) = office(registry, &prozess.oe);
        let (_, einsatz) = by_office.entry(id).or_insert_with(|| (name, Einsatz::default()));
        einsatz.add(komponente, prozess, tag);
    }
    let mut aemter: Vec<AmtRow> = by_office
        .into_iter()
        .map(|(oe, (name, einsatz))| AmtRow {
            kuerzel: registry.organisation.find(&oe).map(|unit| unit.kuerzel.clone()),
            oe,
            name,
            einsatz: KomponenteEinsatz::from(einsatz),
        })
        .collect();
    let open = |amt: &AmtRow| amt.einsatz.counts.anwendbar - amt.einsatz.counts.in_nutzung();
    aemter.sort_by(|a, b| open(b).cmp(&open(a)).then_with(|| a.oe.cmp(&b.oe)));
    aemter
}

/// The projects that bring the component: running ones first, then by planned end, then by id.
fn projects(registry: &Registry, komponente: &KomponenteEntity, tag: Datum) -> Vec<ProjektRow> {
    let named = registry.projekte_with(&komponente.id);
    let mut projekte: Vec<ProjektRow> = named.map(|p| ProjektRow::new(p, tag)).collect();
    projekte.sort_by(|a, b| {
        let key = |p: &ProjektRow| (!p.laeuft, p.ende_plan);
        key(a).cmp(&key(b)).then_with(|| a.projekt.cmp(&b.projekt))
    });
    projekte
}
