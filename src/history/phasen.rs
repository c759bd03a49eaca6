//! How projects came to their phases: each change of `phase` in the history, by the project that it belongs to now.
//!
//! Only `projekte/` is read, and of it each content once. A change counts in the commit that made it, on whatever branch;
//! a merge only where it says something that none of its parents said. Moved and renamed files are followed.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::ahnen::Ahnen;
use super::changes::changes_below;
use super::commit::{Commit, CommitId};
use super::error::{GitError, HistoryError};
use super::object::find_tree;
use super::paarung::{Paarung, Version};
use super::register::Register;
use crate::load::{Change, ContentReader};
use crate::model::id::is_valid_id;
use crate::model::projekt::{Phase, Phasenfolge, Phasenfolgen, Phasenwechsel};
use crate::model::{Datum, Kind, ProjektId};

/// So many commits are compared at a time: in parallel, without holding all of their changes.
const CHUNK: usize = 256;

/// The phases of all projects in the history of a commit.
pub struct Phasengeschichte {
    ahnen: Ahnen,
    /// From old to new.
    schritte: Vec<Schritt>,
}

/// A commit changed the file of a project itself.
struct Schritt {
    /// The commit, as a place in the history.
    at: usize,
    tag: Datum,
    neu: Fassung,
    /// What it was in each parent that had it; empty if it was new.
    alt: Vec<Fassung>,
}

/// A project as a file tells it.
struct Fassung {
    id: String,
    /// None if the file can't be read.
    phase: Option<Phase>,
}

impl Phasengeschichte {
    /// Reads the history that led to `head`. Files of more than `limit` bytes can't be read.
    ///
    /// # Errors
    /// If git can't be asked, or the clone is shallow: then a part of the history is missing.
    pub fn new(register: &Register, head: &Commit, limit: u64) -> Result<Self, HistoryError> {
        let ahnen = Ahnen::of(register.repository(), head)?;
        if !ahnen.cut.is_empty() {
            return Err(GitError::Shallow.into());
        }
        let folders = ahnen
            .commits
            .par_iter()
            .map(|commit| folder_at(register, commit))
            .collect::<Result<Vec<_>, _>>()?;
        let reader = ContentReader::new(&**register.repository(), register.cache());
        let mut found: Vec<(usize, Versions)> = Vec::new();
        for start in (0..ahnen.commits.len()).step_by(CHUNK) {
            let end = ahnen.commits.len().min(start + CHUNK);
            let changes = (start..end)
                .into_par_iter()
                .map(|at| own_changes(register, &ahnen, &folders, at))
                .collect::<Result<Vec<_>, _>>()?;
            for (at, changes) in (start..end).zip(changes) {
                found.push((at, versions(&changes, reader, limit)?));
            }
        }
        let all = found.iter().flat_map(|(_, versions)| versions);
        let all = all.flat_map(|(new, old)| std::iter::once(new).chain(old));
        reader.prefetch(all.map(|v| (v.content, Kind::Projekte, limit)).collect())?;
        let read = |version: &Version| fassung(version, reader, limit);
        let mut schritte = Vec::new();
        for (at, versions) in found {
            for (neu, alt) in versions {
                schritte.push(Schritt {
                    at,
                    tag: ahnen.commits[at].tag(),
                    neu: read(&neu)?,
                    alt: alt.iter().map(read).collect::<Result<_, _>>()?,
                });
            }
        }
        Ok(Self { ahnen, schritte })
    }

    /// How each project came to its phase by `commit`, one of the commits of this history: no later commit counts, and
    /// none of another branch. Empty for a commit that is not part of it.
    pub fn bis(&self, commit: CommitId) -> Phasenfolgen {
        let within = self.ancestors(commit);
        // Backwards, so that the name that a project has now leads to those that it had before.
        let mut named: BTreeMap<&str, usize> = BTreeMap::new();
        let mut trails: Vec<(&str, Vec<&Schritt>)> = Vec::new();
        for schritt in self.schritte.iter().rev().filter(|s| within.contains(&s.at)) {
            let id = schritt.neu.id.as_str();
            let trail = named.remove(id).unwrap_or_else(|| {
                trails.push((id, Vec::new()));
                trails.len() - 1
            });
            trails[trail].1.push(schritt);
            named.extend(schritt.alt.iter().map(|alt| (alt.id.as_str(), trail)));
        }
        let mut folgen = Phasenfolgen::new();
        for (id, trail) in trails {
            if let Some(folge) = folge(trail.into_iter().rev()) {
                // An older project of the same name is another one.
                folgen.entry(ProjektId::new(id)).or_insert(folge);
            }
        }
        folgen
    }

