//! Puts the story on disk: in a folder beside the target first, which takes its place when all is done.

use std::fs;
use std::io;
use std::path::Path;

use super::geschichte::Eintrag;
use super::szene::Linie;
use crate::cli::error::CliError;
use crate::history::{CommitId, FileChange, GitError, NewCommit, Writer, write_repository};

const BRANCH: &str = "main";

/// Whether the story may go to `ziel`, called `name` by the user.
///
/// # Errors
/// If something is there already.
pub fn check_free(ziel: &Path, name: &Path) -> Result<(), CliError> {
    let is_frei = match ziel.symlink_metadata() {
        Ok(metadata) if metadata.is_dir() => entries(ziel)?.is_empty(),
        Ok(_) => false,
        Err(_) => true,
    };
    if is_frei {
        return Ok(());
    }
    Err(CliError::usage(
        format!(
            "`{}` gibt es schon; dort wird nichts überschrieben.",
            name.display()
        ),
        "Nennen Sie einen Ordner, den es noch nicht gibt oder der leer ist.",
    ))
}

/// Makes the repository at `ziel`, called `name` by the user, whole or not at all.
///
/// # Errors
/// If it can't be written; nothing is left then.
pub fn anlegen(ziel: &Path, name: &Path, geschichte: &[Eintrag]) -> Result<(), CliError> {
    let error = |source| CliError::Write {
        path: name.to_path_buf(),
        source,
    };
    let parent = match ziel.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    let baustelle = tempfile::Builder::new()
        .prefix(".ddv-")
        .tempdir_in(parent)
        .map_err(error)?;
    let neu = baustelle.path().join("neu");
    write_repository(&neu, BRANCH, |writer| schreibe(writer, geschichte)).map_err(|source| {
        CliError::NewRepository {
            path: name.to_path_buf(),
            source,
        }
    })?;
    if ziel.is_dir() {
        move_all(&neu, ziel).map_err(error)
    } else {
        fs::rename(&neu, ziel).map_err(error)
    }
}

/// Writes the commits and gives the last one.
fn schreibe(writer: &Writer<'_>, geschichte: &[Eintrag]) -> Result<CommitId, GitError> {
    let mut haupt: Option<CommitId> = None;
    let mut zweig: Option<CommitId> = None;
    let mut im_zweig: Vec<FileChange> = Vec::new();
    for eintrag in geschichte {
        let (parents, aenderungen): (Vec<CommitId>, &[FileChange]) = match eintrag.linie {
            Linie::Haupt => (haupt.into_iter().collect(), &eintrag.aenderungen),
            Linie::Zweig => (zweig.or(haupt).into_iter().collect(), &eintrag.aenderungen),
            Linie::Zusammenfuehrung => (haupt.into_iter().chain(zweig).collect(), &im_zweig),
        };
        let id = writer.commit(&NewCommit {
            author: &eintrag.betreff.autor,
            committer: &eintrag.betreff.committer,
            time: eintrag.zeit,
            message: &format!("{}\n", eintrag.betreff.text),
            parents: &parents,
            changes: aenderungen,
        })?;
        match eintrag.linie {
            Linie::Haupt => haupt = Some(id),
            Linie::Zweig => {
                im_zweig.retain(|alt| !eintrag.aenderungen.iter().any(|neu| neu.path == alt.path));
                im_zweig.extend(eintrag.aenderungen.iter().cloned());
                zweig = Some(id);
            }
            Linie::Zusammenfuehrung => {
                haupt = Some(id);
                zweig = None;
                im_zweig.clear();
            }
        }
    }
    Ok(haupt.expect("a story has a first commit, and that is on `main`"))
}

/// Moves what lies in `from` into the empty folder `to`, which may be the working directory and so must stay. What was
/// moved goes again if the rest can't follow.
fn move_all(from: &Path, to: &Path) -> io::Result<()> {
    let mut moved = Vec::new();
    for name in read_names(from)? {
        if let Err(error) = fs::rename(from.join(&name), to.join(&name)) {
            for name in &moved {
                // The first error is the one to tell.
                let _ = fs::rename(to.join(name), from.join(name));
            }
            return Err(error);
        }
        moved.push(name);
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<std::ffi::OsString>, CliError> {
    read_names(folder).map_err(|source| CliError::Write {
        path: folder.to_path_buf(),
        source,
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "no registry is read: cli looks whether a folder is empty"
)]
fn read_names(folder: &Path) -> io::Result<Vec<std::ffi::OsString>> {
    let mut names: Vec<_> = fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    Ok(names)
}
