//! Pages of small registries on 30 June 2026.

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::score::{Nutzensicht, Population};
use crate::view::output::Output as _;
use crate::view::priorisierung::Priorisierung;
use crate::view::testing::{LOOK, kopf};

/// One process for each field, one with half of its marks, one with none for feasibility, one without any.
const FILES: [(&str, &str); 7] = [
    (
        "prozesse/sofort.yaml",
        "name: Sofort\nbewertung: {nutzen_buerger: 3, nutzen_verwaltung: 2, umsetzbarkeit_kosten: 2, \
         umsetzbarkeit_zeit: 3}\n",
    ),
    (
        "prozesse/halb.yaml",
        "name: Halb\nkennzahlen: {fallzahl: 7, datenlage: geschaetzt}\nbewertung: {nutzen_verwaltung: 2, \
         umsetzbarkeit_kosten: 1, umsetzbarkeit_zeit: 2}\n",
    ),
    (
        "prozesse/schwer.yaml",
        "name: Schwer\nbewertung: {nutzen_buerger: 3, nutzen_verwaltung: 0, umsetzbarkeit_kosten: 1, \
         umsetzbarkeit_zeit: 1}\n",
    ),
    (
        "prozesse/nebenbei.yaml",
        "name: Nebenbei\nbewertung: {nutzen_buerger: 2, nutzen_verwaltung: 0, umsetzbarkeit_kosten: 3, \
         umsetzbarkeit_zeit: 3}\n",
    ),
    (
        "prozesse/spaeter.yaml",
        "name: Später\nbewertung: {nutzen_buerger: 1, nutzen_verwaltung: 1, umsetzbarkeit_zeit: 0}\n",
    ),
    (
        "prozesse/unklar.yaml",
        "name: Unklar\nbewertung: {nutzen_buerger: 1}\n",
    ),
    ("prozesse/hundesteuer.yaml", "bewertung:\n"),
];

fn view(snapshot: &Snapshot, sicht: Nutzensicht) -> Priorisierung {
    let population = Population::new(&snapshot.registry, None);
    Priorisierung::new(&snapshot.registry, &population, sicht)
}

fn as_text(snapshot: &Snapshot, sicht: Nutzensicht) -> String {
    text::render(&view(snapshot, sicht).report(&kopf(snapshot)), LOOK)
}

fn as_json(snapshot: &Snapshot, sicht: Nutzensicht) -> Value {
    serde_json::to_value(view(snapshot, sicht)).expect("plain data")
}

#[test]
fn the_page_for_people() {
    insta::assert_snapshot!(as_text(&snapshot(&FILES), Nutzensicht::Beide));
}

#[test]
fn fields_and_sums_as_json() {
    let json = as_json(&snapshot(&FILES), Nutzensicht::Beide);
    assert_eq!(
        json["summe"],
        json!({"prozesse": 7, "eingeordnet": 5, "unvollstaendig": 1, "ohne_bewertung": 1})
    );
    assert_eq!(
        json["zieldimensionen"],
        json!({"buerger": 2, "verwaltung": 1, "beide": 1, "keine": 1})
    );
    let fields: Vec<(&Value, &Value)> = json["quadranten"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|q| (&q["quadrant"], &q["prozesse"]))
        .collect();
    assert_eq!(
        fields,
        [
            (&json!("sofort-angehen"), &json!(["sofort", "halb"])),
            (&json!("strategisch-vorbereiten"), &json!(["schwer"])),
            (&json!("nebenbei-mitnehmen"), &json!(["nebenbei"])),
            (&json!("zurueckstellen"), &json!(["spaeter"])),
        ]
    );
}

/// For citizens alone `halb` has no mark, `nebenbei` (2) becomes high.
#[test]
fn the_benefit_of_one_side_alone() {
    let snapshot = snapshot(&FILES);
    let json = as_json(&snapshot, Nutzensicht::Buerger);
    assert_eq!(json["nach"], json!("buerger"));
    assert_eq!(json["quadranten"][0]["prozesse"], json!(["sofort", "nebenbei"]));
    assert_eq!(json["summe"]["unvollstaendig"], json!(2));
    let of_administration = as_json(&snapshot, Nutzensicht::Verwaltung);
    assert_eq!(of_administration["quadranten"][1]["prozesse"], json!([]));
}

#[test]
fn data_has_every_process() {
    let snapshot = snapshot(&FILES);
    let data = view(&snapshot, Nutzensicht::Beide).data(&kopf(&snapshot));
    insta::assert_snapshot!(csv::render(&data, Dialect::Plain), @"
    prozess,name,oe,quadrant,nutzen,umsetzbarkeit,zieldimension,nutzen_buerger,nutzen_verwaltung,umsetzbarkeit_kosten,umsetzbarkeit_zeit,halb,fallzahl,datenlage
    sofort,Sofort,amt-22,sofort-angehen,2.5,2.5,beide,3,2,2,3,,4200,beispiel
    halb,Halb,amt-22,sofort-angehen,2,1.5,verwaltung,,2,1,2,nutzen,7,geschaetzt
    schwer,Schwer,amt-22,strategisch-vorbereiten,1.5,1,buerger,3,0,1,1,,4200,beispiel
    nebenbei,Nebenbei,amt-22,nebenbei-mitnehmen,1,3,buerger,2,0,3,3,,4200,beispiel
    spaeter,Später,amt-22,zurueckstellen,1,0,keine,1,1,,0,umsetzbarkeit,4200,beispiel
    unklar,Unklar,amt-22,,1,,keine,1,,,,nutzen,4200,beispiel
    hundesteuer,Hundesteuer anmelden,amt-22,,,,,,,,,,4200,beispiel
    ");
}

#[test]
fn without_marks_the_page_says_what_to_do() {
    let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", "bewertung:\n")]);
    insta::assert_snapshot!(as_text(&snapshot, Nutzensicht::Beide), @"
    Priorisierung
    Musterstadt, Stichtag 30.06.2026

    Kein aktiver Prozess lässt sich einordnen: Tragen Sie unter `bewertung` Noten von 0 bis 3 für Nutzen
    und Umsetzbarkeit ein.
    ");
}

#[test]
fn texts_of_the_register_stay_text() {
    let snapshot = snapshot(&[(
        "prozesse/hundesteuer.yaml",
        "name: \"=1+1 | <b>\\e[31m\"\nbewertung: {nutzen_buerger: 3, umsetzbarkeit_zeit: 3}\n",
    )]);
    let view = view(&snapshot, Nutzensicht::Beide);
    assert!(!markdown::render(&view.report(&kopf(&snapshot))).contains("<b>"));
    assert!(!as_text(&snapshot, Nutzensicht::Beide).contains('\u{1b}'));
    assert!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Excel).contains("'=1+1"));
}
