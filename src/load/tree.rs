//! Where the files of a registry come from.

use std::collections::BTreeMap;
use std::io;

/// What a tree lists under a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListedKind {
    /// A regular file of so many bytes.
    File {
        /// Its size.
        bytes: u64,
    },
    /// A folder.
    Folder,
    /// A symbolic link; never followed.
    Link,
    /// A pipe, a device, a socket; never opened.
    Other,
}

/// One thing in a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Path relative to the registry, with `/`; bytes that are no UTF-8 are replaced.
    pub path: String,
    /// What it is.
    pub kind: ListedKind,
    /// The path is exactly as on disk: false if bytes had to be replaced, and then the file can't be read.
    pub is_exact: bool,
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is larger than allowed.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The operating system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The store that the files come from is broken or incomplete: nothing can be said about the register.
    #[error("the store of the files is broken")]
    Store(#[source] io::Error),
}

/// The name of a content: equal for equal bytes, for none else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentId(pub [u8; 20]);

/// The files of a registry.
pub trait Tree: Send + Sync {
    /// Everything below the root but hidden files and what lies in hidden folders, in any order.
    ///
    /// # Errors
    /// If the root can't be listed.
    fn list(&self) -> io::Result<Vec<Listed>>;

    /// The bytes of the file at `path`, if they are at most `limit`.
    ///
    /// # Errors
    /// If it is larger, or can't be read.
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// The name of the content of the file at `path`, where the tree knows it without reading.
    fn content_id(&self, path: &str) -> Option<ContentId> {
        let _ = path;
        None
    }
}

/// A tree in memory: for the examples in rule pages and for tests.
#[derive(Debug, Default, Clone)]
pub struct MemoryTree {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryTree {
    /// A tree of these files.
    pub fn new<P: Into<String>, T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (P, T)>) -> Self {
        Self {
            files: files
                .into_iter()
                .map(|(path, text)| (path.into(), text.into()))
                .collect(),
        }
    }
}

impl Tree for MemoryTree {
    fn list(&self) -> io::Result<Vec<Listed>> {
        let mut folders = std::collections::BTreeSet::new();
        for path in self.files.keys() {
            let parts = path.match_indices('/').map(|(at, _)| path[..at].to_owned());
            folders.extend(parts);
        }
        let files = self.files.iter().map(|(path, bytes)| Listed {
            path: path.clone(),
            kind: ListedKind::File {
                bytes: bytes.len() as u64,
            },
            is_exact: true,
        });
        let folders = folders.into_iter().map(|path| Listed {
            path,
            kind: ListedKind::Folder,
            is_exact: true,
        });
        Ok(files.chain(folders).collect())
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let bytes = self
            .files
            .get(path)
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge { limit });
        }
        Ok(bytes.clone())
    }
}
