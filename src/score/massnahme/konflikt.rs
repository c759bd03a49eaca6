//! What contradicts itself in the Maßnahmen and in what is planned for the Ämter.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::komponente::{Massnahme, MassnahmeArt};
use crate::model::prozess::Nutzung;
use crate::model::{Datum, KomponenteEntity, KomponenteId, OeId, ProzessEntity, Quartal, Registry};

/// From so many components on that an Amt is to introduce in one quarter, it counts as overloaded.
pub const UEBERLAST_AB: usize = 3;

/// A contradiction or a risk in time, with all that it takes to name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Konflikt {
    /// The roll-out begins before the component itself is available.
    NichtVerfuegbar {
        /// The component.
        komponente: KomponenteId,
        /// First day of the roll-out.
        von: Datum,
        /// First day it is available; none if it has none.
        ab: Option<Datum>,
    },
    /// The roll-out goes on after the component has been replaced.
    Abgeloest {
        /// The component.
        komponente: KomponenteId,
        /// Last day of the roll-out.
        bis: Datum,
        /// The day it is replaced.
        am: Datum,
    },
    /// The roll-out begins while a component it depends on is not available: not yet, or no longer.
    AbhaengigkeitNichtVerfuegbar {
        /// The component.
        komponente: KomponenteId,
        /// First day of its roll-out.
        von: Datum,
        /// What it depends on.
        andere: KomponenteId,
        /// First day that is available; none if it has none.
        ab: Option<Datum>,
        /// The day that is replaced, if it is by then.
        abgeloest: Option<Datum>,
    },
    /// The roll-out begins before that of a component it depends on, which nobody uses until then.
    AbhaengigkeitSpaeter {
        /// The component.
        komponente: KomponenteId,
        /// First day of its roll-out.
        von: Datum,
        /// What it depends on.
        andere: KomponenteId,
        /// First day of the roll-out of that.
        andere_von: Datum,
    },
    /// A later step begins before an earlier one, or the roll-out while the procurement still runs.
    Reihenfolge {
        /// The component.
        komponente: KomponenteId,
        /// The later step.
        spaeter: MassnahmeArt,
        /// Its first day.
        von: Datum,
        /// The earlier step.
        frueher: MassnahmeArt,
        /// Its first day.
        frueher_von: Datum,
        /// Its last day.
        frueher_bis: Option<Datum>,
    },
    /// Uses are planned for days after the roll-out has ended.
    PlanNachRollout {
        /// The component.
        komponente: KomponenteId,
        /// Last day of its last roll-out.
        bis: Datum,
        /// How many planned uses come later.
        anzahl: u64,
        /// The last of their days.
        letzter: Datum,
    },
    /// The last day lies before the first.
    EndeVorBeginn {
        /// The component.
        komponente: KomponenteId,
        /// What kind of step.
        art: Option<MassnahmeArt>,
        /// First day.
        von: Datum,
        /// Last day.
        bis: Datum,
    },
    /// A step without a first or last day.
    OhneZeitraum {
        /// The component.
        komponente: KomponenteId,
        /// What kind of step.
        art: Option<MassnahmeArt>,
        /// The first day, if it is stated.
        von: Option<Datum>,
        /// The last day, if it is stated.
        bis: Option<Datum>,
    },
    /// Several components are to be introduced at one Amt in one quarter.
    Ueberlast {
        /// The quarter.
        quartal: Quartal,
        /// The Amt.
        amt: OeId,
        /// The components with the number of processes.
        komponenten: BTreeMap<KomponenteId, u64>,
    },
}

