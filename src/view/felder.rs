//! The field reference: every key of the eight kinds and of `ddv.toml`, read from their schemas.

use serde_json::{Map, Value};

use super::schema::schemas;
use crate::model::Kind;
use crate::model::pflichtangabe::PFLICHTANGABEN;

/// The fields of one kind or of `ddv.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bereich {
    /// For a heading: `Prozesse`.
    pub titel: String,
    /// Which files it is about: `prozesse/KENNUNG.yaml`.
    pub datei: String,
    /// One sentence.
    pub bedeutung: String,
    /// The keys, in the order of the manual.
    pub felder: Vec<Feld>,
    /// The vocabularies that the keys use, in the order of their first use.
    pub wortschatz: Vec<Wortschatz>,
}

/// A key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feld {
    /// Dotted: `kennzahlen.fallzahl`, `ablauf[].schritt`, `komponenten.KENNUNG.status`.
    pub pfad: String,
    /// What it says.
    pub bedeutung: String,
    /// When it must be written.
    pub pflicht: Pflicht,
    /// What may stand there.
    pub werte: Werte,
    /// A value to copy; empty where none is given.
    pub beispiel: String,
}

/// When a key must be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pflicht {
    /// In every file.
    Immer,
    /// In every entry of the list or table around it.
    JeEintrag,
    /// Where the group around it is written.
    Mit(String),
    /// With these words of `status` or `art`.
    Bei(Vec<String>),
    /// In an active Steckbrief.
    Pflichtangabe,
    /// A group with Pflichtangaben in it.
    Enthaelt,
    /// Never.
    Nein,
}

/// What may stand behind a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Werte {
    /// Described in words.
    Text(String),
    /// One of these words, or several in a list.
    Woerter {
        /// Several, in a list.
        is_list: bool,
        /// The words.
        woerter: Vec<String>,
    },
}

/// A closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wortschatz {
    /// Its name in the schema.
    name: String,
    /// The keys that use it.
    pub pfade: Vec<String>,
    /// Each word with its meaning.
    pub woerter: Vec<(String, String)>,
}

/// The fields of all kinds, then of `ddv.toml`.
pub fn felder() -> Vec<Bereich> {
    let schemas = schemas();
    let find = |name: &str| {
        let file = format!("{name}.schema.json");
        let (_, text) = schemas.iter().find(|(name, _)| *name == file)?;
        serde_json::from_str::<Value>(text).ok()
    };
    // Steckbriefe first: that is what most readers look for.
    let prozesse = Kind::ALL.iter().filter(|k| **k == Kind::Prozesse);
    let kinds = prozesse.chain(Kind::ALL.iter().filter(|k| **k != Kind::Prozesse));
    let of_kind = |kind: &Kind| {
        let datei = format!("{}/KENNUNG.yaml", kind.as_str());
        let root = find(kind.schema_name())?;
        Some(Walk::new(&root).bereich(kind.names().1, datei, *kind == Kind::Prozesse))
    };
    let config = find("ddv").map(|root| {
        let mut config = Walk::new(&root).bereich("Einstellungen", "ddv.toml".to_owned(), false);
        // Examples of tables are written as YAML.
        let tables = config.felder.iter_mut().filter(|f| f.beispiel.starts_with('{'));
        tables.for_each(|feld| feld.beispiel.clear());
        config
    });
    let mut bereiche: Vec<Bereich> = kinds.filter_map(of_kind).chain(config).collect();
    explain_once(&mut bereiche);
    bereiche
}

/// Leaves out the vocabularies that the first part explains already.
fn explain_once(bereiche: &mut [Bereich]) {
    if let Some((first, others)) = bereiche.split_first_mut() {
        let is_known = |w: &Wortschatz| first.wortschatz.iter().any(|known| known.is_same(w));
        for bereich in others {
            bereich.wortschatz.retain(|w| !is_known(w));
        }
    }
}

impl Wortschatz {
    fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.woerter == other.woerter
    }
}

/// What a nested map is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Around {
    File,
    Group(String),
    Entry,
}

/// One pass over a schema.
struct Walk<'s> {
    root: &'s Value,
    felder: Vec<Feld>,
    wortschatz: Vec<Wortschatz>,
}

