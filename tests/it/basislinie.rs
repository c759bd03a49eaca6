//! An old register with findings: accept them once, then see only new ones.

use crate::fixture::{HUNDESTEUER, Register};

const FILE: &str = "ddv-basislinie.toml";
const WRITE: [&str; 4] = ["pruefen", "--basislinie", FILE, "--basislinie-schreiben"];

/// A register with an error, a warning, a hint and a file that can't be read.
fn old_register() -> Register {
    let register = Register::sound();
    register.write(
        "organisation/altes-amt.yaml",
        "name: Altes Amt\nkuerzel: \"99\"\nart: amt\n",
    );
    register.write(
        "prozesse/zweitwohnung.yaml",
        HUNDESTEUER
            .replace("Hundesteuer", "Zweitwohnungssteuer")
            .replace("amt-22", "amt-23")
            .replace("zuletzt: 2026-02-15", "zuletzt: 2020-02-15"),
    );
    register.write("prozesse/kaputt.yaml", "name: [\n");
    register
}

fn read(register: &Register) -> String {
    std::fs::read_to_string(register.path().join(FILE)).expect("the baseline is there")
}

fn with_baseline(register: &Register, more: &[&str]) -> crate::fixture::Outcome {
    let args = ["pruefen", "--basislinie", FILE];
    register.ddv(&args.iter().chain(more).copied().collect::<Vec<_>>())
}

