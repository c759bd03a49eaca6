//! Pages on the small sound registry of the rule tests.

use serde_json::{Value, json};

use crate::check::testing::{snapshot, snapshot_of_whole};
use crate::load::Snapshot;
use crate::model::{Datum, Kind, ProzessId};
use crate::render::csv::Dialect;
use crate::render::text::Look;
use crate::render::{csv, text};
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};
use crate::view::zeige::{Eintrag, Unfindbar, Zeige, find};

fn page(snapshot: &Snapshot, id: &str) -> Zeige {
    let eintrag = find(snapshot, id).expect("the id names something");
    Zeige::new(snapshot, eintrag, today(), &Aenderungsstand::unknown())
}

fn as_text(snapshot: &Snapshot, id: &str) -> String {
    text::render(&page(snapshot, id).report(&kopf(snapshot)), LOOK)
}

fn as_json(snapshot: &Snapshot, id: &str) -> Value {
    serde_json::to_value(page(snapshot, id)).expect("a page is plain data")
}

#[test]
fn a_process_shows_each_figure_with_its_formula() {
    insta::assert_snapshot!(as_text(&snapshot(&[]), "hundesteuer"));
}

#[test]
fn a_process_as_json() {
    let snapshot = snapshot(&[]);
    let json = kopf(&snapshot).json(&page(&snapshot, "hundesteuer"));
    insta::assert_snapshot!(json);
}

/// By hand: R = (1 + 2) / 4 = 0.75; A = (1 + 2 + 2 + 2) / 8 = 0.875; M = (25 * 0.75 + 75 * 0.875) / 100 * 100 = 84.375.
/// Columns: dms used (1), epayment planned (0): D = 1 / 2. VZÄ = 4200 * 15 / 96000 = 0.65625.
#[test]
fn the_figures_are_those_computed_by_hand() {
    let zahlen = &as_json(&snapshot(&[]), "hundesteuer")["kennzahlen"];
    assert_eq!(zahlen["koeffizient"]["wert"], json!(84.375));
    assert_eq!(zahlen["koeffizient"]["recht"], json!(0.75));
    assert_eq!(zahlen["koeffizient"]["antrag"], json!(0.875));
    assert_eq!(zahlen["massenverfahren"], json!(true));
    assert_eq!(zahlen["digitalisierungsgrad"]["wert"], json!(0.5));
    assert_eq!(zahlen["digitalisierungsgrad"]["erreicht"], json!(1.0));
    assert_eq!(zahlen["digitalisierungsgrad"]["moeglich"], json!(2.0));
    assert_eq!(zahlen["digitalisierungsgrad"]["digitalisiert"], json!(false));
    assert_eq!(zahlen["vollstaendigkeit"]["angegeben"], json!(18));
    assert_eq!(zahlen["vza"], json!(0.65625));
    assert_eq!(zahlen["ueberpruefung"]["faellig"], json!("2027-02-15"));
}

/// The review of 15 February 2026 is due on 15 February 2027.
#[test]
fn the_siegel_tells_changes_since_the_review_and_whether_they_could_be_seen() {
    let of = |text: &str, changed: Option<&'static str>, stichtag: &str| {
        let snapshot = snapshot(&[("prozesse/hundesteuer.yaml", text)]);
        let stand = Aenderungsstand::new(move |_| {
            let day = |day| (ProzessId::new("hundesteuer"), Datum::parse(day).expect("a day"));
            Ok(changed.map(|days| days.split_terminator(' ').map(day).collect()))
        });
        let eintrag = find(&snapshot, "hundesteuer").expect("the id names something");
        let stichtag = Datum::parse(stichtag).expect("a day");
        let page = Zeige::new(&snapshot, eintrag, stichtag, &stand);
        let look = Look { width: 200, ..LOOK };
        let text = text::render(&page.report(&kopf(&snapshot)), look);
        let lines = text.lines().filter(|line| line.starts_with("Siegel"));
        let lines: Vec<String> = lines.map(|line| line.replace("  ", "")).collect();
        let json = serde_json::to_value(page).expect("a page is plain data");
        let figures = &json["kennzahlen"]["ueberpruefung"];
        let parts = ["siegel", "geaendert_am", "historie"].map(|key| figures[key].to_string());
        format!("{} [{}]", lines.join(" / "), parts.join(" "))
    };
    let changed = Some("2026-03-01");
    insta::assert_snapshot!([
        of("", Some(""), "2027-02-15"),
        of("", changed, "2027-02-15"),
        of("", changed, "2027-02-16"),
        of("", None, "2027-02-16"),
        of("", None, "2027-02-15"),
        of("ueberpruefung: ~\n", changed, "2027-02-15"),
        of("status: entwurf\n", changed, "2027-02-15"),
    ].join("\n"), @r#"
    Siegelaktuell ["aktuell" null true]
    Siegelseit der Überprüfung geändert (am 01.03.2026) ["geaendert-seit-ueberpruefung" "2026-03-01" true]
    Siegelüberfällig, dazu am 01.03.2026 geändert ["ueberfaellig" "2026-03-01" true]
    Siegelüberfällig ["ueberfaellig" null false]
    Siegelaktuell / Siegel: Ohne die ganze Historie in git ist nicht zu sehen, ob ein Steckbrief seit seiner Überprüfung geändert wurde; `aktuell` heißt hier nur, dass die Überprüfung nicht überfällig ist. ["aktuell" null false]
    Siegelnie überprüft ["nie" null null]
    Siegelkeines: Nur aktive Prozesse haben ein Siegel [null null null]
    "#);
}

