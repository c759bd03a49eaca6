//! The roll-out in a small registry on 30 June 2026.

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::model::{KomponenteId, OeId};
use crate::render::csv::{self, Dialect};
use crate::render::{markdown, text};
use crate::score::Population;
use crate::view::komponenten::rollout::{Request, Rollout};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

/// Beside the sound process (uses `dms`, plans `epayment` for 2027-03-31): one overdue, two candidates, one outside.
const FILES: [(&str, &str); 7] = [
    (
        "organisation/amt-22-1.yaml",
        "name: Stadtkasse\nkuerzel: \"22.1\"\nart: abteilung\nteil_von: amt-22\n",
    ),
    ("organisation/amt-63.yaml", "name: Bauaufsicht\nkuerzel: \"63\"\n"),
    ("komponenten/epayment.yaml", "effekt: {2026: 0.0, 2030: 0.04}\n"),
    (
        "prozesse/mahnung.yaml",
        "name: Mahnung\noe: amt-22-1\nkomponenten: {epayment: {status: geplant, bis: 2026-05-31}}\n",
    ),
    (
        "prozesse/abriss.yaml",
        "name: Abriss\noe: amt-63\nkomponenten: {epayment: {status: moeglich}}\nkennzahlen: {stand: 2025-12-31, datenlage: \
         geschaetzt, fallzahl: 96, beratungsaufwand: normal, bearbeitungszeit_min: 1000, durchlaufzeit_tage: 7}\n",
    ),
    (
        "prozesse/bauakte.yaml",
        "name: Bauakte\noe: amt-63\nkomponenten: {}\nrecht: {aufgabenart: freiwillig, regelungsebene: stadt, grundlagen: [x]}\n",
    ),
    (
        "prozesse/fremd.yaml",
        "name: Fremd\noe: amt-63\nkomponenten: {epayment: {status: nicht-anwendbar, grund: Keine Gebühr}}\n",
    ),
];

fn rollout(snapshot: &Snapshot, id: &str, oe: Option<&str>, top: usize) -> Rollout {
    let registry = &snapshot.registry;
    let oe = oe.map(OeId::new);
    let komponente = registry
        .komponenten
        .find(&KomponenteId::new(id))
        .expect("a component");
    let population = Population::new(registry, oe.as_ref());
    Rollout::new(
        registry,
        &snapshot.config,
        komponente,
        &population,
        today(),
        Request { top },
    )
}

fn shown(snapshot: &Snapshot, view: &Rollout) -> String {
    text::render(&view.report(&kopf(snapshot)), LOOK)
}

fn json_of(view: &impl serde::Serialize) -> Value {
    serde_json::to_value(view).expect("plain data")
}

#[test]
fn one_component_with_all_its_parts() {
    let snapshot = snapshot(&FILES);
    insta::assert_snapshot!(shown(&snapshot, &rollout(&snapshot, "epayment", None, 10)));
}

#[test]
fn counts_make_up_all_processes_and_ämter_roll_up() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&rollout(&snapshot, "epayment", None, 10));
    assert_eq!(
        json["einsatz"],
        json!({"prozesse": 5, "anwendbar": 4, "genutzt": 0, "teilweise": 0, "beginnt_spaeter": 0, "geplant": 2,
               "ueberfaellig": 1, "moeglich": 1, "ungeprueft": 1, "nicht_anwendbar": 1, "nutzung": 0.0})
    );
    let offices: Vec<(&Value, &Value)> = json["aemter"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|a| (&a["oe"], &a["prozesse"]))
        .collect();
    assert_eq!(
        offices,
        [(&json!("amt-22"), &json!(2)), (&json!("amt-63"), &json!(3))]
    );
}

/// Two components are available, both of weight 1. Today: hundesteuer 1/2 (dms), the others 0. At the end of Q2 mahnung's
/// overdue plan counts 1/2; in Q1 of 2027 hundesteuer has both.
#[test]
fn the_plan_is_followed_by_quarter() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&rollout(&snapshot, "epayment", None, 10));
    let plan = json["plan"].as_array().expect("a list");
    let quarters: Vec<Option<&str>> = plan.iter().map(|s| s["quartal"].as_str()).collect();
    assert_eq!(
        quarters,
        [
            None,
            Some("2026-Q2"),
            Some("2026-Q3"),
            Some("2026-Q4"),
            Some("2027-Q1")
        ]
    );
    let numbers = |key: &str| {
        plan.iter()
            .map(|s| s[key].as_f64().expect("a number"))
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers("in_nutzung"), [0.0, 1.0, 1.0, 1.0, 2.0]);
    assert_eq!(numbers("neu"), [0.0, 1.0, 0.0, 0.0, 1.0]);
    assert_eq!(numbers("digitalisierungsgrad"), [0.125, 0.25, 0.25, 0.25, 0.375]);
    assert_eq!(numbers("digitalisierungsgrad_alle")[..2], [0.1, 0.2]);
}

