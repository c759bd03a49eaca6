//! What is due in a Steckbrief: its review, its planned uses of components, its figures.

use crate::config::Config;
use crate::model::prozess::Prozess;
use crate::model::record::words;
use crate::model::{Datum, KomponenteId};

words! {
    /// What is due.
    pub enum Gegenstand {
        /// The regular review: the last one and the interval.
        Ueberpruefung = "ueberpruefung",
        /// The planned use of a component: its `bis`.
        Nutzung = "nutzung",
        /// New figures: the day they hold for and `steckbrief.kennzahlen_veraltet_monate`.
        Kennzahlen = "kennzahlen",
    }
}

words! {
    /// How urgent it is.
    pub enum Lage {
        /// Due before the Stichtag.
        Ueberfaellig = "ueberfaellig",
        /// Due from the Stichtag on, within the days that were asked for.
        Faellig = "faellig",
        /// The date is missing that the due day rests on.
        OhneDatum = "ohne-datum",
    }
}

/// One thing that has a due day, or should have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faelligkeit<'r> {
    /// What.
    pub gegenstand: Gegenstand,
    /// The component of a planned use.
    pub komponente: Option<&'r KomponenteId>,
    /// The last day that is in time; none if it is not stated.
    pub faellig_am: Option<Datum>,
}

impl<'r> Faelligkeit<'r> {
    /// Everything of `prozess` that has a due day or lacks one, however far off: the review, each planned use, the
    /// figures.
    pub fn all(prozess: &'r Prozess, config: &Config) -> Vec<Self> {
        let single = |gegenstand, faellig_am| Self {
            gegenstand,
            komponente: None,
            faellig_am,
        };
        let review = prozess.naechste_ueberpruefung(config.turnus_monate);
        let figures = prozess.kennzahlen_aktuell_bis(config.kennzahlen_veraltet_monate);
        let planned = prozess.komponenten.iter().filter_map(|(id, nutzung)| {
            nutzung.geplant_bis().map(|bis| Self {
                gegenstand: Gegenstand::Nutzung,
                komponente: Some(id),
                faellig_am: Some(bis),
            })
        });
        let mut all = vec![single(Gegenstand::Ueberpruefung, review)];
        all.extend(planned);
        all.push(single(Gegenstand::Kennzahlen, figures));
        all
    }

    /// How urgent it is on `stichtag`; none if it is due after `bis`.
    pub fn lage(&self, stichtag: Datum, bis: Datum) -> Option<Lage> {
        match self.faellig_am {
            None => Some(Lage::OhneDatum),
            Some(day) if day < stichtag => Some(Lage::Ueberfaellig),
            Some(day) if day <= bis => Some(Lage::Faellig),
            Some(_) => None,
        }
    }
}