impl Konflikt {
    /// Its name in outputs.
    pub fn art(&self) -> &'static str {
        match self {
            Self::NichtVerfuegbar { .. } => "rollout-vor-verfuegbarkeit",
            Self::Abgeloest { .. } => "rollout-nach-abloesung",
            Self::AbhaengigkeitNichtVerfuegbar { .. } => "abhaengigkeit-nicht-verfuegbar",
            Self::AbhaengigkeitSpaeter { .. } => "abhaengigkeit-spaeter",
            Self::Reihenfolge { .. } => "reihenfolge",
            Self::PlanNachRollout { .. } => "plan-nach-rollout",
            Self::EndeVorBeginn { .. } => "ende-vor-beginn",
            Self::OhneZeitraum { .. } => "ohne-zeitraum",
            Self::Ueberlast { .. } => "ueberlast",
        }
    }

    /// The component it is about; none for an overload.
    pub fn komponente(&self) -> Option<&KomponenteId> {
        match self {
            Self::NichtVerfuegbar { komponente, .. }
            | Self::Abgeloest { komponente, .. }
            | Self::AbhaengigkeitNichtVerfuegbar { komponente, .. }
            | Self::AbhaengigkeitSpaeter { komponente, .. }
            | Self::Reihenfolge { komponente, .. }
            | Self::PlanNachRollout { komponente, .. }
            | Self::EndeVorBeginn { komponente, .. }
            | Self::OhneZeitraum { komponente, .. } => Some(komponente),
            Self::Ueberlast { .. } => None,
        }
    }

    /// The day it is about; none if a day is what is missing.
    pub fn tag(&self) -> Option<Datum> {
        match self {
            Self::NichtVerfuegbar { von, .. }
            | Self::AbhaengigkeitNichtVerfuegbar { von, .. }
            | Self::AbhaengigkeitSpaeter { von, .. }
            | Self::Reihenfolge { von, .. } => Some(*von),
            Self::Abgeloest { am, .. } => Some(*am),
            Self::PlanNachRollout { letzter, .. } => Some(*letzter),
            Self::Ueberlast { quartal, .. } => Some(quartal.first_day()),
            Self::EndeVorBeginn { .. } | Self::OhneZeitraum { .. } => None,
        }
    }
}

/// What contradicts itself from `tag` on: of steps that are not over, of `komponenten`, and of what `prozesse` plan.
/// Sorted by kind, then component or quarter.
pub fn konflikte(
    registry: &Registry,
    komponenten: &[&KomponenteEntity],
    prozesse: &[&ProzessEntity],
    tag: Datum,
) -> Vec<Konflikt> {
    let mut found = BTreeSet::new();
    for komponente in komponenten {
        for massnahme in &komponente.massnahmen {
            found.extend(in_itself(komponente, massnahme));
            if massnahme.is_over(tag) {
                continue;
            }
            found.extend(order(komponente, massnahme));
            if massnahme.art == Some(MassnahmeArt::Rollout) {
                rollout(registry, komponente, massnahme, &mut found);
            }
        }
        found.extend(plan_after_rollout(komponente, prozesse));
    }
    found.extend(overload(registry, komponenten, prozesse, tag));
    found.into_iter().collect()
}

fn in_itself(komponente: &KomponenteEntity, massnahme: &Massnahme) -> Option<Konflikt> {
    let (komponente, art) = (komponente.id.clone(), massnahme.art);
    match (massnahme.von, massnahme.bis) {
        (Some(von), Some(bis)) => (bis < von).then_some(Konflikt::EndeVorBeginn {
            komponente,
            art,
            von,
            bis,
        }),
        (von, bis) => Some(Konflikt::OhneZeitraum {
            komponente,
            art,
            von,
            bis,
        }),
    }
}

/// The earlier steps that `massnahme` does not wait for. The first of each kind counts; an Erweiterung may come at any time.
fn order(komponente: &KomponenteEntity, massnahme: &Massnahme) -> Vec<Konflikt> {
    let Some((spaeter, von)) = massnahme.art.zip(massnahme.von) else {
        return Vec::new();
    };
    let mut first: BTreeMap<MassnahmeArt, (Datum, Option<Datum>)> = BTreeMap::new();
    for other in &komponente.massnahmen {
        if let Some((art, begin)) = other.art.zip(other.von) {
            let known = first.entry(art).or_insert((begin, other.bis));
            *known = (*known).min((begin, other.bis));
        }
    }
    let is_broken = |art: MassnahmeArt, (begin, end): (Datum, Option<Datum>)| {
        let is_earlier = art.stufe() < spaeter.stufe() && art != MassnahmeArt::Erweiterung;
        let is_bought_late = (art, spaeter) == (MassnahmeArt::Beschaffung, MassnahmeArt::Rollout)
            && end.is_some_and(|end| von <= end);
        is_earlier && (von < begin || is_bought_late)
    };
    let broken = first.into_iter().filter(|(art, days)| is_broken(*art, *days));
    broken
        .map(|(frueher, (frueher_von, frueher_bis))| Konflikt::Reihenfolge {
            komponente: komponente.id.clone(),
            spaeter,
            von,
            frueher,
            frueher_von,
            frueher_bis,
        })
        .collect()
}

