//! What proves a state of a registry: where it lies, its tree, its settings; and how often it changed.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::commit::{Commit, CommitId};
use super::error::GitError;
use super::object;
use super::register::Register;
use crate::load::CONFIG_FILE;

/// A state of a registry that anyone with the repository can look up again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beleg {
    /// The folder of the registry in the repository; empty for the root.
    pub ort: String,
    /// The id of the tree that is the registry.
    pub baum: String,
    /// SHA-256 of `ddv.toml`, in hexadecimal digits.
    pub einstellungen: String,
}

impl Register {
    /// The proof of the registry in `commit`; none if it holds none.
    ///
    /// # Errors
    /// If git can't be asked.
    pub fn beleg(&self, commit: &Commit) -> Result<Option<Beleg>, GitError> {
        let Some((ort, root)) = self.root_at(commit)? else {
            return Ok(None);
        };
        let digest = self.repository().with(|git| {
            let config = object::find_tree(git, root)?
                .get_name(CONFIG_FILE)
                .map(|entry| entry.id());
            let content = config.map(|id| object::read(git, id, u64::MAX)).transpose()?;
            Ok(content.flatten().map(Sha256::digest))
        })?;
        Ok(digest.map(|digest| Beleg {
            ort,
            baum: root.to_string(),
            einstellungen: hexadecimal(&digest),
        }))
    }

    /// How many commits changed the registry, on the first-parent line from `head` back to `until`, which does not count;
    /// without it back to the first commit.
    ///
    /// # Errors
    /// If git can't be asked, or a shallow clone is cut off before `until`.
    pub fn changes_since(&self, head: &Commit, until: Option<CommitId>) -> Result<u64, GitError> {
        let mut changes = 0;
        let mut later: Option<Option<String>> = None;
        for commit in self.repository().line(head.clone()) {
            let commit = commit?;
            let tree = self.tree_id_at(&commit)?;
            changes += u64::from(later.as_ref().is_some_and(|later| *later != tree));
            if Some(commit.id) == until {
                return Ok(changes);
            }
            later = Some(tree);
        }
        // The first commit changes a registry by bringing it in.
        Ok(changes + u64::from(later.flatten().is_some()))
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
