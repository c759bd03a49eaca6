//! Which Steckbriefe were changed after their last review, and when.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;
use serde_json::Value;

use super::commit::Commit;
use super::difference::{FieldChange, fields};
use super::error::{GitError, HistoryError};
use super::paarung::Paarung;
use super::register::Register;
use super::zeit::end_of_day;
use crate::load::{Change, ContentId, ContentReader};
use crate::model::id::is_valid_id;
use crate::model::{Datum, Kind, ProzessId, Registry, written};

/// So many commits are compared at a time, in parallel.
const CHUNK: usize = 64;

/// A state of the registry whose Steckbriefe are asked about.
#[derive(Clone, Copy)]
pub struct Gefragt<'a> {
    /// The entities.
    pub registry: &'a Registry,
    /// The commit that they stand on.
    pub commit: &'a Commit,
    /// Files differ from the commit.
    pub is_changed: bool,
    /// The day of a change that is not committed yet.
    pub heute: Datum,
    /// The largest file that is read, in bytes.
    pub limit: u64,
}

/// For each process that was changed after its last review (`ueberpruefung.zuletzt`), the day of the first such change;
/// `None` if the history is not there to tell: the commit holds no registry, or the clone is shallow.
///
/// The reviewed state is the one at the end of the day of the review in Europe/Berlin, on the first-parent line, or the
/// one of the commit that first wrote this day, whichever is later. A process is changed if it differs from that state in
/// a field other than figures and notes ([`FieldChange::is_figure_or_note`]) and `ueberpruefung` itself: what was changed
/// and changed back is not. Moved and renamed files are followed; states that could not be read are passed over.
///
/// # Errors
/// If git can't be read.
pub fn geaendert_seit_ueberpruefung(
    register: &Register,
    gefragt: Gefragt<'_>,
) -> Result<Option<BTreeMap<ProzessId, Datum>>, HistoryError> {
    if register.config_at(gefragt.commit)?.is_none() {
        return Ok(None);
    }
    let reader = ContentReader::new(&**register.repository(), register.cache());
    let mut suche = Suche::new(register, reader, gefragt)?;
    if !suche.walk(register, gefragt.commit)? {
        return Ok(None);
    }
    suche.result()
}

/// A change of a process after its review, or before it was known to be.
struct Schritt {
    tag: Datum,
    new: ContentId,
}

/// A process on the way back to its reviewed state.
struct Verfolgt {
    id: ProzessId,
    zuletzt: Datum,
    /// What its file holds at the commit that was looked at last.
    content: ContentId,
    /// The changes passed on the way, newest first.
    schritte: Vec<Schritt>,
    is_open: bool,
}

struct Suche<'a> {
    reader: ContentReader<'a>,
    gefragt: Gefragt<'a>,
    verfolgte: Vec<Verfolgt>,
    /// The open ones by the path of their file.
    by_path: HashMap<String, usize>,
    /// The end of the day of the review; commits before it hold the reviewed state.
    by_end: BTreeMap<i64, Vec<usize>>,
    open: usize,
}

impl<'a> Suche<'a> {
    fn new(
        register: &Register,
        reader: ContentReader<'a>,
        gefragt: Gefragt<'a>,
    ) -> Result<Self, HistoryError> {
        let mut suche = Self {
            reader,
            gefragt,
            verfolgte: Vec::new(),
            by_path: HashMap::new(),
            by_end: BTreeMap::new(),
            open: 0,
        };
        let mut taken = BTreeSet::new();
        let mut found = Vec::new();
        for file in register.changes(None, Some(gefragt.commit))? {
            let Some((Kind::Prozesse, id)) = file.entity() else {
                continue;
            };
            // Of two files with one id the first counts.
            if !file.is_exact || !is_valid_id(id) || !taken.insert(id.to_owned()) {
                continue;
            }
            let id = ProzessId::new(id);
            let prozess = gefragt.registry.prozesse.find(&id);
            let zuletzt = prozess.and_then(|prozess| prozess.zuletzt_ueberprueft());
            if let (Some(content), Some(zuletzt)) = (file.new, zuletzt) {
                found.push((file.path, id, content, zuletzt));
            }
        }
        if gefragt.is_changed {
            suche.prefetch(found.iter().map(|(_, _, content, _)| *content).collect())?;
        }
        for (path, id, content, zuletzt) in found {
            // A review that is not committed yet has looked at the files as they are.
            if gefragt.is_changed && suche.is_other_review(content, zuletzt)? {
                continue;
            }
            let at = suche.verfolgte.len();
            suche.by_end.entry(end_of_day(zuletzt)).or_default().push(at);
            suche.by_path.insert(path, at);
            suche.open += 1;
            suche.verfolgte.push(Verfolgt {
                id,
                zuletzt,
                content,
                schritte: Vec::new(),
                is_open: true,
            });
        }
        Ok(suche)
    }

