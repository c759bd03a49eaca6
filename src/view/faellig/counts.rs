//! How many things are due, by urgency and by what they are.

use serde::Serialize;

use crate::score::{Gegenstand, Lage};

/// Things by urgency.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(in crate::view) struct FaelligCounts {
    /// All things that have a due day or lack one, due or not.
    pub gesamt: u64,
    /// Due before the Stichtag.
    pub ueberfaellig: u64,
    /// Due from the Stichtag on, within the days asked for.
    pub faellig: u64,
    /// Without a due day.
    pub ohne_datum: u64,
}

/// Reviews, planned uses and figures by urgency: together, and each.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(in crate::view) struct FaelligSums {
    #[serde(flatten)]
    pub alle: FaelligCounts,
    pub ueberpruefung: FaelligCounts,
    pub nutzung: FaelligCounts,
    pub kennzahlen: FaelligCounts,
}

impl FaelligCounts {
    /// Counts a thing; it has no Lage if it is due later.
    pub fn add(&mut self, lage: Option<Lage>) {
        self.gesamt += 1;
        match lage {
            Some(Lage::Ueberfaellig) => self.ueberfaellig += 1,
            Some(Lage::Faellig) => self.faellig += 1,
            Some(Lage::OhneDatum) => self.ohne_datum += 1,
            None => {}
        }
    }

    fn merge(&mut self, other: &Self) {
        self.gesamt += other.gesamt;
        self.ueberfaellig += other.ueberfaellig;
        self.faellig += other.faellig;
        self.ohne_datum += other.ohne_datum;
    }
}

impl FaelligSums {
    /// Counts a thing; it has no Lage if it is due later.
    pub fn add(&mut self, gegenstand: Gegenstand, lage: Option<Lage>) {
        self.alle.add(lage);
        let part = match gegenstand {
            Gegenstand::Ueberpruefung => &mut self.ueberpruefung,
            Gegenstand::Nutzung => &mut self.nutzung,
            Gegenstand::Kennzahlen => &mut self.kennzahlen,
        };
        part.add(lage);
    }

    /// Counts what another sum counts.
    pub fn merge(&mut self, other: &Self) {
        self.alle.merge(&other.alle);
        self.ueberpruefung.merge(&other.ueberpruefung);
        self.nutzung.merge(&other.nutzung);
        self.kennzahlen.merge(&other.kennzahlen);
    }
}
