//! From spanned tree to typed value: total, and with every problem of a file at once.
//!
//! serde stops at its first error, so a Lotse would mend a file one push at a time. [`Decode`] always gives a
//! value; what could not be read is reported and replaced by a [`Decode::fallback`]. A value with problems is a
//! draft: good for finding further problems in the file, never for figures.

use std::collections::BTreeMap;

use super::node::{Node, Value};
use super::path::{Step, YamlPath};
use super::span::Span;

pub use super::problem::{Expected, Found, NumberFault, Problem, ProblemKind, Syntax};

/// Collects the problems of one file while it is decoded.
#[derive(Debug, Default)]
pub struct Decoder<'n> {
    path: Vec<Segment<'n>>,
    problems: Vec<Problem>,
    empty: Vec<(Span, YamlPath)>,
}

#[derive(Debug)]
enum Segment<'n> {
    Key(&'n str),
    Index(usize),
}

impl<'n> Decoder<'n> {
    /// Decodes `root` as a `T`, and gives the problems and the optional keys without a value.
    pub fn run<T: Decode>(root: &'n Node<'n>) -> Decoded<T> {
        let mut decoder = Self::default();
        let value = T::decode(root, &mut decoder);
        Decoded {
            value,
            problems: decoder.problems,
            empty: decoder.empty,
        }
    }

    /// Reports `kind` at `span`, under the path of the value being decoded.
    pub fn report(&mut self, span: Span, kind: ProblemKind) {
        let path = self.here();
        self.problems.push(Problem { span, path, kind });
    }

    /// Reports `kind` for the entry `key` of the map `node`, at the key.
    pub fn report_key(&mut self, node: &Node<'_>, key: &str, kind: ProblemKind) {
        let span = node.entry(key).map_or(node.start(), |e| e.key_span);
        let path = self.here().key(key);
        self.problems.push(Problem { span, path, kind });
    }

    fn here(&self) -> YamlPath {
        let step = |segment: &Segment<'n>| match segment {
            Segment::Key(key) => Step::Key((*key).to_owned()),
            Segment::Index(index) => Step::Index(*index),
        };
        self.path.iter().map(step).collect::<Vec<_>>().into()
    }

    /// Reports `kind` for the value of `key` in the map `node`.
    pub fn report_value(&mut self, node: &Node<'_>, key: &str, kind: ProblemKind) {
        let span = node.entry(key).map_or(node.start(), |e| e.value.start());
        let path = self.here().key(key);
        self.problems.push(Problem { span, path, kind });
    }

    /// Number of problems so far, to see whether a value below was sound.
    pub fn problem_count(&self) -> usize {
        self.problems.len()
    }

    /// Checks that `node` is a map with no keys but `known`; keys without a value are noted.
    pub fn record(&mut self, node: &'n Node<'n>, known: &'static [&'static str]) -> Record<'n> {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, Expected::Map);
            return Record { node, is_map: false };
        };
        for entry in entries {
            if !known.contains(&&*entry.key) {
                let key = entry.key.to_string();
                let path = self.here().key(key.as_str());
                self.problems.push(Problem {
                    span: entry.key_span,
                    path,
                    kind: ProblemKind::UnknownKey { key, known },
                });
            }
        }
        Record { node, is_map: true }
    }

    /// Decodes the value of `key`; absent and empty ones are reported where the type is required.
    pub fn field<T: Decode>(&mut self, record: Record<'n>, key: &'static str) -> T {
        if !record.is_map {
            return T::fallback();
        }
        match record.node.entry(key) {
            Some(entry) if !entry.value.is_empty() => {
                self.path.push(Segment::Key(key));
                let value = T::decode(&entry.value, self);
                self.path.pop();
                value
            }
            entry => {
                let is_empty = entry.is_some();
                let path = self.here().key(key);
                let span = entry.map_or(record.node.start(), |e| e.key_span);
                if T::REQUIRED {
                    let kind = ProblemKind::MissingKey {
                        key,
                        is_empty,
                        by: None,
                    };
                    self.problems.push(Problem { span, path, kind });
                } else if is_empty {
                    self.empty.push((span, path));
                }
                T::fallback()
            }
        }
    }

    /// Decodes each entry of a map with free keys. Entries without a value are noted and left out.
    pub fn entries<K, V: Decode>(
        &mut self,
        node: &'n Node<'n>,
        mut key: impl FnMut(&'n str, Span, &mut Self) -> Option<K>,
        mut put: impl FnMut(K, V),
    ) {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, Expected::Map);
            return;
        };
        for entry in entries {
            self.path.push(Segment::Key(&entry.key));
            if entry.value.is_empty() {
                let path = self.here();
                self.empty.push((entry.key_span, path));
            } else if let Some(k) = key(&entry.key, entry.key_span, self) {
                let value = V::decode(&entry.value, self);
                put(k, value);
            }
            self.path.pop();
        }
    }

    /// Decodes each item of a list.
    pub fn items<T: Decode>(&mut self, node: &'n Node<'n>) -> Vec<T> {
        let Value::List(items) = &node.value else {
            self.wrong_type(node, Expected::List);
            return Vec::new();
        };
        let mut values = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            self.path.push(Segment::Index(index));
            if item.is_empty() {
                self.report(item.start(), ProblemKind::EmptyItem);
            } else {
                values.push(T::decode(item, self));
            }
            self.path.pop();
        }
        values
    }

    /// The text of a scalar and whether it is plain; reports anything else.
    pub fn scalar(&mut self, node: &'n Node<'n>, expected: Expected) -> Option<(&'n str, bool)> {
        if let Value::Scalar { text, plain } = &node.value {
            return Some((text, *plain));
        }
        self.wrong_type(node, expected);
        None
    }

    /// Reports that `node` is not what was `expected`.
    pub fn wrong_type(&mut self, node: &Node<'_>, expected: Expected) {
        let found = node.found();
        self.report(node.start(), ProblemKind::WrongType { expected, found });
    }
}