fn rollout(
    registry: &Registry,
    komponente: &KomponenteEntity,
    massnahme: &Massnahme,
    found: &mut BTreeSet<Konflikt>,
) {
    let id = || komponente.id.clone();
    if let Some((bis, am)) = massnahme
        .bis
        .zip(komponente.abgeloest_am)
        .filter(|(bis, am)| bis >= am)
    {
        let komponente = id();
        found.insert(Konflikt::Abgeloest { komponente, bis, am });
    }
    let Some(von) = massnahme.von else { return };
    if komponente.verfuegbar_ab.is_none_or(|ab| ab > von) {
        found.insert(Konflikt::NichtVerfuegbar {
            komponente: id(),
            von,
            ab: komponente.verfuegbar_ab,
        });
    }
    for andere in &komponente.abhaengig_von {
        // A dead reference is a finding of `ddv pruefen`.
        let Some(other) = registry.komponenten.find(andere) else {
            continue;
        };
        if !other.is_available(von) {
            found.insert(Konflikt::AbhaengigkeitNichtVerfuegbar {
                komponente: id(),
                von,
                andere: andere.clone(),
                ab: other.verfuegbar_ab,
                abgeloest: other.abgeloest_am.filter(|end| *end <= von),
            });
        } else if let Some(andere_von) = first_rollout(other).filter(|begin| *begin > von) {
            let is_used = registry.active().any(|p| {
                let since = p.komponenten.get(andere).and_then(|n| n.seit);
                since.is_some_and(|since| since <= von)
            });
            if !is_used {
                found.insert(Konflikt::AbhaengigkeitSpaeter {
                    komponente: id(),
                    von,
                    andere: andere.clone(),
                    andere_von,
                });
            }
        }
    }
}

fn rollouts(komponente: &KomponenteEntity) -> impl Iterator<Item = &Massnahme> {
    let is_rollout = |m: &&Massnahme| m.art == Some(MassnahmeArt::Rollout);
    komponente.massnahmen.iter().filter(is_rollout)
}

fn first_rollout(komponente: &KomponenteEntity) -> Option<Datum> {
    rollouts(komponente).filter_map(|m| m.von).min()
}

fn plan_after_rollout(komponente: &KomponenteEntity, prozesse: &[&ProzessEntity]) -> Option<Konflikt> {
    if rollouts(komponente).any(|m| m.bis.is_none()) {
        // It goes on: that its end is missing is said anyway.
        return None;
    }
    let bis = rollouts(komponente).filter_map(|m| m.bis).max()?;
    let planned = |p: &&ProzessEntity| p.komponenten.get(&komponente.id)?.geplant_bis();
    let late: Vec<Datum> = prozesse
        .iter()
        .filter_map(planned)
        .filter(|day| *day > bis)
        .collect();
    let letzter = late.iter().max().copied()?;
    Some(Konflikt::PlanNachRollout {
        komponente: komponente.id.clone(),
        bis,
        anzahl: late.len() as u64,
        letzter,
    })
}

/// The Ämter that are to introduce [`UEBERLAST_AB`] or more of `komponenten` in one quarter from that of `tag` on; what is
/// overdue counts in no quarter.
fn overload(
    registry: &Registry,
    komponenten: &[&KomponenteEntity],
    prozesse: &[&ProzessEntity],
    tag: Datum,
) -> Vec<Konflikt> {
    let mut load: BTreeMap<(Quartal, OeId), BTreeMap<KomponenteId, u64>> = BTreeMap::new();
    for prozess in prozesse {
        let amt = || registry.amt(&prozess.oe).map_or(&prozess.oe, |amt| &amt.id);
        for komponente in komponenten {
            let nutzung = prozess.komponenten.get(&komponente.id);
            let Some(bis) = nutzung.and_then(Nutzung::geplant_bis).filter(|bis| *bis >= tag) else {
                continue;
            };
            let place = load.entry((Quartal::of(bis), amt().clone())).or_default();
            *place.entry(komponente.id.clone()).or_default() += 1;
        }
    }
    let heavy = load
        .into_iter()
        .filter(|(_, komponenten)| komponenten.len() >= UEBERLAST_AB);
    heavy
        .map(|((quartal, amt), komponenten)| Konflikt::Ueberlast {
            quartal,
            amt,
            komponenten,
        })
        .collect()
}
