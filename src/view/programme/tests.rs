//! Programmes of a small registry on 30 June 2026.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::check::testing::snapshot_of_bare_projects as snapshot;
use crate::load::Snapshot;
use crate::model::{Datum, ProgrammId};
use crate::render::csv::Dialect;
use crate::render::{csv, text};
use crate::view::output::Output as _;
use crate::view::programme::Programme;
use crate::view::programme::programm::Programmstatus;
use crate::view::testing::{LOOK, kopf, today};

/// The programme `digital` with a yellow project that is late and overspent, a waiting and an ended one; `leer` without
/// projects; one project of a programme that the register does not have, one without any.
const FILES: [(&str, &str); 6] = [
    (
        "programme/leer.yaml",
        "name: Leeres\nberichtsweg: [stadtrat, ausschuss]\nherkunft: oek\n",
    ),
    (
        "projekte/bezahlung.yaml",
        "status: {ampel: gelb, stand: 2026-05-01, text: Es fehlen Leute}\ntermine: {ende_plan: 2026-06-20}\n\
         meilensteine:\n  - {name: Test, plan: 2026-06-01}\n  - {name: Start, plan: 2026-09-01}\n\
         budget:\n  - {jahr: 2026, art: betrieb, plan: 100, ist: 120.50}\n  - {jahr: 2027, art: betrieb, plan: 80}\n\
         finanzierung: gesichert\nrisiken:\n  - {text: Verzug, massnahme: Hilfe holen}\n\
         entscheidungen:\n  - {gremium: stadtrat, datum: 2026-02-01, beschluss: angenommen, vorlage: V1/26}\n  \
         - {gremium: fachkreis, datum: 2024-02-01, beschluss: empfohlen}\n  - {gremium: fachkreis}\n",
    ),
    (
        "projekte/idee.yaml",
        "name: Idee\nphase: empfehlung\nkomponenten: [dms, fehlt]\nmeilensteine:\n  - {name: Früher, plan: 2026-08-01}\n",
    ),
    ("projekte/alt.yaml", "name: Altes\nphase: abgeschlossen\n"),
    (
        "projekte/fremd.yaml",
        "name: Fremdes\nprogramm: anderswo\nstatus: {ampel: rot}\n",
    ),
    ("projekte/ohne.yaml", "name: Ohne\nprogramm: ~\nphase: rollout\n"),
];

fn alle(snapshot: &Snapshot) -> Programme {
    Programme::new(&snapshot.registry, None, today()).expect("small amounts")
}

fn eines(snapshot: &Snapshot, id: &str) -> Programmstatus {
    let programm = snapshot
        .registry
        .programme
        .find(&ProgrammId::new(id))
        .expect("a programme");
    let seit = Datum::parse("2025-06-30").expect("a day");
    Programmstatus::new(snapshot, programm, today(), seit).expect("small amounts")
}

