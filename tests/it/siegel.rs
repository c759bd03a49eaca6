//! Whether a Steckbrief was changed after its review, worked out by hand on small histories.

use crate::fixture::geschichte::{Dateien, Geschichte};
use crate::fixture::{HUNDESTEUER, ddv_in};
use serde_json::Value;

/// Each commit: day, the text that stands in place of another (both empty: the Steckbrief as it is).
type Schritt<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// The review of [`HUNDESTEUER`] is of 15 February 2026; today is 30 June 2026.
fn text(edits: &[(&str, &str)]) -> String {
    let mut text = HUNDESTEUER.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    text
}

fn files(path: &str, text: &str) -> Dateien {
    let oe = "name: Steueramt\nkuerzel: \"22\"\nart: amt\n";
    let files = [
        ("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n"),
        ("organisation/amt-22.yaml", oe),
        (path, text),
    ];
    files
        .iter()
        .map(|(p, t)| ((*p).to_owned(), (*t).to_owned()))
        .collect()
}

fn history(schritte: &[Schritt<'_>]) -> Geschichte {
    let g = Geschichte::new();
    let mut parent = None;
    for (tag, edits) in schritte {
        parent = Some(g.am(parent, tag, "x", &files("prozesse/hund.yaml", &text(edits))));
    }
    g
}

/// The Siegel and the day of the change.
fn of(json: &Value) -> (String, Option<String>) {
    let figures = &json["kennzahlen"]["ueberpruefung"];
    let tag = figures["geaendert_am"].as_str().map(str::to_owned);
    (figures["siegel"].as_str().expect("a Siegel").to_owned(), tag)
}

fn siegel(schritte: &[Schritt<'_>]) -> (String, Option<String>) {
    of(&history(schritte).json(&["zeige", "hund", "--stichtag", "2026-06-30"]))
}

fn current() -> (String, Option<String>) {
    ("aktuell".to_owned(), None)
}

fn changed(tag: &str) -> (String, Option<String>) {
    ("geaendert-seit-ueberpruefung".to_owned(), Some(tag.to_owned()))
}

const MARKE: &[(&str, &str)] = &[("ergebnis: Steuerbescheid", "ergebnis: Marke")];
const BEFORE: &[(&str, &str)] = &[("zuletzt: 2026-02-15", "zuletzt: 2025-02-15")];

#[test]
fn a_field_that_changes_after_the_day_of_the_review_counts_and_on_it_not() {
    assert_eq!(siegel(&[("2026-01-10", &[])]), current());
    assert_eq!(siegel(&[("2026-01-10", &[]), ("2026-02-15", MARKE)]), current());
    let later: &[Schritt<'_>] = &[("2026-01-10", &[]), ("2026-02-16", MARKE)];
    assert_eq!(siegel(later), changed("2026-02-16"));
}

#[test]
fn figures_notes_and_the_review_itself_do_not_count() {
    let edits: &[(&str, &str)] = &[
        ("fallzahl: 4200", "fallzahl: 4300"),
        ("{status: moeglich}", "{status: moeglich, anmerkung: bald}"),
        ("zuletzt: 2026-02-15", "zuletzt: 2026-02-15\n  turnus_monate: 24"),
    ];
    assert_eq!(siegel(&[("2026-02-10", &[]), ("2026-03-01", edits)]), current());
}

#[test]
fn the_first_of_several_changes_is_named_and_what_was_changed_back_is_none() {
    let bescheid: &[(&str, &str)] = &[("ergebnis: Steuerbescheid", "ergebnis: Bescheid")];
    let figures: &[(&str, &str)] = &[("fallzahl: 4200", "fallzahl: 1")];
    let several: &[Schritt<'_>] = &[
        ("2026-02-10", &[]),
        ("2026-03-01", figures),
        ("2026-04-01", MARKE),
        ("2026-05-01", bescheid),
    ];
    assert_eq!(siegel(several), changed("2026-04-01"));
    let back: &[Schritt<'_>] = &[("2026-02-10", &[]), ("2026-03-01", MARKE), ("2026-05-01", &[])];
    assert_eq!(siegel(back), current());
}

/// The review of 15 February is written down on 1 March, together with what it found: that is the reviewed state.
#[test]
fn the_commit_that_first_writes_the_day_holds_the_reviewed_state() {
    let found: &[Schritt<'_>] = &[("2026-01-10", BEFORE), ("2026-03-01", MARKE)];
    assert_eq!(siegel(found), current());
    let later: &[Schritt<'_>] = &[("2026-01-10", BEFORE), ("2026-03-01", MARKE), ("2026-03-02", &[])];
    assert_eq!(siegel(later), changed("2026-03-02"));
    // Imported on 1 April with an old review.
    assert_eq!(siegel(&[("2026-04-01", MARKE)]), current());
    assert_eq!(
        siegel(&[("2026-04-01", MARKE), ("2026-04-02", &[])]),
        changed("2026-04-02")
    );
}

#[test]
fn moves_and_renames_are_followed_and_broken_states_passed_over() {
    let g = Geschichte::new();
    let one = g.am(
        None,
        "2026-02-10",
        "x",
        &files("prozesse/steuer.yaml", HUNDESTEUER),
    );
    let two = g.am(
        Some(one),
        "2026-03-01",
        "x",
        &files("prozesse/22/steuer.yaml", HUNDESTEUER),
    );
    let three = g.am(
        Some(two),
        "2026-03-02",
        "x",
        &files("prozesse/22/steuer.yaml", "name: [\n"),
    );
    let four = g.am(
        Some(three),
        "2026-03-03",
        "x",
        &files("prozesse/22/steuer.yaml", HUNDESTEUER),
    );
    let mut parent = g.am(
        Some(four),
        "2026-03-04",
        "x",
        &files("prozesse/hund.yaml", HUNDESTEUER),
    );
    let show = |g: &Geschichte| of(&g.json(&["zeige", "hund", "--stichtag", "2026-06-30"]));
    assert_eq!(show(&g), current());
    parent = g.am(
        Some(parent),
        "2026-03-05",
        "x",
        &files("prozesse/hund.yaml", &text(MARKE)),
    );
    assert_eq!(show(&g), changed("2026-03-05"));
    // Deleted and brought back after the review: what came back is what is known.
    let oe_only = &files(
        "prozesse/anders.yaml",
        "name: Anders\nstatus: entwurf\noe: amt-22\n",
    );
    let gone = g.am(Some(parent), "2026-03-06", "x", oe_only);
    g.am(
        Some(gone),
        "2026-03-07",
        "x",
        &files("prozesse/hund.yaml", &text(MARKE)),
    );
    assert_eq!(show(&g), current());
}

#[test]
fn an_earlier_state_knows_only_its_own_past() {
    let g = history(&[("2026-01-10", &[]), ("2026-03-01", MARKE), ("2026-05-01", &[])]);
    let on = |stand: &str| of(&g.json(&["zeige", "hund", "--stand", stand]));
    assert_eq!(on("2026-02-28"), current());
    assert_eq!(on("2026-03-31"), changed("2026-03-01"));
    assert_eq!(on("2026-05-01"), current());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test edits a working tree")]
fn an_edit_that_is_not_committed_counts_from_today_and_a_review_looks_at_it() {
    let g = history(&[("2026-01-10", &[])]);
    g.checkout();
    let show = || {
        let outcome = ddv_in(&g.path(), &["zeige", "hund", "--format", "json"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        of(&serde_json::from_str(&outcome.stdout).expect("JSON"))
    };
    assert_eq!(show(), current());
    let write = |text: String| std::fs::write(g.path().join("prozesse/hund.yaml"), text).expect("written");
    write(text(MARKE));
    assert_eq!(show(), changed("2026-06-30"));
    let reviewed = [MARKE, &[("zuletzt: 2026-02-15", "zuletzt: 2026-06-29")]].concat();
    write(text(&reviewed));
    assert_eq!(show(), current());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test cuts a clone")]
fn a_shallow_clone_knows_nothing_unless_the_review_lies_behind_its_edge() {
    let cut = |schritte: &[Schritt<'_>]| {
        let g = history(schritte);
        let git = git2::Repository::open(g.path()).expect("a repository");
        let head = git.head().and_then(|head| head.peel_to_commit()).expect("HEAD");
        let edge = head.parent(0).expect("a parent");
        let first = edge.parent_id(0).expect("a first commit").to_string();
        let object = g.path().join(".git/objects").join(&first[..2]).join(&first[2..]);
        std::fs::remove_file(object).expect("removed");
        std::fs::write(g.path().join(".git/shallow"), format!("{}\n", edge.id())).expect("written");
        let json = g.json(&["zeige", "hund", "--stichtag", "2026-06-30"]);
        (of(&json), json["kennzahlen"]["ueberpruefung"]["historie"].clone())
    };
    let late: &[Schritt<'_>] = &[("2026-01-10", &[]), ("2026-03-01", MARKE), ("2026-03-02", MARKE)];
    assert_eq!(cut(late), (current(), Value::Bool(false)));
    let early: &[Schritt<'_>] = &[("2026-01-10", &[]), ("2026-02-14", &[]), ("2026-03-02", MARKE)];
    assert_eq!(cut(early), (changed("2026-03-02"), Value::Bool(true)));
}
