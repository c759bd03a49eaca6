//! Every number can be replaced, with the checks of `ddv.toml`; nothing else can.

use std::collections::BTreeSet;

use super::*;
use crate::source::decode::{NumberFault, ProblemKind};
use crate::source::toml;

const BASE: &str = "[verwaltung]\nname = 'M'\n[einwohner]\n2016 = 570000\n2030 = 700000\n[modernisierung]\n\
                    gewicht_recht = 30\n[modernisierung.punkte]\nunterschrift = { ersetzbar = 1.5 }\n";

/// Each number of `fachmodell` 2 with another value, and the lines of `ddv.toml` that say the same.
const TABLE: [(&str, &str, &str); 39] = [
    ("einwohner.2016", "1", "[einwohner]\n2016 = 1"),
    ("einwohner.2030", "720000", "[einwohner]\n2030 = 720000"),
    (
        "steckbrief.turnus_monate",
        "24",
        "[steckbrief]\nturnus_monate = 24",
    ),
    (
        "steckbrief.kennzahlen_veraltet_monate",
        "36",
        "[steckbrief]\nkennzahlen_veraltet_monate = 36",
    ),
    ("grenzen.datei_kib", "64", "[grenzen]\ndatei_kib = 64"),
    (
        "modernisierung.gewicht_recht",
        "50",
        "[modernisierung]\ngewicht_recht = 50",
    ),
    (
        "modernisierung.gewicht_antrag",
        "0.5",
        "[modernisierung]\ngewicht_antrag = 0.5",
    ),
    (
        "modernisierung.massenverfahren_ab",
        "500",
        "[modernisierung]\nmassenverfahren_ab = 500",
    ),
    (
        "digitalisierung.teilweise",
        "0.3",
        "[digitalisierung]\nteilweise = 0.3",
    ),
    (
        "digitalisierung.digitalisiert_ab",
        "1",
        "[digitalisierung]\ndigitalisiert_ab = 1",
    ),
    ("prognose.horizont", "2035", "[prognose]\nhorizont = 2035"),
    (
        "prognose.arbeitsminuten_je_vza",
        "95000.5",
        "[prognose]\narbeitsminuten_je_vza = 95000.5",
    ),
    (
        "prognose.kosten_je_vza",
        "7e4",
        "[prognose]\nkosten_je_vza = 70000",
    ),
    (
        "prognose.kosten_basisjahr",
        "2020",
        "[prognose]\nkosten_basisjahr = 2020",
    ),
    (
        "prognose.tarifsteigerung",
        ".03",
        "[prognose]\ntarifsteigerung = 0.03",
    ),
    ("prognose.obergrenze", "0.2", "[prognose]\nobergrenze = 0.2"),
    (
        "projekte.gewichte.rechtliche_vorgaben",
        "2",
        "[projekte.gewichte]\nrechtliche_vorgaben = 2",
    ),
    (
        "projekte.gewichte.politische_intention",
        "3",
        "[projekte.gewichte]\npolitische_intention = 3",
    ),
    (
        "projekte.gewichte.effizienz",
        "4",
        "[projekte.gewichte]\neffizienz = 4",
    ),
    (
        "projekte.gewichte.technik",
        "5",
        "[projekte.gewichte]\ntechnik = 5",
    ),
    (
        "projekte.gewichte.ressourcen",
        "6",
        "[projekte.gewichte]\nressourcen = 6",
    ),
    (
        "modernisierung.punkte.aufgabenart.freiwillig",
        "7",
        "[modernisierung.punkte.aufgabenart]\nfreiwillig = 7",
    ),
    (
        "modernisierung.punkte.aufgabenart.pflicht-weisungsfrei",
        "7",
        "[modernisierung.punkte.aufgabenart]\npflicht-weisungsfrei = 7",
    ),
    (
        "modernisierung.punkte.aufgabenart.pflicht-weisungsgebunden",
        "7",
        "[modernisierung.punkte.aufgabenart]\npflicht-weisungsgebunden = 7",
    ),
    (
        "modernisierung.punkte.regelungsebene.stadt",
        "7",
        "[modernisierung.punkte.regelungsebene]\nstadt = 7",
    ),
    (
        "modernisierung.punkte.regelungsebene.land",
        "7",
        "[modernisierung.punkte.regelungsebene]\nland = 7",
    ),
    (
        "modernisierung.punkte.regelungsebene.bund",
        "7",
        "[modernisierung.punkte.regelungsebene]\nbund = 7",
    ),
    (
        "modernisierung.punkte.antragsmanagement.ja",
        "7",
        "[modernisierung.punkte.antragsmanagement]\nja = 7",
    ),
    (
        "modernisierung.punkte.antragsmanagement.teilweise",
        "7",
        "[modernisierung.punkte.antragsmanagement]\nteilweise = 7",
    ),
    (
        "modernisierung.punkte.antragsmanagement.nein",
        "7",
        "[modernisierung.punkte.antragsmanagement]\nnein = 7",
    ),
    (
        "modernisierung.punkte.externe_dateneingabe.ja",
        "7",
        "[modernisierung.punkte.externe_dateneingabe]\nja = 7",
    ),
    (
        "modernisierung.punkte.externe_dateneingabe.teilweise",
        "7",
        "[modernisierung.punkte.externe_dateneingabe]\nteilweise = 7",
    ),
    (
        "modernisierung.punkte.externe_dateneingabe.nein",
        "7",
        "[modernisierung.punkte.externe_dateneingabe]\nnein = 7",
    ),
    (
        "modernisierung.punkte.unterschrift.nicht-erforderlich",
        "7",
        "[modernisierung.punkte.unterschrift]\nnicht-erforderlich = 7",
    ),
    (
        "modernisierung.punkte.unterschrift.ersetzbar",
        "7",
        "[modernisierung.punkte.unterschrift]\nersetzbar = 7",
    ),
    (
        "modernisierung.punkte.unterschrift.schriftform",
        "7",
        "[modernisierung.punkte.unterschrift]\nschriftform = 7",
    ),
    (
        "modernisierung.punkte.persoenliches_erscheinen.nicht-erforderlich",
        "7",
        "[modernisierung.punkte.persoenliches_erscheinen]\nnicht-erforderlich = 7",
    ),
    (
        "modernisierung.punkte.persoenliches_erscheinen.ersetzbar",
        "7",
        "[modernisierung.punkte.persoenliches_erscheinen]\nersetzbar = 7",
    ),
    (
        "modernisierung.punkte.persoenliches_erscheinen.vorgeschrieben",
        "7",
        "[modernisierung.punkte.persoenliches_erscheinen]\nvorgeschrieben = 7",
    ),
];

