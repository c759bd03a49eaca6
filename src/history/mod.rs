//! git: which commit a registry stands on.

mod repository;

pub use repository::{GitError, Standing, repository_root, standing};
