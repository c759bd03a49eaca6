//! What the history says of goals: where each started, and whether it was reached in time.

use std::collections::{BTreeMap, BTreeSet};

use super::chronik::{Lage, Schritt};
use super::commit::Commit;
use super::error::HistoryError;
use super::register::Register;
use crate::model::{Datum, Registry, ZielId};
use crate::score::ueberpruefung_aktuell;
use crate::score::ziel::{ZielVerlauf, Zielmenge, is_erreicht, ziel_ist_aus};

/// What the first-parent line up to `head` says of each goal of `registry`, the state in `head`, for a report of `tag`.
///
/// A goal is measured as `registry` defines it, on the registry and the settings of each commit, at the day of the
/// commit. Commits without a registry, or with wrong settings, say nothing.
///
/// # Errors
/// If git can't be asked, or a shallow clone is cut off before the first commit.
pub fn ziel_verlaeufe(
    register: &Register,
    head: &Commit,
    registry: &Registry,
    tag: Datum,
) -> Result<BTreeMap<ZielId, ZielVerlauf>, HistoryError> {
    let mut verlaeufe: BTreeMap<ZielId, ZielVerlauf> = BTreeMap::new();
    if registry.ziele.is_empty() {
        return Ok(verlaeufe);
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
    register.walk(&schritte, |lage| {
        if !lage.is_there {
            return Ok(());
        }
        let (commit, day) = (&lage.schritt.commit, lage.schritt.tag);
        for ziel in registry.ziele.iter() {
            let is_held = lage.register.registry().ziele.find(&ziel.id).is_some();
            let is_start = is_held && !held.contains(&ziel.id);
            // Only once the day of the goal is over does it count whether it was reached before.
            let is_asked = ziel.bis < tag && day <= ziel.bis;
            let verlauf = verlaeufe.entry(ziel.id.clone()).or_default();
            if !lage.register.is_config_sound() || !(is_start || is_asked) {
                continue;
            }
            let ist = ist(lage, ziel);
            if is_start {
                held.insert(ziel.id.clone());
                // What `head` itself holds is no earlier value.
                if commit.id != head.id {
                    verlauf.start = Some((day, ist));
                }
            }
            if is_asked {
                let before = verlauf.hat_erreicht_bis.unwrap_or(false);
                verlauf.hat_erreicht_bis = Some(before || is_erreicht(ziel, ist));
            }
        }
        Ok(())
    })?;
    Ok(verlaeufe)
}

fn ist(lage: &Lage<'_>, ziel: &crate::model::ziel::Ziel) -> Option<f64> {
    let menge = Zielmenge::new(lage.register.registry(), ziel);
    let summe = lage.beitraege.summe(|_, prozess| menge.contains(prozess));
    let ueberprueft = || {
        let prozesse = lage.beitraege.prozesse().map(|(_, prozess)| &**prozess);
        let meant = prozesse.filter(|prozess| menge.contains(prozess));
        ueberpruefung_aktuell(meant, lage.register.config(), lage.schritt.tag)
    };
    ziel_ist_aus(ziel, &summe, ueberprueft).wert
}
