//! Pages of small registries on 30 June 2026.

use serde_json::{Value, json};

use crate::check::testing::snapshot;
use crate::load::Snapshot;
use crate::model::OeId;
use crate::render::csv::Dialect;
use crate::render::{csv, markdown, text};
use crate::score::Population;
use crate::view::medienbrueche::Medienbrueche;
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};

/// `passe` begins and ends on paper (2 breaks, 100 cases), `auskunft` ends on paper and has no case number (1 break),
/// `liste` is all digital (0 breaks), `hundesteuer` has no Ablauf. The scanner helps at the beginning, the portal at both
/// ends; it is planned for `passe`.
const FILES: [(&str, &str); 6] = [
    (
        "prozesse/passe.yaml",
        "name: Pass ausstellen\nkennzahlen: {fallzahl: 100, datenlage: geschaetzt}\nablauf:\n  \
         - {schritt: Antrag annehmen, baustein: entgegennehmen, medium: papier}\n  \
         - {schritt: Prüfen, baustein: formal-pruefen, medium: digital, komponenten: [dms]}\n  \
         - {schritt: Senden, baustein: versenden, medium: papier}\n\
         komponenten:\n  portal: {status: geplant, bis: 2027-01-31}\n",
    ),
    (
        "prozesse/auskunft.yaml",
        "name: Auskunft geben\noe: amt-63\nkennzahlen: {stand: 2025-12-31}\nablauf:\n  \
         - {schritt: Prüfen, baustein: formal-pruefen, medium: digital}\n  \
         - {schritt: Senden, baustein: versenden, medium: papier}\nkomponenten: {}\n",
    ),
    (
        "prozesse/liste.yaml",
        "name: Liste führen\nablauf:\n  - {schritt: Prüfen, baustein: formal-pruefen, medium: digital}\n",
    ),
    ("prozesse/hundesteuer.yaml", "ablauf:\n"),
    (
        "komponenten/portal.yaml",
        "name: Portal\nbausteine: [entgegennehmen, versenden]\nverfuegbar_ab: 2026-12-01\nverbindlich_seit:\n",
    ),
    (
        "komponenten/scanner.yaml",
        "name: Scanner\nbausteine: [entgegennehmen]\nverbindlich_seit:\n",
    ),
];

fn view(snapshot: &Snapshot, oe: Option<&str>) -> Medienbrueche {
    let oe = oe.map(OeId::new);
    let population = Population::new(&snapshot.registry, oe.as_ref());
    Medienbrueche::new(&snapshot.registry, &population, today())
}

fn as_text(snapshot: &Snapshot, oe: Option<&str>) -> String {
    text::render(&view(snapshot, oe).report(&kopf(snapshot)), LOOK)
}

fn as_json(snapshot: &Snapshot) -> Value {
    serde_json::to_value(view(snapshot, None)).expect("plain data")
}

#[test]
fn the_page_for_people() {
    insta::assert_snapshot!(as_text(&snapshot(&FILES), None));
}

/// 2 breaks times 100 cases; `auskunft` can't be weighed. All components together leave none.
#[test]
fn the_sums_are_those_counted_by_hand() {
    let json = as_json(&snapshot(&FILES));
    assert_eq!(
        json["summe"],
        json!({"prozesse": 4, "mit_ablauf": 3, "ohne_ablauf": 1, "mit_bruch": 2, "mit_bruch_und_fallzahl": 1,
               "brueche": 3, "brueche_im_jahr": 200, "brueche_mit_allen": 0, "brueche_mit_allen_im_jahr": 0})
    );
    assert_eq!(
        json["komponenten"],
        json!([
            {"rang": 1, "komponente": "portal", "name": "Portal", "verfuegbar": false, "verfuegbar_ab": "2026-12-01",
             "prozesse": 2, "geplant": 1, "faelle": 100, "behoben": 3, "neu": 0, "weniger": 3, "weniger_im_jahr": 200},
            {"rang": 2, "komponente": "scanner", "name": "Scanner", "verfuegbar": true, "verfuegbar_ab": "2020-01-01",
             "prozesse": 1, "geplant": 0, "faelle": 100, "behoben": 1, "neu": 0, "weniger": 1, "weniger_im_jahr": 100},
        ])
    );
    assert_eq!(
        json["zeilen"][0]["stellen"][1],
        json!({"nach_schritt": 2,
               "vorher": {"schritt": "Prüfen", "baustein": "formal-pruefen", "medium": "digital"},
               "nachher": {"schritt": "Senden", "baustein": "versenden", "medium": "papier"},
               "abhilfe": [{"komponente": "portal", "status": "geplant", "seit": null, "bis": "2027-01-31",
                            "verfuegbar": false, "verfuegbar_ab": "2026-12-01"}]})
    );
    assert_eq!(
        json["uebergaenge"][1],
        json!({"von_baustein": "entgegennehmen", "von_medium": "papier", "nach_baustein": "formal-pruefen",
               "nach_medium": "digital", "brueche": 1, "prozesse": 1, "brueche_im_jahr": 100})
    );
}

