//! Draws the fields of any entity: what is written, with German labels, references resolved to names.

use serde_json::{Map, Value};

use super::namen::Namen;
use super::schema::{Feld, Wertart};
pub(super) use crate::model::written;
use crate::model::{Datum, Kind};
use crate::view::report::{Block, Cell, Column, Room, Section, Table};
use crate::view::zahlwort::decimals;
pub(super) use crate::view::zahlwort::zahl;

/// The longest map that stands on one line, in characters.
const MAX_INLINE: usize = 70;

/// Fields as facts, and what is too large for that as parts of their own.
#[derive(Default)]
pub(super) struct Felder {
    /// Labels and values.
    pub facts: Vec<(String, Cell)>,
    /// Lists and larger maps.
    pub sections: Vec<Section>,
}

impl Felder {
    /// Draws the fields of `map` except for `skipped` ones.
    pub fn of(map: &Value, feld: Feld<'_>, namen: Namen<'_>, skipped: &[&str]) -> Self {
        let mut drawn = Self::default();
        let entries = map.as_object().into_iter().flatten();
        for (key, value) in entries.filter(|(key, _)| !skipped.contains(&key.as_str())) {
            if let Some(field) = feld.field(key) {
                drawn.add(feld.label(key), value, field, namen, true);
            }
        }
        drawn
    }

    fn add(&mut self, label: String, value: &Value, feld: Feld<'_>, namen: Namen<'_>, is_top: bool) {
        match value {
            Value::Null => {}
            Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                self.facts.push((label, cell(value, feld, namen)));
            }
            Value::Array(items) => self.add_list(label, items, feld, namen, is_top),
            Value::Object(map) => {
                let mut inner = Self::default();
                for (key, value) in map {
                    if let Some(field) = feld.field(key) {
                        inner.add(feld.label(key), value, field, namen, false);
                    }
                }
                self.add_map(label, inner);
            }
        }
    }

    /// A short map stands on one line, a longer one under its own heading.
    fn add_map(&mut self, label: String, inner: Self) {
        let parts: Vec<String> = inner
            .facts
            .iter()
            .map(|(l, c)| format!("{l}: {}", c.human()))
            .collect();
        let line = parts.join("; ");
        if inner.sections.is_empty() && line.chars().count() <= MAX_INLINE {
            self.facts.push((label, Cell::Text(line)));
            return;
        }
        if !inner.facts.is_empty() {
            self.sections.push(Section {
                heading: Some(label.clone()),
                blocks: vec![Block::Facts(inner.facts)],
            });
        }
        self.sections
            .extend(inner.sections.into_iter().map(|mut section| {
                section.heading = section.heading.map(|h| format!("{label}: {h}"));
                section
            }));
    }

    fn add_list(&mut self, label: String, items: &[Value], feld: Feld<'_>, namen: Namen<'_>, is_top: bool) {
        let Some(item) = feld.item() else { return };
        let table = match item.wertart() {
            Wertart::Verweis(kind) if is_top => Some(reference_table(items, kind, namen)),
            Wertart::Verweis(_)
            | Wertart::Datum
            | Wertart::Anteil
            | Wertart::Euro
            | Wertart::Jahr
            | Wertart::Prozent
            | Wertart::Anderes => items
                .iter()
                .any(Value::is_object)
                .then(|| table(items, item, namen)),
        };
        if let Some(table) = table {
            self.sections
                .push(Section::new(Some(&label), vec![Block::Table(table)]));
            return;
        }
        let texts: Vec<String> = items.iter().map(|v| cell(v, item, namen).human()).collect();
        let has_comma = texts.iter().any(|t| t.contains(','));
        let joined = texts.join(if has_comma { "; " } else { ", " });
        self.facts.push((label, Cell::Text(joined)));
    }
}

fn reference_table(items: &[Value], kind: Kind, namen: Namen<'_>) -> Table {
    namen.table(kind, items.iter().filter_map(Value::as_str))
}

/// A table of maps: the keys that any of them has, in the order of the manual.
fn table(items: &[Value], feld: Feld<'_>, namen: Namen<'_>) -> Table {
    let maps: Vec<&Map<String, Value>> = items.iter().filter_map(Value::as_object).collect();
    let keys: Vec<&str> = feld
        .keys()
        .filter(|key| maps.iter().any(|m| m.contains_key(*key)))
        .collect();
    let at = |map: &Map<String, Value>, key: &str| {
        let (value, field) = (map.get(key)?, feld.field(key)?);
        let mut inner = Felder::default();
        inner.add(String::new(), value, field, namen, false);
        inner.facts.pop().map(|(_, cell)| cell)
    };
    let rows: Vec<Vec<Cell>> = maps
        .iter()
        .map(|map| {
            keys.iter()
                .map(|key| at(map, key).unwrap_or(Cell::Missing))
                .collect()
        })
        .collect();
    let is_text = |index: usize| rows.iter().any(|row| matches!(row[index], Cell::Text(_)));
    let columns = keys
        .iter()
        .enumerate()
        .map(|(index, key)| {
            let room = if is_text(index) {
                Room::Flexible
            } else {
                Room::Fixed(0)
            };
            Column::new(*key, feld.label(key), room)
        })
        .collect();
    Table {
        columns,
        rows,
        footer: Vec::new(),
    }
}

/// A single value with its type.
fn cell(value: &Value, feld: Feld<'_>, namen: Namen<'_>) -> Cell {
    let plain = match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            value.to_string()
        }
    };
    let number = value.as_f64();
    match (feld.wertart(), number) {
        (Wertart::Verweis(kind), _) => Cell::Text(namen.reference(kind, &plain)),
        (Wertart::Datum, _) => Datum::parse(&plain).map_or(Cell::Text(plain), Cell::Date),
        (Wertart::Jahr, _) => Cell::Id(plain),
        (Wertart::Anteil, Some(share)) => Cell::Percent(share),
        (Wertart::Euro, Some(amount)) => Cell::Euro(amount),
        (Wertart::Prozent, Some(rate)) => Cell::Text(format!("{} %", zahl(rate))),
        (Wertart::Anderes, Some(number)) => match value.as_i64() {
            Some(whole) => Cell::Integer(whole),
            None => Cell::Number(number, decimals(number)),
        },
        (Wertart::Anteil | Wertart::Euro | Wertart::Prozent | Wertart::Anderes, None) => Cell::Text(plain),
    }
}
