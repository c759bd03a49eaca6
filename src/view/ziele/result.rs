//! The typed result of the goals (`ddv.ziele/2`).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use super::rows::ZielRow;
use crate::config::Config;
use crate::history::Zielgeschichte;
use crate::model::ziel::Ziel;
use crate::model::{Datum, Entity, OeId, Registry, ZielId};
use crate::score::ziel::ZielStatus;

/// Which goals to show.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Only goals that are about this OE or a unit below it.
    pub oe: Option<OeId>,
    /// Only these; all if none are named.
    pub gewaehlt: Option<BTreeSet<String>>,
}

/// What the history says of the goals.
#[derive(Debug, Clone, PartialEq)]
pub enum Geschichte {
    /// The registry lies in no repository.
    OhneGit,
    /// The repository has no commit yet.
    OhneCommit,
    /// What it says of each goal; a goal that no commit holds may be missing.
    Vorhanden(BTreeMap<ZielId, Zielgeschichte>),
}

/// The goals, what needs attention first.
#[derive(Debug, Serialize)]
pub struct Ziele {
    pub(super) oe: Option<OeId>,
    pub(super) geschichte: Geschichte,
    #[serde(rename = "ziele")]
    pub(super) zeilen: Vec<ZielRow>,
    pub(super) zusammenfassung: Zusammenfassung,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    /// Goals that are about other units only.
    #[serde(skip)]
    pub(super) andere: u64,
    #[serde(skip)]
    pub(super) is_filtered: bool,
}

/// How many goals there are in each state.
#[derive(Debug, Default, Serialize)]
pub(super) struct Zusammenfassung {
    pub ziele: u64,
    pub verfehlt: u64,
    pub gefaehrdet: u64,
    pub offen: u64,
    pub unbekannt: u64,
    pub auf_kurs: u64,
    pub erreicht: u64,
}

impl Geschichte {
    /// The word in outputs.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::OhneGit => "ohne-git",
            Self::OhneCommit => "ohne-commit",
            Self::Vorhanden(_) => "vorhanden",
        }
    }

    fn of(&self, ziel: &ZielId) -> Zielgeschichte {
        match self {
            Self::OhneGit | Self::OhneCommit => Zielgeschichte::default(),
            Self::Vorhanden(goals) => goals.get(ziel).cloned().unwrap_or_default(),
        }
    }
}

impl Serialize for Geschichte {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Zusammenfassung {
    fn new(zeilen: &[ZielRow]) -> Self {
        let mut sums = Self::default();
        for zeile in zeilen {
            sums.ziele += 1;
            *sums.of_mut(zeile.status) += 1;
        }
        sums
    }

    fn of_mut(&mut self, status: ZielStatus) -> &mut u64 {
        match status {
            ZielStatus::Erreicht => &mut self.erreicht,
            ZielStatus::AufKurs => &mut self.auf_kurs,
            ZielStatus::Gefaehrdet => &mut self.gefaehrdet,
            ZielStatus::Verfehlt => &mut self.verfehlt,
            ZielStatus::Offen => &mut self.offen,
            ZielStatus::Unbekannt => &mut self.unbekannt,
        }
    }

    /// Goals in a state.
    pub fn of(&self, status: ZielStatus) -> u64 {
        match status {
            ZielStatus::Erreicht => self.erreicht,
            ZielStatus::AufKurs => self.auf_kurs,
            ZielStatus::Gefaehrdet => self.gefaehrdet,
            ZielStatus::Verfehlt => self.verfehlt,
            ZielStatus::Offen => self.offen,
            ZielStatus::Unbekannt => self.unbekannt,
        }
    }
}

impl Ziele {
    /// The goals of `registry` on `stichtag`.
    ///
    /// A goal is defined once, for all its processes: with an OE the list is shorter, its figures are not narrowed. It
    /// holds the goals that count an active process of the OE or of a unit below it, and those whose `auswahl` names one
    /// of these units or a unit above the OE.
    pub fn new(
        registry: &Registry,
        config: &Config,
        stichtag: Datum,
        geschichte: Geschichte,
        auftrag: &Request,
    ) -> Self {
        let units = auftrag.oe.as_ref().map(|oe| registry.subtree(oe));
        let is_chosen = |ziel: &Entity<ZielId, Ziel>| {
            let chosen = auftrag.gewaehlt.as_ref();
            chosen.is_none_or(|ids| ids.contains(ziel.id.as_str()))
        };
        let row = |ziel: &Entity<ZielId, Ziel>| {
            let history = geschichte.of(&ziel.id);
            ZielRow::new(registry, config, ziel, stichtag, &history, units.as_ref())
        };
        let mut andere = 0;
        let mut zeilen = Vec::new();
        for ziel in registry.ziele.iter().filter(|ziel| is_chosen(ziel)) {
            let zeile = row(ziel);
            let counts = zeile.einheit.as_ref().is_none_or(|part| part.basis.prozesse > 0);
            let oe = auftrag.oe.as_ref();
            if counts || oe.is_some_and(|oe| names(registry, ziel, oe)) {
                zeilen.push(zeile);
            } else {
                andere += 1;
            }
        }
        zeilen.sort_by(ZielRow::compare);
        let name = |oe: &OeId| registry.organisation.find(oe).map(|oe| oe.name.clone());
        Self {
            oe_name: auftrag.oe.as_ref().and_then(name),
            oe: auftrag.oe.clone(),
            zusammenfassung: Zusammenfassung::new(&zeilen),
            geschichte,
            zeilen,
            andere,
            is_filtered: auftrag.gewaehlt.is_some(),
        }
    }

    /// Whether a goal that is shown was missed.
    pub fn has_missed(&self) -> bool {
        self.zusammenfassung.verfehlt > 0
    }
}

/// Whether the `auswahl` of `ziel` names `oe`, a unit below it or one above.
fn names(registry: &Registry, ziel: &Ziel, oe: &OeId) -> bool {
    let named = ziel.auswahl.as_ref().map_or(&[][..], |auswahl| &auswahl.oe);
    let below = registry.subtree(oe);
    let above: BTreeSet<&OeId> = registry.upwards(oe).into_iter().map(|unit| &unit.id).collect();
    named
        .iter()
        .any(|unit| below.contains(unit) || above.contains(unit))
}
