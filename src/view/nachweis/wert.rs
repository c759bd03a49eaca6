//! Values as a file would have them: a trail of evidence rounds nothing and translates nothing.

use serde_json::Value;

use crate::view::report::Cell;

/// A value for people: as the file has it, on one line.
pub(super) fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => "–".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(is_so)) => is_so.to_string(),
        // 15.0 is written as 15.
        Some(Value::Number(number)) => number
            .as_f64()
            .map_or_else(|| number.to_string(), |n| n.to_string()),
        Some(Value::Array(items)) => {
            let texts: Vec<String> = items.iter().map(|item| text(Some(item))).collect();
            let has_comma = texts.iter().any(|text| text.contains(','));
            texts.join(if has_comma { "; " } else { ", " })
        }
        Some(Value::Object(map)) => {
            let parts = map
                .iter()
                .map(|(key, value)| format!("{key}: {}", text(Some(value))));
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}

/// A value for machines: numbers as numbers, lists and maps as JSON.
pub(super) fn cell(value: Option<&Value>) -> Cell {
    match value {
        None | Some(Value::Null) => Cell::Missing,
        Some(Value::String(text)) => Cell::Text(text.clone()),
        Some(Value::Number(number)) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Cell::Integer(whole),
            (None, number) => Cell::number(number, 3),
        },
        Some(value @ (Value::Bool(_) | Value::Array(_) | Value::Object(_))) => Cell::Text(value.to_string()),
    }
}
