//! The figures of a programme: its projects by Lage and Ampel, money, what endangers it, the next milestone.

use serde::Serialize;

use crate::model::programm::{Berichtsempfaenger, Herkunft, Programm};
use crate::model::projekt::{Lage, Projekt};
use crate::model::{Datum, Entity, Euro, ProgrammId, ProjektId};
use crate::score::haushalt::{Posten, Summe};
use crate::score::projekt::budget::bedarf;
use crate::score::projekt::{AmpelCounts, Meilensteinstand, Projektstand, Zustand, naechster};

/// A programme with its figures, or the projects without one.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ProgrammRow {
    /// Null for the projects without a programme.
    pub programm: Option<ProgrammId>,
    /// Null if the register has no such programme.
    pub name: Option<String>,
    pub leitung: Option<String>,
    /// Empty if the register has no such programme.
    pub berichtsweg: Vec<Berichtsempfaenger>,
    pub herkunft: Option<Herkunft>,
    #[serde(flatten)]
    pub sums: ProgrammSums,
}

/// The figures of some projects on a day.
#[derive(Debug, Clone, Serialize)]
pub(in crate::view) struct ProgrammSums {
    /// All of them.
    pub projekte: u64,
    pub laufend: u64,
    pub vorhaben: u64,
    pub beendet: u64,
    /// Of the running ones.
    pub ampeln: AmpelCounts,
    /// Running ones that are endangered.
    pub gefaehrdet: u64,
    /// The years up to that of the Stichtag.
    pub budget: Summe,
    /// Planned for the year after; null if nothing is stated.
    pub bedarf_naechstes_jahr: Option<Euro>,
    /// Milestones of projects that have not ended, planned for the Stichtag or before and not reached.
    pub meilensteine_ueberfaellig: u64,
    /// Null if none is planned after the Stichtag.
    pub naechster_meilenstein: Option<NaechsterMeilenstein>,
}

/// A milestone to come.
#[derive(Debug, Clone, Serialize)]
pub(in crate::view) struct NaechsterMeilenstein {
    pub projekt: ProjektId,
    pub name: Option<String>,
    pub plan: Option<Datum>,
    #[serde(skip)]
    pub projekt_name: String,
}

impl ProgrammRow {
    /// The programme `id` with its `projekte`; `posten` are rows of budgets, also of other projects.
    pub fn new(
        id: Option<&ProgrammId>,
        programm: Option<&Programm>,
        projekte: &[&Entity<ProjektId, Projekt>],
        posten: &[Posten<'_>],
        tag: Datum,
    ) -> Self {
        Self {
            programm: id.cloned(),
            name: programm.map(|p| p.name.clone()),
            leitung: programm.map(|p| p.leitung.clone()),
            berichtsweg: programm.map(|p| p.berichtsweg.0.clone()).unwrap_or_default(),
            herkunft: programm.and_then(|p| p.herkunft),
            sums: ProgrammSums::of(projekte, posten, tag),
        }
    }

    /// Its name for people.
    pub fn titel(&self) -> String {
        match (&self.programm, &self.name) {
            (None, _) => "ohne Programm".to_owned(),
            (Some(_), Some(name)) => name.clone(),
            (Some(id), None) => format!("{id} (nicht im Register)"),
        }
    }
}

impl ProgrammSums {
    /// The figures of `projekte` on `tag`; of `posten` only their rows count.
    pub fn of(projekte: &[&Entity<ProjektId, Projekt>], posten: &[Posten<'_>], tag: Datum) -> Self {
        let mut sums = Self {
            projekte: projekte.len() as u64,
            laufend: 0,
            vorhaben: 0,
            beendet: 0,
            ampeln: AmpelCounts::default(),
            gefaehrdet: 0,
            budget: Summe::default(),
            bedarf_naechstes_jahr: Euro::sum(projekte.iter().filter_map(|p| bedarf(p, tag))),
            meilensteine_ueberfaellig: 0,
            naechster_meilenstein: None,
        };
        for projekt in projekte {
            sums.add(projekt, tag);
        }
        let bis = tag.year();
        let is_own = |p: &&Posten<'_>| projekte.iter().any(|projekt| projekt.id == p.projekt.id);
        let rows = posten.iter().filter(is_own);
        let rows = rows.filter(|p| p.zaehlt() && p.zeile.jahr.is_none_or(|jahr| jahr <= bis));
        sums.budget = Summe::of(rows);
        let waiting = projekte.iter().filter(|p| p.lage_am(tag) != Lage::Beendet);
        let next = waiting.filter_map(|projekt| Some((projekt, naechster(projekt, tag)?)));
        let next = next.min_by_key(|(projekt, stein)| (stein.plan, &projekt.id));
        sums.naechster_meilenstein = next.map(|(projekt, stein)| NaechsterMeilenstein {
            projekt: projekt.id.clone(),
            name: stein.name.clone(),
            plan: stein.plan,
            projekt_name: projekt.name.clone(),
        });
        sums
    }

    fn add(&mut self, projekt: &Projekt, tag: Datum) {
        let stand = Projektstand::new(projekt, tag);
        let lage = projekt.lage_am(tag);
        match lage {
            Lage::Vorhaben => self.vorhaben += 1,
            Lage::Laufend => {
                self.laufend += 1;
                self.ampeln.add(stand.ampel);
                self.gefaehrdet += u64::from(!stand.gefahr.is_none());
            }
            Lage::Beendet => self.beendet += 1,
        }
        let late = projekt.meilensteine.iter().filter(|stein| {
            lage != Lage::Beendet && Meilensteinstand::new(stein, tag).zustand == Zustand::Verfehlt
        });
        self.meilensteine_ueberfaellig += late.count() as u64;
    }
}
