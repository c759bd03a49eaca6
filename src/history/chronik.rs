//! The walk through the states of a registry: at each step only what changed since the last one is read and computed.

use rayon::prelude::*;

use super::commit::Commit;
use super::error::{GitError, HistoryError};
use super::register::Register;
use super::zeit::end_of_day;
use crate::load::{CONFIG_FILE, Change, Replay};
use crate::model::Datum;
use crate::score::Beitraege;

/// A step of a walk: a commit, and the day that its figures hold for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schritt {
    /// The commit.
    pub commit: Commit,
    /// The day.
    pub tag: Datum,
}

/// The registry at a step.
pub struct Lage<'a> {
    /// The step.
    pub schritt: &'a Schritt,
    /// Its entities and settings.
    pub register: &'a Replay<'a>,
    /// What each active process contributes to the sums on the day of the step.
    pub beitraege: &'a Beitraege,
    /// The commit holds a registry; if not, the entities are those of nothing.
    pub is_there: bool,
}

impl Register {
    /// Walks through `schritte`, best from old to new, and shows each state to `visit`.
    ///
    /// # Errors
    /// If git can't be asked.
    pub fn walk(
        &self,
        schritte: &[Schritt],
        mut visit: impl FnMut(&Lage<'_>) -> Result<(), HistoryError>,
    ) -> Result<(), HistoryError> {
        let changes: Vec<Vec<Change>> = (0..schritte.len())
            .into_par_iter()
            .map(|number| {
                let before = number.checked_sub(1).map(|before| &schritte[before].commit);
                let commit = &schritte[number].commit;
                if before.is_some_and(|before| before.id == commit.id) {
                    return Ok(Vec::new());
                }
                self.changes(before, Some(commit))
            })
            .collect::<Result<_, GitError>>()?;
        let repository = &**self.repository();
        let mut replay = Replay::new(repository, self.cache());
        let mut beitraege = Beitraege::default();
        let mut is_first = true;
        for (number, schritt) in schritte.iter().enumerate() {
            let config = changes[number].iter().find(|change| change.path == CONFIG_FILE);
            if let Some(content) = config.and_then(|change| change.new) {
                replay.configure(content)?;
            }
            if is_first && replay.is_config_sound() {
                replay.prefetch(changes[number..].iter().flatten())?;
                is_first = false;
            }
            replay.apply(&changes[number])?;
            beitraege.update(replay.registry(), replay.config(), schritt.tag);
            visit(&Lage {
                schritt,
                register: &replay,
                beitraege: &beitraege,
                is_there: self.place_at(&schritt.commit)?.is_some(),
            })?;
        }
        Ok(())
    }

    /// The commits on the first-parent line up to `end`, from new to old: back to the last one before the end of `von`,
    /// or to the first one of all.
    ///
    /// # Errors
    /// If git can't be asked, or the clone is cut off before.
    pub fn line_since(&self, end: Commit, von: Option<Datum>) -> Result<Vec<Commit>, GitError> {
        let from = von.map(|von| end_of_day(von.yesterday()));
        let mut line = Vec::new();
        for commit in self.repository().line(end) {
            let commit = commit?;
            let is_before = from.is_some_and(|from| commit.committer.zeit.sekunden < from);
            line.push(commit);
            if is_before {
                break;
            }
        }
        Ok(line)
    }
}

/// The commit of `line` (from new to old) that was the last one at the end of `tag`; none if all are later.
pub fn last_on(line: &[Commit], tag: Datum) -> Option<&Commit> {
    let end = end_of_day(tag);
    line.iter().find(|commit| commit.committer.zeit.sekunden < end)
}
