//! Lists of a small registry on 30 June 2026.

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::model::OeId;
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::score::Population;
use crate::view::faellig::{Faellig, Request};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

/// An office with a Lotse, a unit below it that inherits the Lotse, one without any, and a process of no unit.
const FILES: [(&str, &str); 8] = [
    (
        "organisation/amt-63.yaml",
        "name: Bauaufsicht\nkuerzel: \"63\"\nlotse: Lotse 63.L2\n",
    ),
    (
        "organisation/amt-63-1.yaml",
        "name: Bauakten\nkuerzel: \"63.1\"\nart: abteilung\nteil_von: amt-63\n",
    ),
    // Due on the Stichtag, the day before, and 90 and 91 days after it.
    (
        "prozesse/abriss.yaml",
        "name: Abriss\noe: amt-63\nueberpruefung: {zuletzt: 2025-06-30}\nkomponenten:\n  \
         dms: {status: geplant, bis: 2026-09-28}\n  epayment: {status: geplant, bis: 2026-09-29}\n",
    ),
    (
        "prozesse/bauakte.yaml",
        "name: Bauakte\noe: amt-63-1\nueberpruefung: {zuletzt: 2025-06-29}\nkennzahlen: {fallzahl: 1}\nkomponenten:\n  \
         weg: {status: geplant, bis: 2020-01-31}\n",
    ),
    // Not due: the next review in 2027, figures of 2025, nothing planned.
    (
        "prozesse/ruhig.yaml",
        "name: Ruhig\noe: amt-63\nkomponenten: {}\n",
    ),
    (
        "prozesse/fremd.yaml",
        "name: Fremd\noe: amt-99\nueberpruefung: {}\nkomponenten: {}\n",
    ),
    (
        "prozesse/neu.yaml",
        "name: Neu\nstatus: entwurf\nueberpruefung: {zuletzt: 2010-01-01}\n",
    ),
    ("prozesse/hundesteuer.yaml", "kennzahlen: {stand: 2024-08-31}\n"),
];

fn faellig(snapshot: &Snapshot, tage: u32, oe: Option<&str>, lotse: Option<&str>) -> Faellig {
    let (registry, config) = (&snapshot.registry, &snapshot.config);
    let oe = oe.map(OeId::new);
    let population = Population::new(registry, oe.as_ref());
    let lotse = lotse.map(str::to_owned);
    Faellig::new(registry, config, &population, today(), &Request { tage, lotse })
}

fn as_text(snapshot: &Snapshot, view: &Faellig) -> String {
    text::render(&view.report(&kopf(snapshot)), LOOK)
}

fn rows(snapshot: &Snapshot, view: &Faellig) -> String {
    csv::render(&view.data(&kopf(snapshot)), Dialect::Plain)
}

fn sums(view: &Faellig) -> Value {
    serde_json::to_value(view).expect("plain data")["zusammenfassung"].clone()
}

#[test]
fn one_list_per_lotse_overdue_first_and_without_a_date_last() {
    let snapshot = snapshot(&FILES);
    insta::assert_snapshot!(as_text(&snapshot, &faellig(&snapshot, 90, None, None)));
}

