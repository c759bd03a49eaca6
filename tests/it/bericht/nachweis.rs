//! The report can be proved, and what is not true is found.

use super::geschichte::Geschichte;
use crate::fixture::ddv_in;

const FINE: &str = "bericht.txt: Der Bericht stimmt überein.\n";

#[test]
fn later_commits_and_uncommitted_files_do_not_change_a_report() {
    let g = Geschichte::beispiel();
    let before = ["md", "text", "json"].map(|format| g.bericht("2026-Q3", format));
    g.write("prozesse/neu.yaml", "name: [\n");
    let dirty = g.ddv(&["bericht", "quartal", "2026-Q3", "--format", "md"]);
    assert_eq!(dirty.stdout, before[0]);
    assert!(dirty.stderr.contains("nicht eingecheckt"), "{}", dirty.stderr);
    g.remove("komponenten/dms.yaml");
    g.commit("2026-10-01T00:00:00Z");
    for (format, report) in ["md", "text", "json"].into_iter().zip(&before) {
        assert_eq!(g.bericht("2026-Q3", format), *report, "{format}");
        assert_eq!(g.verifiziere(report), (0, FINE.to_owned()), "{format}");
    }
    // The folder it is called from, the width and the registry option make no difference.
    let outcome = ddv_in(
        &g.path().join("registry"),
        &["report", "quarter", "2026-Q3", "--format", "md"],
    );
    assert_eq!(outcome.stdout, before[0]);
    let git = g.path().join(".git");
    let bare = [
        "--git",
        git.to_str().expect("a path"),
        "bericht",
        "quartal",
        "2026-Q3",
        "--format",
        "json",
    ];
    assert_eq!(ddv_in(&std::env::temp_dir(), &bare).stdout, before[2]);
}

#[test]
fn a_state_within_the_quarter_and_another_comparison_are_proved_too() {
    let g = Geschichte::beispiel();
    g.write("notiz.txt", "x");
    let later = g.commit("2026-09-20T10:00:00Z");
    let args = [
        "bericht",
        "quartal",
        "2026-Q3",
        "--stichtag",
        "2026-08-31",
        "--vergleich",
        "2025-Q3",
        "--breite",
        "140",
    ];
    let report = g.ddv(&args).stdout;
    assert!(
        report.contains("Stichtag 31.08.2026") && report.contains("Textbreite            140"),
        "{report}"
    );
    assert!(!report.contains(&later.to_string()));
    assert_eq!(g.verifiziere(&report), (0, FINE.to_owned()));
}

