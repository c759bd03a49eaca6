//! What bad input gets: a finding with its place, in German, and nothing lost.

use std::path::Path;

use crate::fixture::{HUNDESTEUER, Register, ddv_in};

/// The lines of `pruefen --format kurz` for the sound register with `bytes` as its only process file.
fn findings(bytes: impl AsRef<[u8]>) -> String {
    let register = Register::sound();
    register.write("prozesse/hundesteuer.yaml", bytes);
    let outcome = register.ddv(&["pruefen", "--format", "kurz", "--schwere", "fehler"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stdout);
    let lines = outcome
        .stdout
        .lines()
        .map(|line| line.trim_start_matches("prozesse/"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The same for the Steckbrief with one line replaced.
fn with(line: &str, replacement: &str) -> String {
    assert!(HUNDESTEUER.contains(line), "{line}");
    findings(HUNDESTEUER.replace(line, replacement))
}

/// The exit status of `pruefen` for the Steckbrief with one line replaced.
fn with_status(line: &str, replacement: &str) -> u8 {
    assert!(HUNDESTEUER.contains(line), "{line}");
    let register = Register::sound();
    register.write(
        "prozesse/hundesteuer.yaml",
        HUNDESTEUER.replace(line, replacement),
    );
    register.ddv(&["pruefen"]).status
}

#[test]
fn a_duplicate_key_at_any_depth() {
    insta::assert_snapshot!(with("oe: amt-22", "oe: amt-22\noe: amt-22"), @"hundesteuer.yaml:4:1: fehler: Der Schlüssel `oe` steht hier ein zweites Mal. [schluessel-doppelt]");
    insta::assert_snapshot!(
        with("  dms: {status: genutzt, seit: 2023-03-01}", "  dms: {status: genutzt, seit: 2023-03-01, status: genutzt}"),
        @"hundesteuer.yaml:26:44: fehler: Der Schlüssel `status` steht hier ein zweites Mal. [schluessel-doppelt]"
    );
}

#[test]
fn an_unknown_key_with_a_suggestion() {
    let register = Register::sound();
    register.write(
        "prozesse/hundesteuer.yaml",
        HUNDESTEUER.replace("  fallzahl: 4200", "  falzahl: 4200"),
    );
    let found = register
        .ddv(&["pruefen", "--format", "json", "--nur", "schluessel-unbekannt"])
        .stdout;
    assert!(
        found.contains("\"zeile\": 20") && found.contains("\"spalte\": 3"),
        "{found}"
    );
    assert!(found.contains("Meinten Sie `fallzahl`?"), "{found}");
}

#[test]
fn a_key_in_the_wrong_group_is_told_where_it_belongs() {
    let register = Register::sound();
    register.write(
        "prozesse/hundesteuer.yaml",
        format!("{HUNDESTEUER}rueckstand: 3\n"),
    );
    let found = register
        .ddv(&["pruefen", "--format", "json", "--nur", "schluessel-unbekannt"])
        .stdout;
    assert!(
        found.contains("`rueckstand` gehört eingerückt unter `kennzahlen:`."),
        "{found}"
    );
}

#[test]
fn a_wrong_type() {
    insta::assert_snapshot!(with("zielgruppen: [bevoelkerung]", "zielgruppen: bevoelkerung"), @"hundesteuer.yaml:5:14: fehler: Bei `zielgruppen` wird eine Liste erwartet, dort steht ein einzelner Wert. [wert-typ]");
    insta::assert_snapshot!(with("name: Hundesteuer anmelden", "name: [a, b]"), @"hundesteuer.yaml:1:7: fehler: Bei `name` wird ein Text erwartet, dort steht eine Liste. [wert-typ]");
}

#[test]
fn an_unknown_word_with_a_suggestion_and_the_list() {
    let register = Register::sound();
    register.write(
        "prozesse/hundesteuer.yaml",
        HUNDESTEUER.replace(
            "unterschrift: nicht-erforderlich",
            "unterschrift: nicht erforderlich",
        ),
    );
    let found = register
        .ddv(&["pruefen", "--format", "json", "--nur", "wert-unbekannt"])
        .stdout;
    assert!(found.contains("Meinten Sie `nicht-erforderlich`? Erlaubt sind: `nicht-erforderlich`, `ersetzbar` und `schriftform`."), "{found}");
}

#[test]
fn a_missing_required_key_and_an_empty_one() {
    insta::assert_snapshot!(with("oe: amt-22\n", ""), @"hundesteuer.yaml:1:1: fehler: `oe` fehlt, ist aber nötig. [schluessel-fehlt]");
    insta::assert_snapshot!(with("oe: amt-22", "oe:"), @"hundesteuer.yaml:3:1: fehler: `oe` hat keinen Wert, ist aber nötig. [schluessel-fehlt]");
}

#[test]
fn a_pflichtangabe_without_a_value_stands_at_its_own_line() {
    for empty in ["", " ~", " null", " \"\"", " \"  \""] {
        let found = with("  fallzahl: 4200", &format!("  fallzahl:{empty}"));
        assert_eq!(
            found, "hundesteuer.yaml:20:3: fehler: Die Fallzahl fehlt. [pflichtangabe-fehlt]",
            "`{empty}`"
        );
    }
    assert!(
        with("zielgruppen: [bevoelkerung]", "zielgruppen: []").starts_with("hundesteuer.yaml:5:1: fehler")
    );
    let register = Register::sound();
    register.write(
        "prozesse/hundesteuer.yaml",
        HUNDESTEUER
            .replace("fallzahl: 4200", "fallzahl: 0")
            .replace("fallzahl_digital: 1300", "fallzahl_digital: 0"),
    );
    assert_eq!(register.ddv(&["pruefen"]).status, 0, "0 is a value");
}

#[test]
fn an_empty_file_a_comment_a_list_a_text() {
    insta::assert_snapshot!(findings(""), @"hundesteuer.yaml:1:1: fehler: Die Datei ist leer oder enthält nur Kommentare. [yaml-ungueltig]");
    insta::assert_snapshot!(findings("# nur ein Kommentar\n"), @"hundesteuer.yaml:1:1: fehler: Die Datei ist leer oder enthält nur Kommentare. [yaml-ungueltig]");
    insta::assert_snapshot!(findings("- a\n- b\n"), @"hundesteuer.yaml:1:1: fehler: Die Datei ist eine Liste; sie muss aus Angaben `schluessel: wert` bestehen. [yaml-ungueltig]");
    insta::assert_snapshot!(findings("nur Text\n"), @"hundesteuer.yaml:1:1: fehler: Die Datei enthält nur einen Text, keine Angaben `schluessel: wert`. [yaml-ungueltig]");
}

#[test]
fn two_documents() {
    insta::assert_snapshot!(findings(format!("{HUNDESTEUER}---\nname: Zweites\n")), @"hundesteuer.yaml:30:1: fehler: Hier beginnt ein zweites Dokument; was folgt, würde nicht gelesen. [yaml-ungueltig]");
}

#[test]
fn tab_indentation() {
    insta::assert_snapshot!(with("  fallzahl: 4200", "\tfallzahl: 4200"), @"hundesteuer.yaml:20:1: fehler: Hier ist mit einem Tabulator eingerückt. [yaml-ungueltig]");
}

#[test]
fn git_conflict_markers_are_named_and_the_rest_is_checked() {
    let conflict = "<<<<<<< HEAD\n  fallzahl: 4200\n=======\n  fallzahl: 4300\n>>>>>>> zweig";
    let text = HUNDESTEUER
        .replace("  fallzahl: 4200", conflict)
        .replace("oe: amt-22", "oe: amt-23");
    insta::assert_snapshot!(findings(text), @r"
    hundesteuer.yaml:3:5: fehler: Die Organisationseinheit `amt-23` gibt es nicht. [verweis-unbekannt]
    hundesteuer.yaml:20:1: fehler: Hier beginnt ein ungelöster Git-Konflikt. [git-konflikt]
    ");
}

#[test]
fn encodings() {
    let latin1: Vec<u8> = HUNDESTEUER
        .replace("Steuerbescheid", "Bescheid über Steuer")
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin-1"))
        .collect();
    insta::assert_snapshot!(findings(latin1), @"hundesteuer.yaml:7:20: fehler: Das Zeichen mit dem Byte `0xFC` ist kein UTF-8. [kodierung-falsch]");
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(HUNDESTEUER.encode_utf16().flat_map(u16::to_le_bytes));
    insta::assert_snapshot!(findings(utf16), @"hundesteuer.yaml:1:1: fehler: Die Datei ist in UTF-16 gespeichert, nicht in UTF-8. [kodierung-falsch]");
    insta::assert_snapshot!(with("Steuerbescheid", "Steuer\0bescheid"), @"hundesteuer.yaml:7:17: fehler: Das Steuerzeichen U+0000 ist hier nicht erlaubt. [yaml-ungueltig]");
}

#[test]
fn places_are_right_after_a_byte_order_mark_umlauts_emoji_and_crlf() {
    let text = HUNDESTEUER
        .replace("oe: amt-22", "oe: amt-23")
        .replace('\n', "\r\n");
    insta::assert_snapshot!(findings(format!("\u{feff}{text}")), @"hundesteuer.yaml:3:5: fehler: Die Organisationseinheit `amt-23` gibt es nicht. [verweis-unbekannt]");
    insta::assert_snapshot!(
        with("  dms: {status: genutzt, seit: 2023-03-01}", "  dms: {anmerkung: \"äöü 😀\", status: genuzt, seit: 2023-03-01}"),
        @"hundesteuer.yaml:26:37: fehler: `genuzt` ist kein Wert für `status`. [wert-unbekannt]"
    );
}

#[test]
fn numbers_that_are_none() {
    for (written, code, column) in [
        ("1.000", "zahl-ungueltig", 13),
        ("1,5", "zahl-ungueltig", 13),
        ("1_000", "zahl-ungueltig", 13),
        ("ja", "zahl-ungueltig", 13),
        ("3.0", "zahl-ungueltig", 13),
        ("\"3\"", "zahl-ungueltig", 13),
        (".nan", "zahl-ungueltig", 13),
        (".inf", "zahl-ungueltig", 13),
        ("99999999999999999999", "zahl-ungueltig", 13),
        ("-1", "wert-bereich", 13),
    ] {
        let found = with("fallzahl: 4200", &format!("fallzahl: {written}"));
        assert!(
            found.starts_with(&format!("hundesteuer.yaml:20:{column}: fehler: ")),
            "{found}"
        );
        assert!(
            found.ends_with(&format!("[{code}]")) && found.lines().count() == 1,
            "{found}"
        );
    }
    for written in ["1.500", "1,5", ".nan", "1e999", "ja"] {
        let found = with(
            "bearbeitungszeit_min: 15",
            &format!("bearbeitungszeit_min: {written}"),
        );
        assert!(
            found.contains(":23:25: fehler: ") && found.ends_with("[zahl-ungueltig]"),
            "{found}"
        );
    }
}

#[test]
fn a_text_may_say_that_it_is_one() {
    let register = Register::sound();
    let text = HUNDESTEUER.replace("ergebnis: Steuerbescheid", "ergebnis: !!str 4711");
    register.write("prozesse/hundesteuer.yaml", text);
    assert_eq!(register.ddv(&["pruefen"]).status, 0);
    assert!(
        with("ergebnis: Steuerbescheid", "ergebnis: !!int 4711").contains("YAML-Auszeichnungen wie `!!int`")
    );
}

#[test]
fn days_that_are_none() {
    insta::assert_snapshot!(with("stand: 2025-12-31", "stand: 2024-02-30"), @"hundesteuer.yaml:18:10: fehler: `2024-02-30` ist kein Tag des Kalenders. [datum-ungueltig]");
    insta::assert_snapshot!(with("stand: 2025-12-31", "stand: 31.12.2025"), @"hundesteuer.yaml:18:10: fehler: `31.12.2025` ist kein Datum in der Form JJJJ-MM-TT. [datum-ungueltig]");
}

#[test]
fn a_share_above_one() {
    let register = Register::sound();
    register.write(
        "ziele/quote.yaml",
        "name: Q\nkennzahl: digitalisierungsquote\nsoll: 1.5\nbis: 2028-12-31\n",
    );
    let outcome = register.ddv(&["pruefen", "--format", "kurz"]);
    assert!(
        outcome
            .stdout
            .contains("ziele/quote.yaml:3:7: fehler: `1.5` liegt außerhalb dessen, was `soll` erlaubt."),
        "{}",
        outcome.stdout
    );
}

#[test]
fn all_findings_of_a_file_at_once() {
    let text = HUNDESTEUER
        .replace("ausrichtung: extern", "ausrichtung: extren")
        .replace("ergebnis: Steuerbescheid", "ergebnis: Bescheid: Steuer")
        .replace(
            "grundlagen: [Hundesteuersatzung]",
            "grundlagen: [Hundesteuersatzung",
        )
        .replace("  fallzahl: 4200\n", "")
        .replace("stand: 2025-12-31", "stand: 2025-13-31");
    insta::assert_snapshot!(findings(text), @r"
    hundesteuer.yaml:4:14: fehler: `extren` ist kein Wert für `ausrichtung`. [wert-unbekannt]
    hundesteuer.yaml:7:19: fehler: Ein Doppelpunkt mit Leerzeichen steht mitten im Text. [yaml-ungueltig]
    hundesteuer.yaml:11:15: fehler: Eine Klammer wird nicht geschlossen, oder ein Komma fehlt. [yaml-ungueltig]
    hundesteuer.yaml:18:3: fehler: Die Fallzahl fehlt. [pflichtangabe-fehlt]
    hundesteuer.yaml:18:10: fehler: `2025-13-31` ist kein Tag des Kalenders. [datum-ungueltig]
    ");
}

#[test]
fn one_broken_file_hides_no_other_and_figures_say_what_they_lack() {
    let register = Register::sound();
    register.write("prozesse/kaputt.yaml", "name: [\n");
    let outcome = register.ddv(&["karte", "--format", "json"]);
    assert_eq!(outcome.status, 0);
    assert!(outcome.stdout.contains("\"unlesbar\": 1"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("\"prozess\": \"hundesteuer\""));
    assert!(
        outcome
            .stderr
            .contains("Eine Datei ist nicht lesbar und fehlt in allen Zahlen"),
        "{}",
        outcome.stderr
    );
}

#[test]
fn a_file_over_the_limit_is_a_finding_and_not_read() {
    let register = Register::sound();
    register.write("prozesse/gross.yaml", "x".repeat(1024 * 1024 + 1));
    let outcome = register.ddv(&["pruefen", "--format", "kurz"]);
    assert!(
        outcome
            .stdout
            .starts_with("prozesse/gross.yaml:1:1: fehler: Die Datei ist größer als 1024 KiB"),
        "{}",
        outcome.stdout
    );
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    let register = Register::sound();
    let secret = Register::sound();
    std::os::unix::fs::symlink(
        secret.path().join("prozesse/hundesteuer.yaml"),
        register.path().join("prozesse/fremd.yaml"),
    )
    .expect("a link");
    std::os::unix::fs::symlink(secret.path(), register.path().join("prozesse/ordner")).expect("a link");
    std::os::unix::fs::symlink(register.path(), register.path().join("prozesse/kreis")).expect("a link");
    let outcome = register.ddv(&["pruefen", "--format", "kurz"]);
    assert_eq!(outcome.status, 0);
    assert_eq!(
        outcome.stdout.matches("[datei-uebergangen]").count(),
        3,
        "{}",
        outcome.stdout
    );
    assert!(
        outcome
            .stdout
            .contains("prozesse/fremd.yaml:1:1: warnung: Die Verknüpfung wird nicht gelesen")
    );
}

#[test]
fn folders_and_file_names_that_do_not_fit() {
    let register = Register::sound();
    register.write("prozess/vertippt.yaml", HUNDESTEUER);
    register.write("prozesse/Straße neu.yaml", HUNDESTEUER);
    register.write("prozesse/hundesteuer.yml", HUNDESTEUER);
    register.write("prozesse/gross.YAML", HUNDESTEUER);
    register.write("prozesse/amt/a.yaml", HUNDESTEUER);
    register.write("prozesse/AMT/b.yaml", HUNDESTEUER);
    register.write("prozesse/.versteckt.yaml", "kaputt");
    register.write("prozesse/notiz.txt", "egal");
    let outcome = register.ddv(&["pruefen", "--format", "kurz"]);
    insta::assert_snapshot!(outcome.stdout, @r"
    prozess/vertippt.yaml:1:1: warnung: Der Ordner `prozess/` ist keine Art von Eintrag; seine Dateien werden nicht gelesen. [ordner-unbekannt]
    prozesse/Straße neu.yaml:1:1: fehler: `Straße neu` ist keine gültige Kennung. [id-ungueltig]
    prozesse/amt:1:1: warnung: `prozesse/amt` und `prozesse/AMT` unterscheiden sich nur in Groß- und Kleinschreibung. [schreibweise-doppelt]
    prozesse/gross.YAML:1:1: warnung: Die Datei endet auf `.YAML` und wird nicht gelesen. [datei-uebergangen]
    prozesse/hundesteuer.yml:1:1: fehler: Die Kennung `hundesteuer` ist schon durch `prozesse/hundesteuer.yaml` vergeben. [id-doppelt]
    ");
    assert!(outcome.stderr.contains("in 8 Dateien"), "{}", outcome.stderr);
}

#[test]
fn an_empty_register_is_an_answer_a_missing_one_is_not() {
    let register = Register::empty();
    let outcome = register.ddv(&["pruefen"]);
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (0, "0 Dateien geprüft, keine Befunde.\n")
    );
    assert_eq!(register.ddv(&["karte"]).status, 0);
    let nowhere = ddv_in(Path::new("/"), &["karte"]);
    assert_eq!(nowhere.status, 2);
    insta::assert_snapshot!(nowhere.stderr, @r"
    Fehler: Hier gibt es kein Register.
    Hilfe: Wechseln Sie in ein Verzeichnis mit `ddv.toml` oder `registry/ddv.toml`, oder nennen Sie das Register mit `--registry ORDNER`.
    ");
    let named = ddv_in(&register.path(), &["karte", "--registry", "gibt/es/nicht"]);
    assert_eq!(named.status, 2);
}

#[test]
fn a_wrong_ddv_toml_is_a_finding_and_no_figure_rests_on_it() {
    let register = Register::sound();
    register.write("ddv.toml", "[verwaltung]\nname = \"X\"\n[digitalisierung]\nteilweise = 1.5\nfarbe = \"rot\"\n[einwohner]\n2016 = 0\n");
    let outcome = register.ddv(&["pruefen", "--format", "kurz"]);
    assert_eq!(outcome.status, 1);
    insta::assert_snapshot!(outcome.stdout, @r"
    ddv.toml:4:13: fehler: `1.5` liegt außerhalb dessen, was `teilweise` erlaubt. [wert-bereich]
    ddv.toml:5:1: fehler: Den Schlüssel `farbe` gibt es unter `digitalisierung` nicht. [schluessel-unbekannt]
    ddv.toml:7:8: fehler: `0` liegt außerhalb dessen, was `2016` erlaubt. [wert-bereich]
    ");
    let karte = register.ddv(&["karte"]);
    assert_eq!((karte.status, karte.stdout.as_str()), (2, ""));
    register.write("ddv.toml", "[verwaltung\nname = \"X\"\n");
    assert!(
        register
            .ddv(&["pruefen", "--format", "kurz"])
            .stdout
            .starts_with("ddv.toml:1:")
    );
}

#[test]
fn truth_values_and_numbers_are_no_text() {
    insta::assert_snapshot!(with("ergebnis: Steuerbescheid", "ergebnis: true"), @"hundesteuer.yaml:7:11: fehler: `ergebnis` ist ein Text, `true` ohne Anführungszeichen aber ein Wahrheitswert. [text-ohne-anfuehrungszeichen]");
    assert_eq!(
        with_status("ergebnis: Steuerbescheid", "ergebnis: inf"),
        0,
        "a word for YAML 1.2"
    );
}

#[test]
fn utf_32_and_utf_16_without_a_mark_are_one_finding() {
    let wide = |width: usize| -> Vec<u8> {
        let units = HUNDESTEUER.chars().map(|c| u32::from(c).to_le_bytes());
        units.flat_map(|unit| unit[..width].to_vec()).collect()
    };
    insta::assert_snapshot!(findings(wide(2)), @"hundesteuer.yaml:1:1: fehler: Die Datei ist in UTF-16 gespeichert, nicht in UTF-8. [kodierung-falsch]");
    insta::assert_snapshot!(findings([&[0xff, 0xfe, 0, 0], &wide(4)[..]].concat()), @"hundesteuer.yaml:1:1: fehler: Die Datei ist in UTF-32 gespeichert, nicht in UTF-8. [kodierung-falsch]");
}

#[test]
fn keys_that_another_key_needs_and_years_say_what_is_wrong() {
    insta::assert_snapshot!(with("  dms: {status: genutzt, seit: 2023-03-01}", "  dms: {status: genutzt}"), @"hundesteuer.yaml:26:8: fehler: `komponenten.dms.seit` fehlt, ist aber bei `status: genutzt` nötig. [schluessel-fehlt]");
    insta::assert_snapshot!(findings(format!("{HUNDESTEUER}entwicklung: {{art: werte, werte: {{bald: 7}}}}\n")), @"hundesteuer.yaml:30:35: fehler: `bald` ist kein Jahr. [wert-bereich]");
    insta::assert_snapshot!(findings(format!("{HUNDESTEUER}ozg: {{modell: 2.0, reifegrad: 7}}\n")), @"hundesteuer.yaml:30:15: fehler: `modell` ist ein Text, `2.0` ohne Anführungszeichen aber eine Zahl. [text-ohne-anfuehrungszeichen]");
}

#[test]
fn a_control_character_is_shown_where_it_stands() {
    insta::assert_snapshot!(with("ergebnis: Steuerbescheid", "ergebnis: Steuer\u{7}bescheid"), @"hundesteuer.yaml:7:17: fehler: Das Steuerzeichen U+0007 ist hier nicht erlaubt. [yaml-ungueltig]");
}

/// A pipe without a writer would block whoever opens it; a socket is as good for the test.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_passed_over_with_a_warning() {
    let register = Register::sound();
    let path = register.path().join("prozesse/rohr.yaml");
    let _socket = std::os::unix::net::UnixListener::bind(path).expect("a socket");
    let outcome = register.ddv(&["pruefen", "--format", "kurz"]);
    insta::assert_snapshot!(outcome.stdout, @"prozesse/rohr.yaml:1:1: warnung: Das ist keine gewöhnliche Datei; sie wird nicht gelesen. [datei-uebergangen]");
    assert_eq!(outcome.status, 0);
}

/// A folder that can't be opened may hide entries. Means nothing to root, who may open all.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "asks whether this user is held back")]
#[test]
fn a_folder_of_entries_that_cannot_be_opened_is_no_silent_gap() {
    use std::os::unix::fs::PermissionsExt;
    let register = Register::sound();
    register.write("prozesse/zu/x.yaml", HUNDESTEUER);
    let folder = register.path().join("prozesse/zu");
    let set =
        |mode| std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).expect("my folder");
    set(0o000);
    let is_closed = std::fs::read_dir(&folder).is_err();
    let outcome = register.ddv(&["karte"]);
    set(0o755);
    if is_closed {
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.contains("prozesse/zu"), "{}", outcome.stderr);
    }
}
