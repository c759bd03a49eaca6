//! The audit trail on histories of all shapes.

use std::fmt::Write as _;

use crate::fixture::geschichte::{Auftrag, Dateien, Geschichte};
use crate::fixture::{HUNDESTEUER, ddv_in};
use git2::Oid;
use serde_json::Value;

const HUND: &str = "prozesse/hund.yaml";
const TOML: &str = "[verwaltung]\nname = \"Musterstadt\"\n";

/// A register of one process.
fn start() -> Dateien {
    with(&Dateien::new(), &[("ddv.toml", TOML), (HUND, HUNDESTEUER)])
}

/// `files` with other contents; an empty one removes the file.
fn with(files: &Dateien, changed: &[(&str, &str)]) -> Dateien {
    let mut files = files.clone();
    for (path, text) in changed {
        if text.is_empty() {
            files.remove(*path).expect("it was there");
        } else {
            files.insert((*path).to_owned(), (*text).to_owned());
        }
    }
    files
}

/// The Steckbrief with one text in place of another.
fn edit(from: &str, to: &str) -> String {
    assert!(HUNDESTEUER.contains(from), "{from}");
    HUNDESTEUER.replacen(from, to, 1)
}

/// One line for each entry: subject, entity, what became of it, fields. Of new ones only how many fields they have.
fn spur(geschichte: &Geschichte, args: &[&str]) -> Vec<String> {
    let json = geschichte.json(&[&["nachweis"], args].concat());
    lines(&json)
}

fn lines(json: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let list = |value: &Value| value.as_array().expect("a list").clone();
    let mut lines = Vec::new();
    for commit in list(&json["commits"]) {
        for eintrag in list(&commit["eintraege"]) {
            let words: Vec<String> = list(&eintrag["aenderung"]).iter().map(&text).collect();
            let mut line = format!("{}: {}", text(&commit["betreff"]), text(&eintrag["art"]));
            if let Some(id) = eintrag["kennung"].as_str() {
                let _ = write!(line, "/{id}");
            }
            let _ = write!(line, " {}", words.join("+"));
            for key in ["kennung_alt", "datei_alt"] {
                if let Some(old) = eintrag[key].as_str() {
                    let _ = write!(line, " ({old})");
                }
            }
            let felder = list(&eintrag["felder"]);
            if words.contains(&"neu".to_owned()) {
                let _ = write!(line, " {}", felder.len());
            } else {
                for feld in felder {
                    let (old, new) = (text(&feld["alt"]), text(&feld["neu"]));
                    let _ = write!(line, " {}={old}>{new}", text(&feld["feld"]));
                }
            }
            lines.push(line);
        }
    }
    lines
}

/// Fields of [`HUNDESTEUER`]: name, status, oe, ausrichtung, zielgruppen, ausloeser, ergebnis; recht 3; antrag 4;
/// kennzahlen 7; komponenten 3; ueberpruefung 1.
const FIELDS: usize = 25;

#[test]
fn each_commit_tells_what_it_changed_and_form_is_no_change() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let commented = format!("# Kommentar\n{HUNDESTEUER}");
    let two = g.am(
        Some(one),
        "2026-01-02",
        "Kommentar",
        &with(&start(), &[(HUND, &commented)]),
    );
    let edited = edit("fallzahl: 4200", "fallzahl: 4300");
    let settings = format!("{TOML}[grenzen]\ndatei_kib = 64\n");
    let files = with(
        &start(),
        &[(HUND, &edited), ("ddv.toml", &settings), ("LIESMICH.md", "x")],
    );
    g.am(Some(two), "2026-01-03", "drei", &files);
    let first = [
        "eins: einstellungen neu 1".to_owned(),
        format!("eins: prozesse/hund neu {FIELDS}"),
    ];
    let drei = [
        "drei: einstellungen geaendert grenzen.datei_kib=null>64",
        "drei: prozesse/hund geaendert kennzahlen.fallzahl=4200>4300",
    ];
    assert_eq!(spur(&g, &[]), [&first[..], &drei.map(str::to_owned)].concat());
    assert_eq!(spur(&g, &["hund"]), [&first[1..], &[drei[1].to_owned()]].concat());
    assert_eq!(
        spur(&g, &["ddv.toml"]),
        [&first[..1], &[drei[0].to_owned()]].concat()
    );
    assert_eq!(spur(&g, &["--von", "2026-01-03"]), drei);
    assert_eq!(spur(&g, &["--bis", "2026-01-02"]), first);
    assert_eq!(spur(&g, &["--stand", "HEAD~1"]), first);
    assert_eq!(spur(&g, &["--von", "2027-Q1"]), [""; 0]);
}

