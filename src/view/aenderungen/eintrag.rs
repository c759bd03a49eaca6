//! What changed in single entities, files and settings.

use std::collections::BTreeSet;

use serde::Serialize;

use super::seite::old_oe;
use crate::history::difference::{Difference, EntityChange, FieldChange, Readability};
use crate::load::Snapshot;
use crate::model::prozess::Datenlage;
use crate::model::record::words;
use crate::model::{Kind, OeId, ProjektId, ProzessId, Registry};

words! {
    /// What became of an entity.
    pub(super) enum Aenderung {
        Neu = "neu" / "Neu",
        Entfallen = "entfallen" / "Entfallen",
        Umbenannt = "umbenannt" / "Umbenannt",
        Verschoben = "verschoben" / "Verschoben",
        Geaendert = "geaendert" / "Geändert",
    }
}

/// An entity that changed.
#[derive(Debug, Serialize)]
pub(super) struct Eintrag {
    #[serde(serialize_with = "kind")]
    pub art: Kind,
    pub kennung: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kennung_alt: Option<String>,
    pub name: String,
    pub aenderung: Vec<Aenderung>,
    /// Its file now; before, if it is gone.
    pub datei: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datei_alt: Option<String>,
    pub felder: Vec<FieldChange>,
    /// How sure the figures of a process were and are.
    #[serde(skip)]
    pub datenlage: [Option<Datenlage>; 2],
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn kind<S: serde::Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}

impl Eintrag {
    fn new(change: &EntityChange, old: &Snapshot, new: &Snapshot) -> Self {
        let side = change.latest();
        let is = |aenderung: &Aenderung| match aenderung {
            Aenderung::Neu => change.is_new(),
            Aenderung::Entfallen => change.is_gone(),
            Aenderung::Umbenannt => change.is_renamed(),
            Aenderung::Verschoben => change.is_moved(),
            Aenderung::Geaendert => change.is_changed(),
        };
        let old_side = change.old.as_ref();
        let datenlage = |registry: &Registry, id: Option<&str>| {
            let id = id.filter(|_| change.kind == Kind::Prozesse)?;
            let prozess = registry.prozesse.find(&ProzessId::new(id))?;
            prozess.kennzahlen.as_ref()?.datenlage
        };
        Self {
            art: change.kind,
            kennung: side.id.clone(),
            kennung_alt: old_side.map(|s| s.id.clone()).filter(|id| *id != side.id),
            name: side.name.clone(),
            aenderung: Aenderung::ALL.into_iter().filter(is).collect(),
            datei: side.file.clone(),
            datei_alt: old_side.map(|s| s.file.clone()).filter(|file| *file != side.file),
            felder: change.fields.clone(),
            datenlage: [
                datenlage(&old.registry, old_side.map(|s| s.id.as_str())),
                datenlage(&new.registry, change.new.as_ref().map(|s| s.id.as_str())),
            ],
        }
    }
}

/// A file that one of the states can't read.
#[derive(Debug, Serialize)]
pub(super) struct Datei {
    pub datei: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datei_alt: Option<String>,
    pub aenderung: Readability,
}

/// The files that one of the states can't read.
pub(super) fn dateien(difference: &Difference) -> Vec<Datei> {
    let changes = difference.readability.iter();
    changes
        .map(|change| Datei {
            datei: change.file.clone(),
            datei_alt: change.old_file.clone(),
            aenderung: change.change,
        })
        .collect()
}

/// The entities that changed. With an OE of processes, projects and units only its own, before or now.
pub(super) fn eintraege(
    old: &Snapshot,
    new: &Snapshot,
    difference: &Difference,
    oe: Option<&OeId>,
) -> Vec<Eintrag> {
    let within = oe.map(|oe| {
        let before = old.registry.subtree(&old_oe(&difference.matching, oe));
        (before, new.registry.subtree(oe))
    });
    let is_shown = |change: &&EntityChange| {
        let Some((before, after)) = &within else {
            return true;
        };
        let was = change.old.as_ref();
        let is = change.new.as_ref();
        was.is_some_and(|s| belongs(&old.registry, change.kind, &s.id, before))
            || is.is_some_and(|s| belongs(&new.registry, change.kind, &s.id, after))
    };
    let changes = difference.entities.iter().filter(is_shown);
    changes.map(|change| Eintrag::new(change, old, new)).collect()
}

/// Whether an entity belongs to one of `units`, or to the register as a whole.
fn belongs(registry: &Registry, kind: Kind, id: &str, units: &BTreeSet<OeId>) -> bool {
    match kind {
        Kind::Organisation => units.contains(&OeId::new(id)),
        Kind::Prozesse => {
            let prozess = registry.prozesse.find(&ProzessId::new(id));
            prozess.is_some_and(|p| units.contains(&p.oe))
        }
        Kind::Projekte => {
            let projekt = registry.projekte.find(&ProjektId::new(id));
            projekt.is_some_and(|p| p.oe.as_ref().is_some_and(|oe| units.contains(oe)))
        }
        Kind::Komponenten | Kind::Programme | Kind::Ziele | Kind::Vorgaben | Kind::Berufsgruppen => true,
    }
}