#[test]
fn every_project_stands_in_one_row() {
    let snapshot = snapshot(&FILES);
    let json = serde_json::to_value(alle(&snapshot)).expect("plain data");
    let rows = json["programme"].as_array().expect("rows");
    let counts: Vec<_> = rows
        .iter()
        .map(|r| {
            (
                r["programm"].as_str(),
                r["projekte"].as_u64(),
                r["gefaehrdet"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        counts,
        [
            (Some("digital"), Some(3), Some(1)),
            (Some("leer"), Some(0), Some(0)),
            (Some("anderswo"), Some(1), Some(1)),
            (None, Some(1), Some(0)),
        ]
    );
    assert_eq!(json["summe"]["projekte"], json!(5));
    let digital = &rows[0];
    assert_eq!(
        digital["ampeln"],
        json!({"gruen": 0, "gelb": 1, "rot": 0, "ohne": 0})
    );
    assert_eq!(
        (&digital["budget"]["plan"], &digital["budget"]["ist"]),
        (&json!(100), &json!(120.5))
    );
    assert_eq!(digital["bedarf_naechstes_jahr"], json!(80));
    assert_eq!(digital["meilensteine_ueberfaellig"], json!(1));
    assert_eq!(
        digital["naechster_meilenstein"],
        json!({"projekt": "idee", "name": "Früher", "plan": "2026-08-01"})
    );
}

#[test]
fn all_programmes_as_text_and_as_rows() {
    let snapshot = snapshot(&FILES);
    let view = alle(&snapshot);
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain), @r#"
    programm,name,leitung,berichtsweg,herkunft,projekte,laufend,vorhaben,beendet,gruen,gelb,rot,ohne_ampel,gefaehrdet,budget_plan,budget_ist,bedarf_naechstes_jahr,meilensteine_ueberfaellig,naechster_meilenstein,naechster_meilenstein_projekt,naechster_meilenstein_plan
    digital,Digitales Rathaus,Stabsstelle Digitalisierung,cio,,3,1,1,1,0,1,0,0,1,100,120.5,80,1,Früher,idee,2026-08-01
    leer,Leeres,Stabsstelle Digitalisierung,"stadtrat, ausschuss",oek,0,0,0,0,0,0,0,0,0,,,,0,,,
    anderswo,,,,,1,1,0,0,0,0,1,0,1,,,,0,,,
    ,,,,,1,1,0,0,0,0,0,1,0,,,,0,,,
    "#);
}

#[test]
fn one_programme_as_text() {
    let snapshot = snapshot(&FILES);
    insta::assert_snapshot!(text::render(
        &eines(&snapshot, "digital").report(&kopf(&snapshot)),
        LOOK
    ));
}

#[test]
fn one_programme_for_machines() {
    let snapshot = snapshot(&FILES);
    let json = serde_json::to_value(eines(&snapshot, "digital")).expect("plain data");
    let projects: Vec<&Value> = json["zeilen"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|z| &z["projekt"])
        .collect();
    assert_eq!(projects, [&json!("bezahlung"), &json!("idee"), &json!("alt")]);
    assert_eq!(json["gefaehrdete"][0]["budget_ueberschritten"], json!(20.5));
    assert_eq!(
        json["entscheidungen"],
        json!([{"projekt": "bezahlung", "gremium": "stadtrat", "datum": "2026-02-01",
                "beschluss": "angenommen", "vorlage": "V1/26"}])
    );
    assert_eq!(json["entscheidungen_ohne_datum"], json!(1));
    let components: Vec<_> = json["komponenten"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|k| {
            (
                k["komponente"].as_str(),
                k["in_nutzung"].as_u64(),
                k["anwendbar"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        components,
        [
            (Some("dms"), Some(1), Some(1)),
            (Some("epayment"), Some(0), Some(1)),
            (Some("fehlt"), Some(0), Some(0)),
        ]
    );
}

#[test]
fn a_filter_leaves_out_what_belongs_to_no_programme_and_nothing_is_said_to_be_nothing() {
    let snapshot = snapshot(&FILES);
    let of = |ids: &[&str]| {
        let chosen: BTreeSet<String> = ids.iter().map(|id| (*id).to_owned()).collect();
        let view = Programme::new(&snapshot.registry, Some(&chosen), today()).expect("small amounts");
        text::render(&view.report(&kopf(&snapshot)), LOOK)
    };
    insta::assert_snapshot!(of(&["leer"]), @"
    Programme
    Musterstadt, Stichtag 30.06.2026

    1 Programm ohne Projekt.

    Programm  Projekte  laufen   Vor-  beendet  grün  gelb  rot  gefährdet
                                haben
    ──────────────────────────────────────────────────────────────────────
    Leeres           0       0      0        0     0     0    0          0

    Ampeln: nur laufende Projekte. Gefährdet: Ampel gelb oder rot, geplantes Ende überschritten oder
      mehr ausgegeben als geplant; `ddv programme KENNUNG` nennt Ursachen und Handlungsmöglichkeiten.

    Budget und Termine

    Programm  Plan  Ist   Bedarf  Nächster Meilenstein
              bis   bis   2027
              2026  2026  (€)
              (€)   (€)
    ──────────────────────────────────────────────────
    Leeres    –     –     –       –

    Leitung und Berichtsweg

    Programm  Kennung  Leitung                      Berichtsweg          Herkunft
    ─────────────────────────────────────────────────────────────────────────────
    Leeres    leer     Stabsstelle Digitalisierung  Stadtrat, Ausschuss  OEK
    ");
    insta::assert_snapshot!(of(&[]), @"
    Programme
    Musterstadt, Stichtag 30.06.2026

    In dieser Auswahl gibt es kein Programm.
    ");
    insta::assert_snapshot!(text::render(&eines(&snapshot, "leer").report(&kopf(&snapshot)), LOOK), @"
    Programm: Leeres
    Musterstadt, Stichtag 30.06.2026
    Kennung      leer
    Leitung      Stabsstelle Digitalisierung
    Berichtsweg  Stadtrat, Ausschuss
    Herkunft     Organisationsentwicklungskonzept (OEK)
    Projekte     keine

    Das Programm hat noch kein Projekt. Ein Projekt gehört dazu, wenn es `programm: leer` nennt.
    ");
}
