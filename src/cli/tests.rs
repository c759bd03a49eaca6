//! Whole commands, in-process, on a small registry in a temporary folder.

use super::testing;

const FILES: [(&str, &str); 6] = [
    ("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n"),
    (
        "organisation/gb-6.yaml",
        "name: Geschäftsbereich 6\nkuerzel: \"6\"\nart: geschaeftsbereich\n",
    ),
    (
        "organisation/amt-63.yaml",
        "name: Bauaufsicht\nkuerzel: \"63\"\nart: amt\nteil_von: gb-6\n",
    ),
    (
        "komponenten/dms.yaml",
        "name: Dokumentenmanagement\nbeschreibung: Akten\nschicht: basisdienst\nreifegrad: einsatzbereit\n\
         verfuegbar_ab: 2020-01-01\n",
    ),
    (
        "prozesse/bauantrag.yaml",
        "name: Bauantrag entscheiden\nstatus: aktiv\noe: amt-63\nkennzahlen:\n  fallzahl: 2500\n  \
         beratungsaufwand: normal\n  datenlage: geschaetzt\nkomponenten:\n  dms: {status: genutzt, seit: 2024-01-01}\n",
    ),
    (
        "prozesse/bauberatung.yaml",
        "name: Zum Bauen beraten\nstatus: aktiv\noe: gb-6\n",
    ),
];

/// What a command writes: stdout, stderr, status.
fn ddv(arguments: &[&str]) -> String {
    testing::ddv(&FILES, arguments)
}

