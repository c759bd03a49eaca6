//! Which commit outputs name, and when they say that the register differs from it.

use std::path::Path;

use crate::fixture::repo::{commit_all, init};
use crate::fixture::{HUNDESTEUER, Register, ddv_in};
use serde_json::Value;

/// `commit` and `geaendert` of the JSON output.
fn standing(folder: &Path, args: &[&str]) -> (Value, Value) {
    let outcome = ddv_in(folder, &[&["karte", "--format", "json"], args].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let json: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let geaendert = json.get("geaendert").cloned().unwrap_or(Value::Bool(false));
    (json["commit"].clone(), geaendert)
}

#[test]
fn outside_of_git_and_before_the_first_commit_there_is_no_commit() {
    let register = Register::sound();
    assert_eq!(standing(&register.path(), &[]), (Value::Null, false.into()));
    init(&register.path());
    assert_eq!(standing(&register.path(), &[]), (Value::Null, false.into()));
}

#[test]
fn a_clean_register_names_head_and_every_change_to_it_shows() {
    let register = Register::sound();
    let folder = register.path();
    register.write(".gitignore", "ignoriert*\n");
    let repository = init(&folder);
    let head = Value::from(commit_all(&repository).to_string());
    let clean = (head.clone(), Value::Bool(false));
    let changed = (head.clone(), Value::Bool(true));
    assert_eq!(standing(&folder, &[]), clean);

    register.write("notiz.txt", "kein Teil des Registers");
    register.write("prozesse/notiz.txt", "auch nicht");
    assert_eq!(standing(&folder, &[]), clean);

    register.write("prozesse/hundesteuer.yaml", format!("{HUNDESTEUER}# neu\n"));
    assert_eq!(standing(&folder, &[]), changed, "a changed file");
    register.write("prozesse/hundesteuer.yaml", HUNDESTEUER);
    assert_eq!(standing(&folder, &[]), clean);

    register.write("prozesse/neu.yaml", HUNDESTEUER);
    assert_eq!(standing(&folder, &[]), changed, "an untracked file");
    std::fs::rename(
        folder.join("prozesse/neu.yaml"),
        folder.join("prozesse/ignoriert.yaml"),
    )
    .expect("renamed");
    assert_eq!(
        standing(&folder, &[]),
        changed,
        "an ignored file that is read all the same"
    );
    std::fs::remove_file(folder.join("prozesse/ignoriert.yaml")).expect("removed");

    std::fs::remove_file(folder.join("komponenten/dms.yaml")).expect("removed");
    assert_eq!(standing(&folder, &[]), changed, "a deleted file");
    let second = Value::from(commit_all(&repository).to_string());
    assert_ne!(second, head);

    register.write("ddv.toml", "[verwaltung]\nname = \"Neu\"\n");
    let mut index = repository.index().expect("an index");
    index.add_path(Path::new("ddv.toml")).expect("staged");
    index.write().expect("written");
    let (_, geaendert) = standing(&folder, &[]);
    assert_eq!(geaendert, true, "a staged file");
}

#[test]
fn a_register_below_the_root_looks_only_at_itself() {
    let outer = Register::empty();
    for path in [
        "ddv.toml",
        "organisation/amt-22.yaml",
        "prozesse/hundesteuer.yaml",
    ] {
        let text = std::fs::read_to_string(Register::sound().path().join(path)).expect("a file");
        outer.write(&format!("stadt/registry/{path}"), text);
    }
    std::fs::remove_file(outer.path().join("ddv.toml")).expect("only the inner one stays");
    let repository = init(&outer.path());
    let head = Value::from(commit_all(&repository).to_string());
    let folder = outer.path().join("stadt");
    outer.write("prozesse/anderswo.yaml", HUNDESTEUER);
    outer.write("stadt/prozesse/anderswo.yaml", HUNDESTEUER);
    assert_eq!(standing(&folder, &[]), (head.clone(), false.into()));
    outer.write("stadt/registry/prozesse/amt/neu.yaml", HUNDESTEUER);
    assert_eq!(standing(&folder, &[]), (head, true.into()));
}

#[test]
fn tools_get_paths_from_the_root_of_the_repository() {
    let outer = Register::empty();
    outer.write("registry/ddv.toml", "[verwaltung]\nname = \"X\"\n");
    outer.write("registry/prozesse/a.yaml", "");
    init(&outer.path());
    let inner = outer.path().join("registry/prozesse");
    let github = ddv_in(&inner, &["pruefen", "--format", "github"]).stdout;
    assert!(
        github.starts_with("::error file=registry/prozesse/a.yaml,line=1,col=1,"),
        "{github}"
    );
    let kurz = ddv_in(&inner, &["pruefen", "--format", "kurz"]).stdout;
    assert!(kurz.starts_with("../prozesse/a.yaml:1:1: "), "{kurz}");
}
