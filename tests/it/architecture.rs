//! Guards the layers: each uses only those that stand above it in the table of `src/lib.rs`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with the layers that it may use.
const LAYERS: [(&str, &[&str]); 10] = [
    ("source", &[]),
    ("model", &["source"]),
    ("diag", &["source", "model"]),
    ("config", &["source", "model", "diag"]),
    ("load", &["source", "model", "diag", "config"]),
    ("check", &["source", "model", "diag", "config"]),
    ("score", &["source", "model", "config"]),
    (
        "history",
        &["source", "model", "diag", "config", "load", "check", "score"],
    ),
    (
        "view",
        &[
            "source", "model", "diag", "config", "load", "check", "score", "history",
        ],
    ),
    ("render", &["source", "diag", "view"]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// The layers that `text` names, without its tests.
fn used_layers(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    code.lines()
        .filter(is_code)
        .flat_map(|line| {
            line.split("crate::")
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect()
        })
        .collect()
}

/// The files of the modules that `mod.rs` declares for tests only.
fn test_modules(layer: &Path) -> Vec<String> {
    let text = fs::read_to_string(layer.join("mod.rs")).expect("a layer has a mod.rs");
    let declared = text
        .split("#[cfg(test)]\n")
        .skip(1)
        .filter_map(|rest| rest.lines().next());
    let name = |line: &str| {
        line.trim_end_matches(';')
            .rsplit(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let layer = layer.file_name().unwrap_or_default().to_string_lossy();
    declared
        .map(|line| format!("{layer}/{}.rs", name(line)))
        .collect()
}

#[test]
fn no_layer_looks_up() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let allowed: BTreeMap<&str, &[&str]> = LAYERS.into_iter().collect();
    let mut offences = Vec::new();
    let mut checked = 0;
    for (layer, allowed) in &allowed {
        for file in files(&src.join(layer)) {
            // The harness of the rule tests loads registries; it is no part of the layer. No more are files of tests.
            let is_harness = test_modules(&src.join(layer))
                .iter()
                .any(|module| file.ends_with(module));
            if is_harness || file.ends_with("tests.rs") {
                continue;
            }
            checked += 1;
            let text = fs::read_to_string(&file).expect("a source file is UTF-8");
            for used in used_layers(&text) {
                let is_layer = LAYERS.iter().any(|(name, _)| *name == used) || used == "cli";
                if is_layer && used != *layer && !allowed.contains(&used.as_str()) {
                    offences.push(format!("{}: {layer} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(checked > 40, "only {checked} files were found");
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}

#[test]
fn the_yaml_the_toml_and_the_git_library_each_have_one_door() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (library, door) in [
        ("granit_parser", "source/yaml.rs"),
        ("git2", "history"),
        ("comfy_table", "render/table.rs"),
    ] {
        let users: Vec<PathBuf> = files(&src)
            .into_iter()
            .filter(|file| {
                let text = fs::read_to_string(file).expect("a source file is UTF-8");
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                code.into_iter()
                    .any(|line| line.contains(&format!("{library}::")))
            })
            .filter(|file| !file.starts_with(src.join(door)))
            .collect();
        assert!(users.is_empty(), "{library} is used outside of {door}: {users:?}");
    }
}
