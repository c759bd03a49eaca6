//! The typed result for all programmes (`ddv.programme/1`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::rows::{ProgrammRow, ProgrammSums};
use crate::model::projekt::Projekt;
use crate::model::{Datum, Entity, Jahr, ProgrammId, ProjektId, Registry};
use crate::score::haushalt::{Posten, ZuGross};
use crate::score::projekt::Projektstand;
use crate::score::projekt::budget::Ende;

/// All programmes.
#[derive(Debug, Serialize)]
pub struct Programme {
    /// The year up to which `budget` counts.
    pub(super) budget_bis: Jahr,
    naechstes_jahr: Jahr,
    /// By id; the projects of programmes that the register does not have, and those without one, come last.
    pub(super) programme: Vec<ProgrammRow>,
    pub(super) summe: ProgrammSums,
    /// Programmes in the register, whether shown or not.
    #[serde(skip)]
    pub(super) vorhandene: u64,
}

/// Whether the register lacks the programme, and its id: what the register lacks stands behind what it has.
type Key<'r> = (bool, Ende<&'r ProgrammId>);

impl Programme {
    /// The programmes called `chosen`; all of them, and the projects without one, if that is none.
    ///
    /// # Errors
    /// If the amounts are so large that a sum could be wrong.
    pub fn new(
        registry: &Registry,
        chosen: Option<&BTreeSet<String>>,
        stichtag: Datum,
    ) -> Result<Self, ZuGross> {
        let is_chosen = |id: Option<&ProgrammId>| match (chosen, id) {
            (None, _) => true,
            (Some(chosen), Some(id)) => chosen.contains(id.as_str()),
            (Some(_), None) => false,
        };
        let mut groups: BTreeMap<Key<'_>, Vec<&Entity<ProjektId, Projekt>>> = BTreeMap::new();
        for programm in registry.programme.iter().filter(|p| is_chosen(Some(&p.id))) {
            groups.insert((false, Ende::Angegeben(&programm.id)), Vec::new());
        }
        for projekt in registry.projekte.iter() {
            let id = projekt.programm.as_ref();
            let is_unknown = id.is_none_or(|id| registry.programme.find(id).is_none());
            if is_chosen(id) {
                groups.entry((is_unknown, id.into())).or_default().push(projekt);
            }
        }
        let all: Vec<_> = groups.values().flatten().copied().collect();
        let posten = Posten::all(all.iter().copied())?;
        let zeile = |((_, id), projekte): (&Key<'_>, &Vec<&Entity<ProjektId, Projekt>>)| {
            let id = id.get();
            let programm = id.and_then(|id| registry.programme.find(id));
            ProgrammRow::new(id, programm.map(|p| &*p.data), projekte, &posten, stichtag)
        };
        Ok(Self {
            budget_bis: stichtag.year(),
            naechstes_jahr: Projektstand::naechstes_jahr(stichtag),
            programme: groups.iter().map(zeile).collect(),
            summe: ProgrammSums::of(&all, &posten, stichtag),
            vorhandene: registry.programme.iter().count() as u64,
        })
    }
}
