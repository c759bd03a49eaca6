//! Which programmes and projects a report is about.

use std::collections::BTreeSet;

use crate::model::programm::Programm;
use crate::model::projekt::Projekt;
use crate::model::{Entity, ProgrammId, ProjektId, Registry};
use crate::view::bericht::art::Berichtsart;

/// The programmes of a report in one state of the register.
#[derive(Debug)]
pub(super) struct Umfang<'r> {
    registry: &'r Registry,
    /// By id.
    pub programme: Vec<&'r Entity<ProgrammId, Programm>>,
    ids: BTreeSet<&'r ProgrammId>,
}

impl<'r> Umfang<'r> {
    /// The programmes of `art` that `registry` has.
    pub fn of(art: &Berichtsart, registry: &'r Registry) -> Self {
        let is_meant = |programm: &Entity<ProgrammId, Programm>| match art {
            Berichtsart::Quartal => true,
            Berichtsart::Programm(id) => programm.id == *id,
            Berichtsart::Gremium(gremium) => programm.berichtsweg.0.contains(gremium),
        };
        let programme: Vec<_> = registry.programme.iter().filter(|p| is_meant(p)).collect();
        Self {
            registry,
            ids: programme.iter().map(|p| &p.id).collect(),
            programme,
        }
    }

    /// Whether `projekt` belongs to one of them.
    pub fn has(&self, projekt: &Projekt) -> bool {
        projekt.programm.as_ref().is_some_and(|id| self.ids.contains(id))
    }

    /// The project of the register called `id`, whatever its programme.
    pub fn find(&self, id: &ProjektId) -> Option<&'r Entity<ProjektId, Projekt>> {
        self.registry.projekte.find(id)
    }

    /// Their projects, by id.
    pub fn projekte(&self) -> Vec<&'r Entity<ProjektId, Projekt>> {
        let all = self.registry.projekte.iter();
        all.filter(|projekt| self.has(projekt)).collect()
    }

    /// The projects of `programm`, by id.
    pub fn projekte_von(&self, programm: &ProgrammId) -> Vec<&'r Entity<ProjektId, Projekt>> {
        let all = self.registry.projekte.iter();
        all.filter(|projekt| projekt.programm.as_ref() == Some(programm))
            .collect()
    }

    /// Projects of the register that name no programme: nobody reports on them.
    pub fn ohne_programm(&self) -> u64 {
        let all = self.registry.projekte.iter();
        all.filter(|projekt| projekt.programm.is_none()).count() as u64
    }
}
