//! The typed result of the budgets (`ddv.budget/1`).

use std::collections::BTreeMap;

use serde::Serialize;

use super::bedarf::Bedarf;
use super::haushalt::{Haushalt, projekte_von};
use crate::model::projekt::{BudgetArt, Finanzierung, Phase, Projekt};
use crate::model::{Datum, Entity, Euro, Jahr, OeId, ProgrammId, ProjektId, Registry};
use crate::score::haushalt::{Posten, Summe, ZuGross};
use crate::score::projekt::budget::Ende;

/// Budget years, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jahre {
    /// The first one.
    pub von: Jahr,
    /// The last one.
    pub bis: Jahr,
}

/// What to show.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The OE that the projects are of.
    pub oe: Option<OeId>,
    /// Only rows of these years.
    pub jahre: Option<Jahre>,
    /// The programme that the projects are of.
    pub programm: Option<ProgrammId>,
}

/// The budgets of projects.
#[derive(Debug, Serialize)]
pub struct Budgets {
    oe: Option<OeId>,
    pub(super) programm: Option<ProgrammId>,
    /// First year that is asked for; null for all.
    von: Option<Jahr>,
    bis: Option<Jahr>,
    /// Projects that were looked at.
    pub(super) projekte_gesamt: u64,
    /// Those with at least one row.
    pub(super) projekte_mit_budget: u64,
    #[serde(flatten)]
    pub(super) haushalt: Haushalt,
    pub(super) programme: Vec<ProgrammRow>,
    pub(super) projekte: Vec<ProjektRow>,
    /// Null if years are asked for.
    pub(super) bedarf: Option<Bedarf>,
    pub(super) zeilen: Vec<PostenRow>,
    #[serde(skip)]
    pub(super) jahre: Option<Jahre>,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    #[serde(skip)]
    pub(super) programm_name: Option<String>,
    /// Rows without a year that are left out because years are asked for.
    #[serde(skip)]
    pub(super) ohne_jahr: u64,
    /// Rows of projects that nobody commissioned yet.
    #[serde(skip)]
    pub(super) vorhaben: Summe,
}

/// The money of a programme.
#[derive(Debug, Serialize)]
pub(super) struct ProgrammRow {
    /// Null for projects without one.
    pub programm: Option<ProgrammId>,
    /// Null if it is not in the register.
    pub name: Option<String>,
    /// Projects with such rows.
    pub projekte: u64,
    #[serde(flatten)]
    pub summe: Summe,
}

/// The money of a project.
#[derive(Debug, Serialize)]
pub(super) struct ProjektRow {
    pub projekt: ProjektId,
    pub name: String,
    pub programm: Option<ProgrammId>,
    pub phase: Phase,
    pub finanzierung: Option<Finanzierung>,
    #[serde(flatten)]
    pub summe: Summe,
}

/// A row of a budget.
#[derive(Debug, Serialize)]
pub(super) struct PostenRow {
    pub projekt: ProjektId,
    pub name: String,
    pub programm: Option<ProgrammId>,
    pub jahr: Option<Jahr>,
    pub art: Option<BudgetArt>,
    pub finanzierung: Option<Finanzierung>,
    pub plan: Option<Euro>,
    pub ist: Option<Euro>,
    /// Whether it is in the sums.
    pub gezaehlt: bool,
}

impl Jahre {
    /// Whether `jahr` is one of them.
    pub fn contains(self, jahr: Jahr) -> bool {
        (self.von..=self.bis).contains(&jahr)
    }
}

