//! The typed result for one programme (`ddv.programm/1`).

use serde::Serialize;

use super::komponente::KomponenteRow;
use crate::load::Snapshot;
use crate::model::programm::Programm;
use crate::model::projekt::{Lage, Projekt};
use crate::model::{Datum, Entity, Jahr, ProgrammId, ProjektId};
use crate::score::haushalt::{Posten, ZuGross};
use crate::score::projekt::{Gefahr, Meilensteinstand, Projektstand, Zustand};
use crate::view::budget::{Bedarf, Haushalt};
use crate::view::programme::entscheidung::EntscheidungRow;
use crate::view::programme::rows::ProgrammRow;
use crate::view::projekt::ProjektRow;

/// A programme with its projects.
#[derive(Debug, Serialize)]
pub struct Programmstatus {
    #[serde(flatten)]
    pub(super) zeile: ProgrammRow,
    pub(super) beschreibung: Option<String>,
    /// The year up to which `budget` and the budgets of `zeilen` count.
    pub(super) budget_bis: Jahr,
    pub(super) naechstes_jahr: Jahr,
    pub(super) zeilen: Vec<ProjektRow>,
    pub(super) gefaehrdete: Vec<GefahrRow>,
    /// Not reached yet, of projects that have not ended; by planned day.
    pub(super) meilensteine: Vec<MeilensteinRow>,
    /// The day that `entscheidungen` start with.
    pub(super) seit: Datum,
    pub(super) entscheidungen: Vec<EntscheidungRow>,
    /// Decisions that state no day.
    pub(super) entscheidungen_ohne_datum: u64,
    pub(super) komponenten: Vec<KomponenteRow>,
    /// Over all years.
    pub(super) haushalt: Haushalt,
    pub(super) bedarf: Bedarf,
    #[serde(skip)]
    pub(super) stichtag: Datum,
}

/// An endangered project.
#[derive(Debug, Serialize)]
pub(super) struct GefahrRow {
    pub projekt: ProjektId,
    #[serde(flatten)]
    pub gefahr: Gefahr,
    #[serde(skip)]
    pub projekt_name: String,
}

/// An open milestone.
#[derive(Debug, Serialize)]
pub(super) struct MeilensteinRow {
    pub projekt: ProjektId,
    pub name: Option<String>,
    pub plan: Option<Datum>,
    pub zustand: Zustand,
    #[serde(skip)]
    pub projekt_name: String,
    #[serde(skip)]
    pub stand: Meilensteinstand,
}

impl Programmstatus {
    /// `programm` on `tag`, with the decisions since `seit`.
    ///
    /// # Errors
    /// If the amounts are so large that a sum could be wrong.
    pub fn new(
        snapshot: &Snapshot,
        programm: &Entity<ProgrammId, Programm>,
        tag: Datum,
        seit: Datum,
    ) -> Result<Self, ZuGross> {
        let registry = &snapshot.registry;
        let is_own = |projekt: &Projekt| projekt.programm.as_ref() == Some(&programm.id);
        let projekte: Vec<_> = registry.projekte.iter().filter(|p| is_own(p)).collect();
        let posten = Posten::all(projekte.iter().copied())?;
        let zeilen = ProjektRow::all(registry, tag, |projekt| is_own(projekt));
        let endangered = zeilen.iter().filter(|z| !z.gefahr.is_none());
        let gefaehrdete = endangered.map(|z| GefahrRow {
            projekt: z.projekt.clone(),
            gefahr: z.gefahr.clone(),
            projekt_name: z.name.clone(),
        });
        let (entscheidungen, undated) = EntscheidungRow::between(&projekte, seit, tag);
        Ok(Self {
            zeile: ProgrammRow::new(Some(&programm.id), Some(&programm.data), &projekte, &posten, tag),
            beschreibung: programm.beschreibung.clone(),
            budget_bis: tag.year(),
            naechstes_jahr: Projektstand::naechstes_jahr(tag),
            gefaehrdete: gefaehrdete.collect(),
            zeilen,
            meilensteine: meilensteine(&projekte, tag),
            seit,
            entscheidungen,
            entscheidungen_ohne_datum: undated,
            komponenten: KomponenteRow::all(registry, &snapshot.config, &projekte, tag),
            haushalt: Haushalt::of(&posten),
            bedarf: Bedarf::of(&projekte, tag),
            stichtag: tag,
        })
    }
}

fn meilensteine(projekte: &[&Entity<ProjektId, Projekt>], tag: Datum) -> Vec<MeilensteinRow> {
    let open = projekte.iter().filter(|p| p.lage_am(tag) != Lage::Beendet);
    let all = open.flat_map(|projekt| projekt.meilensteine.iter().map(move |stein| (projekt, stein)));
    let mut rows: Vec<MeilensteinRow> = all
        .map(|(projekt, stein)| {
            let stand = Meilensteinstand::new(stein, tag);
            MeilensteinRow {
                projekt: projekt.id.clone(),
                name: stein.name.clone(),
                plan: stein.plan,
                zustand: stand.zustand,
                projekt_name: projekt.name.clone(),
                stand,
            }
        })
        .filter(|z| z.zustand != Zustand::Erreicht)
        .collect();
    rows.sort_by(|a, b| (a.plan.is_none(), a.plan, &a.projekt).cmp(&(b.plan.is_none(), b.plan, &b.projekt)));
    rows
}
