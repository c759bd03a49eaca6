//! Which files of a registry changed between two commits. Folders that are equal are not looked at.

use std::collections::BTreeMap;

use git2::{FileMode, ObjectType, Oid};

use super::error::GitError;
use super::object::find_tree;
use super::tree::{content_id, holds_entities, join};
use crate::load::{CONFIG_FILE, Change};

/// The changed files between the trees `old` and `new` of a registry: `ddv.toml` and what may be an entity, by path.
pub(super) fn changes(
    git: &git2::Repository,
    old: Option<Oid>,
    new: Option<Oid>,
    place: &str,
) -> Result<Vec<Change>, GitError> {
    let mut walk = Walk {
        git,
        place,
        found: Vec::new(),
    };
    walk.folder(old, new, "", true)?;
    walk.found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(walk.found)
}

struct Walk<'g> {
    git: &'g git2::Repository,
    place: &'g str,
    found: Vec<Change>,
}

/// An entry of a folder that matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder(Oid),
    File(Oid),
}

impl Walk<'_> {
    fn folder(
        &mut self,
        old: Option<Oid>,
        new: Option<Oid>,
        folder: &str,
        is_exact: bool,
    ) -> Result<(), GitError> {
        if old == new {
            return Ok(());
        }
        let mut names: BTreeMap<Vec<u8>, [Option<Entry>; 2]> = BTreeMap::new();
        for (side, tree) in [old, new].into_iter().enumerate() {
            for (name, entry) in self.entries(tree, folder)? {
                names.entry(name).or_default()[side] = Some(entry);
            }
        }
        for (name, [old, new]) in names {
            if old == new {
                continue;
            }
            let is_exact = is_exact && std::str::from_utf8(&name).is_ok();
            let path = join(folder, &String::from_utf8_lossy(&name));
            let folder = |entry| match entry {
                Some(Entry::Folder(id)) => Some(id),
                Some(Entry::File(_)) | None => None,
            };
            let file = |entry| match entry {
                Some(Entry::File(id)) => Some(content_id(id)),
                Some(Entry::Folder(_)) | None => None,
            };
            self.folder(folder(old), folder(new), &path, is_exact)?;
            if file(old) != file(new) {
                self.found.push(Change {
                    path,
                    is_exact,
                    old: file(old),
                    new: file(new),
                });
            }
        }
        Ok(())
    }

    fn entries(&self, tree: Option<Oid>, folder: &str) -> Result<Vec<(Vec<u8>, Entry)>, GitError> {
        let Some(tree) = tree else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for entry in &find_tree(self.git, tree)? {
            let name = entry.name_bytes();
            let is_hidden = name.starts_with(b".");
            let path = join(folder, &String::from_utf8_lossy(name));
            if is_hidden || !(holds_entities(&path) || path == CONFIG_FILE) {
                continue;
            }
            match entry.kind() {
                Some(ObjectType::Tree) => found.push((name.to_vec(), Entry::Folder(entry.id()))),
                Some(ObjectType::Blob) if entry.filemode() != i32::from(FileMode::Link) => {
                    found.push((name.to_vec(), Entry::File(entry.id())));
                }
                Some(ObjectType::Commit) => {
                    return Err(GitError::Submodule {
                        path: join(self.place, &path),
                    });
                }
                Some(ObjectType::Blob | ObjectType::Any | ObjectType::Tag) | None => {}
            }
        }
        Ok(found)
    }
}