    /// Goes back along the first parents until all reviewed states are found. False if a shallow clone ends before.
    fn walk(&mut self, register: &Register, from: &Commit) -> Result<bool, HistoryError> {
        let Some(earliest) = self.by_end.keys().next().copied() else {
            return Ok(true);
        };
        let (mut line, mut is_cut) = (Vec::new(), false);
        for commit in register.repository().line(from.clone()) {
            match commit {
                Ok(commit) => {
                    let is_last = commit.committer.zeit.sekunden < earliest;
                    line.push(commit);
                    if is_last {
                        break;
                    }
                }
                Err(GitError::Shallow) => is_cut = true,
                Err(error) => return Err(error.into()),
            }
        }
        for start in (0..line.len()).step_by(CHUNK) {
            let end = line.len().min(start + CHUNK);
            let changes = (start..end)
                .into_par_iter()
                .map(|at| match line.get(at + 1) {
                    Some(parent) => register.changes(Some(parent), Some(&line[at])),
                    // Before the first commit was nothing, and behind the others nobody looks.
                    None if line[at].parents.is_empty() => register.changes(None, Some(&line[at])),
                    None => Ok(Vec::new()),
                })
                .collect::<Result<Vec<_>, _>>()?;
            let before = changes
                .iter()
                .flatten()
                .filter(|c| self.by_path.contains_key(&c.path));
            self.prefetch(before.filter_map(|change| change.old).collect())?;
            for (commit, changes) in line[start..end].iter().zip(changes) {
                self.close_reviewed_before(commit);
                if self.open == 0 {
                    return Ok(true);
                }
                self.step_back(commit, &changes)?;
            }
        }
        Ok(!is_cut || self.open == 0)
    }

    /// Ends the search for all processes whose day of review was over after `commit`.
    fn close_reviewed_before(&mut self, commit: &Commit) {
        let over = self.by_end.split_off(&(commit.committer.zeit.sekunden + 1));
        for at in over.into_values().flatten() {
            self.close(at);
        }
    }

    /// From the state of `commit` to the one before.
    fn step_back(&mut self, commit: &Commit, changes: &[Change]) -> Result<(), HistoryError> {
        let is_ours = |change: &&Change| change.new.is_some() && self.by_path.contains_key(&change.path);
        if !changes.iter().any(|change| is_ours(&change)) {
            return Ok(());
        }
        let may_be_other = |path: &str| self.by_path.contains_key(path);
        let paarung = Paarung::new(changes, self.reader, self.gefragt.limit, may_be_other)?;
        let mut moved = Vec::new();
        for (path, (new, old)) in &paarung.now {
            let Some(at) = self.by_path.get(path).copied() else {
                continue;
            };
            if !self.verfolgte[at].is_open {
                continue;
            }
            let Some(old) = old else {
                self.close(at);
                continue;
            };
            if self.is_other_review(old.content, self.verfolgte[at].zuletzt)? {
                self.close(at);
                continue;
            }
            let verfolgt = &mut self.verfolgte[at];
            verfolgt.content = old.content;
            verfolgt.schritte.push(Schritt {
                tag: commit.tag(),
                new: new.content,
            });
            if old.path != *path {
                moved.push((path.clone(), old.path.clone(), at));
            }
        }
        for (path, ..) in &moved {
            self.by_path.remove(path);
        }
        self.by_path
            .extend(moved.into_iter().map(|(_, old, at)| (old, at)));
        Ok(())
    }

    fn close(&mut self, at: usize) {
        let verfolgt = &mut self.verfolgte[at];
        self.open -= usize::from(verfolgt.is_open);
        verfolgt.is_open = false;
    }

    /// Whether the process that `content` says names another day of review, or none.
    fn is_other_review(&self, content: ContentId, zuletzt: Datum) -> Result<bool, HistoryError> {
        let content = self.reader.read(Kind::Prozesse, content, self.gefragt.limit)?;
        Ok(content
            .prozess()
            .is_some_and(|prozess| prozess.zuletzt_ueberprueft() != Some(zuletzt)))
    }

    fn result(&self) -> Result<Option<BTreeMap<ProzessId, Datum>>, HistoryError> {
        let mut changed = BTreeMap::new();
        for verfolgt in &self.verfolgte {
            let is_untouched = verfolgt.schritte.is_empty() && !self.gefragt.is_changed;
            let now = self.gefragt.registry.prozesse.find(&verfolgt.id);
            let Some(now) = now.filter(|_| !is_untouched) else {
                continue;
            };
            if let Some(tag) = self.first_change(verfolgt, &written(&now.data))? {
                changed.insert(verfolgt.id.clone(), tag);
            }
        }
        Ok(Some(changed))
    }

    /// The day of the first change after the review; none if the process is now as it was.
    fn first_change(&self, verfolgt: &Verfolgt, now: &Value) -> Result<Option<Datum>, HistoryError> {
        let mut state = self.value(verfolgt.content)?;
        let mut first = None;
        let mut reviewed = state.clone();
        for schritt in verfolgt.schritte.iter().rev() {
            let Some(next) = self.value(schritt.new)? else {
                continue;
            };
            match &state {
                Some(state) if first.is_none() && is_review_relevant(state, &next) => {
                    first = Some(schritt.tag);
                }
                Some(_) => {}
                None => reviewed = Some(next.clone()),
            }
            state = Some(next);
        }
        let is_changed = reviewed.is_some_and(|reviewed| is_review_relevant(&reviewed, now));
        Ok(is_changed.then(|| first.unwrap_or(self.gefragt.heute)))
    }

    fn value(&self, content: ContentId) -> Result<Option<Value>, HistoryError> {
        let content = self.reader.read(Kind::Prozesse, content, self.gefragt.limit)?;
        Ok(content.written())
    }

    fn prefetch(&self, contents: BTreeSet<ContentId>) -> Result<(), HistoryError> {
        let with_kind = |content| (content, Kind::Prozesse, self.gefragt.limit);
        Ok(self
            .reader
            .prefetch(contents.into_iter().map(with_kind).collect())?)
    }
}

/// Whether two states of a process differ in what a review is about.
fn is_review_relevant(old: &Value, new: &Value) -> bool {
    let is_relevant = |change: &FieldChange| {
        let is_review = change.field.split('.').next() == Some("ueberpruefung");
        !is_review && !change.is_figure_or_note()
    };
    fields(Kind::Prozesse, old, new).iter().any(is_relevant)
}
