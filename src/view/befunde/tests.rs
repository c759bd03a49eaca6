//! The pipeline on small registries in memory.

use super::*;
use crate::check::testing::{TODAY, snapshot, snapshot_of_whole};
use crate::diag::Exception;
use crate::model::Datum;
use crate::source::Span;

const A: &str = "prozesse/a.yaml";
const B: &str = "prozesse/b.yaml";
const KEY: &str = "leika: \"99102013000000\"\n";
const CONFIG: &str = "[verwaltung]\nname = 'X'\n[regeln]\n";
/// The rules that these tests are about; others may have something to say about their registries.
const RULES: [&str; 4] = [
    "leika-doppelt",
    "schluessel-doppelt",
    "ausnahme-ohne-grund",
    "ausnahme-ungenutzt",
];

fn only_ours() -> Auswahl {
    Auswahl {
        nur: RULES.map(str::to_owned).to_vec(),
        ..Auswahl::default()
    }
}

fn run(snapshot: &Snapshot, auswahl: &Auswahl) -> Befunde {
    befunde(
        &Pruefling::new(snapshot, Datum::parse(TODAY).expect("a day")),
        auswahl,
    )
}

fn show(befunde: &Befunde) -> String {
    let lines: Vec<String> = befunde
        .findings
        .iter()
        .map(|f| format!("{} {} {}: {}", f.file, f.severity, f.rule, f.message))
        .collect();
    lines.join("\n")
}

/// Two processes with one key: `b` is reported on its last lines, which are `text`.
fn with_b(text: &str) -> Vec<(&'static str, String)> {
    vec![(A, KEY.to_owned()), (B, text.to_owned())]
}

