//! A registry in a repository: where it lies, in which commits, and its state in each of them.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use git2::{ErrorCode, ObjectType, Oid, StatusOptions};

use super::changes::changes;
use super::commit::Commit;
use super::error::{GitError, HistoryError};
use super::repository::Repository;
use super::tree::{GitTree, content_id, join};
use super::wann::Wann;
use crate::load::{CONFIG_FILE, Cache, Change, ContentId, ContentReader, Settings, Snapshot};
use crate::model::{Datum, Kind};

/// What git says about a registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The commit: HEAD of a working tree, or the one that was read; none outside of git and before the first commit.
    pub commit: Option<(String, Datum)>,
    /// A file of the registry differs from the commit, untracked ones included. False outside of git.
    pub is_changed: bool,
}

impl Standing {
    /// The standing of a state that was read from `commit` itself.
    pub fn of(commit: &Commit) -> Self {
        Self {
            commit: Some((commit.id.to_string(), commit.tag())),
            is_changed: false,
        }
    }
}

/// A registry in a repository.
pub struct Register {
    repository: Arc<Repository>,
    /// Its folder in the repository, with `/`; empty for the root. None: the only one there is.
    place: Option<String>,
    former: OnceLock<Vec<String>>,
    cache: Cache,
}

impl Register {
    /// The registry in the folder `root` of a working tree; none outside of git.
    ///
    /// # Errors
    /// If the repository can't be read, or belongs to another user.
    pub fn of_folder(root: &Path) -> Result<Option<Self>, GitError> {
        let Some(repository) = Repository::find(root)? else {
            return Ok(None);
        };
        let Some(workdir) = repository.workdir() else {
            return Ok(None);
        };
        let canonical = |path: &Path| {
            path.canonicalize().map_err(|error| {
                let error =
                    git2::Error::new(ErrorCode::GenericError, git2::ErrorClass::Os, error.to_string());
                GitError::Repository(error)
            })
        };
        let root = canonical(root)?;
        let Ok(relative) = root.strip_prefix(canonical(workdir)?) else {
            return Ok(None);
        };
        let parts: Vec<_> = relative
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        Ok(Some(Self::new(repository, Some(parts.join("/")))))
    }

    /// The registry at `place` in the repository at `folder`, which may be bare; without a place the only one there is.
    ///
    /// # Errors
    /// If there is no repository, or it can't be read.
    pub fn in_repository(folder: &Path, place: Option<&str>) -> Result<Self, GitError> {
        let place = place.map(|place| {
            let parts = place.split(['/', '\\']).filter(|part| !matches!(*part, "" | "."));
            parts.collect::<Vec<_>>().join("/")
        });
        Ok(Self::new(Repository::open(folder)?, place))
    }

    fn new(repository: Repository, place: Option<String>) -> Self {
        Self {
            repository: Arc::new(repository),
            place,
            former: OnceLock::new(),
            cache: Cache::default(),
        }
    }

    /// The repository.
    pub fn repository(&self) -> &Arc<Repository> {
        &self.repository
    }

    /// The files that were parsed already.
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// The commit that `wann` means.
    ///
    /// # Errors
    /// If there is none, or it can't be reached.
    pub fn resolve(&self, wann: &Wann) -> Result<Commit, GitError> {
        self.repository.resolve(wann)
    }

    /// The commit that the working tree stands on, and whether the registry differs from it.
    ///
    /// # Errors
    /// If git can't be asked.
    pub fn standing(&self) -> Result<Standing, GitError> {
        let head = self.repository.head()?;
        let place = self.place.as_deref().unwrap_or_default();
        let is_changed = head.is_some() && self.repository.with(|git| is_changed(git, place))?;
        Ok(Standing {
            commit: head.map(|head| (head.id.to_string(), head.tag())),
            is_changed,
        })
    }

    /// The registry as `commit` holds it.
    ///
    /// # Errors
    /// If git can't be asked, or the commit holds no registry.
    pub fn snapshot_at(&self, commit: &Commit) -> Result<Snapshot, HistoryError> {
        let (place, root) = self.root_at(commit)?.ok_or_else(|| self.absent(commit))?;
        let tree = GitTree::open(&self.repository, root, &place)?;
        Ok(Snapshot::load_with(Box::new(tree), &self.cache)?)
    }

    /// The error that there is no registry in `commit`.
    pub fn absent(&self, commit: &Commit) -> GitError {
        GitError::NoRegister {
            commit: commit.id,
            tag: commit.tag(),
            place: self.place.clone(),
        }
    }

