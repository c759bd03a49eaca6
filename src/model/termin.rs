//! The days by which something in a Steckbrief must be done: the next review, new figures, a planned use.
//!
//! All of them are the last day that is in time; what was due before the Stichtag is overdue.

use super::Datum;
use super::nutzung::{Nutzung, NutzungStatus};
use super::prozess::Prozess;

impl Prozess {
    /// The day of the last review; none if it was never reviewed.
    pub fn zuletzt_ueberprueft(&self) -> Option<Datum> {
        self.ueberpruefung.as_ref().and_then(|u| u.zuletzt)
    }

    /// Months between reviews: those of the Steckbrief, else `default`, which `ddv.toml` sets.
    pub fn turnus_monate(&self, default: u64) -> u64 {
        let own = self.ueberpruefung.as_ref().and_then(|u| u.turnus_monate);
        own.unwrap_or(default)
    }

    /// The day by which the next review is due (`fachmodell` 1.6); none without a last one.
    pub fn naechste_ueberpruefung(&self, default_turnus: u64) -> Option<Datum> {
        let months = self.turnus_monate(default_turnus);
        self.zuletzt_ueberprueft().map(|day| day.plus_months(months))
    }

    /// The day until which the figures are fresh, `months` after their `stand`; none without one.
    pub fn kennzahlen_aktuell_bis(&self, months: u64) -> Option<Datum> {
        let stand = self.kennzahlen.as_ref().and_then(|k| k.stand);
        stand.map(|day| day.plus_months(months))
    }
}

impl Nutzung {
    /// The day by which a planned use is to begin; none if the use is not planned.
    pub fn geplant_bis(&self) -> Option<Datum> {
        self.bis.filter(|_| self.status == NutzungStatus::Geplant)
    }
}