#[test]
fn a_changed_figure_is_shown() {
    let g = Geschichte::beispiel();
    let report = g
        .bericht("2026-Q3", "md")
        .replace("83,3 % (über alle 3) |", "93,3 % (über alle 3) |");
    let (status, output) = g.verifiziere(&report);
    assert_eq!(status, 1);
    insta::assert_snapshot!(output, @"
    bericht.txt: Der Bericht stimmt nicht überein.
    - Der Inhalt weicht in 3 Zeilen ab.

    - aus der Geschichte berechnet, + in der Datei:
    @@ -22,4 +22,4 @@
     | Digitalisierungsquote (digitalisierte von digitalisierbaren) | 2 von 3, 66,7 % | +66,7 Prozentpunkte | +66,7 Prozentpunkte |
    -| Digitalisierungsgrad (Mittel der Prozesse) | 83,3 % (über alle 3) | +33,3 Prozentpunkte | +58,3 Prozentpunkte |
    -| Digitalisierungsgrad nach Fällen gewichtet | 83,3 % (über alle 3) | +33,3 Prozentpunkte | +58,3 Prozentpunkte |
    +| Digitalisierungsgrad (Mittel der Prozesse) | 93,3 % (über alle 3) | +33,3 Prozentpunkte | +58,3 Prozentpunkte |
    +| Digitalisierungsgrad nach Fällen gewichtet | 93,3 % (über alle 3) | +33,3 Prozentpunkte | +58,3 Prozentpunkte |
     | Anteil digitaler Fälle | 3.000 von 6.000, 50,0 % | unverändert | unverändert |
    @@ -42,3 +42,3 @@
     | 2026-Q2 | 2 | 0 von 2, 0,0 % | 50,0 % (über alle 2) | 4 von 4, 100,0 % | 2.000 von 4.000, 50,0 % |
    -| 2026-Q3 | 3 | 2 von 3, 66,7 % | 83,3 % (über alle 3) | 6 von 6, 100,0 % | 3.000 von 6.000, 50,0 % |
    +| 2026-Q3 | 3 | 2 von 3, 66,7 % | 93,3 % (über alle 3) | 6 von 6, 100,0 % | 3.000 von 6.000, 50,0 % |
    ");
}

#[test]
fn other_line_ends_are_no_difference() {
    let g = Geschichte::beispiel();
    for format in ["md", "text", "json"] {
        let report = format!("\u{feff}{}", g.bericht("2026-Q3", format).replace('\n', "\r\n"));
        let (status, output) = g.verifiziere(&report);
        assert_eq!(status, 0, "{output}");
        assert!(output.contains("Zeilenenden"), "{output}");
    }
}

#[test]
fn a_rewritten_history_is_found() {
    let g = Geschichte::beispiel();
    let report = g.bericht("2026-Q3", "md");
    g.prozess("ausweis", "Ausweis", "amt-33", "moeglich", "moeglich");
    g.amend("2026-08-20T10:00:00Z");
    let (status, output) = g.verifiziere(&report);
    assert_eq!(status, 1);
    assert!(
        output.contains("kein Vorfahr von HEAD mehr: Die Geschichte wurde umgeschrieben."),
        "{output}"
    );
    // The commit itself is still there, and the report is what it says of it.
    assert!(!output.contains("weicht"), "{output}");
    let (status, output) = Geschichte::new_with_one_commit().verifiziere(&report);
    assert_eq!(status, 1);
    assert!(output.contains("gibt es hier nicht mehr"), "{output}");
}

#[test]
fn a_late_commit_with_an_early_date_is_a_hint() {
    let g = Geschichte::beispiel();
    let report = g.bericht("2026-Q3", "md");
    g.write(
        "ziele/zwei.yaml",
        "name: Z\nkennzahl: pruefgrad\nsoll: 1\nbis: 2030-01-01\n",
    );
    g.commit("2026-09-29T10:00:00Z");
    let (status, output) = g.verifiziere(&report);
    assert_eq!(status, 0, "{output}");
    assert!(
        output.contains("Hinweis: Der letzte Commit bis zum 30.09.2026 ist heute"),
        "{output}"
    );
}

#[test]
fn another_version_and_other_settings_are_named() {
    let g = Geschichte::beispiel();
    let report = g.bericht("2026-Q3", "md");
    let version = env!("CARGO_PKG_VERSION");
    let other = report
        .replace(
            &format!("| Version von ddv | {version} |"),
            "| Version von ddv | 0.0.9 |",
        )
        .replace(
            "| Version der Formeln | 2026.1 |",
            "| Version der Formeln | 2025.4 |",
        );
    let (status, output) = g.verifiziere(&other);
    assert_eq!(status, 1);
    assert!(
        output.contains("nennt ddv 0.0.9") && output.contains("nennt die Formeln 2025.4"),
        "{output}"
    );
    let line = report
        .lines()
        .find(|l| l.contains("SHA-256"))
        .expect("a checksum");
    let (status, output) = g.verifiziere(&report.replace(line, "| SHA-256 von ddv.toml | 00 |"));
    assert_eq!(status, 1);
    assert!(output.contains("Prüfsumme von `ddv.toml`"), "{output}");
}

#[test]
fn what_is_no_report_is_wrong_use() {
    let g = Geschichte::beispiel();
    let (status, output) = g.verifiziere("# Ein Brief\n");
    assert_eq!(status, 2);
    insta::assert_snapshot!(output, @"
    Fehler: `bericht.txt` ist kein Bericht von `ddv bericht`: Der Nachweis am Ende fehlt oder ist unvollständig.
    Hilfe: Nennen Sie eine Datei, die `ddv bericht` mit `--ausgabe DATEI` geschrieben hat, als Text, Markdown oder JSON und ohne Farben.
    ");
    assert_eq!(g.ddv(&["bericht", "verifiziere", "fehlt.md"]).status, 2);
}