impl<'s> Walk<'s> {
    fn new(root: &'s Value) -> Self {
        Self {
            root,
            felder: Vec::new(),
            wortschatz: Vec::new(),
        }
    }

    fn bereich(mut self, titel: &str, datei: String, is_prozess: bool) -> Bereich {
        self.map(self.root, "", &Around::File);
        if is_prozess {
            for feld in &mut self.felder {
                if PFLICHTANGABEN.iter().any(|p| p.path == feld.pfad) {
                    feld.pflicht = Pflicht::Pflichtangabe;
                } else if PFLICHTANGABEN
                    .iter()
                    .any(|p| p.path.starts_with(&format!("{}.", feld.pfad)))
                {
                    feld.pflicht = Pflicht::Enthaelt;
                }
            }
        }
        Bereich {
            titel: titel.to_owned(),
            datei,
            bedeutung: text(self.root, "description"),
            felder: self.felder,
            wortschatz: self.wortschatz,
        }
    }

    /// All keys of the map `schema` below `path`.
    fn map(&mut self, schema: &'s Value, path: &str, around: &Around) {
        for (key, property) in entries(schema, "properties") {
            let pfad = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            let pflicht = pflicht(schema, key, around);
            self.field(property, &pfad, pflicht);
        }
    }

    /// The key at `pfad`, then what lies below it.
    fn field(&mut self, property: &'s Value, pfad: &str, pflicht: Pflicht) {
        let target = self.resolve(property);
        let item = target.get("items").map(|items| self.resolve(items));
        let shape = item.unwrap_or(target);
        let woerter = words(shape);
        let werte = if woerter.is_empty() {
            Werte::Text(self.shape(property))
        } else {
            self.remember(shape, pfad, &woerter);
            Werte::Woerter {
                is_list: item.is_some(),
                woerter: woerter.into_iter().map(|(word, _)| word).collect(),
            }
        };
        let is_group = pflicht == Pflicht::Immer;
        self.felder.push(Feld {
            pfad: pfad.to_owned(),
            bedeutung: text(property, "description"),
            pflicht,
            werte,
            beispiel: example(property, target),
        });
        if let Some(item) = item {
            self.map(item, &format!("{pfad}[]"), &Around::Entry);
        } else if let Some((name, value)) = free_key(target) {
            self.map(self.resolve(value), &format!("{pfad}.{name}"), &Around::Entry);
        } else if is_group {
            self.map(target, pfad, &Around::File);
        } else {
            self.map(target, pfad, &Around::Group(pfad.to_owned()));
        }
    }

    /// What may stand there, in words.
    fn shape(&self, property: &'s Value) -> String {
        let schema = self.resolve(property);
        let is_named = !std::ptr::eq(schema, property);
        let kind = match schema.get("type") {
            Some(Value::Array(types)) => types.iter().find_map(|t| t.as_str().filter(|t| *t != "null")),
            other => other.and_then(Value::as_str),
        };
        match kind {
            Some("array") => match schema.get("items") {
                Some(item) => format!("Liste: {}", self.shape(item)),
                None => "Liste".to_owned(),
            },
            Some("object") => match free_key(schema) {
                Some((name, value)) => match &words(self.resolve(value))[..] {
                    [] => format!("Tabelle {name}: {}", self.shape(value)),
                    words => {
                        let words: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
                        format!("Tabelle {name}: {}", words.join(", "))
                    }
                },
                None => "Gruppe".to_owned(),
            },
            // A type with its own name says itself what it takes.
            Some(_) if is_named => text(schema, "description").trim_end_matches('.').to_owned(),
            Some("integer") => "Ganze Zahl ab 0".to_owned(),
            Some("number") => "Zahl".to_owned(),
            Some(_) | None => "Text".to_owned(),
        }
    }

    fn remember(&mut self, schema: &Value, pfad: &str, woerter: &[(String, String)]) {
        let name = text(schema, "title");
        if let Some(known) = self
            .wortschatz
            .iter_mut()
            .find(|w| w.name == name && w.woerter == woerter)
        {
            known.pfade.push(pfad.to_owned());
        } else {
            self.wortschatz.push(Wortschatz {
                name,
                pfade: vec![pfad.to_owned()],
                woerter: woerter.to_vec(),
            });
        }
    }

