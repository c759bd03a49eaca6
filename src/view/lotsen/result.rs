//! The typed result of the Lotsen (`ddv.lotsen/1`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::aufgaben::{Aufgaben, Zeitraum};
use super::rows::{EinheitRow, LotseRow, Stelle};
use crate::config::Config;
use crate::model::organisation::{Organisationseinheit, StellenartLotse};
use crate::model::{Anteil, Datum, Entity, OeId, Registry};
use crate::score::lotse::Vertretung;
use crate::score::share_of;
use crate::view::feld::folded;

/// What to show.
#[derive(Debug, Clone)]
pub struct Request {
    /// What is due within so many days from the Stichtag on, the last one included.
    pub tage: u32,
    /// Only this OE with all below it: for the title; `gewaehlt` says which they are.
    pub oe: Option<OeId>,
    /// Only these units; all if none are named.
    pub gewaehlt: Option<BTreeSet<String>>,
}

/// The Lotsen, who has most to do first, and the units.
#[derive(Debug, Serialize)]
pub struct Lotsen {
    pub(super) oe: Option<OeId>,
    pub(super) tage: u32,
    /// The last day that counts as due.
    pub(super) bis: Datum,
    pub(super) lotsen: Vec<LotseRow>,
    pub(super) einheiten: Vec<EinheitRow>,
    pub(super) zusammenfassung: Zusammenfassung,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    /// Only some units were chosen.
    #[serde(skip)]
    pub(super) is_narrowed: bool,
}

/// How many units have a Lotse, and where their positions come from.
#[derive(Debug, Default, Serialize)]
pub(super) struct Zusammenfassung {
    pub lotsen: u64,
    pub aemter: Abdeckung,
    /// Units of every kind, the Ämter among them.
    pub einheiten: Abdeckung,
    /// By `stellenart_lotse`, over the units that name a Lotse.
    pub stellen: Stellen,
    /// Active processes that belong to a unit without a Lotse, or to none that is there.
    pub prozesse_ohne_lotse: u64,
    pub prozesse: u64,
}

/// Units by their Lotse.
#[derive(Debug, Default, Serialize)]
pub(super) struct Abdeckung {
    pub gesamt: u64,
    /// Those that name one themselves, or inherit one.
    pub mit_lotse: u64,
    /// Of these, the ones that inherit it.
    pub geerbt: u64,
    pub ohne_lotse: u64,
    /// `mit_lotse` of `gesamt`.
    pub anteil: Option<f64>,
}

/// Where the positions come from.
#[derive(Debug, Default, Serialize)]
pub(super) struct Stellen {
    pub digitalisierungsstelle: u64,
    pub umgewandelt: u64,
    pub offen: u64,
    pub ohne_angabe: u64,
}

impl Abdeckung {
    fn of<'e>(units: impl IntoIterator<Item = &'e EinheitRow>) -> Self {
        let mut sums = Self::default();
        for unit in units {
            sums.gesamt += 1;
            sums.mit_lotse += u64::from(unit.lotse.is_some());
            sums.geerbt += u64::from(unit.geerbt_von.is_some());
            sums.ohne_lotse += u64::from(unit.lotse.is_none());
        }
        sums.anteil = share_of(sums.mit_lotse, sums.gesamt).map(Anteil::get);
        sums
    }
}

impl Stellen {
    fn add(&mut self, stellenart: Option<StellenartLotse>) {
        let count = match stellenart {
            Some(StellenartLotse::Digitalisierungsstelle) => &mut self.digitalisierungsstelle,
            Some(StellenartLotse::Umgewandelt) => &mut self.umgewandelt,
            Some(StellenartLotse::Offen) => &mut self.offen,
            None => &mut self.ohne_angabe,
        };
        *count += 1;
    }
}

