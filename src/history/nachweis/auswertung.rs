//! From files that changed to what that means.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::eintrag::{Aenderungsart, Eintrag, Gegenstand};
use super::sammlung::Roh;
use crate::history::difference::{FieldChange, fields, settings};
use crate::history::error::HistoryError;
use crate::history::paarung::Version;
use crate::load::{ContentId, ContentReader};
use crate::model::Kind;

/// Reads changes one after the other, oldest first.
pub(super) struct Auswertung<'c> {
    reader: ContentReader<'c>,
    /// For files that can't be read: the content in which they could be read last.
    last_readable: HashMap<Version, ContentId>,
    settings: BTreeMap<ContentId, Option<Value>>,
}

/// What a file says.
enum Lage {
    Lesbar(Value),
    /// With the last state in which it could be read.
    Unlesbar(Option<Value>),
}

impl Lage {
    fn is_lesbar(&self) -> bool {
        matches!(self, Self::Lesbar(_))
    }

    fn value(&self) -> Option<&Value> {
        match self {
            Self::Lesbar(value) => Some(value),
            Self::Unlesbar(last) => last.as_ref(),
        }
    }
}

impl<'c> Auswertung<'c> {
    pub fn new(reader: ContentReader<'c>) -> Self {
        Self {
            reader,
            last_readable: HashMap::new(),
            settings: BTreeMap::new(),
        }
    }

    /// What `roh` means; none if only its form changed.
    pub fn eintrag(&mut self, roh: &Roh) -> Result<Option<Eintrag>, HistoryError> {
        let Some(version) = roh.version() else {
            return Ok(None);
        };
        let kind = version.entity().map(|(kind, _)| kind);
        let old: Vec<&Version> = roh.old.iter().flatten().collect();
        let mut before = Vec::new();
        for version in &old {
            before.push(self.lage(version, kind, roh.limit)?);
        }
        let after = match &roh.new {
            Some(new) => {
                self.remember(new, &old, kind, roh.limit)?;
                Some(self.lage(new, kind, roh.limit)?)
            }
            None => None,
        };
        let mut eintrag = Eintrag {
            gegenstand: match version.entity() {
                Some((kind, id)) => Gegenstand::Eintrag(kind, id.to_owned()),
                None => Gegenstand::Einstellungen,
            },
            name: after.iter().chain(&before).find_map(name),
            datei: version.path.clone(),
            arten: Vec::new(),
            alte_id: None,
            alte_datei: None,
            felder: Vec::new(),
        };
        match (&after, before.is_empty()) {
            (None, _) => eintrag.arten.push(Aenderungsart::Entfallen),
            (Some(after), true) => {
                eintrag.arten.push(Aenderungsart::Neu);
                match after {
                    Lage::Lesbar(value) => eintrag.felder = changed_fields(kind, None, value),
                    Lage::Unlesbar(_) => eintrag.arten.push(Aenderungsart::Unlesbar),
                }
            }
            (Some(after), false) => {
                eintrag.follow(version, &old);
                eintrag.compare(kind, &before, after);
            }
        }
        Ok(Some(eintrag).filter(|eintrag| !eintrag.arten.is_empty()))
    }

    /// Notes for a file that can't be read what it said before.
    fn remember(
        &mut self,
        new: &Version,
        old: &[&Version],
        kind: Option<Kind>,
        limit: u64,
    ) -> Result<(), HistoryError> {
        if self.read(new, kind, limit)?.is_some() {
            return Ok(());
        }
        for version in old {
            let last = if self.read(version, kind, limit)?.is_some() {
                Some(version.content)
            } else {
                self.last_readable.get(*version).copied()
            };
            if let Some(last) = last {
                self.last_readable.insert(new.clone(), last);
                break;
            }
        }
        Ok(())
    }

    fn lage(&mut self, version: &Version, kind: Option<Kind>, limit: u64) -> Result<Lage, HistoryError> {
        if let Some(value) = self.read(version, kind, limit)? {
            return Ok(Lage::Lesbar(value));
        }
        let last = self.last_readable.get(version).copied();
        let last = match last {
            Some(content) => {
                let last = Version {
                    content,
                    is_named: true,
                    ..version.clone()
                };
                self.read(&last, kind, limit)?
            }
            None => None,
        };
        Ok(Lage::Unlesbar(last))
    }

    /// What a file writes; none if it can't be read.
    fn read(
        &mut self,
        version: &Version,
        kind: Option<Kind>,
        limit: u64,
    ) -> Result<Option<Value>, HistoryError> {
        match kind {
            Some(_) if !version.is_named => Ok(None),
            Some(kind) => Ok(self.reader.read(kind, version.content, limit)?.written()),
            None => {
                if let Some(known) = self.settings.get(&version.content) {
                    return Ok(known.clone());
                }
                let read = self.reader.settings(version.content)?.written;
                self.settings.insert(version.content, read.clone());
                Ok(read)
            }
        }
    }
}

impl Eintrag {
    /// Says whether the file goes by another id or lies elsewhere than in all states before.
    fn follow(&mut self, new: &Version, old: &[&Version]) {
        let id = |version: &Version| version.entity().map(|(_, id)| id.to_owned());
        if old.iter().all(|version| id(version) != id(new)) {
            self.alte_id = id(old[0]);
            self.arten.push(Aenderungsart::Umbenannt);
        }
        if old.iter().all(|version| home(version) != home(new)) {
            self.alte_datei = Some(old[0].path.clone());
            self.arten.push(Aenderungsart::Verschoben);
        }
    }

    /// Says what differs from all states before.
    fn compare(&mut self, kind: Option<Kind>, before: &[Lage], after: &Lage) {
        let was_readable = before.iter().any(Lage::is_lesbar);
        let Lage::Lesbar(value) = after else {
            // Where one side was broken already, the merge broke nothing.
            if before.iter().all(Lage::is_lesbar) {
                self.arten.push(Aenderungsart::Unlesbar);
            }
            return;
        };
        if was_readable {
            let mut readable = before.iter().filter(|lage| lage.is_lesbar());
            let first = readable.next().and_then(Lage::value);
            self.felder = changed_fields(kind, first, value);
            for lage in readable {
                let other = changed_fields(kind, lage.value(), value);
                self.felder
                    .retain(|field| other.iter().any(|o| o.path == field.path));
            }
        } else {
            self.felder = changed_fields(kind, before.iter().find_map(Lage::value), value);
        }
        if !self.felder.is_empty() {
            self.arten.push(Aenderungsart::Geaendert);
        }
        if !was_readable {
            self.arten.push(Aenderungsart::WiederLesbar);
        }
    }
}

fn changed_fields(kind: Option<Kind>, old: Option<&Value>, new: &Value) -> Vec<FieldChange> {
    let old = old.unwrap_or(&Value::Null);
    match kind {
        Some(kind) => fields(kind, old, new),
        None => settings(old, new),
    }
}

fn name(lage: &Lage) -> Option<String> {
    let name = lage.value()?.get("name")?.as_str()?;
    Some(name.to_owned())
}

/// The folder and the ending of a file.
fn home(version: &Version) -> (&str, &str) {
    let (folder, name) = version.path.rsplit_once('/').unwrap_or(("", &version.path));
    (folder, name.rsplit_once('.').map_or("", |(_, ending)| ending))
}
