//! The spanned tree that YAML and TOML texts become: every key and value knows its bytes.

use std::borrow::Cow;

use super::path::{Step, YamlPath};
use super::span::Span;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'t> {
    /// The bytes of the value; of a map in block style only its start is sure.
    pub span: Span,
    /// What stands there.
    pub value: Value<'t>,
}

/// What a node holds.
#[derive(Debug, Clone)]
pub enum Value<'t> {
    /// One value.
    Scalar {
        /// The text after quotes and escapes are resolved.
        text: Cow<'t, str>,
        /// Written without quotes and not as a block: may stand for a number or for nothing.
        plain: bool,
    },
    /// A list.
    List(Vec<Node<'t>>),
    /// A map, in the order of the file, each key once (the first).
    Map(Vec<Entry<'t>>),
}

/// One `key: value` of a map.
#[derive(Debug, Clone)]
pub struct Entry<'t> {
    /// The key.
    pub key: Cow<'t, str>,
    /// The bytes of the key.
    pub key_span: Span,
    /// Its value.
    pub value: Node<'t>,
}

impl<'t> Node<'t> {
    /// Whether the value counts as not written: nothing, `~`, `null`, blanks, `[]`, `{}`.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Value::Scalar { text, plain } => {
                text.trim().is_empty() || (*plain && matches!(&**text, "~" | "null" | "Null" | "NULL"))
            }
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
        }
    }

    /// The entry of `key`, if this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry<'t>> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|e| e.key == key),
            Value::List(_) | Value::Scalar { .. } => None,
        }
    }

    /// The bytes that show `path` best, and whether it exists: the value; the key where the value is empty or
    /// `at_key`; for a missing key the map it belongs in.
    pub fn locate(&self, path: &YamlPath, at_key: bool) -> (Span, bool) {
        let mut node = self;
        let mut span = self.start();
        for (i, step) in path.steps().iter().enumerate() {
            let last = i + 1 == path.steps().len();
            let next = match (step, &node.value) {
                (Step::Key(key), Value::Map(_)) => node.entry(key).map(|entry| {
                    let show_key = entry.value.is_empty() || (last && at_key);
                    let shown = if show_key {
                        entry.key_span
                    } else {
                        entry.value.start()
                    };
                    (&entry.value, shown)
                }),
                (Step::Index(at), Value::List(items)) => items.get(*at).map(|n| (n, n.start())),
                (Step::Key(_) | Step::Index(_), _) => None,
            };
            let Some((child, shown)) = next else {
                return (span, false);
            };
            node = child;
            span = shown;
        }
        (span, true)
    }

    /// The bytes to point at: a whole scalar, but only the first key of a map.
    pub fn start(&self) -> Span {
        match &self.value {
            Value::Scalar { .. } => self.span,
            Value::Map(entries) => entries.first().map_or(self.span, |first| {
                if self.span.end > self.span.start {
                    Span::new(self.span.start, self.span.start + 1)
                } else {
                    first.key_span
                }
            }),
            Value::List(_) => Span::new(self.span.start, self.span.start),
        }
    }
}