#[test]
fn a_trail_is_followed_through_renames_and_moves_from_either_name() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let renamed = with(
        &start(),
        &[(HUND, ""), ("prozesse/steuer.yaml", &edit("4200", "1"))],
    );
    let two = g.am(Some(one), "2026-01-02", "umbenannt", &renamed);
    let moved = with(
        &renamed,
        &[
            ("prozesse/steuer.yaml", ""),
            ("prozesse/22/steuer.yaml", &edit("4200", "1")),
        ],
    );
    let three = g.am(Some(two), "2026-01-03", "verschoben", &moved);
    let both = edit("4200", "2");
    let files = with(
        &moved,
        &[
            ("prozesse/22/steuer.yaml", ""),
            ("prozesse/32/hundesteuer.yaml", &both),
        ],
    );
    g.am(Some(three), "2026-01-04", "beides", &files);
    let expected = [
        format!("eins: prozesse/hund neu {FIELDS}"),
        "umbenannt: prozesse/steuer umbenannt+geaendert (hund) kennzahlen.fallzahl=4200>1".to_owned(),
        "verschoben: prozesse/steuer verschoben (prozesse/steuer.yaml)".to_owned(),
        "beides: prozesse/hundesteuer umbenannt+verschoben+geaendert (steuer) (prozesse/22/steuer.yaml) \
         kennzahlen.fallzahl=1>2"
            .to_owned(),
    ];
    for id in ["hund", "steuer", "prozesse/hundesteuer"] {
        assert_eq!(spur(&g, &[id]), expected, "{id}");
    }
}

#[test]
fn an_id_that_was_never_there_is_wrong_use_and_one_that_is_gone_is_not() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let two = g.am(Some(one), "2026-01-02", "weg", &with(&start(), &[(HUND, "")]));
    assert_eq!(spur(&g, &["hund"])[1], "weg: prozesse/hund entfallen");
    let outcome = g.ddv(&["nachweis", "hnud"]);
    assert_eq!(outcome.status, 2);
    insta::assert_snapshot!(outcome.stderr, @"
    Fehler: Einen Eintrag `hnud` gab es nie.
    Hilfe: Meinten Sie `hund`?
    ");
    // What comes back goes on; what takes the id later begins anew, and both were called so.
    let three = g.am(Some(two), "2026-01-03", "wieder", &start());
    let other = "name: Hund vermissen\nstatus: entwurf\noe: amt-32\n";
    let four = g.am(Some(three), "2026-01-04", "weg", &with(&start(), &[(HUND, "")]));
    g.am(
        Some(four),
        "2026-01-05",
        "anders",
        &with(&start(), &[(HUND, other)]),
    );
    assert_eq!(
        spur(&g, &["hund"])[2..],
        [
            format!("wieder: prozesse/hund neu {FIELDS}"),
            "weg: prozesse/hund entfallen".to_owned(),
            "anders: prozesse/hund neu 3".to_owned()
        ]
    );
}