fn read(text: &str) -> Config {
    let (root, syntax) = toml::parse(text);
    assert_eq!(syntax, [], "{text}");
    let (config, problems) = Config::from_node(&root);
    assert_eq!(problems, [], "{text}");
    config
}

/// `text` read with the assumptions `varianten`.
fn with(text: &str, varianten: &str) -> (Config, Vec<Problem>) {
    let (root, _) = toml::parse(text);
    let annahmen = Annahme::parse_all(varianten).expect(varianten);
    Config::with_annahmen(&root, &annahmen)
}

fn refused(text: &str) -> String {
    let error = Annahme::parse_all(text).expect_err(text);
    format!("{error} {}", error.help())
}

#[test]
fn each_number_replaced_is_as_if_it_were_written() {
    let bare = "[verwaltung]\nname = 'M'\n";
    for (key, wert, lines) in TABLE {
        let (config, problems) = with(bare, &format!("{key}={wert}"));
        assert_eq!(problems, [], "{key}");
        assert_eq!(config, read(&format!("{bare}{lines}\n")), "{key}");
        assert_ne!(config, read(bare), "{key}");
        let zahl: f64 = wert.parse().expect("a number");
        assert_eq!(config.zahlen()[key].to_bits(), zahl.to_bits(), "{key}");
    }
}

