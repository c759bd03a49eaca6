//! What the history says of goals: where each started, how it went on, and whether it was reached in time.

use std::collections::{BTreeMap, BTreeSet};

use super::chronik::{Lage, Schritt};
use super::commit::Commit;
use super::error::HistoryError;
use super::register::Register;
use crate::model::{Datum, Quartal, Registry, ZielId};
use crate::score::ziel::{ZielVerlauf, Zielmenge, is_erreicht};

/// What the history says of a goal, and its course.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Zielgeschichte {
    /// Where it started, and whether it was reached in time.
    pub verlauf: ZielVerlauf,
    /// The first value, then that of the last commit of each quarter before the one of the day that is looked at, each
    /// with the day of its commit; from old to new. Empty without an earlier value.
    pub kurve: Vec<(Datum, Option<f64>)>,
}

/// What the first-parent line up to `head` says of each goal of `registry`, the state in `head`, for a report of `tag`.
///
/// # Errors
/// As [`ziel_geschichten`].
pub fn ziel_verlaeufe(
    register: &Register,
    head: &Commit,
    registry: &Registry,
    tag: Datum,
) -> Result<BTreeMap<ZielId, ZielVerlauf>, HistoryError> {
    let geschichten = ziel_geschichten(register, head, registry, tag)?;
    let verlaeufe = geschichten.into_iter().map(|(id, g)| (id, g.verlauf));
    Ok(verlaeufe.collect())
}

/// What the first-parent line up to `head` says of each goal of `registry`, the state in `head` or on disk after it, for
/// `tag`, with its course.
///
/// A goal is measured as `registry` defines it, on the registry and the settings of each commit, at the day of the
/// commit. Commits without a registry, or with wrong settings, say nothing. What `head` itself holds is an earlier value
/// only if it was committed before `tag`, the day that is looked at; what was committed after `tag` never is one.
///
/// # Errors
/// If git can't be asked, or a shallow clone is cut off before the first commit.
pub fn ziel_geschichten(
    register: &Register,
    head: &Commit,
    registry: &Registry,
    tag: Datum,
) -> Result<BTreeMap<ZielId, Zielgeschichte>, HistoryError> {
    let mut geschichten: BTreeMap<ZielId, Zielgeschichte> = BTreeMap::new();
    if registry.ziele.is_empty() {
        return Ok(geschichten);
    }
    let mut line = register.line_since(head.clone(), None)?;
    line.reverse();
    let schritte: Vec<Schritt> = line
        .into_iter()
        .map(|commit| Schritt {
            tag: commit.tag(),
            commit,
        })
        .collect();
    let mut held: BTreeSet<ZielId> = BTreeSet::new();
    let mut number = 0;
    register.walk(&schritte, |lage| {
        number += 1;
        if !lage.is_there {
            return Ok(());
        }
        let (commit, day) = (&lage.schritt.commit, lage.schritt.tag);
        let is_earlier = day <= tag && (commit.id != head.id || day < tag);
        let quarter = Quartal::of(day);
        let ends_quarter = schritte
            .get(number)
            .is_none_or(|next| Quartal::of(next.tag) != quarter);
        for ziel in registry.ziele.iter() {
            let is_held = lage.register.registry().ziele.find(&ziel.id).is_some();
            let is_start = is_held && !held.contains(&ziel.id);
            // Only once the day of the goal is over does it count whether it was reached before.
            let is_asked = ziel.bis < tag && day <= ziel.bis;
            let geschichte = geschichten.entry(ziel.id.clone()).or_default();
            let last = geschichte.kurve.last().map(|(last, _)| *last);
            let is_point = ends_quarter && quarter < Quartal::of(tag) && last.is_some_and(|last| last < day);
            if !lage.register.is_config_sound() || !(is_start || is_asked || is_point) {
                continue;
            }
            let ist = ist(lage, ziel);
            if is_start {
                held.insert(ziel.id.clone());
            }
            if is_start && is_earlier {
                geschichte.verlauf.start = Some((day, ist));
                geschichte.kurve.push((day, ist));
            } else if is_point {
                geschichte.kurve.push((day, ist));
            }
            if is_asked {
                let before = geschichte.verlauf.hat_erreicht_bis.unwrap_or(false);
                geschichte.verlauf.hat_erreicht_bis = Some(before || is_erreicht(ziel, ist));
            }
        }
        Ok(())
    })?;
    Ok(geschichten)
}

fn ist(lage: &Lage<'_>, ziel: &crate::model::ziel::Ziel) -> Option<f64> {
    let menge = Zielmenge::new(lage.register.registry(), ziel);
    let summe = lage.beitraege.summe(|_, prozess| menge.contains(prozess));
    ziel.kennzahl.get().wert(&summe).wert()
}
