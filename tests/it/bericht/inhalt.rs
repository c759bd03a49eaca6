//! What the report says.

use serde_json::Value;

use super::geschichte::Geschichte;

fn json(g: &Geschichte, quartal: &str) -> Value {
    serde_json::from_str(&g.bericht(quartal, "json")).expect("JSON")
}

/// The sentences of the report.
fn saetze(g: &Geschichte, quartal: &str) -> String {
    let json = json(g, quartal);
    let lines = json["kernaussagen"].as_array().expect("a list");
    let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
    lines.join("\n")
}

#[test]
fn the_whole_report_as_markdown() {
    insta::assert_snapshot!(Geschichte::beispiel().bericht("2026-Q3", "md"));
}

#[test]
fn the_whole_report_as_text() {
    insta::assert_snapshot!(Geschichte::beispiel().bericht("2026-Q3", "text"));
}

/// By hand: the three processes have 2 of 2, 1 of 2 and 2 of 2 components, a mean of 5/6; on 30 June they had 1 of 2 each.
/// Two of three are digitalised, none before. The goal starts on 10 May 2026 at 0 of 2; to 31 March 2027 are 325 days, to
/// 30 September 143 of them: 0.75 x 143/325 = 0.33 is needed, 2/3 are there. The budget of 2026 is 50,000.25 with
/// 60,000.50 spent; the plan of 2027 does not count. 7 of 10 to 4 days is half of the way.
#[test]
fn the_figures_are_those_of_the_worked_example() {
    let json = json(&Geschichte::beispiel(), "2026-Q3");
    let kennzahl = |name: &str| {
        let all = json["kennzahlen"].as_array().expect("a list");
        all.iter()
            .find(|k| k["kennzahl"] == name)
            .expect("a figure")
            .clone()
    };
    let near = |value: &Value, expected: f64| {
        let value = value.as_f64().expect("a number");
        assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
    };
    let quote = kennzahl("digitalisierungsquote");
    assert_eq!((&quote["teil"], &quote["von"]), (&2.into(), &3.into()));
    near(&quote["aenderung"]["vergleich"], 2.0 / 3.0);
    let grad = kennzahl("digitalisierungsgrad");
    near(&grad["wert"], 5.0 / 6.0);
    near(&grad["aenderung"]["vergleich"], 5.0 / 6.0 - 0.5);
    near(&grad["aenderung"]["vorjahr"], 5.0 / 6.0 - 0.25);
    assert_eq!(kennzahl("prozesse")["aenderung"]["vergleich"], 1);
    let ziel = &json["ziele"][0];
    assert_eq!(ziel["status"], "auf-kurs");
    near(&ziel["soll_am_stichtag"], 0.75 * 143.0 / 325.0);
    assert_eq!(ziel["start"]["tag"], "2026-05-10");
    let projekt = &json["projekte"]["zeilen"][0];
    assert_eq!(projekt["budget_plan"], 50000.25);
    assert_eq!(projekt["budget_ist"], 60000.5);
    assert_eq!(projekt["gefahr"]["budget_ueberschritten"], 10000.25);
    assert_eq!(projekt["tage_ueber_plan"], 30);
    near(&projekt["wirkungen"][0]["zielerreichung"], 0.5);
    assert_eq!(json["aenderungen"]["commits"], 1);
}

