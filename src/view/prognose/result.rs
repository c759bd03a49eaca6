//! The typed result of `ddv prognose`; its serde form is the JSON contract `ddv.prognose/1`.

use serde::Serialize;

use super::annahmen::{Annahmen, Entwicklungen};
use super::rechner::Rechner;
use crate::config::Config;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::{BerufsgruppeId, Entity, Jahr, Kind, Registry};
use crate::score::Population;
use crate::score::prognose::{Jahressumme, Luecke, Prognose as Gesamt, Rechnung, Szenario};

/// What is forecast.
#[derive(Debug, Clone)]
pub enum Grundlage<'r> {
    /// Active processes.
    Prozesse {
        /// The selected ones.
        population: Population<'r>,
        /// The ids that the caller named; empty if none.
        genannt: Vec<String>,
    },
    /// The city-wide estimate by staff group (L 3.1).
    Berufsgruppen(Vec<&'r Entity<BerufsgruppeId, Berufsgruppe>>),
}

/// A forecast whose numbers leave the range of numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unberechenbar {
    /// That of one entry.
    #[error("the forecast of `{id}` is too large")]
    Eintrag {
        /// Its kind.
        kind: Kind,
        /// Its id.
        id: String,
    },
    /// The sum.
    #[error("the sum of the forecasts is too large")]
    Summe,
}

/// The forecast year by year (`ddv.prognose/1`).
#[derive(Debug, Serialize)]
pub struct Prognose {
    szenario: &'static str,
    pub(super) horizont: Jahr,
    pub(super) jahre: Vec<JahrRow>,
    pub(super) summe: PrognoseSums,
    grundlage: Kind,
    oe: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) genannt: Vec<String>,
    pub(super) auswahl: Auswahl,
    pub(super) luecken: Vec<OhnePrognose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) datenlage: Option<Datenlagen>,
    pub(super) entwicklung: Entwicklungen,
    pub(super) annahmen: Annahmen,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gruppen: Option<Vec<Gruppe>>,
    #[serde(skip)]
    pub(super) wahl: Szenario,
    /// What the selection is called: an OE, or the only process that was named.
    #[serde(skip)]
    pub(super) name: Option<String>,
}

/// The sums of a forecast, for outputs that set several side by side.
#[derive(Debug, Clone, Copy)]
pub(in crate::view) struct Eckwerte {
    pub szenario: Szenario,
    pub horizont: Jahr,
    /// Full-time equivalents in the year of the horizon without relief; 0 if nothing is forecast.
    pub vza_horizont: f64,
    /// Their cost in EUR.
    pub kosten_horizont_eur: f64,
    pub eingespart_eur: f64,
    pub eingespart_vza_horizont: f64,
    pub aufwuchs_vza: f64,
    pub daempfung: Option<f64>,
    /// How many are in the sums.
    pub mit_prognose: u64,
    /// Of so many.
    pub gesamt: u64,
    pub ab_horizont: u64,
    pub ohne_prognose: u64,
    /// Processes in the sums with estimated and with made-up figures.
    pub geschaetzt: u64,
    pub beispiel: u64,
    /// It is about processes, not Berufsgruppen.
    pub is_of_processes: bool,
}

/// One year.
#[derive(Debug, Serialize)]
pub(super) struct JahrRow {
    pub jahr: Jahr,
    pub fallzahl: Option<f64>,
    pub vza: f64,
    pub kosten_eur: f64,
    pub eingespart_vza: f64,
    pub eingespart_eur: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    prozesse: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    berufsgruppen: Option<u64>,
}

/// What all years come to.
#[derive(Debug, Serialize)]
pub(super) struct PrognoseSums {
    pub eingespart_eur: f64,
    pub eingespart_vza_horizont: f64,
    pub aufwuchs_vza: f64,
    pub daempfung: Option<f64>,
}

/// How many of what was selected is in the sums.
#[derive(Debug, Serialize)]
pub(super) struct Auswahl {
    pub gesamt: u64,
    pub mit_prognose: u64,
    /// Of these with figures only of the horizon or later: not in any row.
    pub ab_horizont: u64,
    pub ohne_prognose: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct OhnePrognose {
    pub prozess: String,
    pub grund: &'static str,
    #[serde(skip)]
    pub luecke: Luecke,
}

/// How sure the figures of the processes in the sums are.
#[derive(Debug, Default, Serialize)]
pub(super) struct Datenlagen {
    pub gemessen: u64,
    pub geschaetzt: u64,
    pub beispiel: u64,
    pub ohne_angabe: u64,
}

/// One Berufsgruppe of the sums.
#[derive(Debug, Serialize)]
pub(super) struct Gruppe {
    pub berufsgruppe: String,
    pub name: String,
    pub basisjahr: Jahr,
    pub vza: f64,
    pub vza_horizont: Option<f64>,
    pub kosten_je_vza: f64,
    pub eingespart_vza_horizont: Option<f64>,
    pub eingespart_eur: f64,
}

impl PrognoseSums {
    pub fn of(gesamt: &Gesamt) -> Self {
        Self {
            eingespart_eur: gesamt.eingespart_eur,
            eingespart_vza_horizont: gesamt.eingespart_vza_horizont,
            aufwuchs_vza: gesamt.aufwuchs_vza,
            daempfung: gesamt.daempfung(),
        }
    }
}

impl JahrRow {
    /// How many are in the row.
    pub fn anzahl(&self) -> u64 {
        self.prozesse.or(self.berufsgruppen).unwrap_or_default()
    }

