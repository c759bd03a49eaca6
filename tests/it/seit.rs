//! Only findings that an earlier commit did not have.

use crate::fixture::repo::{commit_all, init};
use crate::fixture::{HUNDESTEUER, Register};

/// A register with two findings, as the first commit of a repository on the branch `main`.
fn committed() -> (Register, String) {
    let register = Register::sound();
    register.write("prozesse/zweitwohnung.yaml", faulty());
    let id = commit_all(&init(&register.path()));
    (register, id.to_string())
}

/// A Steckbrief with an unknown OE, an unknown component in its second step, and an overdue review.
fn faulty() -> String {
    let steps = "ablauf:\n  - {schritt: Eingang, baustein: registrieren, medium: digital}\n  \
                 - {schritt: Bescheid, baustein: bescheid-erstellen, medium: digital, komponenten: [fax]}\n";
    let text = HUNDESTEUER
        .replace("Hundesteuer", "Zweitwohnungssteuer")
        .replace("amt-22", "amt-23")
        .replace("zuletzt: 2026-02-15", "zuletzt: 2020-02-15");
    format!("{text}{steps}")
}

#[test]
fn an_unchanged_register_has_nothing_new() {
    let (register, _) = committed();
    assert_eq!(register.ddv(&["pruefen"]).status, 1);
    let outcome = register.ddv(&["pruefen", "--seit", "main", "--streng"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(outcome.stdout, @r##"
    5 Dateien geprüft, keine neuen Befunde.
    3 Befunde gab es schon in `main`; sie sind nicht gezeigt.
    "##);
    // Years later the review is no more overdue than it was.
    let later = register.ddv(&["pruefen", "--seit", "main", "--stichtag", "2030-01-01"]);
    assert_eq!(later.status, 0, "{}", later.stdout);
}

#[test]
fn only_what_the_change_brought_is_shown_across_a_move_and_an_inserted_step() {
    let (register, commit) = committed();
    std::fs::remove_file(register.path().join("prozesse/zweitwohnung.yaml")).expect("it goes");
    let changed = faulty().replace("amt-23", "amt-22").replace(
        "ablauf:\n",
        "ablauf:\n  - {schritt: Neu, baustein: beraten, medium: muendlich, komponenten: [telex]}\n",
    );
    register.write("prozesse/steuer/zweitwohnung.yaml", changed);
    let kurz = register.ddv(&["pruefen", "--seit", "main", "--format", "kurz"]);
    assert_eq!(kurz.status, 1);
    insta::assert_snapshot!(kurz.stdout, @r##"prozesse/steuer/zweitwohnung.yaml:31:72: fehler: Die Komponente `telex` gibt es nicht. [verweis-unbekannt]"##);
    insta::assert_snapshot!(kurz.stderr, @r##"
    Neu: 1 Fehler in 5 Dateien.
    2 Befunde gab es schon in `main`; sie sind nicht gezeigt.
    Einen Befund aus `main` gibt es nicht mehr.
    "##);
    let json = register
        .ddv(&["pruefen", "--seit", "main", "--format", "json"])
        .stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    insta::assert_snapshot!(json["seit"].to_string().replace(&commit, "COMMIT"), @r##"{"stand":"main","commit":"COMMIT","bekannt":2,"behoben":1}"##);
}

#[test]
fn a_state_that_is_not_there_is_status_2() {
    let (register, _) = committed();
    for args in [
        ["pruefen", "--seit", "gibt-es-nicht"],
        ["pruefen", "--seit", "1999-12-31"],
    ] {
        let outcome = register.ddv(&args);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{args:?}");
        assert!(outcome.stderr.contains("Hilfe: "), "{}", outcome.stderr);
    }
    let outside = Register::sound().ddv(&["pruefen", "--seit", "main"]);
    assert_eq!((outside.status, outside.stdout.as_str()), (2, ""));
}