/// abriss: 96 cases of 1000 minutes are one VZÄ; without inhabitants nothing grows. The share is 0.01, 0.02, 0.03, 0.04 from
/// 2027 to 2030, the cost 60,000 EUR * 1.025^(year - 2016).
#[test]
fn candidates_by_coefficient_with_what_they_bring() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&rollout(&snapshot, "epayment", None, 10));
    let first = &json["kandidaten"][0];
    assert_eq!(
        (&first["prozess"], &first["status"], &first["rang"]),
        (&json!("bauakte"), &json!("ungeprueft"), &json!(1))
    );
    let second = &json["kandidaten"][1];
    assert_eq!(second["prozess"], "abriss");
    assert!((second["entlastung"].as_f64().expect("a share") - 0.04).abs() < 1e-12);
    let cost = |year: i32| 60_000.0 * 1.025_f64.powi(year - 2016);
    let expected = cost(2027) * 0.01 + cost(2028) * 0.02 + cost(2029) * 0.03 + cost(2030) * 0.04;
    assert!((second["eingespart_eur"].as_f64().expect("an amount") - expected).abs() < 1e-6);
    let one = json_of(&rollout(&snapshot, "epayment", None, 1));
    assert_eq!(one["kandidaten"].as_array().map(Vec::len), Some(1));
    assert_eq!(one["kandidaten_anzahl"], 2);
}

#[test]
fn one_row_per_process() {
    let snapshot = snapshot(&FILES);
    let view = rollout(&snapshot, "epayment", None, 10);
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain));
}

#[test]
fn an_oe_counts_with_all_below_it() {
    let snapshot = snapshot(&FILES);
    let json = json_of(&rollout(&snapshot, "epayment", Some("amt-22"), 10));
    assert_eq!(json["oe"], "amt-22");
    assert_eq!(json["einsatz"]["prozesse"], 2);
    let markdown =
        markdown::render(&rollout(&snapshot, "epayment", Some("amt-63"), 10).report(&kopf(&snapshot)));
    assert!(
        markdown.starts_with("# Roll-out: Online-Bezahlung (Bauaufsicht)\n"),
        "{markdown}"
    );
}

#[test]
fn what_is_not_there_yet_or_no_longer_says_so() {
    let files = [
        ("komponenten/neu.yaml", "name: Neu\nverfuegbar_ab: 2027-01-01\n"),
        ("komponenten/weg.yaml", "name: Weg\nabgeloest_am: 2025-01-01\n"),
    ];
    let snapshot = snapshot(&files);
    let new = shown(&snapshot, &rollout(&snapshot, "neu", None, 10));
    assert!(new.contains("noch nicht verfügbar, erst ab 01.01.2027"), "{new}");
    assert!(new.contains("planen lässt sich schon"), "{new}");
    let gone = shown(&snapshot, &rollout(&snapshot, "weg", None, 10));
    assert!(gone.contains("neue Prozesse kommen nicht dazu"), "{gone}");
    assert!(
        !gone.contains("Nach Ämtern") && !gone.contains("Als Nächstes möglich"),
        "{gone}"
    );
}

#[test]
fn a_registry_without_active_processes_says_so() {
    let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", "status: entwurf\n")]);
    let one = shown(&snapshot, &rollout(&snapshot, "dms", None, 10));
    assert!(one.contains("gibt es keinen aktiven Prozess"), "{one}");
}

#[test]
fn a_plan_far_away_is_followed_for_ten_years() {
    let far = "komponenten: {epayment: {status: geplant, bis: 9999-12-31}}\n";
    let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", far)]);
    let view = rollout(&snapshot, "epayment", None, 10);
    assert_eq!(json_of(&view)["plan"].as_array().map(Vec::len), Some(41));
    assert!(shown(&snapshot, &view).contains("Der Plan reicht weiter, bis 31.12.9999."));
}
