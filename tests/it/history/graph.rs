//! The shape of the history: renames, merges, what comes and goes, what was rewritten.

use serde_json::Value;

use super::{DAY, assert_as_checkout, karte, prozesse};
use crate::fixture::HUNDESTEUER;
use crate::fixture::repo::TestRepo;

/// A Steckbrief that no reader can take.
const BROKEN: &str = "name: Hundesteuer anmelden\nstatus: [aktiv\n";

fn other(name: &str) -> String {
    HUNDESTEUER.replace("Hundesteuer anmelden", name)
}

#[test]
fn a_renamed_and_moved_process_is_found_under_the_name_of_its_time() {
    let mut repo = TestRepo::sound("registry");
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.rename(
        "registry/prozesse/hundesteuer.yaml",
        "registry/prozesse/hund-anmelden.yaml",
    );
    let renamed = repo.commit("2026-02-05T09:00:00+01:00", "Umbenennen");
    repo.rename(
        "registry/prozesse/hund-anmelden.yaml",
        "registry/prozesse/amt-22/steuern/hund-anmelden.yaml",
    );
    repo.write(
        "registry/prozesse/amt-22/steuern/zweitwohnung.yaml",
        other("Zweitwohnung anmelden"),
    );
    let moved = repo.commit("2026-03-05T09:00:00+01:00", "In den Ordner des Amts");
    repo.checkout();
    let folder = repo.path().join("registry");
    let at = |commit| assert_as_checkout(&repo, &folder, &[], commit, "registry");
    assert_eq!(prozesse(&at(first)), ["hundesteuer"]);
    assert_eq!(prozesse(&at(renamed)), ["hund-anmelden"]);
    assert_eq!(prozesse(&at(moved)), ["hund-anmelden", "zweitwohnung"]);
}

#[test]
fn a_merge_holds_what_was_resolved_and_a_day_before_it_follows_the_first_parent() {
    let mut repo = TestRepo::sound("");
    repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.branch("amt-63");
    repo.write("prozesse/baugenehmigung.yaml", other("Baugenehmigung"));
    let side = repo.commit("2026-02-10T09:00:00+01:00", "Baugenehmigung");
    repo.switch("main");
    repo.write("prozesse/wohngeld.yaml", other("Wohngeld"));
    let main = repo.commit("2026-02-01T09:00:00+01:00", "Wohngeld");
    repo.write("prozesse/baugenehmigung.yaml", other("Baugenehmigung prüfen"));
    let merge = repo.merge(side, "2026-03-01T09:00:00+01:00", "Zusammenführen");
    repo.checkout();
    let at = |commit| assert_as_checkout(&repo, &repo.path(), &[], commit, "");
    assert_eq!(prozesse(&at(side)), ["baugenehmigung", "hundesteuer"]);
    assert_eq!(prozesse(&at(main)), ["hundesteuer", "wohngeld"]);
    let merged = at(merge);
    assert_eq!(prozesse(&merged), ["baugenehmigung", "hundesteuer", "wohngeld"]);
    assert!(merged.to_string().contains("Baugenehmigung prüfen"));
    // The branch was committed later, but was no part of the register before the merge.
    let on_day = karte(&repo.path(), &["--stand", "2026-02-28"]);
    assert_eq!(on_day["commit"], main.to_string());
    assert_eq!(
        karte(&repo.path(), &["--stand", "HEAD^2"])["commit"],
        side.to_string()
    );
}

#[test]
fn a_criss_cross_merge_is_read_on_both_sides() {
    let mut repo = TestRepo::sound("");
    repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.branch("links");
    repo.write("prozesse/links.yaml", other("Links"));
    let left = repo.commit("2026-01-06T09:00:00+01:00", "Links");
    repo.switch("main");
    repo.write("prozesse/rechts.yaml", other("Rechts"));
    let right = repo.commit("2026-01-07T09:00:00+01:00", "Rechts");
    repo.write("prozesse/links.yaml", other("Links von rechts"));
    let into_main = repo.merge(left, "2026-01-08T09:00:00+01:00", "Links nach rechts");
    repo.switch("links");
    repo.write("prozesse/rechts.yaml", other("Rechts von links"));
    let into_left = repo.merge(right, "2026-01-08T10:00:00+01:00", "Rechts nach links");
    repo.switch("main");
    repo.write("prozesse/rechts.yaml", other("Rechts, beide"));
    let both = repo.merge(into_left, "2026-01-09T09:00:00+01:00", "Beide");
    repo.checkout();
    for commit in [left, right, into_main, into_left, both] {
        assert_as_checkout(&repo, &repo.path(), &[], commit, "");
    }
    let day = |day| karte(&repo.path(), &["--stand", day])["commit"].clone();
    assert_eq!(day("2026-01-08"), into_main.to_string());
    assert_eq!(day("2026-01-06").as_str(), day("2026-01-05").as_str());
}

