//! The committed JSON Schemas, tried on the registers, on spoilt copies of them, and on the examples of the rule pages.

mod data;
mod fragments;

use std::collections::{BTreeMap, BTreeSet};

use self::data::{File, Role, files, json, spoil};
use self::fragments::{BAD, GOOD};
use ddv::check::{Example, RULES};
use ddv::model::Kind;
use ddv::view::schema::schemas;
use jsonschema::{Validator, draft202012};
use serde_json::{Value, json};

const REGISTERS: [&str; 2] = ["registry", "examples/leipzig"];

/// The validators by the name of their schema: `prozess`, `ddv`.
fn validators() -> BTreeMap<String, Validator> {
    let validator = |(file, text): (String, String)| {
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        let name = file.trim_end_matches(".schema.json").to_owned();
        (name, draft202012::new(&schema).expect("a schema"))
    };
    schemas().into_iter().map(validator).collect()
}

fn complaints(validator: &Validator, value: &Value) -> Vec<String> {
    let errors = validator.iter_errors(value);
    errors.map(|e| format!("{}: {e}", e.instance_path())).collect()
}

#[test]
fn the_committed_files_are_the_generated_ones() {
    let mut names = Vec::new();
    for (name, text) in schemas() {
        let committed = std::fs::read_to_string(format!("schemas/{name}")).unwrap_or_default();
        let differs = text.lines().zip(committed.lines()).find(|(new, old)| new != old);
        assert!(
            text == committed,
            "schemas/{name} is not up to date; run `ddv schema`. First difference: {differs:?}"
        );
        names.push(name);
    }
    names.sort();
    let mut found: Vec<String> = std::fs::read_dir("schemas")
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    found.sort();
    assert_eq!(found, names, "schemas/ holds a file that is not generated");
}

#[test]
fn the_schemas_are_schemas() {
    for (name, text) in schemas() {
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        let result = draft202012::meta::validate(&schema);
        assert!(result.is_ok(), "{name}: {result:?}");
    }
}

#[test]
fn all_files_of_the_registers_are_valid() {
    let validators = validators();
    for register in REGISTERS {
        let files = files(register);
        assert!(files.len() > 50, "{register} is not empty");
        for File { path, role, text } in files {
            let root = role.parse(&text).expect("a sound file");
            let complaints = complaints(&validators[role.schema()], &json(&root));
            assert_eq!(complaints, [""; 0], "{register}/{path}");
        }
    }
}

/// What the schema says of a file is what `ddv` says, whatever one value is changed, left out or renamed.
#[test]
fn schema_and_decoder_agree_on_spoilt_files() {
    let validators = validators();
    let mut tried = BTreeSet::new();
    for File { path, role, text } in files("examples/leipzig") {
        let root = role.parse(&text).expect("a sound file");
        for (change, root) in spoil(&root) {
            // Once per place and kind of file. TOML can't write null.
            let is_new = tried.insert((role.schema(), change.clone()));
            if !is_new || (role == Role::Config && change.contains("null")) {
                continue;
            }
            let is_valid = validators[role.schema()].is_valid(&json(&root));
            let is_readable = role.is_readable(&root);
            // A wrong LeiKa key or a reference that can't be an id is the finding of a rule: the file counts.
            let is_for_rule = change.starts_with(".leika:") || change.ends_with("1\"");
            if !(is_for_rule && is_readable) {
                assert_eq!(is_valid, is_readable, "{path}: {change}");
            }
        }
    }
    assert!(tried.len() > 5_000, "only {} copies", tried.len());
}

/// `fragment` as a file of `schema`: its keys replace those of the first such file of our register.
fn over_sound_file(role: Role, fragment: &str) -> Value {
    let sound = files("registry").into_iter().find(|f| f.role == role);
    let sound = sound.expect("a file of each kind").text;
    let mut value = json(&role.parse(&sound).expect("a sound file"));
    let fragment = json(&role.parse(fragment).expect("a fragment that can be parsed"));
    let entries = fragment.as_object().expect("a map").clone();
    value.as_object_mut().expect("a map").extend(entries);
    value
}

#[test]
fn what_the_rules_about_form_refuse_is_refused() {
    let validators = validators();
    for (rule, fragments) in BAD {
        for fragment in fragments {
            let value = over_sound_file(Role::Entity(Kind::Prozesse), fragment);
            assert!(!validators["prozess"].is_valid(&value), "{rule}: {fragment}");
        }
    }
    for fragment in GOOD {
        let value = over_sound_file(Role::Entity(Kind::Prozesse), fragment);
        let complaints = complaints(&validators["prozess"], &value);
        assert_eq!(complaints, [""; 0], "{fragment}");
    }
}

/// The bad examples of the rule pages. `1.000` is a number to every YAML reader, and a file name is not in the file.
#[test]
fn bad_examples_of_rule_pages_are_refused() {
    let validators = validators();
    let is_seen = |rule: &str| !matches!(rule, "zahl-ungueltig" | "id-ungueltig");
    let names: Vec<&str> = BAD.iter().map(|(rule, _)| *rule).filter(|r| is_seen(r)).collect();
    for page in RULES.iter().map(|rule| rule.page()) {
        if !names.contains(&page.id.0) {
            continue;
        }
        let is_refused = |example: &Example| {
            let role = Role::of(&example.path).expect("a path in a register");
            let Some(root) = role.parse(&example.text) else {
                return true;
            };
            let value = match (role, example.is_whole) {
                (Role::Config, _) | (Role::Entity(_), true) => json(&root),
                (Role::Entity(_), false) => over_sound_file(role, &example.text),
            };
            !validators[role.schema()].is_valid(&value)
        };
        let examples = page.examples();
        let refused = examples.iter().filter(|e| e.is_bad).any(is_refused);
        assert!(refused, "{}: the schema accepts the bad example", page.id);
    }
}

#[test]
fn the_pattern_of_leika_keys_is_the_closed_list() {
    let prozess = &validators()["prozess"];
    let mut value = over_sound_file(Role::Entity(Kind::Prozesse), "status: entwurf");
    let mut is_valid = |group: u32, action: u32| {
        value["leika"] = json!(format!("99{group:03}007{action:03}000"));
        prozess.is_valid(&value)
    };
    for number in 0..1000 {
        let is_group = matches!(number, 1..=160 | 400..=603) && !matches!(number, 149 | 152);
        let is_action = number < 280 && !matches!(number, 237 | 264 | 266);
        assert_eq!(is_valid(number, 1), is_group, "Gruppierung {number}");
        assert_eq!(is_valid(1, number), is_action, "Verrichtung {number}");
    }
}