#[test]
fn a_new_entity_that_takes_an_old_name_is_not_part_of_the_trail_of_the_renamed_one() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let renamed = with(&start(), &[(HUND, ""), ("prozesse/steuer.yaml", HUNDESTEUER)]);
    let two = g.am(Some(one), "2026-01-02", "umbenannt", &renamed);
    let other = "name: Hund vermissen\nstatus: entwurf\noe: amt-32\n";
    g.am(Some(two), "2026-01-03", "neu", &with(&renamed, &[(HUND, other)]));
    let subjects = |id| -> Vec<String> {
        let lines = spur(&g, &[id]);
        lines
            .iter()
            .map(|l| l.split(':').next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(subjects("steuer"), ["eins", "umbenannt"]);
    assert_eq!(subjects("hund"), ["eins", "umbenannt", "neu"]);
}

/// Two branches: one changes `fallzahl`, the other moves the file and changes the time.
fn branches(g: &Geschichte) -> (Oid, Oid) {
    let one = g.am(None, "2026-01-01", "eins", &start());
    let left = with(&start(), &[(HUND, &edit("fallzahl: 4200", "fallzahl: 4300"))]);
    let left = g.am(Some(one), "2026-01-02", "links", &left);
    let moved = edit("bearbeitungszeit_min: 15", "bearbeitungszeit_min: 20");
    let right = with(&start(), &[(HUND, ""), ("prozesse/22/hund.yaml", &moved)]);
    let right = g.am(Some(one), "2026-01-03", "rechts", &right);
    (left, right)
}

fn merged(fallzahl: &str) -> Dateien {
    let text =
        edit("fallzahl: 4200", fallzahl).replace("bearbeitungszeit_min: 15", "bearbeitungszeit_min: 20");
    with(&start(), &[(HUND, ""), ("prozesse/22/hund.yaml", &text)])
}

#[test]
fn a_merge_shows_nothing_of_its_sides_and_only_its_own_resolution() {
    let sides = [
        format!("eins: prozesse/hund neu {FIELDS}"),
        "links: prozesse/hund geaendert kennzahlen.fallzahl=4200>4300".to_owned(),
        "rechts: prozesse/hund verschoben+geaendert (prozesse/hund.yaml) kennzahlen.bearbeitungszeit_min=15.0>20.0"
            .to_owned(),
    ];
    for swapped in [false, true] {
        let g = Geschichte::new();
        let (left, right) = branches(&g);
        let parents = if swapped { [right, left] } else { [left, right] };
        g.merge(parents, "2026-01-04", "glatt", &merged("fallzahl: 4300"));
        assert_eq!(spur(&g, &["hund"]), sides);

        let old = if swapped { "4200" } else { "4300" };
        g.merge(parents, "2026-01-04", "eigen", &merged("fallzahl: 4444"));
        let own = format!("eigen: prozesse/hund geaendert kennzahlen.fallzahl={old}>4444");
        assert_eq!(spur(&g, &["hund"]), [&sides[..], &[own]].concat());
    }
}

#[test]
fn a_merge_that_brings_a_file_of_its_own_or_drops_one_says_so() {
    let g = Geschichte::new();
    let (left, right) = branches(&g);
    let files = with(
        &merged("fallzahl: 4300"),
        &[("prozesse/22/hund.yaml", ""), ("ziele/online.yaml", "name: [\n")],
    );
    g.merge([left, right], "2026-01-04", "eigen", &files);
    // Each side had it in another folder.
    let own = [
        "eigen: prozesse/hund entfallen",
        "eigen: ziele/online neu+unlesbar 0",
    ];
    assert_eq!(spur(&g, &[])[4..], own);
}

#[test]
fn criss_cross_merges_are_told_once_and_in_one_order() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let a = edit("fallzahl: 4200", "fallzahl: 4300");
    let b = edit("durchlaufzeit_tage: 7", "durchlaufzeit_tage: 9");
    let ab = a.replace("durchlaufzeit_tage: 7", "durchlaufzeit_tage: 9");
    // Both committed at the same time.
    let left = g.am(Some(one), "2026-01-02", "links", &with(&start(), &[(HUND, &a)]));
    let right = g.am(Some(one), "2026-01-02", "rechts", &with(&start(), &[(HUND, &b)]));
    let both = with(&start(), &[(HUND, &ab)]);
    let cross = g.merge([left, right], "2026-01-03", "kreuz", &both);
    let criss = g.merge([right, left], "2026-01-03", "quer", &both);
    let text = ab.replace("ergebnis: Steuerbescheid", "ergebnis: Marke");
    let end = g.am(
        Some(criss),
        "2026-01-04",
        "ende",
        &with(&start(), &[(HUND, &text)]),
    );
    let last = with(&start(), &[(HUND, &text)]);
    g.merge([cross, end], "2026-01-05", "schluss", &last);
    let mut found = spur(&g, &["hund"]);
    assert_eq!(
        found.pop().as_deref(),
        Some("ende: prozesse/hund geaendert ergebnis=Steuerbescheid>Marke")
    );
    let sides = [
        (
            left,
            "links: prozesse/hund geaendert kennzahlen.fallzahl=4200>4300",
        ),
        (
            right,
            "rechts: prozesse/hund geaendert kennzahlen.durchlaufzeit_tage=7.0>9.0",
        ),
    ];
    let mut sides = sides.to_vec();
    sides.sort();
    let expected: Vec<&str> = sides.into_iter().map(|(_, line)| line).collect();
    assert_eq!(found[1..], expected);
}

