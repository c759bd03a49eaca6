//! Lists of maps: which item is which, so that an inserted one leaves the others unchanged.

use std::collections::BTreeMap;

use serde_json::Value;

use super::field::{FieldChange, Place, compare as compare_values};
use super::rename;
use crate::model::Kind;

/// A list of maps of the model.
pub(super) struct NamedList {
    pub kind: Kind,
    pub field: &'static str,
    /// The keys that name an item.
    pub keys: &'static [&'static str],
    /// Whether the order of the items means something.
    is_ordered: bool,
}

/// All of them.
pub(super) const NAMED_LISTS: [NamedList; 7] = [
    NamedList {
        is_ordered: true,
        ..named(Kind::Prozesse, "ablauf", &["schritt"])
    },
    named(Kind::Komponenten, "massnahmen", &["art", "von"]),
    named(Kind::Projekte, "meilensteine", &["name"]),
    named(Kind::Projekte, "budget", &["jahr", "art"]),
    named(Kind::Projekte, "risiken", &["text"]),
    named(Kind::Projekte, "wirkungen", &["prozess", "kennzahl"]),
    named(Kind::Projekte, "entscheidungen", &["gremium", "datum"]),
];

const fn named(kind: Kind, field: &'static str, keys: &'static [&'static str]) -> NamedList {
    NamedList {
        kind,
        field,
        keys,
        is_ordered: false,
    }
}

/// The items of a list with their names: each unique; `None` where nothing names the item.
struct Items<'v> {
    values: &'v [Value],
    names: Vec<Option<String>>,
}

impl<'v> Items<'v> {
    fn new(values: &'v [Value], list: Option<&NamedList>) -> Self {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let names = values.iter().map(|item| {
            let keys = list.map_or(&[][..], |list| list.keys);
            let parts: Vec<String> = keys.iter().filter_map(|key| item.get(key)).map(plain).collect();
            let name = parts.join(" ");
            if name.is_empty() {
                return None;
            }
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            Some(if *count == 1 {
                name
            } else {
                format!("{name} ({count})")
            })
        });
        Self {
            names: names.collect(),
            values,
        }
    }

    fn name(&self, index: usize) -> String {
        self.names[index].clone().unwrap_or_else(|| index.to_string())
    }

    fn all_names(&self) -> Value {
        (0..self.values.len()).map(|i| self.name(i)).collect()
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub(super) fn compare(
    kind: Option<Kind>,
    place: &Place,
    old: &[Value],
    new: &[Value],
    changes: &mut Vec<FieldChange>,
) {
    let list = NAMED_LISTS
        .iter()
        .find(|list| Some(list.kind) == kind && list.field == place.field);
    let (old, new) = (Items::new(old, list), Items::new(new, list));
    let pairs = pair(&old, &new);
    let is_in_order = pairs.iter().flatten().is_sorted();
    if list.is_some_and(|list| list.is_ordered) && !is_in_order {
        changes.push(place.change(Some(old.all_names()), Some(new.all_names())));
    }
    for (i, _) in pairs.iter().enumerate().filter(|(_, pair)| pair.is_none()) {
        let item = place.item(&old.name(i));
        changes.push(item.change(Some(old.values[i].clone()), None));
    }
    for (j, value) in new.values.iter().enumerate() {
        let item = place.item(&new.name(j));
        match pairs.iter().position(|pair| *pair == Some(j)) {
            None => changes.push(item.change(None, Some(value.clone()))),
            Some(i) => compare_values(kind, &item, Some(&old.values[i]), Some(value), changes),
        }
    }
}

/// For each old item the new one that it is: the same content, else the same name, else alike in most of its fields,
/// else, for items without a name, the next one without a name.
fn pair(old: &Items<'_>, new: &Items<'_>) -> Vec<Option<usize>> {
    let mut pairs: Vec<Option<usize>> = vec![None; old.values.len()];
    take_first(&mut pairs, new.values.len(), |i, j| {
        old.values[i] == new.values[j]
    });
    take_first(&mut pairs, new.values.len(), |i, j| {
        old.names[i].is_some() && old.names[i] == new.names[j]
    });
    let gone: Vec<usize> = (0..pairs.len()).filter(|i| pairs[*i].is_none()).collect();
    let came: Vec<usize> = (0..new.values.len())
        .filter(|j| !pairs.contains(&Some(*j)))
        .collect();
    let values =
        |items: &Items<'_>, open: &[usize]| open.iter().map(|at| items.values[*at].clone()).collect();
    let (gone_values, came_values): (Vec<Value>, Vec<Value>) = (values(old, &gone), values(new, &came));
    let alike = rename::join(
        &gone_values.iter().collect::<Vec<_>>(),
        &came_values.iter().collect::<Vec<_>>(),
    );
    for (i, j) in alike {
        pairs[gone[i]] = Some(came[j]);
    }
    take_first(&mut pairs, new.values.len(), |i, j| {
        old.names[i].is_none() && new.names[j].is_none()
    });
    pairs
}

/// Gives each open item the first free one that `is_same` says so of.
fn take_first(pairs: &mut [Option<usize>], free: usize, is_same: impl Fn(usize, usize) -> bool) {
    let mut is_taken = vec![false; free];
    for j in pairs.iter().flatten() {
        is_taken[*j] = true;
    }
    for (i, pair) in pairs.iter_mut().enumerate().filter(|(_, pair)| pair.is_none()) {
        if let Some(j) = (0..free).find(|j| !is_taken[*j] && is_same(i, *j)) {
            is_taken[j] = true;
            *pair = Some(j);
        }
    }
}
