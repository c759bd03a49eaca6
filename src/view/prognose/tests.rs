//! Forecasts of a small registry: figures by hand, what is left out, wrong use.

use serde_json::{Value, json};

use crate::cli::testing;

/// A VZÄ works 96,000 minutes and costs 50,000 EUR in 2025, then 10 % more each year; up to 2028.
const FILES: [(&str, &str); 10] = [
    (
        "ddv.toml",
        "[verwaltung]\nname = \"Musterstadt\"\n[einwohner]\n2025 = 1000\n2029 = 1400\n[prognose]\nhorizont = 2028\n\
         kosten_je_vza = 50000\nkosten_basisjahr = 2025\ntarifsteigerung = 0.1\n",
    ),
    (
        "organisation/gb-6.yaml",
        "name: Bauen\nkuerzel: \"6\"\nart: geschaeftsbereich\n",
    ),
    (
        "organisation/amt-63.yaml",
        "name: Bauaufsicht\nkuerzel: \"63\"\nart: amt\nteil_von: gb-6\n",
    ),
    (
        "komponenten/dms.yaml",
        "name: Dokumentenmanagement\nbeschreibung: Akten\nschicht: basisdienst\nreifegrad: einsatzbereit\n\
         verfuegbar_ab: 2020-01-01\neffekt: {2026: 0.02, 2028: 0.04}\n",
    ),
    (
        "komponenten/portal.yaml",
        "name: Portal\nbeschreibung: Anträge\nschicht: eingangskanal\nreifegrad: einsatzbereit\n\
         effekt: {2020: 0.08}\nabgeloest_am: 2028-06-30\n",
    ),
    (
        "prozesse/bauantrag.yaml",
        "name: Bauantrag entscheiden\nstatus: aktiv\noe: amt-63\nausrichtung: extern\nkennzahlen: {stand: 2025-12-31, \
         datenlage: geschaetzt, fallzahl: 2400, bearbeitungszeit_min: 400}\nkomponenten:\n  \
         dms: {status: geplant, bis: 2027-06-30}\n",
    ),
    (
        "prozesse/beratung.yaml",
        "name: Zum Bauen beraten\nstatus: aktiv\noe: gb-6\nkennzahlen: {stand: 2026-12-31, datenlage: beispiel, \
         fallzahl: 600, bearbeitungszeit_min: 160}\nkomponenten:\n  dms: {status: genutzt, seit: 2024-01-01}\n  \
         portal: {status: geplant, bis: 2028-01-01, wirkung: {bearbeitungszeit_min: 16}}\n",
    ),
    (
        "prozesse/ohne-zahlen.yaml",
        "name: Ohne Zahlen\nstatus: aktiv\noe: gb-6\nkennzahlen: {stand: 2025-12-31}\n",
    ),
    (
        "prozesse/entwurf.yaml",
        "name: Entwurf\nstatus: entwurf\noe: gb-6\nkennzahlen: {stand: 2025-12-31, fallzahl: 960, bearbeitungszeit_min: 100}\n",
    ),
    (
        "berufsgruppen/planung.yaml",
        "name: Planung\nvza: 20\nstand: 2026-12-31\nkosten_je_vza: 60000\nkomponenten: [dms, portal]\n\
         entwicklung: {art: rate, prozent_pa: 50}\n",
    ),
];

fn ddv(arguments: &str) -> String {
    with(&[], arguments)
}

/// With some files of the registry replaced or added; arguments stand apart by blanks, with `~` for one inside.
fn with(files: &[(&str, &str)], arguments: &str) -> String {
    let mut all: Vec<(&str, &str)> = FILES.to_vec();
    all.retain(|(path, _)| files.iter().all(|(new, _)| new != path));
    all.extend(files);
    let arguments: Vec<String> = arguments.split(' ').map(|a| a.replace('~', " ")).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    testing::ddv(&all, &arguments)
}

fn parse(output: &str) -> Value {
    let text = output.strip_suffix("[0]").unwrap_or_else(|| panic!("{output}"));
    serde_json::from_str(text).expect("JSON")
}

fn close(got: &Value, wanted: f64) {
    let got = got.as_f64().unwrap_or(f64::NAN);
    assert!(
        (got - wanted).abs() < 1e-9 * wanted.abs().max(1.0),
        "{got}, wanted {wanted}"
    );
}