#[test]
fn an_old_register_is_green_at_once_and_shows_what_comes_after() {
    let register = old_register();
    assert_eq!(register.ddv(&["pruefen"]).status, 1);
    let written = register.ddv(&WRITE);
    assert_eq!((written.status, written.stdout.as_str()), (0, ""));
    insta::assert_snapshot!(written.stderr, @r##"Basislinie `ddv-basislinie.toml` geschrieben: 2 Fehler, 1 Warnung, 1 Hinweis übernommen."##);
    insta::assert_snapshot!(read(&register), @r##"
    # Basislinie von `ddv pruefen`: Befunde, die beim Einführen der Prüfung schon da waren und seitdem nicht gezeigt werden.
    # Ist ein Befund behoben, löschen Sie seine Zeile. Alles neu übernehmen:
    # ddv pruefen --basislinie DATEI --basislinie-schreiben
    version = 1
    befunde = [
      {datei = "organisation/altes-amt.yaml", regel = "eintrag-ungenutzt", schwere = "hinweis", meldung = "Auf die Organisationseinheit `altes-amt` verweist kein Eintrag."},
      {datei = "prozesse/kaputt.yaml", regel = "yaml-ungueltig", schwere = "fehler", meldung = "Eine Klammer wird nicht geschlossen, oder ein Komma fehlt."},
      {datei = "prozesse/zweitwohnung.yaml", pfad = "oe", regel = "verweis-unbekannt", schwere = "fehler", meldung = "Die Organisationseinheit `amt-23` gibt es nicht."},
      {datei = "prozesse/zweitwohnung.yaml", pfad = "ueberpruefung.zuletzt", regel = "ueberpruefung-ueberfaellig", schwere = "warnung", meldung = "Die nächste Überprüfung war am 15.02.2021 fällig, die letzte war am 15.02.2020."},
    ]
    "##);

    let green = with_baseline(&register, &["--streng"]);
    assert_eq!((green.status, green.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(green.stdout, @r##"
    7 Dateien geprüft, keine neuen Befunde.
    4 bekannte Befunde stehen in der Basislinie und sind nicht gezeigt.
    "##);

    // A line more above it, a file moved, and one new mistake.
    let path = register.path().join("prozesse/zweitwohnung.yaml");
    let text = std::fs::read_to_string(&path).expect("it is there");
    std::fs::remove_file(&path).expect("it goes");
    let text = format!(
        "# Steuer\n{}",
        text.replace("stand: 2025-12-31", "stand: 2027-12-31")
    );
    register.write("prozesse/amt-22/zweitwohnung.yaml", text);
    let red = with_baseline(&register, &["--streng"]);
    assert_eq!(red.status, 1);
    insta::assert_snapshot!(red.stdout, @r##"
    Warnung datum-in-zukunft

      ⚠ `kennzahlen.stand` nennt den 31.12.2027; das ist nach dem Stichtag (30.06.2026).
        ╭─[prozesse/amt-22/zweitwohnung.yaml:19:10]
     18 │ kennzahlen:
     19 │   stand: 2027-12-31
        ·          ──────────
     20 │   datenlage: gemessen
        ╰────

      Hilfe: Hier gehört ein Tag hin, der schon war; prüfen Sie das Jahr.

    Neu: 1 Warnung in 7 Dateien.
    4 bekannte Befunde stehen in der Basislinie und sind nicht gezeigt.
    "##);
}

#[test]
fn writing_again_gives_the_same_bytes() {
    let register = old_register();
    register.ddv(&WRITE);
    let first = read(&register);
    register.ddv(&WRITE);
    assert_eq!(read(&register), first);
}

#[test]
fn entries_of_mended_findings_are_named_and_do_not_fail_the_run() {
    let register = old_register();
    register.ddv(&WRITE);
    register.write("prozesse/zweitwohnung.yaml", HUNDESTEUER);
    let text = with_baseline(&register, &["--streng"]);
    assert_eq!(text.status, 0);
    insta::assert_snapshot!(text.stdout, @r##"
    2 Einträge der Basislinie `ddv-basislinie.toml` ohne Befund:
      prozesse/zweitwohnung.yaml oe [verweis-unbekannt]
      prozesse/zweitwohnung.yaml ueberpruefung.zuletzt [ueberpruefung-ueberfaellig]
    Löschen Sie diese Zeilen in der Datei. `--basislinie-schreiben` tut das auch, übernimmt dabei aber alle neuen Befunde.

    7 Dateien geprüft, keine neuen Befunde.
    2 bekannte Befunde stehen in der Basislinie und sind nicht gezeigt.
    "##);
    let kurz = with_baseline(&register, &["--format", "kurz"]);
    assert_eq!(kurz.stdout, "");
    assert_eq!(kurz.stderr, text.stdout.replace("\n\n", "\n"));
    let json = with_baseline(&register, &["--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    insta::assert_snapshot!(json["basislinie"], @r##"{"datei":"ddv-basislinie.toml","uebernommen":2,"veraltet":[{"code":"verweis-unbekannt","datei":"prozesse/zweitwohnung.yaml","pfad":"oe","anzahl":1,"bleiben":0},{"code":"ueberpruefung-ueberfaellig","datei":"prozesse/zweitwohnung.yaml","pfad":"ueberpruefung.zuletzt","anzahl":1,"bleiben":0}]}"##);
    let filtered = with_baseline(&register, &["--nur", "zyklus", "--format", "json"]).stdout;
    let filtered: serde_json::Value = serde_json::from_str(&filtered).expect("it is JSON");
    insta::assert_snapshot!(filtered["basislinie"], @r##"{"datei":"ddv-basislinie.toml","uebernommen":0,"veraltet":[]}"##);
}

#[test]
fn every_format_shows_only_new_findings() {
    let register = old_register();
    register.ddv(&WRITE);
    register.write("prozesse/neu.yaml", HUNDESTEUER.replace("amt-22", "amt-24"));
    for format in [
        "text", "kurz", "json", "sarif", "github", "gitlab", "junit", "md", "csv",
    ] {
        let outcome = with_baseline(&register, &["--format", format]);
        assert_eq!(outcome.status, 1, "{format}");
        assert!(outcome.stdout.contains("amt-24"), "{format}: {}", outcome.stdout);
        for known in ["zweitwohnung.yaml", "altes-amt.yaml", "kaputt.yaml"] {
            assert!(!outcome.stdout.contains(known), "{format}: {}", outcome.stdout);
        }
    }
}

#[test]
fn without_a_baseline_json_has_no_further_keys() {
    let json = old_register().ddv(&["pruefen", "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    let keys: Vec<&str> = json
        .as_object()
        .expect("a map")
        .keys()
        .map(String::as_str)
        .collect();
    let expected = [
        "schema",
        "verwaltung",
        "stichtag",
        "commit",
        "unlesbar",
        "befunde",
        "zusammenfassung",
    ];
    assert_eq!(keys, expected);
}

#[test]
fn what_cannot_be_used_is_status_2_with_what_to_do() {
    let register = old_register();
    let mut all = String::new();
    let mut refuse = |args: &[&str]| {
        let outcome = register.ddv(args);
        assert_eq!((outcome.status, outcome.stdout.as_str()), (2, ""), "{args:?}");
        all.push_str(&outcome.stderr);
        all.push('\n');
    };
    refuse(&["pruefen", "--basislinie", "fehlt.toml"]);
    refuse(&["pruefen", "--basislinie-schreiben"]);
    refuse(&[
        "pruefen",
        "--basislinie",
        "neu.toml",
        "--basislinie-schreiben",
        "--nur",
        "zyklus",
    ]);
    refuse(&[
        "pruefen",
        "--basislinie",
        "neu.toml",
        "--basislinie-schreiben",
        "-o",
        "x",
    ]);
    refuse(&["pruefen", "--basislinie", "ddv.toml", "--basislinie-schreiben"]);
    register.write(FILE, "version = 1\nbefunde = [{datei = \"a\"}]\n");
    refuse(&["pruefen", "--basislinie", FILE]);
    register.write(FILE, "version = 9\n");
    refuse(&["pruefen", "--basislinie", FILE]);
    insta::assert_snapshot!(all, @r##"
    Fehler: Die Basislinie `fehlt.toml` kann nicht gelesen werden.
    Ursache: Die Datei gibt es nicht.
    Hilfe: Legen Sie sie mit `--basislinie-schreiben` an. Der Pfad gilt ab dem Arbeitsverzeichnis.

    Fehler: Es fehlt die Angabe `--basislinie <DATEI>`.
    Hilfe: `ddv --help` und `ddv BEFEHL --help` zeigen, was geht.

    Fehler: `--basislinie-schreiben` und `--nur <REGEL,..>` schließen einander aus.
    Hilfe: `ddv --help` und `ddv BEFEHL --help` zeigen, was geht.

    Fehler: `--basislinie-schreiben` gibt keine Befunde aus.
    Hilfe: Lassen Sie `--ausgabe` weg; die Befunde kommen in die Datei von `--basislinie`.

    Fehler: `ddv.toml` ist keine Basislinie und wird nicht überschrieben.
    Hilfe: Nennen Sie eine andere Datei.

    Fehler: Die Basislinie `ddv-basislinie.toml` kann nicht gelesen werden.
    Ursache: Zeile 2, Spalte 12: `befunde[0].regel` fehlt, ist aber nötig. 2 weitere Mängel folgen.
    Hilfe: Beheben Sie die Stelle, holen Sie die Datei aus git zurück, oder schreiben Sie sie mit `--basislinie-schreiben` neu; das übernimmt alle heutigen Befunde.

    Fehler: Die Basislinie `ddv-basislinie.toml` kann nicht gelesen werden.
    Ursache: Die Datei hat die Fassung 9, dieses Programm liest die Fassung 1.
    Hilfe: Verwenden Sie das Programm, das sie geschrieben hat, oder schreiben Sie sie mit `--basislinie-schreiben` neu.
    "##);
    assert!(!register.path().join("neu.toml").exists());
}

#[test]
fn a_broken_baseline_is_written_anew() {
    let register = old_register();
    register.ddv(&WRITE);
    let sound = read(&register);
    register.write(FILE, format!("<<<<<<< HEAD\n{sound}=======\n>>>>>>> anderer\n"));
    assert_eq!(with_baseline(&register, &[]).status, 2);
    assert_eq!(register.ddv(&WRITE).status, 0);
    assert_eq!(read(&register), sound);
}
