//! What-if runs of a small registry on 30 June 2026.

use std::ffi::OsString;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::environment::Environment;
use crate::cli::exit::Status;
use crate::cli::run::run;
use crate::model::Datum;

/// Three Massenverfahren and one process with 900 cases. With the weights 25 and 75 and the points of the defaults:
///
/// | process | R | A | M | M with 100:0 | cases |
/// | --- | --- | --- | --- | --- | --- |
/// | anmelden | (2+2)/4 = 1 | (0+0+0+0)/8 = 0 | 25 | 100 | 5000 |
/// | beglaubigen | (0+0)/4 = 0 | (2+2+2+2)/8 = 1 | 75 | 0 | 4000 |
/// | bewilligen | (1+1)/4 = 0.5 | (1+1+1+1)/8 = 0.5 | 50 | 50 | 3000 |
/// | klein | 1 | 1 | 100 | 100 | 900 |
const PROZESSE: [(&str, [&str; 6], u64); 4] = [
    (
        "anmelden",
        [
            "freiwillig",
            "stadt",
            "nein",
            "nein",
            "schriftform",
            "vorgeschrieben",
        ],
        5000,
    ),
    (
        "beglaubigen",
        [
            "pflicht-weisungsgebunden",
            "bund",
            "ja",
            "ja",
            "nicht-erforderlich",
            "nicht-erforderlich",
        ],
        4000,
    ),
    (
        "bewilligen",
        [
            "pflicht-weisungsfrei",
            "land",
            "teilweise",
            "teilweise",
            "ersetzbar",
            "ersetzbar",
        ],
        3000,
    ),
    (
        "klein",
        [
            "freiwillig",
            "stadt",
            "ja",
            "ja",
            "nicht-erforderlich",
            "nicht-erforderlich",
        ],
        900,
    ),
];

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    let parent = path.parent().expect("a parent");
    #[expect(
        clippy::disallowed_methods,
        reason = "tests write registers to temporary folders"
    )]
    std::fs::create_dir_all(parent).expect("a folder");
    #[expect(
        clippy::disallowed_methods,
        reason = "tests write registers to temporary folders"
    )]
    std::fs::write(path, text).expect("a file");
}

/// Two components of the same weight: `dms` in use, `epayment` in part by `anmelden`, not at all by the others.
fn write_registry(folder: &Path, settings: &str) {
    write(
        folder,
        "ddv.toml",
        &format!("[verwaltung]\nname = \"Musterstadt\"\n{settings}"),
    );
    write(
        folder,
        "organisation/amt-1.yaml",
        "name: Amt 1\nkuerzel: \"1\"\nart: amt\n",
    );
    for id in ["dms", "epayment"] {
        let text = format!(
            "name: {id}\nbeschreibung: B\nschicht: basisdienst\nreifegrad: einsatzbereit\nverfuegbar_ab: 2020-01-01\n"
        );
        write(folder, &format!("komponenten/{id}.yaml"), &text);
    }
    for (
        id,
        [
            aufgabenart,
            regelungsebene,
            antrag,
            eingabe,
            unterschrift,
            erscheinen,
        ],
        fallzahl,
    ) in PROZESSE
    {
        let epayment = if id == "anmelden" {
            "teilweise, seit: 2024-01-01"
        } else {
            "moeglich"
        };
        let text = format!(
            "name: Prozess {id}\nstatus: aktiv\noe: amt-1\nrecht: {{aufgabenart: {aufgabenart}, regelungsebene: \
             {regelungsebene}}}\nantrag: {{antragsmanagement: {antrag}, externe_dateneingabe: {eingabe}, unterschrift: \
             {unterschrift}, persoenliches_erscheinen: {erscheinen}}}\nkennzahlen: {{fallzahl: {fallzahl}, \
             beratungsaufwand: normal, datenlage: beispiel}}\nkomponenten:\n  dms: {{status: genutzt, seit: 2024-01-01}}\n  \
             epayment: {{status: {epayment}}}\n"
        );
        write(folder, &format!("prozesse/{id}.yaml"), &text);
    }
}

