//! A registry whose files change step by step: history walks through its states this way, touching only what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::cache::Cache;
use super::file::{EntityFile, FileResult, read_entity};
use super::snapshot::{CONFIG_LIMIT, LoadError, parse_config};
use super::tree::{ContentId, ReadError};
use crate::config::Config;
use crate::model::id::is_valid_id;
use crate::model::{
    BerufsgruppeId, Kind, KomponenteId, OeId, ProgrammId, ProjektId, ProzessId, Registry, VorgabeId, ZielId,
};
use crate::source::{SourceId, SourceMap};

/// Contents by their names.
pub trait Contents: Sync {
    /// The bytes of a content, if they are at most `limit`.
    ///
    /// # Errors
    /// If they are more, or the store is broken.
    fn read(&self, content: ContentId, limit: u64) -> Result<Vec<u8>, ReadError>;
}

/// A file of a registry that came, changed or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Path relative to the registry, with `/`.
    pub path: String,
    /// The path is exactly as stored: false if bytes had to be replaced.
    pub is_exact: bool,
    /// Its content before; none if it was not there.
    pub old: Option<ContentId>,
    /// Its content after; none if it is gone.
    pub new: Option<ContentId>,
}

impl Change {
    /// What the file is to hold, and its id; none if it is no file of entities.
    pub fn entity(&self) -> Option<(Kind, &str)> {
        entity_of(&self.path)
    }
}

/// The kind and the id that a path stands for; none if it is no file of entities.
pub fn entity_of(path: &str) -> Option<(Kind, &str)> {
    let (top, below) = path.split_once('/')?;
    let (stem, extension) = below.rsplit('/').next()?.rsplit_once('.')?;
    let kind = Kind::find(top)?;
    matches!(extension, "yaml" | "yml").then_some((kind, stem))
}

struct File {
    content: ContentId,
    is_exact: bool,
    is_rejected: bool,
    result: Arc<FileResult>,
    source: SourceId,
}

/// The registry at the step that was applied last. Equal to a [`Snapshot`](super::Snapshot) of the same files in all
/// that figures rest on; findings it does not know.
pub struct Replay<'c> {
    contents: &'c dyn Contents,
    cache: &'c Cache,
    config: Arc<Config>,
    is_config_sound: bool,
    registry: Registry,
    sources: SourceMap,
    files: BTreeMap<String, File>,
    /// The files of each id, by path: the first one counts.
    by_id: BTreeMap<(Kind, Box<str>), BTreeSet<String>>,
    unreadable: usize,
}

impl<'c> Replay<'c> {
    /// An empty registry.
    pub fn new(contents: &'c dyn Contents, cache: &'c Cache) -> Self {
        Self {
            contents,
            cache,
            config: Arc::new(Config::default()),
            is_config_sound: false,
            registry: Registry::default(),
            sources: SourceMap::default(),
            files: BTreeMap::new(),
            by_id: BTreeMap::new(),
            unreadable: 0,
        }
    }

    /// The entities. Their sources mean nothing.
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// The settings; defaults in place of what is wrong. The same allocation as long as they don't change.
    pub fn config(&self) -> &Arc<Config> {
        &self.config
    }

    /// `ddv.toml` is sound: figures may rest on it.
    pub fn is_config_sound(&self) -> bool {
        self.is_config_sound
    }

