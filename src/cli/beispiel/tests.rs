//! The story is honest: on each day the register says nothing wrong, nothing of the future, and it grows.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::geschichte::{Eintrag, REGISTER, erzaehle};
use super::kalender::{ENDE, beginn};
use super::register::DATEIEN;
use super::szene::{BRUCH, Linie};
use crate::diag::Severity;
use crate::load::{CONFIG_FILE, MemoryTree, Snapshot};
use crate::model::Datum;
use crate::model::projekt::Phase;
use crate::score::Population;
use crate::view::befunde::{Auswahl, Pruefling, befunde};
use crate::view::karte::{Karte, Request};

/// The text of each file below the register, by path.
type Stand = BTreeMap<String, String>;

/// The longest story; shorter ones tell the end of it.
fn story() -> &'static [Eintrag] {
    static STORY: LazyLock<Vec<Eintrag>> = LazyLock::new(|| story_of(40));
    &STORY
}

fn story_of(quartale: u8) -> Vec<Eintrag> {
    erzaehle(quartale).expect("the shipped register can be read")
}

/// The state after each commit, as its own line of history sees it.
fn staende(geschichte: &[Eintrag], mut look: impl FnMut(&Eintrag, &Stand)) -> Stand {
    let (mut haupt, mut zweig): (Stand, Option<Stand>) = (Stand::new(), None);
    let mut im_zweig: BTreeSet<String> = BTreeSet::new();
    for eintrag in geschichte {
        let stand = match eintrag.linie {
            Linie::Haupt => &mut haupt,
            Linie::Zweig => zweig.get_or_insert_with(|| haupt.clone()),
            Linie::Zusammenfuehrung => {
                let zweig = zweig.take().expect("a branch to merge");
                for pfad in std::mem::take(&mut im_zweig) {
                    haupt.insert(pfad.clone(), zweig[&pfad].clone());
                }
                &mut haupt
            }
        };
        for aenderung in &eintrag.aenderungen {
            let Some(pfad) = aenderung.path.strip_prefix("registry/") else {
                continue;
            };
            if eintrag.linie == Linie::Zweig {
                im_zweig.insert(pfad.to_owned());
            }
            match &aenderung.content {
                Some(text) => {
                    stand.insert(pfad.to_owned(), text.clone());
                }
                None => {
                    stand.remove(pfad).expect("what goes was there");
                }
            }
        }
        look(eintrag, stand);
    }
    haupt
}

fn snapshot(stand: &Stand) -> Snapshot {
    Snapshot::load(Box::new(MemoryTree::new(stand.clone()))).expect("a register")
}

fn datum(tag: Date) -> Datum {
    Datum::new(tag)
}

/// The errors of a register on a day.
fn fehler(stand: &Stand, tag: Date) -> Vec<String> {
    let auswahl = Auswahl {
        nur: Vec::new(),
        mindestens: Severity::Fehler,
        dateien: None,
    };
    let befunde = befunde(&Pruefling::new(&snapshot(stand), datum(tag)), &auswahl);
    let texts = befunde.findings.iter().map(|f| format!("{tag}: {f:?}"));
    texts.collect()
}

#[test]
fn the_story_ends_with_the_register_as_shipped() {
    for quartale in [1, 8, 40] {
        let ende = staende(&story_of(quartale), |_, _| ());
        let shipped: Stand = DATEIEN
            .iter()
            .map(|(pfad, text)| ((*pfad).to_owned(), (*text).to_owned()))
            .collect();
        assert!(ende == shipped, "{quartale} quarters end elsewhere");
    }
}

/// Loading all 700 states would take minutes. What a rule can find in one file is looked for in each text that ever was,
/// all in one register under names of their own; what it finds between files is left to the two tests below.
#[test]
fn no_text_that_ever_was_is_wrong_but_the_broken_one() {
    let mut alle: Stand = Stand::new();
    let mut bekannt: BTreeSet<String> = BTreeSet::new();
    let mut kennungen: BTreeSet<(String, String)> = BTreeSet::new();
    let kennung = |pfad: &str| {
        let (art, datei) = (pfad.split('/').next(), pfad.rsplit('/').next());
        (
            art.unwrap_or_default().to_owned(),
            datei.unwrap_or_default().to_owned(),
        )
    };
    staende(story(), |eintrag, stand| {
        for aenderung in &eintrag.aenderungen {
            let Some(pfad) = aenderung.path.strip_prefix("registry/") else {
                continue;
            };
            let Some(text) = stand.get(pfad) else {
                continue;
            };
            if bekannt.insert(format!("{pfad}\n{text}")) {
                let name = match pfad.strip_suffix(".yaml") {
                    Some(name) if !kennungen.insert(kennung(pfad)) => format!("{name}-{}.yaml", eintrag.tag),
                    Some(_) | None => pfad.to_owned(),
                };
                alle.insert(name, text.clone());
            }
        }
    });
    assert!(alle.len() > 1500, "only {} texts", alle.len());
    let found = fehler(&alle, ENDE);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].contains("schluessel-doppelt") && found[0].contains(&BRUCH.to_string()),
        "{found:?}"
    );
}

