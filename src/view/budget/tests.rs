//! Budgets of small registries on 30 June 2026, and those of the example of Leipzig.

use std::path::Path;

use serde_json::{Value, json};

use crate::check::testing::snapshot_of_bare_projects as snapshot;
use crate::load::{FolderTree, Snapshot};
use crate::model::{Jahr, ProgrammId};
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::view::budget::{Budgets, Jahre, Request};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

/// A running project with all it takes, an idea without programme, a refused one of which something was spent, a running
/// one of a programme that the register does not have, and one without a budget.
const FILES: [(&str, &str); 5] = [
    (
        "projekte/bezahlung.yaml",
        "finanzierung: gesichert\ntermine: {ende_plan: 2028-12-31}\nbudget:\n  \
         - {jahr: 2025, art: dienstleistung, plan: 1000.50, ist: 1200.75}\n  \
         - {jahr: 2026, art: betrieb, plan: 500}\n  - {jahr: 2026, art: investition, plan: 250}\n  - {ist: 10}\n  \
         - {jahr: 2027, art: betrieb, plan: 700}\n",
    ),
    (
        "projekte/idee.yaml",
        "name: Idee\nprogramm: ~\nphase: idee\nfinanzierung: offen\nbudget:\n  - {jahr: 2027, art: personal, plan: 60}\n",
    ),
    (
        "projekte/abgelehnt.yaml",
        "name: Abgelehntes\nphase: abgelehnt\nbudget:\n  - {jahr: 2025, art: personal, plan: 90, ist: 40}\n  \
         - {jahr: 2027, art: personal, plan: 5000}\n",
    ),
    (
        "projekte/fremd.yaml",
        "name: Fremdes\nprogramm: anderswo\nfinanzierung: vorbehalt\nbudget:\n  - {jahr: 2026, plan: 5}\n",
    ),
    ("projekte/ohne.yaml", "name: Ohne\nphase: rollout\nbudget: []\n"),
];

fn budget(snapshot: &Snapshot, request: Request) -> Budgets {
    let projekte: Vec<_> = snapshot.registry.projekte.iter().collect();
    Budgets::new(&snapshot.registry, &projekte, today(), request).expect("small amounts")
}

fn as_json(view: &Budgets) -> Value {
    serde_json::to_value(view).expect("plain data")
}

fn jahre(von: i16, bis: i16) -> Request {
    Request {
        jahre: Some(Jahre {
            von: Jahr(von),
            bis: Jahr(bis),
        }),
        ..Request::default()
    }
}

/// By hand: planned 1000.50 + 500 + 250 + 700 + 60 + 90 + 5 = 2605.50; spent 1200.75 + 10 + 40 = 1250.75; of the rows with
/// both, 1200.75 - 1000.50 + 40 - 90 = 150.25. The 5,000 of the refused project do not count.
#[test]
fn sums_are_those_counted_by_hand() {
    let json = as_json(&budget(&snapshot(&FILES), Request::default()));
    assert_eq!(
        json["summe"],
        json!({"posten": 8, "mit_plan": 7, "mit_ist": 3, "mit_beiden": 2,
               "plan": 2605.5, "ist": 1250.75, "differenz": 150.25})
    );
    assert_eq!(json["nicht_gezaehlt"]["projekte"], json!(["abgelehnt"]));
    assert_eq!(json["nicht_gezaehlt"]["plan"], json!(5000));
    let years: Vec<&Value> = json["jahre"]
        .as_array()
        .expect("years")
        .iter()
        .map(|j| &j["jahr"])
        .collect();
    assert_eq!(years, [&json!(2025), &json!(2026), &json!(2027), &Value::Null]);
    assert_eq!(json["jahre"][1]["plan"], json!(755));
    assert_eq!(
        json["jahre"][1]["arten"][2],
        json!({"art": null, "posten": 1, "mit_plan": 1, "mit_ist": 0,
        "mit_beiden": 0, "plan": 5, "ist": null, "differenz": null})
    );
    let programmes = json["programme"].as_array().expect("programmes");
    let named: Vec<_> = programmes
        .iter()
        .map(|p| (&p["programm"], &p["name"], &p["projekte"]))
        .collect();
    assert_eq!(
        named,
        [
            (&json!("anderswo"), &Value::Null, &json!(1)),
            (&json!("digital"), &json!("Digitales Rathaus"), &json!(2)),
            (&Value::Null, &Value::Null, &json!(1)),
        ]
    );
    assert_eq!(
        json["bedarf"],
        json!({"jahr": 2027, "plan": 760, "projekte": 2,
               "finanzierung": [{"finanzierung": "gesichert", "projekte": 1, "plan": 700},
                                {"finanzierung": "offen", "projekte": 1, "plan": 60}],
               "ohne_angabe": ["fremd", "ohne"]})
    );
    assert_eq!(json["zeilen"].as_array().map(Vec::len), Some(9));
}

