//! What comes: cases, full-time equivalents, cost and what components relieve, year by year (L 3.1, 3.2; `fachmodell` 6
//! and 7).

mod entlastung;
mod rechnung;
mod summe;
mod tabelle;
#[cfg(test)]
mod tests;

pub use entlastung::{Grund, KomponentenAnteil};
pub use rechnung::Rechnung;
pub use summe::{Jahressumme, Prognose};

use crate::model::Jahr;
use crate::model::record::words;

words! {
    /// Which components relieve.
    #[derive(Default)]
    pub enum Szenario {
        /// Every applicable component that is not in use yet: the potential.
        #[default]
        Voll = "voll",
        /// Only what is decided, from the year of its roll-out on.
        Plan = "plan",
    }
}

words! {
    /// Why a process has no forecast; the first reason that fits.
    pub enum Luecke {
        /// It does not say what year its figures are of.
        StandFehlt = "stand-fehlt",
        /// It does not say how many cases it has.
        FallzahlFehlt = "fallzahl-fehlt",
        /// It says neither its full-time equivalents nor its handling time.
        VzaUnbekannt = "vza-unbekannt",
        /// Its figures leave the range of numbers before the horizon.
        ZuGross = "zu-gross",
    }
}

/// The forecast of one process or Berufsgruppe, for the years after its base year up to the horizon. All numbers are
/// finite.
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
    /// The growth factor since the base year; none where a table leads away from 0.
    pub wachstum: Option<f64>,
    /// Cases, unrounded; none for a Berufsgruppe.
    pub fallzahl: Option<f64>,
    /// Full-time equivalents without relief.
    pub vza: f64,
    /// Their cost in EUR.
    pub kosten_eur: f64,
    /// The shares of all components, added up.
    pub anteile: f64,
    /// The share relieved: `anteile`, but at most the cap; negative if components cost effort.
    pub entlastung: f64,
    /// Full-time equivalents relieved.
    pub eingespart_vza: f64,
    /// EUR relieved.
    pub eingespart_eur: f64,
}

impl Jahreswert {
    fn is_finite(&self) -> bool {
        let numbers = [
            self.fallzahl.unwrap_or_default(),
            self.vza,
            self.kosten_eur,
            self.anteile,
            self.eingespart_vza,
            self.eingespart_eur,
        ];
        numbers.into_iter().all(f64::is_finite)
    }
}

impl Fortschreibung {
    /// The year `jahr`; none outside the forecast.
    pub fn im(&self, jahr: Jahr) -> Option<&Jahreswert> {
        self.jahre.iter().find(|wert| wert.jahr == jahr)
    }

    /// EUR relieved over all years; 0 if the base year is not before the horizon.
    pub fn eingespart_eur(&self) -> f64 {
        // From 0.0: the sum of nothing is -0.0.
        self.jahre.iter().fold(0.0, |sum, wert| sum + wert.eingespart_eur)
    }
}
