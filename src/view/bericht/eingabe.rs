//! What the report is made of: the state of the quarter, the states that it is compared with, what history says.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::verlauf::Quartalsstand;
use crate::history::{Beleg, Commit};
use crate::load::Snapshot;
use crate::model::{Datum, OeId, Quartal, ZielId};
use crate::score::ziel::ZielVerlauf;
use crate::score::{Population, Spalten, Summe};

/// The registry on a day, with its proof.
pub struct Stand {
    /// The day that figures hold for.
    pub tag: Datum,
    /// The commit that was the last one on that day.
    pub commit: Commit,
    /// What proves the registry in it.
    pub beleg: Beleg,
    /// The registry.
    pub snapshot: Snapshot,
}

/// Why there is no state to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeinStand {
    /// The history starts later.
    VorBeginn {
        /// The day of the first commit.
        erster: Datum,
    },
    /// The repository held no registry yet.
    KeinRegister,
    /// `ddv.toml` was wrong: no figure can rest on it.
    Einstellungen,
}

/// A quarter that the report is compared with.
#[derive(Clone)]
pub struct Vergleich {
    /// The quarter.
    pub quartal: Quartal,
    /// Its state.
    pub stand: Result<Rc<Stand>, KeinStand>,
}

/// All that the report is made of.
pub struct Eingabe {
    /// The quarter.
    pub quartal: Quartal,
    /// Its state.
    pub stand: Rc<Stand>,
    /// The earlier quarter that changes are counted from.
    pub vergleich: Vergleich,
    /// The same quarter of the year before; none if that is `vergleich`, and in reports about programmes.
    pub vorjahr: Option<Vergleich>,
    /// The quarters before, from old to new, as far as there is a state of them; for the quarterly report only.
    pub verlauf: Vec<Quartalsstand>,
    /// The state before the first day of the quarter.
    pub beginn: Option<Rc<Stand>>,
    /// Commits of the quarter that changed the registry; for the quarterly report only.
    pub commits: u64,
    /// What history says of the goals; for the quarterly report only.
    pub ziele: BTreeMap<ZielId, ZielVerlauf>,
}

impl Stand {
    /// The counts behind all figures of the register.
    pub(super) fn summe(&self) -> Summe {
        self.summe_of(None)
    }

    /// Those of `oe` with all below it.
    pub(super) fn summe_of(&self, oe: Option<&OeId>) -> Summe {
        let (registry, config) = (&self.snapshot.registry, &self.snapshot.config);
        let population = Population::new(registry, oe);
        Summe::of(&population.prozesse, &Spalten::on(registry, self.tag), config)
    }
}

impl Vergleich {
    /// The last day of the quarter.
    pub fn tag(&self) -> Datum {
        self.quartal.last_day()
    }

    /// The state, if there is one.
    pub fn find(&self) -> Option<&Stand> {
        self.stand.as_deref().ok()
    }

    /// Why there is none, as a sentence.
    pub fn warum_keiner(&self) -> Option<String> {
        let tag = self.tag().german();
        let Err(reason) = &self.stand else { return None };
        Some(match reason {
            KeinStand::VorBeginn { erster } => format!(
                "Mit dem {tag} wird nicht verglichen: Vor dem {} gibt es keinen Stand.",
                erster.german()
            ),
            KeinStand::KeinRegister => {
                format!("Mit dem {tag} wird nicht verglichen: Das Register gab es noch nicht.")
            }
            KeinStand::Einstellungen => format!(
                "Mit dem {tag} wird nicht verglichen: Die Einstellungen in `ddv.toml` waren fehlerhaft."
            ),
        })
    }
}

impl Eingabe {
    /// The comparisons that have a state, the nearest first.
    pub fn vergleiche(&self) -> impl Iterator<Item = &Vergleich> {
        std::iter::once(&self.vergleich).chain(&self.vorjahr)
    }
}
