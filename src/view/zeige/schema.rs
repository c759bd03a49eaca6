//! What the model says of its own fields: labels from doc comments, and the type behind each value.

use schemars::JsonSchema;
use serde_json::{Map, Value};

use crate::model::Kind;

/// The schema of a kind.
pub(super) struct Schema(Value);

/// A field of a schema.
#[derive(Clone, Copy)]
pub(super) struct Feld<'s> {
    root: &'s Value,
    node: &'s Value,
}

/// What a single value is, where that decides how people read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wertart {
    /// A reference to an entity of a kind.
    Verweis(Kind),
    /// A day.
    Datum,
    /// A share, 0 to 1.
    Anteil,
    /// Money.
    Euro,
    /// A calendar year.
    Jahr,
    /// A growth in percent.
    Prozent,
    /// Any other text, word or number.
    Anderes,
}

impl Schema {
    /// The schema of `T`.
    pub fn of<T: JsonSchema>() -> Self {
        Self(schemars::schema_for!(T).to_value())
    }

    /// Its map of fields.
    pub fn root(&self) -> Feld<'_> {
        Feld {
            root: &self.0,
            node: &self.0,
        }
    }

    /// The labels along a dotted path: only the last, which is what people call the field.
    pub fn label(&self, path: &str) -> String {
        let mut feld = Some(self.root());
        let mut label = path.to_owned();
        for key in path.split('.') {
            let Some(here) = feld else { break };
            label = here.label(key);
            feld = here.field(key);
        }
        label
    }
}

impl<'s> Feld<'s> {
    /// The type's name and definition behind references and options.
    fn resolved(self) -> (Option<&'s str>, &'s Value) {
        let mut name = None;
        let mut node = self.node;
        loop {
            if let Some(target) = node.get("$ref").and_then(Value::as_str) {
                let Some(key) = target.strip_prefix("#/$defs/") else {
                    return (name, node);
                };
                let Some(next) = self.root.get("$defs").and_then(|defs| defs.get(key)) else {
                    return (name, node);
                };
                name = Some(key);
                node = next;
            } else if let Some(options) = node.get("anyOf").and_then(Value::as_array) {
                let is_null = |v: &&Value| v.get("type").and_then(Value::as_str) == Some("null");
                let Some(next) = options.iter().find(|v| !is_null(v)) else {
                    return (name, node);
                };
                node = next;
            } else {
                return (name, node);
            }
        }
    }

    fn properties(self) -> Option<&'s Map<String, Value>> {
        self.resolved().1.get("properties").and_then(Value::as_object)
    }

    /// The fixed keys of a map, in the order of the manual; none for a map from ids, years or names.
    pub fn keys(self) -> impl Iterator<Item = &'s str> {
        self.properties()
            .into_iter()
            .flat_map(|p| p.keys().map(String::as_str))
    }

    /// The value behind `key` of a map.
    pub fn field(self, key: &str) -> Option<Self> {
        let (_, node) = self.resolved();
        let of_patterns = || node.get("patternProperties")?.as_object()?.values().next();
        let fixed = self.properties().and_then(|p| p.get(key));
        let node = fixed
            .or_else(|| node.get("additionalProperties").filter(|v| v.is_object()))
            .or_else(of_patterns)?;
        Some(Self { node, ..self })
    }

    /// The items of a list.
    pub fn item(self) -> Option<Self> {
        let node = self.resolved().1.get("items")?;
        Some(Self { node, ..self })
    }

    /// What people call `key`: the first words of its doc comment, else the key; with the unit that the key names.
    pub fn label(self, key: &str) -> String {
        let unit = [
            ("_min", " (Minuten)"),
            ("_tage", " (Tage)"),
            ("_monate", " (Monate)"),
        ];
        let unit = unit
            .iter()
            .find(|(suffix, _)| key.ends_with(suffix))
            .map_or("", |(_, unit)| unit);
        let doc = self
            .properties()
            .and_then(|p| p.get(key)?.get("description")?.as_str());
        doc.map_or_else(|| key.to_owned(), title) + unit
    }

    /// What the value is.
    pub fn wertart(self) -> Wertart {
        match self.resolved().0 {
            Some("ProzessId") => Wertart::Verweis(Kind::Prozesse),
            Some("OeId") => Wertart::Verweis(Kind::Organisation),
            Some("KomponenteId") => Wertart::Verweis(Kind::Komponenten),
            Some("ProjektId") => Wertart::Verweis(Kind::Projekte),
            Some("ProgrammId") => Wertart::Verweis(Kind::Programme),
            Some("Datum") => Wertart::Datum,
            Some("Anteil") => Wertart::Anteil,
            Some("Euro") => Wertart::Euro,
            Some("Jahr") => Wertart::Jahr,
            Some("ProzentProJahr") => Wertart::Prozent,
            Some(_) | None => Wertart::Anderes,
        }
    }
}

/// The label in a doc comment: what stands before the first colon, semicolon, full stop behind a word, or relative
/// clause.
fn title(doc: &str) -> String {
    let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_end = |(at, _): &(usize, char)| {
        let (before, rest) = (&doc[..*at], &doc[at + 1..]);
        match &doc[*at..=*at] {
            ":" | ";" => rest.starts_with(' '),
            "." => {
                let word = before.rsplit([' ', '(']).next().unwrap_or_default();
                rest.is_empty() || rest.starts_with(' ') && word.chars().count() > 2
            }
            _ => {
                let next = rest.trim_start().chars().next();
                rest.starts_with(' ') && next.is_some_and(char::is_lowercase)
            }
        }
    };
    let end = doc
        .char_indices()
        .filter(|(_, c)| matches!(c, ':' | ';' | '.' | ','))
        .find(is_end)
        .map_or(doc.len(), |(at, _)| at);
    doc[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::prozess::Prozess;

    #[test]
    fn labels_come_from_the_doc_comments() {
        for (doc, label) in [
            ("Fallzahl: Fälle pro Jahr.", "Fallzahl"),
            (
                "Nutzen für Bürgerinnen, Bürger und Unternehmen.",
                "Nutzen für Bürgerinnen, Bürger und Unternehmen",
            ),
            ("Kennzahl, an der es gemessen wird.", "Kennzahl"),
            ("Reifegrad nach L 4.1.", "Reifegrad nach L 4.1"),
            (
                "Kosten je Jahr in Euro; ohne Angabe keine.",
                "Kosten je Jahr in Euro",
            ),
        ] {
            assert_eq!(title(doc), label);
        }
    }

    #[test]
    fn a_field_knows_its_label_and_type_behind_options_lists_and_maps() {
        let schema = Schema::of::<Prozess>();
        assert_eq!(schema.label("recht.regelungsebene"), "Regelungsebene");
        let field = |path: &str| path.split('.').try_fold(schema.root(), Feld::field);
        let wertart = |path: &str| field(path).map(Feld::wertart);
        assert_eq!(wertart("oe"), Some(Wertart::Verweis(Kind::Organisation)));
        assert_eq!(wertart("kennzahlen.stand"), Some(Wertart::Datum));
        assert_eq!(wertart("komponenten.dms.seit"), Some(Wertart::Datum));
        assert_eq!(wertart("entwicklung.prozent_pa"), Some(Wertart::Prozent));
        let items = field("ablauf")
            .and_then(Feld::item)
            .and_then(|f| f.field("komponenten")?.item());
        assert_eq!(
            items.map(Feld::wertart),
            Some(Wertart::Verweis(Kind::Komponenten))
        );
    }
}
