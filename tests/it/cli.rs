//! Whole commands: outputs in every format, exit status, global options, files, closed pipes.

use std::ffi::OsString;
use std::io::{self, Write};

use crate::fixture::{HUNDESTEUER, Register, TODAY, ddv_in};
use ddv::cli::{Environment, run};
use ddv::model::Datum;

/// The sound register with a planned, an unchecked and an undefined case.
fn register() -> Register {
    let register = Register::sound();
    register.write(
        "organisation/amt-22-1.yaml",
        "name: Steuern\nkuerzel: \"22.1\"\nart: abteilung\nteil_von: amt-22\n",
    );
    let second = HUNDESTEUER
        .replace("Hundesteuer anmelden", "Zweitwohnung | =1+1 <b>&")
        .replace("oe: amt-22", "oe: amt-22-1")
        .replace(
            "dms: {status: genutzt, seit: 2023-03-01}",
            "dms: {status: geplant, bis: 2027-12-31}",
        )
        .replace("  epayment: {status: moeglich}\n", "")
        .replace("  unterschrift: nicht-erforderlich\n", "")
        .replace("fallzahl: 4200", "fallzahl: 1000")
        .replace("datenlage: gemessen", "datenlage: beispiel");
    register.write("prozesse/zweitwohnung.yaml", second);
    register
}

