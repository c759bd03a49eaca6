//! TOML text to spanned tree, by the `toml` crate; all syntax errors of a text at once.

use std::borrow::Cow;

use ::toml::Spanned;
use ::toml::de::{DeTable, DeValue};

use super::decode::{Problem, ProblemKind};
use super::node::{Entry, Node, Value};
use super::path::YamlPath;
use super::span::Span;

/// Reads `text` as far as it is TOML. The tree holds what could be understood.
pub fn parse(text: &str) -> (Node<'_>, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let problems = errors
        .into_iter()
        .map(|error| {
            let span = error.span().map_or(Span::at(0), |s| Span::new(s.start, s.end));
            Problem {
                span,
                path: YamlPath::root(),
                kind: if error.message().contains("duplicate key") {
                    ProblemKind::DuplicateKey {
                        key: text.get(span.start..span.end).unwrap_or_default().to_owned(),
                    }
                } else {
                    ProblemKind::TomlSyntax {
                        detail: error.message().to_owned(),
                    }
                },
            }
        })
        .collect();
    let span = Span::new(table.span().start, table.span().end);
    let node = Node {
        span,
        value: Value::Map(entries(table.into_inner())),
    };
    (node, problems)
}

fn entries(table: DeTable<'_>) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = table
        .into_iter()
        .map(|(key, value)| Entry {
            key_span: Span::new(key.span().start, key.span().end),
            key: key.into_inner(),
            value: node(value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    entries
}

fn node(value: Spanned<DeValue<'_>>) -> Node<'_> {
    let span = Span::new(value.span().start, value.span().end);
    let plain = |text: String| Value::Scalar {
        text: Cow::Owned(text),
        plain: true,
    };
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Scalar { text, plain: false },
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => plain(number.to_string()),
            Err(_) => plain(number.as_str().to_owned()),
        },
        // `1.000` is ambiguous in a Steckbrief but not in TOML.
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(number) if number.is_finite() => plain(number.to_string()),
            Ok(_) | Err(_) => plain(number.as_str().to_owned()),
        },
        DeValue::Boolean(flag) => plain(flag.to_string()),
        DeValue::Datetime(when) => plain(when.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(node).collect()),
        DeValue::Table(table) => Value::Map(entries(table)),
    };
    Node { span, value }
}
