//! A git repository: handles, commits, the first-parent line. The only door to git2.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use git2::{ErrorCode, Oid};

use super::commit::{Commit, CommitId};
use super::error::GitError;
use super::object::Handle;
use super::wann::Wann;
use super::zeit::end_of_day;

/// A repository. Threads share it: each borrows a handle of its own.
pub struct Repository {
    git_dir: PathBuf,
    workdir: Option<PathBuf>,
    is_shallow: bool,
    idle: Mutex<Vec<Handle>>,
    loose: Arc<OnceLock<HashSet<Oid>>>,
}

impl Repository {
    /// The repository that `path` lies in; none outside of git.
    ///
    /// # Errors
    /// If there is one that can't be read, or that belongs to another user.
    pub fn find(path: &Path) -> Result<Option<Self>, GitError> {
        #[expect(clippy::disallowed_methods, reason = "history is the door to git")]
        match git2::Repository::discover(path) {
            Ok(repository) => Ok(Some(Self::new(repository))),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The repository at `folder`: a working tree, a `.git` folder or a bare repository.
    ///
    /// # Errors
    /// If there is none, or it can't be read.
    pub fn open(folder: &Path) -> Result<Self, GitError> {
        #[expect(clippy::disallowed_methods, reason = "history is the door to git")]
        match git2::Repository::open(folder) {
            Ok(repository) => Ok(Self::new(repository)),
            Err(error) if error.code() == ErrorCode::NotFound => Err(GitError::NoRepository),
            Err(error) => Err(error.into()),
        }
    }

    fn new(repository: git2::Repository) -> Self {
        let loose = Arc::default();
        Self {
            git_dir: repository.path().to_path_buf(),
            workdir: repository.workdir().map(Path::to_path_buf),
            // A linked working tree shares the edge with its repository.
            is_shallow: repository.is_shallow() || repository.commondir().join("shallow").is_file(),
            idle: Mutex::new(vec![Handle::new(repository, Arc::clone(&loose))]),
            loose,
        }
    }

    /// The root of the working tree; none if the repository is bare.
    pub fn workdir(&self) -> Option<&Path> {
        self.workdir.as_deref()
    }

    /// Runs `work` with a handle that no other thread uses.
    pub(super) fn with<R>(&self, work: impl FnOnce(&Handle) -> Result<R, GitError>) -> Result<R, GitError> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let handle = match waiting {
            Some(handle) => handle,
            None => {
                #[expect(clippy::disallowed_methods, reason = "history is the door to git")]
                let git = git2::Repository::open(&self.git_dir)?;
                Handle::new(git, Arc::clone(&self.loose))
            }
        };
        let result = work(&handle);
        idle().push(handle);
        result
    }

    /// The commit called `id`.
    ///
    /// # Errors
    /// If it is missing or damaged.
    pub fn commit(&self, id: CommitId) -> Result<Commit, GitError> {
        self.with(|git| Commit::read(git, id.0)).map_err(|e| self.cut(e))
    }

    /// The commit that HEAD stands on; none before the first commit.
    ///
    /// # Errors
    /// If it can't be read.
    pub fn head(&self) -> Result<Option<Commit>, GitError> {
        self.with(|git| match git.head() {
            Ok(head) => {
                let id = match head.target() {
                    Some(id) => id,
                    None => head.peel_to_commit()?.id(),
                };
                Commit::read(git, id).map(Some)
            }
            Err(error) if matches!(error.code(), ErrorCode::UnbornBranch | ErrorCode::NotFound) => Ok(None),
            Err(error) => Err(error.into()),
        })
    }

    /// The commit that `wann` means, seen from HEAD.
    ///
    /// # Errors
    /// If there is none, or it can't be reached.
    pub fn resolve(&self, wann: &Wann) -> Result<Commit, GitError> {
        match wann {
            Wann::Tag(tag) => {
                let head = self.head()?.ok_or(GitError::NoCommit)?;
                self.last_until(head, *tag)
            }
            Wann::Revision(name) => self.revision(name),
        }
    }

    /// The last commit on the first-parent line from `head` that was committed up to the end of `tag`.
    ///
    /// # Errors
    /// If the line starts later, or is cut off before.
    pub fn last_until(&self, head: Commit, tag: crate::model::Datum) -> Result<Commit, GitError> {
        let end = end_of_day(tag);
        let mut first = head.tag();
        for commit in self.line(head) {
            let commit = commit?;
            if commit.committer.zeit.sekunden < end {
                return Ok(commit);
            }
            first = commit.tag();
        }
        Err(GitError::BeforeFirst { tag, first })
    }

    fn revision(&self, name: &str) -> Result<Commit, GitError> {
        let unknown = || GitError::UnknownRevision {
            name: name.to_owned(),
        };
        let found = self.with(|git| {
            let object = match git.revparse_single(name) {
                Ok(object) => object,
                Err(error) => {
                    let reaches_back = name.contains(['~', '^']);
                    return Err(match GitError::from(error) {
                        error @ GitError::Broken(_) => error,
                        error @ GitError::Missing(_) if reaches_back => self.cut(error),
                        _ => unknown(),
                    });
                }
            };
            let commit = object.peel_to_commit().map_err(|_| unknown())?;
            Commit::read(git, commit.id())
        });
        match found {
            // Behind the edge of a shallow clone names can't be followed.
            Err(GitError::UnknownRevision { .. }) if self.is_shallow => {
                let reaches_back = name.contains(['~', '^']) || CommitId::parse(name).is_some();
                Err(if reaches_back {
                    GitError::Shallow
                } else {
                    unknown()
                })
            }
            Err(GitError::UnknownRevision { .. }) if self.head()?.is_none() => Err(GitError::NoCommit),
            found => found,
        }
    }

    /// `from` and its first parents, newest first. Ends with an error where a shallow clone is cut off.
    pub fn line(&self, from: Commit) -> Line<'_> {
        Line {
            repository: self,
            next: Some(Next::Known(Box::new(from))),
        }
    }

