//! One of the two states that are compared, and the figures of it.

use serde::Serialize;

use crate::load::Snapshot;
use crate::model::{Datum, Kind, OeId, ProzessEntity};
use crate::score::{Population, Spalten};
use crate::source::SourceId;

/// A state of the register.
#[derive(Clone)]
pub struct Seite<'s> {
    /// The register.
    pub snapshot: &'s Snapshot,
    /// What people call it: `Arbeitsstand`, or the short id of its commit.
    pub bezeichnung: String,
    /// Full id of its commit; none for what is not checked in.
    pub commit: Option<String>,
    /// Its day: that of the commit; today for what is not checked in.
    pub tag: Datum,
}

/// A state in JSON.
#[derive(Debug, Serialize)]
pub(super) struct SeiteJson {
    bezeichnung: String,
    commit: Option<String>,
    tag: Datum,
    unlesbar: usize,
}

impl From<&Seite<'_>> for SeiteJson {
    fn from(seite: &Seite<'_>) -> Self {
        Self {
            bezeichnung: seite.bezeichnung.clone(),
            commit: seite.commit.clone(),
            tag: seite.tag,
            unlesbar: seite.snapshot.unreadable,
        }
    }
}

impl SeiteJson {
    /// `"4f2a91c0 vom 31.03.2026"`.
    pub fn name(&self) -> String {
        format!("{} vom {}", self.bezeichnung, self.tag.german())
    }

    /// Files that its figures lack, in a sentence.
    pub fn missing(&self, when: &str) -> Option<String> {
        match self.unlesbar {
            0 => None,
            1 => Some(format!(
                "{when} war eine Datei nicht lesbar; sie fehlt in den Zahlen davor."
            )),
            n => Some(format!(
                "{when} waren {n} Dateien nicht lesbar; sie fehlen in den Zahlen davor."
            )),
        }
    }
}

/// A state on the day that both are computed for, narrowed to the OE that is asked for.
pub(super) struct Bild<'s> {
    pub snapshot: &'s Snapshot,
    pub population: Population<'s>,
    pub spalten: Spalten<'s>,
}

impl<'s> Bild<'s> {
    pub fn new(snapshot: &'s Snapshot, oe: Option<&OeId>, stichtag: Datum) -> Self {
        let registry = &snapshot.registry;
        Self {
            snapshot,
            population: Population::new(registry, oe),
            spalten: Spalten::on(registry, stichtag),
        }
    }

    /// The file of an entity.
    pub fn file(&self, source: SourceId) -> &'s str {
        self.snapshot.sources.path(source)
    }

    /// The active process called `id` within the population.
    pub fn prozess(&self, id: &str) -> Option<&'s ProzessEntity> {
        let prozesse = &self.population.prozesse;
        let at = prozesse.binary_search_by(|p| p.id.as_str().cmp(id)).ok()?;
        Some(prozesse[at])
    }
}

/// The OE that `oe` of the new state was in the old one.
pub(super) fn old_oe(matching: &crate::history::difference::Matching, oe: &OeId) -> OeId {
    let old = matching.old_id(Kind::Organisation, oe.as_str());
    old.map_or_else(|| oe.clone(), OeId::new)
}