#[test]
fn times_out_of_order_never_put_a_child_before_its_parent() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-03-01", "eins", &start());
    let text = edit("4200", "1");
    let two = g.am(Some(one), "2026-01-01", "zwei", &with(&start(), &[(HUND, &text)]));
    g.am(
        Some(two),
        "2026-02-01",
        "drei",
        &with(&start(), &[(HUND, &edit("4200", "2"))]),
    );
    let subjects: Vec<String> = spur(&g, &["hund"]).iter().map(|l| l[..4].to_owned()).collect();
    assert_eq!(subjects, ["eins", "zwei", "drei"]);
}

#[test]
fn a_file_that_was_broken_is_compared_with_its_last_readable_state() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let broken = with(&start(), &[(HUND, "name: [\n")]);
    let two = g.am(Some(one), "2026-01-02", "kaputt", &broken);
    let moved = Dateien::from([
        ("ddv.toml".into(), TOML.into()),
        ("prozesse/22/hund.yaml".into(), "name: {\n".into()),
    ]);
    let three = g.am(Some(two), "2026-01-03", "umgezogen", &moved);
    let mended = with(&moved, &[("prozesse/22/hund.yaml", &edit("4200", "1"))]);
    let four = g.am(Some(three), "2026-01-04", "heil", &mended);
    let toml = with(&mended, &[("ddv.toml", "[verwaltung]\n")]);
    let five = g.am(Some(four), "2026-01-05", "ohne Namen", &toml);
    g.am(Some(five), "2026-01-06", "mit Namen", &mended);
    assert_eq!(
        spur(&g, &[])[2..],
        [
            "kaputt: prozesse/hund unlesbar",
            "umgezogen: prozesse/hund verschoben (prozesse/hund.yaml)",
            "heil: prozesse/hund geaendert+wieder-lesbar kennzahlen.fallzahl=4200>1",
            "ohne Namen: einstellungen unlesbar",
            "mit Namen: einstellungen wieder-lesbar",
        ]
    );
}

#[test]
fn a_register_that_moves_within_the_repository_changes_nothing() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let inner: Dateien = start()
        .into_iter()
        .map(|(p, t)| (format!("daten/register/{p}"), t))
        .collect();
    let two = g.am(Some(one), "2026-01-02", "umgezogen", &inner);
    let text = edit("4200", "1");
    g.am(
        Some(two),
        "2026-01-03",
        "drei",
        &with(&inner, &[("daten/register/prozesse/hund.yaml", &text)]),
    );
    let subjects: Vec<String> = spur(&g, &["hund"]).iter().map(|l| l[..4].to_owned()).collect();
    assert_eq!(subjects, ["eins", "drei"]);
}

/// The fields of the trail, applied one after the other, give what the file says now.
#[test]
fn the_fields_of_a_trail_add_up_to_the_entity() {
    let g = Geschichte::new();
    let texts = [
        HUNDESTEUER.to_owned(),
        edit("fallzahl: 4200", "fallzahl: 4300"),
        edit(
            "zielgruppen: [bevoelkerung]",
            "zielgruppen: [bevoelkerung, unternehmen]",
        ),
        edit("  epayment: {status: moeglich}\n", ""),
        edit(
            "  epayment: {status: moeglich}",
            "  epayment: {status: genutzt, seit: 2026-01-01}",
        ),
    ];
    let mut parent = None;
    for (i, text) in texts.iter().enumerate() {
        parent = Some(g.am(
            parent,
            &format!("2026-01-0{}", i + 1),
            "x",
            &with(&start(), &[(HUND, text)]),
        ));
    }
    let trail = g.json(&["nachweis", "hund"]);
    let mut state = std::collections::BTreeMap::new();
    for commit in trail["commits"].as_array().expect("commits") {
        for feld in commit["eintraege"][0]["felder"].as_array().expect("fields") {
            let path = feld["feld"].as_str().expect("a path").to_owned();
            assert_eq!(state.get(&path).unwrap_or(&Value::Null), &feld["alt"], "{path}");
            state.insert(path.clone(), feld["neu"].clone());
            state.retain(|_, value| !value.is_null());
        }
    }
    let fresh = Geschichte::new();
    fresh.am(None, "2026-01-01", "x", &with(&start(), &[(HUND, &texts[4])]));
    let all = fresh.json(&["nachweis", "hund"]);
    let fields = all["commits"][0]["eintraege"][0]["felder"]
        .as_array()
        .expect("fields")
        .clone();
    let expected = fields
        .iter()
        .map(|f| (f["feld"].as_str().expect("a path").to_owned(), f["neu"].clone()));
    assert_eq!(state, expected.collect());
}

