//! The values of a changed field as people read them.

use serde_json::Value;

use crate::config::RawConfig;
use crate::model::{Datum, Kind, fields_of};
use crate::source::decode::{Decode, Field, ValueType};
use crate::view::report::Cell;
use crate::view::zahlwort::{decimals, grouped, zahl};

/// The longest value that people see whole, in characters.
const MAX_LENGTH: usize = 60;
/// What people see of the common beginning of two long values.
const COMMON: usize = 20;

/// What the values of the fields of one kind, or of the settings, are.
pub struct Feldtypen(Vec<Field>);

impl Feldtypen {
    /// The fields of `kind`.
    pub fn of_kind(kind: Kind) -> Self {
        Self(fields_of(kind))
    }

    /// The fields of `ddv.toml`.
    pub fn of_settings() -> Self {
        let mut fields = Vec::new();
        RawConfig::fields("", &mut fields);
        Self(fields)
    }

    /// The type of `field`, named as the manual does; `*` in the model stands for any key.
    fn find(&self, field: &str) -> ValueType {
        let parts: Vec<&str> = field.split('.').collect();
        let is_same = |known: &&Field| {
            let known: Vec<&str> = known.path.split('.').collect();
            let mut pairs = known.iter().zip(&parts);
            known.len() == parts.len() && pairs.all(|(known, part)| *known == "*" || known == part)
        };
        self.0
            .iter()
            .find(is_same)
            .map_or(ValueType::Text, |field| field.value)
    }

    /// The value of `field` for people, whole: `"1.234,5"`, `"31.03.2026"`, `"a, b"`; an item of a list as its keys and
    /// values.
    pub fn text(&self, field: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(is_so) => is_so.to_string(),
            Value::Array(items) => {
                let texts: Vec<String> = items.iter().map(|item| self.text(field, item)).collect();
                let has_comma = texts.iter().any(|text| text.contains(','));
                texts.join(if has_comma { "; " } else { ", " })
            }
            Value::Object(map) => {
                let part = |(key, value): (&String, &Value)| {
                    format!("{key}: {}", self.text(&join(field, key), value))
                };
                map.iter().map(part).collect::<Vec<_>>().join("; ")
            }
            Value::String(text) => match self.find(field) {
                ValueType::Date => Datum::parse(text).map_or_else(|| text.clone(), Datum::german),
                ValueType::Text
                | ValueType::Id
                | ValueType::Word
                | ValueType::Integer
                | ValueType::Year
                | ValueType::Number
                | ValueType::Share
                | ValueType::Euro
                | ValueType::Records
                | ValueType::Keys => text.clone(),
            },
            Value::Number(number) => {
                let number = number.as_f64().unwrap_or_default();
                match self.find(field) {
                    ValueType::Year => value.to_string(),
                    ValueType::Share => format!("{} %", zahl(100.0 * number)),
                    ValueType::Euro => format!("{} €", zahl(number)),
                    ValueType::Integer
                    | ValueType::Number
                    | ValueType::Text
                    | ValueType::Id
                    | ValueType::Word
                    | ValueType::Date
                    | ValueType::Records
                    | ValueType::Keys => value.as_u64().map_or_else(|| zahl(number), grouped),
                }
            }
        }
    }

    /// Both values of a change for people: empty where nothing was written, long ones cut around the first difference.
    pub fn pair(&self, field: &str, old: Option<&Value>, new: Option<&Value>) -> (String, String) {
        let text = |value: Option<&Value>| value.map(|v| self.text(field, v)).unwrap_or_default();
        let (a, b) = (text(old), text(new));
        if a == b {
            // They differ in digits that people are spared elsewhere.
            let plain = |value: Option<&Value>| value.map(Value::to_string).unwrap_or_default();
            return (plain(old), plain(new));
        }
        let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
        let is_long = |text: &str| text.chars().count() > MAX_LENGTH;
        let skip = if common > COMMON && (is_long(&a) || is_long(&b)) {
            // At the start of a word, if one starts there.
            let from = common - COMMON;
            let word = a.chars().skip(from).take(COMMON).position(char::is_whitespace);
            word.map_or(from, |at| from + at + 1)
        } else {
            0
        };
        (cut(&a, skip), cut(&b, skip))
    }
}

fn join(field: &str, key: &str) -> String {
    format!("{field}.{key}")
}

/// `text` without its first `skip` characters and of bearable length.
fn cut(text: &str, skip: usize) -> String {
    let mut shown: String = text.chars().skip(skip).take(MAX_LENGTH).collect();
    if skip > 0 && !text.is_empty() {
        shown.insert(0, '…');
    }
    if text.chars().count() > skip + MAX_LENGTH {
        shown.push('…');
    }
    shown
}

