//! Walks through the commits: which files each one changed itself, and which belong together.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::auswertung::Auswertung;
use super::eintrag::{Schritt, Zeitraum};
use super::spur::Spuren;
use crate::history::ahnen::Ahnen;
use crate::history::commit::Commit;
use crate::history::error::{GitError, HistoryError};
use crate::history::paarung::{Paarung, Version};
use crate::history::register::Register;
use crate::load::{CONFIG_FILE, Change, ContentId, ContentReader, LoadError};
use crate::model::Kind;

/// So many commits are compared at a time: in parallel, without holding all of their changes.
const CHUNK: usize = 256;

/// A file that a commit changed itself.
pub(super) struct Roh {
    /// The commit, as a place in the history.
    pub at: usize,
    /// The file after the commit; none if it is gone.
    pub new: Option<Version>,
    /// What it was in each parent; none where it was not.
    pub old: Vec<Option<Version>>,
    /// The largest file that could be read then, in bytes.
    pub limit: u64,
    /// The trail it belongs to.
    spur: usize,
}

impl Roh {
    /// The file after the commit, or before if it is gone.
    pub fn version(&self) -> Option<&Version> {
        self.new.as_ref().or_else(|| self.old.iter().flatten().next())
    }
}

/// Whose trail to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Auswahl {
    /// Everything.
    Alles,
    /// `ddv.toml`.
    Einstellungen,
    /// All that this entity was ever called.
    Eintrag(Kind, String),
}

/// The history of a registry up to a commit.
pub struct Sammlung<'r> {
    register: &'r Register,
    commits: Vec<Commit>,
    roh: Vec<Roh>,
    spuren: Spuren,
    zeitraum: Zeitraum,
}

impl<'r> Sammlung<'r> {
    /// Reads the history that led to `head`, for the steps in `zeitraum`.
    ///
    /// # Errors
    /// If git can't be asked, or if the clone is shallow and lacks a part that falls into `zeitraum`.
    pub fn new(register: &'r Register, head: &Commit, zeitraum: Zeitraum) -> Result<Self, HistoryError> {
        let ahnen = Ahnen::of(register.repository(), head)?;
        for commit in ahnen.commits.iter().filter(|c| ahnen.cut.contains(&c.id)) {
            if !zeitraum.is_after(commit.tag()) {
                return Err(GitError::Shallow.into());
            }
        }
        let mut nachweis = Self {
            register,
            commits: Vec::new(),
            roh: Vec::new(),
            spuren: Spuren::default(),
            zeitraum,
        };
        let mut limits = Limits::default();
        for start in (0..ahnen.commits.len()).step_by(CHUNK) {
            let end = ahnen.commits.len().min(start + CHUNK);
            let changes = (start..end)
                .into_par_iter()
                .map(|at| own_changes(register, &ahnen, at))
                .collect::<Result<Vec<_>, _>>()?;
            for (at, changes) in (start..end).zip(changes) {
                if changes.is_empty() {
                    continue;
                }
                let limit = limits.at(register, &ahnen.commits[at])?;
                nachweis.add(at, &changes, limit)?;
            }
        }
        nachweis.commits = ahnen.commits;
        Ok(nachweis)
    }

    /// Adds what the commit at `at` changed itself: the files of `changes` against each of its parents.
    fn add(&mut self, at: usize, changes: &[Vec<Change>], limit: u64) -> Result<(), HistoryError> {
        let paths = |changes: &Vec<Change>| -> BTreeSet<String> {
            changes.iter().map(|change| change.path.clone()).collect()
        };
        let mut own = paths(&changes[0]);
        for other in &changes[1..] {
            let other = paths(other);
            own.retain(|path| other.contains(path));
        }
        let reader = self.reader();
        let pairings = changes
            .iter()
            .map(|changes| Paarung::new(changes, reader, limit, |path| own.contains(path)))
            .collect::<Result<Vec<_>, _>>()?;
        for path in &own {
            let Some((new, _)) = pairings.iter().find_map(|p| p.now.get(path)) else {
                continue;
            };
            let old = pairings.iter().map(|p| p.now.get(path)?.1.clone()).collect();
            self.push(at, limit, Some(new.clone()), old);
        }
        for old in self.gone(&pairings) {
            self.push(at, limit, None, old);
        }
        Ok(())
    }

    /// The files that are gone in the eyes of all parents, whatever path each of them had.
    fn gone(&mut self, pairings: &[Paarung]) -> Vec<Vec<Option<Version>>> {
        let mut by_spur: Vec<BTreeMap<usize, &Version>> = Vec::new();
        for paarung in pairings {
            let versions = paarung.gone.values();
            by_spur.push(versions.map(|version| (self.root_of(version), version)).collect());
        }
        let (first, rest) = by_spur
            .split_first()
            .map_or((None, &[][..]), |(f, r)| (Some(f), r));
        let in_all = first.into_iter().flatten().filter_map(|(spur, version)| {
            let others = rest.iter().map(|gone| gone.get(spur).copied());
            let all: Option<Vec<&Version>> = std::iter::once(Some(*version)).chain(others).collect();
            Some(all?.into_iter().cloned().map(Some).collect())
        });
        in_all.collect()
    }

    fn root_of(&mut self, version: &Version) -> usize {
        let number = self.spuren.number(version);
        self.spuren.root(number)
    }

