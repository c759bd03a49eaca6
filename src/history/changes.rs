//! Which files of a registry changed between two commits. Folders that are equal are not looked at.

use std::cmp::Ordering;

use git2::{FileMode, ObjectType, Oid, TreeEntry};

use super::error::GitError;
use super::object::{Handle, find_tree};
use super::tree::{content_id, holds_entities, join};
use crate::load::{CONFIG_FILE, Change};

/// The changed files between the trees `old` and `new` of a registry: `ddv.toml` and what may be an entity, by path.
pub(super) fn changes(
    git: &Handle,
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

/// The changed files between two trees that are the `folder` of entities of a registry, by path.
pub(super) fn changes_below(
    git: &Handle,
    folder: &str,
    old: Option<Oid>,
    new: Option<Oid>,
    place: &str,
) -> Result<Vec<Change>, GitError> {
    let mut walk = Walk {
        git,
        place,
        found: Vec::new(),
    };
    walk.folder(old, new, folder, true)?;
    walk.found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(walk.found)
}

struct Walk<'g> {
    git: &'g Handle,
    place: &'g str,
    found: Vec<Change>,
}

/// What an entry of a folder is to a registry.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Folder(Oid),
    File(Oid),
    Nothing,
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
        let tree = |id: Option<Oid>| id.map(|id| find_tree(self.git, id)).transpose();
        let (old, new) = (tree(old)?, tree(new)?);
        let mut old = old.iter().flatten().peekable();
        let mut new = new.iter().flatten().peekable();
        // Git sorts the entries of a tree: both are read side by side, and equal ones cost no more than a comparison.
        loop {
            let order = match (old.peek(), new.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) => order(old, new),
            };
            let before = if order.is_le() { old.next() } else { None };
            let after = if order.is_ge() { new.next() } else { None };
            if let (Some(before), Some(after)) = (&before, &after)
                && is_same(before, after)
            {
                continue;
            }
            self.entry(before.as_ref(), after.as_ref(), folder, is_exact)?;
        }
    }

    /// Two entries of one name that differ, or one that the other side lacks.
    fn entry(
        &mut self,
        before: Option<&TreeEntry<'_>>,
        after: Option<&TreeEntry<'_>>,
        folder: &str,
        is_exact: bool,
    ) -> Result<(), GitError> {
        let Some(either) = before.or(after) else {
            return Ok(());
        };
        let name = either.name_bytes();
        let path = join(folder, &String::from_utf8_lossy(name));
        if name.starts_with(b".") || !(holds_entities(&path) || path == CONFIG_FILE) {
            return Ok(());
        }
        let is_exact = is_exact && std::str::from_utf8(name).is_ok();
        let old = before.map(|entry| self.meaning(entry, &path)).transpose()?;
        let new = after.map(|entry| self.meaning(entry, &path)).transpose()?;
        let tree = |entry| match entry {
            Some(Entry::Folder(id)) => Some(id),
            Some(Entry::File(_) | Entry::Nothing) | None => None,
        };
        let file = |entry| match entry {
            Some(Entry::File(id)) => Some(content_id(id)),
            Some(Entry::Folder(_) | Entry::Nothing) | None => None,
        };
        self.folder(tree(old), tree(new), &path, is_exact)?;
        if file(old) != file(new) {
            self.found.push(Change {
                path,
                is_exact,
                old: file(old),
                new: file(new),
            });
        }
        Ok(())
    }

    fn meaning(&self, entry: &TreeEntry<'_>, path: &str) -> Result<Entry, GitError> {
        match entry.kind() {
            Some(ObjectType::Tree) => Ok(Entry::Folder(entry.id())),
            Some(ObjectType::Blob) if entry.filemode() != i32::from(FileMode::Link) => {
                Ok(Entry::File(entry.id()))
            }
            Some(ObjectType::Commit) => Err(GitError::Submodule {
                path: join(self.place, path),
            }),
            Some(ObjectType::Blob | ObjectType::Any | ObjectType::Tag) | None => Ok(Entry::Nothing),
        }
    }
}

/// The order of git: byte by byte, a folder as if its name ended in a slash.
fn order(one: &TreeEntry<'_>, other: &TreeEntry<'_>) -> Ordering {
    let (a, b) = (one.name_bytes(), other.name_bytes());
    let end = |entry: &TreeEntry<'_>| (entry.kind() == Some(ObjectType::Tree)).then_some(b'/');
    let common = a.len().min(b.len());
    let next = |name: &[u8], entry| name.get(common).copied().or_else(|| end(entry));
    let by_end = || next(a, one).cmp(&next(b, other)).then(a.len().cmp(&b.len()));
    a[..common].cmp(&b[..common]).then_with(by_end)
}

/// Whether nothing differs. A submodule is never passed over: its content lies elsewhere.
fn is_same(one: &TreeEntry<'_>, other: &TreeEntry<'_>) -> bool {
    let is_submodule = one.kind() == Some(ObjectType::Commit);
    one.id() == other.id() && one.filemode() == other.filemode() && !is_submodule
}
