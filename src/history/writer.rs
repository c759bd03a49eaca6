//! Makes a new repository and writes commits into it: for `ddv beispiel`. What is written hangs on the arguments alone,
//! not on the user's git configuration, templates, hooks or clock.

use std::io::Write as _;
use std::path::Path;

use git2::build::{CheckoutBuilder, TreeUpdateBuilder};
use git2::{Buf, ErrorClass, ErrorCode, FileMode, Repository, RepositoryInitOptions, Signature, Time};

use super::commit::CommitId;
use super::error::GitError;
use super::zeit::Zeitpunkt;

/// The priority of the objects in memory: above any store on disk.
const IN_MEMORY_FIRST: i32 = 1000;

/// Who wrote or recorded a commit: a function, never a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urheber {
    /// `Lotse Amt 33`.
    pub name: String,
    /// `amt33@stadt.example`.
    pub email: String,
}

/// A file as a commit leaves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// Relative to the repository, with `/`.
    pub path: String,
    /// The new content; none if the file is gone.
    pub content: Option<String>,
}

/// A commit to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewCommit<'c> {
    /// Who wrote it.
    pub author: &'c Urheber,
    /// Who recorded it.
    pub committer: &'c Urheber,
    /// When, for both.
    pub time: Zeitpunkt,
    /// The subject, with a body after an empty line if there is one.
    pub message: &'c str,
    /// None for a first commit, two for a merge.
    pub parents: &'c [CommitId],
    /// What differs from the first parent; a file that is gone must have been there.
    pub changes: &'c [FileChange],
}

/// A repository in the making.
pub struct Writer<'r> {
    repository: &'r Repository,
}

/// Makes a repository at `folder`, lets `write` fill it, points `branch` and HEAD to the commit that it gives, and fills
/// the working tree byte for byte. All objects lie in one pack. There are no templates, so no hooks, and no reflog: it
/// would hold the user's name and the time of day.
///
/// # Errors
/// If there is a repository already, or something can't be written; what is there then is of no use.
pub fn write_repository(
    folder: &Path,
    branch: &str,
    write: impl FnOnce(&Writer<'_>) -> Result<CommitId, GitError>,
) -> Result<(), GitError> {
    let mut options = RepositoryInitOptions::new();
    options
        .no_reinit(true)
        .external_template(false)
        .initial_head(branch);
    let repository = Repository::init_opts(folder, &options)?;
    // A user's `autocrlf` must not make the fresh working tree look changed.
    repository.config()?.set_bool("core.autocrlf", false)?;
    let odb = repository.odb()?;
    let memory = odb.add_new_mempack_backend(IN_MEMORY_FIRST)?;
    let tip = write(&Writer {
        repository: &repository,
    })?;
    let mut pack = Buf::new();
    memory.dump(&repository, &mut pack)?;
    let mut file = odb.packwriter()?;
    file.write_all(&pack).map_err(|e| from_io(&e))?;
    file.commit()?;
    memory.reset()?;

    let mut config = repository.config()?;
    config.set_bool("core.logAllRefUpdates", false)?;
    repository.reference(&format!("refs/heads/{branch}"), tip.0, true, "")?;
    let mut checkout = CheckoutBuilder::new();
    checkout.force().disable_filters(true);
    repository.checkout_head(Some(&mut checkout))?;
    config.remove("core.logAllRefUpdates")?;
    Ok(())
}

fn from_io(error: &std::io::Error) -> git2::Error {
    git2::Error::new(ErrorCode::GenericError, ErrorClass::Os, error.to_string())
}

impl Writer<'_> {
    /// Writes one commit; no branch points to it yet.
    ///
    /// # Errors
    /// If an object can't be written, or a path can't be used.
    pub fn commit(&self, commit: &NewCommit<'_>) -> Result<CommitId, GitError> {
        let parents = commit
            .parents
            .iter()
            .map(|id| self.repository.find_commit(id.0))
            .collect::<Result<Vec<_>, _>>()?;
        let baseline = match parents.first() {
            Some(parent) => parent.tree()?,
            None => self
                .repository
                .find_tree(self.repository.treebuilder(None)?.write()?)?,
        };
        let mut update = TreeUpdateBuilder::new();
        for change in commit.changes {
            match &change.content {
                Some(content) => {
                    let blob = self.repository.blob(content.as_bytes())?;
                    update.upsert(change.path.as_str(), blob, FileMode::Blob);
                }
                None => {
                    update.remove(change.path.as_str());
                }
            }
        }
        let tree = update.create_updated(self.repository, &baseline)?;
        let id = self.repository.commit(
            None,
            &signature(commit.author, commit.time)?,
            &signature(commit.committer, commit.time)?,
            commit.message,
            &self.repository.find_tree(tree)?,
            &parents.iter().collect::<Vec<_>>(),
        )?;
        Ok(CommitId(id))
    }
}

fn signature(who: &Urheber, time: Zeitpunkt) -> Result<Signature<'static>, GitError> {
    let time = Time::new(time.sekunden, time.versatz_minuten);
    Ok(Signature::new(&who.name, &who.email, &time)?)
}