    fn new(jahr: Jahr, summe: &Jahressumme, is_of_processes: bool) -> Self {
        Self {
            jahr,
            fallzahl: is_of_processes.then_some(summe.fallzahl),
            vza: summe.vza,
            kosten_eur: summe.kosten_eur,
            eingespart_vza: summe.eingespart_vza,
            eingespart_eur: summe.eingespart_eur,
            prozesse: is_of_processes.then_some(summe.anzahl),
            berufsgruppen: (!is_of_processes).then_some(summe.anzahl),
        }
    }
}

impl Prognose {
    /// The forecast of `grundlage` up to the horizon of `config`.
    ///
    /// # Errors
    /// If a number leaves the range of numbers.
    pub fn new(
        registry: &Registry,
        config: &Config,
        grundlage: &Grundlage<'_>,
        szenario: Szenario,
    ) -> Result<Self, Unberechenbar> {
        let mut rechner = Rechner {
            rechnung: Rechnung::new(registry, config, szenario),
            gesamt: Gesamt::default(),
            entwicklung: Entwicklungen::default(),
            luecken: Vec::new(),
            datenlage: Datenlagen::default(),
            gruppen: Vec::new(),
        };
        match grundlage {
            Grundlage::Prozesse { population, .. } => rechner.prozesse(population)?,
            Grundlage::Berufsgruppen(gruppen) => rechner.berufsgruppen(gruppen, config)?,
        }
        let Rechner { gesamt, .. } = &rechner;
        if !gesamt.is_finite() {
            return Err(Unberechenbar::Summe);
        }
        let (oe, genannt) = match grundlage {
            Grundlage::Prozesse { population, genannt } => (population.oe, genannt.as_slice()),
            Grundlage::Berufsgruppen(_) => (None, [].as_slice()),
        };
        let is_of_processes = matches!(grundlage, Grundlage::Prozesse { .. });
        let jahre = gesamt.jahre.iter();
        Ok(Self {
            szenario: szenario.as_str(),
            horizont: config.prognose.horizont,
            jahre: jahre
                .map(|(jahr, summe)| JahrRow::new(*jahr, summe, is_of_processes))
                .collect(),
            summe: PrognoseSums::of(gesamt),
            grundlage: if is_of_processes {
                Kind::Prozesse
            } else {
                Kind::Berufsgruppen
            },
            oe: oe.map(ToString::to_string),
            genannt: genannt.to_vec(),
            auswahl: Auswahl {
                gesamt: gesamt.anzahl + gesamt.ohne_zukunft + gesamt.ohne_prognose(),
                mit_prognose: gesamt.anzahl,
                ab_horizont: gesamt.ohne_zukunft,
                ohne_prognose: gesamt.ohne_prognose(),
            },
            name: name(registry, grundlage),
            luecken: rechner.luecken,
            datenlage: is_of_processes.then_some(rechner.datenlage),
            entwicklung: rechner.entwicklung,
            annahmen: Annahmen::new(config),
            gruppen: (!is_of_processes).then_some(rechner.gruppen),
            wahl: szenario,
        })
    }

    /// What a comparison shows of it.
    pub(in crate::view) fn eckwerte(&self) -> Eckwerte {
        let last = self.jahre.last();
        Eckwerte {
            szenario: self.wahl,
            horizont: self.horizont,
            vza_horizont: last.map_or(0.0, |jahr| jahr.vza),
            kosten_horizont_eur: last.map_or(0.0, |jahr| jahr.kosten_eur),
            eingespart_eur: self.summe.eingespart_eur,
            eingespart_vza_horizont: self.summe.eingespart_vza_horizont,
            aufwuchs_vza: self.summe.aufwuchs_vza,
            daempfung: self.summe.daempfung,
            mit_prognose: self.auswahl.mit_prognose,
            gesamt: self.auswahl.gesamt,
            ab_horizont: self.auswahl.ab_horizont,
            ohne_prognose: self.auswahl.ohne_prognose,
            geschaetzt: self.datenlage.as_ref().map_or(0, |lage| lage.geschaetzt),
            beispiel: self.datenlage.as_ref().map_or(0, |lage| lage.beispiel),
            is_of_processes: self.is_of_processes(),
        }
    }

    /// Whether it is about processes, not Berufsgruppen.
    pub(super) fn is_of_processes(&self) -> bool {
        self.grundlage == Kind::Prozesse
    }

    /// Whether the caller asked for less than all active processes.
    pub(super) fn is_narrowed(&self) -> bool {
        self.oe.is_some() || !self.genannt.is_empty()
    }
}

/// What the selection is called; none if it is everything.
fn name(registry: &Registry, grundlage: &Grundlage<'_>) -> Option<String> {
    let Grundlage::Prozesse { population, genannt } = grundlage else {
        return None;
    };
    if let ([_], [only]) = (genannt.as_slice(), population.prozesse.as_slice()) {
        return Some(only.name.clone());
    }
    let oe = population.oe?;
    let unit = registry.organisation.find(oe);
    Some(unit.map_or_else(|| oe.to_string(), |unit| unit.name.clone()))
}
