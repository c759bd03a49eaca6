//! Runs rules on small registries in memory: a sound registry, with the keys of some files replaced.

use std::collections::BTreeMap;

use super::{Context, Rule};
use crate::diag::{Diagnostic, Target};
use crate::load::{MemoryTree, Snapshot};
use crate::model::Datum;

/// The day of all rule tests.
pub(crate) const TODAY: &str = "2026-06-30";

/// A registry without any finding on [`TODAY`]: one small file of each kind.
const SOUND: [(&str, &str); 10] = [
    ("ddv.toml", "[verwaltung]\nname = \"Musterstadt\"\n"),
    (
        "organisation/amt-22.yaml",
        "name: Steueramt\nkuerzel: \"22\"\nart: amt\nleitung: Amtsleitung 22\n",
    ),
    (
        "komponenten/dms.yaml",
        "name: Dokumentenmanagement\nbeschreibung: Legt Akten ab.\nschicht: basisdienst\nreifegrad: einsatzbereit\n\
         verfuegbar_ab: 2020-01-01\nverbindlich_seit: 2021-01-01\n",
    ),
    (
        "komponenten/epayment.yaml",
        "name: Online-Bezahlung\nbeschreibung: Nimmt Zahlungen an.\nschicht: basisdienst\nreifegrad: erweiterbar\n\
         verfuegbar_ab: 2022-01-01\nabhaengig_von: [dms]\n",
    ),
    (
        "prozesse/hundesteuer.yaml",
        "name: Hundesteuer anmelden\nstatus: aktiv\noe: amt-22\nausrichtung: extern\nzielgruppen: [bevoelkerung]\n\
         ausloeser: anzeige\nergebnis: Steuerbescheid\nrecht:\n  aufgabenart: pflicht-weisungsfrei\n  \
         regelungsebene: stadt\n  grundlagen: [Hundesteuersatzung]\nantrag:\n  antragsmanagement: teilweise\n  \
         externe_dateneingabe: ja\n  unterschrift: nicht-erforderlich\n  persoenliches_erscheinen: nicht-erforderlich\n\
         kennzahlen:\n  stand: 2025-12-31\n  datenlage: beispiel\n  fallzahl: 4200\n  fallzahl_digital: 1300\n  \
         beratungsaufwand: normal\n  bearbeitungszeit_min: 15\n  durchlaufzeit_tage: 7\n\
         ablauf:\n  - {schritt: Anmeldung erfassen, baustein: registrieren, medium: digital, komponenten: [dms]}\n\
         komponenten:\n  dms: {status: genutzt, seit: 2023-03-01}\n  \
         epayment: {status: geplant, bis: 2027-03-31, projekt: bezahlung}\n\
         ueberpruefung:\n  zuletzt: 2026-02-15\n",
    ),
    (
        "projekte/bezahlung.yaml",
        "name: Online-Bezahlung ausweiten\nprogramm: digital\nphase: konzept\nziel: {art: kundenservice}\n\
         prozesse: [hundesteuer]\nkomponenten: [epayment]\n",
    ),
    (
        "programme/digital.yaml",
        "name: Digitales Rathaus\nleitung: Stabsstelle Digitalisierung\nberichtsweg: [cio]\n",
    ),
    (
        "ziele/quote.yaml",
        "name: Hälfte digitalisiert\nkennzahl: digitalisierungsquote\nsoll: 0.5\nbis: 2028-12-31\n",
    ),
    (
        "vorgaben/ozg.yaml",
        "name: Leistungen online anbieten\ngesetz: [OZG]\nstatus: in-arbeit\nstand: 2025-12-31\n",
    ),
    (
        "berufsgruppen/verwaltung.yaml",
        "name: Verwaltungsdienst\nvza: 120\nstand: 2025-12-31\nkomponenten: [dms]\n",
    ),
];

/// The sound registry with `files` put over it: their keys replace those of the file, or of the first sound file of
/// the same folder if it is new. A `ddv.toml` is replaced whole.
pub(crate) fn snapshot(files: &[(&str, &str)]) -> Snapshot {
    let sound: BTreeMap<&str, &str> = SOUND.into_iter().collect();
    let mut all: BTreeMap<String, String> = SOUND
        .iter()
        .map(|(p, t)| ((*p).to_owned(), (*t).to_owned()))
        .collect();
    for (path, text) in files {
        let folder = path.split('/').next().unwrap_or_default();
        let base = sound.get(path).or_else(|| {
            let same_folder = SOUND.iter().find(|(p, _)| p.split('/').next() == Some(folder));
            same_folder.map(|(_, t)| t)
        });
        let merged = match base {
            Some(base) if *path != "ddv.toml" => merge(base, text),
            _ => (*text).to_owned(),
        };
        all.insert((*path).to_owned(), merged);
    }
    load(all)
}

/// A registry of exactly the sound files and `files` as they are.
pub(crate) fn snapshot_of_whole(files: &[(&str, &str)]) -> Snapshot {
    let mut all: BTreeMap<String, String> = SOUND
        .iter()
        .map(|(p, t)| ((*p).to_owned(), (*t).to_owned()))
        .collect();
    all.extend(files.iter().map(|(p, t)| ((*p).to_owned(), (*t).to_owned())));
    load(all)
}

