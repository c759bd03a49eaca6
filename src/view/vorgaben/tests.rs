//! Obligations of a small registry on 30 June 2026.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::model::Datum;
use crate::render::csv::Dialect;
use crate::render::{csv, text};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};
use crate::view::vorgaben::Vorgaben;

/// Overdue by a day and by 365, on its last day, without a day, and realised after its day; one from two laws.
const FILES: [(&str, &str); 6] = [
    (
        "vorgaben/ozg.yaml",
        "gesetz: [OZG]\nstatus: rollout\nstand: 2026-06-30\nfrist: 2026-06-29\nkomponenten: [dms, spaeter, weg]\n",
    ),
    (
        "vorgaben/akte.yaml",
        "name: E-Akte\ngesetz: [EGovG, SächsEGovG, EGovG]\nstatus: offen\nstand: 2016-06-30\nfrist: 2025-06-30\n\
         verbindlich: ja\n",
    ),
    (
        "vorgaben/heute.yaml",
        "name: Heute\ngesetz: [OZG]\nstatus: in-arbeit\nfrist: 2026-06-30\nverbindlich: nein\n",
    ),
    (
        "vorgaben/irgendwann.yaml",
        "name: Irgendwann\ngesetz: [DSGVO]\nstatus: in-arbeit\nstand: 2026-07-02\n",
    ),
    (
        "vorgaben/fertig.yaml",
        "name: Fertig\ngesetz: [SächsEGovG]\nstatus: realisiert\nfrist: 2020-01-01\nkomponenten: [spaeter]\n",
    ),
    (
        "komponenten/spaeter.yaml",
        "name: Servicekonto\nreifegrad: geeignet-auszubauen\nverfuegbar_ab: 2026-07-01\n",
    ),
];

fn vorgaben(snapshot: &Snapshot) -> Vorgaben {
    Vorgaben::new(&snapshot.registry, today(), None)
}

fn json_of(view: &Vorgaben) -> Value {
    serde_json::to_value(view).expect("plain data")
}

#[test]
fn overdue_ones_come_first_then_by_law() {
    let snapshot = snapshot(&FILES);
    let report = vorgaben(&snapshot).report(&kopf(&snapshot));
    insta::assert_snapshot!(text::render(&report, LOOK));
}

#[test]
fn as_rows() {
    let snapshot = snapshot(&FILES);
    insta::assert_snapshot!(csv::render(
        &vorgaben(&snapshot).data(&kopf(&snapshot)),
        Dialect::Plain
    ));
}

/// By law: EGovG 1 (the law is named twice, counted once), SächsEGovG 2, OZG 2, DSGVO 1: six in five obligations.
#[test]
fn an_obligation_counts_in_each_of_its_laws_and_once_in_all() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&vorgaben(&snapshot));
    let all =
        json!({"vorgaben": 5, "realisiert": 1, "rollout": 1, "in_arbeit": 2, "offen": 1, "ueberfaellig": 2});
    assert_eq!(json["zusammenfassung"], all);
    let laws: Vec<(&str, u64)> = json["gesetze"]
        .as_array()
        .expect("laws")
        .iter()
        .map(|law| {
            (
                law["gesetz"].as_str().expect("a name"),
                law["vorgaben"].as_u64().expect("a count"),
            )
        })
        .collect();
    assert_eq!(laws, [("DSGVO", 1), ("EGovG", 1), ("OZG", 2), ("SächsEGovG", 2)]);
    let ozg = &json["vorgaben"][1];
    assert_eq!((&ozg["vorgabe"], &ozg["tage"]), (&json!("ozg"), &json!(-1)));
    assert_eq!(
        ozg["komponenten"][1],
        json!({"komponente": "spaeter", "name": "Servicekonto", "reifegrad": "geeignet-auszubauen",
               "verfuegbar": false, "verfuegbar_ab": "2026-07-01", "abgeloest_am": null})
    );
    assert_eq!(ozg["komponenten"][2]["name"], Value::Null);
}

#[test]
fn the_stichtag_moves_what_is_overdue_and_the_age() {
    let snapshot = snapshot(&FILES);
    let earlier = Datum::parse("2025-06-30").expect("a day");
    let json = json_of(&Vorgaben::new(&snapshot.registry, earlier, None));
    assert_eq!(json["zusammenfassung"]["ueberfaellig"], json!(0));
    let ages: Vec<i64> = json["vorgaben"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["stand_alter_tage"].as_i64().expect("days"))
        .collect();
    assert_eq!(ages.iter().min(), Some(&-367));
}

#[test]
fn nothing_is_an_answer() {
    let snapshot = snapshot(&FILES);
    let view = Vorgaben::new(&snapshot.registry, today(), Some(&BTreeSet::new()));
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
}