/// A text that people see at most so much of: a path with the name of a risk in it.
pub fn kurz(text: &str) -> String {
    cut(text, 0)
}

/// A value for machines: numbers as numbers, a list as `a, b`, an item of a list as JSON.
pub fn cell(value: Option<&Value>) -> Cell {
    match value {
        None | Some(Value::Null) => Cell::Missing,
        Some(Value::String(text)) => Cell::Text(text.clone()),
        Some(Value::Bool(is_so)) => Cell::Text(is_so.to_string()),
        Some(Value::Number(number)) => {
            let whole = number.as_i64().map(Cell::Integer);
            let decimal = number.as_f64();
            whole.unwrap_or_else(|| Cell::number(decimal, decimal.map_or(0, decimals)))
        }
        Some(Value::Array(items)) => {
            let text = |item: &Value| item.as_str().map_or_else(|| item.to_string(), str::to_owned);
            Cell::Text(items.iter().map(text).collect::<Vec<_>>().join(", "))
        }
        Some(value @ Value::Object(_)) => Cell::Text(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_german_by_their_type() {
        let text = |kind, field: &str, value: Value| Feldtypen::of_kind(kind).text(field, &value);
        assert_eq!(text(Kind::Prozesse, "kennzahlen.fallzahl", json!(4200)), "4.200");
        assert_eq!(text(Kind::Prozesse, "kennzahlen.vza", json!(6.25)), "6,25");
        assert_eq!(
            text(Kind::Prozesse, "komponenten.*.seit", json!("2026-03-31")),
            "31.03.2026"
        );
        assert_eq!(
            text(Kind::Prozesse, "ergebnis", json!("2026-03-31")),
            "2026-03-31"
        );
        assert_eq!(
            text(
                Kind::Prozesse,
                "zielgruppen",
                json!(["bevoelkerung", "verwaltung"])
            ),
            "bevoelkerung, verwaltung"
        );
        assert_eq!(
            text(
                Kind::Prozesse,
                "recht.grundlagen",
                json!(["§ 1 OZG, § 2 OZG", "Satzung"])
            ),
            "§ 1 OZG, § 2 OZG; Satzung"
        );
        assert_eq!(text(Kind::Komponenten, "effekt.*", json!(0.025)), "2,5 %");
        assert_eq!(text(Kind::Projekte, "budget.jahr", json!(2026)), "2026");
        assert_eq!(
            text(
                Kind::Projekte,
                "budget",
                json!({"jahr": 2026, "art": "betrieb", "plan": 1200.5})
            ),
            "jahr: 2026; art: betrieb; plan: 1.200,5 €"
        );
        let settings = Feldtypen::of_settings();
        assert_eq!(settings.text("digitalisierung.teilweise", &json!(0.5)), "50 %");
        assert_eq!(settings.text("prognose.horizont", &json!(2030)), "2030");
        assert_eq!(settings.text("einwohner.2030", &json!(700_000.0)), "700.000");
    }

    #[test]
    fn long_texts_are_cut_around_the_first_difference() {
        let types = Feldtypen::of_kind(Kind::Prozesse);
        let long = |word: &str| json!(format!("{}{word}{}", "Anfang ".repeat(20), " Ende".repeat(20)));
        let (old, new) = types.pair("beschreibung", Some(&long("alt")), Some(&long("neu")));
        assert_eq!(
            old,
            "…Anfang Anfang alt Ende Ende Ende Ende Ende Ende Ende Ende En…"
        );
        assert_eq!(
            new,
            "…Anfang Anfang neu Ende Ende Ende Ende Ende Ende Ende Ende En…"
        );
        let (none, new) = types.pair("beschreibung", None, Some(&long("neu")));
        assert_eq!((none.as_str(), new.chars().count()), ("", MAX_LENGTH + 1));
        let (old, new) = types.pair("beschreibung", Some(&json!("kurz")), Some(&json!("kürzer")));
        assert_eq!((old.as_str(), new.as_str()), ("kurz", "kürzer"));
    }

    #[test]
    fn two_numbers_that_look_alike_are_shown_with_all_digits() {
        let types = Feldtypen::of_kind(Kind::Prozesse);
        let (old, new) = types.pair("kennzahlen.vza", Some(&json!(1.00001)), Some(&json!(1.00002)));
        assert_eq!((old.as_str(), new.as_str()), ("1.00001", "1.00002"));
    }
}
