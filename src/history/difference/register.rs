//! The difference of two registers: entities, files and settings.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::field::{FieldChange, fields, settings};
use super::matching::Matching;
use super::rename;
use crate::config::RawConfig;
use crate::load::Snapshot;
use crate::model::record::words;
use crate::model::{Collection, Entity, Kind, written};
use crate::source::decode::Decoder;
use crate::source::{SourceId, toml};

/// What differs between two states of a register.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Difference {
    /// Which entity and file is which.
    pub matching: Matching,
    /// Entities that differ, by kind in the order of the manual, then by their id now (before, if they are gone).
    pub entities: Vec<EntityChange>,
    /// Entity files that one of the states can't read, by path.
    pub readability: Vec<ReadabilityChange>,
    /// Settings of `ddv.toml` that differ as written. None if one of the files is broken.
    pub settings: Vec<FieldChange>,
}

/// An entity that differs: new, gone, moved, renamed, changed, or several of the last three at once.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityChange {
    /// Its kind.
    pub kind: Kind,
    /// How it was; none if it is new.
    pub old: Option<Side>,
    /// How it is; none if it is gone.
    pub new: Option<Side>,
    /// The fields that differ; empty for new and gone ones.
    pub fields: Vec<FieldChange>,
}

/// An entity in one of the two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its file, relative to the registry, with `/`.
    pub file: String,
}

impl EntityChange {
    /// Only the new state has it.
    pub fn is_new(&self) -> bool {
        self.old.is_none()
    }

    /// Only the old state has it: its file is gone.
    pub fn is_gone(&self) -> bool {
        self.new.is_none()
    }

    /// It goes by another id.
    pub fn is_renamed(&self) -> bool {
        self.pair().is_some_and(|(old, new)| old.id != new.id)
    }

    /// Its file lies in another folder, or ends in `.yml` in place of `.yaml`.
    pub fn is_moved(&self) -> bool {
        let home = |side: &Side| {
            let (folder, name) = side.file.rsplit_once('/').unwrap_or(("", &side.file));
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            (folder.to_owned(), ending.to_owned())
        };
        self.pair().is_some_and(|(old, new)| home(old) != home(new))
    }

    /// It says something else.
    pub fn is_changed(&self) -> bool {
        !self.fields.is_empty()
    }

    fn pair(&self) -> Option<(&Side, &Side)> {
        self.old.as_ref().zip(self.new.as_ref())
    }

    /// How it is, or how it was if it is gone.
    ///
    /// # Panics
    /// Never: one of the states has it.
    pub fn latest(&self) -> &Side {
        let side = self.new.as_ref().or(self.old.as_ref());
        side.expect("one of the states has the entity")
    }

    fn sort_key(&self) -> (Kind, &str, bool) {
        (self.kind, &self.latest().id, self.is_gone())
    }
}

words! {
    /// What became of a file that one of the states can't read.
    pub enum Readability {
        /// It was readable.
        Unlesbar = "unlesbar" / "nicht mehr lesbar; fehlt in den Zahlen",
        /// It is new.
        NeuUnlesbar = "neu-unlesbar" / "neu und nicht lesbar; fehlt in den Zahlen",
        /// It is readable again.
        WiederLesbar = "wieder-lesbar" / "wieder lesbar; zählt wieder mit",
        /// It is gone.
        UnlesbarEntfallen = "unlesbar-entfallen" / "entfallen; war nicht lesbar",
    }
}

/// A file that one of the states can't read. What it says is never compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReadabilityChange {
    /// Its path now; before, if it is gone.
    pub file: String,
    /// Its path before, if that was another one.
    pub old_file: Option<String>,
    /// What became of it.
    pub change: Readability,
}

