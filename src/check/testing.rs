//! Runs rules on small registries in memory: a sound registry, with the keys of some files replaced.

use std::collections::BTreeMap;

use super::{Context, Example, Rule, schema};
use crate::diag::{Diagnostic, Target};
use crate::load::{MemoryTree, Snapshot};
use crate::model::Datum;
use crate::model::projekt::Phasenfolgen;

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
         ausrichtung: verwaltung\nprozesse: [hundesteuer]\nkomponenten: [epayment]\n\
         status: {ampel: gruen, stand: 2026-06-15}\nfinanzierung: gesichert\n\
         auftrag:\n  projektleitung: Sachgebietsleitung 22.1\n  team: Steueramt und Stadtkasse\n  \
         ziele: Steuern online zahlen\n  phasen: Konzept, Pilot, Roll-out\n  risiken: Kassenverfahren\n  \
         budget: IT-Haushalt\n  ressourcen: eine halbe Stelle\n  projektplan: liegt vor\n\
         wirkungen:\n  - {prozess: hundesteuer, kennzahl: fallzahl_digital, basis: 1300, ziel: 3000}\n\
         entscheidungen:\n  - {gremium: steuerungsgremium, datum: 2025-12-02, beschluss: angenommen}\n",
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
    load(
        files
            .iter()
            .map(|(path, text)| (*path, over_sound(path, text).into_bytes())),
    )
}

/// A project that states no more than it must.
const BARE_PROJECT: &str = "name: Online-Bezahlung ausweiten\nprogramm: digital\nphase: konzept\n\
                            ziel: {art: kundenservice}\nprozesse: [hundesteuer]\nkomponenten: [epayment]\n";

/// As [`snapshot`], with projects that state no more than `files` say of them.
pub(crate) fn snapshot_of_bare_projects(files: &[(&str, &str)]) -> Snapshot {
    let bare = ("projekte/bezahlung.yaml", BARE_PROJECT.as_bytes().to_vec());
    load(std::iter::once(bare).chain(files.iter().map(|(path, text)| {
        let text = if path.starts_with("projekte/") {
            merge(BARE_PROJECT, text)
        } else {
            over_sound(path, text)
        };
        (*path, text.into_bytes())
    })))
}

/// The sound registry with `files` put into it as they are.
pub(crate) fn snapshot_of_whole(files: &[(&str, &str)]) -> Snapshot {
    load(files.iter().map(|(path, text)| (*path, text.as_bytes().to_vec())))
}

/// The sound registry with `files` put into it.
pub(crate) fn load<'f>(files: impl IntoIterator<Item = (&'f str, Vec<u8>)>) -> Snapshot {
    let mut all: BTreeMap<&str, Vec<u8>> = SOUND
        .into_iter()
        .map(|(p, t)| (p, t.as_bytes().to_vec()))
        .collect();
    all.extend(files);
    Snapshot::load(Box::new(MemoryTree::new(all))).expect("a registry in memory can be listed")
}

/// `text` over the sound file at `path`, or over the first of its folder.
fn over_sound(path: &str, text: &str) -> String {
    let folder = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    let base = SOUND
        .iter()
        .find(|(p, _)| *p == path)
        .or_else(|| SOUND.iter().find(|(p, _)| folder(p) == folder(path)));
    match base {
        Some((_, base)) if path != "ddv.toml" => merge(base, text),
        _ => text.to_owned(),
    }
}

/// The bytes of an example file.
fn bytes_of(example: &Example) -> Vec<u8> {
    let text = if example.is_whole {
        example.text.clone()
    } else {
        over_sound(&example.path, &example.text)
    };
    if example.is_latin1 {
        let latin1 = |c| u8::try_from(u32::from(c)).expect("a character of Latin-1");
        text.chars().map(latin1).collect()
    } else {
        text.into_bytes()
    }
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
    findings_with(rule, snapshot, None)
}

/// The same with what a history tells of the phases of projects.
pub(crate) fn findings_with(
    rule: &dyn Rule,
    snapshot: &Snapshot,
    phasen: Option<&Phasenfolgen>,
) -> Vec<Diagnostic> {
    let context = Context {
        registry: &snapshot.registry,
        config: &snapshot.config,
        config_source: snapshot.config_source,
        with_at_sign: &snapshot.with_at_sign,
        stichtag: Datum::parse(TODAY).expect("a day"),
        phasen,
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
    show(&snapshot(files), rule)
}

/// The same with files as they are.
pub(crate) fn check_whole(rule: &dyn Rule, files: &[(&str, &str)]) -> String {
    show(&snapshot_of_whole(files), rule)
}

/// One line per finding of `rule` in `snapshot`.
pub(crate) fn show(snapshot: &Snapshot, rule: &dyn Rule) -> String {
    let found = findings(rule, snapshot);
    assert_places_exist(snapshot, &found);
    let line = |d: &Diagnostic| {
        let file = snapshot.sources.path(d.place.source);
        match d.place.path.steps() {
            [] => format!("{file}: {}", d.message),
            _ => format!("{file}: {}: {}", d.place.path, d.message),
        }
    };
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Every finding by path must name a path of its kind's schema, and where the schema leaves the name open (ids of a
/// map, items of a list), one that stands in the file.
pub(crate) fn assert_places_exist(snapshot: &Snapshot, found: &[Diagnostic]) {
    for d in found {
        if matches!(d.place.target, Target::Span(_) | Target::File) {
            continue;
        }
        let (rule, path) = (d.rule, &d.place.path);
        let file = snapshot.sources.path(d.place.source);
        let open = schema::open_prefixes(file, path)
            .unwrap_or_else(|| panic!("{rule}: no file {file} has the path `{path}`"));
        let text = snapshot.text(d.place.source);
        let root = if d.place.source == snapshot.config_source {
            Some(crate::source::toml::parse(&text).0)
        } else {
            crate::source::yaml::parse(&text).root
        };
        for prefix in open {
            let exists = root.as_ref().is_some_and(|r| r.locate(&prefix, false).1);
            assert!(exists, "{rule}: {file} has no `{prefix}`");
        }
    }
}

#[test]
fn the_sound_registry_is_silent() {
    let snapshot = snapshot(&[]);
    assert_eq!(snapshot.diagnostics, []);
    for rule in super::RULES {
        assert_eq!(findings(*rule, &snapshot), [], "{}", rule.page().id);
    }
}

/// Rules whose page has no example that can be run, and why.
const NOT_RUN: [(&str, &str); 4] = [
    (
        "ausnahme-ohne-grund",
        "raised where exceptions are applied, behind `check`",
    ),
    (
        "ausnahme-ungenutzt",
        "raised where exceptions are applied, behind `check`",
    ),
    ("datei-unlesbar", "the right to read is no part of a text"),
    ("phase-uebersprungen", "takes two commits to show"),
];

#[test]
fn the_examples_of_every_page_show_what_they_say() {
    for rule in super::RULES {
        let page = rule.page();
        if NOT_RUN.iter().any(|(name, _)| *name == page.id.0) {
            continue;
        }
        let examples = page.examples();
        for is_bad in [true, false] {
            let files = examples.iter().filter(|e| e.is_bad == is_bad);
            let snapshot = load(files.clone().map(|e| (e.path.as_str(), bytes_of(e))));
            let found = findings(*rule, &snapshot);
            let name = page.id;
            assert_ne!(
                files.count(),
                0,
                "{name}: an example is missing (schlecht: {is_bad})"
            );
            assert_eq!(!found.is_empty(), is_bad, "{name}: schlecht: {is_bad}: {found:?}");
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