/// bauantrag: 10 VZÄ in 2025, then 11, 12, 13; all of dms (2, 3, 4 %) and portal (8, 8 %, replaced 2028): 10, 10 (capped
/// from 11), 4 %. beratung: 1 VZÄ from 2027; its Wirkung of +16 of 160 minutes counts 0, then portal is replaced: 0.
#[test]
fn the_figures_are_those_counted_by_hand() {
    let json = parse(&ddv("prognose --format json"));
    let keys: Vec<&str> = json
        .as_object()
        .expect("a map")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "schema",
            "verwaltung",
            "stichtag",
            "commit",
            "szenario",
            "horizont",
            "jahre",
            "summe",
            "grundlage",
            "oe",
            "auswahl",
            "luecken",
            "datenlage",
            "entwicklung",
            "annahmen"
        ]
    );
    assert_eq!(
        (&json["schema"], &json["szenario"]),
        (&json!("ddv.prognose/1"), &json!("voll"))
    );
    let first: Vec<&str> = json["jahre"][0]
        .as_object()
        .expect("a map")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        first,
        [
            "jahr",
            "fallzahl",
            "vza",
            "kosten_eur",
            "eingespart_vza",
            "eingespart_eur",
            "prozesse"
        ]
    );
    for (at, jahr, prozesse, cases, vza, cost, saved) in [
        (0, 2026, 1, 2640.0, 11.0, 11.0 * 55_000.0, 1.1),
        (1, 2027, 2, 3480.0, 13.0, 13.0 * 60_500.0, 1.2),
        (2, 2028, 2, 3720.0, 14.0, 14.0 * 66_550.0, 0.52),
    ] {
        let row = &json["jahre"][at];
        assert_eq!((&row["jahr"], &row["prozesse"]), (&json!(jahr), &json!(prozesse)));
        close(&row["fallzahl"], cases);
        close(&row["vza"], vza);
        close(&row["kosten_eur"], cost);
        close(&row["eingespart_vza"], saved);
        close(&row["eingespart_eur"], cost * saved / vza);
    }
    close(&json["summe"]["eingespart_eur"], 60_500.0 + 72_600.0 + 34_606.0);
    close(&json["summe"]["eingespart_vza_horizont"], 0.52);
    close(&json["summe"]["aufwuchs_vza"], 3.0);
    close(&json["summe"]["daempfung"], 0.52 / 3.0);
    assert_eq!(
        json["auswahl"],
        json!({"gesamt": 3, "mit_prognose": 2, "ab_horizont": 0, "ohne_prognose": 1})
    );
    assert_eq!(
        json["luecken"],
        json!([{"prozess": "ohne-zahlen", "grund": "fallzahl-fehlt"}])
    );
    assert_eq!(
        json["datenlage"],
        json!({"gemessen": 0, "geschaetzt": 1, "beispiel": 1, "ohne_angabe": 0})
    );
}

/// Only dms, from 2027 on: 3 and 4 %.
#[test]
fn the_plan_counts_what_is_decided() {
    let json = parse(&ddv("prognose --szenario plan --format json"));
    for (at, saved) in [(0, 0.0), (1, 0.36), (2, 0.52)] {
        close(&json["jahre"][at]["eingespart_vza"], saved);
    }
    let nothing = parse(&ddv("forecast --szenario plan --prozess beratung --format json"));
    assert_eq!(nothing["genannt"], json!(["beratung"]));
    assert_eq!(
        nothing["summe"],
        json!({
            "eingespart_eur": 0.0, "eingespart_vza_horizont": 0.0, "aufwuchs_vza": 0.0, "daempfung": null
        })
    );
    assert!(
        ddv("prognose --prozess beratung --szenario plan").contains("Bis 2028 spart die Planung nichts ein")
    );
}

#[test]
fn the_forecast_as_text_and_markdown() {
    insta::assert_snapshot!(ddv("prognose --breite 100"));
    insta::assert_snapshot!(ddv("prognose --oe amt-63 --szenario plan --format md"));
}

