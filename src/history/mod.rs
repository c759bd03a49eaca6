//! git: which commit a registry stands on, and the writing of a new repository.

mod repository;
mod writer;

pub use repository::{GitError, Standing, repository_root, standing};
pub use writer::{CommitId, FileChange, NewCommit, Urheber, Writer, Zeitpunkt, write_repository};