/// Status and what goes to stdout and stderr, with `settings` in `ddv.toml`.
fn ddv_with(settings: &str, arguments: &[&str]) -> (u8, String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    write_registry(folder.path(), settings);
    let environment = Environment {
        folder: folder.path().to_path_buf(),
        registry: None,
        no_color: true,
        today: Datum::parse("2026-06-30").expect("a day"),
        is_terminal: false,
        width: Some(100),
    };
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let arguments = ["ddv"].iter().chain(arguments).map(OsString::from);
    let status: Status = run(arguments, &environment, &mut stdout, &mut stderr);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (u8::from(status), text(stdout), text(stderr))
}

fn ddv(arguments: &[&str]) -> String {
    let (status, stdout, stderr) = ddv_with("", arguments);
    assert_eq!((status, stderr.as_str()), (0, ""), "{arguments:?}");
    stdout
}

fn json_of(arguments: &[&str]) -> Value {
    serde_json::from_str(&ddv(&[arguments, &["--format", "json"]].concat())).expect("JSON")
}

fn refused(arguments: &[&str]) -> String {
    let (status, stdout, stderr) = ddv_with("", arguments);
    assert_eq!((status, stdout.as_str()), (2, ""), "{arguments:?}");
    stderr
}

#[test]
fn a_variant_gives_the_figures_that_its_settings_would_give() {
    let settings = "[modernisierung]\ngewicht_recht = 100\ngewicht_antrag = 0\nmassenverfahren_ab = 500\n\
                    [digitalisierung]\nteilweise = 0.25\ndigitalisiert_ab = 0.6\n";
    let variante = "gewicht_recht=100,gewicht_antrag=0,massenverfahren_ab=500,digitalisierung.teilweise=0.25";
    for command in ["rangliste", "karte"] {
        let (_, written, _) = ddv_with(
            settings,
            &[command, "--format", "json", "--wo", "koeffizient > 40"],
        );
        let what_if = ddv(&[
            command,
            "--format",
            "json",
            "--wo",
            "koeffizient > 40",
            "--variante",
            variante,
            "--variante",
            "digitalisiert_ab=0.6",
        ]);
        let mut written: Value = serde_json::from_str(&written).expect("JSON");
        let what_if: Value = serde_json::from_str(&what_if).expect("JSON");
        written["variante"] = json!({
            "digitalisierung.digitalisiert_ab": 0.6,
            "digitalisierung.teilweise": 0.25,
            "modernisierung.gewicht_antrag": 0,
            "modernisierung.gewicht_recht": 100,
            "modernisierung.massenverfahren_ab": 500,
        });
        assert_eq!(what_if, written, "{command}");
    }
}

