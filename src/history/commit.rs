//! Commits as the audit trail needs them.

use std::fmt;

use git2::Oid;
use serde::{Serialize, Serializer};

use super::error::GitError;
use super::object::{Handle, find_commit};
use super::zeit::Zeitpunkt;
use crate::model::Datum;

/// The full id of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitId(pub(super) Oid);

impl CommitId {
    /// The first twelve digits: for people.
    pub fn short(self) -> String {
        self.to_string()[..12].to_owned()
    }

    /// Reads a full id.
    pub fn parse(text: &str) -> Option<Self> {
        let is_full = text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit());
        is_full.then(|| Oid::from_str(text).ok().map(Self)).flatten()
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for CommitId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Author or committer, as git has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beteiligter {
    /// The name.
    pub name: String,
    /// The address.
    pub email: String,
    /// When.
    pub zeit: Zeitpunkt,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Its id.
    pub id: CommitId,
    /// Who wrote the change.
    pub autor: Beteiligter,
    /// Who brought it into the history.
    pub committer: Beteiligter,
    /// The first line of the message.
    pub betreff: String,
    /// There is a signature. Whether it is valid is not checked.
    pub is_signed: bool,
    /// Its parents, as the commit names them: in a shallow clone they may be missing.
    pub parents: Vec<CommitId>,
    pub(super) tree: Oid,
}

impl Commit {
    /// The day on which it was committed, in Europe/Berlin.
    pub fn tag(&self) -> Datum {
        self.committer.zeit.tag()
    }

    /// The id of the whole tree of the repository.
    pub fn tree_id(&self) -> String {
        self.tree.to_string()
    }

    pub(super) fn read(repository: &Handle, id: Oid) -> Result<Self, GitError> {
        let commit = find_commit(repository, id)?;
        // The header names all parents, also those that a shallow clone lacks.
        let header = String::from_utf8_lossy(commit.raw_header_bytes());
        let parents = header
            .lines()
            .filter_map(|line| line.strip_prefix("parent "))
            .filter_map(CommitId::parse)
            .collect();
        Ok(Self {
            id: CommitId(id),
            autor: Beteiligter::of(&commit.author()),
            committer: Beteiligter::of(&commit.committer()),
            betreff: text(commit.summary_bytes().unwrap_or_default()),
            is_signed: header.lines().any(|line| line.starts_with("gpgsig")),
            parents,
            tree: commit.tree_id(),
        })
    }
}

impl Beteiligter {
    fn of(signature: &git2::Signature<'_>) -> Self {
        let when = signature.when();
        Self {
            name: text(signature.name_bytes()),
            email: text(signature.email_bytes()),
            zeit: Zeitpunkt {
                sekunden: when.seconds(),
                versatz_minuten: when.offset_minutes(),
            },
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
