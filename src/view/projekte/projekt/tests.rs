//! The status report of a project on 30 June 2026.

use serde_json::{Value, json};

use super::{PhaseSeit, Statusbericht};
use crate::check::testing::snapshot_of_bare_projects as snapshot;
use crate::load::Snapshot;
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::view::befunde::{Pruefling, alle_befunde};
use crate::view::output::Output as _;

use crate::view::testing::{LOOK, kopf, today};

const FULL: &str = "name: Bezahlen\nphase: umsetzung\noe: amt-22\nziel: {art: kundenservice, beschreibung: Online zahlen.}\n\
     ausrichtung: stadt\nprojektart: rollout\nprozesse: [hundesteuer, weg]\nkomponenten: [epayment, dms, weg]\n\
     status: {ampel: gelb, stand: 2026-06-01, text: Schnittstelle fehlt}\n\
     termine: {beginn: 2025-01-01, ende_plan: 2026-12-31}\nfinanzierung: foerderung\n\
     meilensteine:\n  - {name: Start, plan: 2025-02-01, ist: 2025-02-03}\n  - {name: Test, plan: 2026-06-10}\n  \
     - {name: Ende, plan: 2026-12-01}\n  - {name: Irgendwann}\n\
     budget:\n  - {jahr: 2026, art: investition, plan: 1000.10}\n  - {jahr: 2025, art: betrieb, plan: 50, ist: 49.95}\n  \
     - {jahr: 2025, art: personal, plan: 100, ist: 100}\n  - {plan: 5}\n\
     risiken:\n  - {text: Ohne Stufe}\n  - {text: Klein, eintritt: 1, schaden: 2, massnahme: Abwarten}\n  \
     - {text: Groß, eintritt: 3, schaden: 3}\n\
     wirkungen:\n  - {prozess: hundesteuer, kennzahl: bearbeitungszeit_min, basis: 15, ziel: 10, ist: 14, stand: 2026-05-31}\n\
     entscheidungen:\n  - {gremium: stadtrat, datum: 2025-03-01, beschluss: angenommen, vorlage: V1/25}\n  \
     - {gremium: fachkreis, datum: 2024-11-01, beschluss: empfohlen}\n\
     auftrag: {projektleitung: Kasse 22.1, ziele: Zahlen}\n\
     kriterien: {rechtliche_vorgaben: 2, politische_intention: 1, effizienz: 3, ressourcen: 1}\npartner: [Land]\n";

fn status(snapshot: &Snapshot, id: &str, seit: Option<PhaseSeit>) -> Statusbericht {
    let mut projekte = snapshot.registry.projekte.iter();
    let projekt = projekte.find(|p| p.id.as_str() == id).expect("a project");
    Statusbericht::new(
        snapshot,
        projekt,
        today(),
        seit,
        alle_befunde(&Pruefling::new(snapshot, today())),
    )
}

fn full() -> Snapshot {
    snapshot(&[
        ("projekte/bezahlung.yaml", FULL),
        ("projekte/andere.yaml", "name: Andere\n"),
    ])
}

fn as_json(view: &Statusbericht) -> Value {
    serde_json::to_value(view).expect("plain data")
}

#[test]
fn all_that_a_steering_body_asks_for() {
    let snapshot = full();
    let seit = PhaseSeit {
        tag: today(),
        commit: "0123456789abcdef".to_owned(),
    };
    let view = status(&snapshot, "bezahlung", Some(seit));
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
}

/// 2025: (49.95 - 50) + (100 - 100) = -0.05; the rows of 2026 and without a year state no actual.
#[test]
fn the_budget_is_exact_to_the_cent() {
    let json = as_json(&status(&full(), "bezahlung", None));
    let budget = &json["budget"];
    assert_eq!(
        (&budget["plan"], &budget["ist"], &budget["differenz"]),
        (&json!(1155.1), &json!(149.95), &json!(-0.05))
    );
    assert_eq!(
        budget["jahre"][0],
        json!({"jahr": 2025, "plan": 150, "ist": 149.95, "differenz": -0.05, "posten": [
            {"art": "betrieb", "plan": 50, "ist": 49.95, "differenz": -0.05},
            {"art": "personal", "plan": 100, "ist": 100, "differenz": 0}]})
    );
    assert_eq!(
        (&budget["jahre"][2]["jahr"], &budget["jahre"][2]["plan"]),
        (&json!(null), &json!(5))
    );
    assert_eq!(json["budget_plan_gesamt"], json!(1155.1));
}

