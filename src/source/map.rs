//! The files of a registry by number.

/// A file of one registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// The paths of the files of one registry, relative to its root, with `/`.
#[derive(Debug, Default, Clone)]
pub struct SourceMap {
    paths: Vec<Box<str>>,
}

impl SourceMap {
    /// Adds a file.
    ///
    /// # Panics
    /// With more than four thousand million files.
    pub fn add(&mut self, path: impl Into<Box<str>>) -> SourceId {
        let id = u32::try_from(self.paths.len()).expect("fewer files than u32 counts");
        self.paths.push(path.into());
        SourceId(id)
    }

    /// All paths, in the order they were added.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(AsRef::as_ref)
    }

    /// The path of a file.
    pub fn path(&self, id: SourceId) -> &str {
        &self.paths[id.0 as usize]
    }
}