/// Weights 2 and 1.5, half use: (2 + 1.5 * 0.5) / 3.5 = 0.7857...; the third component is written off, the fourth
/// lies outside its scope, the fifth is not there yet.
#[test]
fn weights_reasons_scopes_and_absent_components_are_told() {
    let snapshot = snapshot(&[
        ("komponenten/dms.yaml", "gewicht: 2\n"),
        ("komponenten/epayment.yaml", "gewicht: 1.5\n"),
        ("komponenten/termin.yaml", "name: Terminvergabe\n"),
        (
            "komponenten/intern.yaml",
            "name: Intranet\ngilt_fuer:\n  ausrichtung: [intern]\n",
        ),
        (
            "komponenten/morgen.yaml",
            "name: Assistent\nverfuegbar_ab: 2030-01-01\n",
        ),
        (
            "prozesse/hundesteuer.yaml",
            "komponenten:\n  dms: {status: genutzt, seit: 2023-03-01}\n  epayment: {status: teilweise, seit: 2024-01-01}\n  \
             termin: {status: nicht-anwendbar, grund: Niemand muss kommen}\n  morgen: {status: geplant, bis: 2030-06-30}\n",
        ),
    ]);
    let text = as_text(&snapshot, "prozesse/hundesteuer");
    for part in [
        "D = (2 + 1,5 × 0,5) / 3,5 = 78,6 %",
        "Niemand muss kommen",
        "außerhalb von `gilt_fuer`",
        "Ohne 1 eingetragene Komponente, die am Stichtag nicht verfügbar ist: Assistent (morgen).",
        "nein: 78,6 % liegen unter der Grenze von 80,0 %",
    ] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
}

#[test]
fn an_undefined_koeffizient_names_what_is_missing() {
    let snapshot = snapshot(&[(
        "prozesse/hundesteuer.yaml",
        "recht:\n  aufgabenart: freiwillig\n  grundlagen: [Satzung]\nkennzahlen:\n  fallzahl: 1\n",
    )]);
    let text = as_text(&snapshot, "hundesteuer");
    for part in [
        "R (Recht) ist nicht bestimmt: Es fehlt `recht.regelungsebene`.",
        "M ist nicht bestimmt",
        "Regelungsebene (`recht.regelungsebene`)",
        "nein: Der Beratungsaufwand ist nicht angegeben",
        "Datenlage: nicht angegeben.",
    ] {
        assert!(text.contains(part), "{part} is missing in\n{text}");
    }
    let zahlen = &as_json(&snapshot, "hundesteuer")["kennzahlen"];
    assert_eq!(zahlen["koeffizient"]["wert"], Value::Null);
    assert_eq!(zahlen["koeffizient"]["antrag"], json!(0.875));
    assert_eq!(zahlen["koeffizient"]["fehlend"], json!(["recht.regelungsebene"]));
    assert_eq!(zahlen["vza"], Value::Null);
}

#[test]
fn a_component_shows_its_use_and_what_hangs_on_it() {
    insta::assert_snapshot!(as_text(&snapshot(&[]), "dms"));
    let zahlen = &as_json(&snapshot(&[]), "epayment")["kennzahlen"];
    assert_eq!(zahlen["geplant"], json!(1));
    assert_eq!(zahlen["anwendbar"], json!(1));
    assert_eq!(zahlen["abhaengig_von"], json!(["dms"]));
    assert_eq!(zahlen["projekte"], json!(["bezahlung"]));
}

#[test]
fn a_unit_without_processes_says_so() {
    let file = (
        "organisation/sg-1.yaml",
        "name: Sachgebiet Steuern\nkuerzel: 22.1\nart: sachgebiet\nteil_von: amt-22\n",
    );
    let file = (file.0, file.1.replace("22.1", "\"22.1\""));
    let snapshot = snapshot(&[(file.0, &file.1)]);
    let text = as_text(&snapshot, "sg-1");
    assert!(
        text.contains("Hier und darunter gibt es keinen aktiven Prozess."),
        "{text}"
    );
    assert!(text.contains("22 › 22.1"), "{text}");
    insta::assert_snapshot!(as_text(&snapshot, "amt-22"));
}

