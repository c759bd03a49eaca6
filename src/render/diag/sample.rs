//! The findings that every format must be able to show.

use crate::diag::{Finding, RuleId, Severity, Summary};
use crate::source::{LineIndex, Span};
use crate::view::befunde::Befunde;

const FILE: &str = "prozesse/ä.yaml";
const TEXT: &str = "# Straße\nname: \"Größe 😀\"\nzahl:\t=1+1 # |<&>\u{1b}[31m\nende: 1\n";

/// A finding at line 3, column 5 of `prozesse/ä.yaml`, path `zahl`, without help and span.
pub(crate) fn finding(rule: &'static str, severity: Severity, message: &str) -> Finding {
    Finding {
        file: FILE.to_owned(),
        line: 3,
        column: 5,
        end: None,
        rule: RuleId(rule),
        severity,
        message: message.to_owned(),
        help: None,
        path: "zahl".to_owned(),
        span: None,
    }
}

/// The text of a file of the sample.
pub(crate) fn source(file: &str) -> String {
    assert_eq!(file, FILE, "only this file has findings with a place");
    TEXT.to_owned()
}

fn at(needle: &str, finding: Finding) -> Finding {
    let start = TEXT.find(needle).expect("the needle is in the text");
    let span = Span::new(start, start + needle.len());
    let index = LineIndex::new(TEXT);
    let position = index.position(span.start);
    Finding {
        line: position.line,
        column: position.column,
        end: Some(index.position(span.end)),
        span: Some(span),
        ..finding
    }
}

/// Findings with all that is hard to write down.
pub(crate) fn befunde() -> Befunde {
    let signs = "`=1+1` | <b> & \"zitiert\" 50 %, ja: ::error::";
    let steering =
        "Steuerzeichen \u{1b}[31mrot\u{7}, zwei\nZeilen, \u{202e}verdreht\u{2069}, U+FFFE \u{fffe}";
    let long = format!("Sehr lang: {}.", "viele Wörter ".repeat(100).trim_end());
    let mut findings = vec![
        Finding {
            file: "ddv.toml".to_owned(),
            line: 1,
            column: 1,
            path: String::new(),
            ..finding("ziel-fehlt", Severity::Hinweis, "Das Register nennt keine Ziele.")
        },
        at("\"Größe 😀\"", finding("wert-lang", Severity::Warnung, &long)),
        Finding {
            help: Some("Schreiben Sie eine Zahl, etwa `1`.\r\nOder löschen Sie die Zeile: 100 %.".to_owned()),
            ..at("=1+1", finding("wert-typ", Severity::Fehler, signs))
        },
        at("=1+1", finding("wert-typ", Severity::Fehler, signs)),
        at("|<&>", finding("zeichen-falsch", Severity::Hinweis, steering)),
        Finding {
            file: "ziele/a b#1, 50%:x.yaml".to_owned(),
            line: 1,
            column: 1,
            path: String::new(),
            help: Some("Benennen Sie die Datei um.".to_owned()),
            ..finding("id-ungueltig", Severity::Fehler, "Der Name 😀 ist keine Kennung.")
        },
    ];
    findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    Befunde {
        summary: Summary::new(66, &findings),
        findings,
        ..Befunde::default()
    }
}
