//! The Siegel of a Steckbrief: whether its regular review still holds (D S. 10, L 5.2).

use serde::{Serialize, Serializer};

use crate::config::Config;
use crate::model::prozess::{Prozess, ProzessStatus};
use crate::model::{Datum, ProzessEntity, ProzessId};

/// What the review of an active process is worth on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Siegel {
    /// Reviewed in time and, as far as is known, unchanged since.
    Aktuell,
    /// Reviewed in time, but something other than figures and notes has changed since.
    GeaendertSeitUeberpruefung,
    /// The next review was due before the day.
    Ueberfaellig,
    /// No review is stated.
    Nie,
}

/// What the history says of a process since its last review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aenderung {
    /// There is no history to ask.
    Unbekannt,
    /// Nothing but figures and notes has changed.
    Keine,
    /// Something else was changed on this day; of several the first.
    Seit(Datum),
}

impl Aenderung {
    /// The day of the change, if it lies after the last review and not after `stichtag`.
    pub fn day(self, prozess: &Prozess, stichtag: Datum) -> Option<Datum> {
        match self {
            Self::Seit(day) => Some(day).filter(|day| {
                *day <= stichtag && prozess.zuletzt_ueberprueft().is_some_and(|last| last < *day)
            }),
            Self::Unbekannt | Self::Keine => None,
        }
    }
}

impl Siegel {
    /// All, the best first.
    pub const ALL: [Self; 4] = [
        Self::Aktuell,
        Self::GeaendertSeitUeberpruefung,
        Self::Ueberfaellig,
        Self::Nie,
    ];

    /// Their words, in the same order.
    pub const WORDS: &'static [&'static str] =
        &["aktuell", "geaendert-seit-ueberpruefung", "ueberfaellig", "nie"];

    /// The Siegel of `prozess` on `stichtag`; none if it is not active. The first that fits of: `nie`, `ueberfaellig`,
    /// `geaendert-seit-ueberpruefung`, `aktuell`. The history is asked only where it decides.
    pub fn of(
        prozess: &Prozess,
        config: &Config,
        stichtag: Datum,
        aenderung: impl FnOnce() -> Aenderung,
    ) -> Option<Self> {
        if prozess.status != ProzessStatus::Aktiv {
            return None;
        }
        Some(match prozess.naechste_ueberpruefung(config.turnus_monate) {
            None => Self::Nie,
            Some(due) if due < stichtag => Self::Ueberfaellig,
            Some(_) if aenderung().day(prozess, stichtag).is_some() => Self::GeaendertSeitUeberpruefung,
            Some(_) => Self::Aktuell,
        })
    }

    /// The word in outputs for programs, in filters and lists.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Aktuell => "aktuell",
            Self::GeaendertSeitUeberpruefung => "geaendert-seit-ueberpruefung",
            Self::Ueberfaellig => "ueberfaellig",
            Self::Nie => "nie",
        }
    }

    /// The words in sentences.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Aktuell => "aktuell",
            Self::GeaendertSeitUeberpruefung => "seit der Überprüfung geändert",
            Self::Ueberfaellig => "überfällig",
            Self::Nie => "nie überprüft",
        }
    }
}

impl Serialize for Siegel {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// How many processes carry which Siegel; together all active ones that were counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SiegelZahlen {
    /// `aktuell`.
    pub aktuell: u64,
    /// `geaendert-seit-ueberpruefung`.
    pub geaendert_seit_ueberpruefung: u64,
    /// `ueberfaellig`.
    pub ueberfaellig: u64,
    /// `nie`.
    pub nie: u64,
}

impl SiegelZahlen {
    /// Counts the active ones of `prozesse` on `stichtag`.
    pub fn new(
        prozesse: &[&ProzessEntity],
        config: &Config,
        stichtag: Datum,
        aenderung: impl Fn(&ProzessId) -> Aenderung,
    ) -> Self {
        let mut zahlen = Self::default();
        for prozess in prozesse {
            if let Some(siegel) = Siegel::of(prozess, config, stichtag, || aenderung(&prozess.id)) {
                zahlen.add(siegel);
            }
        }
        zahlen
    }

    fn add(&mut self, siegel: Siegel) {
        match siegel {
            Siegel::Aktuell => self.aktuell += 1,
            Siegel::GeaendertSeitUeberpruefung => self.geaendert_seit_ueberpruefung += 1,
            Siegel::Ueberfaellig => self.ueberfaellig += 1,
            Siegel::Nie => self.nie += 1,
        }
    }

    /// How many carry `siegel`.
    pub fn of(&self, siegel: Siegel) -> u64 {
        match siegel {
            Siegel::Aktuell => self.aktuell,
            Siegel::GeaendertSeitUeberpruefung => self.geaendert_seit_ueberpruefung,
            Siegel::Ueberfaellig => self.ueberfaellig,
            Siegel::Nie => self.nie,
        }
    }
}

/// The figure `ueberpruefung_aktuell` (`fachmodell` 1.6): how many of `prozesse` have a review that is not due before
/// `stichtag`, and how many they are. Later changes do not count here, so it needs no history.
pub fn ueberpruefung_aktuell(prozesse: &[&ProzessEntity], config: &Config, stichtag: Datum) -> (u64, u64) {
    let is_current = |p: &&&ProzessEntity| {
        let due = p.naechste_ueberpruefung(config.turnus_monate);
        due.is_some_and(|due| due >= stichtag)
    };
    let current = prozesse.iter().filter(is_current).count();
    (current as u64, prozesse.len() as u64)
}
