//! The rows of a roll-out beside the processes themselves: Ämter, steps of the plan, candidates, projects.

use serde::Serialize;

use super::einsatz::KomponenteEinsatz;
use super::prozess::office;
use crate::model::projekt::{Ampel, Phase};
use crate::model::prozess::Datenlage;
use crate::model::registry::Entity;
use crate::model::{Anteil, Datum, OeId, ProjektId, ProzessId, Quartal, Registry};
use crate::score::Zelle;
use crate::score::projekt::Projektstand;
use crate::score::rollout;
use crate::view::report::Cell;
use crate::view::zahlwort::{count, zahl};

/// One Amt with all below it.
#[derive(Debug, Serialize)]
pub(super) struct AmtRow {
    pub oe: OeId,
    pub kuerzel: Option<String>,
    pub name: String,
    #[serde(flatten)]
    pub einsatz: KomponenteEinsatz,
}

/// The state on a day if the plan holds.
#[derive(Debug, Serialize)]
pub(super) struct PlanRow {
    pub quartal: Option<Quartal>,
    pub tag: Datum,
    pub in_nutzung: u64,
    /// Of these, new since the step before.
    pub neu: u64,
    /// Share of the applicable processes; null without any.
    pub nutzung: Option<f64>,
    pub digitalisierungsgrad: Option<f64>,
    pub digitalisierungsgrad_alle: Option<f64>,
    #[serde(skip)]
    pub grad: Cell,
    #[serde(skip)]
    pub grad_alle: Cell,
}

/// A process that could come next.
#[derive(Debug, Serialize)]
pub(super) struct KandidatRow {
    pub rang: usize,
    pub prozess: ProzessId,
    pub name: String,
    pub oe: OeId,
    pub amt: OeId,
    pub status: Zelle,
    pub koeffizient: Option<f64>,
    pub fallzahl: Option<u64>,
    pub massenverfahren: bool,
    pub datenlage: Option<Datenlage>,
    /// Minutes per case that the use states; negative is less.
    pub wirkung_min: Option<f64>,
    pub entlastung: Option<f64>,
    pub eingespart_eur: Option<f64>,
}

/// A project that brings the component.
#[derive(Debug, Serialize)]
pub(super) struct ProjektRow {
    pub projekt: ProjektId,
    pub name: String,
    pub phase: Phase,
    pub ampel: Option<Ampel>,
    pub laeuft: bool,
    pub ende_plan: Option<Datum>,
    pub ende_ist: Option<Datum>,
    pub tage_ueber_plan: Option<i32>,
}

impl PlanRow {
    pub fn new(schritt: &rollout::Schritt) -> Self {
        let mean = |m: &rollout::Mittel| {
            let (over, all) = (m.ueber, m.alle);
            let cell = |w: Anteil| Cell::Mean {
                value: w.get(),
                over,
                all,
            };
            m.wert().map_or(Cell::Missing, cell)
        };
        let base = schritt.grad.alle;
        Self {
            quartal: schritt.quartal,
            tag: schritt.tag,
            in_nutzung: schritt.nutzung,
            neu: schritt.neu,
            nutzung: crate::score::share_of(schritt.nutzung, base).map(Anteil::get),
            digitalisierungsgrad: schritt.grad.wert().map(Anteil::get),
            digitalisierungsgrad_alle: schritt.grad_alle.wert().map(Anteil::get),
            grad: mean(&schritt.grad),
            grad_alle: mean(&schritt.grad_alle),
        }
    }

    /// The quarter, or that it is now.
    pub fn when(&self) -> String {
        self.quartal.map_or("Stichtag".to_owned(), |q| q.to_string())
    }

    /// How many are new since the step before; nothing on the Stichtag.
    pub fn new_ones(&self) -> String {
        match (self.quartal, self.neu) {
            (None, _) => String::new(),
            (Some(_), 0) => "–".to_owned(),
            (Some(_), n) => format!("+{n}"),
        }
    }
}

impl KandidatRow {
    pub fn new(registry: &Registry, kandidat: &rollout::Kandidat<'_>, rang: usize) -> Self {
        let prozess = kandidat.prozess;
        let (amt, _) = office(registry, &prozess.oe);
        Self {
            rang,
            prozess: prozess.id.clone(),
            name: prozess.name.clone(),
            oe: prozess.oe.clone(),
            amt,
            status: kandidat.zelle,
            koeffizient: kandidat.koeffizient,
            fallzahl: kandidat.fallzahl,
            massenverfahren: kandidat.massenverfahren,
            datenlage: prozess.kennzahlen.as_ref().and_then(|k| k.datenlage),
            wirkung_min: kandidat.wirkung_min,
            entlastung: kandidat.entlastung,
            eingespart_eur: kandidat.eingespart_eur,
        }
    }

    /// Why it stands here, and what is to be done first.
    pub fn reason(&self) -> String {
        let checked = match self.status {
            Zelle::Moeglich => "geprüft, nicht geplant",
            Zelle::Ungeprueft
            | Zelle::Genutzt
            | Zelle::Teilweise
            | Zelle::Geplant
            | Zelle::NichtAnwendbar => "noch zu prüfen",
        };
        let mass = if self.massenverfahren {
            ", Massenverfahren"
        } else {
            ""
        };
        format!("{checked}{mass}")
    }

    /// The relief: minutes where the use states them, else the share.
    pub fn effect(&self) -> Cell {
        match (self.wirkung_min, self.entlastung) {
            (Some(minutes), _) => {
                let sign = if minutes > 0.0 { "+" } else { "" };
                Cell::Id(format!("{sign}{}\u{a0}Min.", zahl(minutes)))
            }
            (None, share) => Cell::percent(share),
        }
    }
}

impl ProjektRow {
    pub fn new(projekt: &Entity<ProjektId, crate::model::projekt::Projekt>, tag: Datum) -> Self {
        let stand = Projektstand::new(projekt, tag);
        Self {
            projekt: projekt.id.clone(),
            name: projekt.name.clone(),
            phase: projekt.phase,
            ampel: stand.ampel,
            laeuft: stand.laeuft,
            ende_plan: stand.ende_plan,
            ende_ist: stand.ende_ist,
            tage_ueber_plan: stand.tage_ueber_plan,
        }
    }

    /// When it ends or ended.
    pub fn end(&self) -> String {
        let late = self.tage_ueber_plan.and_then(|days| u64::try_from(days).ok());
        let late = late.filter(|days| *days > 0);
        match (self.ende_ist, self.ende_plan) {
            (Some(day), _) => format!("beendet am {}", day.german()),
            (None, Some(plan)) => {
                let late = late.map(|days| format!(", seit {} überschritten", count(days, "Tag", "Tagen")));
                format!("geplant {}{}", plan.german(), late.unwrap_or_default())
            }
            (None, None) => "ohne Termin".to_owned(),
        }
    }
}