#[test]
fn people_and_signatures_are_as_git_has_them_and_harm_nobody() {
    let g = Geschichte::new();
    let one = g.commit(
        &[],
        &start(),
        &Auftrag {
            zeit: "1767225600 -0500",
            autor: b"M\xfcller \x1b[31m|<b>=1+1 <autor@example.org>",
            committer: b"Registerstelle <register@example.org>",
            text: "Rot \u{1b}[31m | <img src=x>\nzweite Zeile\n\nText",
            is_signed: true,
        },
    );
    let text = edit("4200", "1");
    g.am(Some(one), "2026-01-02", "", &with(&start(), &[(HUND, &text)]));
    let json = g.json(&["nachweis", "hund"]);
    let commit = &json["commits"][0];
    assert_eq!(json["schema"], "ddv.nachweis/1");
    assert_eq!(commit["zeit"], "2025-12-31T19:00:00-05:00");
    assert_eq!(commit["signiert"], true);
    assert_eq!(commit["autor"]["name"], "M\u{fffd}ller \u{1b}[31m|<b>=1+1");
    assert_eq!(commit["committer"]["email"], "register@example.org");
    assert_eq!(commit["betreff"], "Rot \u{1b}[31m | <img src=x> zweite Zeile");
    let later = ["--von", "2026-01-02"];
    let text = g.ddv(&[&["nachweis", "hund", "--breite", "100"], &later[..]].concat());
    insta::assert_snapshot!(text.stdout, @"
    Nachweis der Änderungen: prozesse/hund
    Musterstadt, Stichtag 02.01.2026
    Stand: Commit 245a97010e05 vom 02.01.2026

    1 Commit mit Änderungen ab dem 02.01.2026. Zeiten gelten in Berlin.

    02.01.2026 12:00: ohne Betreff

    Commit 245a97010e05 von Lotse 22 (lotse@example.org), nicht signiert.

    prozesse/hund (Hundesteuer anmelden): geändert

    - kennzahlen.fallzahl: 4.200 → 1
    ");
    let text = g.ddv(&["nachweis", "--breite", "100"]).stdout;
    assert!(!text.contains('\u{1b}'));
    insta::assert_snapshot!(text, @r"
    Nachweis der Änderungen
    Musterstadt, Stichtag 02.01.2026
    Stand: Commit 245a97010e05 vom 02.01.2026

    2 Commits mit 3 geänderten Einträgen, die ältesten zuerst. Zeiten gelten in Berlin.

    01.01.2026 01:00: Rot \u{1b}[31m | <img src=x> zweite Zeile

    Commit 7b06d1786569 von M�ller \u{1b}[31m|<b>=1+1 (autor@example.org), eingecheckt von
    Registerstelle (register@example.org), signiert.

    - Einstellungen: neu, mit 1 Angabe
    - prozesse/hund (Hundesteuer anmelden): neu, mit 25 Angaben

    02.01.2026 12:00: ohne Betreff

    Commit 245a97010e05 von Lotse 22 (lotse@example.org), nicht signiert.

    - prozesse/hund (Hundesteuer anmelden), kennzahlen.fallzahl: 4.200 → 1

    Signatur: `ddv` sieht, dass ein Commit signiert ist. Ob die Signatur gilt, prüft `git verify-commit
      COMMIT`.
    ");
    let markdown = g.ddv(&["nachweis", "--format", "md"]).stdout;
    assert!(!markdown.contains('\u{1b}') && !markdown.contains("<b>") && !markdown.contains("<img"));
    let table = g.ddv(&[&["nachweis", "hund", "--format", "csv"], &later[..]].concat());
    insta::assert_snapshot!(table.stdout, @"
    zeit,commit,autor,autor_email,committer,committer_email,signiert,betreff,art,kennung,name,datei,aenderung,feld,alt,neu
    2026-01-02T12:00:00+01:00,245a97010e05ea717962bf34a59b72deea4b4733,Lotse 22,lotse@example.org,Lotse 22,lotse@example.org,nein,,prozesse,hund,Hundesteuer anmelden,prozesse/hund.yaml,geaendert,kennzahlen.fallzahl,4200,1
    ");
    let excel = g.ddv(&["nachweis", "--format", "csv", "--excel"]).stdout;
    assert!(excel.contains(";M\u{fffd}ller"), "{excel}");
}

#[test]
fn what_is_not_committed_is_no_part_of_the_trail_and_is_said() {
    let g = Geschichte::new();
    g.am(None, "2026-01-01", "eins", &start());
    g.checkout();
    let run = || ddv_in(&g.path(), &["nachweis", "--format", "json"]);
    assert_eq!(run().stderr, "");
    std::fs::write(g.path().join(HUND), edit("4200", "1")).expect("written");
    let outcome = run();
    assert_eq!(
        outcome.stderr,
        "Hinweis: Änderungen, die noch nicht eingecheckt sind, stehen nicht im Nachweis.\n"
    );
    let json: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!((&json["geaendert"], lines(&json).len()), (&Value::Bool(true), 2));
}

#[test]
fn a_shallow_clone_has_a_trail_only_behind_its_edge() {
    let g = Geschichte::new();
    let one = g.am(None, "2026-01-01", "eins", &start());
    let two = g.am(
        Some(one),
        "2026-01-02",
        "zwei",
        &with(&start(), &[(HUND, &edit("4200", "1"))]),
    );
    g.am(
        Some(two),
        "2026-01-03",
        "drei",
        &with(&start(), &[(HUND, &edit("4200", "2"))]),
    );
    let id = one.to_string();
    let object = g.path().join(".git/objects").join(&id[..2]).join(&id[2..]);
    std::fs::remove_file(&object).expect("removed");
    let missing = g.ddv(&["nachweis"]);
    assert_eq!(missing.status, 2, "an object is missing");
    std::fs::write(g.path().join(".git/shallow"), format!("{two}\n")).expect("written");
    let shallow = g.ddv(&["nachweis", "--von", "2026-01-02"]);
    assert_eq!(shallow.status, 2);
    assert!(shallow.stderr.contains("fetch --unshallow"), "{}", shallow.stderr);
    let drei = ["drei: prozesse/hund geaendert kennzahlen.fallzahl=1>2"];
    assert_eq!(spur(&g, &["--von", "2026-01-03"]), drei);
}

#[test]
fn days_in_the_wrong_order_are_wrong_use() {
    let g = Geschichte::new();
    g.am(None, "2026-01-01", "eins", &start());
    let outcome = g.ddv(&["nachweis", "--von", "2026-Q2", "--bis", "2026-Q1"]);
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .contains("`--bis 2026-03-31` liegt vor `--von 2026-04-01`")
    );
}

/// People see the start of a subject of 201 letters, data has all of it.
#[test]
fn a_subject_without_end_is_cut_for_people() {
    let g = Geschichte::new();
    let subject = "x".repeat(201);
    g.am(None, "2026-01-01", &subject, &start());
    let shown = format!("{}…", &subject[..200]);
    for format in ["text", "md"] {
        let outcome = ddv_in(
            &g.path(),
            &["nachweis", "--git", ".", "--format", format, "--breite", "400"],
        );
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        assert!(outcome.stdout.contains(&shown), "{}", outcome.stdout);
        assert!(!outcome.stdout.contains(&subject), "{}", outcome.stdout);
    }
    assert_eq!(g.json(&["nachweis"])["commits"][0]["betreff"], subject);
}