#[test]
fn the_table_above_and_the_numbers_of_the_settings_are_the_same() {
    let known: BTreeSet<String> = read(BASE).zahlen().into_keys().collect();
    let tested: BTreeSet<String> = TABLE.iter().map(|(key, _, _)| (*key).to_owned()).collect();
    assert_eq!(known, tested);
    // Each field of `ddv.toml` that is a number is among them.
    let mut fields = Vec::new();
    RawConfig::fields("", &mut fields);
    for field in fields {
        let is_there = known.iter().any(|key| match field.path.strip_suffix('*') {
            Some(table) => key.starts_with(table),
            None => *key == field.path || key.starts_with(&format!("{}.", field.path)),
        });
        let is_word = field.path == "verwaltung.name" || field.path.starts_with("regeln");
        assert_eq!(is_there, !is_word, "{}", field.path);
    }
}

#[test]
fn what_is_not_replaced_stays_as_written() {
    let (config, problems) = with(
        BASE,
        "gewicht_antrag=50,einwohner.2025=650000,unterschrift.schriftform=1",
    );
    assert_eq!(problems, []);
    let written = read(BASE);
    let mut expected = written.clone();
    expected.modernisierung.gewicht_antrag = 50.0;
    expected.einwohner.insert(crate::model::Jahr(2025), 650_000.0);
    let points = &mut expected.modernisierung.punkte.unterschrift;
    points.insert(crate::model::prozess::Unterschrift::Schriftform, 1.0);
    assert_eq!(config, expected);
}

#[test]
fn the_end_of_a_key_is_enough_where_only_one_ends_so() {
    let key = |text: &str| Annahme::parse_all(text).map(|found| found[0].schluessel.clone());
    assert_eq!(
        key(" gewicht_recht = 50 ").as_deref(),
        Ok("modernisierung.gewicht_recht")
    );
    assert_eq!(key("technik=2").as_deref(), Ok("projekte.gewichte.technik"));
    assert_eq!(
        key("unterschrift.ersetzbar=2").as_deref(),
        Ok("modernisierung.punkte.unterschrift.ersetzbar")
    );
    insta::assert_snapshot!(refused("ersetzbar=2"), @"Die Einstellung `ersetzbar` ist nicht eindeutig. Es gibt `modernisierung.punkte.persoenliches_erscheinen.ersetzbar`, `modernisierung.punkte.unterschrift.ersetzbar`.");
}

#[test]
fn what_names_no_number_is_refused() {
    insta::assert_snapshot!(refused("gewicht_rehct=50"), @"Die Einstellung `gewicht_rehct` gibt es nicht. Meinten Sie `modernisierung.gewicht_recht`?");
    insta::assert_snapshot!(refused("haushalt=50"), @"Die Einstellung `haushalt` gibt es nicht. Durchspielen lassen sich die Zahlen unter `digitalisierung`, `einwohner`, `grenzen`, `modernisierung`, `prognose`, `projekte`, `steckbrief`.");
    insta::assert_snapshot!(refused("verwaltung.name=Dresden"), @"`verwaltung.name` ist keine Zahl und lässt sich nicht durchspielen. Ändern Sie sie in `ddv.toml`. Durchspielen lassen sich nur Zahlen.");
    insta::assert_snapshot!(refused("name=Dresden"), @"`name` ist keine Zahl und lässt sich nicht durchspielen. Ändern Sie sie in `ddv.toml`. Durchspielen lassen sich nur Zahlen.");
    insta::assert_snapshot!(refused("regeln.leika-doppelt=aus"), @"`regeln.leika-doppelt` ist keine Zahl und lässt sich nicht durchspielen. Ändern Sie sie in `ddv.toml`. Durchspielen lassen sich nur Zahlen.");
    insta::assert_snapshot!(refused("projekte.gewichte=2"), @"`projekte.gewichte` ist eine Gruppe von Einstellungen, keine einzelne. Nennen Sie eine davon: `projekte.gewichte.effizienz`, `projekte.gewichte.politische_intention`, `projekte.gewichte.rechtliche_vorgaben`, `projekte.gewichte.ressourcen`, `projekte.gewichte.technik`.");
    insta::assert_snapshot!(refused("einwohner=2"), @"`einwohner` ist eine Gruppe von Einstellungen, keine einzelne. Nennen Sie das Jahr dazu, etwa `einwohner.2030`.");
    insta::assert_snapshot!(refused("einwohner.+2030=2"), @"Die Einstellung `einwohner.+2030` gibt es nicht. Meinten Sie `einwohner.2030`?");
}

