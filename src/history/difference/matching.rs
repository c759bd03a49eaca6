//! Which entity and which file of the old register is which of the new one.

use std::collections::BTreeMap;

use crate::model::Kind;

/// What became of ids and files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matching {
    new_ids: BTreeMap<(Kind, String), String>,
    old_ids: BTreeMap<(Kind, String), String>,
    /// Entity files of the old register; `None` for one that is gone.
    new_files: BTreeMap<String, Option<String>>,
    old_files: BTreeMap<String, Option<String>>,
}

impl Matching {
    /// The id that the readable entity `old` of the old register has in the new one; none if it is gone or unreadable there.
    pub fn new_id(&self, kind: Kind, old: &str) -> Option<&str> {
        self.new_ids.get(&(kind, old.to_owned())).map(String::as_str)
    }

    /// The id that the readable entity `new` of the new register had in the old one; none if it is new or was unreadable.
    pub fn old_id(&self, kind: Kind, new: &str) -> Option<&str> {
        self.old_ids.get(&(kind, new.to_owned())).map(String::as_str)
    }

    /// Where the file at `old` of the old register lies in the new one, readable or not; none if it is gone. A file that
    /// holds no entity, such as `ddv.toml`, keeps its path.
    pub fn new_file<'p>(&'p self, old: &'p str) -> Option<&'p str> {
        self.new_files.get(old).map_or(Some(old), Option::as_deref)
    }

    /// Where the file at `new` of the new register lay in the old one, in the same way; none if it is new.
    pub fn old_file<'p>(&'p self, new: &'p str) -> Option<&'p str> {
        self.old_files.get(new).map_or(Some(new), Option::as_deref)
    }

    /// The files of the old register that lie elsewhere in the new one, each with its path there.
    pub fn moved_files(&self) -> BTreeMap<String, String> {
        let both = self
            .new_files
            .iter()
            .filter_map(|(old, new)| Some((old, new.as_ref()?)));
        both.filter(|(old, new)| old != new)
            .map(|(old, new)| (old.clone(), new.clone()))
            .collect()
    }

    pub(super) fn add_id(&mut self, kind: Kind, old: &str, new: &str) {
        self.new_ids.insert((kind, old.to_owned()), new.to_owned());
        self.old_ids.insert((kind, new.to_owned()), old.to_owned());
    }

    /// Notes a file that both have, or only one of them; what was noted first counts.
    pub(super) fn add_file(&mut self, old: Option<&str>, new: Option<&str>) {
        let owned = |path: Option<&str>| path.map(str::to_owned);
        if let Some(old) = old {
            self.new_files.entry(old.to_owned()).or_insert_with(|| owned(new));
        }
        if let Some(new) = new {
            self.old_files.entry(new.to_owned()).or_insert_with(|| owned(old));
        }
    }
}
