//! Goals of a small registry: without git, and with a history of two commits.

#![expect(clippy::disallowed_methods, reason = "tests write to temporary folders")]

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::check::testing::snapshot;
use crate::cli::environment::Environment;
use crate::cli::exit::Status;
use crate::cli::run::run;
use crate::history::{FileChange, NewCommit, Urheber, Zeitpunkt, Zielgeschichte, write_repository};
use crate::load::Snapshot;
use crate::model::{Datum, OeId, ZielId};
use crate::render::csv::Dialect;
use crate::render::{csv, text};
use crate::score::ziel::ZielVerlauf;
use crate::view::output::Output as _;
use crate::view::testing::{LOOK, kopf, today};
use crate::view::ziele::{Geschichte, Request, Ziele};

fn day(text: &str) -> Datum {
    Datum::parse(text).expect("a day")
}

/// Hundesteuer uses one of two components: D = 0.5, so none of one process is digitalised. Its cases: 1,300 of 4,200.
const GOALS: [(&str, &str); 6] = [
    (
        "ziele/quote.yaml",
        "name: Quote\nbis: 2026-12-31\nquelle: D S. 5\n",
    ),
    (
        "ziele/grad.yaml",
        "name: Grad\nkennzahl: digitalisierungsgrad\nsoll: 0.5\nbis: 2026-06-29\n",
    ),
    (
        "ziele/frueher.yaml",
        "name: Früher\nkennzahl: digitalisierungsgrad\nsoll: 0.6\nbis: 2026-06-29\n",
    ),
    (
        "ziele/faelle.yaml",
        "name: Fälle\nkennzahl: anteil_digitaler_faelle\nsoll: 0.6\nbis: 2027-12-31\nauswahl: {ausrichtung: [extern]}\n",
    ),
    (
        "ziele/nirgends.yaml",
        "name: Nirgends\nkennzahl: pruefgrad\nauswahl: {oe: [amt-99]}\n",
    ),
    (
        "prozesse/ohne.yaml",
        "name: Ohne\nausrichtung: intern\nkennzahlen: {}\nablauf: []\n",
    ),
];

fn ziele(snapshot: &Snapshot, geschichte: Geschichte, auftrag: &Request) -> Ziele {
    Ziele::new(&snapshot.registry, &snapshot.config, today(), geschichte, auftrag)
}

fn without_git(snapshot: &Snapshot) -> Ziele {
    ziele(snapshot, Geschichte::OhneGit, &Request::default())
}

fn json_of(view: &Ziele) -> Value {
    serde_json::to_value(view).expect("plain data")
}

fn states(json: &Value) -> Vec<(&str, &str)> {
    let rows = json["ziele"].as_array().expect("rows");
    rows.iter()
        .map(|row| {
            (
                row["ziel"].as_str().expect("an id"),
                row["status"].as_str().expect("a word"),
            )
        })
        .collect()
}

#[test]
fn without_a_history_only_today_counts() {
    let snapshot = snapshot(&GOALS);
    let view = without_git(&snapshot);
    let json = json_of(&view);
    assert_eq!(
        states(&json),
        [
            ("frueher", "verfehlt"),
            ("quote", "offen"),
            ("faelle", "offen"),
            ("nirgends", "unbekannt"),
            ("grad", "erreicht"),
        ]
    );
    assert_eq!(
        json["zusammenfassung"],
        json!({"ziele": 5, "verfehlt": 1, "gefaehrdet": 0, "offen": 2, "unbekannt": 1, "auf_kurs": 0, "erreicht": 1})
    );
    assert!(view.has_missed());
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
    insta::assert_snapshot!(csv::render(&view.data(&kopf(&snapshot)), Dialect::Plain));
}

/// From 0.1 on 30 June 2025 to 0.6 on 31 December 2027 are 914 days; 365 are gone: 0.1 + 0.5 * 365 / 914.
#[test]
fn the_line_decides_between_on_course_and_endangered() {
    let snapshot = snapshot(&GOALS);
    let since = |wert| Zielgeschichte {
        verlauf: ZielVerlauf {
            start: Some((day("2025-06-30"), Some(wert))),
            hat_erreicht_bis: None,
        },
        kurve: vec![(day("2025-06-30"), Some(wert)), (day("2025-12-30"), None)],
    };
    let geschichte = BTreeMap::from([
        (ZielId::new("faelle"), since(0.1)),
        (ZielId::new("quote"), since(0.3)),
    ]);
    let view = ziele(&snapshot, Geschichte::Vorhanden(geschichte), &Request::default());
    let json = json_of(&view);
    let row = |id: &str| {
        let rows = json["ziele"].as_array().expect("rows");
        rows.iter()
            .find(|row| row["ziel"] == id)
            .expect("the goal")
            .clone()
    };
    let faelle = row("faelle");
    let near = |value: &Value, expected: f64| {
        let value = value.as_f64().expect("a number");
        assert!((value - expected).abs() < 1e-12, "{value} {expected}");
    };
    near(&faelle["linie"], 0.1 + 0.5 * 365.0 / 914.0);
    near(&faelle["abstand"], 1300.0 / 4200.0 - (0.1 + 0.5 * 365.0 / 914.0));
    assert_eq!(faelle["status"], "auf-kurs");
    assert_eq!(faelle["start"], json!({"tag": "2025-06-30", "wert": 0.1}));
    assert_eq!(faelle["verlauf"].as_array().map(Vec::len), Some(3));
    assert_eq!(
        faelle["basis"],
        json!({"einheit": "faelle", "teil": 1300, "von": 4200, "prozesse": 1, "gezaehlt": 1, "geschaetzt": 0,
               "beispiel": 1})
    );
    assert_eq!(row("quote")["status"], "gefaehrdet");
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
}