fn check(files: &[(&'static str, String)]) -> String {
    let files: Vec<(&str, &str)> = files.iter().map(|(p, t)| (*p, t.as_str())).collect();
    show(&run(&snapshot(&files), &only_ours()))
}

#[test]
fn a_sound_registry_is_clean_and_counted() {
    let befunde = run(&snapshot(&[]), &Auswahl::default());
    assert_eq!(show(&befunde), "");
    assert_eq!(befunde.summary.files, 9);
    assert_eq!(befunde.ausgang(true), Ausgang::Sauber);
}

#[test]
fn an_exception_with_a_reason_accepts_the_finding_of_its_line() {
    let behind = KEY.replace('\n', " # ddv: erlaube leika-doppelt (geteilt)\n");
    assert_eq!(check(&with_b(&behind)), "");
    let above = format!("# ddv: erlaube leika-doppelt (geteilt)\n{KEY}");
    assert_eq!(check(&with_b(&above)), "");
}

#[test]
fn an_exception_without_a_reason_still_accepts_but_is_reported() {
    let text = KEY.replace('\n', " # ddv: erlaube leika-doppelt\n");
    insta::assert_snapshot!(check(&with_b(&text)), @r#"prozesse/b.yaml warnung ausnahme-ohne-grund: Die Ausnahme von `leika-doppelt` nennt keinen Grund."#);
}

#[test]
fn an_exception_on_another_line_is_unused() {
    let text = format!("{KEY}ausloeser: anzeige # ddv: erlaube leika-doppelt (weil)\n");
    insta::assert_snapshot!(check(&with_b(&text)), @r#"
    prozesse/b.yaml warnung leika-doppelt: Den LeiKa-Schlüssel `99102013000000` nennt schon der Prozess `a`.
    prozesse/b.yaml warnung ausnahme-ungenutzt: Die Ausnahme von `leika-doppelt` wird nicht gebraucht: Hier meldet die Regel nichts.
    "#);
}

#[test]
fn exceptions_from_unknown_nameless_and_own_rules_do_nothing() {
    let text = "ausloeser: anzeige # ddv: erlaube leika-dopelt (x)\nergebnis: x # ddv: erlaube\n\
                # ddv: erlaube ausnahme-ungenutzt (x)\noe: amt-22\n";
    insta::assert_snapshot!(check(&[(B, text.to_owned())]), @r#"
    prozesse/b.yaml warnung ausnahme-ungenutzt: Die Ausnahme von `leika-dopelt` wirkt nicht. Diese Regel gibt es nicht.
    prozesse/b.yaml warnung ausnahme-ungenutzt: Die Ausnahme nennt keine Regel.
    prozesse/b.yaml warnung ausnahme-ungenutzt: Die Ausnahme von `ausnahme-ungenutzt` wirkt nicht. Diese Regel gilt den Ausnahmen selbst.
    "#);
}

#[test]
fn a_fixed_rule_takes_no_exception_and_no_other_severity() {
    let config = format!("{CONFIG}schluessel-doppelt = 'aus'\n");
    let text = "ausloeser: anzeige\nausloeser: antrag # ddv: erlaube schluessel-doppelt (x)\n\
                oe: amt-22 # ddv: erlaube leika-doppelt (nicht zu beurteilen)\n";
    insta::assert_snapshot!(check(&[("ddv.toml", config), (B, text.to_owned())]), @r#"
    prozesse/b.yaml fehler schluessel-doppelt: Der Schlüssel `ausloeser` steht hier ein zweites Mal.
    prozesse/b.yaml warnung ausnahme-ungenutzt: Die Ausnahme von `schluessel-doppelt` wirkt nicht. Von dieser Regel gibt es keine Ausnahme, denn die Datei zählt nicht, solange ein solcher Fehler in ihr steht.
    "#);
}

#[test]
fn settings_change_severity_and_turn_rules_off_also_those_about_exceptions() {
    let text = KEY.replace('\n', " # ddv: erlaube leika-doppelt\n");
    let mut files = with_b(&text);
    files.push(("ddv.toml", format!("{CONFIG}ausnahme-ohne-grund = 'fehler'\n")));
    insta::assert_snapshot!(check(&files), @r#"prozesse/b.yaml fehler ausnahme-ohne-grund: Die Ausnahme von `leika-doppelt` nennt keinen Grund."#);
    files[2].1 = format!("{CONFIG}ausnahme-ohne-grund = 'aus'\n");
    assert_eq!(check(&files), "");
    files[2].1 = format!("{CONFIG}leika-doppelt = 'aus'\n");
    insta::assert_snapshot!(check(&files), @r#"prozesse/b.yaml warnung ausnahme-ungenutzt: Die Ausnahme von `leika-doppelt` wird nicht gebraucht: `ddv.toml` schaltet die Regel aus."#);
}

#[test]
fn an_exception_at_the_head_holds_for_the_whole_file() {
    let source = crate::source::SourceMap::default().add(A);
    let text = "# ddv: erlaube leika-doppelt (x)\nname: y # ddv: erlaube leika-doppelt (y)\n";
    let exceptions = Exception::find_all(source, text);
    let finding = |line, span| Finding {
        file: A.to_owned(),
        line,
        column: 1,
        end: None,
        rule: RuleId("leika-doppelt"),
        severity: Severity::Warnung,
        message: String::new(),
        help: None,
        path: String::new(),
        span,
    };
    let whole = finding(1, None);
    let accepted = |finding: &Finding| {
        exceptions
            .iter()
            .map(|e| ausnahme::accepts(e, finding))
            .collect::<Vec<_>>()
    };
    assert_eq!(accepted(&whole), [true, false]);
    assert_eq!(accepted(&finding(2, Some(Span::at(40)))), [true, true]);
    assert_eq!(accepted(&finding(1, Some(Span::at(0)))), [false, false]);
}

#[test]
fn the_selection_filters_what_is_shown_and_counted_but_not_what_exceptions_need() {
    let excepted = KEY.replace('\n', " # ddv: erlaube leika-doppelt (geteilt)\n");
    let files = [(A, KEY), (B, excepted.as_str()), ("prozesse/c.yaml", KEY)];
    let snapshot = snapshot(&files);
    assert_eq!(run(&snapshot, &only_ours()).findings.len(), 1);

    let unused = Auswahl {
        nur: vec!["ausnahme-ungenutzt".to_owned()],
        ..Auswahl::default()
    };
    assert_eq!(run(&snapshot, &unused).findings, []);

    let errors = Auswahl {
        mindestens: Severity::Fehler,
        ..only_ours()
    };
    assert_eq!(run(&snapshot, &errors).summary.total(), 0);

    let paths = [
        "prozesse/c.yaml",
        "prozesse/c.yaml",
        "ddv.toml",
        "prozesse/fehlt.yaml",
    ];
    let some = Auswahl {
        dateien: Some(paths.map(str::to_owned).to_vec()),
        ..only_ours()
    };
    let found = run(&snapshot, &some);
    assert_eq!((found.summary.files, found.summary.warnings), (1, 1));
}

#[test]
fn the_exit_rule_counts_errors_and_with_streng_warnings() {
    let warned = run(&snapshot(&[(A, KEY), (B, KEY)]), &only_ours());
    assert_eq!(warned.ausgang(false), Ausgang::Sauber);
    assert_eq!(warned.ausgang(true), Ausgang::Befunde);
    let broken = run(&snapshot(&[(B, "oe: a\noe: b\n")]), &only_ours());
    assert_eq!(broken.ausgang(false), Ausgang::Befunde);
}

#[test]
fn what_rules_say_about_an_unreadable_place_is_dropped() {
    let broken = snapshot_of_whole(&[(A, "name: [x\n")]);
    let found = run(&broken, &Auswahl::default());
    assert!(
        found
            .findings
            .iter()
            .all(|f| f.file != A || f.rule.0 == "yaml-ungueltig")
    );
}

#[test]
fn the_result_is_the_json_contract() {
    let found = run(&snapshot_of_whole(&[(A, KEY), (B, KEY)]), &only_ours());
    let json = serde_json::to_string_pretty(&found.ergebnis()).expect("strings and numbers");
    insta::assert_snapshot!(json, @r#"
    {
      "befunde": [
        {
          "code": "leika-doppelt",
          "schwere": "warnung",
          "meldung": "Den LeiKa-Schlüssel `99102013000000` nennt schon der Prozess `a`.",
          "datei": "prozesse/b.yaml",
          "zeile": 1,
          "spalte": 8,
          "hilfe": "Nennen Sie den Schlüssel der Verrichtung, oder führen Sie die Steckbriefe zusammen.",
          "pfad": "leika"
        }
      ],
      "zusammenfassung": {
        "dateien": 11,
        "fehler": 0,
        "warnungen": 1,
        "hinweise": 0
      }
    }
    "#);
}
