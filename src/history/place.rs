//! In which folder of a commit a registry lies: its place, and where it lay before it was moved.

use std::collections::HashMap;

use git2::{ObjectType, Oid};

use super::commit::Commit;
use super::error::GitError;
use super::object::{Handle, find_tree};
use super::repository::Repository;
use super::tree::join;
use crate::load::CONFIG_FILE;
use crate::model::Kind;

/// Where a registry lay, along the first parents of HEAD: followed as far back as it was asked for.
#[derive(Default)]
pub(super) struct Trail {
    /// Newest first; the first one is where it lies now.
    places: Vec<String>,
    at: HashMap<Oid, usize>,
    last: Option<Commit>,
    is_at_end: bool,
}

impl Trail {
    /// The folder in `commit` of the registry that lies at `now`; none if the commit is not on the line.
    pub fn place_at(
        &mut self,
        repository: &Repository,
        now: &str,
        commit: &Commit,
    ) -> Result<Option<&str>, GitError> {
        if self.places.is_empty() {
            self.places.push(now.to_owned());
        }
        while !self.at.contains_key(&commit.id.0) && !self.is_at_end {
            self.step_back(repository)?;
        }
        Ok(self
            .at
            .get(&commit.id.0)
            .map(|index| self.places[*index].as_str()))
    }

    /// All folders that were found so far, newest first.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.places.iter().map(String::as_str)
    }

    fn step_back(&mut self, repository: &Repository) -> Result<(), GitError> {
        let next = match &self.last {
            None => repository.head(),
            Some(child) => child.parents.first().map(|id| repository.commit(*id)).transpose(),
        };
        let commit = match next {
            Ok(Some(commit)) => commit,
            // Behind the edge of a shallow clone nothing can be looked for.
            Ok(None) | Err(GitError::Shallow) => {
                self.is_at_end = true;
                return Ok(());
            }
            Err(error) => return Err(error),
        };
        if let Some(child) = &self.last {
            let current = self.places.last().map_or("", String::as_str);
            let moved = repository.with(|git| moved_from(git, child.tree, commit.tree, current))?;
            self.places.extend(moved);
        }
        self.at.insert(commit.id.0, self.places.len() - 1);
        self.last = Some(commit);
        Ok(())
    }
}

/// A registry in a tree of the repository.
pub(super) struct Found {
    pub place: String,
    pub root: Oid,
    config: Oid,
}

/// The tree at `place`, if `ddv.toml` lies in it.
pub(super) fn find_root(git: &Handle, tree: Oid, place: &str) -> Result<Option<Oid>, GitError> {
    let mut root = tree;
    let mut walked = String::new();
    for part in place.split('/').filter(|part| !part.is_empty()) {
        walked = join(&walked, part);
        let tree = find_tree(git, root)?;
        let Some(entry) = tree.get_name(part) else {
            return Ok(None);
        };
        match entry.kind() {
            Some(ObjectType::Tree) => root = entry.id(),
            Some(ObjectType::Commit) => return Err(GitError::Submodule { path: walked }),
            Some(_) | None => return Ok(None),
        }
    }
    let tree = find_tree(git, root)?;
    let config = tree.get_name(CONFIG_FILE);
    Ok(config.is_some_and(|entry| is_file(&entry)).then_some(root))
}

/// Links are no files: they are not followed.
fn is_file(entry: &git2::TreeEntry<'_>) -> bool {
    entry.kind() == Some(ObjectType::Blob) && entry.filemode() != i32::from(git2::FileMode::Link)
}

/// All registries of a tree, by folder. Folders that hide are left out.
pub(super) fn find_all(git: &Handle, tree: Oid) -> Result<Vec<Found>, GitError> {
    fn walk(git: &Handle, tree: Oid, place: &str, out: &mut Vec<Found>) -> Result<(), GitError> {
        let entries = find_tree(git, tree)?;
        if let Some(config) = entries.get_name(CONFIG_FILE)
            && is_file(&config)
        {
            out.push(Found {
                place: place.to_owned(),
                root: tree,
                config: config.id(),
            });
        }
        for entry in &entries {
            let Ok(name) = std::str::from_utf8(entry.name_bytes()) else {
                continue;
            };
            if entry.kind() == Some(ObjectType::Tree) && !name.starts_with('.') {
                walk(git, entry.id(), &join(place, name), out)?;
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(git, tree, "", &mut found)?;
    found.sort_by(|a, b| a.place.cmp(&b.place));
    Ok(found)
}

/// Where the registry that lies at `place` in `child` lay in `parent`, if it was moved between them: of the registries
/// that `child` no longer has the one with the same settings, else with the most equal folders, else the only one.
fn moved_from(git: &Handle, child: Oid, parent: Oid, place: &str) -> Result<Option<String>, GitError> {
    if child == parent || find_root(git, parent, place)?.is_some() {
        return Ok(None);
    }
    let Some(now) = find_root(git, child, place)? else {
        return Ok(None);
    };
    let config = find_tree(git, now)?.get_name(CONFIG_FILE).map(|entry| entry.id());
    let mut best: Option<((bool, usize), String)> = None;
    let mut candidates = find_all(git, parent)?;
    let mut stays = Vec::new();
    for found in &candidates {
        stays.push(find_root(git, child, &found.place)?.is_some());
    }
    let mut stays = stays.into_iter();
    candidates.retain(|_| !stays.next().unwrap_or(false));
    let is_only = candidates.len() == 1;
    for found in candidates {
        let same_folders = same_folders(git, now, found.root)?;
        let likeness = (Some(found.config) == config, same_folders);
        let is_alike = likeness.0 || likeness.1 > 0 || is_only;
        if is_alike && best.as_ref().is_none_or(|(most, _)| likeness > *most) {
            best = Some((likeness, found.place));
        }
    }
    Ok(best.map(|(_, place)| place))
}

/// How many of the folders of entities are equal.
fn same_folders(git: &Handle, one: Oid, other: Oid) -> Result<usize, GitError> {
    let (one, other) = (find_tree(git, one)?, find_tree(git, other)?);
    let id = |tree: &git2::Tree<'_>, name: &str| tree.get_name(name).map(|entry| entry.id());
    let is_same = |name: &&&str| id(&one, name).is_some_and(|found| Some(found) == id(&other, name));
    Ok(Kind::WORDS.iter().filter(is_same).count())
}