/// References by their text: each process is where a project names it, each project where a process names it.
#[test]
fn no_commit_refers_to_what_is_not_there_yet() {
    staende(story(), |eintrag, stand| {
        let ids = |art: &str| -> BTreeSet<&str> {
            stand
                .keys()
                .filter(|pfad| pfad.starts_with(art))
                .filter_map(|pfad| pfad.rsplit('/').next()?.strip_suffix(".yaml"))
                .collect()
        };
        let (prozesse, projekte) = (ids("prozesse/"), ids("projekte/"));
        for (pfad, text) in stand {
            let is_projekt = pfad.starts_with("projekte/");
            let mut in_prozesse = false;
            for zeile in text.lines() {
                let named: Vec<&str> = if !is_projekt {
                    let (_, id) = zeile.split_once("projekt: ").unwrap_or_default();
                    id.split([',', '}']).take(1).filter(|id| !id.is_empty()).collect()
                } else if let Some(list) = zeile.strip_prefix("prozesse:") {
                    in_prozesse = true;
                    let list = list.trim().trim_matches(['[', ']']);
                    list.split(", ").filter(|id| !id.is_empty()).collect()
                } else if let (true, Some(id)) = (in_prozesse, zeile.strip_prefix("  - ")) {
                    vec![id]
                } else {
                    in_prozesse = false;
                    let (_, id) = zeile.split_once("{prozess: ").unwrap_or_default();
                    id.split(',').take(1).filter(|id| !id.is_empty()).collect()
                };
                let known = if is_projekt { &prozesse } else { &projekte };
                for id in named {
                    assert!(known.contains(id), "{}: {pfad} names {id}", eintrag.tag);
                }
            }
        }
    });
}

/// What `phase-uebersprungen` would find, as the story is told: one jump, on purpose.
#[test]
fn no_project_leaves_out_a_phase_but_one() {
    let phase = |text: &str| {
        let word = text.lines().find_map(|zeile| zeile.strip_prefix("phase: "));
        word.and_then(|word| Phase::find(word.split(' ').next().unwrap_or_default()))
    };
    let mut phasen: BTreeMap<String, Phase> = BTreeMap::new();
    let mut spruenge = Vec::new();
    let mut schritte = 0;
    staende(story(), |eintrag, stand| {
        for (pfad, text) in stand.iter().filter(|(pfad, _)| pfad.starts_with("projekte/")) {
            let now = phase(text).expect("a phase");
            let before = phasen.insert(pfad.clone(), now).unwrap_or(now);
            schritte += usize::from(before != now);
            if !before.ausgelassen_bis(now).is_empty() {
                spruenge.push(format!("{}: {pfad} {before} -> {now}", eintrag.tag));
            }
        }
    });
    assert_eq!(
        spruenge,
        ["2026-07-14: projekte/digitalisierungskarte.yaml beauftragt -> konzept"]
    );
    assert!(schritte > 50, "only {schritte} steps");
}

#[test]
fn no_commit_knows_the_future() {
    staende(story(), |eintrag, stand| {
        for aenderung in &eintrag.aenderungen {
            let Some(text) = aenderung
                .path
                .strip_prefix("registry/")
                .and_then(|p| stand.get(p))
            else {
                continue;
            };
            for key in ["stand", "zuletzt", "seit", "ist", "ende_ist", "datum"] {
                for (at, _) in text.match_indices(&format!("{key}: 20")) {
                    let is_key = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
                    let tag: Option<Date> = text
                        .get(at + key.len() + 2..at + key.len() + 12)
                        .and_then(|t| t.parse().ok());
                    let is_past = tag.is_none_or(|tag| tag <= eintrag.tag);
                    assert!(
                        !is_key || is_past,
                        "{}: {} {key} {tag:?}",
                        eintrag.tag,
                        aenderung.path
                    );
                }
            }
        }
    });
}

