//! Baselines and earlier states on small registries in memory.

use super::super::{Auswahl, Befunde, neue_befunde};
use super::*;
use crate::check::testing::{TODAY, snapshot, snapshot_of_whole};

const A: &str = "prozesse/a.yaml";
/// A Steckbrief with an unknown reference and a step that uses an unknown component.
const FAULTY: &str = "oe: amt-1\nablauf:\n  - {schritt: Eins, baustein: registrieren, medium: digital}\n  \
                      - {schritt: Zwei, baustein: registrieren, medium: digital, komponenten: [fax]}\n";

fn today() -> Datum {
    Datum::parse(TODAY).expect("a day")
}

fn baseline(snapshot: &Snapshot) -> Baseline {
    Baseline::of(&alle_befunde(&Pruefling::new(snapshot, today())))
}

fn with(snapshot: &Snapshot, auswahl: &Auswahl, baseline: &Baseline) -> Befunde {
    let bekannt = Bekannt {
        basislinie: Some(("b.toml", baseline)),
        seit: None,
    };
    neue_befunde(&Pruefling::new(snapshot, today()), auswahl, &bekannt)
}

fn main(snapshot: &Snapshot) -> Frueher<'_> {
    Frueher {
        stand: "main",
        commit: None,
        snapshot,
        historie: &Historie::Ungefragt,
    }
}

fn since(snapshot: &Snapshot, old: &Snapshot, auswahl: &Auswahl) -> Befunde {
    let bekannt = Bekannt {
        basislinie: None,
        seit: Some(main(old)),
    };
    neue_befunde(&Pruefling::new(snapshot, today()), auswahl, &bekannt)
}

