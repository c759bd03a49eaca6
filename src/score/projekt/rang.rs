//! The rank of projects in the portfolio, by five weighted criteria (L 5.3).
//!
//! With the weights w of `ddv.toml` and the values v of the criteria, 0 to 3:
//!
//! ```text
//! score = sum(w * v) / (3 * sum(w))        in 0..1
//! ```
//!
//! A criterion that a project does not state is derived where the register tells it:
//!
//! - `technik`, from the Reifegrad of the components the project names (L 4.1: six levels, i = 0 best .. 5):
//!   mean of 3 * (5 - i) / 5 over those that the register has. Not derivable without one.
//! - `effizienz`, from the EUR the project saves: 3 * max(saved, 0) / the most that any project of the register saves.
//!   `saved` is the sum over the active processes that the project names and that have a forecast (`fachmodell` 7), and
//!   over the years y after their base year up to the horizon, of kosten(y) * min(obergrenze, sum of e_k(y)), where k
//!   runs over the components the project names and e_k is the share of the scenario `voll`: applicable and not in use
//!   yet, partly used ones with the rest. So it is what is still to be gained on the day the register is read.
//!   Not derivable if the project names no known component or no process with a forecast, or if no project saves
//!   anything. The best project is sought in the whole register, ended ones included, so that no filter moves a score.
//!
//! The other three are judgements and never derived. The score is undefined if a criterion with a weight above 0 is
//! missing.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::model::komponente::Reifegrad;
use crate::model::projekt::{Kriterien, Projekt};
use crate::model::prozess::ProzessStatus;
use crate::model::value::Note;
use crate::model::{Anteil, Entity, ProjektId, Registry};
use crate::score::prognose::{Rechnung, Szenario};
use crate::score::{ratio, rounded};

/// The best value of a criterion.
const BEST: f64 = 3.0;

/// A criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Projektkriterium {
    /// Legal obligation.
    RechtlicheVorgaben,
    /// Political intention.
    PolitischeIntention,
    /// Efficiency to be expected.
    Effizienz,
    /// Technical conditions.
    Technik,
    /// Resources in the administration.
    Ressourcen,
}

impl Projektkriterium {
    /// All, in the order of `Config::projektgewichte`.
    pub const ALL: [Self; 5] = [
        Self::RechtlicheVorgaben,
        Self::PolitischeIntention,
        Self::Effizienz,
        Self::Technik,
        Self::Ressourcen,
    ];

    /// Its key in the files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RechtlicheVorgaben => "rechtliche_vorgaben",
            Self::PolitischeIntention => "politische_intention",
            Self::Effizienz => "effizienz",
            Self::Technik => "technik",
            Self::Ressourcen => "ressourcen",
        }
    }

    fn written(self, kriterien: &Kriterien) -> Option<Note> {
        match self {
            Self::RechtlicheVorgaben => kriterien.rechtliche_vorgaben,
            Self::PolitischeIntention => kriterien.politische_intention,
            Self::Effizienz => kriterien.effizienz,
            Self::Technik => kriterien.technik,
            Self::Ressourcen => kriterien.ressourcen,
        }
    }
}

/// The value of a criterion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kriteriumswert {
    /// 0 to 3, 3 is best.
    pub wert: f64,
    /// Derived from other entries of the register, not judged by people.
    pub abgeleitet: bool,
}

/// What the criteria say of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Bewertung {
    /// The values, in the order of [`Projektkriterium::ALL`]; none if neither written nor derivable.
    pub werte: [Option<Kriteriumswert>; 5],
    /// 0 to 1, 1 is best; none if a criterion that weighs something is missing.
    pub score: Option<f64>,
    /// The criteria that weigh something and are missing.
    pub fehlend: Vec<Projektkriterium>,
}

impl Bewertung {
    /// For the order: the best score first, to 9 decimals; undefined last.
    pub fn sort_key(&self) -> (bool, i64) {
        // A score is at most 1: its 9 decimals fit.
        let billionths = self.score.map(|score| rounded(score, 9) * 1e9);
        (self.score.is_none(), -(billionths.unwrap_or(0.0).round() as i64))
    }
}

/// Rates the projects of a register.
pub struct Portfolio<'r> {
    registry: &'r Registry,
    gewichte: [f64; 5],
    /// EUR saved, of the projects that can say so.
    eingespart: BTreeMap<&'r ProjektId, f64>,
    hoechste: f64,
}

impl<'r> Portfolio<'r> {
    /// The projects of `registry`, with the forecast up to the horizon of `config`.
    pub fn new(registry: &'r Registry, config: &'r Config) -> Self {
        let rechnung = Rechnung::new(registry, config, Szenario::Voll, config.prognose.horizont);
        let saved = registry.projekte.iter().filter_map(|projekt| {
            let eur = eingespart_eur(registry, config, &rechnung, projekt)?;
            Some((&projekt.id, eur))
        });
        let eingespart: BTreeMap<_, _> = saved.collect();
        Self {
            registry,
            gewichte: config.projektgewichte,
            hoechste: eingespart.values().copied().fold(0.0, f64::max),
            eingespart,
        }
    }

