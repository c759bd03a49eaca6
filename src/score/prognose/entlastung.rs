//! What a component relieves (L 3.1; `fachmodell` 7): its effect, or what the use by the process states in its place.

use std::collections::BTreeMap;

use super::Szenario;
use super::tabelle::{Jahrestabelle, Zeitraum};
use crate::config::Config;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::prozess::{NutzungStatus, Prozess};
use crate::model::value::{Menge, Zahl};
use crate::model::{Jahr, KomponenteEntity, Registry};
use crate::score::fallzahl::linear;

/// Why a component relieves as it does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grund {
    /// Its effect counts, from the year on if one is given.
    Effekt {
        /// In the scenario `plan` the year of `bis`.
        ab: Option<Jahr>,
    },
    /// The use states the effect on handling time: minutes of so many per case.
    Wirkung {
        /// The change in minutes; negative is less.
        minuten: f64,
        /// Of so many minutes.
        von: f64,
        /// From this year on.
        ab: Jahr,
    },
    /// In use: what it relieves is in the figures already.
    Genutzt,
    /// Makes no sense here: written so.
    NichtAnwendbar,
    /// Not meant for this process.
    AusserhalbGeltung,
    /// Not decided, which only the scenario `plan` asks for.
    NichtGeplant,
}

/// What one component does for one process or Berufsgruppe.
#[derive(Debug, Clone, Copy)]
pub struct KomponentenAnteil<'r> {
    /// The component.
    pub komponente: &'r KomponenteEntity,
    /// Why.
    pub grund: Grund,
    /// What part of the relief is still to come: less than 1 where the component is used in part.
    pub faktor: f64,
    effekt: &'r Jahrestabelle,
}

impl KomponentenAnteil<'_> {
    /// Whether it may have a share in any year: it is asked for, and there is an effect or a Wirkung.
    pub fn counts(&self) -> bool {
        match self.grund {
            Grund::Effekt { .. } => !self.komponente.effekt.is_empty(),
            Grund::Wirkung { .. } => true,
            Grund::Genutzt | Grund::NichtAnwendbar | Grund::AusserhalbGeltung | Grund::NichtGeplant => false,
        }
    }

    /// The share it relieves in `jahr`, a year that the registry has forecasts for; negative if it costs effort.
    pub fn im(&self, jahr: Jahr) -> f64 {
        if self.komponente.abgeloest_am.is_some_and(|day| day.year() <= jahr) {
            return 0.0;
        }
        let share = match self.grund {
            Grund::Effekt { ab } if ab.is_none_or(|ab| ab <= jahr) => self.effekt.im(jahr).unwrap_or(0.0),
            Grund::Wirkung { minuten, von, ab } if ab <= jahr => -minuten / von,
            Grund::Effekt { .. }
            | Grund::Wirkung { .. }
            | Grund::Genutzt
            | Grund::NichtAnwendbar
            | Grund::AusserhalbGeltung
            | Grund::NichtGeplant => 0.0,
        };
        self.faktor * share
    }
}

/// A component with its effect in each year.
#[derive(Debug)]
pub(super) struct Entlaster<'r> {
    komponente: &'r KomponenteEntity,
    effekt: Jahrestabelle,
}

/// The effect in `jahr`: linear between its years, 0 before the first, constant after the last.
fn effekt(effekt: &BTreeMap<Jahr, f64>, jahr: Jahr) -> f64 {
    match effekt.first_key_value() {
        Some((first, _)) if *first <= jahr => linear(effekt, jahr).unwrap_or(0.0),
        Some(_) | None => 0.0,
    }
}

impl<'r> Entlaster<'r> {
    /// The components of `registry`, by id.
    pub fn all(registry: &'r Registry, zeitraum: Zeitraum) -> Vec<Self> {
        let komponenten = registry.komponenten.iter();
        komponenten
            .map(|komponente| {
                let points = komponente.effekt.iter().map(|(y, e)| (*y, e.get())).collect();
                Self {
                    komponente,
                    effekt: Jahrestabelle::new(zeitraum, |jahr| effekt(&points, jahr)),
                }
            })
            .collect()
    }
}

/// What each component does for `prozess`, whose figures are of `basisjahr`.
pub(super) fn of_prozess<'r>(
    entlaster: &'r [Entlaster<'_>],
    szenario: Szenario,
    config: &Config,
    prozess: &Prozess,
    basisjahr: Jahr,
) -> Vec<KomponentenAnteil<'r>> {
    let minuten = prozess.kennzahlen.as_ref().and_then(|k| k.bearbeitungszeit_min);
    let minuten = minuten.map(Menge::get).filter(|minuten| *minuten > 0.0);
    let anteil = |e: &'r Entlaster<'_>| {
        let nutzung = prozess.komponenten.get(&e.komponente.id);
        let status = nutzung.map(|n| n.status);
        let bis = nutzung.and_then(|n| n.bis).map(|day| day.year());
        let counts = match (status, szenario) {
            (Some(NutzungStatus::Genutzt), _) => Err(Grund::Genutzt),
            (Some(NutzungStatus::NichtAnwendbar), _) => Err(Grund::NichtAnwendbar),
            (None, _) if !e.komponente.applies_to(prozess) => Err(Grund::AusserhalbGeltung),
            (Some(NutzungStatus::Geplant), Szenario::Plan) => Ok(bis),
            (None | Some(NutzungStatus::Teilweise | NutzungStatus::Moeglich), Szenario::Plan) => {
                Err(Grund::NichtGeplant)
            }
            (
                None | Some(NutzungStatus::Teilweise | NutzungStatus::Moeglich | NutzungStatus::Geplant),
                Szenario::Voll,
            ) => Ok(None),
        };
        let wirkung = nutzung.and_then(|n| n.wirkung.as_ref()?.bearbeitungszeit_min);
        let grund = match (counts, wirkung.map(Zahl::get).zip(minuten)) {
            (Err(grund), _) => grund,
            (Ok(_), Some((wirkung, von))) => Grund::Wirkung {
                minuten: wirkung,
                von,
                ab: bis.unwrap_or(Jahr(basisjahr.0.saturating_add(1))),
            },
            (Ok(ab), None) => Grund::Effekt { ab },
        };
        KomponentenAnteil {
            komponente: e.komponente,
            grund,
            faktor: match status {
                Some(NutzungStatus::Teilweise) => 1.0 - config.teilweise,
                None
                | Some(
                    NutzungStatus::Genutzt
                    | NutzungStatus::Geplant
                    | NutzungStatus::Moeglich
                    | NutzungStatus::NichtAnwendbar,
                ) => 1.0,
            },
            effekt: &e.effekt,
        }
    };
    entlaster.iter().map(anteil).collect()
}

/// What the components that `gruppe` names do for it.
pub(super) fn of_berufsgruppe<'r>(
    entlaster: &'r [Entlaster<'_>],
    gruppe: &Berufsgruppe,
) -> Vec<KomponentenAnteil<'r>> {
    let named = entlaster
        .iter()
        .filter(|e| gruppe.komponenten.contains(&e.komponente.id));
    named
        .map(|e| KomponentenAnteil {
            komponente: e.komponente,
            grund: Grund::Effekt { ab: None },
            faktor: 1.0,
            effekt: &e.effekt,
        })
        .collect()
}
