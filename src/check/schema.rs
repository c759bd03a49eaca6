//! Whether a path is one that files of a kind can have: walks the schema of the kind. For tests.

use schemars::schema_for;
use serde_json::Value;

use crate::config::RawConfig;
use crate::load::CONFIG_FILE;
use crate::model::Kind;
use crate::model::{
    berufsgruppe::Berufsgruppe, komponente::Komponente, organisation::Organisationseinheit,
    programm::Programm, projekt::Projekt, prozess::Prozess, vorgabe::Vorgabe, ziel::Ziel,
};
use crate::source::{Step, YamlPath};

/// The prefixes of `path` that end in a name of the file's own choice (an id, an index); `None` if files like `file`
/// have no such path.
pub(crate) fn open_prefixes(file: &str, path: &YamlPath) -> Option<Vec<YamlPath>> {
    let root = schema_of(file)?;
    let mut here = vec![&root];
    let mut open = Vec::new();
    for (depth, step) in path.steps().iter().enumerate() {
        let named: Vec<&Value> = here.iter().filter_map(|s| named(s, step)).collect();
        if named.is_empty() {
            here = here.into_iter().flat_map(|s| unnamed(s, step)).collect();
            open.push(path.steps()[..=depth].to_vec().into());
        } else {
            here = named;
        }
        here = here.into_iter().flat_map(|s| resolve(&root, s)).collect();
        if here.is_empty() {
            return None;
        }
    }
    Some(open)
}

fn schema_of(file: &str) -> Option<Value> {
    let schema = match Kind::find(file.split('/').next()?) {
        None if file == CONFIG_FILE => schema_for!(RawConfig),
        None => return None,
        Some(Kind::Organisation) => schema_for!(Organisationseinheit),
        Some(Kind::Komponenten) => schema_for!(Komponente),
        Some(Kind::Prozesse) => schema_for!(Prozess),
        Some(Kind::Projekte) => schema_for!(Projekt),
        Some(Kind::Programme) => schema_for!(Programm),
        Some(Kind::Ziele) => schema_for!(Ziel),
        Some(Kind::Vorgaben) => schema_for!(Vorgabe),
        Some(Kind::Berufsgruppen) => schema_for!(Berufsgruppe),
    };
    Some(schema.to_value())
}

fn named<'s>(schema: &'s Value, step: &Step) -> Option<&'s Value> {
    match step {
        Step::Key(key) => schema.get("properties")?.get(key),
        Step::Index(_) => None,
    }
}

fn unnamed<'s>(schema: &'s Value, step: &Step) -> Vec<&'s Value> {
    let patterns = || schema.get("patternProperties").and_then(Value::as_object);
    match step {
        Step::Key(_) => schema
            .get("additionalProperties")
            .filter(|s| s.is_object())
            .into_iter()
            .chain(patterns().into_iter().flat_map(|p| p.values()))
            .collect(),
        Step::Index(_) => schema.get("items").into_iter().collect(),
    }
}

/// The schemas that `schema` stands for: behind references and alternatives.
fn resolve<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s Value> {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let target = name.strip_prefix("#").and_then(|pointer| root.pointer(pointer));
        return target.map_or_else(Vec::new, |target| resolve(root, target));
    }
    match schema.get("anyOf").and_then(Value::as_array) {
        Some(any) => any.iter().flat_map(|s| resolve(root, s)).collect(),
        None => vec![schema],
    }
}

#[test]
fn paths_are_known_by_schema_and_free_names_are_told() {
    let open = |path: YamlPath| {
        let prefixes = open_prefixes("prozesse/x.yaml", &path)?;
        Some(prefixes.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    assert_eq!(open(YamlPath::parse("kennzahlen.fallzahl")), Some(vec![]));
    assert_eq!(open(YamlPath::parse("kennzahlen.falzahl")), None);
    assert_eq!(open(YamlPath::parse("name.x")), None);
    assert_eq!(
        open(YamlPath::parse("komponenten.dms.seit")),
        Some(vec!["komponenten.dms".to_owned()])
    );
    assert_eq!(open(YamlPath::parse("komponenten.dms.seid")), None);
    let step = YamlPath::parse("ablauf").index(1).key("medium");
    assert_eq!(open(step), Some(vec!["ablauf[1]".to_owned()]));
    assert!(open_prefixes("komponenten/x.yaml", &YamlPath::parse("effekt.2025")).is_some());
    assert!(open_prefixes("ddv.toml", &YamlPath::parse("regeln.x")).is_some());
    assert_eq!(open_prefixes("ddv.toml", &YamlPath::parse("regel.x")), None);
}