    /// Whether `ancestor` is `of` or one of its ancestors.
    ///
    /// # Errors
    /// If the history can't be read.
    pub fn is_ancestor(&self, ancestor: CommitId, of: CommitId) -> Result<bool, GitError> {
        if ancestor == of {
            return Ok(true);
        }
        self.with(|git| Ok(git.graph_descendant_of(of.0, ancestor.0)?))
            .map_err(|e| self.cut(e))
    }

    /// The best common ancestor of two commits; none if they share no history.
    ///
    /// # Errors
    /// If the history can't be read, or is cut off before it.
    pub fn merge_base(&self, one: CommitId, other: CommitId) -> Result<Option<Commit>, GitError> {
        let base = self.with(|git| match git.merge_base(one.0, other.0) {
            Ok(base) => Ok(Some(base)),
            Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        });
        match base.map_err(|e| self.cut(e))? {
            Some(base) => self.commit(CommitId(base)).map(Some),
            None if self.is_shallow => Err(GitError::Shallow),
            None => Ok(None),
        }
    }

    /// The tip of the default branch: of the remote `origin`, else of `main` or `master`, else of the branch that is
    /// checked out. None if nothing says which one it is.
    ///
    /// # Errors
    /// If a branch can't be read.
    pub fn default_branch(&self) -> Result<Option<Commit>, GitError> {
        self.with(|git| {
            let names = [
                "refs/remotes/origin/HEAD",
                "refs/remotes/origin/main",
                "refs/remotes/origin/master",
                "refs/heads/main",
                "refs/heads/master",
            ];
            for name in names {
                match git.find_reference(name).and_then(|found| found.peel_to_commit()) {
                    Ok(commit) => return Commit::read(git, commit.id()).map(Some),
                    Err(error) if error.code() == ErrorCode::NotFound => {}
                    Err(error) => return Err(error.into()),
                }
            }
            if git.head_detached()? {
                return Ok(None);
            }
            let head = git.head()?.peel_to_commit()?;
            Commit::read(git, head.id()).map(Some)
        })
    }

    /// In a shallow clone a missing object lies behind its edge.
    fn cut(&self, error: GitError) -> GitError {
        match error {
            GitError::Missing(_) if self.is_shallow => GitError::Shallow,
            error => error,
        }
    }
}

/// A commit on the line that was read already, or its id.
enum Next {
    Known(Box<Commit>),
    Id(Oid),
}

/// Commits from newest to oldest, along first parents.
pub struct Line<'r> {
    repository: &'r Repository,
    next: Option<Next>,
}

impl Iterator for Line<'_> {
    type Item = Result<Commit, GitError>;

    fn next(&mut self) -> Option<Self::Item> {
        let commit = match self.next.take()? {
            Next::Known(commit) => *commit,
            Next::Id(id) => match self.repository.commit(CommitId(id)) {
                Ok(commit) => commit,
                Err(error) => return Some(Err(error)),
            },
        };
        self.next = commit.parents.first().map(|parent| Next::Id(parent.0));
        Some(Ok(commit))
    }
}