/// Effect: (14 - 15) / (10 - 15) = 0.2. Rank: (2 + 1 + 3 + 2.7 + 1) / 15 with the mean of 2.4 and 3 for technik; the other
/// project has no score and comes last.
#[test]
fn effects_rank_and_what_is_missing() {
    let json = as_json(&status(&full(), "bezahlung", None));
    assert_eq!(json["wirkungen"][0]["zielerreichung"], json!(0.2));
    let rating = &json["bewertung"];
    assert_eq!((&rating["rang"], &rating["von"]), (&json!(1), &json!(2)));
    assert_eq!(
        rating["kriterien"]["technik"],
        json!({"wert": 2.7, "abgeleitet": true})
    );
    let score = rating["score"].as_f64().expect("a score");
    assert!((score - 9.7 / 15.0).abs() < 1e-12, "{score}");
    assert_eq!(
        json["auftrag"]["fehlend"],
        json!(["team", "phasen", "risiken", "budget", "ressourcen", "projektplan"])
    );
    let steps = &json["naechste_schritte"];
    assert_eq!(steps["meilenstein"]["name"], json!("Ende"));
    assert_eq!(steps["ueberfaellig"][0]["name"], json!("Test"));
    assert_eq!(steps["phase"], json!("rollout"));
    assert_eq!(
        steps["voraussetzungen"],
        json!([{"voraussetzung": "verfuegbar", "erfuellt": false}]),
        "one component is unknown"
    );
    let grades: Vec<&Value> = json["risiken"]
        .as_array()
        .expect("risks")
        .iter()
        .map(|r| &r["stufe"])
        .collect();
    assert_eq!(grades, [&json!(9), &json!(2), &json!(null)]);
}

#[test]
fn a_bare_project_says_what_is_not_stated() {
    let snapshot = snapshot(&[(
        "projekte/bezahlung.yaml",
        "programm: ~\nprozesse: ~\nkomponenten: ~\n",
    )]);
    let view = status(&snapshot, "bezahlung", None);
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
    let rows = csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain);
    assert_eq!(rows.lines().count(), 2, "{rows}");
}

#[test]
fn an_ended_project_has_a_score_and_no_rank() {
    let over = format!(
        "{}termine: {{ende_plan: 2026-01-31, ende_ist: 2026-02-01}}\n",
        FULL.replace("termine:", "#")
    );
    let snapshot = snapshot(&[(
        "projekte/bezahlung.yaml",
        &over.replace("phase: umsetzung", "phase: abgeschlossen"),
    )]);
    let json = as_json(&status(&snapshot, "bezahlung", None));
    assert_eq!(
        (&json["bewertung"]["rang"], &json["lage"]),
        (&json!(null), &json!("beendet"))
    );
    assert_eq!(
        (&json["naechste_schritte"]["phase"], &json["gruende"]),
        (&json!(null), &json!([]))
    );
    assert_eq!(json["tage_ueber_plan"], json!(1));
}

#[test]
fn texts_of_the_register_stay_text() {
    let nasty = FULL
        .replace("name: Bezahlen", "name: \"=1 | <b>\\e[31m\"")
        .replace("Klein", "\"k | <i>\"");
    let snapshot = snapshot(&[("projekte/bezahlung.yaml", &nasty)]);
    let view = status(&snapshot, "bezahlung", None);
    let md = markdown::render(&view.report(&kopf(&snapshot)));
    assert!(!md.contains("<b>") && !md.contains("<i>"), "{md}");
    assert!(!text::render(&view.report(&kopf(&snapshot)), LOOK).contains('\u{1b}'));
}