    fn push(&mut self, at: usize, limit: u64, new: Option<Version>, old: Vec<Option<Version>>) {
        let mut numbers = Vec::new();
        for version in new.iter().chain(old.iter().flatten()) {
            numbers.push(self.spuren.number(version));
        }
        let Some(spur) = numbers.first().copied() else {
            return;
        };
        for other in &numbers[1..] {
            self.spuren.join(spur, *other);
        }
        self.roh.push(Roh {
            at,
            new,
            old,
            limit,
            spur,
        });
    }

    fn reader(&self) -> ContentReader<'r> {
        ContentReader::new(&**self.register.repository(), self.register.cache())
    }

    /// Every kind and id that an entity of the history had, whether it still exists or not.
    pub fn kennungen(&self) -> BTreeSet<(Kind, &str)> {
        let versions = self
            .roh
            .iter()
            .flat_map(|roh| roh.new.iter().chain(roh.old.iter().flatten()));
        versions.filter_map(Version::entity).collect()
    }

    /// The steps of the trail, oldest first: parents before children, then by the time of the commit.
    ///
    /// # Errors
    /// If the store of git is broken.
    pub fn schritte(&mut self, auswahl: &Auswahl) -> Result<Vec<Schritt>, HistoryError> {
        let wanted = self.wanted(auswahl);
        self.prefetch(&wanted)?;
        let mut auswertung = Auswertung::new(self.reader());
        let mut schritte: Vec<(usize, Schritt)> = Vec::new();
        for roh in wanted.into_iter().map(|i| &self.roh[i]) {
            let Some(eintrag) = auswertung.eintrag(roh)? else {
                continue;
            };
            let commit = &self.commits[roh.at];
            if !self.zeitraum.holds(commit.tag()) {
                continue;
            }
            match schritte.last_mut() {
                Some((at, schritt)) if *at == roh.at => schritt.eintraege.push(eintrag),
                Some(_) | None => {
                    let schritt = Schritt {
                        commit: commit.clone(),
                        eintraege: vec![eintrag],
                    };
                    schritte.push((roh.at, schritt));
                }
            }
        }
        let mut schritte: Vec<Schritt> = schritte.into_iter().map(|(_, schritt)| schritt).collect();
        for schritt in &mut schritte {
            schritt
                .eintraege
                .sort_by(|a, b| (&a.gegenstand, &a.datei).cmp(&(&b.gegenstand, &b.datei)));
        }
        Ok(schritte)
    }

    /// The changes of all trails that `auswahl` means, as places in `roh`.
    fn wanted(&mut self, auswahl: &Auswahl) -> Vec<usize> {
        let is_named = |roh: &Roh| {
            let mut versions = roh.new.iter().chain(roh.old.iter().flatten());
            match auswahl {
                Auswahl::Alles => true,
                Auswahl::Einstellungen => versions.any(|version| version.path == CONFIG_FILE),
                Auswahl::Eintrag(kind, id) => versions.any(|v| v.entity() == Some((*kind, id.as_str()))),
            }
        };
        let mut spuren = BTreeSet::new();
        for roh in self.roh.iter().filter(|roh| is_named(roh)) {
            spuren.insert(self.spuren.root(roh.spur));
        }
        let mut wanted = Vec::new();
        for (i, roh) in self.roh.iter().enumerate() {
            if spuren.contains(&self.spuren.root(roh.spur)) {
                wanted.push(i);
            }
        }
        wanted
    }

    fn prefetch(&self, wanted: &[usize]) -> Result<(), LoadError> {
        let mut contents = BTreeSet::new();
        for roh in wanted.iter().map(|i| &self.roh[*i]) {
            for version in roh.new.iter().chain(roh.old.iter().flatten()) {
                if let Some((kind, _)) = version.entity() {
                    contents.insert((version.content, kind, roh.limit));
                }
            }
        }
        self.reader().prefetch(contents)
    }
}

/// The files of the commit at `at` against each parent, in the order of the parents; against nothing for a commit
/// without one. Empty if the registry is the same as in one of them, or a parent is missing.
fn own_changes(register: &Register, ahnen: &Ahnen, at: usize) -> Result<Vec<Vec<Change>>, GitError> {
    let commit = &ahnen.commits[at];
    if ahnen.cut.contains(&commit.id) {
        return Ok(Vec::new());
    }
    let mut parents: Vec<Option<&Commit>> = Vec::new();
    for parent in &commit.parents {
        parents.push(ahnen.place.get(parent).map(|at| &ahnen.commits[*at]));
    }
    if parents.is_empty() {
        parents.push(None);
    }
    let mut found = Vec::new();
    for parent in parents {
        let changes = register.changes(parent, Some(commit))?;
        if changes.is_empty() {
            return Ok(Vec::new());
        }
        found.push(changes);
    }
    Ok(found)
}

/// The largest file that counts, by the content of `ddv.toml`.
#[derive(Default)]
struct Limits(BTreeMap<ContentId, u64>);

impl Limits {
    fn at(&mut self, register: &Register, commit: &Commit) -> Result<u64, HistoryError> {
        let Some(config) = register.config_at(commit)? else {
            return Ok(crate::config::Config::default().datei_bytes);
        };
        if let Some(known) = self.0.get(&config) {
            return Ok(*known);
        }
        let reader = ContentReader::new(&**register.repository(), register.cache());
        let limit = reader.settings(config)?.datei_bytes;
        self.0.insert(config, limit);
        Ok(limit)
    }
}
