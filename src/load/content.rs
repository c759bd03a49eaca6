//! What single contents say, for whoever follows one file through its states.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::cache::Cache;
use super::file::{Any, EntityFile, FileResult, read_entity};
use super::replay::Contents;
use super::snapshot::{CONFIG_LIMIT, LoadError, parse_config};
use super::text::prepare;
use super::tree::{ContentId, ReadError};
use crate::config::RawConfig;
use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::{Kind, written};
use crate::source::decode::Decoder;
use crate::source::{SourceMap, toml};

/// A content as an entity of a kind.
pub struct Content(Arc<FileResult>);

impl Content {
    /// It can be read as its kind.
    pub fn is_sound(&self) -> bool {
        self.0.is_sound
    }

    /// What it writes (see [`written`]); none if it can't be read as its kind.
    pub fn written(&self) -> Option<Value> {
        let entity = self.0.entity.as_ref().filter(|_| self.is_sound())?;
        Some(match entity {
            Any::Organisation(data) => written(data),
            Any::Komponente(data) => written(data),
            Any::Prozess(data) => written(data),
            Any::Projekt(data) => written(data),
            Any::Programm(data) => written(data),
            Any::Ziel(data) => written(data),
            Any::Vorgabe(data) => written(data),
            Any::Berufsgruppe(data) => written(data),
        })
    }

    /// The process that it is; none if it can't be read as one.
    pub fn prozess(&self) -> Option<&Prozess> {
        match self.0.entity.as_ref().filter(|_| self.is_sound())? {
            Any::Prozess(prozess) => Some(prozess),
            Any::Organisation(_)
            | Any::Komponente(_)
            | Any::Projekt(_)
            | Any::Programm(_)
            | Any::Ziel(_)
            | Any::Vorgabe(_)
            | Any::Berufsgruppe(_) => None,
        }
    }

    /// The project that it is; none if it can't be read as one.
    pub fn projekt(&self) -> Option<&Projekt> {
        match self.0.entity.as_ref().filter(|_| self.is_sound())? {
            Any::Projekt(projekt) => Some(projekt),
            Any::Organisation(_)
            | Any::Komponente(_)
            | Any::Prozess(_)
            | Any::Programm(_)
            | Any::Ziel(_)
            | Any::Vorgabe(_)
            | Any::Berufsgruppe(_) => None,
        }
    }
}

/// A content of `ddv.toml`.
pub struct Settings {
    /// What it writes; none if something in it is wrong.
    pub written: Option<Value>,
    /// The name of the administration; empty if it is missing.
    pub verwaltung: String,
    /// The largest entity file that it allows, in bytes.
    pub datei_bytes: u64,
}

/// Reads contents, each one once.
#[derive(Clone, Copy)]
pub struct ContentReader<'c> {
    contents: &'c dyn Contents,
    cache: &'c Cache,
}

impl<'c> ContentReader<'c> {
    /// Reads from `contents` what `cache` does not hold.
    pub fn new(contents: &'c dyn Contents, cache: &'c Cache) -> Self {
        Self { contents, cache }
    }

    /// `content` as an entity of `kind`. A file of more than `limit` bytes can't be read.
    ///
    /// # Errors
    /// If the store is broken.
    pub fn read(&self, kind: Kind, content: ContentId, limit: u64) -> Result<Content, LoadError> {
        let file = EntityFile {
            path: "",
            id: "",
            kind,
            source: SourceMap::default().add(""),
        };
        let read = || self.contents.read(content, limit);
        let result = read_entity(file, limit, Some(content), self.cache, read);
        result.map(Content).map_err(LoadError::Store)
    }

    /// Reads contents in parallel, so that [`read`](Self::read) finds them.
    ///
    /// # Errors
    /// If the store is broken.
    pub fn prefetch(&self, wanted: BTreeSet<(ContentId, Kind, u64)>) -> Result<(), LoadError> {
        let wanted: Vec<_> = wanted.into_iter().collect();
        let read = |(content, kind, limit)| self.read(kind, content, limit).map(|_| ());
        wanted.into_par_iter().try_for_each(read)
    }

    /// `content` as `ddv.toml`.
    ///
    /// # Errors
    /// If the store is broken.
    pub fn settings(&self, content: ContentId) -> Result<Settings, LoadError> {
        let source = SourceMap::default().add(super::CONFIG_FILE);
        let bytes = match self.contents.read(content, CONFIG_LIMIT) {
            Err(error @ ReadError::Store(_)) => return Err(LoadError::Store(error)),
            bytes => bytes,
        };
        let text = bytes.as_ref().ok().map(|bytes| prepare(source, bytes).text);
        let raw = text.map(|text| written(&Decoder::run::<RawConfig>(&toml::parse(&text).0).value));
        let mut problems = Vec::new();
        let config = parse_config(bytes, source, &mut problems)?;
        Ok(Settings {
            written: raw.filter(|_| problems.is_empty()),
            verwaltung: config.verwaltung,
            datei_bytes: config.datei_bytes,
        })
    }
}
