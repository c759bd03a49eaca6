//! What schemas need beyond the types: texts with content, nothing where nothing is allowed, titles.
//!
//! Each step is applied to every schema of a file, outer ones first. Only maps of the model have `"type": "object"`; the
//! fragments in `if` and `then` have no type and stay as they are.

use schemars::Schema;
use serde_json::{Map, Value, json};

use super::text;

/// Makes the checks as strict as the decoder: required texts and list items say something, years and ids are keys of
/// their form, and no keyword is left that validators don't know.
pub(super) fn tighten(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if object.get("format").is_some_and(|f| f == "uint64") {
        object.remove("format");
    }
    // Editors would write the default of an absent list into the file.
    object.remove("default");
    if let Some(items) = object.get_mut("items") {
        forbid_blank(items);
    }
    if !is_map(object) {
        return;
    }
    for key in required_keys(object) {
        if let Some(property) = property_mut(object, &key) {
            forbid_blank(property);
        }
    }
    if let Some(Value::Object(patterns)) = object.remove("patternProperties") {
        for (pattern, value) in patterns {
            describe_keys(object, &pattern, value);
        }
    }
}

/// Free keys: `pattern` is what schemars made of the key type.
fn describe_keys(object: &mut Map<String, Value>, pattern: &str, value: Value) {
    if pattern == r"^-?\d+$" {
        // The only whole numbers that are keys are years.
        let years = json!({"^[1-9][0-9]{3}$": value});
        object.insert("patternProperties".to_owned(), years);
    } else {
        let names = json!({"pattern": pattern, "maxLength": crate::model::id::MAX_ID_LENGTH});
        object.insert("propertyNames".to_owned(), names);
        object.insert("additionalProperties".to_owned(), value);
    }
}

/// A plain text must hold more than blanks.
fn forbid_blank(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut()
        && object.get("type").is_some_and(|t| t == "string")
        && !object.contains_key("pattern")
    {
        object.insert("minLength".to_owned(), json!(1));
        object.insert("pattern".to_owned(), json!("\\S"));
    }
}

/// YAML: a key without a value counts as not written, so null is fine wherever a key is optional.
pub(super) fn allow_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut().filter(|o| is_map(o)) else {
        return;
    };
    let required = required_keys(object);
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        for (key, property) in properties {
            if !required.contains(key) {
                add_null(property);
            }
        }
    }
    if let Some(values) = object.get_mut("additionalProperties") {
        add_null(values);
    }
    if let Some(Value::Object(patterns)) = object.get_mut("patternProperties") {
        patterns.values_mut().for_each(add_null);
    }
}

fn add_null(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    match object.get_mut("type") {
        Some(Value::Array(types)) if types.iter().any(|t| t == "null") => {}
        Some(one @ Value::String(_)) => *one = json!([one.take(), "null"]),
        Some(_) | None => {
            if let Some(reference) = object.remove("$ref") {
                object.insert("anyOf".to_owned(), json!([{"$ref": reference}, {"type": "null"}]));
            }
        }
    }
}

/// TOML has no null: takes away what `Option` allowed.
pub(super) fn forbid_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    if let Some(Value::Array(types)) = object.get("type") {
        let others: Vec<Value> = types.iter().filter(|t| *t != "null").cloned().collect();
        if let [only] = &others[..] {
            object.insert("type".to_owned(), only.clone());
        }
    }
    if let Some(Value::Array(choices)) = object.get("anyOf") {
        let is_null = |choice: &&Value| choice.get("type").is_some_and(|t| t == "null");
        let others: Vec<Value> = choices.iter().filter(|c| !is_null(c)).cloned().collect();
        if let [Value::Object(only)] = &others[..] {
            object.remove("anyOf");
            object.extend(only.clone());
        }
    }
}

/// Gives a title to everything that has a description, and puts both first.
pub(super) fn explain(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let own_name = object.get("const").and_then(Value::as_str).map(str::to_owned);
    name(object, own_name.as_deref());
    if !is_map(object) {
        return;
    }
    for named in ["properties", "$defs"] {
        let Some(Value::Object(schemas)) = object.get_mut(named) else {
            continue;
        };
        for (key, schema) in schemas {
            if let Some(schema) = schema.as_object_mut() {
                name(schema, Some(key));
            }
        }
    }
}

/// Puts title and description of `object` first. A title that is not given comes from the description; `fallback`
/// where that has none.
fn name(object: &mut Map<String, Value>, fallback: Option<&str>) {
    let Some(doc) = object.get("description").and_then(Value::as_str) else {
        return;
    };
    let description = text::description(doc);
    let given = object.get("title").and_then(Value::as_str).map(str::to_owned);
    let title = given
        .or_else(|| text::title(&description))
        .or_else(|| fallback.map(str::to_owned));
    let mut named = Map::new();
    if let Some(title) = title {
        named.insert("title".to_owned(), Value::from(title));
    }
    named.insert("description".to_owned(), Value::from(description));
    for (key, value) in std::mem::take(object) {
        if !matches!(key.as_str(), "title" | "description") {
            named.insert(key, value);
        }
    }
    *object = named;
}

/// Whether `object` is the schema of a map, which may also be null.
pub(super) fn is_map(object: &Map<String, Value>) -> bool {
    match object.get("type") {
        Some(Value::Array(types)) => matches!(&types[..], [map, null] if map == "object" && null == "null"),
        only => only.is_some_and(|t| t == "object"),
    }
}

fn required_keys(object: &Map<String, Value>) -> Vec<String> {
    let required = object.get("required").and_then(Value::as_array);
    let keys = required.into_iter().flatten().filter_map(Value::as_str);
    keys.map(str::to_owned).collect()
}

fn property_mut<'v>(object: &'v mut Map<String, Value>, key: &str) -> Option<&'v mut Value> {
    object.get_mut("properties")?.get_mut(key)
}
