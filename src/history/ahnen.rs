//! All commits that a state grew from, in one order that never depends on the machine.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::commit::{Commit, CommitId};
use super::error::GitError;
use super::repository::Repository;

/// A commit and all its ancestors.
pub(super) struct Ahnen {
    /// Parents before children; of those that could come next the one committed first, then the one with the smaller id.
    pub commits: Vec<Commit>,
    /// The place of each in `commits`.
    pub place: BTreeMap<CommitId, usize>,
    /// Commits at the edge of a shallow clone: what they changed is unknown, for a parent is missing.
    pub cut: BTreeSet<CommitId>,
}

impl Ahnen {
    /// `head` and all its ancestors that the clone holds.
    ///
    /// # Errors
    /// If a commit can't be read, or is missing from a clone that is not shallow.
    pub fn of(repository: &Repository, head: &Commit) -> Result<Self, GitError> {
        let mut found: BTreeMap<CommitId, Commit> = BTreeMap::new();
        let mut cut = BTreeSet::new();
        let mut open = vec![head.clone()];
        while let Some(commit) = open.pop() {
            if found.contains_key(&commit.id) {
                continue;
            }
            for parent in commit.parents.iter().filter(|id| !found.contains_key(id)) {
                match repository.commit(*parent) {
                    Ok(parent) => open.push(parent),
                    Err(GitError::Shallow) => {
                        cut.insert(commit.id);
                    }
                    Err(error) => return Err(error),
                }
            }
            found.insert(commit.id, commit);
        }
        let commits = sorted(found);
        let place = commits.iter().enumerate().map(|(at, c)| (c.id, at)).collect();
        Ok(Self { commits, place, cut })
    }
}

fn sorted(mut found: BTreeMap<CommitId, Commit>) -> Vec<Commit> {
    let mut waits_for: BTreeMap<CommitId, usize> = BTreeMap::new();
    let mut children: BTreeMap<CommitId, Vec<CommitId>> = BTreeMap::new();
    let mut ready = BinaryHeap::new();
    let key = |commit: &Commit| Reverse((commit.committer.zeit.sekunden, commit.id));
    for commit in found.values() {
        // A commit may name the same parent twice.
        let parents: BTreeSet<_> = commit.parents.iter().filter(|p| found.contains_key(p)).collect();
        for parent in &parents {
            children.entry(**parent).or_default().push(commit.id);
        }
        if parents.is_empty() {
            ready.push(key(commit));
        }
        waits_for.insert(commit.id, parents.len());
    }
    let mut sorted = Vec::with_capacity(found.len());
    while let Some(Reverse((_, id))) = ready.pop() {
        let Some(commit) = found.remove(&id) else { continue };
        sorted.push(commit);
        for child in children.remove(&id).unwrap_or_default() {
            if let Some(count) = waits_for.get_mut(&child) {
                *count -= 1;
                if let Some(commit) = found.get(&child).filter(|_| *count == 0) {
                    ready.push(key(commit));
                }
            }
        }
    }
    sorted
}
