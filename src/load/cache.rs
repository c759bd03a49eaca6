//! What was parsed already, by the name of its content: states of a register share most of their files.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use super::file::FileResult;
use super::tree::ContentId;
use crate::model::Kind;

/// The content of a file, what it was read as, and the size limit that held.
pub(super) type Key = (ContentId, Kind, u64);

/// Parsed files, kept as long as the cache lives. Only trees that name their contents without reading them profit.
#[derive(Default)]
pub struct Cache {
    files: RwLock<HashMap<Key, Arc<FileResult>>>,
}

impl Cache {
    pub(super) fn find(&self, key: &Key) -> Option<Arc<FileResult>> {
        let files = self
            .files
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        files.get(key).map(Arc::clone)
    }

    pub(super) fn keep(&self, key: Key, file: &Arc<FileResult>) {
        let mut files = self
            .files
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        files.insert(key, Arc::clone(file));
    }
}