#[test]
fn what_is_no_assignment_is_refused() {
    insta::assert_snapshot!(refused("gewicht_recht"), @"In `gewicht_recht` fehlt das `=`. Schreiben Sie SCHLUESSEL=WERT, etwa `gewicht_recht=50`; mehrere Einstellungen trennt ein Komma.");
    insta::assert_snapshot!(refused("gewicht_recht="), @"Hinter `modernisierung.gewicht_recht=` fehlt die Zahl. Schreiben Sie SCHLUESSEL=WERT, etwa `gewicht_recht=50`; mehrere Einstellungen trennt ein Komma.");
    insta::assert_snapshot!(refused("gewicht_recht=null"), @"Hinter `modernisierung.gewicht_recht=` fehlt die Zahl. Schreiben Sie SCHLUESSEL=WERT, etwa `gewicht_recht=50`; mehrere Einstellungen trennt ein Komma.");
    insta::assert_snapshot!(refused("gewicht_recht=1,"), @"Die Angabe `gewicht_recht=1,` ist unvollständig. Schreiben Sie SCHLUESSEL=WERT, etwa `gewicht_recht=50`; mehrere Einstellungen trennt ein Komma.");
    insta::assert_snapshot!(refused(""), @"Die Angabe `` ist unvollständig. Schreiben Sie SCHLUESSEL=WERT, etwa `gewicht_recht=50`; mehrere Einstellungen trennt ein Komma.");
    let twice =
        Annahme::parse_all("gewicht_recht=1,modernisierung.gewicht_recht=2").and_then(Annahme::of_one_run);
    insta::assert_snapshot!(twice.expect_err("one key"), @"`modernisierung.gewicht_recht` ist in einem Lauf zweimal gesetzt.");
}

#[test]
fn values_are_checked_as_in_the_file() {
    for (text, wanted) in [
        ("gewicht_recht=0,5", NumberFault::Comma),
        ("gewicht_recht=1.000", NumberFault::Grouped),
        ("gewicht_recht=1e999", NumberFault::NotFinite),
        ("gewicht_recht=viel", NumberFault::Other),
        ("turnus_monate=1.5", NumberFault::Fraction),
    ] {
        let (_, problems) = with(BASE, text);
        assert_eq!(problems.len(), 1, "{text}");
        assert_eq!(
            problems[0].path.to_string(),
            Annahme::parse_all(text).expect("sound")[0].schluessel
        );
        assert!(
            matches!(&problems[0].kind, ProblemKind::BadNumber { reason, .. } if *reason == wanted),
            "{text}: {problems:?}"
        );
    }
    for text in [
        "gewicht_recht=-1",
        "digitalisierung.teilweise=1.1",
        "einwohner.2030=0",
        "horizont=12",
    ] {
        let (_, problems) = with(BASE, text);
        assert!(
            matches!(
                &problems[..],
                [Problem {
                    kind: ProblemKind::OutOfRange { .. },
                    ..
                }]
            ),
            "{text}"
        );
    }
    let (_, problems) = with(BASE, "einwohner.20300=5");
    assert!(matches!(
        &problems[..],
        [Problem {
            kind: ProblemKind::BadYear { .. },
            ..
        }]
    ));
}

#[test]
fn sums_are_checked_as_in_the_file() {
    for text in [
        "gewicht_recht=0,gewicht_antrag=0",
        "rechtliche_vorgaben=0,politische_intention=0,effizienz=0,technik=0,ressourcen=0",
        "regelungsebene.stadt=0,regelungsebene.land=0,regelungsebene.bund=0",
    ] {
        let (_, problems) = with(BASE, text);
        assert!(
            matches!(
                &problems[..],
                [Problem {
                    kind: ProblemKind::Inconsistent { .. },
                    ..
                }]
            ),
            "{text}"
        );
    }
    assert_eq!(with(BASE, "gewicht_recht=0").1, []);
}
