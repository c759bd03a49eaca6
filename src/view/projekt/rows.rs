//! A project as a row: phase, Ampel, time, money and result as Soll-Ist.

use serde::Serialize;

use super::wirkung::{Erreicht, WirkungRow};
use crate::model::projekt::{Ampel, Finanzierung, Lage, Phase, Projekt, ZielArt};
use crate::model::{Datum, Entity, Euro, OeId, ProgrammId, ProjektId, Registry};
use crate::score::projekt::budget::{Betrag, bedarf};
use crate::score::projekt::{Gefahr, Projektstand};
use crate::view::zahlwort::count;

/// A project on a day.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ProjektRow {
    pub projekt: ProjektId,
    pub name: String,
    pub programm: Option<ProgrammId>,
    /// Who leads it.
    pub oe: Option<OeId>,
    pub phase: Phase,
    pub lage: Lage,
    pub ziel: ZielArt,
    pub ampel: Option<Ampel>,
    pub ampel_stand: Option<Datum>,
    /// It runs, and its Ampel is too old or without a day.
    pub ampel_veraltet: bool,
    pub beginn: Option<Datum>,
    pub ende_plan: Option<Datum>,
    /// Null while the project runs.
    pub ende_ist: Option<Datum>,
    /// Days behind the plan, at the end or on the Stichtag; negative before it; null if not known yet.
    pub tage_ueber_plan: Option<i32>,
    /// Sum of the years up to that of the Stichtag; null if nothing is stated.
    pub budget_plan: Option<Euro>,
    pub budget_ist: Option<Euro>,
    /// Sum of all years.
    pub budget_plan_gesamt: Option<Euro>,
    pub budget_ist_gesamt: Option<Euro>,
    /// Planned for the year after the Stichtag; null if nothing is stated, or the project left the Vorgehensmodell.
    pub bedarf_naechstes_jahr: Option<Euro>,
    pub finanzierung: Option<Finanzierung>,
    pub zielerreichung: Erreicht,
    pub wirkungen: Vec<WirkungRow>,
    /// Why it is endangered: `ampel`, `termin`, `budget`; empty if it is not.
    pub gruende: Vec<&'static str>,
    #[serde(skip)]
    pub gefahr: Gefahr,
}

impl ProjektRow {
    /// `projekt` on `tag`.
    pub fn new(registry: &Registry, projekt: &Entity<ProjektId, Projekt>, tag: Datum) -> Self {
        let stand = Projektstand::new(projekt, tag);
        let gesamt = Betrag::of(&projekt.budget);
        let wirkungen = projekt.wirkungen.iter();
        let wirkungen: Vec<WirkungRow> = wirkungen.filter_map(|w| WirkungRow::new(registry, w)).collect();
        Self {
            projekt: projekt.id.clone(),
            name: projekt.name.clone(),
            programm: projekt.programm.clone(),
            oe: projekt.oe.clone(),
            phase: projekt.phase,
            lage: projekt.lage_am(tag),
            ziel: projekt.ziel.art,
            ampel: stand.ampel,
            ampel_stand: stand.ampel_stand,
            ampel_veraltet: stand.is_ampel_veraltet,
            beginn: projekt.termine.as_ref().and_then(|t| t.beginn),
            ende_plan: stand.ende_plan,
            ende_ist: stand.ende_ist,
            tage_ueber_plan: stand.tage_ueber_plan,
            budget_plan: stand.budget_plan,
            budget_ist: stand.budget_ist,
            budget_plan_gesamt: gesamt.plan,
            budget_ist_gesamt: gesamt.ist,
            bedarf_naechstes_jahr: bedarf(projekt, tag),
            finanzierung: projekt.finanzierung,
            zielerreichung: Erreicht::of(&wirkungen),
            wirkungen,
            gruende: stand.gefahr.gruende(),
            gefahr: stand.gefahr,
        }
    }

    /// All projects that `keep` says so of, what needs attention first: running ones, then those that wait, then ended
    /// ones; red, yellow, other dangers, green; then by id.
    pub fn all(
        registry: &Registry,
        tag: Datum,
        keep: impl Fn(&Entity<ProjektId, Projekt>) -> bool,
    ) -> Vec<Self> {
        let chosen = registry.projekte.iter().filter(|projekt| keep(projekt));
        let mut rows: Vec<Self> = chosen.map(|projekt| Self::new(registry, projekt, tag)).collect();
        rows.sort_by_key(|z| (z.lage, z.gefahr.rang(z.ampel), z.projekt.clone()));
        rows
    }

    /// The Ampel as people read it.
    pub fn ampel_text(&self) -> Option<String> {
        self.ampel.map(|ampel| ampel.label().to_owned())
    }

    /// The day of the Ampel, with a sign if it is too old.
    pub fn ampel_stand_text(&self) -> Option<String> {
        let day = match (self.ampel, self.ampel_stand) {
            (None, _) => return None,
            (Some(_), Some(day)) => day.german(),
            (Some(_), None) => "ohne Tag".to_owned(),
        };
        Some(if self.ampel_veraltet {
            format!("{day} !")
        } else {
            day
        })
    }
}

/// How many days behind plan, or ahead of it.
pub(in crate::view) fn verzug_text(tage_ueber_plan: Option<i32>) -> Option<String> {
    let days = tage_ueber_plan?;
    let n = count(u64::from(days.unsigned_abs()), "Tag", "Tage");
    Some(match days {
        0 => "keiner".to_owned(),
        1.. => n,
        _ => format!("{n} früher"),
    })
}
