//! Guards the layers: each uses only those that stand above it in the table of `src/lib.rs`.

mod use_tree;

use std::collections::{BTreeMap, BTreeSet};
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
    let paths = use_tree::paths(text).into_iter();
    paths
        .filter(|path| path[0] == "crate")
        .filter_map(|path| path.into_iter().nth(1))
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

/// The layers whose folders must not use each other in a circle.
const WITHOUT_CIRCLES: [&str; 11] = [
    "source", "model", "diag", "config", "load", "check", "score", "history", "view", "render", "cli",
];

/// The first step below its layer of a module: a folder, or a file with the folder that is called as it.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// What the modules of a file are called below `src`: `view`, `zeige`, `result`.
fn module_of(file: &Path, src: &Path) -> Vec<String> {
    let inside = file.strip_prefix(src).expect("a file of src").with_extension("");
    let mut steps: Vec<String> = inside.iter().map(|s| s.to_string_lossy().into_owned()).collect();
    if steps.last().is_some_and(|last| last == "mod") {
        steps.pop();
    }
    steps
}

/// Which parts of `layer` each of its parts that is a folder uses; single files are parts of no folder.
fn uses(layer: &str) -> Uses {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Uses::new();
    for file in files(&src.join(layer)) {
        let module = module_of(&file, &src);
        let is_test = module
            .iter()
            .any(|step| step == "tests" || step == "testing" || step == "harness");
        let Some(own) = module.get(1).filter(|_| !is_test) else {
            continue;
        };
        let text = fs::read_to_string(&file).expect("a source file is UTF-8");
        for path in use_tree::paths(&text) {
            let ups = path.iter().take_while(|step| *step == "super").count();
            let full = match module.len().checked_sub(ups) {
                Some(kept) if ups > 0 => [&module[..kept], &path[ups..]].concat(),
                _ => path[1..].to_vec(),
            };
            if full.len() < 2 || full[0] != layer || full[1] == *own {
                continue;
            }
            // A name that `mod.rs` of the layer defines is no part of it.
            let part = src.join(layer).join(&full[1]);
            if part.is_dir() || part.with_extension("rs").is_file() {
                found.entry(own.clone()).or_default().insert(full[1].clone());
            }
        }
    }
    found
}

/// The parts that use each other, over however many others.
fn circles(uses: &Uses) -> Vec<String> {
    let reached = |start: &String| {
        let mut seen = BTreeSet::new();
        let mut open = vec![start];
        while let Some(part) = open.pop() {
            for next in uses.get(part).into_iter().flatten() {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let all: BTreeMap<&String, _> = uses.keys().map(|part| (part, reached(part))).collect();
    let pairs = uses
        .iter()
        .flat_map(|(part, used)| used.iter().map(move |u| (part, u)));
    pairs
        .filter(|(part, used)| all.get(used).is_some_and(|back| back.contains(part)))
        .map(|(part, used)| format!("{part} -> {used}"))
        .collect()
}

/// The circles of `layers` in which a folder takes part; those of single files are ordinary.
fn circles_of_folders(layers: &[&str]) -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut offences = Vec::new();
    for layer in layers {
        let has_folder = |pair: &String| {
            let mut parts = pair.split(" -> ");
            parts.any(|part| src.join(layer).join(part).is_dir())
        };
        let found = circles(&uses(layer)).into_iter().filter(has_folder);
        offences.extend(found.map(|pair| format!("{layer}: {pair}")));
    }
    offences
}

#[test]
fn no_two_folders_of_a_layer_use_each_other() {
    let offences = circles_of_folders(&WITHOUT_CIRCLES);
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}