#[test]
fn a_process_that_was_deleted_and_came_back_is_missing_in_between() {
    let mut repo = TestRepo::sound("");
    repo.write("prozesse/wohngeld.yaml", other("Wohngeld"));
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.remove("prozesse/wohngeld.yaml");
    let without = repo.commit("2026-02-05T09:00:00+01:00", "Löschen");
    repo.write("prozesse/wohngeld.yaml", other("Wohngeld beantragen"));
    let again = repo.commit("2026-03-05T09:00:00+01:00", "Wieder aufnehmen");
    repo.checkout();
    let at = |commit| assert_as_checkout(&repo, &repo.path(), &[], commit, "");
    assert_eq!(prozesse(&at(first)), ["hundesteuer", "wohngeld"]);
    assert_eq!(prozesse(&at(without)), ["hundesteuer"]);
    assert_eq!(prozesse(&at(again)), ["hundesteuer", "wohngeld"]);
    let name = |commit| at(commit)["zeilen"][1]["name"].clone();
    assert_eq!(
        (name(first), name(again)),
        ("Wohngeld".into(), "Wohngeld beantragen".into())
    );
}

#[test]
fn a_file_that_was_broken_in_between_is_a_finding_there_and_figures_say_so() {
    let mut repo = TestRepo::sound("");
    repo.write("prozesse/wohngeld.yaml", other("Wohngeld"));
    let sound = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.write("prozesse/hundesteuer.yaml", BROKEN);
    let broken = repo.commit("2026-02-05T09:00:00+01:00", "Versehen");
    repo.write("prozesse/hundesteuer.yaml", HUNDESTEUER);
    let mended = repo.commit("2026-02-06T09:00:00+01:00", "Berichtigen");
    repo.checkout();
    let at = |commit| assert_as_checkout(&repo, &repo.path(), &[], commit, "");
    assert_eq!(at(sound)["unlesbar"], Value::Null);
    assert_eq!(at(mended)["unlesbar"], Value::Null);
    let between = at(broken);
    assert_eq!(between["unlesbar"], 1);
    assert_eq!(prozesse(&between), ["wohngeld"]);
    let stand = broken.to_string();
    let outcome = repo.ddv(&["karte", "--stand", &stand]);
    let missing = "Eine Datei ist nicht lesbar und fehlt in allen Zahlen; `ddv pruefen` nennt sie.";
    assert!(outcome.stdout.contains(missing), "{}", outcome.stdout);
    assert_eq!(outcome.stderr, format!("Achtung: {missing}\n"));
    let check = repo.ddv(&["pruefen", "--stand", &stand, "--format", "kurz"]);
    assert_eq!(check.status, 1);
    insta::assert_snapshot!(check.stdout, @"
    prozesse/hundesteuer.yaml:1:1: warnung: Das Ergebnis fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Der Auslöser fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Der Beratungsaufwand fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Der Stand der Kennzahlen fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Der Tag der letzten Überprüfung fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Angabe zum Antragsmanagement fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Angabe zum persönlichen Erscheinen fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Angabe zur Unterschrift fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Angabe zur externen Dateneingabe fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Aufgabenart fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Ausrichtung fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Bearbeitungszeit fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Datenlage fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Durchlaufzeit fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Fallzahl fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Rechtsgrundlagen fehlen. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Regelungsebene fehlt. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: warnung: Die Zielgruppen fehlen. [pflichtangabe-fehlt]
    prozesse/hundesteuer.yaml:1:1: fehler: `oe` fehlt, ist aber nötig. [schluessel-fehlt]
    prozesse/hundesteuer.yaml:2:9: fehler: Eine Klammer wird nicht geschlossen, oder ein Komma fehlt. [yaml-ungueltig]
    prozesse/wohngeld.yaml:29:12: warnung: `ueberpruefung.zuletzt` nennt den 15.02.2026; das ist nach dem Stichtag (05.02.2026). [datum-in-zukunft]
    ");
}

#[test]
fn commits_that_were_replaced_or_changed_nothing_can_still_be_named() {
    let mut repo = TestRepo::sound("");
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    let empty = repo.commit("2026-01-06T09:00:00+01:00", "Nichts");
    repo.write("prozesse/hundesteuer.yaml", other("Hundesteuer abmelden"));
    let replaced = repo.commit("2026-01-07T09:00:00+01:00", "Ändern");
    repo.write("prozesse/hundesteuer.yaml", other("Hund an- und abmelden"));
    let amended = repo.amend("2026-01-07T11:00:00+01:00", "Ändern, richtig");
    repo.checkout();
    let name = |commit| {
        let karte = assert_as_checkout(&repo, &repo.path(), &[], commit, "");
        karte["zeilen"][0]["name"].clone()
    };
    assert_eq!(name(first), name(empty));
    assert_eq!(name(replaced), "Hundesteuer abmelden");
    assert_eq!(name(amended), "Hund an- und abmelden");
    let day = |day| karte(&repo.path(), &["--stand", day])["commit"].clone();
    assert_eq!(day("2026-01-07"), amended.to_string());
    assert_eq!(day("2026-01-06"), empty.to_string());
    assert_eq!(
        karte(&repo.path(), &["--stand", "HEAD~1"])["commit"],
        empty.to_string()
    );
}

#[test]
fn what_is_not_committed_never_shows_in_a_state_of_the_past() {
    let mut repo = TestRepo::sound("");
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.write("prozesse/wohngeld.yaml", other("Wohngeld"));
    let second = repo.commit("2026-02-05T09:00:00+01:00", "Wohngeld");
    repo.checkout();
    let write = |path: &str, text: &str| std::fs::write(repo.path().join(path), text).expect("written");
    write("prozesse/neu.yaml", &other("Neu"));
    write("prozesse/hundesteuer.yaml", BROKEN);
    write("ddv.toml", "[verwaltung]\nname = \"Anderswo\"\n");
    std::fs::remove_file(repo.path().join("prozesse/wohngeld.yaml")).expect("removed");
    let on_disk = karte(&repo.path(), &["--stichtag", DAY]);
    assert_eq!(
        (&on_disk["geaendert"], &on_disk["verwaltung"]),
        (&true.into(), &"Anderswo".into())
    );
    for commit in [first, second] {
        let karte = assert_as_checkout(&repo, &repo.path(), &[], commit, "");
        assert_eq!(karte["geaendert"], Value::Null);
    }
}

#[test]
fn days_are_counted_from_a_detached_head() {
    let mut repo = TestRepo::sound("");
    let first = repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.write("prozesse/wohngeld.yaml", other("Wohngeld"));
    let second = repo.commit("2026-02-05T09:00:00+01:00", "Wohngeld");
    repo.detach(first);
    repo.checkout();
    let at = |stand| karte(&repo.path(), &["--stand", stand])["commit"].clone();
    assert_eq!(at("2026-06-30"), first.to_string());
    assert_eq!(at("HEAD"), first.to_string());
    assert_eq!(at("main"), second.to_string());
}

/// Three commits, the middle one about another process: of one process only the two that changed it have a row, and no
/// figure says how many processes it is.
#[test]
fn the_course_of_one_process_by_commit_shows_only_what_changed_it() {
    let mut repo = TestRepo::sound("");
    repo.commit("2026-01-05T09:00:00+01:00", "Register anlegen");
    repo.write("prozesse/wohngeld.yaml", other("Wohngeld"));
    repo.commit("2026-02-05T09:00:00+01:00", "Wohngeld");
    repo.write(
        "prozesse/hundesteuer.yaml",
        HUNDESTEUER.replace("fallzahl: ", "fallzahl: 1"),
    );
    repo.commit("2026-03-05T09:00:00+01:00", "Kennzahlen");
    repo.checkout();
    let args = [
        "verlauf",
        "--prozess",
        "hundesteuer",
        "--schritt",
        "commit",
        "--stichtag",
        "2026-03-31",
    ];
    let course = repo.ddv(&args);
    insta::assert_snapshot!(course.stdout);
}