    /// Entity files, unreadable ones included.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// Entity files that can't be read as their kind.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Parses the contents that `changes` bring, in parallel, so that [`apply`](Self::apply) finds them.
    ///
    /// # Errors
    /// If the store is broken.
    pub fn prefetch<'a>(&mut self, changes: impl Iterator<Item = &'a Change>) -> Result<(), LoadError> {
        let limit = self.config.datei_bytes;
        let wanted: BTreeSet<(ContentId, Kind)> = changes
            .filter_map(|change| Some((change.new?, change.entity()?.0)))
            .collect();
        let wanted: Vec<_> = wanted.into_iter().collect();
        let source = self.sources.add("");
        wanted
            .into_par_iter()
            .try_for_each(|(content, kind)| {
                let file = EntityFile {
                    path: "",
                    id: "",
                    kind,
                    source,
                };
                let read = || self.contents.read(content, limit);
                read_entity(file, limit, Some(content), self.cache, read).map(|_| ())
            })
            .map_err(LoadError::Store)
    }

    /// Takes over `ddv.toml` with this content. Files are measured against its size limit anew.
    ///
    /// # Errors
    /// If the store is broken.
    pub fn configure(&mut self, content: ContentId) -> Result<(), LoadError> {
        let mut diagnostics = Vec::new();
        let source = self.sources.add(super::CONFIG_FILE);
        let bytes = self.contents.read(content, CONFIG_LIMIT);
        let config = parse_config(bytes, source, &mut diagnostics)?;
        let is_new_limit = config.datei_bytes != self.config.datei_bytes;
        self.config = Arc::new(config);
        self.is_config_sound = diagnostics.is_empty();
        if !is_new_limit {
            return Ok(());
        }
        let again = |(path, file): (&String, &File)| Change {
            path: path.clone(),
            is_exact: file.is_exact,
            old: Some(file.content),
            new: Some(file.content),
        };
        let all: Vec<Change> = self.files.iter().map(again).collect();
        self.apply(&all)
    }

    /// Takes over changed entity files; other files are passed over.
    ///
    /// # Errors
    /// If the store is broken.
    pub fn apply(&mut self, changes: &[Change]) -> Result<(), LoadError> {
        let mut touched = BTreeSet::new();
        for change in changes {
            let Some((kind, id)) = change.entity() else {
                continue;
            };
            if let Some(old) = self.files.remove(&change.path) {
                self.unreadable -= usize::from(!old.counts());
            }
            let is_valid = is_valid_id(id) && change.is_exact;
            let key = (kind, Box::<str>::from(id));
            if let Some(content) = change.new {
                let source = self.sources.add(change.path.as_str());
                let path = change.path.as_str();
                let file = EntityFile {
                    path,
                    id,
                    kind,
                    source,
                };
                let limit = self.config.datei_bytes;
                let read = || self.contents.read(content, limit);
                let result =
                    read_entity(file, limit, Some(content), self.cache, read).map_err(LoadError::Store)?;
                let file = File {
                    content,
                    is_exact: change.is_exact,
                    is_rejected: !is_valid,
                    result,
                    source,
                };
                self.unreadable += usize::from(!file.counts());
                self.files.insert(change.path.clone(), file);
                if is_valid {
                    self.by_id
                        .entry(key.clone())
                        .or_default()
                        .insert(change.path.clone());
                }
            } else if let Some(paths) = self.by_id.get_mut(&key) {
                paths.remove(&change.path);
            }
            if is_valid {
                touched.insert(key);
            }
        }
        for key in touched {
            self.settle(&key);
        }
        Ok(())
    }

    /// Lets the first file of an id count, and rejects the others.
    fn settle(&mut self, key: &(Kind, Box<str>)) {
        let (kind, id) = (key.0, &*key.1);
        remove(&mut self.registry, kind, id);
        let Some(paths) = self.by_id.get(key) else {
            return;
        };
        for (place, path) in paths.iter().enumerate() {
            let Some(file) = self.files.get_mut(path) else {
                continue;
            };
            self.unreadable -= usize::from(!file.counts());
            file.is_rejected = place > 0;
            self.unreadable += usize::from(!file.counts());
            if let Some(entity) = file.result.entity.as_ref().filter(|_| file.counts()) {
                let source = file.source;
                let file = EntityFile {
                    path,
                    id,
                    kind,
                    source,
                };
                entity.clone().store(file, &mut self.registry, true);
            }
        }
        if paths.is_empty() {
            self.by_id.remove(key);
        }
    }
}

impl File {
    fn counts(&self) -> bool {
        self.result.is_sound && !self.is_rejected
    }
}

fn remove(registry: &mut Registry, kind: Kind, id: &str) {
    match kind {
        Kind::Organisation => registry.organisation.remove(&OeId::new(id)),
        Kind::Komponenten => registry.komponenten.remove(&KomponenteId::new(id)),
        Kind::Prozesse => registry.prozesse.remove(&ProzessId::new(id)),
        Kind::Projekte => registry.projekte.remove(&ProjektId::new(id)),
        Kind::Programme => registry.programme.remove(&ProgrammId::new(id)),
        Kind::Ziele => registry.ziele.remove(&ZielId::new(id)),
        Kind::Vorgaben => registry.vorgaben.remove(&VorgabeId::new(id)),
        Kind::Berufsgruppen => registry.berufsgruppen.remove(&BerufsgruppeId::new(id)),
    }
}
