//! The components of a small registry on 30 June 2026.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::model::{Jahr, OeId};
use crate::render::csv::{self, Dialect};
use crate::render::{markdown, text};
use crate::score::Population;
use crate::view::komponenten::{Komponenten, Nach, Request};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

const FILES: [(&str, &str); 5] = [
    ("organisation/amt-50.yaml", "name: Sozialamt\nkuerzel: \"50\"\n"),
    (
        "organisation/amt-50-1.yaml",
        "name: Wohngeld\nkuerzel: \"50.1\"\nart: abteilung\nteil_von: amt-50\n",
    ),
    (
        "komponenten/dms.yaml",
        "prioritaet: {dringlichkeit: 3, wichtigkeit: 2}\neffekt: {2022: 0.0, 2025: 0.03, 2040: 0.5}\nbetreiber: Eigenbetrieb\n\
         produkte:\n  enaio: [amt-22, amt-50]\n  VISkompakt: [amt-50-1]\n",
    ),
    (
        "komponenten/portal.yaml",
        "name: Portal\nschicht: eingangskanal\nreifegrad: produkt-fehlt\nprioritaet: {wichtigkeit: 3}\nverfuegbar_ab:\n",
    ),
    (
        "prozesse/wohngeld.yaml",
        "name: Wohngeld\noe: amt-50-1\nkomponenten: {dms: {status: teilweise, seit: 2024-01-01, produkt: DocuWare}}\n",
    ),
];

fn view(snapshot: &Snapshot, oe: Option<&str>, nach: Nach) -> Komponenten {
    let registry = &snapshot.registry;
    let oe = oe.map(OeId::new);
    let chosen: BTreeSet<String> = registry.komponenten.iter().map(|k| k.id.to_string()).collect();
    let request = Request {
        komponenten: &chosen,
        nach,
        horizont: Jahr(2030),
    };
    Komponenten::new(
        registry,
        &Population::new(registry, oe.as_ref()),
        today(),
        request,
    )
}

fn json_of(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view).expect("plain data")
}

#[test]
fn by_layer_with_products() {
    let snapshot = snapshot(&FILES);
    let report = view(&snapshot, None, Nach::Schicht).report(&kopf(&snapshot));
    insta::assert_snapshot!(text::render(&report, LOOK));
    assert!(
        markdown::render(&report)
            .contains("| Sozialamt | Dokumentenmanagement | 3 | DocuWare, VISkompakt, enaio |")
    );
}

#[test]
fn as_rows_and_as_json() {
    let snapshot = snapshot(&FILES);
    let view = view(&snapshot, None, Nach::Schicht);
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain));
    let json = json_of(&view);
    let ids: Vec<&Value> = json["komponenten"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|k| &k["komponente"])
        .collect();
    assert_eq!(ids, ["portal", "dms", "epayment"]);
    let dms = &json["komponenten"][1];
    assert_eq!(
        (&dms["prioritaet"], &dms["genutzt"], &dms["teilweise"]),
        (&json!(6), &json!(1), &json!(1))
    );
    assert_eq!(dms["nutzung"], json!(1.0));
    // Up to the horizon, not what is promised for later.
    assert_eq!(dms["effekt_voll"], json!(0.03));
    assert_eq!(dms["effekt"], json!({"2022": 0.0, "2025": 0.03, "2040": 0.5}));
    assert_eq!(dms["wird_gebraucht_von"], json!(["epayment"]));
    assert_eq!(json["komponenten"][0]["prioritaet"], Value::Null);
    assert_eq!(
        json["mehrere_produkte"],
        json!([{"oe": "amt-50", "name": "Sozialamt", "komponente": "dms", "produkte": ["DocuWare", "VISkompakt", "enaio"]}])
    );
}

#[test]
fn an_oe_has_its_own_use_and_products() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&view(&snapshot, Some("amt-22"), Nach::Name));
    let products: Vec<&Value> = json["produkte"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|p| &p["produkt"])
        .collect();
    assert_eq!(products, ["enaio"]);
    assert_eq!(json["mehrere_produkte"], json!([]));
    assert_eq!(json["komponenten"][0]["prozesse"], 1);
}

#[test]
fn orders() {
    let snapshot = snapshot(&FILES);
    let order = |nach| {
        let json = json_of(&view(&snapshot, None, nach));
        let rows = json["komponenten"].as_array().expect("a list").iter();
        rows.map(|k| k["komponente"].as_str().expect("an id").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(order(Nach::Prioritaet), ["dms", "epayment", "portal"]);
    assert_eq!(order(Nach::Reifegrad), ["dms", "epayment", "portal"]);
    assert_eq!(order(Nach::Nutzung), ["epayment", "dms", "portal"]);
    assert_eq!(order(Nach::Name), ["dms", "epayment", "portal"]);
}

#[test]
fn without_products_it_says_how_to_write_them() {
    let snapshot = snapshot(&[]);
    let shown = text::render(
        &view(&snapshot, None, Nach::Schicht).report(&kopf(&snapshot)),
        LOOK,
    );
    assert!(
        shown.contains("Kein Amt betreibt mehr als ein Produkt"),
        "{shown}"
    );
    assert!(shown.contains("sagt noch niemand"), "{shown}");
}
