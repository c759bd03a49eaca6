//! States of the past, read from real repositories: everything `--stand` gives is what a checkout gives, byte for byte.

mod content;
mod graph;
mod phasen;
mod place;
mod random;
mod time;
mod trouble;

use std::path::Path;

use crate::fixture::ddv_in;
use crate::fixture::repo::TestRepo;
use git2::Oid;
use serde_json::Value;

/// The day that figures are computed for where a test compares states.
const DAY: &str = "2026-06-30";

/// What is compared.
const COMMANDS: [&[&str]; 8] = [
    &["karte", "--format", "json"],
    &["pruefen", "--format", "json"],
    &["pruefen", "--format", "github"],
    &["rangliste", "--alle", "--format", "json"],
    &["liste", "prozesse", "--format", "json"],
    &["liste", "prozesse", "--format", "csv"],
    &["zeige", "hundesteuer", "--format", "json"],
    &["status", "--format", "json"],
];

/// Runs all commands on `commit` in `folder` and on a checkout of it, where the registry lies at `place`: nothing may
/// differ. Gives the Karte.
fn assert_as_checkout(repo: &TestRepo, folder: &Path, more: &[&str], commit: Oid, place: &str) -> Value {
    let checkout = repo.checkout_of(commit);
    let stand = commit.to_string();
    for command in COMMANDS {
        let of_commit = [command, &["--stichtag", DAY, "--stand", &stand], more].concat();
        let through_git = ddv_in(folder, &of_commit);
        let on_disk = checkout.ddv_in(place, &[command, &["--stichtag", DAY]].concat());
        assert_eq!(through_git, on_disk, "{command:?} of {commit}");
    }
    let karte = karte(folder, &[&["--stand", &stand], more].concat());
    assert_eq!(karte["commit"], stand);
    karte
}

/// The figures over time of the register in `folder`, commit by commit: each is that of the Karte of its commit. Gives
/// the number of commits that changed the register.
fn assert_verlauf_is_karte(folder: &Path) -> usize {
    let outcome = ddv_in(folder, &["verlauf", "--schritt", "commit", "--format", "json"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let verlauf: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let punkte = verlauf["punkte"].as_array().expect("points");
    for punkt in punkte {
        let text = |key: &str| punkt[key].as_str().expect("text");
        let of_commit = karte(
            folder,
            &["--stand", text("commit"), "--stichtag", text("stichtag")],
        );
        let summe = of_commit["summe"].as_object().expect("figures");
        assert!(summe.len() > 5, "{of_commit}");
        for (kennzahl, wert) in summe {
            assert_eq!(punkt["summe"][kennzahl], *wert, "{kennzahl} of {punkt}");
        }
        assert_eq!(punkt["unlesbar"], of_commit["unlesbar"], "{punkt}");
    }
    punkte.len()
}

/// The Karte as JSON. It must be there.
fn karte(folder: &Path, args: &[&str]) -> Value {
    let outcome = ddv_in(folder, &[&["karte", "--format", "json"], args].concat());
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    serde_json::from_str(&outcome.stdout).expect("JSON")
}

/// The processes of a Karte.
fn prozesse(karte: &Value) -> Vec<&str> {
    let rows = karte["zeilen"].as_array().expect("rows");
    rows.iter()
        .map(|row| row["prozess"].as_str().expect("an id"))
        .collect()
}

/// What stands on stderr when `ddv ARGS` in `folder` fails. No figure may come with it.
fn refusal(folder: &Path, args: &[&str]) -> String {
    let outcome = ddv_in(folder, args);
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (2, ""),
        "{args:?}: {}",
        outcome.stderr
    );
    outcome.stderr
}
