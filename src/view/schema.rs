//! The JSON Schemas (draft 2020-12) of the eight kinds and of `ddv.toml`, for editors and validators.
//!
//! They are generated from the model's own types: keys, ranges, vocabularies and the German texts that an editor shows
//! stand there and nowhere else. A schema says what one file can say about itself; references, totals and Pflichtangaben
//! are the business of `ddv pruefen`.

mod text;
mod transform;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};

use crate::config::RawConfig;
use crate::model::Kind;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::komponente::Komponente;
use crate::model::organisation::Organisationseinheit;
use crate::model::programm::Programm;
use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::vorgabe::Vorgabe;
use crate::model::ziel::Ziel;
use transform::{allow_null, explain, forbid_null, tighten};

/// The file name of each schema and its text: pretty JSON with a final newline, the same on every machine.
pub fn schemas() -> Vec<(String, String)> {
    let kinds = Kind::ALL
        .iter()
        .map(|kind| file(kind.schema_name(), kind.names().0, schema_of(*kind)));
    let config = file("ddv", "ddv.toml", generate::<RawConfig>(Format::Toml));
    kinds.chain([config]).collect()
}

/// Names the draft; an address by tradition, nothing is fetched from it.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The language that a schema's files are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    /// An optional key may stand there without a value.
    Yaml,
    /// There is no null.
    Toml,
}

fn schema_of(kind: Kind) -> Schema {
    match kind {
        Kind::Organisation => generate::<Organisationseinheit>(Format::Yaml),
        Kind::Komponenten => generate::<Komponente>(Format::Yaml),
        Kind::Prozesse => generate::<Prozess>(Format::Yaml),
        Kind::Projekte => generate::<Projekt>(Format::Yaml),
        Kind::Programme => generate::<Programm>(Format::Yaml),
        Kind::Ziele => generate::<Ziel>(Format::Yaml),
        Kind::Vorgaben => generate::<Vorgabe>(Format::Yaml),
        Kind::Berufsgruppen => generate::<Berufsgruppe>(Format::Yaml),
    }
}

fn generate<T: JsonSchema>(format: Format) -> Schema {
    let null = match format {
        Format::Yaml => allow_null,
        Format::Toml => forbid_null,
    };
    SchemaSettings::draft2020_12()
        .for_deserialize()
        .with_transform(RecursiveTransform(tighten))
        .with_transform(RecursiveTransform(null))
        .with_transform(RecursiveTransform(explain))
        .into_generator()
        .into_root_schema_for::<T>()
}

fn file(name: &str, title: &str, mut schema: Schema) -> (String, String) {
    let name = format!("{name}.schema.json");
    let mut body = std::mem::take(schema.ensure_object());
    let mut root = Map::new();
    let head = [("$schema", DIALECT), ("$id", name.as_str()), ("title", title)];
    for (key, value) in head {
        body.shift_remove(key);
        root.insert(key.to_owned(), Value::from(value));
    }
    root.extend(body);
    (name, format!("{:#}\n", Value::Object(root)))
}

#[cfg(test)]
mod tests;