/// The whole set of rules on the last state of each quarter, and the figures that are to rise.
#[test]
fn the_register_is_sound_at_the_end_of_each_quarter_and_grows() {
    let mut letzte: BTreeMap<(i16, i8), (Date, Stand)> = BTreeMap::new();
    staende(&story_of(8), |eintrag, stand| {
        if eintrag.linie != Linie::Zweig {
            let quartal = (eintrag.tag.year(), (eintrag.tag.month() + 2) / 3);
            letzte.insert(quartal, (eintrag.tag, stand.clone()));
        }
    });
    let mut out = String::new();
    for ((jahr, quartal), (tag, stand)) in &letzte {
        assert_eq!(fehler(stand, *tag), Vec::<String>::new());
        let snapshot = snapshot(stand);
        let population = Population::new(&snapshot.registry, None);
        let auftrag = Request {
            komponenten: Vec::new(),
            plan: None,
        };
        let karte = Karte::new(
            &snapshot.registry,
            &snapshot.config,
            &population,
            datum(*tag),
            &auftrag,
        );
        let json = serde_json::to_value(&karte).expect("JSON");
        let summe = &json["summe"];
        let prozent = |name: &str| summe[name].as_f64().map_or(0.0, |anteil| anteil * 100.0);
        let _ = writeln!(
            out,
            "{jahr}-Q{quartal} Prozesse {} Quote {:.0} Grad {:.0} Prüfgrad {:.0}",
            summe["prozesse"],
            prozent("digitalisierungsquote"),
            prozent("digitalisierungsgrad"),
            prozent("pruefgrad"),
        );
    }
    insta::assert_snapshot!(out, @"
    2024-Q4 Prozesse 64 Quote 2 Grad 37 Prüfgrad 59
    2025-Q1 Prozesse 68 Quote 1 Grad 37 Prüfgrad 62
    2025-Q2 Prozesse 73 Quote 3 Grad 40 Prüfgrad 65
    2025-Q3 Prozesse 76 Quote 3 Grad 44 Prüfgrad 68
    2025-Q4 Prozesse 80 Quote 8 Grad 50 Prüfgrad 76
    2026-Q1 Prozesse 81 Quote 11 Grad 53 Prüfgrad 81
    2026-Q2 Prozesse 81 Quote 11 Grad 55 Prüfgrad 85
    2026-Q3 Prozesse 82 Quote 12 Grad 55 Prüfgrad 87
    2026-Q4 Prozesse 82 Quote 13 Grad 56 Prüfgrad 88
    ");
}

#[test]
fn each_quarter_has_commits_of_several_functions_in_several_months() {
    let mut quartale: BTreeMap<(i16, i8), Vec<&Eintrag>> = BTreeMap::new();
    for eintrag in story() {
        let quartal = (eintrag.tag.year(), (eintrag.tag.month() + 2) / 3);
        quartale.entry(quartal).or_default().push(eintrag);
    }
    // 40 quarters, and the autumn after them.
    assert_eq!(quartale.len(), 41);
    for (quartal, commits) in quartale {
        let autoren: BTreeSet<&str> = commits.iter().map(|c| c.betreff.autor.name.as_str()).collect();
        let monate: BTreeSet<i8> = commits.iter().map(|c| c.tag.month()).collect();
        let is_lebendig = commits.len() >= 4 && autoren.len() >= 3 && monate.len() >= 2;
        assert!(is_lebendig, "{quartal:?}: {} by {autoren:?}", commits.len());
    }
}

#[test]
fn times_only_move_forward_and_stay_within_the_day() {
    for quartale in [1, 2, 8, 23, 40] {
        let geschichte = story_of(quartale);
        assert!(
            geschichte.is_sorted_by(|a, b| a.zeit.sekunden < b.zeit.sekunden),
            "{quartale}"
        );
        assert_eq!(geschichte[0].tag, beginn(quartale));
        for eintrag in &geschichte {
            let local = eintrag.zeit.sekunden + i64::from(eintrag.zeit.versatz_minuten) * 60;
            let hour = local.rem_euclid(86_400) / 3600;
            assert!((8..19).contains(&hour), "{} at {hour}", eintrag.betreff.text);
        }
    }
}

#[test]
fn the_goals_are_there_from_the_first_commit() {
    let geschichte = story();
    let ziele = |path: &str| path.starts_with(&format!("{REGISTER}/ziele/"));
    let count = geschichte[0]
        .aenderungen
        .iter()
        .filter(|a| ziele(&a.path))
        .count();
    assert_eq!(
        count,
        DATEIEN
            .iter()
            .filter(|(pfad, _)| pfad.starts_with("ziele/"))
            .count()
    );
    assert!(
        geschichte[0]
            .aenderungen
            .iter()
            .any(|a| a.path.ends_with(CONFIG_FILE))
    );
}
