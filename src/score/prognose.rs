//! What comes: cases, full-time equivalents, cost and what components relieve, year by year (L 3.1, 3.2; `fachmodell` 6
//! and 7).

mod entlastung;
mod summe;

pub use entlastung::{Grund, KomponentenAnteil};
pub use summe::{Jahressumme, Prognose};

use self::entlastung::Entlaster;
use super::fallzahl::{GrowthOf, value_in};
use super::kapazitaet::vza;
use crate::config::Config;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::prozess::{EntwicklungArt, Prozess};
use crate::model::value::Menge;
use crate::model::{Jahr, Registry};

/// Which components relieve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Szenario {
    /// Every applicable component that is not in use yet: the potential.
    #[default]
    Voll,
    /// Only what is decided, from the year of its roll-out on.
    Plan,
}

impl Szenario {
    /// Its word on the command line and in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Voll => "voll",
            Self::Plan => "plan",
        }
    }
}

/// The forecast of one process or Berufsgruppe, for the years after its base year up to the horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct Fortschreibung {
    /// The year of its figures.
    pub basisjahr: Jahr,
    /// Cases in the base year; none for a Berufsgruppe.
    pub fallzahl: Option<f64>,
    /// Full-time equivalents in the base year.
    pub vza: f64,
    /// The years after the base year; empty if that is not before the horizon.
    pub jahre: Vec<Jahreswert>,
}

/// One year of a forecast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jahreswert {
    /// The year.
    pub jahr: Jahr,
    /// Cases, unrounded; none for a Berufsgruppe.
    pub fallzahl: Option<f64>,
    /// Full-time equivalents without relief.
    pub vza: f64,
    /// Their cost in EUR.
    pub kosten_eur: f64,
    /// The share relieved, capped; negative if components cost effort.
    pub entlastung: f64,
    /// Full-time equivalents relieved.
    pub eingespart_vza: f64,
    /// EUR relieved.
    pub eingespart_eur: f64,
}

impl Fortschreibung {
    /// The year `jahr`; none outside the forecast.
    pub fn im(&self, jahr: Jahr) -> Option<&Jahreswert> {
        self.jahre.iter().find(|wert| wert.jahr == jahr)
    }

    /// EUR relieved over all years; 0 if the base year is not before the horizon.
    pub fn eingespart_eur(&self) -> f64 {
        self.jahre.iter().map(|wert| wert.eingespart_eur).sum()
    }
}

/// Computes forecasts up to a horizon.
pub struct Rechnung<'r> {
    config: &'r Config,
    /// Which components relieve.
    pub szenario: Szenario,
    /// The last year.
    pub horizont: Jahr,
    entlaster: Vec<Entlaster<'r>>,
}

impl<'r> Rechnung<'r> {
    /// Forecasts up to `horizont` with the components of `registry`.
    pub fn new(registry: &'r Registry, config: &'r Config, szenario: Szenario, horizont: Jahr) -> Self {
        Self {
            config,
            szenario,
            horizont,
            entlaster: Entlaster::all(registry),
        }
    }

    /// The forecast of `prozess`; none if it does not state `stand`, `fallzahl`, or what it takes to know its full-time
    /// equivalents.
    pub fn prozess(&self, prozess: &Prozess) -> Option<Fortschreibung> {
        let zahlen = prozess.kennzahlen.as_ref()?;
        let basisjahr = zahlen.stand?.year();
        let faelle = zahlen.fallzahl? as f64;
        let vza = vza(prozess, self.config)?;
        let growth = GrowthOf::prozess(prozess);
        let minuten = zahlen.bearbeitungszeit_min.map_or(0.0, Menge::get);
        let anteile = entlastung::of_prozess(&self.entlaster, self.szenario, self.config, prozess, basisjahr);
        let jahre = self.jahre(basisjahr, |jahr| {
            let fallzahl = value_in(growth, basisjahr, faelle, jahr, self.config);
            let vza = if growth.art() == EntwicklungArt::Werte {
                if faelle > 0.0 {
                    vza * (fallzahl / faelle)
                } else {
                    vza + fallzahl * minuten / self.config.prognose.arbeitsminuten_je_vza
                }
            } else {
                vza * value_in(growth, basisjahr, 1.0, jahr, self.config)
            };
            (Some(fallzahl), vza, self.config.prognose.kosten_je_vza)
        });
        Some(Fortschreibung {
            basisjahr,
            fallzahl: Some(faelle),
            vza,
            jahre: self.relieved(jahre, &anteile),
        })
    }

    /// The forecast of a Berufsgruppe: it takes the effects of its components, in both scenarios.
    pub fn berufsgruppe(&self, gruppe: &Berufsgruppe) -> Fortschreibung {
        let basisjahr = gruppe.stand.year();
        let vza = gruppe.vza.get();
        let growth = GrowthOf::berufsgruppe(gruppe);
        let kosten = gruppe
            .kosten_je_vza
            .map_or(self.config.prognose.kosten_je_vza, Menge::get);
        let jahre = self.jahre(basisjahr, |jahr| {
            (None, value_in(growth, basisjahr, vza, jahr, self.config), kosten)
        });
        Fortschreibung {
            basisjahr,
            fallzahl: None,
            vza,
            jahre: self.relieved(jahre, &self.anteile_der_gruppe(gruppe)),
        }
    }

    /// What each component of the register does for `prozess`, and why; by id.
    pub fn anteile(&self, prozess: &Prozess, basisjahr: Jahr) -> Vec<KomponentenAnteil<'_>> {
        entlastung::of_prozess(&self.entlaster, self.szenario, self.config, prozess, basisjahr)
    }

    /// What the components of a Berufsgruppe do for it; by id.
    pub fn anteile_der_gruppe(&self, gruppe: &Berufsgruppe) -> Vec<KomponentenAnteil<'_>> {
        entlastung::of_berufsgruppe(&self.entlaster, gruppe)
    }

    /// What full-time equivalents cost in `jahr` as a multiple of the base year of cost.
    pub fn kostenfaktor(&self, jahr: Jahr) -> f64 {
        let prognose = &self.config.prognose;
        (1.0 + prognose.tarifsteigerung).powi(i32::from(jahr.0) - i32::from(prognose.kosten_basisjahr.0))
    }

    fn jahre(&self, basisjahr: Jahr, at: impl Fn(Jahr) -> (Option<f64>, f64, f64)) -> Vec<Jahreswert> {
        let first = basisjahr.0.saturating_add(1);
        (first..=self.horizont.0)
            .map(|jahr| {
                let jahr = Jahr(jahr);
                let (fallzahl, vza, kosten_je_vza) = at(jahr);
                Jahreswert {
                    jahr,
                    fallzahl,
                    vza,
                    kosten_eur: vza * kosten_je_vza * self.kostenfaktor(jahr),
                    entlastung: 0.0,
                    eingespart_vza: 0.0,
                    eingespart_eur: 0.0,
                }
            })
            .collect()
    }

    fn relieved(&self, mut jahre: Vec<Jahreswert>, anteile: &[KomponentenAnteil<'_>]) -> Vec<Jahreswert> {
        for wert in &mut jahre {
            let sum: f64 = anteile.iter().map(|anteil| anteil.im(wert.jahr)).sum();
            wert.entlastung = sum.min(self.config.prognose.obergrenze);
            wert.eingespart_vza = wert.vza * wert.entlastung;
            wert.eingespart_eur = wert.kosten_eur * wert.entlastung;
        }
        jahre
    }
}