impl Node<'_> {
    /// The kind of value, in words for messages.
    pub fn found(&self) -> Found {
        match &self.value {
            _ if self.is_empty() => Found::Nothing,
            Value::Scalar { .. } => Found::Scalar,
            Value::List(_) => Found::List,
            Value::Map(_) => Found::Map,
        }
    }
}

/// A node whose keys were checked.
#[derive(Debug, Clone, Copy)]
pub struct Record<'n> {
    /// The map.
    pub node: &'n Node<'n>,
    is_map: bool,
}

/// The result of decoding one file.
#[derive(Debug)]
pub struct Decoded<T> {
    /// The value; a draft if there are problems.
    pub value: T,
    /// Everything wrong with it.
    pub problems: Vec<Problem>,
    /// Optional keys that are written without a value, which counts as not written.
    pub empty: Vec<(Span, YamlPath)>,
}

/// A type that can be read from a spanned tree.
pub trait Decode: Sized {
    /// Whether a key of this type must be written.
    const REQUIRED: bool = true;

    /// Whether a value with problems is still good for its sound parts: a map is, a single value is not.
    const HAS_PARTS: bool = false;

    /// Reads the value of `node`, which is not empty. Reports what is wrong and gives a value all the same.
    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self;

    /// Stands in where nothing could be read. For optional types: absent.
    fn fallback() -> Self;

    /// What a single value of the type is, for lists and filters.
    const VALUE: ValueType = ValueType::Text;

    /// Adds the fields below `path`, for lists and filters. A single value is one field.
    fn fields(path: &str, out: &mut Vec<Field>) {
        out.push(Field {
            path: path.to_owned(),
            value: Self::VALUE,
            is_list: false,
            words: &[],
        });
    }
}

/// What the value of a field is: how it compares and how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// Free text.
    Text,
    /// An id.
    Id,
    /// A word of the field's vocabulary.
    Word,
    /// A count or mark.
    Integer,
    /// A calendar year: a number that is not grouped.
    Year,
    /// A number.
    Number,
    /// A number from 0 to 1, shown as percent.
    Share,
    /// Money.
    Euro,
    /// A day.
    Date,
    /// A list of maps; its value is how many there are.
    Records,
    /// A map with free keys; its values are the keys.
    Keys,
}

/// A field of an entity, as lists and filters name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Dotted path: `kennzahlen.fallzahl`. `*` stands for a free key: `komponenten.*.seit`.
    pub path: String,
    /// What its value is, or each of its values.
    pub value: ValueType,
    /// Whether it may have several values.
    pub is_list: bool,
    /// The closed vocabulary of its values; empty if open.
    pub words: &'static [&'static str],
}

impl<T: Decode> Decode for Option<T> {
    const REQUIRED: bool = false;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        let before = decoder.problem_count();
        let value = T::decode(node, decoder);
        (T::HAS_PARTS || decoder.problem_count() == before).then_some(value)
    }

    fn fallback() -> Self {
        None
    }

    fn fields(path: &str, out: &mut Vec<Field>) {
        T::fields(path, out);
    }
}

/// As the value in the box.
impl<T: Decode> Decode for Box<T> {
    const REQUIRED: bool = T::REQUIRED;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        Self::new(T::decode(node, decoder))
    }

    fn fallback() -> Self {
        Self::new(T::fallback())
    }

    fn fields(path: &str, out: &mut Vec<Field>) {
        T::fields(path, out);
    }
}

impl<T: Decode> Decode for Vec<T> {
    const REQUIRED: bool = false;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        decoder.items(node)
    }

    fn fallback() -> Self {
        Self::new()
    }

    fn fields(path: &str, out: &mut Vec<Field>) {
        let mut item = Vec::new();
        T::fields(path, &mut item);
        let is_single = matches!(&item[..], [only] if only.path == path);
        if !is_single {
            out.push(Field {
                path: path.to_owned(),
                value: ValueType::Records,
                is_list: false,
                words: &[],
            });
        }
        out.extend(item.into_iter().map(|field| Field {
            is_list: true,
            ..field
        }));
    }
}

/// A type that can be read from the key of a map.
pub trait DecodeKey: Sized + Ord {
    /// Reads `key`; reports and gives `None` if it is none.
    fn decode_key(key: &str, span: Span, decoder: &mut Decoder<'_>) -> Option<Self>;
}

impl<K: DecodeKey, V: Decode> Decode for BTreeMap<K, V> {
    const REQUIRED: bool = false;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        // Collected at once, the nodes of the map are full; grown entry by entry, half of each stays empty.
        let mut entries = Vec::new();
        decoder.entries(
            node,
            |key, span, decoder| K::decode_key(key, span, decoder),
            |key, value| entries.push((key, value)),
        );
        entries.into_iter().collect()
    }

    fn fallback() -> Self {
        Self::new()
    }

    fn fields(path: &str, out: &mut Vec<Field>) {
        out.push(Field {
            path: path.to_owned(),
            value: ValueType::Keys,
            is_list: true,
            words: &[],
        });
        V::fields(&format!("{path}.*"), out);
    }
}
