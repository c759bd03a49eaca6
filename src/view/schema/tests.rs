//! The schemas against the decoder, type by type, and as texts for people. `tests/it/schema` tries them on files.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::schemas;
use crate::config::RawConfig;
use crate::model::auswahl::{Auswahl, Geltung};
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::komponente::{Komponente, Massnahme, Prioritaet};
use crate::model::organisation::{Neubau, Organisationseinheit};
use crate::model::programm::Programm;
use crate::model::projekt::{
    Auftrag, Budget, Entscheidung, Kriterien, Meilenstein, Projekt, ProjektWirkung, Projektstatus,
    Projektziel, Risiko, Termine,
};
use crate::model::prozess::{
    Antrag, Bewertung, Entwicklung, Kennzahlen, Nutzung, Ozg, Prozess, Recht, Schritt, Ueberpruefung,
    Ueberpruefungsergebnis, Wirkung,
};
use crate::model::vorgabe::Vorgabe;
use crate::model::ziel::Ziel;

fn parsed() -> Vec<(String, Value)> {
    let parse = |(name, text): (String, String)| (name, serde_json::from_str(&text).expect("JSON"));
    schemas().into_iter().map(parse).collect()
}

/// The keys of each map in the schemas, and which of them are required; roots by file name, others by definition.
fn maps() -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let mut maps = BTreeMap::new();
    for (name, schema) in parsed() {
        let definitions = schema["$defs"].as_object().expect("definitions").clone();
        for (name, schema) in definitions.into_iter().chain([(name, schema)]) {
            let Some(properties) = schema["properties"].as_object() else {
                continue;
            };
            let keys: Vec<String> = properties.keys().cloned().collect();
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let required = required
                .iter()
                .filter_map(|k| k.as_str().map(str::to_owned))
                .collect();
            maps.insert(name, (keys, required));
        }
    }
    maps
}

#[test]
fn keys_and_required_keys_are_those_of_the_decoder() {
    let mut maps = maps();
    let mut check = |name: &str, keys: &[&str], wanted: Vec<&str>| {
        let (found, required) = maps.remove(name).expect("a schema of that name");
        assert_eq!(found, keys, "{name}");
        assert_eq!(required, wanted, "{name}");
    };
    macro_rules! check {
        ($($name:expr => $type:ty),* $(,)?) => {
            $( check($name, <$type>::KEYS, <$type>::required_keys()); )*
        };
        ($($type:ident)*) => {
            $( check(stringify!($type), <$type>::KEYS, <$type>::required_keys()); )*
        };
    }
    check! {
        "organisation.schema.json" => Organisationseinheit,
        "komponente.schema.json" => Komponente,
        "prozess.schema.json" => Prozess,
        "projekt.schema.json" => Projekt,
        "programm.schema.json" => Programm,
        "ziel.schema.json" => Ziel,
        "vorgabe.schema.json" => Vorgabe,
        "berufsgruppe.schema.json" => Berufsgruppe,
        "ddv.schema.json" => RawConfig,
    }
    check! {
        Antrag Auftrag Auswahl Bewertung Budget Entscheidung Entwicklung Geltung Kennzahlen Kriterien Massnahme
        Meilenstein Neubau Nutzung Ozg Prioritaet ProjektWirkung Projektstatus Projektziel Recht Risiko Schritt Termine
        Ueberpruefung Ueberpruefungsergebnis Wirkung
    }
    // The tables of `ddv.toml` are private to `config`, and none of them but the first has a required key.
    let rest: Vec<_> = maps
        .iter()
        .map(|(name, (_, required))| (name.as_str(), required.len()))
        .collect();
    assert_eq!(
        rest,
        [
            ("RawDigitalisierung", 0),
            ("RawGrenzen", 0),
            ("RawModernisierung", 0),
            ("RawPrognose", 0),
            ("RawProjekte", 0),
            ("RawProjektgewichte", 0),
            ("RawPunkte", 0),
            ("RawSteckbrief", 0),
            ("RawVerwaltung", 1),
        ]
    );
}

/// Calls `visit` with every schema below `schema` that describes data, and its place.
fn walk(schema: &Value, place: &str, visit: &mut impl FnMut(&Value, &str)) {
    visit(schema, place);
    let object = schema.as_object().into_iter().flatten();
    for (keyword, below) in object {
        let place = format!("{place}/{keyword}");
        match (keyword.as_str(), below) {
            ("properties" | "patternProperties" | "$defs", Value::Object(named)) => {
                for (name, schema) in named {
                    walk(schema, &format!("{place}/{name}"), visit);
                }
            }
            ("oneOf" | "anyOf", Value::Array(choices)) => {
                for schema in choices {
                    walk(schema, &place, visit);
                }
            }
            ("items" | "additionalProperties", Value::Object(_)) => walk(below, &place, visit),
            _ => {}
        }
    }
}

#[test]
fn every_key_every_word_and_every_definition_is_explained() {
    for (name, schema) in parsed() {
        let explained = |schema: &Value, place: &str| {
            for text in ["title", "description"] {
                let text = schema[text].as_str().unwrap_or_default();
                assert!(
                    !text.trim().is_empty(),
                    "{name}: {place}: no title or description"
                );
                assert!(!text.contains(['\n', '\t']), "{name}: {place}: {text}");
            }
        };
        explained(&schema, "");
        walk(&schema, "", &mut |schema, place| {
            for named in ["properties", "$defs"] {
                let named = schema[named].as_object();
                for (key, schema) in named.into_iter().flatten() {
                    explained(schema, &format!("{place}/{key}"));
                }
            }
            if schema.get("const").is_some() {
                explained(schema, place);
            }
        });
    }
}

#[test]
fn every_map_is_closed_or_has_keys_of_a_form() {
    let mut open = BTreeSet::new();
    for (name, schema) in parsed() {
        walk(&schema, "", &mut |schema, place| {
            let is_closed = schema["additionalProperties"] == false || schema.get("propertyNames").is_some();
            if super::transform::is_map(schema.as_object().expect("no schema is a plain true")) && !is_closed
            {
                open.insert(format!("{name}{place}"));
            }
        });
    }
    // Products and rules have free names.
    let wanted = [
        "ddv.schema.json/properties/regeln",
        "komponente.schema.json/properties/produkte",
    ];
    assert_eq!(open.into_iter().collect::<Vec<_>>(), wanted);
}

#[test]
fn no_schema_leads_elsewhere() {
    for (name, text) in schemas() {
        let addresses = text.matches("://").count();
        assert_eq!(addresses, 1, "{name}: only the draft is named by an address");
    }
}

#[test]
fn every_example_is_valid_where_it_stands() {
    let mut tried = 0;
    for (name, schema) in parsed() {
        walk(&schema, "", &mut |part, place| {
            let mut part = part.clone();
            part["$defs"] = schema["$defs"].clone();
            let examples = part["examples"].as_array().cloned().unwrap_or_default();
            for example in examples {
                assert!(
                    jsonschema::is_valid(&part, &example),
                    "{name}: {place}: {example}"
                );
                tried += 1;
            }
        });
    }
    assert!(tried > 60, "only {tried} examples");
}
