//! `ddv faellig` and the Siegel as users meet them: whole commands with the fixed day 30 June 2026.

use crate::fixture::{HUNDESTEUER, Outcome, Register};
use serde_json::{Value, json};

/// An office with a Lotse above a unit without; a review that is overdue, one of a leap day with its own interval.
fn register() -> Register {
    let register = Register::sound();
    register.write(
        "organisation/amt-22.yaml",
        "name: Steueramt\nkuerzel: \"22\"\nart: amt\nlotse: Digitalisierungslotsin 22.L1\n",
    );
    register.write(
        "organisation/amt-22-1.yaml",
        "name: Zweitwohnungen\nkuerzel: \"22.1\"\nart: abteilung\nteil_von: amt-22\n",
    );
    let with = |name: &str, review: &str| {
        HUNDESTEUER
            .replace("Hundesteuer anmelden", name)
            .replace("oe: amt-22\n", "oe: amt-22-1\n")
            .replace("  zuletzt: 2026-02-15\n", review)
    };
    // 31 August + 10 months = 30 June, today; 29 February 2024 + 12 months = 28 February 2025.
    register.write(
        "prozesse/heute.yaml",
        with("Heute", "  zuletzt: 2025-08-31\n  turnus_monate: 10\n"),
    );
    register.write(
        "prozesse/schalttag.yaml",
        with("Schalttag", "  zuletzt: 2024-02-29\n"),
    );
    register
}

fn json_of(outcome: &Outcome) -> Value {
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    serde_json::from_str(&outcome.stdout).expect("JSON")
}