#[test]
fn every_kind_has_a_page_and_facts_as_csv() {
    let snapshot = snapshot(&[]);
    for id in ["bezahlung", "digital", "quote", "ozg", "verwaltung"] {
        let page = page(&snapshot, id);
        assert!(!page.report(&kopf(&snapshot)).sections.is_empty(), "{id}");
        assert_eq!(as_json(&snapshot, id)["kennzahlen"], Value::Null, "{id}");
    }
    let csv = csv::render(&page(&snapshot, "quote").data(&kopf(&snapshot)), Dialect::Plain);
    insta::assert_snapshot!(csv, @r"
    teil,angabe,wert
    Eintrag,Kennung,quote
    Eintrag,Datei,ziele/quote.yaml
    Eintrag,Kennzahl,digitalisierungsquote
    Eintrag,Soll,0.5
    Eintrag,Bis,2028-12-31
    ");
}

#[test]
fn ids_are_found_across_kinds_or_the_answer_helps() {
    let snapshot = snapshot(&[("projekte/dms.yaml", "name: DMS\n")]);
    let kind = |text| find(&snapshot, text).map(Eintrag::kind);
    assert_eq!(kind("prozesse/hundesteuer"), Ok(Kind::Prozesse));
    assert_eq!(kind("prozess/hundesteuer"), Ok(Kind::Prozesse));
    assert_eq!(
        kind("registry/prozesse/amt-22/hundesteuer.yaml"),
        Ok(Kind::Prozesse)
    );
    assert_eq!(kind("projekte/dms"), Ok(Kind::Projekte));
    let kandidaten = vec!["komponenten/dms".to_owned(), "projekte/dms".to_owned()];
    let id = "dms".to_owned();
    assert_eq!(kind("dms"), Err(Unfindbar::Mehrdeutig { id, kandidaten }));
    let unknown = |id: &str, best: Option<&str>| {
        Err(Unfindbar::Unbekannt {
            id: id.to_owned(),
            vorschlag: best.map(str::to_owned),
        })
    };
    assert_eq!(kind("hundestuer"), unknown("hundestuer", Some("hundesteuer")));
    assert_eq!(kind("prozesse/epaymnt"), unknown("prozesse/epaymnt", None));
    assert_eq!(
        kind("komponenten/epaymnt"),
        unknown("komponenten/epaymnt", Some("komponenten/epayment"))
    );
}

#[test]
fn an_unreadable_file_is_named() {
    for broken in ["name: [\n", "name: X\nstatus: falsch\n"] {
        let path = "prozesse/amt-22/kaputt.yaml";
        let snapshot = snapshot_of_whole(&[(path, broken)]);
        let datei = path.to_owned();
        assert_eq!(
            find(&snapshot, "kaputt").map(Eintrag::kind),
            Err(Unfindbar::Unlesbar { datei })
        );
    }
}

/// The chain shows each step with its medium and components; a break has its own sign, without any colour.
#[test]
fn the_ablauf_is_drawn_as_a_chain() {
    let snapshot = snapshot(&[(
        "prozesse/hundesteuer.yaml",
        "ablauf:\n  - {schritt: Antrag annehmen, baustein: entgegennehmen, medium: papier}\n  \
         - {schritt: Registrieren, baustein: registrieren, medium: digital, komponenten: [dms, epayment]}\n  \
         - {schritt: Prüfen, baustein: formal-pruefen, medium: digital}\n  \
         - {schritt: Bescheid besprechen, baustein: versenden, medium: muendlich}\n",
    )]);
    let part = |page: String| -> String {
        let chain = page.split("Ablauf\n").nth(1).unwrap_or_default().to_owned();
        chain
            .trim_start()
            .split("\n\n")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let report = page(&snapshot, "hundesteuer").report(&kopf(&snapshot));
    let narrow = Look { width: 40, ..LOOK };
    insta::assert_snapshot!(part(text::render(&report, LOOK)), @"
    [Antrag annehmen · Papier] ≠ [Registrieren · digital: dms, epayment] → [Prüfen · digital]
      ≠ [Bescheid besprechen · mündlich]
    ");
    let shown = part(text::render(&report, narrow));
    assert!(shown.lines().all(|line| line.chars().count() <= 40), "{shown}");
    insta::assert_snapshot!(shown, @"
    [Antrag annehmen · Papier]
      ≠ [Registrieren · digital: dms,
        epayment] → [Prüfen · digital]
      ≠ [Bescheid besprechen · mündlich]
    ");
    insta::assert_snapshot!(part(crate::render::markdown::render(&report)), @"
    1. Antrag annehmen · Papier
    2. ≠ Registrieren · digital: dms, epayment
    3. Prüfen · digital
    4. ≠ Bescheid besprechen · mündlich
    ");
}