fn load(files: BTreeMap<String, String>) -> Snapshot {
    Snapshot::load(Box::new(MemoryTree::new(files))).expect("a registry in memory can be listed")
}

/// `base` without the top-level keys that `text` has, then `text`.
fn merge(base: &str, text: &str) -> String {
    let key = |line: &str| {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        starts.then(|| line.split(':').next().unwrap_or_default().to_owned())
    };
    let replaced: Vec<String> = text.lines().filter_map(key).collect();
    let mut kept = String::new();
    let mut keep = true;
    for line in base.lines() {
        if let Some(key) = key(line) {
            keep = !replaced.contains(&key);
        }
        if keep {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept + text
}

/// The findings of one rule, whether raised while reading or by the rule itself.
pub(crate) fn findings(rule: &dyn Rule, snapshot: &Snapshot) -> Vec<Diagnostic> {
    let context = Context {
        registry: &snapshot.registry,
        config: &snapshot.config,
        config_source: snapshot.config_source,
        stichtag: Datum::parse(TODAY).expect("a day"),
    };
    let mut found: Vec<Diagnostic> = snapshot
        .diagnostics
        .iter()
        .filter(|d| d.rule == rule.page().id)
        .cloned()
        .collect();
    rule.check(&context, &mut found);
    found.retain(|d| matches!(d.place.target, Target::Span(_) | Target::File) || !snapshot.is_echo(d));
    found
}

/// One line per finding of `rule` in the sound registry with `files` put over it: `file: path: message`.
pub(crate) fn check(rule: &dyn Rule, files: &[(&str, &str)]) -> String {
    show(&snapshot(files), &findings(rule, &snapshot(files)))
}

fn show(snapshot: &Snapshot, found: &[Diagnostic]) -> String {
    let lines: Vec<String> = found
        .iter()
        .map(|d| {
            format!(
                "{}: {}: {}",
                snapshot.sources.path(d.place.source),
                d.place.path,
                d.message
            )
        })
        .collect();
    lines.join("\n")
}

/// Whether the place of every finding by path exists in its file (a missing key: its map).
fn assert_places_exist(snapshot: &Snapshot, found: &[Diagnostic]) {
    for d in found {
        if matches!(d.place.target, Target::Span(_) | Target::File) {
            continue;
        }
        let text = snapshot.text(d.place.source);
        let steps = d.place.path.steps();
        let parent: crate::source::YamlPath = steps[..steps.len().saturating_sub(1)].to_vec().into();
        let exists = |path: &crate::source::YamlPath| {
            if d.place.source == snapshot.config_source {
                crate::source::toml::parse(&text).0.locate(path, false).1
            } else {
                crate::source::yaml::parse(&text)
                    .root
                    .is_some_and(|r| r.locate(path, false).1)
            }
        };
        let is_schema_path = is_known_path(&d.place.path.to_string());
        assert!(
            exists(&d.place.path) || exists(&parent) || is_schema_path,
            "{}: the path `{}` leads nowhere",
            d.rule,
            d.place.path
        );
    }
}

/// Whether a path without a place in the file is at least a Pflichtangabe.
fn is_known_path(path: &str) -> bool {
    crate::model::prozess::PFLICHTANGABEN
        .iter()
        .any(|p| p.path == path)
}

#[test]
fn the_sound_registry_is_silent() {
    let snapshot = snapshot(&[]);
    assert_eq!(snapshot.diagnostics, []);
    for rule in super::RULES {
        assert_eq!(findings(*rule, &snapshot), [], "{}", rule.page().id);
    }
}

#[test]
fn the_examples_of_every_page_show_what_they_say() {
    for rule in super::RULES {
        let page = rule.page();
        let examples = page.examples();
        for is_bad in [true, false] {
            let files: Vec<_> = examples.iter().filter(|e| e.is_bad == is_bad).collect();
            assert!(
                !files.is_empty(),
                "{}: an example is missing (schlecht: {is_bad})",
                page.id
            );
            let texts: Vec<(&str, &str)> = files.iter().map(|e| (e.path.as_str(), e.text.as_str())).collect();
            let is_whole = files.iter().any(|e| e.is_whole);
            let snapshot = if is_whole {
                snapshot_of_whole(&texts)
            } else {
                snapshot(&texts)
            };
            let found = findings(*rule, &snapshot);
            assert_eq!(
                !found.is_empty(),
                is_bad,
                "{}: schlecht: {is_bad}: {found:?}",
                page.id
            );
            assert_places_exist(&snapshot, &found);
        }
    }
}

#[test]
fn every_page_has_its_parts_and_every_name_is_unique_and_sorted() {
    let names: Vec<&str> = super::RULES.iter().map(|r| r.page().id.0).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(names, sorted);
    for rule in super::RULES {
        let text = rule.page().markdown();
        for part in ["## Was", "## Warum", "## Beispiel", "## Abhilfe"] {
            assert!(text.contains(part), "{}: {part} is missing", rule.page().id);
        }
    }
}
