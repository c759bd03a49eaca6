//! Pages of small registries on 30 June 2026.

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::score::Population;
use crate::view::leistungen::Leistungen;
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf};

/// `hundesteuer` end to end; `pass` online by its level, with a break; `schein` says nothing about being online; `falsch`
/// has more digital cases than cases; `intern` is no service.
const FILES: [(&str, &str); 5] = [
    (
        "prozesse/pass.yaml",
        "name: Pass ausstellen\nozg: {modell: \"2.0\", reifegrad: 3}\nkennzahlen: {stand: 2025-12-31, datenlage: geschaetzt, \
         fallzahl: 900, fallzahl_digital: 0, bearbeitungszeit_min: 12.5, rueckstand: 30, durchlaufzeit_tage: 9}\n\
         ablauf:\n  - {schritt: A, baustein: entgegennehmen, medium: digital}\n  \
         - {schritt: B, baustein: versenden, medium: papier}\n",
    ),
    (
        "prozesse/schein.yaml",
        "name: Schein ausstellen\nkennzahlen: {fallzahl: 50}\nablauf:\n",
    ),
    (
        "prozesse/falsch.yaml",
        "name: Falsch gezählt\nkennzahlen: {fallzahl: 5, fallzahl_digital: 6}\nablauf:\n",
    ),
    ("prozesse/intern.yaml", "name: Intern\nausrichtung: intern\n"),
    ("prozesse/ohne.yaml", "name: Ohne Ausrichtung\nausrichtung:\n"),
];

fn view(snapshot: &Snapshot, alle: bool) -> Leistungen {
    let population = Population::new(&snapshot.registry, None);
    Leistungen::new(&snapshot.registry, &population, alle)
}

fn as_text(snapshot: &Snapshot, alle: bool) -> String {
    text::render(&view(snapshot, alle).report(&kopf(snapshot)), LOOK)
}

fn as_json(snapshot: &Snapshot, alle: bool) -> Value {
    serde_json::to_value(view(snapshot, alle)).expect("plain data")
}

#[test]
fn the_page_for_people() {
    insta::assert_snapshot!(as_text(&snapshot(&FILES), false));
}

/// Cases: 4,200 + 900 + 50 + 5. Three state both numbers: 1,300 + 0 + 6 of
/// 4,200 + 900 + 5 are digital; at two they fit: 2,900 + 900 analog.
#[test]
fn the_sums_are_those_counted_by_hand() {
    let json = as_json(&snapshot(&FILES), false);
    assert_eq!(
        json["summe"],
        json!({"leistungen": 4, "analog": 1, "analog_ohne_angabe": 1, "digital": 2, "ende_zu_ende": 1,
               "leistungen_online": 0.75, "faelle": 5155, "mit_fallzahl": 4, "faelle_digital": 1306,
               "faelle_analog": 3800, "mit_beiden_fallzahlen": 3,
               "anteil_digitaler_faelle": 1306.0 / 5105.0, "rueckstand": 30, "mit_rueckstand": 1})
    );
    assert_eq!(
        json["zeilen"][1],
        json!({"prozess": "pass", "name": "Pass ausstellen", "oe": "amt-22", "ausrichtung": "extern",
               "verfuegbarkeit": "digital", "ozg_reifegrad": 3, "ozg_modell": "2.0", "fallzahl": 900,
               "faelle_digital": 0, "faelle_analog": 900, "bearbeitungszeit_min": 12.5,
               "bearbeitungszeit_digital_min": null, "rueckstand": 30, "durchlaufzeit_tage": 9.0,
               "datenlage": "geschaetzt", "kennzahlen_stand": "2025-12-31"})
    );
}

#[test]
fn all_processes_on_demand() {
    let snapshot = snapshot(&FILES);
    let json = as_json(&snapshot, true);
    assert_eq!(
        (&json["alle"], &json["summe"]["leistungen"]),
        (&json!(true), &json!(6))
    );
}

#[test]
fn data_has_every_column() {
    let snapshot = snapshot(&FILES);
    let data = view(&snapshot, false).data(&kopf(&snapshot));
    insta::assert_snapshot!(csv::render(&data, Dialect::Plain), @"
    prozess,name,oe,ausrichtung,verfuegbarkeit,ozg_reifegrad,ozg_modell,fallzahl,faelle_analog,faelle_digital,bearbeitungszeit_min,bearbeitungszeit_digital_min,rueckstand,durchlaufzeit_tage,datenlage,kennzahlen_stand
    hundesteuer,Hundesteuer anmelden,amt-22,extern,ende-zu-ende,,,4200,2900,1300,15,,,7,beispiel,2025-12-31
    pass,Pass ausstellen,amt-22,extern,digital,3,2.0,900,900,0,12.5,,30,9,geschaetzt,2025-12-31
    schein,Schein ausstellen,amt-22,extern,analog,,,50,,,,,,,,
    falsch,Falsch gezählt,amt-22,extern,digital,,,5,,6,,,,,,
    ");
}

#[test]
fn nothing_external_is_an_answer() {
    let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", "ausrichtung: intern\n")]);
    insta::assert_snapshot!(as_text(&snapshot, false), @"
    Leistungen
    Musterstadt, Stichtag 30.06.2026

    In dieser Auswahl gibt es keine Leistung nach außen. Mit `--alle` wird auch 1 anderer aktiver
    Prozess gezeigt.
    ");
    let data = view(&snapshot, false).data(&kopf(&snapshot));
    assert_eq!(csv::render(&data, Dialect::Plain).lines().count(), 1);
}

#[test]
fn texts_of_the_register_stay_text() {
    let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", "name: \"=1+1 | <b>\\e[31m\"\n")]);
    let view = view(&snapshot, false);
    assert!(!markdown::render(&view.report(&kopf(&snapshot))).contains("<b>"));
    assert!(!as_text(&snapshot, false).contains('\u{1b}'));
    assert!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Excel).contains("'=1+1"));
}
