//! Files made to break a reader: each gives findings, on a small stack and without a panic.

use std::fmt::Write as _;
use std::thread;

use ddv::diag::Severity;
use ddv::load::{MemoryTree, Snapshot};
use ddv::model::Datum;
use ddv::view::befunde::{Auswahl, Pruefling, befunde};

/// The default size of `ddv.toml`'s `grenzen.datei_kib`.
const LIMIT: usize = 1 << 20;
/// What a thread of rayon has: the smallest stack that files are read on.
const STACK: usize = 2 << 20;
/// Findings about the form of one file, and some about the file as a whole.
const MOST_FINDINGS: usize = 1100;

/// `unit` as often as it fits into the largest file that is read.
fn filled(start: &str, unit: &str) -> Vec<u8> {
    let count = (LIMIT - start.len()) / unit.len();
    format!("{start}{}", unit.repeat(count)).into_bytes()
}

fn alias_bomb() -> Vec<u8> {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let below = vec![format!("*a{}", level - 1); 9].join(", ");
        let _ = writeln!(text, "a{level}: &a{level} [{below}]");
    }
    text.into_bytes()
}

fn nested_block_map() -> Vec<u8> {
    let mut text = String::new();
    for depth in 0..1400 {
        let _ = writeln!(text, "{:depth$}a:", "");
    }
    text.into_bytes()
}

fn many(line: impl Fn(usize) -> String) -> Vec<u8> {
    let mut text = String::from("name: x\nstatus: aktiv\noe: amt\n");
    for number in 0.. {
        let line = line(number);
        if text.len() + line.len() > LIMIT {
            break;
        }
        text.push_str(&line);
    }
    text.into_bytes()
}

/// Reads and checks `file` as a Steckbrief on a small stack; gives the rules that found something.
fn rules_on(name: &str, file: Vec<u8>) -> Vec<&'static str> {
    let check = move || {
        let tree = MemoryTree::new([
            ("ddv.toml", b"[verwaltung]\nname = \"Musterstadt\"\n".to_vec()),
            ("prozesse/boese.yaml", file),
        ]);
        let snapshot = Snapshot::load(Box::new(tree)).expect("the registry has its ddv.toml");
        let stichtag = Datum::parse("2026-06-30").expect("a day of the calendar");
        let found = befunde(&Pruefling::new(&snapshot, stichtag), &Auswahl::default());
        assert_eq!(found.summary.files, 1);
        assert!(
            found.findings.len() < MOST_FINDINGS,
            "{} findings",
            found.findings.len()
        );
        assert!(found.findings.iter().any(|f| f.severity == Severity::Fehler));
        let mut rules: Vec<_> = found.findings.iter().map(|f| f.rule.0).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    };
    let thread = thread::Builder::new().name(name.to_owned()).stack_size(STACK);
    // Rayon would move the reading to its own threads: a pool of one small stack instead.
    let run = move || {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .stack_size(STACK)
            .build();
        pool.expect("a thread can be started").install(check)
    };
    let result = thread.spawn(run).expect("a thread can be started").join();
    result.unwrap_or_else(|_| panic!("{name} panics"))
}

#[test]
fn texts_that_are_no_yaml_give_syntax_errors() {
    let cases: [(&str, Vec<u8>); 17] = [
        ("alias bomb", alias_bomb()),
        ("deep brackets", format!("a: {}", "[".repeat(10_000)).into_bytes()),
        (
            "deep closed brackets",
            format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000)).into_bytes(),
        ),
        (
            "deep braces",
            format!("a: {}", "{a: ".repeat(10_000)).into_bytes(),
        ),
        (
            "deep list",
            format!("a:\n  {}x", "- ".repeat(10_000)).into_bytes(),
        ),
        ("deep map", nested_block_map()),
        ("hyphens", filled("", "- ")),
        ("brackets on many lines", filled("", "a: [\n")),
        ("brackets alone", filled("", "[\n")),
        ("quote that never ends", filled("a: \"", "x")),
        ("colon on each line", filled("", "a: b: c\n")),
        ("tab on each line", filled("", "a:\n\tb: c\n")),
        ("character on each line", filled("", "a: @x\n")),
        ("unknown alias on each line", filled("", "a: *b\n")),
        ("documents", filled("", "---\na: b\n")),
        ("null bytes", filled("", "\0")),
        ("null byte on each line", filled("name: ", "x\0y\n")),
    ];
    for (name, file) in cases {
        assert!(rules_on(name, file).contains(&"yaml-ungueltig"), "{name}");
    }
}

#[test]
fn texts_that_are_yaml_but_no_steckbrief_give_findings() {
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("one key", filled("", "a: b\n"), "schluessel-doppelt"),
        ("complex keys", filled("", "? a\n"), "schluessel-doppelt"),
        ("one long line", filled("name: ", "x"), "schluessel-fehlt"),
        (
            "one long list",
            format!("a: [{}x]", "x, ".repeat(LIMIT / 4)).into_bytes(),
            "schluessel-unbekannt",
        ),
        (
            "unknown keys",
            many(|n| format!("k{n}: b\n")),
            "schluessel-unbekannt",
        ),
        ("hyphens on many lines", filled("", "- \n"), "yaml-ungueltig"),
        ("empty lines", filled("", "\n"), "yaml-ungueltig"),
        ("git conflicts", filled("", "<<<<<<< a\n"), "git-konflikt"),
        ("Latin-1", vec![0xe4; LIMIT], "kodierung-falsch"),
    ];
    for (name, file, rule) in cases {
        let rules = rules_on(name, file);
        assert!(rules.contains(&rule), "{name}: {rules:?}");
    }
}

#[test]
fn a_file_over_the_limit_is_not_read() {
    assert_eq!(rules_on("too large", vec![b'a'; LIMIT + 1]), ["datei-zu-gross"]);
}