impl Lotsen {
    /// The Lotsen of the units in `request`, with what waits for them on `stichtag`.
    pub fn new(registry: &Registry, config: &Config, stichtag: Datum, request: &Request) -> Self {
        let zeitraum = Zeitraum {
            von: stichtag,
            bis: stichtag.plus_days(request.tage),
        };
        let mut waiting: BTreeMap<&OeId, Aufgaben> = BTreeMap::new();
        for prozess in registry.prozesse.iter() {
            waiting
                .entry(&prozess.oe)
                .or_default()
                .add(prozess, config, zeitraum);
        }
        let is_chosen = |oe: &OeId| {
            let chosen = request.gewaehlt.as_ref();
            chosen.is_none_or(|ids| ids.contains(oe.as_str()))
        };
        let mut einheiten: Vec<EinheitRow> = registry
            .organisation
            .iter()
            .filter(|unit| is_chosen(&unit.id))
            .map(|unit| einheit(registry, unit, waiting.get(&unit.id).copied().unwrap_or_default()))
            .collect();
        einheiten.sort_by(EinheitRow::compare);
        let lotsen = lotsen(registry, &einheiten);
        let mut zusammenfassung = Zusammenfassung {
            lotsen: lotsen.len() as u64,
            aemter: Abdeckung::of(einheiten.iter().filter(|unit| unit.is_amt())),
            einheiten: Abdeckung::of(&einheiten),
            ..Zusammenfassung::default()
        };
        for unit in &einheiten {
            zusammenfassung.prozesse += unit.aufgaben.prozesse;
            if unit.lotse.is_none() {
                zusammenfassung.prozesse_ohne_lotse += unit.aufgaben.prozesse;
            }
            if unit.lotse.is_some() && unit.geerbt_von.is_none() {
                zusammenfassung.stellen.add(unit.stellenart_lotse);
            }
        }
        if request.gewaehlt.is_none() {
            let is_lost = |oe: &&OeId| registry.organisation.find(oe).is_none();
            let lost = waiting.iter().filter(|(oe, _)| is_lost(oe));
            let lost: u64 = lost.map(|(_, tasks)| tasks.prozesse).sum();
            zusammenfassung.prozesse += lost;
            zusammenfassung.prozesse_ohne_lotse += lost;
        }
        let name = |oe: &OeId| registry.organisation.find(oe).map(|oe| oe.name.clone());
        Self {
            oe_name: request.oe.as_ref().and_then(name),
            oe: request.oe.clone(),
            tage: request.tage,
            bis: zeitraum.bis,
            lotsen,
            einheiten,
            zusammenfassung,
            is_narrowed: request.gewaehlt.is_some(),
        }
    }
}

fn einheit(registry: &Registry, unit: &Entity<OeId, Organisationseinheit>, aufgaben: Aufgaben) -> EinheitRow {
    let vertretung = Vertretung::of(registry, &unit.id);
    let von = match vertretung {
        Vertretung::Geerbt { von, .. } => Some(von),
        Vertretung::Eigen { .. } | Vertretung::Keine => None,
    };
    let above = von.and_then(|von| registry.organisation.find(von));
    EinheitRow {
        oe: unit.id.clone(),
        name: unit.name.clone(),
        art: unit.art,
        vertretung: vertretung.as_str(),
        lotse: vertretung.lotse().map(str::to_owned),
        geerbt_von: von.cloned(),
        stellenart_lotse: unit.stellenart_lotse,
        aufgaben,
        geerbt_von_name: above.map(|unit| unit.name.clone()),
    }
}

/// One entry per function, whatever its case, with the units that name or inherit it.
fn lotsen(registry: &Registry, einheiten: &[EinheitRow]) -> Vec<LotseRow> {
    let mut by_function: BTreeMap<String, LotseRow> = BTreeMap::new();
    let mut units: Vec<&EinheitRow> = einheiten.iter().collect();
    units.sort_by(|a, b| a.oe.cmp(&b.oe));
    for unit in units {
        let Some(function) = &unit.lotse else { continue };
        let entry = by_function.entry(folded(function)).or_insert_with(|| LotseRow {
            lotse: function.clone(),
            einheiten: Vec::new(),
            erben: Vec::new(),
            aufgaben: Aufgaben::default(),
        });
        entry.aufgaben.merge(&unit.aufgaben);
        if unit.geerbt_von.is_some() {
            entry.erben.push(unit.oe.clone());
        }
        // Also a unit outside of the selection, if one inside inherits from it.
        let named_by = unit.geerbt_von.as_ref().unwrap_or(&unit.oe);
        let is_new = entry.einheiten.iter().all(|stelle| stelle.oe != *named_by);
        if let Some(found) = registry.organisation.find(named_by).filter(|_| is_new) {
            entry.einheiten.push(Stelle {
                oe: found.id.clone(),
                name: found.name.clone(),
                stellenart_lotse: found.stellenart_lotse,
            });
        }
    }
    let mut lotsen: Vec<LotseRow> = by_function.into_values().collect();
    lotsen.sort_by(LotseRow::compare);
    lotsen
}