#[test]
fn one_process_no_goal_and_the_first_quarter() {
    let g = Geschichte::new();
    g.write("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");
    g.write(
        "organisation/amt-22.yaml",
        "name: Steueramt\nkuerzel: \"22\"\nart: amt\n",
    );
    g.write(
        "komponenten/dms.yaml",
        "name: E-Akte\nbeschreibung: Text.\nschicht: basisdienst\nreifegrad: einsatzbereit\nverfuegbar_ab: 2020-01-01\n",
    );
    g.prozess(
        "hundesteuer",
        "Hundesteuer anmelden",
        "amt-22",
        "moeglich",
        "moeglich",
    );
    g.commit("2026-04-20T10:00:00Z");
    insta::assert_snapshot!(saetze(&g, "2026-Q2"), @"
    Am 30.06.2026 war der einzige digitalisierbare Prozess nicht digitalisiert.
    Der Digitalisierungsgrad lag beim einzigen aktiven Prozess bei 0,0 %.
    Von 2.000 Fällen im Jahr gingen 1.000 digital ein (50,0 %); alle diese Zahlen sind geschätzt oder Beispiele.
    Der einzige Steckbrief ist vollständig; seine Überprüfung ist aktuell.
    ");
    let report = g.bericht("2026-Q2", "md");
    assert!(
        report.contains("Mit dem 31.03.2026 wird nicht verglichen: Vor dem 20.04.2026 gibt es keinen Stand.")
    );
    for absent in [
        "## Ziele",
        "## Projekte",
        "## Meilensteine",
        "Änderung seit",
        "±0",
        "unverändert",
    ] {
        assert!(!report.contains(absent), "{absent} in\n{report}");
    }
    let json = json(&g, "2026-Q2");
    assert_eq!(json["vergleich"]["commit"], Value::Null);
    assert_eq!(json["kennzahlen"][1]["aenderung"]["vergleich"], Value::Null);
    assert_eq!(json["aenderungen"]["seit_beginn"], Value::Null);
}

/// One commit on 10 January with a goal of 0.75 by 31 March 2027, 445 days later. On 30 June, 171 days later, nothing has
/// moved. On the day of the commit itself there is no earlier value.
#[test]
fn a_goal_starts_with_its_first_commit_even_if_no_other_followed() {
    let g = Geschichte::new();
    g.write("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");
    g.write(
        "komponenten/dms.yaml",
        "name: E-Akte\nbeschreibung: Text.\nschicht: basisdienst\nreifegrad: einsatzbereit\nverfuegbar_ab: 2020-01-01\n",
    );
    g.prozess("hundesteuer", "Hundesteuer", "amt-22", "moeglich", "moeglich");
    g.write(
        "ziele/quote.yaml",
        "name: Drei Viertel digital\nkennzahl: digitalisierungsquote\nsoll: 0.75\nbis: 2027-03-31\n",
    );
    g.commit("2026-01-10T10:00:00Z");
    let later = &json(&g, "2026-Q2")["ziele"][0];
    assert_eq!(later["start"]["tag"], "2026-01-10");
    assert_eq!(later["status"], "gefaehrdet");
    let needed = later["soll_am_stichtag"].as_f64().expect("a share");
    assert!((needed - 0.75 * 171.0 / 445.0).abs() < 1e-12, "{needed}");
    let same_day = [
        "bericht",
        "quartal",
        "2026-Q1",
        "--stichtag",
        "2026-01-10",
        "--format",
        "json",
    ];
    let same_day: Value = serde_json::from_str(&g.ddv(&same_day).stdout).expect("JSON");
    assert_eq!(same_day["ziele"][0]["start"], Value::Null);
    assert_eq!(same_day["ziele"][0]["status"], "offen");
}

#[test]
fn a_register_without_active_processes_says_so_and_nothing_else() {
    let g = Geschichte::new();
    g.write("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");
    g.commit("2026-04-20T10:00:00Z");
    insta::assert_snapshot!(saetze(&g, "2026-Q2"), @"Am 30.06.2026 hat das Register keinen aktiven Prozess.");
    let report = g.bericht("2026-Q2", "md");
    for absent in ["## Karte", "## Roll-out", "## Rangliste", "0,0 %", "–"] {
        assert!(!report.contains(absent), "{absent} in\n{report}");
    }
}

#[test]
fn sentences_tell_more_fewer_and_as_many() {
    let g = Geschichte::beispiel();
    insta::assert_snapshot!(saetze(&g, "2026-Q3"), @"
    Am 30.09.2026 waren von 3 digitalisierbaren Prozessen 2 digitalisiert (66,7 %), 2 mehr als am 30.06.2026 (0 von 2, 0,0 %) und 2 mehr als am 30.09.2025 (0 von 2, 0,0 %).
    Der Digitalisierungsgrad lag im Mittel aller 3 aktiven Prozesse bei 83,3 %, 33,3 Prozentpunkte höher als am 30.06.2026 und 58,3 Prozentpunkte höher als am 30.09.2025.
    Von 6.000 Fällen im Jahr gingen 3.000 digital ein (50,0 %, über alle 3 Prozesse), unverändert gegenüber dem 30.06.2026 und dem 30.09.2025; alle diese Zahlen sind geschätzt oder Beispiele.
    Das einzige Ziel ist auf Kurs.
    Das einzige laufende Projekt steht auf Gelb; es hat den Termin und das Budget überschritten.
    Am weitesten vorangekommen seit dem 30.06.2026: unter den Komponenten „Online-Bezahlung“ (2 Prozesse mehr), unter den Ämtern „Steueramt“ (Digitalisierungsgrad +25,0 Prozentpunkte).
    Alle 3 Steckbriefe sind vollständig; alle Überprüfungen sind aktuell.
    ");
    g.prozess("ausweis", "Ausweis beantragen", "amt-33", "moeglich", "moeglich");
    g.commit("2026-10-10T10:00:00Z");
    g.commit("2027-02-10T10:00:00Z");
    insta::assert_snapshot!(saetze(&g, "2026-Q4"), @"
    Am 31.12.2026 war von 3 digitalisierbaren Prozessen einer digitalisiert (33,3 %), 1 weniger als am 30.09.2026 (2 von 3, 66,7 %) und 1 mehr als am 31.12.2025 (0 von 2, 0,0 %).
    Der Digitalisierungsgrad lag im Mittel aller 3 aktiven Prozesse bei 50,0 %, 33,3 Prozentpunkte niedriger als am 30.09.2026 und 25,0 Prozentpunkte höher als am 31.12.2025.
    Von 6.000 Fällen im Jahr gingen 3.000 digital ein (50,0 %, über alle 3 Prozesse), unverändert gegenüber dem 30.09.2026 und dem 31.12.2025; alle diese Zahlen sind geschätzt oder Beispiele.
    Das einzige Ziel ist gefährdet.
    Das einzige laufende Projekt steht auf Gelb; es hat den Termin und das Budget überschritten.
    Alle 3 Steckbriefe sind vollständig; alle Überprüfungen sind aktuell.
    ");
    insta::assert_snapshot!(saetze(&g, "2027-Q1"), @"
    Am 31.03.2027 war von 3 digitalisierbaren Prozessen einer digitalisiert (33,3 %), ebenso viele wie am 31.12.2026 (1 von 3, 33,3 %) und 1 mehr als am 31.03.2026 (0 von 2, 0,0 %).
    Der Digitalisierungsgrad lag im Mittel aller 3 aktiven Prozesse bei 50,0 %, unverändert gegenüber dem 31.12.2026 und 25,0 Prozentpunkte höher als am 31.03.2026.
    Von 6.000 Fällen im Jahr gingen 3.000 digital ein (50,0 %, über alle 3 Prozesse), unverändert gegenüber dem 31.12.2026 und dem 31.03.2026; alle diese Zahlen sind geschätzt oder Beispiele.
    Das einzige Ziel ist gefährdet.
    Das einzige laufende Projekt steht auf Gelb; es hat den Termin und das Budget überschritten.
    Alle 3 Steckbriefe sind vollständig; alle Überprüfungen sind aktuell.
    ");
}

#[test]
fn csv_holds_figures_and_no_proof() {
    let g = Geschichte::beispiel();
    let report = g.bericht("2026-Q3", "csv");
    assert!(report.starts_with("kennzahl,wert,"), "{report}");
    assert_eq!(g.verifiziere(&report).0, 2);
    let none = g.ddv(&["bericht", "gremium", "cio", "2026-Q3", "--format", "csv"]);
    assert!(
        none.stdout.starts_with("programm,name,leitung,"),
        "{}",
        none.stdout
    );
}

#[test]
fn texts_of_the_register_stay_texts() {
    let g = Geschichte::beispiel();
    let nasty = "\"<b>x</b> | a\\n## Nachweis\\n| Commit | falsch | \\e[31m\"";
    g.prozess(
        "hundesteuer",
        nasty,
        "amt-22",
        "genutzt, seit: 2025-01-01",
        "genutzt, seit: 2026-08-01",
    );
    g.write(
        "organisation/amt-22.yaml",
        format!("name: {nasty}\nkuerzel: \"22\"\nart: amt\nlotse: {nasty}\n"),
    );
    g.commit("2026-09-20T10:00:00Z");
    for format in ["md", "text", "json"] {
        let report = g.bericht("2026-Q3", format);
        assert!(
            !report.contains('\u{1b}') && !report.contains("\n## Nachweis\n| Commit"),
            "{format}"
        );
        assert_eq!(
            g.verifiziere(&report),
            (0, "bericht.txt: Der Bericht stimmt überein.\n".into())
        );
    }
    assert!(!g.bericht("2026-Q3", "md").contains("<b>"));
}

#[test]
fn names_of_people_in_git_never_show() {
    let report = Geschichte::beispiel().bericht("2026-Q3", "json");
    assert!(!report.contains("Mustermann") && !report.contains("example.org"));
    assert!(report.contains("Lotsenstelle 22.L"));
}

#[test]
fn files_that_cannot_be_read_are_named_now_and_then() {
    let g = Geschichte::beispiel();
    g.write("prozesse/kaputt.yaml", "name: [\n");
    g.commit("2026-09-20T10:00:00Z");
    let outcome = g.ddv(&["bericht", "quartal", "2026-Q3", "--format", "json"]);
    assert!(
        outcome.stderr.contains("Eine Datei ist nicht lesbar"),
        "{}",
        outcome.stderr
    );
    assert!(outcome.stdout.contains("\"unlesbar\": 1"));
    g.remove("prozesse/kaputt.yaml");
    g.commit("2026-10-20T10:00:00Z");
    let next = g.bericht("2026-Q4", "md");
    assert!(
        next.contains("Am 30.09.2026 war 1 Datei nicht lesbar; im Vergleich fehlt sie"),
        "{next}"
    );
}

#[test]
fn broken_settings_then_are_no_comparison_and_changed_ones_are_named() {
    let g = Geschichte::beispiel();
    g.write("ddv.toml", "[verwaltung]\nname = 5\n");
    g.commit("2026-10-20T10:00:00Z");
    let now = g.ddv(&["bericht", "quartal", "2026-Q4"]);
    assert_eq!(now.status, 2, "{}", now.stderr);
    g.write(
        "ddv.toml",
        "[verwaltung]\nname = \"Musterstadt\"\n[digitalisierung]\ndigitalisiert_ab = 0.4\n",
    );
    g.commit("2027-01-20T10:00:00Z");
    let report = g.bericht("2027-Q1", "md");
    assert!(
        report.contains("Die Einstellungen in `ddv.toml` waren fehlerhaft."),
        "{report}"
    );
    assert!(
        report.contains("`ddv.toml` wurde seit dem 31.03.2026 geändert"),
        "{report}"
    );
}

#[test]
fn wrong_use_says_what_to_write() {
    let g = Geschichte::beispiel();
    let error = |args: &[&str]| {
        let outcome = g.ddv(&[&["bericht", "quartal"], args].concat());
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        outcome.stderr
    };
    insta::assert_snapshot!(error(&["2026-Q5"]), @"
    Fehler: `2026-Q5` ist kein Quartal in der Form JJJJ-QN, etwa `2026-Q3` (bei `<QUARTAL>`).
    Hilfe: `ddv --help` und `ddv BEFEHL --help` zeigen, was geht.
    ");
    insta::assert_snapshot!(error(&["2026-Q3", "--vergleich", "2026-Q3"]), @"
    Fehler: Das 3. Quartal 2026 liegt nicht vor dem 3. Quartal 2026.
    Hilfe: Nennen Sie hinter `--vergleich` ein früheres, etwa `2026-Q2`.
    ");
    insta::assert_snapshot!(error(&["2026-Q3", "--stichtag", "2026-10-01"]), @"
    Fehler: Der Stichtag 01.10.2026 liegt nicht im 3. Quartal 2026.
    Hilfe: Nennen Sie einen Tag von 2026-07-01 bis 2026-09-30, oder lassen Sie `--stichtag` weg.
    ");
    insta::assert_snapshot!(error(&["2025-Q2"]), @"
    Fehler: Am 30.06.2025 gab es noch keinen Commit; der erste ist vom 01.09.2025.
    Hilfe: Nennen Sie einen Tag ab 2025-09-01.
    ");
    insta::assert_snapshot!(error(&["2027-Q2"]), @"
    Fehler: Das 2. Quartal 2027 hat noch nicht begonnen.
    Hilfe: Nennen Sie ein früheres, etwa `2026-Q2`.
    ");
    insta::assert_snapshot!(error(&["2026-Q3", "--breite", "60"]), @"
    Fehler: Für den Bericht ist `--breite 60` zu schmal.
    Hilfe: Nennen Sie mindestens 90, oder lassen Sie die Angabe weg: Dann sind es 120.
    ");
}

/// From 30 September to 31 December: hundesteuer is renamed, with its name; zweitwohnung moves to another folder and office;
/// ausweis is no longer active; parken is a new draft; the goal asks for more; a setting changes. Nothing came or went by
/// being called otherwise.
#[test]
fn changes_are_told_in_words_of_the_domain() {
    let g = Geschichte::beispiel();
    g.remove("prozesse/hundesteuer.yaml");
    let (used, possible) = ("genutzt, seit: 2025-01-01", "moeglich");
    g.prozess(
        "hund",
        "Hund anmelden",
        "amt-22",
        used,
        "genutzt, seit: 2026-08-01",
    );
    g.remove("prozesse/zweitwohnung.yaml");
    g.prozess(
        "amt-33/zweitwohnung",
        "Zweitwohnung anmelden",
        "amt-33",
        used,
        possible,
    );
    g.remove("prozesse/ausweis.yaml");
    g.write(
        "prozesse/ausweis.yaml",
        "name: Ausweis beantragen\nstatus: entfallen\noe: amt-33\n",
    );
    g.write(
        "prozesse/parken.yaml",
        "name: Parkausweis\nstatus: entwurf\noe: amt-33\n",
    );
    g.write(
        "ziele/quote.yaml",
        "name: Drei Viertel digital\nkennzahl: digitalisierungsquote\nsoll: 0.8\nbis: 2027-06-30\n",
    );
    g.write(
        "ddv.toml",
        "[verwaltung]\nname = \"Musterstadt\"\n[digitalisierung]\ndigitalisiert_ab = 0.5\n",
    );
    g.commit("2026-11-20T10:00:00Z");
    let json = json(&g, "2026-Q4");
    let changes = &json["aenderungen"]["seit_beginn"];
    assert_eq!(
        changes["arten"][0],
        serde_json::json!({
            "art": "prozesse", "neu": 1, "geaendert": 3, "umbenannt": 1, "verschoben": 1, "weg": 0
        })
    );
    assert_eq!(changes["einstellungen"], 1);
    let lines: Vec<&str> = changes["wichtig"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    Jetzt digitalisiert: „Zweitwohnung anmelden“.
    Neue Steckbriefe: „Parkausweis“ (Entwurf).
    Status der Prozesse: „Ausweis beantragen“ jetzt entfallen (zuvor aktiv).
    Umbenannt: „Hundesteuer anmelden“ heißt jetzt „Hund anmelden“.
    Zuständigkeit: „Zweitwohnung anmelden“ jetzt bei Bürgeramt (zuvor Steueramt).
    Geänderte Ziele: „Drei Viertel digital“ (Soll 80,0 % statt 75,0 % und bis 30.06.2027 statt 31.03.2027).
    Einstellungen in `ddv.toml`: digitalisierung.digitalisiert_ab 50 % statt der Vorgabe.
    ");
}

/// Four quarters of history make a course; three do not. Each row says what the report of its quarter says.
#[test]
fn the_course_over_the_quarters_repeats_the_reports_of_these_quarters() {
    let g = Geschichte::beispiel();
    let heading = "## Entwicklung über die Quartale";
    assert!(!g.bericht("2026-Q1", "md").contains(heading));
    assert!(g.bericht("2026-Q3", "md").contains(heading));
    let course = json(&g, "2026-Q3")["verlauf"].as_array().expect("a list").clone();
    let quarters: Vec<&str> = course.iter().filter_map(|row| row["quartal"].as_str()).collect();
    assert_eq!(quarters, ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"]);
    for row in course {
        let then = json(&g, row["quartal"].as_str().expect("a quarter"));
        assert_eq!(row["commit"], then["commit"]);
        let figure = |name: &str| {
            let figures = then["kennzahlen"].as_array().expect("a list");
            let found = figures.iter().find(|figure| figure["kennzahl"] == name);
            found.map_or(Value::Null, |figure| figure["wert"].clone())
        };
        for name in [
            "digitalisierungsquote",
            "digitalisierungsgrad",
            "pruefgrad",
            "anteil_digitaler_faelle",
        ] {
            assert_eq!(row[name]["wert"], figure(name), "{name} in {}", row["quartal"]);
        }
    }
}
