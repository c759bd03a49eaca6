//! Keys that only go with certain words of another key: `seit` with `status: genutzt`, `werte` with `art: werte`.

use schemars::Schema;
use serde_json::{Value as Json, json};

use crate::source::decode::{Decoder, ProblemKind};
use crate::source::{Node, Value};

/// What a map must and must not say besides the word of one of its keys.
#[derive(Debug)]
pub(crate) struct KeysByWord {
    /// The key whose word decides: `status`, `art`.
    pub by: &'static str,
    /// All its words.
    pub words: &'static [&'static str],
    /// Each key with the words that need it; with all others it must not be written.
    pub keys: &'static [KeyOf],
}

/// A key and the words that it goes with.
#[derive(Debug)]
pub(crate) struct KeyOf {
    /// The key.
    pub key: &'static str,
    /// With these words it is required, with others forbidden.
    pub only: &'static [&'static str],
}

impl KeysByWord {
    /// Reports keys that the word of `node` needs and that are not written, and those of other words. Keeps silent
    /// where the word itself is absent or unknown.
    pub(crate) fn check(&self, node: &Node<'_>, decoder: &mut Decoder<'_>) {
        let Some(value) = self.find_word(node) else {
            return;
        };
        for &KeyOf { key, only } in self.keys {
            let entry = node.entry(key);
            let is_written = entry.is_some_and(|e| !e.value.is_empty());
            let kind = match (only.contains(&value), is_written) {
                (true, false) => ProblemKind::MissingKey {
                    key,
                    is_empty: entry.is_some(),
                    by: Some((self.by, value)),
                },
                (false, true) => ProblemKind::KeyOfOther {
                    key,
                    by: self.by,
                    value,
                    only,
                },
                (true, true) | (false, false) => continue,
            };
            decoder.report_key(node, key, kind);
        }
    }

    fn find_word(&self, node: &Node<'_>) -> Option<&'static str> {
        let entry = node.entry(self.by)?;
        match &entry.value.value {
            Value::Scalar { text, .. } => self.words.iter().find(|word| *word == text).copied(),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Says the same in the JSON Schema of the map: one `if` per word, so that an editor names the right key.
    pub(crate) fn constrain(&self, schema: &mut Schema) {
        let conditions: Vec<Json> = self.words.iter().map(|word| self.condition(word)).collect();
        schema.insert("allOf".to_owned(), Json::Array(conditions));
    }

    fn condition(&self, word: &str) -> Json {
        let mut required = Vec::new();
        let mut properties = serde_json::Map::new();
        for &KeyOf { key, only } in self.keys {
            let constraint = if only.contains(&word) {
                required.push(key);
                // Whatever its type: null, blanks and `{}` count as not written.
                json!({"type": ["string", "number", "object"], "pattern": "\\S", "minProperties": 1})
            } else {
                json!({"type": "null"})
            };
            properties.insert(key.to_owned(), constraint);
        }
        json!({
            "if": {"properties": {self.by: {"const": word}}, "required": [self.by]},
            "then": {"required": required, "properties": properties},
        })
    }
}