    /// The folder of the registry in `commit`; none if it holds none. Follows a folder that was moved.
    ///
    /// # Errors
    /// If git can't be asked, a submodule lies in the way, or several registries could be meant.
    pub fn place_at(&self, commit: &Commit) -> Result<Option<String>, GitError> {
        Ok(self.root_at(commit)?.map(|(place, _)| place))
    }

    /// The id of the tree that is the registry in `commit`; none if it holds none.
    ///
    /// # Errors
    /// As [`place_at`](Self::place_at).
    pub fn tree_id_at(&self, commit: &Commit) -> Result<Option<String>, GitError> {
        Ok(self.root_at(commit)?.map(|(_, root)| root.to_string()))
    }

    /// The content of `ddv.toml` in `commit`; none if it holds no registry.
    ///
    /// # Errors
    /// As [`place_at`](Self::place_at).
    pub fn config_at(&self, commit: &Commit) -> Result<Option<ContentId>, GitError> {
        let Some((_, root)) = self.root_at(commit)? else {
            return Ok(None);
        };
        self.repository.with(|git| {
            let config = git.find_tree(root)?.get_name(CONFIG_FILE).map(|entry| entry.id());
            Ok(config.map(content_id))
        })
    }

    /// `ddv.toml` as `commit` holds it.
    ///
    /// # Errors
    /// If git can't be asked, or the commit holds no registry.
    pub fn settings_at(&self, commit: &Commit) -> Result<Settings, HistoryError> {
        let config = self.config_at(commit)?.ok_or_else(|| self.absent(commit))?;
        Ok(ContentReader::new(&*self.repository, &self.cache).settings(config)?)
    }

    /// The files of the registry that changed from `old` to `new`: `ddv.toml` and what may be an entity, by path. A
    /// commit without a registry counts as an empty one.
    ///
    /// # Errors
    /// If git can't be asked, or a submodule lies where entities should.
    pub fn changes(&self, old: Option<&Commit>, new: Option<&Commit>) -> Result<Vec<Change>, GitError> {
        let root = |commit: Option<&Commit>| match commit {
            Some(commit) => self.root_at(commit),
            None => Ok(None),
        };
        let (old, new) = (root(old)?, root(new)?);
        let place = new
            .as_ref()
            .or(old.as_ref())
            .map_or("", |(place, _)| place.as_str());
        let id = |root: &Option<(String, Oid)>| root.as_ref().map(|(_, id)| *id);
        self.repository
            .with(|git| changes(git, id(&old), id(&new), place))
    }

    /// The folder and the tree of the registry in `commit`.
    pub(super) fn root_at(&self, commit: &Commit) -> Result<Option<(String, Oid)>, GitError> {
        let Some(place) = &self.place else {
            return self.only_root(commit);
        };
        let find = |place: &str| self.repository.with(|git| find_root(git, commit.tree, place));
        if let Some(root) = find(place)? {
            return Ok(Some((place.clone(), root)));
        }
        for place in self.former_places(place)? {
            if let Some(root) = find(place)? {
                return Ok(Some((place.clone(), root)));
            }
        }
        Ok(None)
    }

    /// Without a named place: the root, else `registry`, else the only registry there is.
    fn only_root(&self, commit: &Commit) -> Result<Option<(String, Oid)>, GitError> {
        self.repository.with(|git| {
            for place in ["", "registry"] {
                if let Some(root) = find_root(git, commit.tree, place)? {
                    return Ok(Some((place.to_owned(), root)));
                }
            }
            let mut found = find_all(git, commit.tree)?;
            match found.len() {
                0 | 1 => Ok(found.pop().map(|found| (found.place, found.root))),
                _ => Err(GitError::ManyRegisters {
                    commit: commit.id,
                    places: found.into_iter().map(|found| found.place).collect(),
                }),
            }
        })
    }

    /// Where the registry lay before it was moved to `place`, newest first, along the first parents of HEAD.
    fn former_places(&self, place: &str) -> Result<&[String], GitError> {
        if let Some(known) = self.former.get() {
            return Ok(known);
        }
        let mut places: Vec<String> = Vec::new();
        if let Some(head) = self.repository.head()? {
            let mut child: Option<Commit> = None;
            for commit in self.repository.line(head) {
                let commit = match commit {
                    Ok(commit) => commit,
                    // Behind the edge of a shallow clone nothing can be looked for.
                    Err(GitError::Shallow) => break,
                    Err(error) => return Err(error),
                };
                let current = places.last().map_or(place, String::as_str);
                let moved = self.repository.with(|git| match &child {
                    Some(child) => moved_from(git, child.tree, commit.tree, current),
                    None => Ok(None),
                })?;
                places.extend(moved);
                child = Some(commit);
            }
        }
        Ok(self.former.get_or_init(|| places))
    }
}