impl Budgets {
    /// The budgets of `projekte` on `stichtag`, as far as `request` asks for them.
    ///
    /// # Errors
    /// If the amounts are so large that a sum could be wrong.
    pub fn new(
        registry: &Registry,
        projekte: &[&Entity<ProjektId, Projekt>],
        stichtag: Datum,
        request: Request,
    ) -> Result<Self, ZuGross> {
        let is_asked = |projekt: &&&Entity<ProjektId, Projekt>| {
            request.programm.is_none() || projekt.programm == request.programm
        };
        let projekte: Vec<_> = projekte.iter().filter(is_asked).copied().collect();
        let all = Posten::all(projekte.iter().copied())?;
        let ohne_jahr = all.iter().filter(|p| p.zeile.jahr.is_none()).count() as u64;
        let rows: Vec<Posten<'_>> = match request.jahre {
            None => all,
            Some(jahre) => {
                let is_in = |p: &Posten<'_>| p.zeile.jahr.is_some_and(|jahr| jahre.contains(jahr));
                all.into_iter().filter(is_in).collect()
            }
        };
        let counted: Vec<Posten<'_>> = rows.iter().filter(|p| p.zaehlt()).copied().collect();
        let name = |id: &ProgrammId| registry.programme.find(id).map(|p| p.name.clone());
        let waiting = counted.iter().filter(|p| is_waiting(p.projekt, stichtag));
        let oe = request.oe.as_ref();
        let oe = oe.and_then(|id| registry.organisation.find(id));
        Ok(Self {
            oe_name: oe.map(|oe| oe.name.clone()),
            programm_name: request.programm.as_ref().and_then(name),
            oe: request.oe,
            von: request.jahre.map(|j| j.von),
            bis: request.jahre.map(|j| j.bis),
            projekte_gesamt: projekte.len() as u64,
            projekte_mit_budget: projekte_von(&rows),
            haushalt: Haushalt::of(&rows),
            programme: programme(&counted, name),
            projekte: projekt_rows(&counted),
            bedarf: request.jahre.is_none().then(|| Bedarf::of(&projekte, stichtag)),
            vorhaben: Summe::of(waiting),
            zeilen: rows.iter().map(PostenRow::new).collect(),
            ohne_jahr: if request.jahre.is_some() { ohne_jahr } else { 0 },
            jahre: request.jahre,
            programm: request.programm,
        })
    }
}

fn is_waiting(projekt: &Projekt, tag: Datum) -> bool {
    use crate::model::projekt::Lage;
    match projekt.lage_am(tag) {
        Lage::Vorhaben => true,
        Lage::Laufend | Lage::Beendet => false,
    }
}

fn programme(rows: &[Posten<'_>], name: impl Fn(&ProgrammId) -> Option<String>) -> Vec<ProgrammRow> {
    let mut groups: BTreeMap<Ende<&ProgrammId>, Vec<Posten<'_>>> = BTreeMap::new();
    for posten in rows {
        let key = posten.projekt.programm.as_ref().into();
        groups.entry(key).or_default().push(*posten);
    }
    let groups = groups.into_iter();
    groups
        .map(|(id, rows)| ProgrammRow {
            programm: id.get().cloned(),
            name: id.get().and_then(&name),
            projekte: projekte_von(&rows),
            summe: Summe::of(&rows),
        })
        .collect()
}

/// The projects in the order of their rows.
fn projekt_rows(rows: &[Posten<'_>]) -> Vec<ProjektRow> {
    let of_one = rows.chunk_by(|a, b| a.projekt.id == b.projekt.id);
    of_one
        .map(|rows| {
            let projekt = rows[0].projekt;
            ProjektRow {
                projekt: projekt.id.clone(),
                name: projekt.name.clone(),
                programm: projekt.programm.clone(),
                phase: projekt.phase,
                finanzierung: projekt.finanzierung,
                summe: Summe::of(rows),
            }
        })
        .collect()
}

impl PostenRow {
    fn new(posten: &Posten<'_>) -> Self {
        let (projekt, zeile) = (posten.projekt, posten.zeile);
        Self {
            projekt: projekt.id.clone(),
            name: projekt.name.clone(),
            programm: projekt.programm.clone(),
            jahr: zeile.jahr,
            art: zeile.art,
            finanzierung: projekt.finanzierung,
            plan: zeile.plan,
            ist: zeile.ist,
            gezaehlt: posten.zaehlt(),
        }
    }
}
