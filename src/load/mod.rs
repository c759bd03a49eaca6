//! From files to a [`Snapshot`]: finds the files of a registry, reads and decodes them, and collects what is wrong.
//!
//! Files come from a [`Tree`]: a folder here, a git commit in `history`. Nothing behind this layer can tell which.

mod annahme;
pub mod baseline;
mod cache;
mod candidate;
mod collected;
mod content;
mod file;
mod folder;
mod moved;
mod problem;
mod replay;
mod snapshot;
mod text;
mod tree;

pub use baseline::{Accepted, Baseline, BaselineError};
pub use cache::Cache;
pub use content::{Content, ContentReader, Settings};
pub use folder::{FolderTree, find_registry};
pub use moved::moved_files;
pub use replay::{Change, Contents, Replay, entity_of};
pub use snapshot::{LoadError, Snapshot};
pub use tree::{ContentId, Listed, ListedKind, MemoryTree, ReadError, Tree};

/// The name of the settings file that makes a folder a registry.
pub const CONFIG_FILE: &str = "ddv.toml";