/// An OE shortens the list; the figure of a goal stays that of all its processes.
#[test]
fn an_oe_shows_its_goals_with_their_own_figures() {
    let mut files = GOALS.to_vec();
    files.extend([
        ("organisation/amt-33.yaml", "name: Bürgeramt\n"),
        (
            "prozesse/pass.yaml",
            "name: Pass\noe: amt-33\nkomponenten:\n  dms: {status: genutzt, seit: 2023-03-01}\n  \
             epayment: {status: genutzt, seit: 2023-03-01}\n",
        ),
        (
            "ziele/hier.yaml",
            "name: Hier\nauswahl: {oe: [amt-33], ausrichtung: [intern]}\n",
        ),
    ]);
    let snapshot = snapshot(&files);
    let auftrag = Request {
        oe: Some(OeId::new("amt-33")),
        gewaehlt: None,
    };
    let view = ziele(&snapshot, Geschichte::OhneGit, &auftrag);
    let json = json_of(&view);
    let shown: Vec<&str> = states(&json).iter().map(|(id, _)| *id).collect();
    // `nirgends` is about another unit; `hier` names the OE, though it measures no process yet. The mean is 2/3 now.
    assert_eq!(shown, ["quote", "faelle", "hier", "frueher", "grad"]);
    let quote = &json["ziele"][0];
    assert_eq!(quote["ist"], json!(1.0 / 3.0));
    assert_eq!(quote["einheit"]["ist"], json!(1.0));
    assert_eq!(quote["einheit"]["basis"]["von"], json!(1));
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
}

#[test]
fn nothing_is_an_answer() {
    let snapshot = snapshot(&GOALS);
    let auftrag = Request {
        oe: None,
        gewaehlt: Some([].into()),
    };
    let view = ziele(&snapshot, Geschichte::OhneCommit, &auftrag);
    assert!(!view.has_missed());
    insta::assert_snapshot!(text::render(&view.report(&kopf(&snapshot)), LOOK));
}

const TOML: (&str, &str) = ("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n");

/// Four processes, of which the first `digital` use the only component.
fn files(digital: usize) -> Vec<FileChange> {
    let file = |path: &str, text: &str| FileChange {
        path: path.to_owned(),
        content: Some(text.to_owned()),
    };
    let mut files = vec![
        file(TOML.0, TOML.1),
        file(
            "organisation/amt-22.yaml",
            "name: Steueramt\nkuerzel: \"22\"\nart: amt\n",
        ),
        file(
            "komponenten/dms.yaml",
            "name: DMS\nbeschreibung: Akten\nschicht: basisdienst\nreifegrad: einsatzbereit\nverfuegbar_ab: 2020-01-01\n",
        ),
        file(
            "ziele/halb.yaml",
            "name: Halb\nkennzahl: digitalisierungsquote\nsoll: 0.5\nbis: 2026-12-31\n",
        ),
        file(
            "ziele/viertel.yaml",
            "name: Viertel\nkennzahl: digitalisierungsquote\nsoll: 0.25\nbis: 2025-12-31\n",
        ),
        file(
            "ziele/mehr.yaml",
            "name: Mehr\nkennzahl: digitalisierungsquote\nsoll: 0.3\nbis: 2025-12-31\n",
        ),
    ];
    for number in 0..4 {
        let use_of = if number < digital {
            "komponenten:\n  dms: {status: genutzt, seit: 2024-01-01}\n"
        } else {
            ""
        };
        let text = format!("name: P{number}\nstatus: aktiv\noe: amt-22\n{use_of}");
        files.push(file(&format!("prozesse/p{number}.yaml"), &text));
    }
    files
}

/// None of four processes on 1 January 2025, one on 31 December 2025.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let author = Urheber {
        name: "Lotse Amt 22".to_owned(),
        email: "amt22@stadt.example".to_owned(),
    };
    let states = [("2025-01-01", 0), ("2025-12-31", 1)];
    write_repository(folder.path(), "main", |writer| {
        let mut parents = Vec::new();
        for (tag, digital) in states {
            let id = writer.commit(&NewCommit {
                author: &author,
                committer: &author,
                time: Zeitpunkt::in_berlin(day(tag), 600),
                message: "Stand",
                parents: &parents,
                changes: &files(digital),
            })?;
            parents = vec![id];
        }
        Ok(parents[0])
    })
    .expect("a repository");
    folder
}

