//! What a terminal is shown.

use super::*;
use crate::diag::Summary;
use crate::render::diag::sample::{befunde, finding, source};
use crate::source::Span;
use crate::view::befunde::counts;

const PLAIN: TextOptions<'_> = TextOptions {
    prefix: "",
    colour: false,
    width: 100,
};

/// The finding about `needle` in `content`, as text.
fn about(content: &str, needle: &str) -> String {
    let start = content.find(needle).expect("the needle is in the text");
    about_span(content, Span::new(start, start + needle.len()))
}

/// The finding about `span` of `content`, as text.
fn about_span(content: &str, span: Span) -> String {
    let index = LineIndex::new(content);
    let position = index.position(span.start);
    let finding = Finding {
        line: position.line,
        column: position.column,
        span: Some(span),
        ..finding("wert-typ", Severity::Fehler, "Das ist falsch.")
    };
    let befunde = Befunde {
        summary: Summary::new(1, std::slice::from_ref(&finding)),
        findings: vec![finding],
        ..Befunde::default()
    };
    text(&befunde, PLAIN, &|_| Some(content.to_owned()))
}

/// The line with `needle` and the one below it.
fn marked(content: &str, needle: &str) -> String {
    let out = about(content, needle);
    let lines: Vec<&str> = out.lines().skip_while(|l| !l.contains('╭')).collect();
    let at = lines
        .iter()
        .position(|l| l.contains("·"))
        .expect("something is underlined");
    format!("{}\n{}", lines[at - 1], lines[at])
}

#[test]
fn sample() {
    let options = TextOptions {
        prefix: "register",
        ..PLAIN
    };
    insta::assert_snapshot!(text(&befunde(), options, &|file| Some(source(file))));
}

#[test]
fn colours_only_when_asked() {
    let coloured = TextOptions {
        colour: true,
        ..PLAIN
    };
    let source = |file: &str| Some(source(file));
    assert!(!text(&befunde(), PLAIN, &source).contains('\u{1b}'));
    assert!(text(&befunde(), coloured, &source).contains('\u{1b}'));
}

#[test]
fn underlines_the_right_columns_after_umlauts_emoji_and_tabs() {
    insta::assert_snapshot!(marked("ä: öü\tx: wert\n", "wert"), @r#"
    1 │ ä: öü   x: wert
      ·            ────
    "#);
    insta::assert_snapshot!(marked("a: 😀 wert # ß\n", "wert"), @r#"
    1 │ a: 😀 wert # ß
      ·       ────
    "#);
    insta::assert_snapshot!(marked("a: \"\u{1b}[31m\" wert\n", "wert"), @r#"
    1 │ a: "\u{1b}[31m" wert
      ·                 ────
    "#);
}

#[test]
fn reads_crlf_byte_order_marks_and_ends_without_a_line_end() {
    insta::assert_snapshot!(about("\u{feff}name: x\r\nart: y\r\nzahl: z", "name"), @r#"
    Fehler wert-typ

      × Das ist falsch.
       ╭─[prozesse/ä.yaml:1:1]
     1 │ name: x
       · ────
     2 │ art: y
       ╰────

    1 Fehler in 1 Datei.
    "#);
    insta::assert_snapshot!(marked("\u{feff}name: x\r\nart: y\r\nzahl: z", "hl: z"), @r#"
    3 │ zahl: z
      ·   ─────
    "#);
}

#[test]
fn a_mark_over_several_lines_ends_with_its_first_one() {
    insta::assert_snapshot!(marked("a: |\n  eins\n  zwei\nb: 1\n", "|\n  eins\n  zwei"), @r#"
    1 │ a: |
      ·    ─
    "#);
}

#[test]
fn a_mere_position_gets_an_arrow_also_at_the_end_of_a_line() {
    for content in ["a: ü", "a: ü\nb: 1", "a: ü\r\n"] {
        let out = about_span(content, Span::at("a: ü".len()));
        assert!(out.contains(" 1 │ a: ü\n   ·     ▲\n"), "{out}");
    }
}

#[test]
fn a_very_long_line_is_clipped_around_the_mark() {
    let long = format!("a: {} wert {}\n", "x".repeat(900_000), "y".repeat(900_000));
    let out = about(&long, "wert");
    assert!(out.len() < 2_000, "{}", out.len());
    assert!(out.contains("x wert y"));
    assert!(about(&long, &"x".repeat(900_000)).len() < 2_000);
}

#[test]
fn places_that_moved_away_while_running_do_no_harm() {
    let gone = Finding {
        span: Some(Span::new(500, 600)),
        ..finding("wert-typ", Severity::Fehler, "Das ist falsch.")
    };
    let befunde = Befunde {
        summary: Summary::new(1, std::slice::from_ref(&gone)),
        findings: vec![gone],
        ..Befunde::default()
    };
    for content in ["", "ä", "ä\nb\n"] {
        let out = text(&befunde, PLAIN, &|_| Some(content.to_owned()));
        assert!(out.contains("Das ist falsch."), "{out}");
    }
    assert!(text(&befunde, PLAIN, &|_| None).contains("prozesse/ä.yaml:3:5"));
}

#[test]
fn counts_are_german() {
    let summary = |files, errors, warnings, hints| Summary {
        files,
        errors,
        warnings,
        hints,
    };
    assert_eq!(
        counts(&summary(66, 3, 1, 2)),
        "3 Fehler, 1 Warnung, 2 Hinweise in 66 Dateien."
    );
    assert_eq!(counts(&summary(1, 0, 2, 1)), "2 Warnungen, 1 Hinweis in 1 Datei.");
    assert_eq!(
        counts(&summary(66, 0, 0, 0)),
        "66 Dateien geprüft, keine Befunde."
    );
    assert_eq!(counts(&summary(1, 0, 0, 0)), "1 Datei geprüft, keine Befunde.");
}

#[test]
fn a_clean_register_says_so_in_one_line() {
    let clean = Befunde {
        summary: Summary::new(66, &[]),
        findings: Vec::new(),
        ..Befunde::default()
    };
    assert_eq!(
        text(&clean, PLAIN, &|_| None),
        "66 Dateien geprüft, keine Befunde.\n"
    );
}