/// A registry in a tree of the repository.
struct Found {
    place: String,
    root: Oid,
    config: Oid,
}

/// The tree at `place`, if `ddv.toml` lies in it.
fn find_root(git: &git2::Repository, tree: Oid, place: &str) -> Result<Option<Oid>, GitError> {
    let mut root = tree;
    let mut walked = String::new();
    for part in place.split('/').filter(|part| !part.is_empty()) {
        walked = join(&walked, part);
        let tree = git.find_tree(root)?;
        let Some(entry) = tree.get_name(part) else {
            return Ok(None);
        };
        match entry.kind() {
            Some(ObjectType::Tree) => root = entry.id(),
            Some(ObjectType::Commit) => return Err(GitError::Submodule { path: walked }),
            Some(_) | None => return Ok(None),
        }
    }
    let tree = git.find_tree(root)?;
    let config = tree.get_name(CONFIG_FILE);
    let is_file = config.is_some_and(|entry| entry.kind() == Some(ObjectType::Blob));
    Ok(is_file.then_some(root))
}

/// All registries of a tree, by folder. Folders that hide are left out.
fn find_all(git: &git2::Repository, tree: Oid) -> Result<Vec<Found>, GitError> {
    fn walk(git: &git2::Repository, tree: Oid, place: &str, out: &mut Vec<Found>) -> Result<(), GitError> {
        let entries = git.find_tree(tree)?;
        if let Some(config) = entries.get_name(CONFIG_FILE)
            && config.kind() == Some(ObjectType::Blob)
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
fn moved_from(
    git: &git2::Repository,
    child: Oid,
    parent: Oid,
    place: &str,
) -> Result<Option<String>, GitError> {
    if child == parent || find_root(git, parent, place)?.is_some() {
        return Ok(None);
    }
    let Some(now) = find_root(git, child, place)? else {
        return Ok(None);
    };
    let config = git.find_tree(now)?.get_name(CONFIG_FILE).map(|entry| entry.id());
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
fn same_folders(git: &git2::Repository, one: Oid, other: Oid) -> Result<usize, GitError> {
    let (one, other) = (git.find_tree(one)?, git.find_tree(other)?);
    let id = |tree: &git2::Tree<'_>, name: &str| tree.get_name(name).map(|entry| entry.id());
    let is_same = |name: &&&str| id(&one, name).is_some_and(|found| Some(found) == id(&other, name));
    Ok(Kind::WORDS.iter().filter(is_same).count())
}

fn is_changed(git: &git2::Repository, place: &str) -> Result<bool, GitError> {
    let mut options = StatusOptions::new();
    options
        .include_untracked(true)
        .recurse_untracked_dirs(true)
        .include_ignored(true)
        .recurse_ignored_dirs(true)
        .disable_pathspec_match(true)
        .exclude_submodules(true);
    if !place.is_empty() {
        options.pathspec(place);
    }
    let statuses = git.statuses(Some(&mut options))?;
    let prefix = if place.is_empty() {
        String::new()
    } else {
        format!("{place}/")
    };
    let is_ours = |path: &str| {
        let below = path.strip_prefix(&prefix);
        below.is_some_and(|path| path == CONFIG_FILE || is_entity_path(path))
    };
    let changed = statuses
        .iter()
        .any(|entry| !entry.status().is_empty() && is_ours(&String::from_utf8_lossy(entry.path_bytes())));
    Ok(changed)
}

/// Whether `ddv` reads the file at `path` (relative to the registry) as an entity.
pub(super) fn is_entity_path(path: &str) -> bool {
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    let is_yaml = Path::new(path)
        .extension()
        .is_some_and(|e| e == "yaml" || e == "yml");
    let kind = path.split_once('/').and_then(|(top, _)| Kind::find(top));
    !is_hidden && is_yaml && kind.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_are_read_count() {
        assert!(is_entity_path("prozesse/amt-63/x.yaml"));
        for path in [
            "README.md",
            "prozesse/notizen.txt",
            "prozesse/.x.yaml",
            "alt/x.yaml",
            "x.yaml",
        ] {
            assert!(!is_entity_path(path), "{path}");
        }
    }
}
