//! The overview of the small sound registry of the rule tests.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::{MemoryTree, Snapshot};
use crate::model::{Datum, OeId, ProzessId};
use crate::render::csv::Dialect;
use crate::render::{csv, text};
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::befunde::Pruefling;
use crate::view::output::Output as _;
use crate::view::status::{Ueberblick, befund_counts};
use crate::view::testing::{LOOK, kopf, today};

fn as_text(snapshot: &Snapshot, oe: Option<&OeId>) -> String {
    text::render(
        &Ueberblick::new(
            &Pruefling::new(snapshot, today()),
            oe,
            None,
            &Aenderungsstand::unknown(),
        )
        .report(&kopf(snapshot)),
        LOOK,
    )
}

fn as_json(snapshot: &Snapshot, oe: Option<&OeId>) -> Value {
    serde_json::to_value(Ueberblick::new(
        &Pruefling::new(snapshot, today()),
        oe,
        None,
        &Aenderungsstand::unknown(),
    ))
    .expect("plain data")
}

/// Two offices: 22 with D = 1/2 (dms used, epayment planned) and 10 with D = 2/2, which is digitalised; together the
/// mean is 3/4 and the quote 1/2. One review is overdue: 2025-01-01 + 12 months < 2026-06-30.
fn two_offices() -> Snapshot {
    snapshot(&[
        (
            "organisation/amt-10.yaml",
            "name: Hauptamt\nkuerzel: \"10\"\nart: amt\n",
        ),
        (
            "prozesse/reisekosten.yaml",
            "name: Reisekosten abrechnen\noe: amt-10\nausrichtung: intern\nkomponenten:\n  \
             dms: {status: genutzt, seit: 2023-03-01}\n  epayment: {status: genutzt, seit: 2024-01-01}\n\
             ueberpruefung:\n  zuletzt: 2025-01-01\n",
        ),
        ("prozesse/neu.yaml", "name: Neu\nstatus: entwurf\noe: amt-10\n"),
    ])
}

#[test]
fn the_overview_shows_every_share_with_its_base() {
    insta::assert_snapshot!(as_text(&two_offices(), None));
}

#[test]
fn the_overview_as_json() {
    let snapshot = two_offices();
    let view = Ueberblick::new(
        &Pruefling::new(&snapshot, today()),
        None,
        None,
        &Aenderungsstand::unknown(),
    );
    insta::assert_snapshot!(kopf(&snapshot).json(&view));
}

#[test]
fn the_figures_are_those_computed_by_hand() {
    let json = as_json(&two_offices(), None);
    assert_eq!(json["summe"]["digitalisierungsgrad"], json!(0.75));
    assert_eq!(json["summe"]["digitalisierungsquote"], json!(0.5));
    assert_eq!(json["ausrichtung"]["extern"]["digitalisierungsgrad"], json!(0.5));
    assert_eq!(json["ausrichtung"]["intern"]["digitalisierungsgrad"], json!(1.0));
    assert_eq!(
        json["prozesse"],
        json!({"aktiv": 2, "entwurf": 1, "ausgesetzt": 0, "entfallen": 0})
    );
    assert_eq!(
        json["ueberpruefung"],
        json!({"aktuell": 1, "ueberfaellig": 1, "ohne_angabe": 0})
    );
    assert_eq!(json["organisationseinheiten"][0]["oe"], json!("amt-10"));
    assert_eq!(
        json["organisationseinheiten"][1]["digitalisierungsgrad"],
        json!(0.5)
    );
}

/// Changed on 1 March 2026, after the review of 15 February; Reisekosten is overdue, whatever changed.
#[test]
fn the_siegel_are_counted_for_all_and_for_each_office() {
    let snapshot = two_offices();
    let changed = |id: &str| (ProzessId::new(id), Datum::parse("2026-03-01").expect("a day"));
    let known = Aenderungsstand::new(move |_| {
        Ok(Some(BTreeMap::from([
            changed("hundesteuer"),
            changed("reisekosten"),
        ])))
    });
    let view = Ueberblick::new(&Pruefling::new(&snapshot, today()), None, None, &known);
    let json = serde_json::to_value(&view).expect("plain data");
    assert_eq!(
        json["siegel"],
        json!({"aktuell": 0, "geaendert_seit_ueberpruefung": 1, "ueberfaellig": 1, "nie": 0, "historie": true})
    );
    assert_eq!(
        json["organisationseinheiten"][1]["siegel"],
        json!({"aktuell": 0, "geaendert_seit_ueberpruefung": 1, "ueberfaellig": 0, "nie": 0})
    );
    let text = text::render(&view.report(&kopf(&snapshot)), LOOK);
    let counts = "0 von 2 aktuell, 1 seit der Überprüfung geändert, 1 überfällig";
    assert!(text.contains(counts) && !text.contains("Ohne Historie"), "{text}");
}

