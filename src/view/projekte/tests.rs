//! A portfolio of five projects on 30 June 2026.

use serde_json::{Value, json};

use super::{Projekte, Request};
use crate::check::testing::snapshot_of_bare_projects as snapshot;
use crate::load::Snapshot;
use crate::model::projekt::{Ampel, Phase};
use crate::render::csv::Dialect;
use crate::render::text::Look;
use crate::render::{csv, markdown, text};
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

/// One that is late and overspent, one that is well, one that waits, one that has ended, one that was put off.
const FILES: [(&str, &str); 7] = [
    (
        "organisation/amt-22-1.yaml",
        "name: Kasse\nkuerzel: \"22.1\"\nart: abteilung\nteil_von: amt-22\n",
    ),
    (
        "projekte/spaet.yaml",
        "name: Spätes Projekt\nphase: umsetzung\noe: amt-22\nstatus: {ampel: rot, stand: 2026-03-01, text: Vergabe gescheitert}\n\
         termine: {beginn: 2025-01-01, ende_plan: 2026-05-31}\nfinanzierung: gesichert\nbudget:\n  \
         - {jahr: 2025, art: dienstleistung, plan: 1000.50, ist: 1200.75}\n  \
         - {jahr: 2026, art: dienstleistung, plan: 2000}\n  - {jahr: 2027, art: betrieb, plan: 300}\n\
         kriterien: {rechtliche_vorgaben: 3, politische_intention: 3, effizienz: 3, technik: 3, ressourcen: 0}\n\
         risiken: [{text: Kein Bieter, eintritt: 2, schaden: 3, massnahme: Losweise vergeben}]\n\
         wirkungen:\n  - {prozess: hundesteuer, kennzahl: durchlaufzeit_tage, basis: 10, ziel: 6, ist: 9, stand: 2026-03-31}\n",
    ),
    (
        "projekte/bezahlung.yaml",
        "oe: amt-22-1\nstatus: {ampel: gruen, stand: 2026-03-30}\nfinanzierung: vorbehalt\n\
         budget: [{jahr: 2027, art: personal, plan: 99.99}]\n\
         kriterien: {rechtliche_vorgaben: 1, politische_intention: 1, effizienz: 2, ressourcen: 1}\n",
    ),
    (
        "projekte/idee.yaml",
        "name: Idee\nphase: idee\nstatus: ~\nprogramm: ~\n",
    ),
    (
        "projekte/fertig.yaml",
        "name: Fertig\nphase: betrieb\nstatus: {ampel: gruen, stand: 2024-01-01}\n\
         termine: {ende_plan: 2025-12-31, ende_ist: 2025-12-01}\nbudget: [{jahr: 2027, plan: 50}]\n",
    ),
    (
        "projekte/vertagt.yaml",
        "name: Vertagt\nphase: zurueckgestellt\nbudget: [{jahr: 2027, plan: 7000}]\n",
    ),
    ("programme/anderes.yaml", "name: Anderes\n"),
];

fn everything(snapshot: &Snapshot) -> Request {
    let ids = snapshot.registry.projekte.iter().map(|p| p.id.to_string());
    Request {
        auswahl: ids.collect(),
        ..Request::default()
    }
}

fn view(snapshot: &Snapshot, change: impl FnOnce(&mut Request)) -> Projekte {
    let mut request = everything(snapshot);
    change(&mut request);
    Projekte::new(snapshot, today(), request)
}

fn as_text(snapshot: &Snapshot, view: &Projekte) -> String {
    text::render(&view.report(&kopf(snapshot)), LOOK)
}

fn as_json(view: &Projekte) -> Value {
    serde_json::to_value(view).expect("plain data")
}