    /// EUR that `projekt` can still save up to the horizon; none if the register does not tell.
    pub fn eingespart_eur(&self, projekt: &ProjektId) -> Option<f64> {
        self.eingespart.get(projekt).copied()
    }

    /// The most EUR that any project saves; 0 if none saves anything.
    pub fn hoechste_eur(&self) -> f64 {
        self.hoechste
    }

    /// What the criteria say of `projekt`.
    pub fn bewertung(&self, projekt: &Entity<ProjektId, Projekt>) -> Bewertung {
        let werte = Projektkriterium::ALL.map(|kriterium| {
            let written = projekt.kriterien.as_ref().and_then(|k| kriterium.written(k));
            let value = |wert, abgeleitet| Kriteriumswert { wert, abgeleitet };
            match (written, kriterium) {
                (Some(note), _) => Some(value(f64::from(note.0), false)),
                (None, Projektkriterium::Technik) => self.technik(projekt).map(|w| value(w, true)),
                (None, Projektkriterium::Effizienz) => self.effizienz(&projekt.id).map(|w| value(w, true)),
                (
                    None,
                    Projektkriterium::RechtlicheVorgaben
                    | Projektkriterium::PolitischeIntention
                    | Projektkriterium::Ressourcen,
                ) => None,
            }
        });
        let weighed = || Projektkriterium::ALL.into_iter().zip(self.gewichte).zip(werte);
        let fehlend: Vec<Projektkriterium> = weighed()
            .filter(|((_, gewicht), wert)| *gewicht > 0.0 && wert.is_none())
            .map(|((kriterium, _), _)| kriterium)
            .collect();
        let reached: f64 = weighed()
            .filter_map(|((_, gewicht), wert)| Some(gewicht * wert?.wert))
            .sum();
        let whole = BEST * self.gewichte.iter().sum::<f64>();
        let score = ratio(reached, whole).filter(|_| fehlend.is_empty());
        Bewertung {
            werte,
            score: score.map(Anteil::get),
            fehlend,
        }
    }

    /// Mean over the known components.
    fn technik(&self, projekt: &Projekt) -> Option<f64> {
        let named: BTreeSet<_> = projekt.komponenten.iter().collect();
        let known = named
            .into_iter()
            .filter_map(|id| self.registry.komponenten.find(id));
        let werte: Vec<f64> = known.map(|k| reifegrad_wert(k.reifegrad)).collect();
        (!werte.is_empty()).then(|| werte.iter().sum::<f64>() / werte.len() as f64)
    }

    fn effizienz(&self, id: &ProjektId) -> Option<f64> {
        let saved = self.eingespart_eur(id)?;
        (self.hoechste > 0.0).then(|| BEST * saved.max(0.0) / self.hoechste)
    }
}

/// 3 for the best level down to 0, in even steps.
pub fn reifegrad_wert(reifegrad: Reifegrad) -> f64 {
    let steps = Reifegrad::ALL.len() - 1;
    let at = Reifegrad::ALL
        .iter()
        .position(|r| *r == reifegrad)
        .unwrap_or(steps);
    BEST * (steps - at) as f64 / steps as f64
}

/// What the components of `projekt` relieve at its processes up to the horizon, capped per process and year.
fn eingespart_eur(
    registry: &Registry,
    config: &Config,
    rechnung: &Rechnung<'_>,
    projekt: &Projekt,
) -> Option<f64> {
    let named: BTreeSet<_> = projekt.komponenten.iter().collect();
    if !named.iter().any(|id| registry.komponenten.find(id).is_some()) {
        return None;
    }
    let prozesse: BTreeSet<_> = projekt.prozesse.iter().collect();
    let known = prozesse.into_iter().filter_map(|id| registry.prozesse.find(id));
    let active = known.filter(|prozess| prozess.status == ProzessStatus::Aktiv);
    let saved = active.filter_map(|prozess| {
        let forecast = rechnung.prozess(prozess)?;
        let mut shares = rechnung.anteile(prozess, forecast.basisjahr);
        shares.retain(|anteil| named.contains(&anteil.komponente.id));
        let years = forecast.jahre.iter().map(|wert| {
            let relief: f64 = shares.iter().map(|anteil| anteil.im(wert.jahr)).sum();
            wert.kosten_eur * relief.min(config.prognose.obergrenze)
        });
        Some(years.sum::<f64>())
    });
    let saved: Vec<f64> = saved.collect();
    (!saved.is_empty()).then(|| saved.iter().sum())
}