impl Difference {
    /// Compares two states of a register.
    pub fn new(old: &Snapshot, new: &Snapshot) -> Self {
        let mut difference = Self::default();
        let (old_files, new_files) = (Files::new(old), Files::new(new));
        let mut walk = Walk {
            old: &old_files,
            new: &new_files,
            difference: &mut difference,
        };
        let (a, b) = (&old.registry, &new.registry);
        walk.kind(Kind::Organisation, &a.organisation, &b.organisation);
        walk.kind(Kind::Komponenten, &a.komponenten, &b.komponenten);
        walk.kind(Kind::Prozesse, &a.prozesse, &b.prozesse);
        walk.kind(Kind::Projekte, &a.projekte, &b.projekte);
        walk.kind(Kind::Programme, &a.programme, &b.programme);
        walk.kind(Kind::Ziele, &a.ziele, &b.ziele);
        walk.kind(Kind::Vorgaben, &a.vorgaben, &b.vorgaben);
        walk.kind(Kind::Berufsgruppen, &a.berufsgruppen, &b.berufsgruppen);
        walk.unreadable_files();
        difference
            .entities
            .sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        difference.readability.sort();
        if old.is_config_sound && new.is_config_sound {
            difference.settings = settings(&written_settings(old), &written_settings(new));
        }
        difference
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty() && self.readability.is_empty() && self.settings.is_empty()
    }
}

fn written_settings(snapshot: &Snapshot) -> Value {
    let text = snapshot.text(snapshot.config_source);
    let (root, _) = toml::parse(&text);
    written(&Decoder::run::<RawConfig>(&root).value)
}

/// The entity files of a state.
struct Files<'s> {
    snapshot: &'s Snapshot,
    paths: BTreeMap<&'s str, SourceId>,
    /// Unreadable files by kind and id; several may go by one id.
    unreadable: BTreeMap<(Kind, &'s str), Vec<&'s str>>,
}

impl<'s> Files<'s> {
    fn new(snapshot: &'s Snapshot) -> Self {
        let registry = &snapshot.registry;
        let mut readable: BTreeSet<SourceId> = BTreeSet::new();
        readable.extend(registry.organisation.iter().map(|e| e.source));
        readable.extend(registry.komponenten.iter().map(|e| e.source));
        readable.extend(registry.prozesse.iter().map(|e| e.source));
        readable.extend(registry.projekte.iter().map(|e| e.source));
        readable.extend(registry.programme.iter().map(|e| e.source));
        readable.extend(registry.ziele.iter().map(|e| e.source));
        readable.extend(registry.vorgaben.iter().map(|e| e.source));
        readable.extend(registry.berufsgruppen.iter().map(|e| e.source));
        let paths: BTreeMap<&str, SourceId> = snapshot.entity_files().collect();
        let mut unreadable: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for (path, _) in paths.iter().filter(|(_, source)| !readable.contains(source)) {
            if let Some(key) = kind_and_id(path) {
                unreadable.entry(key).or_default().push(path);
            }
        }
        Self {
            snapshot,
            paths,
            unreadable,
        }
    }

    fn path(&self, source: SourceId) -> &'s str {
        self.snapshot.sources.path(source)
    }

    fn is_unreadable(&self, path: &str) -> bool {
        let of_id = kind_and_id(path).and_then(|key| self.unreadable.get(&key));
        of_id.is_some_and(|paths| paths.contains(&path))
    }
}

fn kind_and_id(path: &str) -> Option<(Kind, &str)> {
    let kind = Kind::find(path.split('/').next()?)?;
    let name = path.rsplit('/').next()?;
    Some((kind, name.rsplit_once('.').map_or(name, |(stem, _)| stem)))
}

struct Walk<'w, 's> {
    old: &'w Files<'s>,
    new: &'w Files<'s>,
    difference: &'w mut Difference,
}