    /// What `schema` stands for: behind its reference, without the null that an optional key may be.
    fn resolve(&self, schema: &'s Value) -> &'s Value {
        let schema = schema
            .get("anyOf")
            .and_then(Value::as_array)
            .and_then(|choices| choices.iter().find(|c| c.get("type").is_none_or(|t| t != "null")))
            .unwrap_or(schema);
        let name = schema.get("$ref").and_then(Value::as_str);
        name.and_then(|name| self.root.pointer(name.strip_prefix('#')?))
            .unwrap_or(schema)
    }
}

fn pflicht(schema: &Value, key: &str, around: &Around) -> Pflicht {
    if requires(schema, key) {
        return match around {
            Around::File => Pflicht::Immer,
            Around::Entry => Pflicht::JeEintrag,
            Around::Group(path) => Pflicht::Mit(path.clone()),
        };
    }
    let conditions = schema.get("allOf").and_then(Value::as_array);
    let words: Vec<String> = conditions
        .into_iter()
        .flatten()
        .filter(|condition| condition.get("then").is_some_and(|then| requires(then, key)))
        .flat_map(|condition| entries(condition.get("if").unwrap_or(&Value::Null), "properties"))
        .filter_map(|(_, word)| word.get("const").and_then(Value::as_str).map(str::to_owned))
        .collect();
    if words.is_empty() {
        Pflicht::Nein
    } else {
        Pflicht::Bei(words)
    }
}

fn requires(schema: &Value, key: &str) -> bool {
    let required = schema.get("required").and_then(Value::as_array);
    required.is_some_and(|keys| keys.iter().any(|k| k == key))
}

/// The words of a vocabulary with their meanings.
fn words(schema: &Value) -> Vec<(String, String)> {
    let choices = schema.get("oneOf").and_then(Value::as_array);
    let word = |choice: &Value| {
        let word = choice.get("const")?.as_str()?;
        Some((quoted(word), meaning(word, &text(choice, "description"))))
    };
    choices.into_iter().flatten().filter_map(word).collect()
}

/// The description of a word, without the word itself in front of it.
fn meaning(word: &str, description: &str) -> String {
    let plain = |text: &str| {
        let text = text.to_lowercase().replace('ä', "ae").replace('ö', "oe");
        text.replace('ü', "ue").replace('ß', "ss").replace(' ', "-")
    };
    let rest = description
        .split_once(": ")
        .filter(|(head, _)| plain(head) == word);
    rest.map_or(description, |(_, rest)| rest).to_owned()
}

/// The placeholder and the values of a table whose keys are free.
fn free_key(schema: &Value) -> Option<(&'static str, &Value)> {
    if let Some(years) = schema.get("patternProperties").and_then(Value::as_object) {
        return years.values().next().map(|value| ("JAHR", value));
    }
    let values = schema
        .get("additionalProperties")
        .filter(|values| values.is_object())?;
    let is_id = schema.get("propertyNames").is_some();
    Some((if is_id { "KENNUNG" } else { "NAME" }, values))
}

/// A short value to copy: that of the field, else that of its type.
fn example(property: &Value, target: &Value) -> String {
    let first = |schema: &Value| schema.get("examples")?.as_array()?.first().cloned();
    first(property)
        .or_else(|| first(target))
        .map(|v| flow(&v))
        .unwrap_or_default()
}

/// A value as YAML in one line.
fn flow(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(map) => {
            let entry = |(key, value): (&String, &Value)| format!("{key}: {}", flow(value));
            format!("{{{}}}", map.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        Value::String(text) => quoted(text),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A text as it must stand in a file: in quotes if it looks like a number.
fn quoted(text: &str) -> String {
    if text.parse::<f64>().is_ok() {
        format!("\"{text}\"")
    } else {
        text.to_owned()
    }
}

fn entries<'v>(schema: &'v Value, key: &str) -> impl Iterator<Item = (&'v String, &'v Value)> + use<'v> {
    schema
        .get(key)
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

fn text(schema: &Value, key: &str) -> String {
    schema
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests;