fn write(folder: &Path, files: &[FileChange]) {
    for file in files {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, file.content.as_deref().unwrap_or_default()).expect("a file");
    }
}

/// Runs `ddv ziele` in `folder` on 30 June 2026: exit status, stdout, stderr.
fn ddv(folder: &Path, arguments: &[&str]) -> (u8, String, String) {
    let environment = Environment {
        folder: folder.to_path_buf(),
        registry: None,
        no_color: true,
        today: today(),
        is_terminal: false,
        width: Some(80),
    };
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let arguments = ["ddv", "ziele"].iter().chain(arguments).map(OsString::from);
    let status: Status = run(arguments, &environment, &mut stdout, &mut stderr);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (status.into(), text(stdout), text(stderr))
}

/// Each goal as `id status linie`, with the line to four decimals.
fn rows(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let (status, stdout, stderr) = ddv(folder, &[&["--format", "json"], arguments].concat());
    assert_eq!(status, 0, "{stderr}");
    let json: Value = serde_json::from_str(&stdout).expect("JSON");
    let rows = json["ziele"].as_array().expect("rows");
    rows.iter()
        .map(|row| {
            let linie = row["linie"]
                .as_f64()
                .map_or("-".to_owned(), |v| format!("{v:.4}"));
            format!(
                "{} {} {linie}",
                row["ziel"].as_str().expect("an id"),
                row["status"].as_str().expect("a word")
            )
        })
        .collect()
}

/// `halb`: 545 of 729 days are gone on 30 June 2026, so 0.5 * 545 / 729 = 0.3738 is due; 0.25 is there. `viertel` was
/// reached on its last day, `mehr` (0.3) was not.
#[test]
fn the_history_gives_the_line_and_what_was_reached_in_time() {
    let folder = repository();
    let committed = [
        "mehr verfehlt 0.3000",
        "halb gefaehrdet 0.3738",
        "viertel erreicht 0.2500",
    ];
    assert_eq!(rows(folder.path(), &[]), committed);
    // What is on disk counts as now, what was then stays.
    write(folder.path(), &files(2));
    let changed = [
        "mehr verfehlt 0.3000",
        "viertel erreicht 0.2500",
        "halb erreicht 0.3738",
    ];
    assert_eq!(rows(folder.path(), &[]), changed);
    let (_, text, _) = ddv(folder.path(), &["--breite", "100"]);
    assert!(
        text.contains("„Mehr“: Das Soll ist heute erreicht, bis zum 31.12.2025 war es das nicht."),
        "{text}"
    );
    write(folder.path(), &files(0));
    let (_, text, _) = ddv(folder.path(), &["--breite", "100"]);
    assert!(
        text.contains("„Viertel“: Das Soll war vor dem 31.12.2025 erreicht"),
        "{text}"
    );
    // The folder as a repository: the last commit, not the disk; its day is the Stichtag.
    assert_eq!(
        rows(folder.path(), &["--git", "."]),
        [
            "mehr gefaehrdet 0.3000",
            "halb auf-kurs 0.2497",
            "viertel erreicht 0.2500"
        ]
    );
}

/// On 30 June 2025: 180 of 364 days to (31 December 2025, 0.25) and 180 of 729 to (31 December 2026, 0.5).
#[test]
fn an_earlier_state_knows_only_what_was_before_it() {
    let folder = repository();
    assert_eq!(
        rows(folder.path(), &["--stand", "2025-06-30"]),
        [
            "mehr gefaehrdet 0.1484",
            "viertel gefaehrdet 0.1236",
            "halb gefaehrdet 0.1235"
        ]
    );
    // The first commit on its own day has nothing before it.
    assert_eq!(
        rows(folder.path(), &["--stand", "2025-01-01"]),
        ["mehr offen -", "viertel offen -", "halb offen -"]
    );
    // A day before the history: no commit is an earlier value.
    assert_eq!(
        rows(folder.path(), &["--stichtag", "2024-06-30", "--wo", "soll = 0.5"]),
        ["halb offen -"]
    );
}

#[test]
fn only_missed_goals_fail_with_streng() {
    let folder = repository();
    let status = |arguments: &[&str]| ddv(folder.path(), arguments).0;
    assert_eq!(status(&[]), 0);
    assert_eq!(status(&["--streng"]), 1);
    assert_eq!(status(&["--streng", "--wo", "soll = 0.5"]), 0);
    assert_eq!(status(&["--streng", "--wo", "sol = 0.5"]), 2);
    assert_eq!(status(&["--oe", "amt-23"]), 2);
    assert!(
        ddv(folder.path(), &["--oe", "amt-23"])
            .2
            .contains("Meinten Sie `amt-22`?")
    );
}

#[test]
fn a_folder_outside_of_git_says_why_goals_are_open() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), &files(1));
    let (status, text, _) = ddv(folder.path(), &[]);
    assert_eq!(status, 0);
    assert!(text.contains("Das Register liegt nicht in git."), "{text}");
    assert_eq!(
        rows(folder.path(), &[]),
        ["mehr verfehlt -", "halb offen -", "viertel erreicht -"]
    );
}