#[test]
fn the_lists_as_text_and_as_markdown() {
    let outcome = register().ddv(&["faellig"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(outcome.stdout);
    insta::assert_snapshot!(register().ddv(&["due", "--format", "md"]).stdout);
}

#[test]
fn the_rows_and_the_head_of_json() {
    let json = json_of(&register().ddv(&["faellig", "--tage", "0", "--format", "json"]));
    assert_eq!(json["schema"], json!("ddv.faellig/1"));
    assert_eq!((&json["oe"], &json["lotse"]), (&Value::Null, &Value::Null));
    assert_eq!(
        json["zeilen"],
        json!([
            {"lotse": "Digitalisierungslotsin 22.L1", "oe": "amt-22-1", "prozess": "schalttag", "name": "Schalttag",
             "gegenstand": "ueberpruefung", "komponente": null, "faellig_am": "2025-02-28",
             "lage": "ueberfaellig", "tage": -487},
            {"lotse": "Digitalisierungslotsin 22.L1", "oe": "amt-22-1", "prozess": "heute", "name": "Heute",
             "gegenstand": "ueberpruefung", "komponente": null, "faellig_am": "2026-06-30",
             "lage": "faellig", "tage": 0},
        ])
    );
    let csv = register().ddv(&["faellig", "--tage", "0", "--format", "csv"]);
    insta::assert_snapshot!(csv.stdout, @"
    lotse,oe,prozess,name,gegenstand,komponente,faellig_am,lage,tage
    Digitalisierungslotsin 22.L1,amt-22-1,schalttag,Schalttag,ueberpruefung,,2025-02-28,ueberfaellig,-487
    Digitalisierungslotsin 22.L1,amt-22-1,heute,Heute,ueberpruefung,,2026-06-30,faellig,0
    ");
}

#[test]
fn a_lotse_is_found_in_any_case_and_a_wrong_one_is_told() {
    let register = register();
    let json = json_of(&register.ddv(&[
        "faellig",
        "--lotse",
        "digitalisierungsLOTSIN 22.l1 ",
        "--format",
        "json",
    ]));
    assert_eq!(json["lotse"], json!("Digitalisierungslotsin 22.L1"));
    assert_eq!(json["zusammenfassung"]["prozesse"], json!(3));
    let failed = |lotse: &str| {
        let outcome = register.ddv(&["faellig", "--lotse", lotse]);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{lotse}");
        outcome.stderr
    };
    insta::assert_snapshot!([failed("22.L1"), failed("Digitalisirungslotsin 22.L1"), failed("")].join(""), @"
    Fehler: Eine Lotsin oder einen Lotsen `22.L1` gibt es nicht.
    Hilfe: Meinten Sie `Digitalisierungslotsin 22.L1`?
    Fehler: Eine Lotsin oder einen Lotsen `Digitalisirungslotsin 22.L1` gibt es nicht.
    Hilfe: Meinten Sie `Digitalisierungslotsin 22.L1`?
    Fehler: Eine Lotsin oder einen Lotsen `` gibt es nicht.
    Hilfe: `ddv liste organisation --spalten id,lotse` nennt alle.
    ");
}

#[test]
fn wrong_days_an_unknown_oe_and_a_filter() {
    let register = register();
    for days in ["3661", "-1", "bald", "1.5"] {
        let outcome = register.ddv(&["faellig", "--tage", days]);
        assert_eq!(outcome.status, 2, "{days}");
        assert!(
            outcome.stderr.contains("ganze Zahl") || outcome.stderr.contains("3660"),
            "{}",
            outcome.stderr
        );
    }
    assert_eq!(register.ddv(&["faellig", "--tage", "3660"]).status, 0);
    assert_eq!(register.ddv(&["faellig", "--oe", "amt-2"]).status, 2);
    let filtered = register.ddv(&["faellig", "--wo", "id = heute", "--format", "json"]);
    let json = json_of(&filtered);
    assert_eq!(
        (&json["zusammenfassung"]["prozesse"], &json["filter"]),
        (&json!(1), &json!("id = heute"))
    );
}

#[test]
fn a_file_that_cannot_be_read_is_missing_and_everyone_says_so() {
    let register = register();
    register.write(
        "prozesse/kaputt.yaml",
        "name: Kaputt\nstatus: aktiv\nueberpruefung: {zuletzt: gestern}\n",
    );
    let outcome = register.ddv(&["faellig"]);
    assert_eq!(outcome.status, 0);
    assert!(
        outcome.stderr.contains("Eine Datei ist nicht lesbar"),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stdout.contains("von 3 aktiven Prozessen") && !outcome.stdout.contains("Kaputt"));
    assert_eq!(
        json_of(&register.ddv(&["faellig", "--format", "json"]))["unlesbar"],
        json!(1)
    );
}

#[test]
fn an_empty_register_is_an_answer() {
    let outcome = Register::empty().ddv(&["faellig"]);
    assert_eq!(outcome.status, 0);
    insta::assert_snapshot!(outcome.stdout, @"
    Was ist fällig?
    Musterstadt, Stichtag 30.06.2026

    Das Register hat noch keinen aktiven Prozess.
    ");
}

/// Words sort as the vocabulary has them: the best Siegel first.
#[test]
fn lists_show_filter_and_sort_by_siegel_and_say_what_they_cannot_see() {
    let register = register();
    register.write(
        "prozesse/nie.yaml",
        HUNDESTEUER.replace("  zuletzt: 2026-02-15\n", "  turnus_monate: 12\n"),
    );
    register.write("prozesse/neu.yaml", "name: Neu\nstatus: entwurf\noe: amt-22\n");
    let csv = register.ddv(&[
        "liste",
        "prozesse",
        "--spalten",
        "id,siegel",
        "--sortiere",
        "siegel",
        "--format",
        "csv",
    ]);
    insta::assert_snapshot!(csv.stdout, @"
    id,siegel
    heute,aktuell
    hundesteuer,aktuell
    schalttag,ueberfaellig
    nie,nie
    neu,
    ");
    let blind = "Ohne die ganze Historie in git";
    let text = |args: &[&str]| register.ddv(args).stdout;
    assert!(text(&["liste", "prozesse", "--spalten", "siegel"]).contains(blind));
    assert!(text(&["liste", "prozesse", "--wo", "siegel = aktuell"]).contains(blind));
    assert!(text(&["karte", "--wo", "siegel = aktuell"]).contains(blind));
    assert!(!text(&["liste", "prozesse"]).contains(blind));
    assert!(!text(&["liste", "prozesse", "--wo", "id = nie", "--spalten", "siegel"]).contains(blind));
}