#[test]
fn every_format_says_that_it_is_a_variant() {
    let arguments = |format| {
        [
            "rangliste",
            "--variante",
            "gewicht_recht=225",
            "--top",
            "1",
            "--format",
            format,
        ]
    };
    let text = ddv(&arguments("text"));
    let head: Vec<&str> = text.lines().take_while(|line| !line.is_empty()).collect();
    insta::assert_snapshot!(head.join("\n"), @"
    Rangliste nach Modernisierungskoeffizient
    Musterstadt, Stichtag 30.06.2026
    Variante: modernisierung.gewicht_recht = 225 (statt 25)
    Die Zahlen gelten für diese Variante, nicht für die Einstellungen in `ddv.toml`.
    ");
    insta::assert_snapshot!(ddv(&arguments("csv")), @"
    rang,prozess,name,oe,koeffizient,recht,antrag,massenverfahren,fallzahl,datenlage,fallzahl_horizont,digitalisierungsgrad,eingespart_eur,vza,variante
    1,anmelden,Prozess anmelden,amt-1,75,1,0,ja,5000,beispiel,,0.75,,,modernisierung.gewicht_recht=225
    ");
    assert!(ddv(&arguments("md")).contains("Variante: modernisierung.gewicht\\_recht = 225 (statt 25)"));
    let json = ddv(&arguments("json"));
    assert!(
        json.ends_with("  \"variante\": {\n    \"modernisierung.gewicht_recht\": 225\n  }\n}\n"),
        "{json}"
    );
}

#[test]
fn a_number_as_it_is_gives_the_same_figures() {
    let plain = ddv(&["rangliste"]);
    assert!(!plain.contains("Variante"));
    let same = ddv(&["rangliste", "--variante", "gewicht_recht=25"]);
    insta::assert_snapshot!(same.lines().nth(2).unwrap_or_default(), @"Variante: modernisierung.gewicht_recht = 25 (wie in `ddv.toml`)");
    assert!(!same.contains("gelten für diese Variante"));
}

/// With 100:0 M is R: anmelden 100 (rank 3 to 1), bewilligen 50 (stays 2), beglaubigen 0 (rank 1 to 3). From more than 500
/// cases on `klein` is a Massenverfahren with M = 100 and the first.
#[test]
fn ranks_side_by_side() {
    let arguments = [
        "rangliste",
        "--vergleich",
        "--variante",
        "gewicht_recht=100,gewicht_antrag=0",
        "--variante",
        "massenverfahren_ab=500",
    ];
    insta::assert_snapshot!(ddv(&arguments), @"
    Rangliste nach Modernisierungskoeffizient: Varianten im Vergleich
    Musterstadt, Stichtag 30.06.2026
    Verglichen mit den Einstellungen in `ddv.toml`:
    V1: modernisierung.gewicht_antrag = 0 (statt 75), modernisierung.gewicht_recht = 100 (statt 25)
    V2: modernisierung.massenverfahren_ab = 500 (statt 1000)

    - V1: 2 von 3 Prozessen wechseln den Rang; am weitesten nach vorn: Prozess anmelden (von 3 auf 1);
      am weitesten nach hinten: Prozess beglaubigen (von 1 auf 3).
    - V2: 3 von 3 Prozessen wechseln den Rang; am weitesten nach hinten: Prozess anmelden (von 3 auf 4),
      Prozess beglaubigen (von 1 auf 2) und Prozess bewilligen (von 2 auf 3).
    - V2: Unter den Massenverfahren kommt 1 Prozess hinzu: Prozess klein.

    Kennung      Prozess              OE     Rang     M  Rang   M V1  Plätze  Rang   M V2  Plätze
                                                           V1         V1        V2         V2
    ─────────────────────────────────────────────────────────────────────────────────────────────
    beglaubigen  Prozess beglaubigen  amt-1     1  75,0     3    0,0  ↓ -2       2   75,0  ↓ -1
    bewilligen   Prozess bewilligen   amt-1     2  50,0     2   50,0  =          3   50,0  ↓ -1
    anmelden     Prozess anmelden     amt-1     3  25,0     1  100,0  ↑ +2       4   25,0  ↓ -1
    klein        Prozess klein        amt-1     –     –     –      –  –          1  100,0  neu

    Plätze: ↑ weiter vorn, ↓ weiter hinten als mit den Einstellungen in `ddv.toml`; = gleicher Rang.
    M = Modernisierungskoeffizient, 0 bis 100.
    Datenlage: Die Kennzahlen sind bei 3 Prozessen erfundene Beispiele.

    Summen

    Kennzahl                     Lauf      Wert  Änderung
    ────────────────────────────────────────────────────────
    Aktive Prozesse der Auswahl  alle         4  unverändert
    Davon Massenverfahren        ddv.toml     3
                                 V1           3  unverändert
                                 V2           4  ↑ +1
    Horizont der Prognose        alle      2030  unverändert
    Fälle im Jahr des Horizonts  ddv.toml     –
                                 V1           –  –
                                 V2           –  –
    Gebundene Kapazität (VZÄ)    ddv.toml     –
                                 V1           –  –
                                 V2           –  –
    Potenzial bis zum Horizont   ddv.toml     –
                                 V1           –  –
                                 V2           –  –
    ");
    insta::assert_snapshot!(ddv(&[&arguments[..], &["--format", "csv"]].concat()), @"
    id,name,oe,rang,koeffizient,rang_v1,koeffizient_v1,plaetze_v1,rang_v2,koeffizient_v2,plaetze_v2
    beglaubigen,Prozess beglaubigen,amt-1,1,75,3,0,-2,2,75,-1
    bewilligen,Prozess bewilligen,amt-1,2,50,2,50,0,3,50,-1
    anmelden,Prozess anmelden,amt-1,3,25,1,100,2,4,25,-1
    klein,Prozess klein,amt-1,,,,,,1,100,
    ");
    let json = json_of(&arguments);
    assert_eq!(
        json["laeufe"],
        json!([
            {"lauf": "ddv.toml", "variante": {}},
            {"lauf": "V1", "variante": {"modernisierung.gewicht_antrag": 0, "modernisierung.gewicht_recht": 100}},
            {"lauf": "V2", "variante": {"modernisierung.massenverfahren_ab": 500}},
        ])
    );
    assert_eq!(
        json["zeilen"][2]["laeufe"],
        json!([
            {"lauf": "ddv.toml", "rang": 3, "wert": 25.0, "plaetze": null},
            {"lauf": "V1", "rang": 1, "wert": 100.0, "plaetze": 2},
            {"lauf": "V2", "rang": 4, "wert": 25.0, "plaetze": -1},
        ])
    );
    assert_eq!(
        json["massenverfahren"],
        json!([
            {"lauf": "V1", "neu": [], "entfallen": []},
            {"lauf": "V2", "neu": ["klein"], "entfallen": []},
        ])
    );
    assert_eq!(json["variante"], Value::Null);
}

/// Grade: anmelden (1 + 0.5) / 2 = 0.75, the others 0.5. With `teilweise` = 0.8 it is 0.9, the mean rises from 2.25 / 4 to
/// 2.4 / 4, and one of four is digitalised. From 0.4 on all four are.
#[test]
fn sums_of_the_karte_side_by_side() {
    let arguments = [
        "karte",
        "--vergleich",
        "--variante",
        "digitalisierung.teilweise=0.8",
        "--variante",
        "digitalisiert_ab=0.4",
    ];
    insta::assert_snapshot!(ddv(&arguments), @"
    Digitalisierungskarte: Varianten im Vergleich
    Musterstadt, Stichtag 30.06.2026
    Verglichen mit den Einstellungen in `ddv.toml`:
    V1: digitalisierung.teilweise = 0.8 (statt 0.5)
    V2: digitalisierung.digitalisiert_ab = 0.4 (statt 0.8)

    - V1: Digitalisierungsquote 25,0 % (↑ +25,0 Prozentpunkte), Digitalisierungsgrad 60,0 % (↑ +3,8
      Prozentpunkte). Neu digitalisiert: 1 Prozess (Prozess anmelden).
    - V2: Digitalisierungsquote 100,0 % (↑ +100,0 Prozentpunkte), Digitalisierungsgrad unverändert
      56,3 %. Neu digitalisiert: 4 Prozesse (Prozess anmelden, Prozess beglaubigen, Prozess bewilligen
      und Prozess klein).

    Summen

    Kennzahl                          Lauf                      Wert  Änderung
    ─────────────────────────────────────────────────────────────────────────────────
    Aktive Prozesse                   alle                         4  unverändert
    Digitalisierungsquote             ddv.toml        0 von 4, 0,0 %
                                      V1             1 von 4, 25,0 %  ↑ +25,0 Punkte
                                      V2            4 von 4, 100,0 %  ↑ +100,0 Punkte
    Digitalisierungsgrad              ddv.toml  56,3 % (über alle 4)
                                      V1        60,0 % (über alle 4)  ↑ +3,8 Punkte
                                      V2        56,3 % (über alle 4)  unverändert
    Digitalisierungsgrad nach Fällen  ddv.toml  59,7 % (über alle 4)
                                      V1        65,5 % (über alle 4)  ↑ +5,8 Punkte
                                      V2        59,7 % (über alle 4)  unverändert
    Prüfgrad                          alle          8 von 8, 100,0 %  unverändert
    Anteil digitaler Fälle            alle                         –  unverändert
    Durchgängig digital               alle                         –  unverändert
    Vollständige Steckbriefe          alle            0 von 4, 0,0 %  unverändert

    Punkte = Prozentpunkte. „alle“: In allen Läufen gleich.
    Anteil digitaler Fälle: 4 Prozesse fehlen, weil nicht beide Fallzahlen angegeben sind.
    Durchgängig digital: 4 Prozesse fehlen, weil kein Ablauf angegeben ist.
    Datenlage: Die Kennzahlen sind bei 4 Prozessen erfundene Beispiele.

    Prozesse, die nicht in jedem Lauf als digitalisiert zählen

    Kennung      Prozess              OE       Grad  zählt    Grad  zählt    Grad  zählt
                                                                V1  V1         V2  V2
    ────────────────────────────────────────────────────────────────────────────────────
    anmelden     Prozess anmelden     amt-1  75,0 %  nein   90,0 %  ja     75,0 %  ja
    beglaubigen  Prozess beglaubigen  amt-1  50,0 %  nein   50,0 %  nein   50,0 %  ja
    bewilligen   Prozess bewilligen   amt-1  50,0 %  nein   50,0 %  nein   50,0 %  ja
    klein        Prozess klein        amt-1  50,0 %  nein   50,0 %  nein   50,0 %  ja
    ");
    let json = json_of(&arguments);
    let sums = json["summen"].as_array().expect("a list");
    let quote = sums
        .iter()
        .find(|s| s["kennzahl"] == "digitalisierungsquote")
        .expect("a sum");
    assert_eq!(
        quote["laeufe"],
        json!([
            {"lauf": "ddv.toml", "wert": 0.0, "teil": 0, "von": 4, "differenz": null},
            {"lauf": "V1", "wert": 0.25, "teil": 1, "von": 4, "differenz": 0.25},
            {"lauf": "V2", "wert": 1.0, "teil": 4, "von": 4, "differenz": 1.0},
        ])
    );
    assert_eq!(json["zeilen"].as_array().map(Vec::len), Some(4));
    insta::assert_snapshot!(ddv(&[&arguments[..4], &["--format", "csv"]].concat()), @"
    kennzahl,lauf,wert,teil,von,differenz
    prozesse,ddv.toml,4,,,
    prozesse,V1,4,,,0
    digitalisierungsquote,ddv.toml,0,0,4,
    digitalisierungsquote,V1,0.25,1,4,0.25
    digitalisierungsgrad,ddv.toml,0.5625,4,4,
    digitalisierungsgrad,V1,0.6,4,4,0.03749999999999998
    digitalisierungsgrad_fallgewichtet,ddv.toml,0.5968992248062015,4,4,
    digitalisierungsgrad_fallgewichtet,V1,0.6550387596899225,4,4,0.058139534883721034
    pruefgrad,ddv.toml,1,8,8,
    pruefgrad,V1,1,8,8,0
    anteil_digitaler_faelle,ddv.toml,,0,0,
    anteil_digitaler_faelle,V1,,0,0,
    durchgaengig_digital,ddv.toml,,0,0,
    durchgaengig_digital,V1,,0,0,
    vollstaendigkeit,ddv.toml,0,0,4,
    vollstaendigkeit,V1,0,0,4,0
    ");
}

#[test]
fn a_filter_asks_each_run() {
    let arguments = [
        "rangliste",
        "--vergleich",
        "--variante",
        "gewicht_recht=100,gewicht_antrag=0",
        "--wo",
    ];
    let json = json_of(&[&arguments[..], &["koeffizient > 60"]].concat());
    let ranks: Vec<(&str, &Value, &Value)> = json["zeilen"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|z| {
            (
                z["id"].as_str().expect("an id"),
                &z["laeufe"][0]["rang"],
                &z["laeufe"][1]["rang"],
            )
        })
        .collect();
    assert_eq!(
        ranks,
        [
            ("beglaubigen", &json!(1), &Value::Null),
            ("anmelden", &Value::Null, &json!(1))
        ]
    );
    assert_eq!(
        json["massenverfahren"][0],
        json!({"lauf": "V1", "neu": [], "entfallen": []})
    );
    let text = ddv(&[&arguments[..], &["koeffizient > 60"]].concat());
    assert!(
        text.contains("V1: In die Auswahl kommt 1 Prozess, heraus fällt 1."),
        "{text}"
    );
}

#[test]
fn empty_comparisons_say_so() {
    for command in ["rangliste", "karte"] {
        let text = ddv(&[
            command,
            "--vergleich",
            "--variante",
            "gewicht_recht=1",
            "--wo",
            "fallzahl > 999999",
        ]);
        assert!(text.contains("In dieser Auswahl gibt es"), "{text}");
    }
    let text = ddv(&[
        "rangliste",
        "--vergleich",
        "--variante",
        "massenverfahren_ab=999999",
    ]);
    assert!(
        text.contains("V1: Kein Prozess steht in beiden Listen."),
        "{text}"
    );
}

#[test]
fn wrong_use_says_what_is_wrong() {
    insta::assert_snapshot!(refused(&["rangliste", "--vergleich"]), @"
    Fehler: Zu `--vergleich` fehlt eine `--variante`.
    Hilfe: Schreiben Sie etwa `--variante gewicht_recht=50 --vergleich`.
    ");
    insta::assert_snapshot!(refused(&["karte", "--variante", "gewicht_recht=0,5"]), @"
    Fehler: Mit `--variante modernisierung.gewicht_recht=0,5` lässt sich nicht rechnen: `0,5` ist mit Dezimalkomma geschrieben.
    Hilfe: Schreiben Sie `0.5` mit Dezimalpunkt.
    ");
    insta::assert_snapshot!(refused(&["karte", "--variante", "digitalisierung.teilweise=1.5"]), @"
    Fehler: Mit `--variante digitalisierung.teilweise=1.5` lässt sich nicht rechnen: `1.5` liegt außerhalb dessen, was `teilweise` erlaubt.
    Hilfe: Erlaubt ist: 0 bis 1.
    ");
    insta::assert_snapshot!(refused(&["karte", "--variante", "gewicht_recht=0", "--variante", "gewicht_antrag=0"]), @"
    Fehler: Mit `--variante modernisierung.gewicht_antrag=0,modernisierung.gewicht_recht=0` lässt sich nicht rechnen: Die Gewichte `gewicht_recht` und `gewicht_antrag` sind zusammen 0.
    Hilfe: Setzen Sie mindestens einen Wert größer als 0.
    ");
    insta::assert_snapshot!(refused(&["karte", "--variante", "gewicht_rehct=1"]), @"
    Fehler: `--variante`: Die Einstellung `gewicht_rehct` gibt es nicht.
    Hilfe: Meinten Sie `modernisierung.gewicht_recht`?
    ");
    insta::assert_snapshot!(refused(&["karte", "--variante", "verwaltung.name=X"]), @"
    Fehler: `--variante`: `verwaltung.name` ist keine Zahl und lässt sich nicht durchspielen.
    Hilfe: Ändern Sie sie in `ddv.toml`. Durchspielen lassen sich nur Zahlen.
    ");
    insta::assert_snapshot!(refused(&["karte", "--variante", "gewicht_recht=1", "--variante", "gewicht_recht=2"]), @"
    Fehler: `--variante`: `modernisierung.gewicht_recht` ist in einem Lauf zweimal gesetzt.
    Hilfe: Setzen Sie jede Einstellung einmal. Mit `--vergleich` ist jede `--variante` ein eigener Lauf.
    ");
    insta::assert_snapshot!(refused(&["karte", "--vergleich", "--variante", "gewicht_recht=1", "--komponente", "dms"]), @"
    Fehler: `--komponente` gibt es nicht mit `--vergleich`.
    Hilfe: Verglichen werden die Summen, und die gelten immer für alle Komponenten.
    ");
    let (status, _, stderr) = ddv_with(
        "[modernisierung]\ngewicht_recht = -1\n",
        &["karte", "--variante", "gewicht_recht=1"],
    );
    assert_eq!(status, 2);
    assert!(
        stderr.contains("Die Einstellungen in `ddv.toml` sind fehlerhaft"),
        "{stderr}"
    );
}

#[test]
fn the_forecast_has_variants_too() {
    let arguments = ["prognose", "--vergleich", "--variante", "horizont=2032"];
    let json = json_of(&arguments);
    assert_eq!(
        (&json["befehl"], &json["szenario"]),
        (&json!("prognose"), &json!("voll"))
    );
    assert_eq!(
        json["summen"][0],
        json!({"kennzahl": "horizont", "laeufe": [
            {"lauf": "ddv.toml", "wert": 2030, "differenz": null},
            {"lauf": "V1", "wert": 2032, "differenz": 2},
        ]})
    );
    assert!(ddv(&arguments).contains("In dieser Auswahl lässt sich nichts fortschreiben"));
    let single = json_of(&["prognose", "--variante", "prognose.horizont=2032"]);
    assert_eq!(single["horizont"], json!(2032));
    assert_eq!(single["variante"], json!({"prognose.horizont": 2032}));
    insta::assert_snapshot!(refused(&["prognose", "--variante", "horizont=2032", "--horizont", "2035"]), @"
    Fehler: `--horizont` und `--variante prognose.horizont` setzen dasselbe.
    Hilfe: Lassen Sie eines davon weg.
    ");
    insta::assert_snapshot!(refused(&["prognose", "--vergleich", "--variante", "horizont=2032", "--erklaere", "klein"]), @"
    Fehler: `--erklaere` und `--vergleich` gehen nicht zusammen.
    Hilfe: Erklären Sie jede Variante für sich: `--erklaere KENNUNG --variante SCHLUESSEL=WERT`.
    ");
}
