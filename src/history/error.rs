//! Why git could not be asked.

use git2::{ErrorClass, ErrorCode};

use super::commit::CommitId;
use crate::load::{LoadError, ReadError};
use crate::model::Datum;

/// Why git could not be asked. Fields instead of prose: `cli` says in German what to do.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The repository belongs to someone else, and git refuses to open it.
    #[error("the repository belongs to another user")]
    ForeignOwner(#[source] git2::Error),
    /// There is no repository.
    #[error("there is no repository")]
    NoRepository,
    /// The repository has no commit yet.
    #[error("there is no commit yet")]
    NoCommit,
    /// A name that means no commit.
    #[error("`{name}` names no commit")]
    UnknownRevision {
        /// As it was given.
        name: String,
    },
    /// A name that is the start of several ids.
    #[error("several ids start with `{name}`")]
    AmbiguousRevision {
        /// As it was given.
        name: String,
    },
    /// The day lies before the first commit.
    #[error("the history starts after {tag}")]
    BeforeFirst {
        /// The day that was asked for.
        tag: Datum,
        /// The day of the first commit.
        first: Datum,
    },
    /// The clone holds only a part of the history, and the wanted commit lies outside.
    #[error("the clone is shallow")]
    Shallow,
    /// An object that should be there is not: a clone with a filter, or a damaged one.
    #[error("an object is missing")]
    Missing(#[source] git2::Error),
    /// An object can't be read.
    #[error("an object is damaged")]
    Broken(#[source] git2::Error),
    /// A submodule lies where files of the registry should lie: their content belongs to another repository.
    #[error("`{path}` is a submodule")]
    Submodule {
        /// Its path in the repository.
        path: String,
    },
    /// The commit holds no registry at the place.
    #[error("no registry in commit {commit}")]
    NoRegister {
        /// The commit.
        commit: CommitId,
        /// Its day.
        tag: Datum,
        /// Where it was looked for; none: anywhere.
        place: Option<String>,
    },
    /// The commit holds several registries, and none was named.
    #[error("several registries in commit {commit}")]
    ManyRegisters {
        /// The commit.
        commit: CommitId,
        /// Their folders.
        places: Vec<String>,
    },
    /// Anything else.
    #[error("the repository can't be read")]
    Repository(#[source] git2::Error),
}

impl From<git2::Error> for GitError {
    fn from(error: git2::Error) -> Self {
        let is_store = matches!(
            error.class(),
            ErrorClass::Odb
                | ErrorClass::Object
                | ErrorClass::Tree
                | ErrorClass::Zlib
                | ErrorClass::Sha1
                | ErrorClass::Indexer
        );
        match error.code() {
            ErrorCode::Owner => Self::ForeignOwner(error),
            ErrorCode::NotFound if is_store => Self::Missing(error),
            _ if is_store => Self::Broken(error),
            _ => Self::Repository(error),
        }
    }
}

/// Why a state of the registry could not be read.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// git could not be asked.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The state is there, but no registry that can be read.
    #[error(transparent)]
    Load(LoadError),
}

impl From<LoadError> for HistoryError {
    /// What the store of the files said is said by git.
    fn from(error: LoadError) -> Self {
        match error {
            LoadError::Store(ReadError::Store(cause)) => match cause.downcast() {
                Ok(error) => Self::Git(error),
                Err(cause) => Self::Load(LoadError::Store(ReadError::Store(cause))),
            },
            LoadError::Config(ReadError::Store(cause)) => match cause.downcast() {
                Ok(error) => Self::Git(error),
                Err(cause) => Self::Load(LoadError::Config(ReadError::Store(cause))),
            },
            error @ (LoadError::List(_) | LoadError::Config(_) | LoadError::Store(_)) => Self::Load(error),
        }
    }
}

impl From<HistoryError> for GitError {
    /// What git said, also where it said so while a content was read.
    fn from(error: HistoryError) -> Self {
        let load = match error {
            HistoryError::Git(error) => return error,
            HistoryError::Load(error) => error,
        };
        match load {
            LoadError::Store(ReadError::Store(inner)) => match inner.downcast::<Self>() {
                Ok(error) => error,
                Err(inner) => Self::Repository(git2::Error::from_str(&inner.to_string())),
            },
            LoadError::List(_) | LoadError::Config(_) | LoadError::Store(_) => {
                Self::Repository(git2::Error::from_str(&load.to_string()))
            }
        }
    }
}
