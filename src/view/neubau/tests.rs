//! Moves of a small registry on 30 June 2026. Columns are `dms` (since 2020) and `epayment` (since 2022).

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::render::csv::Dialect;
use crate::render::{csv, text};
use crate::view::neubau::{Request, Umzuege};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

const BOTH: &str = "komponenten:\n  dms: {status: genutzt, seit: 2023-03-01}\n  \
                    epayment: {status: genutzt, seit: 2023-03-01}\n";

fn process(oe: &str, epayment: &str) -> String {
    format!(
        "name: {oe}\noe: {oe}\nkomponenten:\n  dms: {{status: genutzt, seit: 2023-03-01}}\n  \
         epayment: {{{epayment}}}\n"
    )
}

/// One unit of each state. `amt-a` has a unit below it that moves too, and states no process of its own.
fn files() -> Vec<(&'static str, String)> {
    let unit = |rest: &str| format!("name: Amt\nkuerzel: A\nart: amt\n{rest}");
    let due = "neubau: {umzug: 2027-06-30, it_gestuetzt_bis: 2026-12-31}\n";
    vec![
        (
            "organisation/amt-a.yaml",
            unit(&format!("name: Amt A\nmitarbeitende: 50\n{due}")).replacen("name: Amt\n", "", 1),
        ),
        (
            "organisation/amt-a-1.yaml",
            format!("name: Abteilung A1\nart: abteilung\nteil_von: amt-a\nmitarbeitende: 20\n{due}"),
        ),
        ("organisation/amt-b.yaml", format!("name: Amt B\n{due}")),
        (
            "organisation/amt-c.yaml",
            format!("name: Amt C\nmitarbeitende: 7\n{due}"),
        ),
        (
            "organisation/amt-d.yaml",
            format!("name: Amt D\nmitarbeitende: 1\n{due}"),
        ),
        (
            "organisation/amt-e.yaml",
            "name: Amt E\nneubau: {umzug: 2027-06-30}\n".to_owned(),
        ),
        (
            "organisation/amt-f.yaml",
            "name: Amt F\nneubau: {umzug: 2026-06-29, it_gestuetzt_bis: 2026-06-29}\n".to_owned(),
        ),
        ("organisation/amt-g.yaml", format!("name: Amt G\n{due}")),
        (
            "prozesse/a.yaml",
            process("amt-a-1", "status: geplant, bis: 2026-12-31"),
        ),
        (
            "prozesse/b.yaml",
            process("amt-b", "status: geplant, bis: 2027-01-01"),
        ),
        ("prozesse/c.yaml", format!("name: C\noe: amt-c\n{BOTH}")),
        (
            "prozesse/d.yaml",
            process("amt-d", "status: geplant, bis: 2026-06-29"),
        ),
        ("prozesse/e.yaml", process("amt-e", "status: moeglich")),
        (
            "prozesse/f.yaml",
            process("amt-f", "status: geplant, bis: 2026-08-31"),
        ),
    ]
}

fn registry() -> Snapshot {
    let files = files();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    snapshot(&files)
}

fn umzuege(snapshot: &Snapshot) -> Umzuege {
    Umzuege::new(&snapshot.registry, &snapshot.config, today(), &Request::default())
}

fn json_of(snapshot: &Snapshot) -> Value {
    serde_json::to_value(umzuege(snapshot)).expect("plain data")
}

fn states(json: &Value) -> Vec<(&str, &str)> {
    let rows = json["einheiten"].as_array().expect("rows");
    rows.iter()
        .map(|row| {
            (
                row["oe"].as_str().expect("an id"),
                row["status"].as_str().expect("a word"),
            )
        })
        .collect()
}

/// A and its unit: epayment comes on the very day. B: a day too late. C: done. D: planned in time, but the day of the
/// plan has passed. E: no day. F: its day was yesterday. G: no process.
#[test]
fn each_unit_has_the_state_counted_by_hand() {
    let json = json_of(&registry());
    assert_eq!(
        states(&json),
        [
            ("amt-f", "ueberfaellig"),
            ("amt-b", "gefaehrdet"),
            ("amt-d", "gefaehrdet"),
            ("amt-g", "unbekannt"),
            ("amt-e", "ohne-termin"),
            ("amt-a", "im-plan"),
            ("amt-a-1", "im-plan"),
            ("amt-c", "erreicht"),
        ]
    );
    let rows = &json["einheiten"];
    assert_eq!(
        (&rows[0]["tage"], &rows[0]["plan"]["tag"]),
        (&json!(-1), &json!("2026-08-31"))
    );
    assert_eq!(rows[0]["plan"]["digitalisierungsquote"], json!(1.0));
    assert_eq!(rows[1]["fehlend"][0]["digitalisierungsgrad_plan"], json!(0.5));
    assert_eq!(rows[2]["plan_verspaetet"], json!(1));
    assert_eq!(
        (&rows[5]["tage"], &rows[5]["plan"]["digitalisiert"]),
        (&json!(184), &json!(1))
    );
}

/// Heads: A 50 (with the 20 of A1), C 7, D 1. B, E, F and G state none. Six processes, of which C is digitalised.
#[test]
fn the_sum_has_each_head_and_each_process_once() {
    let json = json_of(&registry());
    let sums = &json["zusammenfassung"];
    assert_eq!(
        (&sums["einheiten"], &sums["mitarbeitende"]),
        (&json!(8), &json!(58))
    );
    assert_eq!(sums["ohne_mitarbeitende"], json!(4));
    assert_eq!(
        (&sums["prozesse"], &sums["digitalisiert"]),
        (&json!(6), &json!(1))
    );
    assert_eq!(sums["fehlend"], json!(5));
    assert_eq!(sums["digitalisierungsquote"], json!(1.0 / 6.0));
}

#[test]
fn as_text_and_as_rows() {
    let snapshot = registry();
    let view = umzuege(&snapshot);
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain));
}

#[test]
fn no_move_is_an_answer() {
    let snapshot = snapshot(&[]);
    insta::assert_snapshot!(text::render(&umzuege(&snapshot).report(&kopf(&snapshot)), LOOK));
}
