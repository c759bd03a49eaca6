//! A registry on disk.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::CONFIG_FILE;
use super::tree::{Listed, ListedKind, ReadError, Tree};
use crate::model::Kind;

/// The registry at or above `from`: the nearest folder upwards that has `ddv.toml` or `registry/ddv.toml`.
pub fn find_registry(from: &Path) -> Option<PathBuf> {
    from.ancestors().find_map(|folder| {
        [folder.to_path_buf(), folder.join("registry")]
            .into_iter()
            .find(|candidate| candidate.join(CONFIG_FILE).is_file())
    })
}

/// The files of a folder. Links are listed but never followed.
#[derive(Debug, Clone)]
pub struct FolderTree {
    root: PathBuf,
}

impl FolderTree {
    /// The tree below `root`.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }
}

impl Tree for FolderTree {
    fn list(&self) -> io::Result<Vec<Listed>> {
        let walk = WalkDir::new(&self.root)
            .min_depth(1)
            .follow_links(false)
            .into_iter()
            .filter_entry(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
        let mut found = Vec::new();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 => return Err(error.into()),
                Err(error) => {
                    // A folder that can't be looked into may hide entries: no figure may lack them silently.
                    let path = error.path().unwrap_or(&self.root);
                    let listed = self.listed(path, ListedKind::Other);
                    let top = listed.path.split('/').next().unwrap_or_default();
                    if Kind::find(top).is_some() {
                        let message = format!("Der Ordner `{}` lässt sich nicht öffnen.", listed.path);
                        let kind = error.io_error().map_or(io::ErrorKind::Other, io::Error::kind);
                        return Err(io::Error::new(kind, message));
                    }
                    continue;
                }
            };
            let file_type = entry.file_type();
            let kind = if file_type.is_symlink() {
                ListedKind::Link
            } else if file_type.is_dir() {
                ListedKind::Folder
            } else if file_type.is_file() {
                ListedKind::File { bytes: 0 }
            } else {
                ListedKind::Other
            };
            found.push(self.listed(entry.path(), kind));
        }
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found.dedup_by(|b, a| a.path == b.path && a.is_exact);
        Ok(found)
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        read_file(&self.root.join(path), limit)
    }
}

/// The bytes of the file at `path`, if they are at most `limit`.
pub(super) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    #[expect(clippy::disallowed_methods, reason = "load opens files")]
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if size > limit {
        return Err(ReadError::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    // The file may grow while it is read.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge { limit });
    }
    Ok(bytes)
}

impl FolderTree {
    fn listed(&self, path: &Path, kind: ListedKind) -> Listed {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let is_exact = relative.to_str().is_some();
        let parts: Vec<_> = relative
            .components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        Listed {
            path: parts.join("/"),
            kind,
            is_exact,
        }
    }
}
