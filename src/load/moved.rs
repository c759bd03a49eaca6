//! Where entity files went: moving a file into another folder of its kind keeps its identity.

use std::collections::{BTreeMap, BTreeSet};

use super::snapshot::Snapshot;
use crate::model::Kind;

/// The files of `old` that lie elsewhere in `new`, each with its path there: a file of the same kind and id. Of two
/// the first in path order counts, as in reading.
pub fn moved_files<'o>(old: impl IntoIterator<Item = &'o str>, new: &Snapshot) -> BTreeMap<String, String> {
    let old: BTreeSet<&str> = old.into_iter().collect();
    let mut there: BTreeMap<(Kind, &str), &str> = BTreeMap::new();
    for path in new.entity_files().filter(|path| !old.contains(path)) {
        if let Some(identity) = identity(path) {
            there.entry(identity).or_insert(path);
        }
    }
    old.into_iter()
        .filter(|path| !new.is_entity_file(path))
        .filter_map(|path| Some((path.to_owned(), (*there.get(&identity(path)?)?).to_owned())))
        .collect()
}

/// The kind and id of the entity file at `path`; `None` for other files.
fn identity(path: &str) -> Option<(Kind, &str)> {
    let kind = Kind::find(path.split_once('/')?.0)?;
    let (id, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    matches!(extension, "yaml" | "yml").then_some((kind, id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::MemoryTree;

    fn moved(old: &[&str], new: &[&str]) -> Vec<String> {
        let files = new.iter().copied().chain(["ddv.toml"]).map(|path| (path, ""));
        let snapshot = Snapshot::load(Box::new(MemoryTree::new(files))).expect("it loads");
        let moved = moved_files(old.iter().copied(), &snapshot);
        moved.iter().map(|(from, to)| format!("{from} > {to}")).collect()
    }

    #[test]
    fn a_file_of_the_same_kind_and_id_elsewhere_is_the_same() {
        assert_eq!(
            moved(&["prozesse/a.yaml"], &["prozesse/amt-22/a.yml"]),
            ["prozesse/a.yaml > prozesse/amt-22/a.yml"]
        );
        assert!(moved(&["prozesse/a.yaml"], &["projekte/a.yaml", "prozesse/b.yaml"]).is_empty());
        assert!(moved(&["ddv.toml", "prozesse/a.txt"], &["prozesse/amt-22/a.yaml"]).is_empty());
    }

    #[test]
    fn a_file_that_is_still_there_or_was_there_before_has_not_moved() {
        assert!(moved(&["prozesse/a.yaml"], &["prozesse/a.yaml", "prozesse/b/a.yaml"]).is_empty());
        assert!(moved(&["prozesse/a.yaml", "prozesse/b/a.yaml"], &["prozesse/b/a.yaml"]).is_empty());
        assert_eq!(
            moved(&["prozesse/a.yaml"], &["prozesse/c/a.yaml", "prozesse/b/a.yaml"]),
            ["prozesse/a.yaml > prozesse/b/a.yaml"]
        );
    }
}
