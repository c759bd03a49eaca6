//! git: which commit a registry stands on.

pub mod difference;
mod repository;

pub use repository::{GitError, Standing, repository_root, standing};
