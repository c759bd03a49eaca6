//! The cells of the Digitalisierungskarte with their places: what several rules walk.

use crate::diag::Diagnostic;
use crate::model::prozess::{Nutzung, ProzessStatus};
use crate::model::{KomponenteEntity, KomponenteId, ProzessEntity, Registry};
use crate::source::YamlPath;

use super::Page;

/// What a Steckbrief says about one component.
#[derive(Clone, Copy)]
pub(super) struct Zelle<'r> {
    pub prozess: &'r ProzessEntity,
    pub id: &'r KomponenteId,
    pub nutzung: &'r Nutzung,
    registry: &'r Registry,
}

impl<'r> Zelle<'r> {
    /// All cells with an entry, by process and component. Processes that fell away are left out: nobody mends them.
    pub fn all(registry: &'r Registry) -> impl Iterator<Item = Self> {
        let lives = |p: &&ProzessEntity| is_living(p.status);
        registry
            .prozesse
            .with_drafts()
            .filter(lives)
            .flat_map(move |prozess| {
                prozess.komponenten.iter().map(move |(id, nutzung)| Self {
                    prozess,
                    id,
                    nutzung,
                    registry,
                })
            })
    }

    /// Whether the whole Steckbrief can be read: what it does not state is really not stated.
    pub fn is_readable(self, registry: &Registry) -> bool {
        let readable = registry.prozesse.find(&self.prozess.id);
        readable.is_some_and(|p| p.source == self.prozess.source)
    }

    /// The component, if its file can be read.
    pub fn komponente(self) -> Option<&'r KomponenteEntity> {
        self.registry.komponenten.find(self.id)
    }

    /// Where the entry stands: `komponenten.ID`.
    pub fn path(self) -> YamlPath {
        YamlPath::parse("komponenten").key(self.id.as_str())
    }

    /// A finding about `key` of the entry.
    pub fn finding(self, page: &Page, key: &str, message: impl Into<String>) -> Diagnostic {
        page.finding(self.prozess.source, self.path().key(key), message)
    }
}

/// Whether anyone still works on a Steckbrief of this status.
pub(super) fn is_living(status: ProzessStatus) -> bool {
    match status {
        ProzessStatus::Entwurf | ProzessStatus::Aktiv | ProzessStatus::Ausgesetzt => true,
        ProzessStatus::Entfallen => false,
    }
}