fn ids(view: &Projekte) -> Vec<String> {
    let json = as_json(view);
    let rows = json["zeilen"].as_array().expect("rows");
    rows.iter()
        .map(|z| z["projekt"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn funnel_state_money_results_and_dangers() {
    let snapshot = snapshot(&FILES);
    insta::assert_snapshot!(as_text(&snapshot, &view(&snapshot, |_| {})));
}

/// Running: spaet and bezahlung; betrieb with a last day in the past has ended. The need of 2027: 300 + 99.99 + 50, not the
/// 7,000 of the one that was put off. spaet: 30 days late; 1,200.75 against 1,000.50 in the row that states both.
#[test]
fn sums_are_those_counted_by_hand() {
    let snapshot = snapshot(&FILES);
    let json = as_json(&view(&snapshot, |_| {}));
    assert_eq!(
        json["summe"],
        json!({"projekte": 5, "laufend": 2, "vorhaben": 1, "beendet": 2,
               "ampel": {"gruen": 1, "gelb": 0, "rot": 1, "ohne": 0, "veraltet": 1},
               "gefaehrdet": 1, "termin_ueberschritten": 1, "budget_ueberschritten": 1,
               "budget_plan": 3000.5, "budget_ist": 1200.75,
               "bedarf_naechstes_jahr": 449.99, "bedarf_projekte": 3,
               "bedarf_nach_finanzierung": {"gesichert": 300, "vorbehalt": 99.99, "ohne": 50}})
    );
    assert_eq!(
        (&json["budget_bis"], &json["naechstes_jahr"]),
        (&json!(2026), &json!(2027))
    );
    let danger = &json["gefaehrdet"][0];
    assert_eq!(danger["gruende"], json!(["ampel", "termin", "budget"]));
    assert_eq!(
        (&danger["tage_ueberschritten"], &danger["budget_ueberschritten"]),
        (&json!(30), &json!(200.25))
    );
    assert_eq!(
        json["trichter"]["phasen"][8],
        json!({"phase": "betrieb", "projekte": 1})
    );
    assert_eq!(
        json["trichter"]["abbrueche"][1],
        json!({"phase": "zurueckgestellt", "projekte": 1})
    );
}

#[test]
fn one_row_per_project_with_stable_columns() {
    let snapshot = snapshot(&FILES);
    insta::assert_snapshot!(csv::render(&view(&snapshot, |_| {}).data(&kopf(&snapshot)), Dialect::Plain), @r#"
    projekt,name,programm,oe,phase,lage,ziel,ampel,ampel_stand,ampel_veraltet,beginn,ende_plan,ende_ist,tage_ueber_plan,budget_plan,budget_ist,budget_plan_gesamt,budget_ist_gesamt,bedarf_naechstes_jahr,finanzierung,wirkungen,wirkungen_gemessen,zielerreichung_von,zielerreichung_bis,gruende
    spaet,Spätes Projekt,digital,amt-22,umsetzung,laufend,kundenservice,rot,2026-03-01,ja,2025-01-01,2026-05-31,,30,3000.5,1200.75,3300.5,1200.75,300,gesichert,1,1,0.25,0.25,"ampel, termin, budget"
    bezahlung,Online-Bezahlung ausweiten,digital,amt-22-1,konzept,laufend,kundenservice,gruen,2026-03-30,nein,,,,,,,99.99,,99.99,vorbehalt,0,0,,,
    idee,Idee,,,idee,vorhaben,kundenservice,,,nein,,,,,,,,,,,0,0,,,
    fertig,Fertig,digital,,betrieb,beendet,kundenservice,gruen,2024-01-01,nein,,2025-12-31,2025-12-01,-30,,,50,,50,,0,0,,,
    vertagt,Vertagt,digital,,zurueckgestellt,beendet,kundenservice,,,nein,,,,,,,7000,,,,0,0,,,
    "#);
}

/// The Ampel of bezahlung was set on 30 March: three months later, on the 30th of June, it is not too old yet.
#[test]
fn an_ampel_is_stale_after_three_months() {
    let snapshot = snapshot(&FILES);
    let json = as_json(&view(&snapshot, |_| {}));
    let stale = json["zeilen"].as_array().expect("rows").iter();
    let stale: Vec<&Value> = stale.filter(|z| z["ampel_veraltet"] == json!(true)).collect();
    assert_eq!(stale.len(), 1);
    assert_eq!(stale[0]["projekt"], json!("spaet"));
}

#[test]
fn every_narrowing_narrows() {
    let snapshot = snapshot(&FILES);
    let only = |change: fn(&mut Request)| ids(&view(&snapshot, change));
    assert_eq!(only(|a| a.gefaehrdet = true), ["spaet"]);
    assert_eq!(
        only(|a| a.phasen = vec![Phase::Idee, Phase::Konzept]),
        ["bezahlung", "idee"]
    );
    assert_eq!(
        only(|a| a.ampeln = vec![None, Some(Ampel::Rot)]),
        ["spaet", "idee", "vertagt"]
    );
    let programm = snapshot
        .registry
        .programme
        .iter()
        .find(|p| p.id.as_str() == "anderes")
        .expect("a programme");
    let none = view(&snapshot, |a| a.programm = Some(programm.id.clone()));
    insta::assert_snapshot!(as_text(&snapshot, &none), @"
    Projektportfolio
    Musterstadt, Stichtag 30.06.2026
    Nur Projekte: im Programm Anderes (0 von 5)

    In dieser Auswahl gibt es kein Projekt.
    ");
}

/// bezahlung: technik is that of epayment, 2.4: (1 + 1 + 2 + 2.4 + 1) / 15; spaet: 12 / 15; idee has no mark.
#[test]
fn the_rank_shows_what_is_derived_and_what_is_missing() {
    let snapshot = snapshot(&FILES);
    let ranked = view(&snapshot, |a| a.rang = true);
    insta::assert_snapshot!(as_text(&snapshot, &ranked), @"
    Rangfolge der Projekte
    Musterstadt, Stichtag 30.06.2026

    Rang  Projekt                     Phase      Score  Recht  Politik  Effizienz  Technik  Ressour-
                                                                                            cen
    ────────────────────────────────────────────────────────────────────────────────────────────────
       1  Spätes Projekt              Umsetzung  0,800  3      3        3          3        0
       2  Online-Bezahlung ausweiten  Konzept    0,493  1      1        2          2,4 *    1
       3  Idee                        Idee           –  –      –        –          2,4 *    –
    (Aus Platzgründen nicht gezeigt: Kennung, OE.)

    Gezeigt: 3 Projekte, laufende und Vorhaben; 2 sind beendet. `--alle` zeigt auch diese.
    Score: 0 bis 1, 1 ist am besten. Jedes Kriterium zählt 0 bis 3 Punkte mal seinem Gewicht, geteilt
      durch das Höchstmögliche. Gewichte: Rechtliche Vorgaben 1, Politische Intention 1, Effizienz 1,
      Technik 1 und Ressourcen 1.
    * abgeleitet, weil das Projekt selbst keine Note nennt. Technik: Mittel über den Reifegrad seiner
      Komponenten, von 3 (einsatzbereit) in gleichen Schritten bis 0 (Produkt fehlt). Effizienz: 3 mal
      das, was seine Komponenten bei seinen Prozessen bis zum Horizont noch sparen, geteilt durch das
      höchste, das ein Projekt des Registers spart.
    Bei einem Projekt ist der Score nicht bestimmt, weil ein Kriterium fehlt; es steht am Ende. Tragen
      Sie die Note unter `kriterien` ein.
    ");
    insta::assert_snapshot!(csv::render(&ranked.data(&kopf(&snapshot)), Dialect::Plain), @r#"
    rang,projekt,name,programm,oe,phase,lage,score,rechtliche_vorgaben,politische_intention,effizienz,technik,ressourcen,abgeleitet,fehlend,eingespart_eur
    1,spaet,Spätes Projekt,digital,amt-22,umsetzung,laufend,0.8,3,3,3,3,0,,,0
    2,bezahlung,Online-Bezahlung ausweiten,digital,amt-22-1,konzept,laufend,0.49333333333333335,1,1,2,2.4,1,technik,,0
    3,idee,Idee,,,idee,vorhaben,,,,,2.4,,technik,"rechtliche_vorgaben, politische_intention, effizienz, ressourcen",0
    "#);
    let json = as_json(&ranked);
    assert_eq!(
        json["zeilen"][1]["kriterien"]["technik"],
        json!({"wert": 2.4, "abgeleitet": true})
    );
    assert_eq!(
        json["zeilen"][2]["fehlend"],
        json!([
            "rechtliche_vorgaben",
            "politische_intention",
            "effizienz",
            "ressourcen"
        ])
    );
    let all = view(&snapshot, |a| (a.rang, a.alle) = (true, true));
    assert_eq!(ids(&all).len(), 5);
    assert!(as_text(&snapshot, &all).contains("auch beendete"));
}

/// What others do moves no score: the rank of one project does not hang on the filter.
#[test]
fn a_filter_moves_the_rank_but_no_score() {
    let snapshot = snapshot(&FILES);
    let of_one = view(&snapshot, |a| {
        (a.rang, a.ampeln) = (true, vec![Some(Ampel::Gruen)]);
    });
    let of_all = view(&snapshot, |a| a.rang = true);
    let (one, all) = (as_json(&of_one), as_json(&of_all));
    assert_eq!(one["zeilen"][0]["rang"], json!(1));
    assert_eq!(one["zeilen"][0]["score"], all["zeilen"][1]["score"]);
}

#[test]
fn nothing_is_an_answer() {
    let snapshot = snapshot(&FILES);
    let ended = view(&snapshot, |a| {
        (a.rang, a.phasen) = (true, vec![Phase::Zurueckgestellt]);
    });
    insta::assert_snapshot!(as_text(&snapshot, &ended), @"
    Rangfolge der Projekte
    Musterstadt, Stichtag 30.06.2026
    Nur Projekte: in der Phase Zurückgestellt (1 von 5)

    In dieser Auswahl ist jedes Projekt beendet. `--alle` zeigt auch beendete.
    ");
    let nobody = view(&snapshot, |a| {
        (a.gefaehrdet, a.phasen) = (true, vec![Phase::Idee]);
    });
    assert!(as_text(&snapshot, &nobody).contains("ist kein Projekt gefährdet"));
    let mut empty = Snapshot::load(Box::new(crate::load::MemoryTree::new(
        std::collections::BTreeMap::from([("ddv.toml", b"[verwaltung]\nname = \"Leer\"\n".to_vec())]),
    )))
    .expect("a registry in memory can be listed");
    empty.unreadable = 0;
    let text = as_text(&empty, &view(&empty, |_| {}));
    assert!(text.contains("noch kein Projekt"), "{text}");
}

#[test]
fn texts_of_the_register_stay_text_and_lines_stay_short() {
    let nasty = "name: \"=1+1 | <b>\\e[31m\"\nphase: umsetzung\nstatus: {ampel: rot, stand: 2026-06-01, text: \"a | <i>\"}\n";
    let mut files = FILES.to_vec();
    files.push(("projekte/boese.yaml", nasty));
    let snapshot = snapshot(&files);
    let view = view(&snapshot, |_| {});
    let report = view.report(&kopf(&snapshot));
    assert!(!markdown::render(&report).contains("<b>"));
    let narrow = text::render(
        &report,
        Look {
            width: 80,
            is_colored: false,
        },
    );
    assert!(!narrow.contains('\u{1b}'));
    assert!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Excel).contains("'=1+1"));
}
