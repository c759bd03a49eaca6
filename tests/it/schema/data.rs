//! The files that the schemas are tried on, as trees and as an editor's validator would see them.

use std::borrow::Cow;

use ddv::config::Config;
use ddv::model::Kind;
use ddv::model::berufsgruppe::Berufsgruppe;
use ddv::model::komponente::Komponente;
use ddv::model::organisation::Organisationseinheit;
use ddv::model::programm::Programm;
use ddv::model::projekt::Projekt;
use ddv::model::prozess::Prozess;
use ddv::model::vorgabe::Vorgabe;
use ddv::model::ziel::Ziel;
use ddv::source::decode::{Decode, Decoder};
use ddv::source::{Node, Value as Tree, toml, yaml};
use serde_json::{Map, Value, json};

/// What a file is: an entity, or the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Entity(Kind),
    Config,
}

impl Role {
    /// What the file at `path`, relative to a registry, is.
    pub fn of(path: &str) -> Option<Self> {
        match path.split_once('/') {
            Some((folder, _)) => Kind::find(folder).map(Self::Entity),
            None => (path == "ddv.toml").then_some(Self::Config),
        }
    }

    /// The name of its schema.
    pub fn schema(self) -> &'static str {
        match self {
            Self::Entity(kind) => kind.schema_name(),
            Self::Config => "ddv",
        }
    }

    /// The tree of `text`; none if the parser found anything wrong with it.
    pub fn parse(self, text: &str) -> Option<Node<'_>> {
        match self {
            Self::Entity(_) => {
                let parsed = yaml::parse(text);
                parsed.root.filter(|_| parsed.problems.is_empty())
            }
            Self::Config => {
                let (root, problems) = toml::parse(text);
                problems.is_empty().then_some(root)
            }
        }
    }

    /// Whether `ddv` can read the tree as such a file.
    pub fn is_readable(self, root: &Node<'_>) -> bool {
        fn decodes<T: Decode>(root: &Node<'_>) -> bool {
            Decoder::run::<T>(root).problems.is_empty()
        }
        match self {
            Self::Entity(Kind::Organisation) => decodes::<Organisationseinheit>(root),
            Self::Entity(Kind::Komponenten) => decodes::<Komponente>(root),
            Self::Entity(Kind::Prozesse) => decodes::<Prozess>(root),
            Self::Entity(Kind::Projekte) => decodes::<Projekt>(root),
            Self::Entity(Kind::Programme) => decodes::<Programm>(root),
            Self::Entity(Kind::Ziele) => decodes::<Ziel>(root),
            Self::Entity(Kind::Vorgaben) => decodes::<Vorgabe>(root),
            Self::Entity(Kind::Berufsgruppen) => decodes::<Berufsgruppe>(root),
            Self::Config => Config::from_node(root).1.is_empty(),
        }
    }
}

/// A file of one of our registers.
pub struct File {
    pub path: String,
    pub role: Role,
    pub text: String,
}

/// All files of the register in `folder` that have a schema, by path.
pub fn files(folder: &str) -> Vec<File> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name();
    let paths = entries.into_iter().map(|entry| entry.expect("a listed file"));
    paths
        .filter(|entry| entry.file_type().is_file())
        .filter_map(|entry| {
            let path = entry.path().strip_prefix(folder).ok()?.to_str()?.to_owned();
            let role = Role::of(&path)?;
            let text = std::fs::read_to_string(entry.path()).expect("a readable file");
            Some(File { path, role, text })
        })
        .collect()
}

/// `node` by the core rules of YAML 1.2: plain words may be numbers, booleans or null.
pub fn json(node: &Node<'_>) -> Value {
    match &node.value {
        Tree::Scalar { text, plain: true } => plain(text),
        Tree::Scalar { text, plain: false } => json!(text),
        Tree::List(items) => items.iter().map(json).collect(),
        Tree::Map(entries) => {
            let entries = entries.iter().map(|e| (e.key.to_string(), json(&e.value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

fn plain(text: &str) -> Value {
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => json!(true),
        "false" | "False" | "FALSE" => json!(false),
        _ if is_number => match (text.parse::<i64>(), text.parse::<f64>()) {
            (Ok(number), _) => json!(number),
            (Err(_), Ok(number)) => json!(number),
            (Err(_), Err(_)) => json!(text),
        },
        _ => json!(text),
    }
}

/// Copies of `root`, each with one thing changed, and what was changed.
pub fn spoil<'t>(root: &Node<'t>) -> Vec<(String, Node<'t>)> {
    let mut copies = Vec::new();
    spoil_below(root, "", &mut copies);
    copies
}

fn spoil_below<'t>(node: &Node<'t>, place: &str, copies: &mut Vec<(String, Node<'t>)>) {
    let with = |value| Node {
        span: node.span,
        value,
    };
    match &node.value {
        Tree::Scalar { .. } => {}
        Tree::List(items) => {
            for (at, item) in items.iter().enumerate() {
                for (change, item) in variants(item, &format!("{place}[{at}]")) {
                    let mut items = items.clone();
                    items[at] = item;
                    copies.push((change, with(Tree::List(items))));
                }
            }
        }
        Tree::Map(entries) => {
            for (at, entry) in entries.iter().enumerate() {
                let place = format!("{place}.{}", entry.key);
                let mut rest = entries.clone();
                rest.remove(at);
                // `{}` counts as not written, which the schemas only say of null.
                if !rest.is_empty() {
                    copies.push((format!("{place}: left out"), with(Tree::Map(rest))));
                }
                let mut more = entries.clone();
                more[at].key = Cow::Borrowed("unbekannt");
                copies.push((format!("{place}: renamed"), with(Tree::Map(more))));
                for (change, value) in variants(&entry.value, &place) {
                    let mut entries = entries.clone();
                    entries[at].value = value;
                    copies.push((change, with(Tree::Map(entries))));
                }
            }
        }
    }
}

/// Other values at the place of `node`, and `node` with changes below.
fn variants<'t>(node: &Node<'t>, place: &str) -> Vec<(String, Node<'t>)> {
    const QUOTED: [&str; 8] = [
        "xyz",
        "genutzt",
        "geplant",
        "moeglich",
        "rate",
        "werte",
        "1.1",
        "2026-02-01",
    ];
    const PLAIN: [&str; 6] = ["~", "-1", "0", "5", "0.5", "2026-04-31"];
    let scalar = |text: &'static str, plain| Node {
        span: node.span,
        value: Tree::Scalar {
            text: Cow::Borrowed(text),
            plain,
        },
    };
    let words = QUOTED.map(|text| scalar(text, false)).into_iter();
    let mut others: Vec<Node<'t>> = words.chain(PLAIN.map(|text| scalar(text, true))).collect();
    for item in [scalar("xyz", false), scalar("~", true)] {
        let value = Tree::List(vec![item]);
        others.push(Node {
            span: node.span,
            value,
        });
    }
    let describe = |other: Node<'t>| (format!("{place}: {}", json(&other)), other);
    let mut variants: Vec<_> = others.into_iter().map(describe).collect();
    spoil_below(node, place, &mut variants);
    variants
}