/// The findings, how many are known, and the entries to delete.
fn show(befunde: &Befunde) -> String {
    let findings = befunde
        .findings
        .iter()
        .map(|f| format!("neu {} {} {}: {}", f.file, f.path, f.rule, f.message));
    let basislinie = befunde.abgleich.basislinie.iter().flat_map(|b| {
        let needless = b.veraltet.iter().map(|v| {
            format!(
                "veraltet {} {} {} {}/{}",
                v.datei, v.pfad, v.code, v.anzahl, v.bleiben
            )
        });
        needless.chain([format!("uebernommen {}", b.uebernommen)])
    });
    let seit = befunde.abgleich.seit.iter();
    let seit = seit.map(|s| format!("bekannt {}, behoben {}", s.bekannt, s.behoben));
    findings
        .chain(basislinie)
        .chain(seit)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_new_baseline_leaves_nothing_also_of_files_that_cannot_be_read() {
    let snapshot = snapshot_of_whole(&[(A, "name: [\n"), ("prozesse/B.yaml", "x: 1\n")]);
    let befunde = with(&snapshot, &Auswahl::default(), &baseline(&snapshot));
    assert_eq!(befunde.findings, []);
    assert!(
        befunde
            .abgleich
            .basislinie
            .is_some_and(|b| b.uebernommen > 1 && b.veraltet.is_empty())
    );
}

#[test]
fn an_inserted_step_and_a_moved_file_keep_their_findings_known() {
    let accepted = baseline(&snapshot(&[(A, FAULTY)]));
    let longer = FAULTY.replace(
        "ablauf:\n",
        "ablauf:\n  - {schritt: Neu, baustein: registrieren, medium: papier, komponenten: [telex]}\n",
    );
    let moved = snapshot(&[("prozesse/amt-22/a.yaml", &longer)]);
    insta::assert_snapshot!(show(&with(&moved, &Auswahl::default(), &accepted)), @r##"
    neu prozesse/amt-22/a.yaml ablauf[0].komponenten[0] verweis-unbekannt: Die Komponente `telex` gibt es nicht.
    uebernommen 3
    "##);
}

#[test]
fn a_mended_finding_leaves_an_entry_to_delete() {
    let accepted = baseline(&snapshot(&[(A, FAULTY)]));
    let mended = snapshot(&[(A, FAULTY.replace("oe: amt-1\n", "").as_str())]);
    insta::assert_snapshot!(show(&with(&mended, &Auswahl::default(), &accepted)), @r##"
    veraltet prozesse/a.yaml oe verweis-unbekannt 1/0
    uebernommen 2
    "##);
    let gone = snapshot(&[]);
    insta::assert_snapshot!(show(&with(&gone, &Auswahl::default(), &accepted)), @r##"
    veraltet prozesse/a.yaml ablauf[1].komponenten[0] verweis-unbekannt 1/0
    veraltet prozesse/a.yaml komponenten.epayment.projekt plan-projekt-widerspricht 1/0
    veraltet prozesse/a.yaml oe verweis-unbekannt 1/0
    uebernommen 0
    "##);
}

#[test]
fn an_exception_in_the_file_makes_the_entry_needless() {
    let accepted = baseline(&snapshot(&[(A, FAULTY)]));
    let excepted = FAULTY.replace("amt-1\n", "amt-1 # ddv: erlaube verweis-unbekannt (Amt folgt)\n");
    let snapshot = snapshot(&[(A, &excepted)]);
    insta::assert_snapshot!(show(&with(&snapshot, &Auswahl::default(), &accepted)), @r##"
    veraltet prozesse/a.yaml oe verweis-unbekannt 1/0
    uebernommen 2
    "##);
}

#[test]
fn of_several_that_say_the_same_the_number_counts() {
    let mut accepted = baseline(&snapshot(&[(A, FAULTY)]));
    for entry in &mut accepted.entries {
        entry.count = u64::MAX;
    }
    let snapshot = snapshot(&[(A, FAULTY)]);
    insta::assert_snapshot!(show(&with(&snapshot, &Auswahl::default(), &accepted)), @r##"
    veraltet prozesse/a.yaml ablauf[1].komponenten[0] verweis-unbekannt 18446744073709551614/1
    veraltet prozesse/a.yaml komponenten.epayment.projekt plan-projekt-widerspricht 18446744073709551614/1
    veraltet prozesse/a.yaml oe verweis-unbekannt 18446744073709551614/1
    uebernommen 3
    "##);
}

#[test]
fn what_a_filter_leaves_out_is_not_called_needless() {
    let accepted = baseline(&snapshot(&[(A, FAULTY), ("prozesse/b.yaml", "leika: \"1\"\n")]));
    let mended = snapshot(&[]);
    let all = Auswahl::default();
    insta::assert_snapshot!(show(&with(&mended, &all, &accepted)), @r##"
    veraltet prozesse/a.yaml ablauf[1].komponenten[0] verweis-unbekannt 1/0
    veraltet prozesse/a.yaml komponenten.epayment.projekt plan-projekt-widerspricht 1/0
    veraltet prozesse/a.yaml oe verweis-unbekannt 1/0
    veraltet prozesse/b.yaml komponenten.epayment.projekt plan-projekt-widerspricht 1/0
    veraltet prozesse/b.yaml leika leika-ungueltig 1/0
    uebernommen 0
    "##);
    let one_rule = Auswahl {
        nur: vec!["leika-ungueltig".to_owned()],
        ..Auswahl::default()
    };
    insta::assert_snapshot!(show(&with(&mended, &one_rule, &accepted)), @r##"
    veraltet prozesse/b.yaml leika leika-ungueltig 1/0
    uebernommen 0
    "##);
    let one_file = Auswahl {
        dateien: Some(vec!["prozesse/b.yaml".to_owned()]),
        ..Auswahl::default()
    };
    insta::assert_snapshot!(show(&with(&mended, &one_file, &accepted)), @r##"
    veraltet prozesse/b.yaml komponenten.epayment.projekt plan-projekt-widerspricht 1/0
    veraltet prozesse/b.yaml leika leika-ungueltig 1/0
    uebernommen 0
    "##);
}

#[test]
fn while_a_file_is_newly_unreadable_nothing_is_called_needless() {
    let accepted = baseline(&snapshot(&[(A, FAULTY)]));
    let broken = snapshot_of_whole(&[(A, "name: [\n")]);
    let befunde = with(&broken, &Auswahl::default(), &accepted);
    assert!(befunde.findings.iter().any(|f| f.rule.0 == "yaml-ungueltig"));
    assert!(befunde.abgleich.basislinie.is_some_and(|b| b.veraltet.is_empty()));
}

#[test]
fn only_what_an_earlier_state_did_not_have_is_shown() {
    let old = snapshot(&[(A, FAULTY), ("prozesse/b.yaml", "oe: amt-2\n")]);
    let longer = FAULTY.replace("[fax]", "[fax, telex]").replace("amt-1", "amt-3");
    let new = snapshot(&[("prozesse/amt-22/a.yaml", &longer)]);
    insta::assert_snapshot!(show(&since(&new, &old, &Auswahl::default())), @r##"
    neu prozesse/amt-22/a.yaml ablauf[1].komponenten[1] verweis-unbekannt: Die Komponente `telex` gibt es nicht.
    bekannt 3, behoben 2
    "##);
    let errors_of_b = Auswahl {
        dateien: Some(vec!["prozesse/b.yaml".to_owned()]),
        mindestens: Severity::Fehler,
        ..Auswahl::default()
    };
    insta::assert_snapshot!(show(&since(&new, &old, &errors_of_b)), @r##"bekannt 0, behoben 1"##);
}

#[test]
fn what_only_time_made_is_no_news() {
    let text = "ueberpruefung:\n  zuletzt: 2025-06-29\n";
    let (old, new) = (snapshot(&[(A, text)]), snapshot(&[(A, text)]));
    assert!(!alle_befunde(&Pruefling::new(&new, today())).is_empty());
    assert_eq!(since(&new, &old, &Auswahl::default()).findings, []);
}

#[test]
fn each_state_is_checked_with_its_own_settings() {
    let off = "[verwaltung]\nname = 'X'\n[regeln]\nverweis-unbekannt = 'aus'\n";
    let old = snapshot(&[(A, "oe: amt-1\n"), ("ddv.toml", off)]);
    let new = snapshot(&[(A, "oe: amt-1\n")]);
    assert_eq!(since(&new, &old, &Auswahl::default()).findings.len(), 1);
}

#[test]
fn baseline_and_earlier_state_together_each_finding_counts_once() {
    let old = snapshot(&[(A, FAULTY)]);
    let new = snapshot(&[(A, FAULTY), ("prozesse/b.yaml", "oe: amt-2\n")]);
    let mut accepted = baseline(&old);
    accepted.entries.retain(|entry| entry.path == "oe");
    let bekannt = Bekannt {
        basislinie: Some(("b.toml", &accepted)),
        seit: Some(main(&old)),
    };
    insta::assert_snapshot!(show(&neue_befunde(&Pruefling::new(&new, today()), &Auswahl::default(), &bekannt)), @r##"
    neu prozesse/b.yaml komponenten.epayment.projekt plan-projekt-widerspricht: Das Projekt `bezahlung` führt den Prozess `b` nicht unter `prozesse`.
    neu prozesse/b.yaml oe verweis-unbekannt: Die Organisationseinheit `amt-2` gibt es nicht.
    uebernommen 1
    bekannt 2, behoben 0
    "##);
}