#[test]
fn karte_as_text() {
    let outcome = register().ddv(&["karte", "--plan", "2028-01-01"]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(outcome.stdout);
}

#[test]
fn karte_as_markdown() {
    insta::assert_snapshot!(register().ddv(&["karte", "--format", "md"]).stdout);
}

#[test]
fn karte_as_csv_for_programs_and_for_excel() {
    insta::assert_snapshot!(register().ddv(&["karte", "--format", "csv"]).stdout, @r#"
    prozess,name,oe,fallzahl,durchlaufzeit_tage,koeffizient,massenverfahren,digitalisierungsgrad,dms,epayment
    hundesteuer,Hundesteuer anmelden,amt-22,4200,7,84.375,ja,0.5,genutzt,moeglich
    zweitwohnung,Zweitwohnung | =1+1 <b>&,amt-22-1,1000,7,,nein,0,geplant,ungeprueft
    "#);
    let excel = register().ddv(&["karte", "--format", "csv", "--excel"]).stdout;
    assert!(excel.starts_with("\u{feff}prozess;name;"));
    assert!(
        excel.contains(
            "\r\nhundesteuer;Hundesteuer anmelden;amt-22;4200;7;84,375;ja;0,5;genutzt;moeglich\r\n"
        )
    );
}

#[test]
fn karte_as_json_keeps_the_order_of_the_contract() {
    insta::assert_snapshot!(
        register()
            .ddv(&["karte", "--oe", "amt-22-1", "--format", "json"])
            .stdout
    );
}

#[test]
fn rangliste_as_text_and_json() {
    insta::assert_snapshot!(register().ddv(&["rangliste", "--alle"]).stdout);
    insta::assert_snapshot!(register().ddv(&["rangliste", "--format", "json"]).stdout);
}

#[test]
fn an_empty_selection_is_an_answer() {
    let register = register();
    register.write(
        "organisation/amt-99.yaml",
        "name: Leer\nkuerzel: \"99\"\nart: amt\n",
    );
    let outcome = register.ddv(&["karte", "--oe", "amt-99"]);
    assert_eq!(outcome.status, 0);
    assert!(
        outcome
            .stdout
            .contains("In dieser Auswahl gibt es keinen aktiven Prozess.")
    );
}

#[test]
fn the_exit_status_is_the_same_in_every_format() {
    let clean = Register::sound();
    let warned = register();
    let broken = Register::sound();
    broken.write("prozesse/kaputt.yaml", "");
    for format in [
        "text", "kurz", "json", "sarif", "github", "gitlab", "junit", "md", "csv",
    ] {
        let status = |register: &Register, more: &[&str]| {
            register
                .ddv(&[&["pruefen", "--format", format], more].concat())
                .status
        };
        assert_eq!(
            status(&clean, &["--streng", "--schwere", "warnung"]),
            0,
            "{format}"
        );
        assert_eq!(status(&warned, &["--nur", "verweis-unbekannt"]), 0, "{format}");
        assert_eq!(status(&broken, &[]), 1, "{format}");
    }
}

#[test]
fn strict_makes_warnings_count_and_only_the_shown_ones() {
    let register = Register::sound();
    let overdue = HUNDESTEUER.replace("zuletzt: 2026-02-15", "zuletzt: 2024-02-15");
    register.write("prozesse/hundesteuer.yaml", overdue);
    assert_eq!(register.ddv(&["pruefen"]).status, 0);
    assert_eq!(register.ddv(&["pruefen", "--streng"]).status, 1);
    assert_eq!(
        register
            .ddv(&["pruefen", "--streng", "--schwere", "fehler"])
            .status,
        0
    );
    assert_eq!(register.ddv(&["pruefen", "--streng", "organisation"]).status, 0);
    assert_eq!(
        register
            .ddv(&["pruefen", "--streng", "prozesse/hundesteuer.yaml"])
            .status,
        1
    );
}

#[test]
fn paths_may_be_seen_from_the_folder_or_from_the_registry() {
    let outer = Register::empty();
    for (path, text) in [
        ("registry/ddv.toml", "[verwaltung]\nname = \"X\"\n"),
        ("registry/prozesse/a.yaml", ""),
    ] {
        outer.write(path, text);
    }
    std::fs::remove_file(outer.path().join("ddv.toml")).expect("the outer one goes");
    for path in [
        "registry/prozesse/a.yaml",
        "prozesse/a.yaml",
        "registry",
        "prozesse",
    ] {
        let outcome = outer.ddv(&["pruefen", "--format", "kurz", path]);
        assert_eq!(outcome.status, 1, "{path}: {}", outcome.stderr);
        assert!(
            outcome
                .stdout
                .starts_with("registry/prozesse/a.yaml:1:1: fehler: "),
            "{}",
            outcome.stdout
        );
    }
    assert_eq!(outer.ddv(&["pruefen", "gibt-es-nicht.yaml"]).status, 2);
}

#[test]
fn global_options_stand_before_or_after_the_command() {
    let register = register();
    let path = register.path().display().to_string();
    let root = std::path::Path::new("/");
    let before = ddv_in(
        root,
        &[
            "--registry",
            &path,
            "--stichtag",
            "2025-01-01",
            "karte",
            "--format",
            "json",
        ],
    );
    let after = ddv_in(
        root,
        &[
            "map",
            "--format",
            "json",
            "--stichtag",
            "2025-01-01",
            "--registry",
            &path,
        ],
    );
    assert_eq!(before.status, 0, "{}", before.stderr);
    assert_eq!(before.stdout, after.stdout);
    assert!(before.stdout.contains("\"stichtag\": \"2025-01-01\""));
}

#[test]
fn wrong_use_is_explained_in_german() {
    let register = register();
    for (args, message) in [
        (vec!["kartee"], "Den Befehl `kartee` gibt es nicht."),
        (
            vec!["karte", "--foramt", "json"],
            "Die Angabe `--foramt` kennt dieser Befehl nicht.",
        ),
        (
            vec!["karte", "--format", "xls"],
            "`xls` ist kein Wert für `--format <FORMAT>`.",
        ),
        (
            vec!["karte", "--oe", "amt-2"],
            "Die Organisationseinheit `amt-2` gibt es nicht.",
        ),
        (
            vec!["karte", "--komponente", "dns"],
            "Die Komponente `dns` gibt es nicht.",
        ),
        (
            vec!["karte", "--stichtag", "2026-02-30"],
            "`2026-02-30` ist kein Tag",
        ),
        (
            vec!["karte", "--excel"],
            "`--excel` gibt es nur mit `--format csv`.",
        ),
        (
            vec!["pruefen", "--nur", "zyklen"],
            "Die Regel `zyklen` gibt es nicht.",
        ),
        (vec!["regeln", "zyklen"], "Die Regel `zyklen` gibt es nicht."),
        (vec!["erklaere", "zyklen"], "Die Regel `zyklen` gibt es nicht."),
        (vec!["--breite", "80"], "Es fehlt der Befehl."),
    ] {
        let outcome = register.ddv(&args);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{args:?}");
        assert!(
            outcome.stderr.starts_with(&format!("Fehler: {message}")),
            "{args:?}: {}",
            outcome.stderr
        );
        assert!(outcome.stderr.contains("Hilfe: "), "{args:?}: {}", outcome.stderr);
    }
}

#[test]
fn the_output_file_is_written_whole_or_not_at_all() {
    let register = register();
    let target = register.path().join("karte.csv");
    let outcome = register.ddv(&["karte", "--format", "csv", "--ausgabe", "karte.csv"]);
    assert_eq!((outcome.status, outcome.stdout.as_str()), (0, ""));
    let written = std::fs::read_to_string(&target).expect("the file is there");
    assert_eq!(written, register.ddv(&["karte", "--format", "csv"]).stdout);
    assert_eq!(
        register
            .ddv(&["karte", "--oe", "nirgends", "-o", "karte.csv"])
            .status,
        2
    );
    assert_eq!(std::fs::read_to_string(&target).expect("still there"), written);
    assert_eq!(register.ddv(&["karte", "-o", "gibt/es/nicht.csv"]).status, 2);
    let left: Vec<_> = std::fs::read_dir(register.path())
        .expect("listed")
        .flatten()
        .map(|e| e.file_name())
        .collect();
    assert!(
        left.iter()
            .all(|name| !name.to_string_lossy().starts_with(".ddv")),
        "{left:?}"
    );
}

struct ClosedPipe;

impl Write for ClosedPipe {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let register = register();
    let environment = Environment {
        folder: register.path(),
        registry: None,
        no_color: false,
        today: Datum::parse(TODAY).expect("a day"),
        is_terminal: false,
        width: None,
    };
    let mut stderr = Vec::new();
    let arguments = ["ddv", "karte"].map(OsString::from);
    let status = run(arguments, &environment, &mut ClosedPipe, &mut stderr);
    assert_eq!((u8::from(status), stderr.as_slice()), (0, b"".as_slice()));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let register = register();
    for args in [
        vec!["karte"],
        vec!["rangliste", "--alle"],
        vec!["pruefen", "--format", "json"],
        vec!["regeln"],
    ] {
        assert_eq!(register.ddv(&args).stdout, register.ddv(&args).stdout, "{args:?}");
    }
}

#[test]
fn help_is_german_and_names_the_english_aliases() {
    let help = Register::empty().ddv(&["--help"]).stdout;
    for english in ["Usage", "Options:", "Commands", "Print help", "[OPTIONS]"] {
        assert!(!help.contains(english), "{english} in {help}");
    }
    for alias in ["[check]", "[map]", "[rank]"] {
        assert!(help.contains(alias), "{alias}");
    }
}
