//! The catalog of a small registry on 30 June 2026.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::model::{Datum, OeId};
use crate::render::csv::{self, Dialect};
use crate::render::{markdown, text};
use crate::score::Population;
use crate::view::massnahmen::projekte::Projektplan;
use crate::view::massnahmen::{Fenster, Massnahmen, Request};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

const FILES: [(&str, &str); 4] = [
    (
        "komponenten/dms.yaml",
        "prioritaet: {dringlichkeit: 3, wichtigkeit: 3}\nmassnahmen:\n  \
         - {art: beschaffung, von: 2025-01-01, bis: 2025-12-31}\n  - {art: rollout, von: 2026-01-01, bis: 2027-12-31}\n  \
         - {art: erweiterung, von: 2027-01-01, bis: 2027-06-30}\n",
    ),
    (
        "komponenten/epayment.yaml",
        "massnahmen:\n  - {art: rollout, von: 2026-05-01, bis: 2026-12-31}\n  - {art: rollout-planung}\n",
    ),
    ("komponenten/geo.yaml", "name: \"Geodaten; Karten: #1\"\n"),
    (
        "projekte/bezahlung.yaml",
        "status: {ampel: gelb}\ntermine: {beginn: 2026-01-01, ende_plan: 2026-05-31}\nmeilensteine:\n  \
         - {name: \"Konzept: fertig\", plan: 2026-02-28, ist: 2026-03-15}\n  - {name: Start, plan: 2026-06-01}\n",
    ),
];

fn day(text: &str) -> Datum {
    Datum::parse(text).expect("a day")
}

fn all(snapshot: &Snapshot) -> BTreeSet<String> {
    snapshot
        .registry
        .komponenten
        .iter()
        .map(|k| k.id.to_string())
        .collect()
}

fn catalog(snapshot: &Snapshot, oe: Option<&str>, fenster: Fenster) -> Massnahmen {
    let oe = oe.map(OeId::new);
    let population = Population::new(&snapshot.registry, oe.as_ref());
    let request = Request {
        komponenten: &all(snapshot),
        fenster,
    };
    Massnahmen::new(&snapshot.registry, &population, today(), &request)
}

fn plan(snapshot: &Snapshot) -> Projektplan {
    let chosen = snapshot
        .registry
        .projekte
        .iter()
        .map(|p| p.id.to_string())
        .collect();
    Projektplan::new(&snapshot.registry, &chosen, today(), Fenster::default())
}

fn json_of(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view).expect("plain data")
}

#[test]
fn by_component_as_text_and_markdown() {
    let snapshot = snapshot(&FILES);
    let report = catalog(&snapshot, None, Fenster::default()).report(&kopf(&snapshot));
    insta::assert_snapshot!(text::render(&report, LOOK));
    insta::assert_snapshot!(markdown::render(&report));
}

#[test]
fn as_rows_and_as_json() {
    let snapshot = snapshot(&FILES);
    let view = catalog(&snapshot, None, Fenster::default());
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain));
    let json = json_of(&view);
    assert_eq!(
        json["zeilen"][0],
        json!({"komponente": "dms", "name": "Dokumentenmanagement", "art": "beschaffung", "von": "2025-01-01",
               "bis": "2025-12-31", "tage": 365, "lage": "vorbei", "projekte": []})
    );
    assert_eq!(json["zeilen"][3]["projekte"], json!(["bezahlung"]));
    assert_eq!(json["zeilen"][4]["projekte"], json!([]));
    assert_eq!(json["ohne_massnahmen"], json!(["geo"]));
    let kinds: Vec<&str> = json["konflikte"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|k| k["art"].as_str())
        .collect();
    assert_eq!(kinds, ["plan-nach-rollout", "ohne-zeitraum"]);
}

#[test]
fn a_window_shows_what_reaches_into_it() {
    let snapshot = snapshot(&FILES);
    let fenster = Fenster {
        von: Some(day("2027-01-01")),
        bis: Some(day("2027-03-31")),
    };
    let json = json_of(&catalog(&snapshot, None, fenster));
    let arts: Vec<&Value> = json["zeilen"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|z| &z["art"])
        .collect();
    // Without days it can lie anywhere.
    assert_eq!(arts, ["rollout", "erweiterung", "rollout-planung"]);
    assert_eq!(json["von"], "2027-01-01");
    let empty = Fenster {
        von: Some(day("2040-01-01")),
        bis: None,
    };
    let report = catalog(&snapshot, None, empty).report(&kopf(&snapshot));
    assert!(text::render(&report, LOOK).contains("In diesem Zeitraum liegt keine Maßnahme"));
}

#[test]
fn an_oe_sees_the_components_that_it_uses_or_plans() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&catalog(&snapshot, Some("amt-22"), Fenster::default()));
    assert_eq!(json["ohne_massnahmen"], json!([]));
    assert_eq!(json["zeilen"].as_array().map(Vec::len), Some(5));
    let files = [("organisation/amt-99.yaml", "name: Leer\nkuerzel: \"99\"\n")];
    let snapshot = self::snapshot(&files);
    let report = catalog(&snapshot, Some("amt-99"), Fenster::default()).report(&kopf(&snapshot));
    assert!(text::render(&report, LOOK).contains("Kein aktiver Prozess dieser Einheit nutzt oder plant"));
}

#[test]
fn without_measures_it_says_how_to_write_them() {
    let snapshot = snapshot(&[]);
    let report = catalog(&snapshot, None, Fenster::default()).report(&kopf(&snapshot));
    let shown = text::render(&report, LOOK);
    assert!(shown.contains("Keine Komponente nennt eine Maßnahme"), "{shown}");
    assert!(shown.contains("Nichts widerspricht sich"), "{shown}");
}

#[test]
fn by_project_with_milestones_and_what_is_late() {
    let snapshot = snapshot(&FILES);
    let view = plan(&snapshot);
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
    insta::assert_snapshot!(markdown::render(&view.report(&kopf(&snapshot))));
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain));
    let row = &json_of(&view)["zeilen"][0];
    assert_eq!(row["tage_ueber_plan"], 30);
    assert_eq!(
        row["meilensteine"][1],
        json!({"name": "Start", "plan": "2026-06-01", "ist": null, "ueberfaellig": true})
    );
}

#[test]
fn a_project_without_days_is_named() {
    let snapshot = snapshot(&[]);
    let shown = text::render(&plan(&snapshot).report(&kopf(&snapshot)), LOOK);
    assert!(shown.contains("nennt kein Projekt Beginn und Ende"), "{shown}");
    assert!(
        shown.contains("nicht gezeichnet: Online-Bezahlung ausweiten"),
        "{shown}"
    );
}
