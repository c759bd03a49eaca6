//! Which file of a state is which of the state before: same path, same id elsewhere, or another id with the same content.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::difference::join;
use super::error::HistoryError;
use crate::load::{Change, ContentId, ContentReader, entity_of};
use crate::model::Kind;
use crate::model::id::is_valid_id;

/// A file in one state.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Version {
    /// Its path, relative to the registry.
    pub path: String,
    /// What it holds.
    pub content: ContentId,
    /// Its name is one that an entity may have.
    pub is_named: bool,
}

impl Version {
    /// The kind and the id that the path stands for; none for `ddv.toml`.
    pub fn entity(&self) -> Option<(Kind, &str)> {
        entity_of(&self.path)
    }
}

/// What became of the files that differ between two states.
#[derive(Debug, Default)]
pub(super) struct Paarung {
    /// The changed and new files by their path now, with what they were; none: they are new.
    pub now: BTreeMap<String, (Version, Option<Version>)>,
    /// The files that are gone and are no other now, by their path before.
    pub gone: BTreeMap<String, Version>,
}

impl Paarung {
    /// Joins the files of `changes`. Only new files that `may_be_other` says so of are compared with gone ones of another
    /// id. Contents of more than `limit` bytes are not compared.
    ///
    /// # Errors
    /// If the store is broken.
    pub fn new(
        changes: &[Change],
        reader: ContentReader<'_>,
        limit: u64,
        may_be_other: impl Fn(&str) -> bool,
    ) -> Result<Self, HistoryError> {
        let mut paarung = Self::default();
        let mut came: BTreeMap<String, Version> = BTreeMap::new();
        for change in changes {
            let version = |content: Option<ContentId>| {
                content.map(|content| Version {
                    path: change.path.clone(),
                    content,
                    is_named: change.is_exact && change.entity().is_none_or(|(_, id)| is_valid_id(id)),
                })
            };
            let path = change.path.clone();
            match (version(change.old), version(change.new)) {
                (old @ Some(_), Some(new)) => {
                    paarung.now.insert(path, (new, old));
                }
                (None, Some(new)) => {
                    came.insert(path, new);
                }
                (Some(old), None) => {
                    paarung.gone.insert(path, old);
                }
                (None, None) => {}
            }
        }
        paarung.join_by(&mut came, |version| Some(format!("{:?}", version.entity()?)));
        let others: BTreeSet<String> = came.keys().filter(|path| may_be_other(path)).cloned().collect();
        let (mut others, rest): (BTreeMap<_, _>, BTreeMap<_, _>) =
            came.into_iter().partition(|(path, _)| others.contains(path));
        paarung.join_by(&mut others, |version| {
            Some(format!("{:?}", (version.entity()?.0, version.content)))
        });
        paarung.join_alike(&mut others, reader, limit)?;
        for (path, version) in others.into_iter().chain(rest) {
            paarung.now.insert(path, (version, None));
        }
        Ok(paarung)
    }

    /// Joins gone and new files with the same key, in the order of their paths.
    fn join_by(&mut self, came: &mut BTreeMap<String, Version>, key: impl Fn(&Version) -> Option<String>) {
        let mut gone: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (path, version) in self.gone.iter().rev() {
            if let Some(key) = key(version) {
                gone.entry(key).or_default().push(path.clone());
            }
        }
        let paths: Vec<String> = came.keys().cloned().collect();
        for path in paths {
            let found = key(&came[&path]).and_then(|key| gone.get_mut(&key)?.pop());
            if let Some(old) = found {
                self.join(&old, came, &path);
            }
        }
    }

    /// Joins what is readable and alike, kind by kind, in the order of the paths.
    fn join_alike(
        &mut self,
        came: &mut BTreeMap<String, Version>,
        reader: ContentReader<'_>,
        limit: u64,
    ) -> Result<(), HistoryError> {
        for kind in Kind::ALL.iter().copied() {
            let readable = |files: &BTreeMap<String, Version>| -> Result<Vec<(String, Value)>, HistoryError> {
                let mut found = Vec::new();
                let of_kind = |version: &&Version| version.entity().is_some_and(|(k, _)| k == kind);
                for version in files.values().filter(of_kind).filter(|version| version.is_named) {
                    let content = reader.read(kind, version.content, limit)?;
                    found.extend(content.written().map(|value| (version.path.clone(), value)));
                }
                Ok(found)
            };
            let is_kind = |path: &String| entity_of(path).is_some_and(|(k, _)| k == kind);
            if !self.gone.keys().any(is_kind) || !came.keys().any(is_kind) {
                continue;
            }
            let (gone, new) = (readable(&self.gone)?, readable(came)?);
            let values = |of: &[(String, Value)]| of.iter().map(|(_, v)| v.clone()).collect::<Vec<_>>();
            let (gone_values, new_values) = (values(&gone), values(&new));
            let joined = join(
                &gone_values.iter().collect::<Vec<_>>(),
                &new_values.iter().collect::<Vec<_>>(),
            );
            for (i, j) in joined {
                self.join(&gone[i].0, came, &new[j].0);
            }
        }
        Ok(())
    }

    fn join(&mut self, old: &str, came: &mut BTreeMap<String, Version>, new: &str) {
        if let (Some(old), Some(new)) = (self.gone.remove(old), came.remove(new)) {
            self.now.insert(new.path.clone(), (new, Some(old)));
        }
    }
}