#[test]
fn the_csv_has_numbers_and_no_bars() {
    insta::assert_snapshot!(ddv("prognose --oe amt-63 --format csv"), @"
    jahr,prozesse,fallzahl,vza,kosten_eur,eingespart_vza,entlastung,eingespart_eur
    2026,1,2640,11,605000,1.1,0.1,60500
    2027,1,2880,12,726000.0000000001,1.2000000000000002,0.10000000000000002,72600.00000000001
    2028,1,3120,13,865150.0000000002,0.52,0.04,34606.00000000001
    [0]
    ");
}

/// 20 VZÄ in 2026, then 30, 45; 10 % (capped from 11), 4 %.
#[test]
fn berufsgruppen_have_their_own_cost_and_no_oe() {
    let json = parse(&ddv("prognose --berufsgruppen --szenario plan --format json"));
    for (at, vza, saved) in [(0, 30.0, 3.0), (1, 45.0, 1.8)] {
        let row = &json["jahre"][at];
        assert_eq!(
            (&row["fallzahl"], &row["berufsgruppen"]),
            (&Value::Null, &json!(1))
        );
        close(&row["vza"], vza);
        close(&row["eingespart_vza"], saved);
    }
    close(&json["summe"]["eingespart_eur"], 3.0 * 72_600.0 + 1.8 * 79_860.0);
    close(&json["gruppen"][0]["kosten_je_vza"], 60_000.0);
    insta::assert_snapshot!(ddv("prognose --berufsgruppen --breite 100"));
    let none = ddv("prognose --berufsgruppen --wo vza~>~100");
    assert!(
        none.contains("In dieser Auswahl gibt es keine Berufsgruppe."),
        "{none}"
    );
    insta::assert_snapshot!(ddv("prognose --berufsgruppen --oe amt-63"), @"
    Fehler: `--oe` gibt es hier nicht: Berufsgruppen gehören zu keiner Organisationseinheit.
    Hilfe: `--oe` wirkt bei `prozesse`, `organisation` und `projekte`.
    [2]
    ");
    insta::assert_snapshot!(ddv("prognose --berufsgruppen --prozess bauantrag"), @"
    Fehler: `--prozess` und `--berufsgruppen` gehen nicht zusammen.
    Hilfe: Nennen Sie eine Berufsgruppe mit `--wo 'id = KENNUNG'`.
    [2]
    ");
}

#[test]
fn every_number_behind_one_is_explained() {
    insta::assert_snapshot!(ddv("prognose --erklaere bauantrag --breite 100"));
    insta::assert_snapshot!(ddv("prognose --berufsgruppen --erklaere planung --breite 80"));
    let json = parse(&ddv("prognose --erklaere beratung --format json"));
    assert_eq!(
        (&json["schema"], &json["art"], &json["id"]),
        (
            &json!("ddv.prognose-erklaerung/1"),
            &json!("prozess"),
            &json!("beratung")
        )
    );
    assert_eq!(
        json["komponenten"][1],
        json!({"komponente": "portal", "name": "Portal", "grund": "wirkung", "ab": 2028, "abgeloest_ab": 2028,
               "faktor": 1.0, "wirkung_min": 16.0, "anteile": {"2027": 0.0, "2028": 0.0}})
    );
    assert_eq!(json["komponenten"][0]["grund"], json!("genutzt"));
    let draft = ddv("prognose --erklaere entwurf");
    assert!(
        draft.contains("nicht `aktiv` und zählt deshalb in keiner Summe"),
        "{draft}"
    );
    let missing = ddv("prognose --erklaere ohne-zahlen");
    assert!(
        missing.contains("keine Prognose bis 2028, weil die Fallzahl fehlt"),
        "{missing}"
    );
    assert_eq!(
        parse(&ddv("prognose --erklaere ohne-zahlen --format json"))["ohne_prognose"],
        json!("fallzahl-fehlt")
    );
}

#[test]
fn an_id_must_name_an_active_process() {
    insta::assert_snapshot!(ddv("prognose --prozess bauantarg"), @"
    Fehler: Den Prozess `bauantarg` gibt es nicht.
    Hilfe: Meinten Sie `bauantrag`?
    [2]
    ");
    insta::assert_snapshot!(ddv("prognose --prozess entwurf"), @"
    Fehler: Der Prozess `entwurf` hat den Status `entwurf`; es zählen nur aktive.
    Hilfe: `ddv prognose --erklaere entwurf` rechnet seine Prognose trotzdem vor.
    [2]
    ");
    insta::assert_snapshot!(ddv("prognose --erklaere bauantrag --oe amt-63"), @"
    Fehler: `--erklaere` zeigt genau einen Eintrag; `--prozess`, `--oe` und `--wo` gehen daneben nicht.
    Hilfe: Lassen Sie die Auswahl weg.
    [2]
    ");
    for arguments in [
        "prognose --erklaere planung",
        "prognose --berufsgruppen --erklaere bauantrag",
        "prognose --oe amt-99",
        "prognose --szenario halb",
        "prognose --wo fallzahl~>",
    ] {
        assert!(ddv(arguments).ends_with("[2]"), "{arguments}");
    }
}

#[test]
fn the_horizon_is_a_year_and_may_be_past() {
    for year in ["999", "10000", "-5", "bald"] {
        let output = ddv(&format!("prognose --horizont {year}"));
        assert!(output.ends_with("[2]") && output.contains(year), "{output}");
    }
    let past = parse(&ddv("prognose --horizont 2025 --format json"));
    assert_eq!((&past["horizont"], &past["jahre"]), (&json!(2025), &json!([])));
    assert_eq!(past["auswahl"]["ab_horizont"], json!(2));
    insta::assert_snapshot!(ddv("prognose --horizont 2025"), @"
    Prognose bis 2025
    Musterstadt, Stichtag 30.06.2026
    Szenario voll (jede anwendbare Komponente, die noch nicht ganz in Nutzung ist,
    kommt zum Einsatz)

    Für keinen der 3 Prozesse gibt es eine Prognose bis 2025.

    Ohne Prognose, in keiner Summe: 1 Prozess, weil die Fallzahl fehlt
      (`kennzahlen.fallzahl`): ohne-zahlen.
    In keiner Zeile: 2 Prozesse mit Kennzahlen von 2025 oder später.
    [0]
    ");
    let far = parse(&ddv("prognose --prozess bauantrag --horizont 5000 --format json"));
    assert_eq!(far["jahre"].as_array().map(Vec::len), Some(5000 - 2025));
}

#[test]
fn nothing_to_forecast_is_an_answer() {
    let empty = [("ddv.toml", "[verwaltung]\nname = \"Leer\"\n")];
    for (arguments, sentence) in [
        (
            ["prognose"].as_slice(),
            "Das Register hat noch keinen aktiven Prozess.",
        ),
        (
            &["prognose", "--berufsgruppen"],
            "Das Register hat noch keine Berufsgruppe.",
        ),
        (
            &["prognose", "--wo", "fallzahl > 1"],
            "In dieser Auswahl gibt es keinen aktiven Prozess.",
        ),
    ] {
        let output = testing::ddv(&empty, arguments);
        assert!(output.contains(sentence) && output.ends_with("[0]"), "{output}");
    }
    let csv = testing::ddv(&empty, &["prognose", "--format", "json"]);
    assert_eq!(parse(&csv)["jahre"], json!([]));
}

/// Figures that no number holds are no figures: the command says so instead of writing `null`.
#[test]
fn what_grows_beyond_all_numbers_is_refused() {
    let rate = FILES[5].1.to_owned() + "entwicklung: {art: rate, prozent_pa: 1000000}\n";
    let files = [("prozesse/bauantrag.yaml", rate.as_str())];
    insta::assert_snapshot!(with(&files, "prognose --horizont 9999 --format json"), @"
    Fehler: Die Prognose lässt sich nicht rechnen: Prozess `bauantrag` wächst über alle Zahlen.
    Hilfe: Prüfen Sie `entwicklung` und die Zahlen dort, und in `ddv.toml` unter `[prognose]` Horizont, Kosten und Tarifsteigerung.
    [2]
    ");
    assert!(with(&files, "prognose --horizont 9999 --erklaere bauantrag").ends_with("[2]"));
    let double = FILES[0]
        .1
        .replace("tarifsteigerung = 0.1", "tarifsteigerung = 1")
        .replace("2028", "9999");
    let settings = [("ddv.toml", double.as_str())];
    assert!(with(&settings, "prognose --berufsgruppen").ends_with("[2]"));
    let ranking = parse(&with(&settings, "rangliste --alle --format json"));
    assert_eq!(ranking["zeilen"][0]["eingespart_eur"], Value::Null);
    let list = parse(&with(
        &settings,
        "liste prozesse --spalten id,eingespart_eur --format json",
    ));
    assert_eq!(list["zeilen"][0]["eingespart_eur"], Value::Null);
    // Each is a number, the sum is none.
    let free = FILES[0].1.replace("50000", "0");
    let huge = "name: P\nstatus: aktiv\noe: gb-6\nkennzahlen: {stand: 2025-12-31, fallzahl: 1, vza: 1e308}\n";
    let files = [
        ("ddv.toml", free.as_str()),
        ("prozesse/a.yaml", huge),
        ("prozesse/b.yaml", huge),
    ];
    let sum = with(&files, "prognose --format json");
    assert!(
        sum.contains("Die Summe wächst über alle Zahlen.") && sum.ends_with("[2]"),
        "{sum}"
    );
}

#[test]
fn an_empty_table_of_inhabitants_is_told() {
    let without = FILES[0].1.replace("2025 = 1000\n2029 = 1400\n", "");
    let output = with(&[("ddv.toml", without.as_str())], "prognose --breite 120");
    let note = "Hinweis: Die Tabelle `[einwohner]` in `ddv.toml` ist leer; bei 1 Prozess gibt es deshalb keinen Zuwachs.";
    assert!(output.contains(note), "{output}");
}

/// A Wirkung of +16 of 160 minutes costs 10 % from 2027 on: 0.1 VZÄ of 1.
#[test]
fn components_that_cost_effort_are_shown_as_such() {
    let more = FILES[6].1.replace("bis: 2028-01-01", "bis: 2027-01-01");
    let files = [("prozesse/beratung.yaml", more.as_str())];
    insta::assert_snapshot!(with(
        &files,
        "prognose --prozess beratung --szenario plan --breite 80"
    ));
    let json = parse(&with(
        &files,
        "prognose --prozess beratung --szenario plan --format json",
    ));
    close(&json["jahre"][0]["eingespart_vza"], -0.1);
    close(&json["summe"]["eingespart_eur"], -6050.0);
}

#[test]
fn the_forecast_is_a_figure_for_lists_and_filters() {
    insta::assert_snapshot!(ddv("liste prozesse --spalten id,fallzahl_horizont,eingespart_eur --wo eingespart_eur~>~1000 --format csv"), @"
    id,fallzahl_horizont,eingespart_eur
    bauantrag,3120,167706
    entwurf,960,14212.000000000002
    [0]
    ");
    let page = ddv("zeige bauantrag --breite 100");
    assert!(
        page.contains("Fälle 2028 (Prognose)") && page.contains("3.120"),
        "{page}"
    );
    assert!(
        page.contains("167.706 Euro, im Jahr 2028 0,52 VZÄ") && page.contains("`ddv prognose --erklaere"),
        "{page}"
    );
    assert!(ddv("zeige ohne-zahlen").contains("unbekannt, weil die Fallzahl fehlt"));
    let ranking = ddv("rangliste --alle --nach potenzial --breite 100");
    assert!(
        ranking.contains("Bei 1 Prozess gibt es kein Potenzial, weil die Fallzahl fehlt"),
        "{ranking}"
    );
}

#[test]
fn csv_has_its_headers_without_a_year_and_the_same_with_years() {
    let head = |csv: &str| csv.lines().next().unwrap_or_default().to_owned();
    let none = "--horizont 2020 --format csv";
    for what in [
        "",
        "--berufsgruppen ",
        "--erklaere bauantrag ",
        "--berufsgruppen --erklaere planung ",
    ] {
        let with_years = ddv(&format!("prognose {what}--format csv"));
        let without = ddv(&format!("prognose {what}{none}"));
        assert_eq!(head(&with_years), head(&without), "{what}");
        assert!(head(&without).starts_with("jahr,"), "{without}");
        assert!(
            without.ends_with("\n[0]") && without.lines().count() == 2,
            "{without}"
        );
    }
    let idle = "name: Planung\nvza: 0\nstand: 2026-12-31\n";
    let idle = with(
        &[("berufsgruppen/planung.yaml", idle)],
        "prognose --berufsgruppen --format csv",
    );
    insta::assert_snapshot!(head(&idle), @"jahr,berufsgruppen,vza,kosten_eur,eingespart_vza,entlastung,eingespart_eur");
}