#[test]
fn data_has_every_process() {
    let snapshot = snapshot(&FILES);
    let data = view(&snapshot, None).data(&kopf(&snapshot));
    insta::assert_snapshot!(csv::render(&data, Dialect::Plain), @"
    prozess,name,oe,schritte,brueche,fallzahl,datenlage,brueche_im_jahr,brueche_mit_allen
    passe,Pass ausstellen,amt-22,3,2,100,geschaetzt,200,0
    auskunft,Auskunft geben,amt-63,2,1,,,,0
    liste,Liste führen,amt-22,1,0,4200,beispiel,0,0
    hundesteuer,Hundesteuer anmelden,amt-22,,,4200,beispiel,,
    ");
}

#[test]
fn an_oe_without_processes_and_a_register_without_an_ablauf_say_so() {
    let files = [("organisation/amt-10.yaml", "name: Hauptamt\n")];
    insta::assert_snapshot!(as_text(&snapshot(&files), Some("amt-10")), @"
    Medienbrüche: Hauptamt
    Musterstadt, Stichtag 30.06.2026

    In dieser Auswahl gibt es keinen aktiven Prozess.
    ");
    insta::assert_snapshot!(as_text(&snapshot(&[("prozesse/hundesteuer.yaml", "ablauf:\n")]), None), @"
    Medienbrüche
    Musterstadt, Stichtag 30.06.2026

    Medienbrüche sind nicht bekannt: Kein aktiver Prozess beschreibt seinen Ablauf. Tragen Sie unter
    `ablauf` die Schritte mit ihrem Medium ein.
    ");
}

/// No component serves anything: the breaks stay, and the page says where to write it.
#[test]
fn without_bausteine_nothing_helps() {
    let file = (
        "prozesse/hundesteuer.yaml",
        "ablauf:\n  - {schritt: A, baustein: entgegennehmen, medium: papier}\n  \
         - {schritt: B, baustein: versenden, medium: digital}\n",
    );
    let snapshot = snapshot(&[file]);
    let page = as_text(&snapshot, None);
    assert!(page.contains("Keine Komponente des Registers"), "{page}");
    assert_eq!(as_json(&snapshot)["summe"]["brueche_mit_allen"], json!(1));
}

#[test]
fn texts_of_the_register_stay_text() {
    let snapshot = snapshot(&[
        (
            "prozesse/hundesteuer.yaml",
            "name: \"=1+1 | <b>\"\nablauf:\n  \
             - {schritt: \"A | <b>\\e[31m\", baustein: entgegennehmen, medium: papier}\n  \
             - {schritt: \"B\\n*x*\", baustein: versenden, medium: digital}\n",
        ),
        (
            "komponenten/scanner.yaml",
            "name: \"S | <i>\"\nbausteine: [entgegennehmen]\n",
        ),
    ]);
    let md = markdown::render(&view(&snapshot, None).report(&kopf(&snapshot)));
    assert!(
        !md.contains("<b>") && !md.contains("<i>") && !md.contains("\n*x*"),
        "{md}"
    );
    assert!(!as_text(&snapshot, None).contains('\u{1b}'));
    let excel = csv::render(&view(&snapshot, None).data(&kopf(&snapshot)), Dialect::Excel);
    assert!(excel.contains("'=1+1"), "{excel}");
}
