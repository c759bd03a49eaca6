//! The registry in memory: all entities by id, and the tree of organisational units.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use super::berufsgruppe::Berufsgruppe;
use super::id::{BerufsgruppeId, KomponenteId, OeId, ProgrammId, ProjektId, ProzessId, VorgabeId, ZielId};
use super::kind::Kind;
use super::komponente::Komponente;
use super::organisation::{OeArt, Organisationseinheit};
use super::programm::Programm;
use super::projekt::Projekt;
use super::prozess::{Prozess, ProzessStatus};
use super::vorgabe::Vorgabe;
use super::ziel::Ziel;
use crate::source::SourceId;

/// An entity with its id and file.
#[derive(Debug)]
pub struct Entity<I, T> {
    /// Its id: the stem of the file.
    pub id: I,
    /// The file.
    pub source: SourceId,
    /// What the file says; shared between the states of a register that hold the same file.
    pub data: Arc<T>,
}

impl<I, T> Deref for Entity<I, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

/// All entities of one kind.
#[derive(Debug)]
pub struct Collection<I, T> {
    entries: BTreeMap<I, Entity<I, T>>,
    drafts: Vec<Entity<I, T>>,
}

impl<I, T> Default for Collection<I, T> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            drafts: Vec::new(),
        }
    }
}

impl<I: Ord + Clone, T> Collection<I, T> {
    /// Adds an entity that was read without problems.
    pub fn insert(&mut self, entity: Entity<I, T>) {
        self.entries.insert(entity.id.clone(), entity);
    }

    /// Adds what could be understood of an unreadable file: rules look at it, figures never.
    pub fn insert_draft(&mut self, entity: Entity<I, T>) {
        self.drafts.push(entity);
    }

    /// Takes out the entity called `id`, if there is one.
    pub fn remove(&mut self, id: &I) {
        self.entries.remove(id);
    }

    /// The entity called `id`.
    pub fn find(&self, id: &I) -> Option<&Entity<I, T>> {
        self.entries.get(id)
    }

    /// Whether a file names `id`, readable or not: a reference to it is no dead reference.
    pub fn is_known(&self, id: &I) -> bool {
        self.entries.contains_key(id) || self.drafts.iter().any(|d| d.id == *id)
    }

    /// All readable entities, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Entity<I, T>> {
        self.entries.values()
    }

    /// All entities and all drafts.
    pub fn with_drafts(&self) -> impl Iterator<Item = &Entity<I, T>> {
        self.iter().chain(&self.drafts)
    }

    /// Number of readable entities.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no readable entity.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// All entities of a registry.
#[derive(Debug, Default)]
pub struct Registry {
    /// Organisational units.
    pub organisation: Collection<OeId, Organisationseinheit>,
    /// Components.
    pub komponenten: Collection<KomponenteId, Komponente>,
    /// Processes.
    pub prozesse: Collection<ProzessId, Prozess>,
    /// Projects.
    pub projekte: Collection<ProjektId, Projekt>,
    /// Programmes.
    pub programme: Collection<ProgrammId, Programm>,
    /// Goals.
    pub ziele: Collection<ZielId, Ziel>,
    /// Obligations.
    pub vorgaben: Collection<VorgabeId, Vorgabe>,
    /// Staff groups.
    pub berufsgruppen: Collection<BerufsgruppeId, Berufsgruppe>,
}

/// A process with its id and file.
pub type ProzessEntity = Entity<ProzessId, Prozess>;
/// A component with its id and file.
pub type KomponenteEntity = Entity<KomponenteId, Komponente>;

impl Registry {
    /// The processes that figures are about: those with `status: aktiv`, by id.
    pub fn active(&self) -> impl Iterator<Item = &ProzessEntity> {
        self.prozesse.iter().filter(|p| p.status == ProzessStatus::Aktiv)
    }

    /// `root` and all units below it; a cycle counts each once.
    pub fn subtree(&self, root: &OeId) -> BTreeSet<OeId> {
        let mut children: BTreeMap<&OeId, Vec<&OeId>> = BTreeMap::new();
        for unit in self.organisation.iter() {
            if let Some(parent) = &unit.teil_von {
                children.entry(parent).or_default().push(&unit.id);
            }
        }
        let mut found = BTreeSet::from([root.clone()]);
        let mut open = vec![root];
        while let Some(unit) = open.pop() {
            for child in children.get(unit).into_iter().flatten() {
                if found.insert((*child).clone()) {
                    open.push(child);
                }
            }
        }
        found
    }

    /// The unit `oe` and those above it, the nearest first, as far as they are readable; a cycle gives each once.
    pub fn upwards(&self, oe: &OeId) -> Vec<&Entity<OeId, Organisationseinheit>> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = self.organisation.find(oe);
        while let Some(unit) = next.filter(|unit| seen.insert(&unit.id)) {
            found.push(unit);
            next = unit.teil_von.as_ref().and_then(|id| self.organisation.find(id));
        }
        found
    }

    /// The Lotse responsible for `oe`: the function that it names, or the nearest unit above that names one.
    pub fn lotse(&self, oe: &OeId) -> Option<&str> {
        self.upwards(oe)
            .into_iter()
            .find_map(|unit| unit.lotse.as_deref())
    }

    /// The Amt that `oe` belongs to: itself or the nearest Amt or Eigenbetrieb above; without one the nearest
    /// Stabsstelle, else the unit itself. None if `oe` can't be read.
    pub fn amt(&self, oe: &OeId) -> Option<&Entity<OeId, Organisationseinheit>> {
        let above = self.upwards(oe);
        let nearest = |arts: &[OeArt]| above.iter().find(|unit| arts.contains(&unit.art)).copied();
        nearest(&[OeArt::Amt, OeArt::Eigenbetrieb])
            .or_else(|| nearest(&[OeArt::Stabsstelle]))
            .or_else(|| above.first().copied())
    }

    /// The components that depend on `komponente`, by id.
    pub fn needed_by<'r>(
        &'r self,
        komponente: &'r KomponenteId,
    ) -> impl Iterator<Item = &'r KomponenteEntity> {
        self.komponenten
            .iter()
            .filter(move |k| k.abhaengig_von.contains(komponente))
    }

    /// The projects that bring `komponente`, by id.
    pub fn projekte_with<'r>(
        &'r self,
        komponente: &'r KomponenteId,
    ) -> impl Iterator<Item = &'r Entity<ProjektId, Projekt>> {
        self.projekte
            .iter()
            .filter(move |p| p.komponenten.contains(komponente))
    }

    /// Number of readable entities of `kind`.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Organisation => self.organisation.len(),
            Kind::Komponenten => self.komponenten.len(),
            Kind::Prozesse => self.prozesse.len(),
            Kind::Projekte => self.projekte.len(),
            Kind::Programme => self.programme.len(),
            Kind::Ziele => self.ziele.len(),
            Kind::Vorgaben => self.vorgaben.len(),
            Kind::Berufsgruppen => self.berufsgruppen.len(),
        }
    }
}
