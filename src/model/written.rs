//! What the files of each kind may say, and what one of them says, without its types.

use serde::Serialize;
use serde_json::Value;

use super::berufsgruppe::Berufsgruppe;
use super::kind::Kind;
use super::komponente::Komponente;
use super::organisation::Organisationseinheit;
use super::programm::Programm;
use super::projekt::Projekt;
use super::prozess::Prozess;
use super::vorgabe::Vorgabe;
use super::ziel::Ziel;
use crate::source::decode::{Decode, Field};

/// What a file writes: the entity without what is absent or empty, keys in the order of the manual.
///
/// # Panics
/// If `entity` holds a map with keys that are no text, which would be a mistake in the model.
pub fn written(entity: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(entity).expect("entities have text keys and finite numbers");
    prune(&mut value);
    value
}

fn prune(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(prune);
            map.retain(|_, v| !is_absent(v));
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether a key with this value counts as not written.
pub fn is_absent(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// The fields that a file of `kind` may write, in the order of the manual.
pub fn fields_of(kind: Kind) -> Vec<Field> {
    let mut fields = Vec::new();
    match kind {
        Kind::Organisation => Organisationseinheit::fields("", &mut fields),
        Kind::Komponenten => Komponente::fields("", &mut fields),
        Kind::Prozesse => Prozess::fields("", &mut fields),
        Kind::Projekte => Projekt::fields("", &mut fields),
        Kind::Programme => Programm::fields("", &mut fields),
        Kind::Ziele => Ziel::fields("", &mut fields),
        Kind::Vorgaben => Vorgabe::fields("", &mut fields),
        Kind::Berufsgruppen => Berufsgruppe::fields("", &mut fields),
    }
    fields
}