    /// The places of `commit` and all that led to it.
    fn ancestors(&self, commit: CommitId) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut open: Vec<usize> = self.ahnen.place.get(&commit).copied().into_iter().collect();
        while let Some(at) = open.pop() {
            if found.insert(at) {
                let parents = self.ahnen.commits[at].parents.iter();
                open.extend(parents.filter_map(|id| self.ahnen.place.get(id)));
            }
        }
        found
    }
}

/// The changes of the phase in the states of one project, from old to new; none if no state could be read.
fn folge<'s>(schritte: impl Iterator<Item = &'s Schritt>) -> Option<Phasenfolge> {
    let mut wechsel = Vec::new();
    let mut zuletzt: Option<Phase> = None;
    for schritt in schritte {
        let Some(nach) = schritt.neu.phase else {
            continue;
        };
        // What could not be read before may have been readable earlier.
        let before: Vec<Phase> = schritt
            .alt
            .iter()
            .filter_map(|alt| alt.phase.or(zuletzt))
            .collect();
        let is_change = !before.contains(&nach);
        if let Some(von) = before.into_iter().max().filter(|_| is_change) {
            wechsel.push(Phasenwechsel {
                tag: schritt.tag,
                von,
                nach,
            });
        }
        zuletzt = Some(nach);
    }
    zuletzt.map(|zuletzt| Phasenfolge { wechsel, zuletzt })
}

/// The folder of the projects in `commit`, and the place of the registry; none if it holds none.
type Folder = Option<(String, git2::Oid)>;

fn folder_at(register: &Register, commit: &Commit) -> Result<Folder, GitError> {
    let Some((place, root)) = register.root_of(commit)? else {
        return Ok(None);
    };
    register.repository().with(|git| {
        let tree = find_tree(git, root)?;
        let folder = tree.get_name(Kind::Projekte.as_str());
        let folder = folder.filter(|entry| entry.kind() == Some(git2::ObjectType::Tree));
        Ok(folder.map(|entry| (place, entry.id())))
    })
}

/// The projects of the commit at `at` against each parent; against nothing for a commit without one. Empty if they are the
/// same as in one of them.
fn own_changes(
    register: &Register,
    ahnen: &Ahnen,
    folders: &[Folder],
    at: usize,
) -> Result<Vec<Vec<Change>>, GitError> {
    let id = |folder: &Folder| folder.as_ref().map(|(_, id)| *id);
    let parents = ahnen.commits[at].parents.iter();
    let mut before: Vec<Option<git2::Oid>> = parents
        .map(|parent| ahnen.place.get(parent).and_then(|at| id(&folders[*at])))
        .collect();
    if before.is_empty() {
        before.push(None);
    }
    let now = id(&folders[at]);
    if before.contains(&now) {
        return Ok(Vec::new());
    }
    let place = folders[at].as_ref().map_or("", |(place, _)| place.as_str());
    let folder = Kind::Projekte.as_str();
    let repository = register.repository();
    before
        .into_iter()
        .map(|before| repository.with(|git| changes_below(git, folder, before, now, place)))
        .collect()
}

type Versions = Vec<(Version, Vec<Version>)>;

/// The files that differ from all parents, with what they were in each parent that had them.
fn versions(
    changes: &[Vec<Change>],
    reader: ContentReader<'_>,
    limit: u64,
) -> Result<Versions, HistoryError> {
    let paths = |changes: &Vec<Change>| -> BTreeSet<String> {
        changes.iter().map(|change| change.path.clone()).collect()
    };
    let Some((first, rest)) = changes.split_first() else {
        return Ok(Vec::new());
    };
    let mut own = paths(first);
    for other in rest {
        let other = paths(other);
        own.retain(|path| other.contains(path));
    }
    let pairings = changes
        .iter()
        .map(|changes| Paarung::new(changes, reader, limit, |path| own.contains(path)))
        .collect::<Result<Vec<_>, _>>()?;
    let mut found = Vec::new();
    for path in &own {
        let pairs = || pairings.iter().filter_map(|pairing| pairing.now.get(path));
        let Some((new, _)) = pairs().next().filter(|(new, _)| is_project(new)) else {
            continue;
        };
        let old = pairs().filter_map(|(_, old)| old.clone()).filter(is_project);
        found.push((new.clone(), old.collect()));
    }
    Ok(found)
}

fn is_project(version: &Version) -> bool {
    version.is_named && version.entity().is_some_and(|(_, id)| is_valid_id(id))
}

fn fassung(version: &Version, reader: ContentReader<'_>, limit: u64) -> Result<Fassung, HistoryError> {
    let content = reader.read(Kind::Projekte, version.content, limit)?;
    Ok(Fassung {
        id: version.entity().map_or_else(String::new, |(_, id)| id.to_owned()),
        phase: content.projekt().map(|projekt| projekt.phase),
    })
}