#[test]
fn as_text_for_people() {
    let snapshot = snapshot(&FILES);
    let view = budget(&snapshot, Request::default());
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
}

#[test]
fn as_rows_for_a_pivot_table() {
    let snapshot = snapshot(&FILES);
    let view = budget(&snapshot, Request::default());
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain), @"
    projekt,name,programm,jahr,art,finanzierung,plan,ist,gezaehlt
    abgelehnt,Abgelehntes,digital,2025,personal,,90,40,ja
    abgelehnt,Abgelehntes,digital,2027,personal,,5000,,nein
    bezahlung,Online-Bezahlung ausweiten,digital,2025,dienstleistung,gesichert,1000.5,1200.75,ja
    bezahlung,Online-Bezahlung ausweiten,digital,2026,betrieb,gesichert,500,,ja
    bezahlung,Online-Bezahlung ausweiten,digital,2026,investition,gesichert,250,,ja
    bezahlung,Online-Bezahlung ausweiten,digital,,,gesichert,,10,ja
    bezahlung,Online-Bezahlung ausweiten,digital,2027,betrieb,gesichert,700,,ja
    fremd,Fremdes,anderswo,2026,,vorbehalt,5,,ja
    idee,Idee,,2027,personal,offen,60,,ja
    ");
}

#[test]
fn years_and_a_programme_narrow_the_rows() {
    let snapshot = snapshot(&FILES);
    let json = as_json(&budget(&snapshot, jahre(2026, 2026)));
    assert_eq!(
        (&json["summe"]["plan"], &json["bedarf"]),
        (&json!(755), &Value::Null)
    );
    assert_eq!((&json["von"], &json["bis"]), (&json!(2026), &json!(2026)));
    let page = markdown::render(&budget(&snapshot, jahre(2026, 2026)).report(&kopf(&snapshot)));
    assert!(
        page.contains("1 Posten nennt kein Jahr und fehlt hier."),
        "{page}"
    );
    let programm = Some(ProgrammId::new("digital"));
    let request = Request {
        programm,
        ..Request::default()
    };
    let json = as_json(&budget(&snapshot, request));
    assert_eq!(
        (&json["summe"]["plan"], &json["programm"]),
        (&json!(2540.5), &json!("digital"))
    );
}

#[test]
fn nothing_is_said_to_be_nothing() {
    let page =
        |snapshot: &Snapshot, request| text::render(&budget(snapshot, request).report(&kopf(snapshot)), LOOK);
    let full = snapshot(&FILES);
    insta::assert_snapshot!(page(&full, jahre(1999, 2000)), @"
    Budget der Projekte: Plan und Ist
    Musterstadt, Stichtag 30.06.2026
    Nur die Haushaltsjahre 1999 bis 2000

    Keines der 5 Projekte nennt für 1999 bis 2000 ein Budget. Ohne `--jahr` zeigt der Befehl alle Jahre.

    1 Posten nennt kein Jahr und fehlt hier.
    ");
    insta::assert_snapshot!(page(&snapshot(&[]), Request::default()), @"
    Budget der Projekte: Plan und Ist
    Musterstadt, Stichtag 30.06.2026

    Das einzige Projekt dieser Auswahl nennt kein Budget. Es steht je Projekt unter `budget`, eine Zeile
    je Jahr und Art.

    Bedarf 2027

    Für 2027 nennt kein Projekt einen Bedarf.

    1 Projekt läuft 2027 noch und gibt für das Jahr nichts an: Online-Bezahlung ausweiten.
    ");
}

/// L 6.3: 300,000 EUR in 2017, 500,000 EUR in 2018; for 2019 and 2020 together 1.5 million of investment, 1.9 million of
/// external services and 0.6 million of maintenance.
#[test]
fn the_example_of_leipzig_has_the_budget_of_its_source() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/leipzig");
    let snapshot = Snapshot::load(Box::new(FolderTree::new(&folder))).expect("the example");
    let plan = |von, bis| as_json(&budget(&snapshot, jahre(von, bis)));
    assert_eq!(plan(2017, 2017)["summe"]["plan"], json!(300_000));
    assert_eq!(plan(2018, 2018)["summe"]["plan"], json!(500_000));
    let both = plan(2019, 2020);
    let arten = both["arten"].as_array().expect("kinds");
    let arten: Vec<_> = arten
        .iter()
        .map(|a| (a["art"].as_str(), a["plan"].as_i64()))
        .collect();
    assert_eq!(
        arten,
        [
            (Some("investition"), Some(1_500_000)),
            (Some("dienstleistung"), Some(1_900_000)),
            (Some("betrieb"), Some(600_000)),
        ]
    );
}
