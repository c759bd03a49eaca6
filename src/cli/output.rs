//! Writing results: to stdout, or to a file whole or not at all.

use std::io::{ErrorKind, Write};
use std::path::Path;

use super::error::CliError;

/// Writes `text` to `target`, making its folder if it is missing.
///
/// # Errors
/// If the folder can't be made or written.
pub fn write_file_in_new_folder(target: &Path, text: &[u8]) -> Result<(), CliError> {
    if let Some(folder) = target.parent() {
        #[expect(clippy::disallowed_methods, reason = "cli writes files")]
        std::fs::create_dir_all(folder).map_err(|source| CliError::Write {
            path: target.to_path_buf(),
            source,
        })?;
    }
    write_file(target, text)
}

/// Writes `text` to `target`, through a temporary file beside it that takes its place at the end.
///
/// # Errors
/// If the folder is missing or can't be written; the target is then as it was.
pub fn write_file(target: &Path, text: &[u8]) -> Result<(), CliError> {
    let error = |source| CliError::Write {
        path: target.to_path_buf(),
        source,
    };
    let folder = match target.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        Some(_) | None => Path::new("."),
    };
    if target.is_dir() {
        return Err(error(ErrorKind::IsADirectory.into()));
    }
    let mut file = tempfile::Builder::new()
        .prefix(".ddv-")
        .tempfile_in(folder)
        .map_err(error)?;
    file.write_all(text).map_err(error)?;
    file.as_file().sync_all().map_err(error)?;
    keep_permissions(target, file.as_file()).map_err(error)?;
    file.persist(target).map_err(|e| error(e.error))?;
    Ok(())
}

/// A new file gets the usual permissions instead of the private ones of a temporary file; an old one keeps its own.
#[cfg(unix)]
fn keep_permissions(target: &Path, file: &std::fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = match target.metadata() {
        Ok(metadata) => metadata.permissions().mode(),
        Err(_) => 0o644,
    };
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep_permissions(_: &Path, _: &std::fs::File) -> std::io::Result<()> {
    Ok(())
}

/// Writes `text` to `out`. A reader that has gone away ends the program quietly.
///
/// # Errors
/// If writing fails.
pub fn write_stream(out: &mut dyn Write, text: &[u8]) -> Result<(), CliError> {
    out.write_all(text)
        .and_then(|()| out.flush())
        .map_err(|source| match source.kind() {
            ErrorKind::BrokenPipe => CliError::ClosedPipe,
            _ => CliError::Stdout(source),
        })
}