#[test]
fn an_oe_restricts_processes_but_not_the_findings() {
    let oe = OeId::new("amt-10");
    let json = as_json(&two_offices(), Some(&oe));
    assert_eq!(json["summe"]["prozesse"], json!(1));
    assert_eq!(json["eintraege"]["prozesse"], json!(3));
    assert_eq!(json["organisationseinheiten"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_filter_narrows_everything_about_processes() {
    let snapshot = two_offices();
    let chosen = BTreeSet::from(["hundesteuer".to_owned(), "neu".to_owned()]);
    let view = Ueberblick::new(
        &Pruefling::new(&snapshot, today()),
        None,
        Some(&chosen),
        &Aenderungsstand::unknown(),
    );
    let json = serde_json::to_value(&view).expect("plain data");
    assert_eq!(json["summe"]["prozesse"], json!(1));
    assert_eq!(json["summe"]["digitalisierungsgrad"], json!(0.5));
    assert_eq!(
        json["prozesse"],
        json!({"aktiv": 1, "entwurf": 1, "ausgesetzt": 0, "entfallen": 0})
    );
    assert_eq!(json["organisationseinheiten"].as_array().map(Vec::len), Some(1));
    assert_eq!(json["eintraege"]["prozesse"], json!(3));
    let text = text::render(&view.report(&kopf(&snapshot)), LOOK);
    assert!(
        text.contains("Register insgesamt") && text.contains("Davon nach Filter: Prozesse nach Status"),
        "{text}"
    );
}

#[test]
fn the_offices_as_csv() {
    let snapshot = two_offices();
    let report = Ueberblick::new(
        &Pruefling::new(&snapshot, today()),
        None,
        None,
        &Aenderungsstand::unknown(),
    )
    .data(&kopf(&snapshot));
    insta::assert_snapshot!(csv::render(&report, Dialect::Plain), @"
    rang,oe,kuerzel,name,prozesse,digitalisierbar,digitalisierungsgrad,digitalisiert,digitalisierungsquote,vollstaendig,vollstaendigkeit,siegel_aktuell,siegel_geaendert_seit_ueberpruefung,siegel_ueberfaellig,siegel_nie
    1,amt-10,10,Hauptamt,1,1,1,1,1,1,1,0,0,1,0
    2,amt-22,22,Steueramt,1,1,0.5,0,0,1,1,1,0,0,0
    ");
}

#[test]
fn an_empty_registry_is_an_answer() {
    let files = BTreeMap::from([(
        "ddv.toml".to_owned(),
        "[verwaltung]\nname = \"Leer\"\n".to_owned(),
    )]);
    let snapshot = Snapshot::load(Box::new(MemoryTree::new(files))).expect("a registry in memory");
    insta::assert_snapshot!(as_text(&snapshot, None), @r"
    Überblick
    Leer, Stichtag 30.06.2026

    Register
    Einträge              noch keine
    Dateien               keine
    Befunde               0 Fehler, 0 Warnungen, 0 Hinweise
    Prozesse nach Status  keine

    Prozesse

    Das Register hat noch keinen aktiven Prozess.
    ");
    assert_eq!(
        as_json(&snapshot, None)["summe"]["digitalisierungsgrad"],
        Value::Null
    );
}

#[test]
fn findings_count_with_the_severity_of_the_settings() {
    // The unknown unit leaves the known one without a reference: a hint beside the error.
    let broken = ("prozesse/hundesteuer.yaml", "oe: amt-99\n");
    let count = |toml: &str| {
        let snapshot = snapshot(&[("ddv.toml", toml), broken]);
        let zahlen = befund_counts(&Pruefling::new(&snapshot, today()));
        (zahlen.fehler, zahlen.warnungen, zahlen.regeln.len())
    };
    let name = "[verwaltung]\nname = \"X\"\n";
    assert_eq!(count(name), (1, 0, 2));
    assert_eq!(
        count(&format!("{name}[regeln]\nverweis-unbekannt = \"warnung\"\n")),
        (0, 1, 2)
    );
    assert_eq!(
        count(&format!("{name}[regeln]\nverweis-unbekannt = \"aus\"\n")),
        (0, 0, 1)
    );
}
