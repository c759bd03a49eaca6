//! The files of a registry as a commit holds them.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use git2::{ObjectType, Oid};

use super::error::GitError;
use super::object::{self, Handle, find_tree};
use super::repository::Repository;
use crate::load::{CONFIG_FILE, ContentId, Contents, Listed, ListedKind, ReadError, Tree};
use crate::model::Kind;

/// The folder of a registry in a commit, read from git objects.
pub struct GitTree {
    repository: Arc<Repository>,
    listed: Vec<Listed>,
    blobs: BTreeMap<String, Oid>,
}

impl GitTree {
    /// The files below the tree `root`, which lies at `place` in the repository.
    ///
    /// # Errors
    /// If a tree can't be read, or a submodule lies where entities should.
    pub(super) fn open(repository: &Arc<Repository>, root: Oid, place: &str) -> Result<Self, GitError> {
        let mut tree = Self {
            repository: Arc::clone(repository),
            listed: Vec::new(),
            blobs: BTreeMap::new(),
        };
        repository.with(|git| tree.walk(git, root, "", true, place))?;
        tree.listed.sort_by(|a, b| a.path.cmp(&b.path));
        tree.listed.dedup_by(|b, a| a.path == b.path && a.is_exact);
        Ok(tree)
    }

    fn walk(
        &mut self,
        git: &Handle,
        tree: Oid,
        folder: &str,
        is_exact: bool,
        place: &str,
    ) -> Result<(), GitError> {
        for entry in &find_tree(git, tree)? {
            let bytes = entry.name_bytes();
            if bytes.starts_with(b".") {
                continue;
            }
            let name = String::from_utf8_lossy(bytes);
            let is_exact = is_exact && std::str::from_utf8(bytes).is_ok();
            let path = if folder.is_empty() {
                name.into_owned()
            } else {
                format!("{folder}/{name}")
            };
            let kind = match entry.kind() {
                Some(ObjectType::Blob) if entry.filemode() == i32::from(git2::FileMode::Link) => {
                    ListedKind::Link
                }
                Some(ObjectType::Blob) => {
                    self.blobs.insert(path.clone(), entry.id());
                    ListedKind::File { bytes: 0 }
                }
                Some(ObjectType::Tree) => {
                    self.walk(git, entry.id(), &path, is_exact, place)?;
                    ListedKind::Folder
                }
                Some(ObjectType::Commit) if holds_entities(&path) => {
                    return Err(GitError::Submodule {
                        path: join(place, &path),
                    });
                }
                Some(ObjectType::Commit | ObjectType::Any | ObjectType::Tag) | None => ListedKind::Other,
            };
            self.listed.push(Listed { path, kind, is_exact });
        }
        Ok(())
    }
}

/// Whether entities may lie at or below `path`.
pub(super) fn holds_entities(path: &str) -> bool {
    path.split('/')
        .next()
        .is_some_and(|top| Kind::find(top).is_some())
}

/// `path` below `place`; the root of the repository is the empty place.
pub(super) fn join(place: &str, path: &str) -> String {
    if place.is_empty() {
        path.to_owned()
    } else {
        format!("{place}/{path}")
    }
}

impl Tree for GitTree {
    fn list(&self) -> io::Result<Vec<Listed>> {
        Ok(self.listed.clone())
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let id = self
            .blobs
            .get(path)
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        read_blob(&self.repository, *id, limit)
    }

    fn content_id(&self, path: &str) -> Option<ContentId> {
        if path == CONFIG_FILE {
            return None;
        }
        self.blobs.get(path).map(|id| content_id(*id))
    }
}

pub(super) fn content_id(id: Oid) -> ContentId {
    let mut bytes = [0; 20];
    let len = bytes.len().min(id.as_bytes().len());
    bytes[..len].copy_from_slice(&id.as_bytes()[..len]);
    ContentId(bytes)
}

/// The bytes of a blob, if they are at most `limit`.
pub(super) fn read_blob(repository: &Repository, id: Oid, limit: u64) -> Result<Vec<u8>, ReadError> {
    let read = repository.with(|git| object::read(git, id, limit));
    match read {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(ReadError::TooLarge { limit }),
        Err(error) => Err(ReadError::Store(io::Error::other(error))),
    }
}

impl Contents for Repository {
    fn read(&self, content: ContentId, limit: u64) -> Result<Vec<u8>, ReadError> {
        let id = Oid::from_bytes(&content.0).map_err(|e| ReadError::Store(io::Error::other(e)))?;
        read_blob(self, id, limit)
    }
}
