//! A registry in a repository: where it lies, in which commits, and its state in each of them.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use git2::{ErrorCode, Oid, StatusOptions};

use super::changes::changes;
use super::commit::Commit;
use super::error::{GitError, HistoryError};
use super::object::{Handle, find_tree};
use super::place::{Trail, find_all, find_root};
use super::repository::Repository;
use super::tree::{GitTree, content_id};
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
    trail: Mutex<Trail>,
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
            trail: Mutex::default(),
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
            let config = find_tree(git, root)?
                .get_name(CONFIG_FILE)
                .map(|entry| entry.id());
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
        let mut trail = self.trail.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = trail.place_at(&self.repository, place, commit)? {
            return Ok(find(place)?.map(|root| (place.to_owned(), root)));
        }
        // On a branch of its own: where the registry lies, or lay last.
        for place in trail.places() {
            if let Some(root) = find(place)? {
                return Ok(Some((place.to_owned(), root)));
            }
        }
        Ok(None)
    }

    /// As [`root_at`](Self::root_at), without following the registry back if it already lies where it lies now.
    pub(super) fn root_of(&self, commit: &Commit) -> Result<Option<(String, Oid)>, GitError> {
        if let Some(place) = &self.place {
            let root = self.repository.with(|git| find_root(git, commit.tree, place))?;
            if let Some(root) = root {
                return Ok(Some((place.clone(), root)));
            }
        }
        self.root_at(commit)
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
}

fn is_changed(git: &Handle, place: &str) -> Result<bool, GitError> {
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
