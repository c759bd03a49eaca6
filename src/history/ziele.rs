//! What the history says of goals: where each started, and whether it was reached in time.

use std::collections::BTreeMap;

use super::commit::Commit;
use super::error::HistoryError;
use super::register::Register;
use crate::load::Snapshot;
use crate::model::{Registry, ZielId};
use crate::score::ziel::{ZielVerlauf, is_erreicht, ziel_ist};

/// What the first-parent line up to `head` says of each goal of `registry`, the state in `head`.
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
) -> Result<BTreeMap<ZielId, ZielVerlauf>, HistoryError> {
    let mut verlaeufe = BTreeMap::new();
    if registry.ziele.is_empty() {
        return Ok(verlaeufe);
    }
    let mut commits: Vec<Commit> = register
        .repository()
        .line(head.clone())
        .collect::<Result<_, _>>()?;
    commits.reverse();
    let mut last: Option<(String, Snapshot)> = None;
    for commit in &commits {
        let Some(tree) = register.tree_id_at(commit)? else {
            continue;
        };
        if last.as_ref().is_none_or(|(known, _)| *known != tree) {
            last = Some((tree, register.snapshot_at(commit)?));
        }
        let Some((_, snapshot)) = &last else { continue };
        for ziel in registry.ziele.iter() {
            let verlauf: &mut ZielVerlauf = verlaeufe.entry(ziel.id.clone()).or_default();
            let is_start = verlauf.start.is_none() && snapshot.registry.ziele.find(&ziel.id).is_some();
            let is_in_time = commit.tag() <= ziel.bis;
            if !snapshot.is_config_sound || !(is_start || is_in_time) {
                continue;
            }
            let ist = ziel_ist(&snapshot.registry, &snapshot.config, ziel, commit.tag()).wert;
            // What `head` itself holds is no earlier value.
            if is_start && commit.id != head.id {
                verlauf.start = Some((commit.tag(), ist));
            }
            if is_in_time {
                let before = verlauf.hat_erreicht_bis.unwrap_or(false);
                verlauf.hat_erreicht_bis = Some(before || is_erreicht(ziel, ist));
            }
        }
    }
    Ok(verlaeufe)
}
