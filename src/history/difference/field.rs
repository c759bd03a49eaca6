//! The fields in which two states of one entity differ.

use serde::Serialize;
use serde_json::Value;

use super::list;
use crate::model::{Kind, is_absent};

/// A field that differs. Both values absent never happens.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    /// The place: `kennzahlen.fallzahl`, `komponenten.dms.seit`, `ablauf[Antrag erfassen].medium`. An item of a list goes by
    /// what names it, else by its index from 0.
    #[serde(rename = "feld")]
    pub path: String,
    /// The same as the manual of fields names it: `komponenten.*.seit`, `ablauf.medium`.
    #[serde(skip)]
    pub field: String,
    /// What was written; absent if nothing was. A single value, a list of single values, or the whole map of a list's item
    /// that came or went.
    #[serde(rename = "alt")]
    pub old: Option<Value>,
    /// What is written now, in the same way.
    #[serde(rename = "neu")]
    pub new: Option<Value>,
}

impl FieldChange {
    /// Whether the change leaves what the entity *is* untouched: it is about the figures of a process (`kennzahlen`,
    /// `entwicklung`) or about a free note (`anmerkung`, at any depth). Such a change does not call a review into question.
    pub fn is_figure_or_note(&self) -> bool {
        let first = self.field.split('.').next().unwrap_or_default();
        let last = self.field.rsplit('.').next().unwrap_or_default();
        matches!(first, "kennzahlen" | "entwicklung") || last == "anmerkung"
    }
}

/// Maps with free keys: ids, years, names of products. `*` stands for the key in the manual of fields.
const FREE_KEYS: [(Kind, &str); 5] = [
    (Kind::Prozesse, "komponenten"),
    (Kind::Prozesse, "entwicklung.werte"),
    (Kind::Berufsgruppen, "entwicklung.werte"),
    (Kind::Komponenten, "effekt"),
    (Kind::Komponenten, "produkte"),
];

/// Where a comparison stands.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub path: String,
    pub field: String,
}

impl Place {
    fn key(&self, kind: Option<Kind>, key: &str) -> Self {
        let is_free = kind.is_some_and(|kind| FREE_KEYS.contains(&(kind, self.field.as_str())));
        let join = |before: &str, key: &str| match before {
            "" => key.to_owned(),
            before => format!("{before}.{key}"),
        };
        Self {
            path: join(&self.path, key),
            field: join(&self.field, if is_free { "*" } else { key }),
        }
    }

    pub(super) fn item(&self, name: &str) -> Self {
        Self {
            path: format!("{}[{name}]", self.path),
            field: self.field.clone(),
        }
    }

    pub(super) fn change(&self, old: Option<Value>, new: Option<Value>) -> FieldChange {
        FieldChange {
            path: self.path.clone(),
            field: self.field.clone(),
            old,
            new,
        }
    }
}

/// The fields in which `old` and `new`, two states of an entity of `kind` as [`written`](crate::model::written), differ, in
/// the order of `new`, each field that only `old` has behind its neighbour there. `Null` stands for a state without any
/// field.
pub fn fields(kind: Kind, old: &Value, new: &Value) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare(Some(kind), &Place::default(), Some(old), Some(new), &mut changes);
    changes
}

/// The settings in which two files `ddv.toml` differ.
pub(in crate::history) fn settings(old: &Value, new: &Value) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare(None, &Place::default(), Some(old), Some(new), &mut changes);
    changes
}

pub(super) fn compare(
    kind: Option<Kind>,
    place: &Place,
    old: Option<&Value>,
    new: Option<&Value>,
    changes: &mut Vec<FieldChange>,
) {
    let old = old.filter(|value| !is_absent(value));
    let new = new.filter(|value| !is_absent(value));
    if old == new {
        return;
    }
    match (old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null)) {
        (Value::Object(_), Value::Object(_) | Value::Null) | (Value::Null, Value::Object(_)) => {
            for key in merged_keys(old, new) {
                let (old, new) = (old.and_then(|v| v.get(key)), new.and_then(|v| v.get(key)));
                compare(kind, &place.key(kind, key), old, new, changes);
            }
        }
        (Value::Array(a), Value::Array(b)) if is_of_maps(a) || is_of_maps(b) => {
            list::compare(kind, place, a, b, changes);
        }
        (Value::Array(a), Value::Null) if is_of_maps(a) => list::compare(kind, place, a, &[], changes),
        (Value::Null, Value::Array(b)) if is_of_maps(b) => list::compare(kind, place, &[], b, changes),
        (Value::Array(a), Value::Array(b)) if has_same_items(a, b) => {}
        _ => changes.push(place.change(old.cloned(), new.cloned())),
    }
}

fn is_of_maps(items: &[Value]) -> bool {
    items.iter().any(Value::is_object)
}

/// Whether the same single values stand in both lists, in any order.
fn has_same_items(a: &[Value], b: &[Value]) -> bool {
    let sorted = |items: &[Value]| {
        let mut texts: Vec<String> = items.iter().map(Value::to_string).collect();
        texts.sort_unstable();
        texts
    };
    a.len() == b.len() && sorted(a) == sorted(b)
}

/// The keys of both maps: those of `new` in their order, each that only `old` has behind the one it followed there.
fn merged_keys<'v>(old: Option<&'v Value>, new: Option<&'v Value>) -> Vec<&'v str> {
    fn keys(value: Option<&Value>) -> impl Iterator<Item = &str> {
        let map = value.and_then(Value::as_object);
        map.into_iter().flat_map(|map| map.keys().map(String::as_str))
    }
    let mut merged: Vec<&str> = keys(new).collect();
    let mut at = 0;
    for key in keys(old) {
        let known = merged.iter().position(|k| *k == key);
        if known.is_none() {
            merged.insert(at, key);
        }
        at = known.unwrap_or(at) + 1;
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::difference::list::NAMED_LISTS;
    use crate::model::fields_of;
    use crate::source::decode::ValueType;

    #[test]
    fn every_map_with_free_keys_and_every_list_of_maps_of_the_model_is_known() {
        for kind in Kind::ALL {
            for field in fields_of(kind) {
                let entry = (kind, field.path.as_str());
                match field.value {
                    ValueType::Keys => assert!(FREE_KEYS.contains(&entry), "{kind}: {}", field.path),
                    ValueType::Records => {
                        let is_known = NAMED_LISTS.iter().any(|list| (list.kind, list.field) == entry);
                        assert!(is_known, "{kind}: {}", field.path);
                    }
                    ValueType::Text
                    | ValueType::Id
                    | ValueType::Word
                    | ValueType::Integer
                    | ValueType::Year
                    | ValueType::Number
                    | ValueType::Share
                    | ValueType::Date
                    | ValueType::Euro => {}
                }
            }
        }
        for (kind, path) in FREE_KEYS {
            assert!(fields_of(kind).iter().any(|f| f.path == path), "{kind}: {path}");
        }
        for list in NAMED_LISTS {
            for key in list.keys {
                let path = format!("{}.{key}", list.field);
                assert!(fields_of(list.kind).iter().any(|f| f.path == path), "{path}");
            }
        }
    }
}
