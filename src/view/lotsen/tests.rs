//! Lotsen of a small registry on 30 June 2026.

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::score::Population;
use crate::view::faellig::{self, Faellig};
use crate::view::lotsen::{Lotsen, Request};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

/// Amt 63 has a Lotse, a unit below inherits it; the Lotse of Amt 64 is the same function in other letters; Amt 22 and the
/// Stabsstelle have none; the Dezernat has none and no process.
const FILES: [(&str, &str); 10] = [
    (
        "organisation/amt-63.yaml",
        "name: Bauaufsicht\nkuerzel: \"63\"\nlotse: Lotse Bau\nstellenart_lotse: digitalisierungsstelle\n",
    ),
    (
        "organisation/amt-63-1.yaml",
        "name: Bauakten\nkuerzel: \"63.1\"\nart: abteilung\nteil_von: amt-63\n",
    ),
    (
        "organisation/amt-64.yaml",
        "name: Wohnen\nkuerzel: \"64\"\nlotse: LOTSE BAU\n",
    ),
    ("organisation/amt-22.yaml", "stellenart_lotse: offen\n"),
    ("organisation/dez.yaml", "name: Dezernat\nart: dezernat\n"),
    ("organisation/stab.yaml", "name: Stabsstelle\nart: stabsstelle\n"),
    // Overdue by a day; due in 90 days.
    (
        "prozesse/abriss.yaml",
        "name: Abriss\noe: amt-63\nueberpruefung: {zuletzt: 2025-06-29}\nkomponenten:\n  \
         dms: {status: geplant, bis: 2026-09-28}\n",
    ),
    // Without figures: 0 of them stated, so 6 of the Pflichtangaben are missing.
    (
        "prozesse/bauakte.yaml",
        "name: Bauakte\noe: amt-63-1\nkomponenten: {}\nkennzahlen: {}\n",
    ),
    (
        "prozesse/entwurf.yaml",
        "name: Entwurf\nstatus: entwurf\noe: stab\nergebnis: ''\n",
    ),
    (
        "prozesse/alt.yaml",
        "name: Alt\nstatus: entfallen\noe: amt-63\nergebnis: ''\n",
    ),
];

fn lotsen(snapshot: &Snapshot, gewaehlt: Option<&[&str]>) -> Lotsen {
    let auftrag = Request {
        tage: 90,
        oe: None,
        gewaehlt: gewaehlt.map(|ids| ids.iter().map(|id| (*id).to_owned()).collect()),
    };
    Lotsen::new(&snapshot.registry, &snapshot.config, today(), &auftrag)
}

fn json_of(view: &Lotsen) -> Value {
    serde_json::to_value(view).expect("plain data")
}

#[test]
fn who_has_one_what_waits_and_who_has_none() {
    let snapshot = snapshot(&FILES);
    let report = lotsen(&snapshot, None).report(&kopf(&snapshot));
    insta::assert_snapshot!(text::render(&report, LOOK));
}

#[test]
fn a_row_per_unit() {
    let snapshot = snapshot(&FILES);
    let data = lotsen(&snapshot, None).data(&kopf(&snapshot));
    insta::assert_snapshot!(csv::render(&data, Dialect::Plain));
}

/// Three Ämter, two with a Lotse of their own; six units, three with one, of which one inherits.
#[test]
fn the_summary_is_that_counted_by_hand() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&lotsen(&snapshot, None));
    let sums = &json["zusammenfassung"];
    assert_eq!(
        sums["aemter"],
        json!({"gesamt": 3, "mit_lotse": 2, "geerbt": 0, "ohne_lotse": 1, "anteil": 2.0 / 3.0})
    );
    assert_eq!(
        sums["einheiten"],
        json!({"gesamt": 6, "mit_lotse": 3, "geerbt": 1, "ohne_lotse": 3, "anteil": 0.5})
    );
    assert_eq!(
        sums["stellen"],
        json!({"digitalisierungsstelle": 1, "umgewandelt": 0, "offen": 0, "ohne_angabe": 1})
    );
    assert_eq!(
        (&sums["prozesse"], &sums["prozesse_ohne_lotse"]),
        (&json!(3), &json!(1))
    );
    let bau = &json["lotsen"][0];
    assert_eq!(bau["lotse"], json!("Lotse Bau"));
    assert_eq!(bau["einheiten"].as_array().map(Vec::len), Some(2));
    assert_eq!(bau["erben"], json!(["amt-63-1"]));
}

#[test]
fn a_lotse_has_what_faellig_lists() {
    let snapshot = snapshot(&FILES);
    let bau = &json_of(&lotsen(&snapshot, None))["lotsen"][0];
    let (registry, config) = (&snapshot.registry, &snapshot.config);
    let auftrag = faellig::Request {
        tage: 90,
        lotse: Some("Lotse Bau".to_owned()),
    };
    let list = Faellig::new(
        registry,
        config,
        &Population::new(registry, None),
        today(),
        &auftrag,
    );
    let list = serde_json::to_value(&list).expect("plain data");
    let sums = &list["zusammenfassung"];
    for key in [
        "prozesse",
        "ueberfaellig",
        "faellig",
        "ohne_datum",
        "ueberpruefung",
        "nutzung",
        "kennzahlen",
    ] {
        assert_eq!(bau[key], sums[key], "{key}");
    }
}

/// A unit that inherits is shown with the unit that it inherits from, even if that one is not chosen.
#[test]
fn a_selection_counts_only_its_units() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&lotsen(&snapshot, Some(&["amt-63-1"])));
    assert_eq!(json["zusammenfassung"]["aemter"]["anteil"], Value::Null);
    assert_eq!(json["lotsen"][0]["einheiten"][0]["oe"], json!("amt-63"));
    assert_eq!(json["lotsen"][0]["prozesse"], json!(1));
    let nothing = lotsen(&snapshot, Some(&[])).report(&kopf(&snapshot));
    insta::assert_snapshot!(text::render(&nothing, LOOK));
}

#[test]
fn texts_of_the_register_stay_text() {
    let snapshot = snapshot(&[
        (
            "organisation/amt-22.yaml",
            "name: \"=1+1 | <b>\"\nlotse: \"L1' | <b>* `x`\\e[31m\"\n",
        ),
        (
            "prozesse/hundesteuer.yaml",
            "ueberpruefung: {zuletzt: 2020-01-01}\n",
        ),
    ]);
    let view = lotsen(&snapshot, None);
    let shown = markdown::render(&view.report(&kopf(&snapshot)));
    assert!(!shown.contains("<b>") && !shown.contains('\u{1b}'), "{shown}");
    assert!(shown.contains("--lotse FUNKTION"), "{shown}");
    let excel = csv::render(&view.data(&kopf(&snapshot)), Dialect::Excel);
    assert!(excel.contains("'=1+1"), "{excel}");
}

#[test]
fn a_process_of_no_unit_has_no_lotse() {
    let snapshot = snapshot(&[("prozesse/fremd.yaml", "name: Fremd\noe: amt-99\n")]);
    let sums = &json_of(&lotsen(&snapshot, None))["zusammenfassung"];
    assert_eq!(
        (&sums["prozesse"], &sums["prozesse_ohne_lotse"]),
        (&json!(2), &json!(2))
    );
}
