//! What is checked: a state of the registry as of a day, with what its history says to the rules.

use serde::Serialize;

use crate::config::Config;
use crate::load::Snapshot;
use crate::model::projekt::Phasenfolgen;
use crate::model::{Datum, Registry};

/// The rule that needs a history.
const REGEL: &str = "phase-uebersprungen";

/// A state of the registry that is checked as of a day.
#[derive(Clone, Copy)]
pub struct Pruefling<'p> {
    /// What it holds.
    pub snapshot: &'p Snapshot,
    /// The day that counts as today.
    pub stichtag: Datum,
    /// What its history says.
    pub historie: &'p Historie,
}

/// What the history of a state says to the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Historie {
    /// Nobody wants to know.
    Ungefragt,
    /// How its projects came to their phases.
    Phasen(Phasenfolgen),
    /// It can't be asked.
    Fehlt(OhneHistorie),
}

/// Why the history can't be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum OhneHistorie {
    /// There is no repository, or no commit in it.
    #[serde(rename = "keine-historie")]
    Keine,
    /// The clone holds only a part of it.
    #[serde(rename = "flacher-klon")]
    FlacherKlon,
    /// git can't read it.
    #[serde(rename = "nicht-lesbar")]
    NichtLesbar,
}

/// A rule that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NichtGeprueft {
    /// The name of the rule.
    pub regel: &'static str,
    /// Why.
    pub grund: OhneHistorie,
}

impl Historie {
    /// Whether a rule that needs the history is among `nur`, the rules that are asked for; of none it is all.
    pub fn is_asked(nur: &[String]) -> bool {
        nur.is_empty() || nur.iter().any(|name| name == REGEL)
    }

    /// Whether a rule that needs the history is on, and the registry holds anything that it is about.
    pub fn is_wanted(registry: &Registry, config: &Config) -> bool {
        let is_off = config.regeln.get(REGEL).is_some_and(Option::is_none);
        !is_off && !registry.projekte.is_empty()
    }

    /// How the projects came to their phases; none if that is not known.
    pub fn phasen(&self) -> Option<&Phasenfolgen> {
        match self {
            Self::Phasen(phasen) => Some(phasen),
            Self::Ungefragt | Self::Fehlt(_) => None,
        }
    }
}

impl<'p> Pruefling<'p> {
    /// A state whose history nobody asks.
    pub fn new(snapshot: &'p Snapshot, stichtag: Datum) -> Self {
        Self {
            snapshot,
            stichtag,
            historie: &Historie::Ungefragt,
        }
    }

    /// With what its history says.
    #[must_use]
    pub fn with(self, historie: &'p Historie) -> Self {
        Self { historie, ..self }
    }

    /// The rule that could not be checked.
    pub(super) fn nicht_geprueft(&self) -> Vec<NichtGeprueft> {
        match self.historie {
            Historie::Fehlt(grund) => vec![NichtGeprueft {
                regel: REGEL,
                grund: *grund,
            }],
            Historie::Ungefragt | Historie::Phasen(_) => Vec::new(),
        }
    }
}