impl Walk<'_, '_> {
    fn kind<I, T>(&mut self, kind: Kind, old: &Collection<I, T>, new: &Collection<I, T>)
    where
        I: Ord + Clone + AsRef<str>,
        T: Serialize + PartialEq,
    {
        for entity in old.iter() {
            if let Some(now) = new.find(&entity.id) {
                self.both(kind, entity, now);
            }
        }
        let is_broken = |files: &Files<'_>, id: &I| files.unreadable.contains_key(&(kind, id.as_ref()));
        let gone: Vec<&Entity<I, T>> = old
            .iter()
            .filter(|e| new.find(&e.id).is_none() && !is_broken(self.new, &e.id))
            .collect();
        let came: Vec<&Entity<I, T>> = new
            .iter()
            .filter(|e| old.find(&e.id).is_none() && !is_broken(self.old, &e.id))
            .collect();
        let contents = |entities: &[&Entity<I, T>]| -> Vec<Value> {
            entities.iter().map(|e| written(&e.data)).collect()
        };
        let (gone_contents, came_contents) = (contents(&gone), contents(&came));
        let joined = rename::join(
            &gone_contents.iter().collect::<Vec<_>>(),
            &came_contents.iter().collect::<Vec<_>>(),
        );
        for (i, j) in &joined {
            self.both(kind, gone[*i], came[*j]);
        }
        let is_joined_gone: BTreeSet<usize> = joined.iter().map(|(i, _)| *i).collect();
        let is_joined_new: BTreeSet<usize> = joined.iter().map(|(_, j)| *j).collect();
        for (_, entity) in gone
            .iter()
            .enumerate()
            .filter(|(i, _)| !is_joined_gone.contains(i))
        {
            let side = side(entity, self.old);
            self.difference.matching.add_file(Some(&side.file), None);
            self.add(kind, Some(side), None, Vec::new());
        }
        for (_, entity) in came
            .iter()
            .enumerate()
            .filter(|(j, _)| !is_joined_new.contains(j))
        {
            let side = side(entity, self.new);
            self.difference.matching.add_file(None, Some(&side.file));
            self.add(kind, None, Some(side), Vec::new());
        }
    }

    /// An entity that both states have.
    fn both<I: AsRef<str>, T: Serialize + PartialEq>(
        &mut self,
        kind: Kind,
        old: &Entity<I, T>,
        new: &Entity<I, T>,
    ) {
        let (old_file, new_file) = (self.old.path(old.source), self.new.path(new.source));
        let matching = &mut self.difference.matching;
        matching.add_id(kind, old.id.as_ref(), new.id.as_ref());
        matching.add_file(Some(old_file), Some(new_file));
        let changes = if old.data == new.data {
            Vec::new()
        } else {
            fields(kind, &written(&old.data), &written(&new.data))
        };
        if old_file != new_file || !changes.is_empty() {
            let sides = (side(old, self.old), side(new, self.new));
            self.add(kind, Some(sides.0), Some(sides.1), changes);
        }
    }

    fn add(&mut self, kind: Kind, old: Option<Side>, new: Option<Side>, fields: Vec<FieldChange>) {
        self.difference.entities.push(EntityChange {
            kind,
            old,
            new,
            fields,
        });
    }

    /// Files that one of the states can't read: matched by path, else by kind and id.
    fn unreadable_files(&mut self) {
        for path in self.new.unreadable.values().flatten() {
            let old = counterpart(path, self.old, self.new);
            let change = match old {
                None => Some(Readability::NeuUnlesbar),
                Some(old) => (!self.old.is_unreadable(old)).then_some(Readability::Unlesbar),
            };
            self.file(old, Some(path), change);
        }
        for path in self.old.unreadable.values().flatten() {
            let new = counterpart(path, self.new, self.old);
            let change = match new {
                None => Some(Readability::UnlesbarEntfallen),
                Some(new) => (!self.new.is_unreadable(new)).then_some(Readability::WiederLesbar),
            };
            self.file(Some(path), new, change);
        }
    }

    fn file(&mut self, old: Option<&str>, new: Option<&str>, change: Option<Readability>) {
        self.difference.matching.add_file(old, new);
        let Some(change) = change else { return };
        let Some(file) = new.or(old) else { return };
        self.difference.readability.push(ReadabilityChange {
            file: file.to_owned(),
            old_file: old.filter(|old| *old != file).map(str::to_owned),
            change,
        });
    }
}

/// The file of `there` that the file at `path` of `here` is: at the same path, else the only one of its id.
fn counterpart<'s>(path: &str, there: &Files<'s>, here: &Files<'_>) -> Option<&'s str> {
    if let Some((same, _)) = there.paths.get_key_value(path) {
        return Some(same);
    }
    let key = kind_and_id(path)?;
    let mut others = there.paths.keys().filter(|other| kind_and_id(other) == Some(key));
    let other = others.next()?;
    let is_only = others.next().is_none() && !here.paths.contains_key(other);
    is_only.then_some(*other)
}

fn side<I: AsRef<str>, T: Serialize>(entity: &Entity<I, T>, files: &Files<'_>) -> Side {
    let content = written(&entity.data);
    let name = content.get("name").and_then(Value::as_str).unwrap_or_default();
    Side {
        id: entity.id.as_ref().to_owned(),
        name: name.to_owned(),
        file: files.path(entity.source).to_owned(),
    }
}
