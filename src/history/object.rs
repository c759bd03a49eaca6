//! Objects of git, by id. A loose one that is cut off is refused first: libgit2 1.9 would read it for ever
//! (<https://github.com/libgit2/libgit2/issues/7342>).

use std::collections::HashSet;
use std::fs::File;
use std::io;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use flate2::read::ZlibDecoder;
use git2::{Commit, ErrorClass, ErrorCode, Oid, Repository, Tree};

use super::error::GitError;

/// A handle on a repository that one thread uses at a time.
pub(super) struct Handle {
    git: Repository,
    loose: Arc<OnceLock<HashSet<Oid>>>,
}

impl Handle {
    /// A handle that shares with others what is known of the loose objects.
    pub fn new(git: Repository, loose: Arc<OnceLock<HashSet<Oid>>>) -> Self {
        Self { git, loose }
    }

    fn is_loose(&self, id: Oid) -> bool {
        self.loose
            .get_or_init(|| loose_objects(&self.objects()))
            .contains(&id)
    }

    fn objects(&self) -> PathBuf {
        self.git.commondir().join("objects")
    }
}

impl Deref for Handle {
    type Target = Repository;

    fn deref(&self) -> &Repository {
        &self.git
    }
}

/// The objects that lie in files of their own. After a `git gc` there are few or none.
fn loose_objects(objects: &Path) -> HashSet<Oid> {
    #[expect(clippy::disallowed_methods, reason = "history is the door to git")]
    let names = |folder: &Path| -> Vec<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()
    };
    let folders = names(objects).into_iter().filter(|name| name.len() == 2);
    folders
        .flat_map(|folder| {
            let files = names(&objects.join(&folder));
            files
                .into_iter()
                .filter_map(move |file| Oid::from_str(&format!("{folder}{file}")).ok())
        })
        .collect()
}

/// The commit called `id`.
pub(super) fn find_commit(git: &Handle, id: Oid) -> Result<Commit<'_>, GitError> {
    check(git, id)?;
    Ok(git.find_commit(id)?)
}

/// The tree called `id`.
pub(super) fn find_tree(git: &Handle, id: Oid) -> Result<Tree<'_>, GitError> {
    check(git, id)?;
    Ok(git.find_tree(id)?)
}

/// The bytes of the object called `id`; none if they are more than `limit`.
pub(super) fn read(git: &Handle, id: Oid, limit: u64) -> Result<Option<Vec<u8>>, GitError> {
    check(git, id)?;
    let odb = git.odb()?;
    let (size, _) = odb.read_header(id)?;
    if size as u64 > limit {
        return Ok(None);
    }
    Ok(Some(odb.read(id)?.data().to_vec()))
}

/// Unpacks a loose object to its end. Packed ones are left to libgit2, which notices.
fn check(git: &Handle, id: Oid) -> Result<(), GitError> {
    if !git.is_loose(id) {
        return Ok(());
    }
    let name = id.to_string();
    let (folder, file) = name.split_at(2);
    let path = git.objects().join(folder).join(file);
    #[expect(clippy::disallowed_methods, reason = "history is the door to git")]
    let Ok(file) = File::open(path) else {
        return Ok(());
    };
    match io::copy(&mut ZlibDecoder::new(file), &mut io::sink()) {
        Ok(_) => Ok(()),
        Err(error) => {
            let error = git2::Error::new(
                ErrorCode::GenericError,
                ErrorClass::Zlib,
                format!("{id}: {error}"),
            );
            Err(GitError::Broken(error))
        }
    }
}