#[test]
fn liste_takes_columns_order_and_a_filter() {
    insta::assert_snapshot!(ddv(&[
        "liste", "prozess", "--spalten", "id,fallzahl,komponenten.dms,leika", "--sortiere", "-fallzahl", "--wo",
        "oe in (gb-6, amt-63)", "--format", "csv",
    ]), @"
    id,kennzahlen.fallzahl,komponenten.dms,leika
    bauantrag,2500,genutzt,
    bauberatung,,ungeprueft,
    [0]
    ");
}

#[test]
fn a_filter_narrows_rangliste_and_karte_and_they_say_so() {
    for command in [&["rangliste", "--alle"][..], &["karte"]] {
        let filter = ["--wo", "fallzahl >= 1000", "--oe", "gb-6"];
        let text = ddv(&[command, &filter[..]].concat());
        assert!(
            text.contains("Filter: fallzahl >= 1000 (1 von 2 aktiven Prozessen"),
            "{text}"
        );
        assert!(
            text.contains("Bauantrag") && !text.contains("Bauberatung"),
            "{text}"
        );
        let json = ddv(&[command, &filter[..], &["--format", "json"]].concat());
        assert!(json.contains("\"filter\": \"fallzahl >= 1000\""), "{json}");
    }
}

#[test]
fn wrong_use_of_liste_is_told_in_german() {
    insta::assert_snapshot!(ddv(&["liste", "prozesse", "--wo", "oe = gb-6 und falzahl > 1"]), @"
    Fehler: Der Ausdruck hinter `--wo` ist an Stelle 15 falsch: Das Feld `falzahl` gibt es in `prozesse` nicht.
      oe = gb-6 und falzahl > 1
                    ^^^^^^^
    Hilfe: Meinten Sie `kennzahlen.fallzahl`?
    [2]
    ");
    insta::assert_snapshot!(ddv(&["liste", "komponenten", "--oe", "gb-6"]), @"
    Fehler: `--oe` gibt es hier nicht: Komponenten gehören zu keiner Organisationseinheit.
    Hilfe: `--oe` wirkt bei `prozesse`, `organisation` und `projekte`.
    [2]
    ");
    insta::assert_snapshot!(ddv(&["list", "prozese"]));
    insta::assert_snapshot!(ddv(&["liste", "ziele", "--spalten", "sol"]), @"
    Fehler: Das Feld `sol` gibt es in `ziele` nicht.
    Hilfe: Meinten Sie `soll`?
    [2]
    ");
}

#[test]
fn how_many_is_told_in_german() {
    for command in [&["rangliste"][..], &["liste", "prozesse"], &["rollout", "dms"]] {
        for number in ["x", "-1", "1.5", "99999999999999999999999"] {
            let told = ddv(&[command, &["--top", number]].concat());
            let message = format!("Fehler: `{number}` ist keine ganze Zahl ab 0 (bei `--top <N>`).\n");
            assert!(told.starts_with(&message) && told.ends_with("[2]"), "{told}");
        }
    }
}

#[test]
fn an_unknown_command_gets_the_nearest_one() {
    insta::assert_snapshot!(ddv(&["prognos"]), @"
    Fehler: Den Befehl `prognos` gibt es nicht.
    Hilfe: Meinten Sie `prognose`?
    [2]
    ");
}

#[test]
fn what_is_no_typing_error_gets_no_suggestion() {
    for word in ["neu", "ziel-setzung", "x"] {
        let told = ddv(&[word]);
        assert!(!told.contains("Meinten Sie"), "{told}");
    }
    for (typed, meant) in [("statsu", "status"), ("karten", "karte"), ("chek", "check")] {
        let told = ddv(&[typed]);
        assert!(told.contains(&format!("Meinten Sie `{meant}`?")), "{told}");
    }
}

#[test]
fn the_overview_is_shown_however_it_is_asked_for() {
    let overview = ddv(&["--help"]);
    assert!(overview.contains("Das Register:\n  status "), "{overview}");
    for asked in [&[][..], &["hilfe"], &["help"]] {
        assert_eq!(ddv(asked), overview);
    }
    assert_eq!(ddv(&["hilfe", "karte"]), ddv(&["karte", "--help"]));
}

#[test]
fn commands_that_were_two_are_one_and_keep_their_old_names() {
    for (now, before) in [
        (&["komponenten", "dms"][..], &["rollout", "dms"][..]),
        (&["komponenten"], &["rollout"]),
        (&["regeln", "zyklus"], &["erklaere", "zyklus"]),
        (&["regeln"], &["rules"]),
        (&["projekte"], &["portfolio"]),
        (&["projekte", "nirgends"], &["projekt", "nirgends"]),
        (
            &["liste", "prozesse", "--nach", "name"],
            &["liste", "prozesse", "--sortiere", "name"],
        ),
        (
            &["massnahmen", "--je", "projekt"],
            &["massnahmen", "--nach", "projekt"],
        ),
        (
            &["priorisierung", "--nutzen", "buerger"],
            &["priorisierung", "--nach", "buerger"],
        ),
    ] {
        assert_eq!(ddv(now), ddv(before), "{now:?}");
    }
    let both = ddv(&["projekte", "nirgends", "--gefaehrdet"]);
    assert!(both.contains("schließen einander aus"), "{both}");
}

#[test]
fn an_id_may_be_typed_with_its_kind_wherever_one_is() {
    for (plain, typed) in [
        (
            &["karte", "--oe", "gb-6"][..],
            &["karte", "--oe", "organisation/gb-6"][..],
        ),
        (&["komponenten", "dms"], &["komponenten", "komponenten/dms.yaml"]),
        (
            &["karte", "--komponente", "dms"],
            &["karte", "--komponente", "komponenten/dms"],
        ),
    ] {
        assert_eq!(ddv(plain), ddv(typed), "{typed:?}");
    }
    insta::assert_snapshot!(ddv(&["karte", "--oe", "prozesse/gb-6"]), @"
    Fehler: Die Organisationseinheit `prozesse/gb-6` gibt es nicht.
    Hilfe: Gesucht ist ein Eintrag aus `organisation/`.
    [2]
    ");
}

#[test]
fn a_range_of_days_takes_days_and_quarters_on_every_command() {
    let quarter = ddv(&["massnahmen", "--von", "2026-Q1", "--bis", "2026-Q2"]);
    assert_eq!(
        quarter,
        ddv(&["massnahmen", "--von", "2026-01-01", "--bis", "2026-06-30"])
    );
    for command in ["massnahmen", "verlauf", "nachweis"] {
        let told = ddv(&[command, "--von", "2026-13"]);
        assert!(told.contains("auch kein Quartal in der Form JJJJ-QN"), "{told}");
    }
}

#[test]
fn fields_and_findings_have_rows_for_programs() {
    let fields = ddv(&["liste", "berufsgruppen", "--felder", "--format", "csv"]);
    assert!(
        fields.starts_with("name,typ,liste,werte,bedeutung\nid,Kennung,nein,,"),
        "{fields}"
    );
    let none = ddv(&["pruefen", "--nur", "zyklus", "--format", "csv"]);
    assert_eq!(
        none.lines().next(),
        Some("schwere,code,datei,zeile,spalte,pfad,meldung,hilfe")
    );
    let none = ddv(&["pruefen", "--nur", "zyklus", "--format", "md"]);
    assert!(
        none.contains("# Befunde\n") && none.contains("keine Befunde.\n"),
        "{none}"
    );
    for format in ["text", "json", "sarif", "md"] {
        let told = ddv(&["pruefen", "--format", format, "--excel"]);
        assert!(
            told.starts_with("Fehler: `--excel` gibt es nur mit `--format csv`."),
            "{told}"
        );
    }
    insta::assert_snapshot!(ddv(&["pruefen", "--format", "xml"]));
}

#[test]
fn liste_felder_names_every_field_with_its_words() {
    insta::assert_snapshot!(ddv(&["liste", "berufsgruppen", "--felder"]));
}

#[test]
fn pages_about_processes_narrow_by_oe_and_filter() {
    let shown = ddv(&[
        "services",
        "--alle",
        "--oe",
        "amt-63",
        "--wo",
        "fallzahl > 1000",
        "--format",
        "csv",
    ]);
    assert!(
        shown.contains("bauantrag") && !shown.contains("bauberatung"),
        "{shown}"
    );
    let shown = ddv(&["media-breaks", "--wo", "fallzahl fehlt", "--format", "json"]);
    assert!(
        shown.contains("\"filter\": \"fallzahl fehlt\"") && shown.contains("bauberatung"),
        "{shown}"
    );
    assert!(!shown.contains("bauantrag"), "{shown}");
    insta::assert_snapshot!(ddv(&["priorities", "--nach", "alle"]), @"
    Fehler: `alle` ist kein Wert für `--nutzen <NUTZEN>`.
    Hilfe: Erlaubt sind: `buerger`, `verwaltung`, `beide`.
    [2]
    ");
    insta::assert_snapshot!(ddv(&["medienbrueche", "--oe", "amt-36"]), @"
    Fehler: Die Organisationseinheit `amt-36` gibt es nicht.
    Hilfe: Meinten Sie `amt-63`?
    [2]
    ");
}
