//! The commit that a working tree stands on, and whether the registry differs from it.

use std::path::{Path, PathBuf};

use git2::{ErrorClass, ErrorCode, Repository, StatusOptions};

use crate::load::CONFIG_FILE;
use crate::model::Kind;

/// What git says about a registry in a working tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// Full id of HEAD; none outside of git and before the first commit.
    pub commit: Option<String>,
    /// A file of the registry differs from HEAD, untracked ones included. False outside of git.
    pub is_changed: bool,
}

/// Why git could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// The repository belongs to someone else, and git refuses to open it.
    #[error("the repository belongs to another user")]
    ForeignOwner(#[source] git2::Error),
    /// Anything else.
    #[error("the repository can't be read")]
    Repository(#[source] git2::Error),
}

impl From<git2::Error> for GitError {
    fn from(error: git2::Error) -> Self {
        if error.code() == ErrorCode::Owner {
            Self::ForeignOwner(error)
        } else {
            Self::Repository(error)
        }
    }
}

/// The root of the working tree that `path` lies in; none outside of git.
///
/// # Errors
/// If there is a repository that can't be read, or that belongs to another user.
pub fn repository_root(path: &Path) -> Result<Option<PathBuf>, GitError> {
    Ok(open(path)?.and_then(|repository| repository.workdir().map(Path::to_path_buf)))
}

fn open(path: &Path) -> Result<Option<Repository>, GitError> {
    #[expect(clippy::disallowed_methods, reason = "history is the door to git")]
    match Repository::discover(path) {
        Ok(repository) => Ok(Some(repository)),
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Asks git for the standing of the registry at `root`. No repository is an answer, not an error.
///
/// # Errors
/// If there is a repository that can't be read, or that belongs to another user.
pub fn standing(root: &Path) -> Result<Standing, GitError> {
    let Some(repository) = open(root)? else {
        return Ok(Standing::default());
    };
    let Some(workdir) = repository.workdir() else {
        return Ok(Standing::default());
    };
    let commit = match repository.head() {
        Ok(head) => Some(head.peel_to_commit()?.id().to_string()),
        Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let canonical = |path: &Path| path.canonicalize().map_err(|e| GitError::Repository(from_io(&e)));
    let root = canonical(root)?;
    let Ok(relative) = root.strip_prefix(canonical(workdir)?).map(Path::to_path_buf) else {
        return Ok(Standing::default());
    };
    let is_changed = commit.is_some() && is_changed(&repository, &relative)?;
    Ok(Standing { commit, is_changed })
}

fn from_io(error: &std::io::Error) -> git2::Error {
    git2::Error::new(ErrorCode::GenericError, ErrorClass::Os, error.to_string())
}

fn is_changed(repository: &Repository, root: &Path) -> Result<bool, GitError> {
    let mut options = StatusOptions::new();
    options
        .include_untracked(true)
        .recurse_untracked_dirs(true)
        .include_ignored(true)
        .recurse_ignored_dirs(true)
        .disable_pathspec_match(true)
        .exclude_submodules(true);
    if !root.as_os_str().is_empty() {
        options.pathspec(root);
    }
    let statuses = repository.statuses(Some(&mut options))?;
    let prefix = if root.as_os_str().is_empty() {
        String::new()
    } else {
        format!("{}/", root.display())
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
fn is_entity_path(path: &str) -> bool {
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
