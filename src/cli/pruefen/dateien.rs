//! The files that a caller names.

use std::path::{Component, Path, PathBuf};

use crate::cli::error::CliError;
use crate::cli::session::Gelesen;

/// The files of the registry that `paths` name, relative to it; a folder stands for all files below it.
///
/// # Errors
/// If a path names none.
pub fn select(paths: &[PathBuf], folder: &Path, gelesen: &Gelesen) -> Result<Vec<String>, CliError> {
    let snapshot = &gelesen.snapshot;
    let mut selected = Vec::new();
    for path in paths {
        // In a state of the past files need not lie on disk: they are named as seen from the registry.
        let in_past = || {
            let path = path.to_string_lossy().replace('\\', "/");
            let path = path.trim_end_matches('/').to_owned();
            let is_there = |p: &str| p == path || p.starts_with(&format!("{path}/"));
            let is_known = gelesen.ort.commit.is_some() && snapshot.sources.paths().any(is_there);
            is_known.then_some(path)
        };
        let ordner = gelesen.ort.ordner.as_deref();
        let on_disk = ordner.and_then(|ordner| within(path, folder, ordner));
        let Some(file) = on_disk.or_else(in_past) else {
            let message = format!("`{}` liegt nicht im Register oder fehlt.", path.display());
            let help =
                "Nennen Sie Dateien des Registers, vom Arbeitsverzeichnis oder vom Register aus gesehen.";
            return Err(CliError::usage(message, help));
        };
        let below = if file.is_empty() {
            String::new()
        } else {
            format!("{file}/")
        };
        selected.extend(
            snapshot
                .sources
                .paths()
                .filter(|p| p.starts_with(&below))
                .map(str::to_owned),
        );
        selected.push(file);
    }
    selected.sort_unstable();
    selected.dedup();
    Ok(selected)
}

/// `path` relative to the registry, with `/`. Links are not followed in its last part, as in reading.
fn within(path: &Path, folder: &Path, registry: &Path) -> Option<String> {
    let registry = registry.canonicalize().ok()?;
    [folder, &registry].into_iter().find_map(|base| {
        let full = base.join(path);
        full.symlink_metadata().ok()?;
        let parent = match full.components().next_back()? {
            Component::Normal(_) => full.parent()?.canonicalize().ok()?.join(full.file_name()?),
            _ => full.canonicalize().ok()?,
        };
        let below = parent.strip_prefix(&registry).ok()?;
        let parts: Vec<_> = below
            .components()
            .map(|c| c.as_os_str().to_string_lossy().into_owned())
            .collect();
        Some(parts.join("/"))
    })
}
