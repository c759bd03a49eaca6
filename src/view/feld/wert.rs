//! The value of a field: typed, comparable, and with its JSON form.

use std::cmp::Ordering;

use serde_json::Value;

use crate::model::Datum;
use crate::source::decode::ValueType;
use crate::view::woerter::ja_nein;

/// A value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Wert {
    /// Not stated or not defined.
    Fehlt,
    /// A text, id or word.
    Text(String),
    /// A whole number.
    Ganz(i64),
    /// A number; never NaN.
    Zahl(f64),
    /// A day.
    Tag(Datum),
    /// A yes or no; the words `ja` and `nein` compare with it.
    JaNein(bool),
    /// Several values, none of them missing and never empty: an empty list is [`Wert::Fehlt`].
    Liste(Vec<Wert>),
}

impl Wert {
    /// A number that may be undefined.
    pub fn zahl(number: Option<f64>) -> Self {
        number.map_or(Self::Fehlt, Self::Zahl)
    }

    /// A count.
    pub fn anzahl(count: u64) -> Self {
        Self::Ganz(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A list; missing if it is empty.
    pub fn liste(values: Vec<Self>) -> Self {
        let values: Vec<Self> = values.into_iter().filter(|v| !v.is_missing()).collect();
        if values.is_empty() {
            Self::Fehlt
        } else {
            Self::Liste(values)
        }
    }

    /// The value of a field of type `value` from the serde form of an entity.
    pub fn from_json(json: &Value, value: ValueType) -> Self {
        match (value, json) {
            (ValueType::Records, Value::Array(items)) if items.is_empty() => Self::Fehlt,
            (ValueType::Records, Value::Array(items)) => Self::anzahl(items.len() as u64),
            (ValueType::Keys, Value::Object(map)) => {
                Self::liste(map.keys().map(|k| Self::Text(k.clone())).collect())
            }
            (_, Value::Array(items)) => {
                Self::liste(items.iter().map(|item| Self::from_json(item, value)).collect())
            }
            (ValueType::Date, Value::String(text)) => {
                Datum::parse(text).map_or_else(|| Self::Text(text.clone()), Self::Tag)
            }
            (_, Value::String(text)) => Self::Text(text.clone()),
            (_, Value::Number(number)) => match number.as_i64() {
                Some(whole) => Self::Ganz(whole),
                None => Self::zahl(number.as_f64()),
            },
            (_, Value::Bool(is_so)) => Self::JaNein(*is_so),
            (_, Value::Null | Value::Object(_)) => Self::Fehlt,
        }
    }

    /// The JSON form: numbers plain, days as text, missing `null`.
    pub fn to_json(&self) -> Value {
        match self {
            Self::Fehlt => Value::Null,
            Self::Text(text) => text.as_str().into(),
            Self::Ganz(number) => (*number).into(),
            Self::Zahl(number) => (*number).into(),
            Self::Tag(day) => day.to_string().into(),
            Self::JaNein(is_so) => (*is_so).into(),
            Self::Liste(values) => values.iter().map(Self::to_json).collect(),
        }
    }

    /// Whether there is no value.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Fehlt)
    }

    /// The single values: none of a missing one, all of a list.
    pub fn einzeln(&self) -> &[Self] {
        match self {
            Self::Fehlt => &[],
            Self::Liste(values) => values,
            Self::Text(_) | Self::Ganz(_) | Self::Zahl(_) | Self::Tag(_) | Self::JaNein(_) => {
                std::slice::from_ref(self)
            }
        }
    }

    /// The text of a text, word, or yes and no.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::JaNein(is_so) => Some(ja_nein(*is_so)),
            Self::Fehlt | Self::Ganz(_) | Self::Zahl(_) | Self::Tag(_) | Self::Liste(_) => None,
        }
    }

    fn as_number(&self) -> Option<f64> {
        match self {
            Self::Ganz(number) => Some(*number as f64),
            Self::Zahl(number) => Some(*number),
            Self::Fehlt | Self::Text(_) | Self::Tag(_) | Self::JaNein(_) | Self::Liste(_) => None,
        }
    }

    /// Whether two single values are the same; texts letter by letter.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tag(a), Self::Tag(b)) => a == b,
            _ => match (self.as_number(), other.as_number()) {
                (Some(a), Some(b)) => a.total_cmp(&b) == Ordering::Equal || (a - b).abs() < 1e-12,
                (Some(_), None) | (None, Some(_)) => false,
                (None, None) => {
                    let texts = self.as_text().zip(other.as_text());
                    texts.is_some_and(|(a, b)| a == b)
                }
            },
        }
    }

    /// The order of two single values of one field: numbers, days, texts as a German index has them. `None` if they
    /// are of different types or missing.
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        if let (Self::Tag(a), Self::Tag(b)) = (self, other) {
            return Some(a.cmp(b));
        }
        if let Some((a, b)) = self.as_number().zip(other.as_number()) {
            return Some(if (a - b).abs() < 1e-12 {
                Ordering::Equal
            } else {
                a.total_cmp(&b)
            });
        }
        let (a, b) = self.as_text().zip(other.as_text())?;
        Some(folded(a).cmp(&folded(b)).then_with(|| a.cmp(b)))
    }
}

/// `text` for searching and ordering: lower case, umlauts spelled out, however they are encoded.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            // The dots of a decomposed umlaut.
            '\u{308}' => out.push('e'),
            c => out.push(c),
        }
    }
    out
}