#[test]
fn as_flat_rows_and_as_json() {
    let snapshot = snapshot(&FILES);
    let view = faellig(&snapshot, 90, None, None);
    insta::assert_snapshot!(rows(&snapshot, &view), @"
    lotse,oe,prozess,name,gegenstand,komponente,faellig_am,lage,tage
    Lotse 63.L2,amt-63-1,bauakte,Bauakte,nutzung,weg,2020-01-31,ueberfaellig,-2342
    Lotse 63.L2,amt-63-1,bauakte,Bauakte,ueberpruefung,,2026-06-29,ueberfaellig,-1
    Lotse 63.L2,amt-63,abriss,Abriss,ueberpruefung,,2026-06-30,faellig,0
    Lotse 63.L2,amt-63,abriss,Abriss,nutzung,dms,2026-09-28,faellig,90
    Lotse 63.L2,amt-63-1,bauakte,Bauakte,kennzahlen,,,ohne-datum,
    ,amt-22,hundesteuer,Hundesteuer anmelden,kennzahlen,,2026-08-31,faellig,62
    ,amt-99,fremd,Fremd,ueberpruefung,,,ohne-datum,
    ");
    let json = serde_json::to_value(&view).expect("plain data");
    assert_eq!((&json["tage"], &json["bis"]), (&json!(90), &json!("2026-09-28")));
    assert_eq!(
        json["zeilen"][1],
        json!({"lotse": "Lotse 63.L2", "oe": "amt-63-1", "prozess": "bauakte", "name": "Bauakte",
               "gegenstand": "ueberpruefung", "komponente": null, "faellig_am": "2026-06-29",
               "lage": "ueberfaellig", "tage": -1})
    );
}

/// Five active processes. Reviews: bauakte is overdue, abriss is due, fremd has none. Uses: four are planned (two of
/// abriss, one of bauakte, one of hundesteuer in 2027). Figures: bauakte has no stand, those of hundesteuer are of
/// 31 August 2024 and last for 24 months, to 31 August 2026.
#[test]
fn the_summary_is_that_counted_by_hand() {
    let snapshot = snapshot(&FILES);
    let part = |gesamt, ueberfaellig, faellig, ohne_datum| json!({"gesamt": gesamt, "ueberfaellig": ueberfaellig, "faellig": faellig, "ohne_datum": ohne_datum});
    assert_eq!(
        sums(&faellig(&snapshot, 90, None, None)),
        json!({"prozesse": 5, "betroffen": 4, "gesamt": 14, "ueberfaellig": 2, "faellig": 3, "ohne_datum": 2,
               "ueberpruefung": part(5, 1, 1, 1), "nutzung": part(4, 1, 1, 0), "kennzahlen": part(5, 0, 1, 1)})
    );
    let zero_days = sums(&faellig(&snapshot, 0, None, None));
    assert_eq!(
        (&zero_days["faellig"], &zero_days["ueberfaellig"]),
        (&json!(1), &json!(2))
    );
    let one_more = sums(&faellig(&snapshot, 91, None, None));
    assert_eq!(one_more["nutzung"]["faellig"], json!(2));
}

#[test]
fn a_lotse_and_an_oe_narrow_the_list_and_its_base() {
    let snapshot = snapshot(&FILES);
    let of_lotse = faellig(&snapshot, 90, None, Some("LOTSE 63.l2"));
    assert_eq!(sums(&of_lotse)["prozesse"], json!(3));
    let of_oe = faellig(&snapshot, 90, Some("amt-63-1"), None);
    assert_eq!(
        (&sums(&of_oe)["prozesse"], &sums(&of_oe)["betroffen"]),
        (&json!(1), &json!(1))
    );
    let of_both = faellig(&snapshot, 90, Some("amt-22"), Some("Lotse 63.L2"));
    assert_eq!(sums(&of_both)["prozesse"], json!(0));
    insta::assert_snapshot!(as_text(&snapshot, &of_both), @"
    Was ist fällig? Steueramt
    Musterstadt, Stichtag 30.06.2026
    Nur Prozesse, für die zuständig ist: Lotse 63.L2

    In dieser Auswahl gibt es keinen aktiven Prozess.
    ");
}

#[test]
fn nothing_due_is_an_answer() {
    let snapshot = snapshot(&[]);
    insta::assert_snapshot!(as_text(&snapshot, &faellig(&snapshot, 1, None, None)), @"
    Was ist fällig?
    Musterstadt, Stichtag 30.06.2026

    Nichts ist überfällig, nichts wird bis zum 01.07.2026 fällig, und keine Angabe ist ohne Tag (1
    aktiver Prozess).
    ");
    assert_eq!(
        rows(&snapshot, &faellig(&snapshot, 1, None, None))
            .lines()
            .count(),
        1
    );
}

/// Two units above each other in turn: the Lotse of the other one is found, and without any the search ends.
#[test]
fn a_cycle_of_units_ends() {
    let cycle = |lotse: &str| {
        snapshot(&[
            ("organisation/a.yaml", "name: A\nteil_von: b\n"),
            ("organisation/b.yaml", &format!("name: B\nteil_von: a\n{lotse}")),
            ("prozesse/hundesteuer.yaml", "oe: a\nueberpruefung: {}\n"),
        ])
    };
    let heading = |snapshot: &Snapshot| {
        let report = faellig(snapshot, 90, None, None).report(&kopf(snapshot));
        report.sections[2].heading.clone().unwrap_or_default()
    };
    assert_eq!(heading(&cycle("lotse: Lotse B\n")), "Lotse B");
    assert_eq!(heading(&cycle("")), "Ohne Lotsin oder Lotsen: A (a)");
}

#[test]
fn texts_of_the_register_stay_text() {
    let snapshot = snapshot(&[
        ("organisation/amt-22.yaml", "lotse: \"L1 | <b>* `x`\\e[31m\"\n"),
        ("komponenten/epayment.yaml", "name: \"E | <i>\"\n"),
        (
            "prozesse/hundesteuer.yaml",
            "name: \"=1+1 | <b>\\nzweite Zeile\"\nueberpruefung: {}\nkomponenten:\n  \
             epayment: {status: geplant, bis: 2026-06-30}\n",
        ),
    ]);
    let view = faellig(&snapshot, 0, None, None);
    insta::assert_snapshot!(markdown::render(&view.report(&kopf(&snapshot))));
    let text = as_text(&snapshot, &view);
    assert!(!text.contains('\u{1b}'), "{text}");
    let excel = csv::render(&view.data(&kopf(&snapshot)), Dialect::Excel);
    assert!(excel.contains("'=1+1"), "{excel}");
}
