//! Writing, reading back, and what is refused.

use super::*;
use crate::diag::RuleId;

fn finding(file: &str, path: &str, rule: &'static str, severity: Severity, message: &str) -> Finding {
    Finding {
        file: file.to_owned(),
        line: 1,
        column: 1,
        end: None,
        rule: RuleId(rule),
        severity,
        message: message.to_owned(),
        help: None,
        path: path.to_owned(),
        span: None,
    }
}

fn sample() -> Vec<Finding> {
    let double = finding(
        "prozesse/a.yaml",
        "ablauf[2]",
        "zyklus",
        Severity::Hinweis,
        "Doppelt.",
    );
    vec![
        finding(
            "prozesse/b.yaml",
            "oe",
            "verweis-unbekannt",
            Severity::Fehler,
            "`amt-1` fehlt.",
        ),
        double.clone(),
        finding("prozesse/a.yaml", "", "id-ungueltig", Severity::Fehler, "Datei."),
        double,
    ]
}

fn refused(text: impl AsRef<[u8]>) -> String {
    Baseline::from_bytes(text.as_ref())
        .expect_err("it is no baseline")
        .to_string()
}

/// A baseline with one sound entry and `keys` behind it.
fn with_keys(keys: &str) -> String {
    format!(
        "version = 1\nbefunde = [\n  {{datei = \"a\", regel = \"b\", schwere = \"fehler\", meldung = \"c\"{keys}}},\n]\n"
    )
}

#[test]
fn one_line_per_finding_sorted_and_counted() {
    insta::assert_snapshot!(Baseline::of(&sample()).to_text(), @r##"
    # Basislinie von `ddv pruefen`: Befunde, die beim Einführen der Prüfung schon da waren und seitdem nicht gezeigt werden.
    # Ist ein Befund behoben, löschen Sie seine Zeile. Alles neu übernehmen:
    # ddv pruefen --basislinie DATEI --basislinie-schreiben
    version = 1
    befunde = [
      {datei = "prozesse/a.yaml", regel = "id-ungueltig", schwere = "fehler", meldung = "Datei."},
      {datei = "prozesse/a.yaml", pfad = "ablauf[2]", regel = "zyklus", schwere = "hinweis", anzahl = 2, meldung = "Doppelt."},
      {datei = "prozesse/b.yaml", pfad = "oe", regel = "verweis-unbekannt", schwere = "fehler", meldung = "`amt-1` fehlt."},
    ]
    "##);
    assert_eq!(Baseline::default().to_text().lines().last(), Some("befunde = []"));
}

#[test]
fn the_order_of_findings_does_not_matter() {
    let mut reversed = sample();
    reversed.reverse();
    assert_eq!(
        Baseline::of(&reversed).to_text(),
        Baseline::of(&sample()).to_text()
    );
}

#[test]
fn what_is_written_reads_back_the_same() {
    let nasty = "\"a\\b\" 'c' \n\r\t\u{7f}\u{1b}\u{0}[31m # ]} \u{202e} ä 😀 \\u0041";
    let mut findings = sample();
    findings.push(finding(nasty, nasty, "x", Severity::Warnung, nasty));
    for baseline in [Baseline::default(), Baseline::of(&findings)] {
        let text = baseline.to_text();
        assert_eq!(Baseline::from_bytes(text.as_bytes()).expect("it reads"), baseline);
        // On a computer that checks files out with other line ends, and behind a byte order mark.
        let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(
            Baseline::from_bytes(windows.as_bytes()).expect("it reads"),
            baseline
        );
    }
}

#[test]
fn what_is_no_baseline_is_refused_with_the_place() {
    assert!(Baseline::from_bytes(with_keys("").as_bytes()).is_ok());
    insta::assert_snapshot!(refused(with_keys(", zeile = 3")), @r##"Zeile 3, Spalte 65: Den Schlüssel `zeile` gibt es unter `befunde[0]` nicht."##);
    insta::assert_snapshot!(refused(with_keys(", anzahl = 0")), @r##"Zeile 3, Spalte 74: `0` liegt außerhalb dessen, was `anzahl` erlaubt."##);
    insta::assert_snapshot!(refused(with_keys("").replace("fehler", "schlimm")), @r##"Zeile 3, Spalte 40: `schlimm` ist kein Wert für `schwere`."##);
    insta::assert_snapshot!(refused(with_keys("").replace("datei = \"a\", regel = \"b\", ", "")), @r##"Zeile 3, Spalte 3: `befunde[0].datei` fehlt, ist aber nötig. Ein weiterer Mangel folgt."##);
    insta::assert_snapshot!(refused(with_keys("").replace('}', "")), @r##"Zeile 4, Spalte 1: Hier ist die Datei kein gültiges TOML. 2 weitere Mängel folgen."##);
    insta::assert_snapshot!(refused(format!("<<<<<<< HEAD\n{}=======\n>>>>>>> b\n", with_keys(""))), @r##"Zeile 1, Spalte 1: Hier beginnt ein ungelöster Git-Konflikt."##);
    insta::assert_snapshot!(refused("befunde = []\n"), @r##"Zeile 1, Spalte 1: `version` fehlt, ist aber nötig."##);
    insta::assert_snapshot!(refused(b"version = 1 # \xe4\n"), @r##"Zeile 1, Spalte 15: Das Zeichen mit dem Byte `0xE4` ist kein UTF-8."##);
    insta::assert_snapshot!(refused("{\"befunde\": []}"), @r##"Zeile 1, Spalte 1: Hier ist die Datei kein gültiges TOML."##);
}

#[test]
fn another_version_is_named_whatever_else_it_holds() {
    insta::assert_snapshot!(refused("version = 2\nneues = true\n"), @r##"Die Datei hat die Fassung 2, dieses Programm liest die Fassung 1."##);
}
