//! Objects of git, by id. A loose one that is cut off is refused first: libgit2 1.9 would read it for ever
//! (<https://github.com/libgit2/libgit2/issues/7342>).

use std::fs::File;
use std::io;

use flate2::read::ZlibDecoder;
use git2::{Commit, ErrorClass, ErrorCode, Oid, Repository, Tree};

use super::error::GitError;

/// The commit called `id`.
pub(super) fn find_commit(git: &Repository, id: Oid) -> Result<Commit<'_>, GitError> {
    check(git, id)?;
    Ok(git.find_commit(id)?)
}

/// The tree called `id`.
pub(super) fn find_tree(git: &Repository, id: Oid) -> Result<Tree<'_>, GitError> {
    check(git, id)?;
    Ok(git.find_tree(id)?)
}

/// The bytes of the object called `id`; none if they are more than `limit`.
pub(super) fn read(git: &Repository, id: Oid, limit: u64) -> Result<Option<Vec<u8>>, GitError> {
    check(git, id)?;
    let odb = git.odb()?;
    let (size, _) = odb.read_header(id)?;
    if size as u64 > limit {
        return Ok(None);
    }
    Ok(Some(odb.read(id)?.data().to_vec()))
}

/// Unpacks a loose object to its end. Packed ones are left to libgit2, which notices.
fn check(git: &Repository, id: Oid) -> Result<(), GitError> {
    let name = id.to_string();
    let (folder, file) = name.split_at(2);
    let path = git.commondir().join("objects").join(folder).join(file);
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
