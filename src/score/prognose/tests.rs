//! Forecasts worked out by hand, and what holds for every register.

use proptest::prelude::*;

use super::{Fortschreibung, Grund, Luecke, Prognose, Rechnung, Szenario};
use crate::load::{MemoryTree, Snapshot};
use crate::model::{BerufsgruppeId, Jahr, ProzessId};

/// One VZÄ works 100,000 minutes and costs 1,000 EUR in 2024, then 10 % more each year; at most 30 % are relieved.
const SETTINGS: &str = "[verwaltung]\nname = 'X'\n[einwohner]\n2020 = 100\n2030 = 200\n[digitalisierung]\n\
    teilweise = 0.25\n[prognose]\nhorizont = 2028\narbeitsminuten_je_vza = 100000\nkosten_je_vza = 1000\n\
    kosten_basisjahr = 2024\ntarifsteigerung = 0.1\nobergrenze = 0.3\n";

/// 5,000 cases of 40 minutes in 2024: 2 VZÄ.
const ZAHLEN: &str = "kennzahlen: {stand: 2024-12-31, fallzahl: 5000, bearbeitungszeit_min: 40}\n";

fn load(files: impl IntoIterator<Item = (String, String)>) -> Snapshot {
    let ddv = ("ddv.toml".to_owned(), SETTINGS.to_owned());
    let mut files: Vec<(String, String)> = files.into_iter().collect();
    if !files.iter().any(|(path, _)| path == "ddv.toml") {
        files.push(ddv);
    }
    let snapshot = Snapshot::load(Box::new(MemoryTree::new(files))).expect("a registry in memory");
    assert_eq!(snapshot.diagnostics, []);
    snapshot
}

fn register(files: &[(&str, &str)]) -> Snapshot {
    load(
        files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned())),
    )
}

fn komponente(more: &str) -> String {
    format!("name: K\nbeschreibung: x\nschicht: basisdienst\nreifegrad: einsatzbereit\n{more}")
}

fn prozess(more: &str) -> String {
    format!("name: P\nstatus: aktiv\noe: amt\n{more}")
}

/// The process `p` of `text`, with the components `k` (effect 4 % in 2025, 12 % in 2027) and `l` (20 % always).
fn one(text: &str, szenario: Szenario) -> Result<Fortschreibung, Luecke> {
    let snapshot = register(&[
        (
            "komponenten/k.yaml",
            &komponente("effekt: {2025: 0.04, 2027: 0.12}\n"),
        ),
        ("komponenten/l.yaml", &komponente("effekt: {2000: 0.2}\n")),
        ("prozesse/p.yaml", &prozess(text)),
    ]);
    forecast(&snapshot, szenario)
}

fn forecast(snapshot: &Snapshot, szenario: Szenario) -> Result<Fortschreibung, Luecke> {
    let p = snapshot.registry.prozesse.find(&ProzessId::new("p")).expect("p");
    Rechnung::new(&snapshot.registry, &snapshot.config, szenario).prozess(p)
}

fn gruppe(settings: &str, text: &str) -> Result<Fortschreibung, Luecke> {
    let snapshot = register(&[
        ("ddv.toml", settings),
        (
            "komponenten/k.yaml",
            &komponente("effekt: {2025: 0.04, 2027: 0.12}\n"),
        ),
        (
            "komponenten/l.yaml",
            &komponente("effekt: {2000: 0.2}\nabgeloest_am: 2028-01-01\n"),
        ),
        ("berufsgruppen/g.yaml", &format!("name: G\n{text}")),
    ]);
    let g = snapshot
        .registry
        .berufsgruppen
        .find(&BerufsgruppeId::new("g"))
        .expect("g");
    Rechnung::new(&snapshot.registry, &snapshot.config, Szenario::Plan).berufsgruppe(g)
}

fn rows(one: &Fortschreibung, pick: fn(&super::Jahreswert) -> f64) -> Vec<f64> {
    one.jahre.iter().map(pick).collect()
}

fn assert_close(got: &[f64], wanted: &[f64]) {
    let is_close = |(a, b): (&f64, &f64)| (a - b).abs() < 1e-9 * b.abs().max(1.0);
    assert!(
        got.len() == wanted.len() && got.iter().zip(wanted).all(is_close),
        "{got:?}, wanted {wanted:?}"
    );
}

/// Nothing is used: in 2025 4 + 20 %, then 8 + 20 %, then 32 % and 32 %, of which the cap leaves 30 %.
#[test]
fn cost_and_relief_up_to_the_cap() {
    let one = one(ZAHLEN, Szenario::Voll).expect("a forecast");
    assert_eq!((one.basisjahr, one.fallzahl), (Jahr(2024), Some(5000.0)));
    assert_close(&[one.vza], &[2.0]);
    let years: Vec<i16> = one.jahre.iter().map(|wert| wert.jahr.0).collect();
    assert_eq!(years, [2025, 2026, 2027, 2028]);
    assert_close(&rows(&one, |w| w.vza), &[2.0; 4]);
    assert_close(&rows(&one, |w| w.kosten_eur), &[2200.0, 2420.0, 2662.0, 2928.2]);
    assert_close(&rows(&one, |w| w.anteile), &[0.24, 0.28, 0.32, 0.32]);
    assert_close(&rows(&one, |w| w.entlastung), &[0.24, 0.28, 0.3, 0.3]);
    assert_close(&rows(&one, |w| w.eingespart_vza), &[0.48, 0.56, 0.6, 0.6]);
    assert_close(&[one.eingespart_eur()], &[528.0 + 677.6 + 798.6 + 878.46]);
    assert!(one.im(Jahr(2024)).is_none() && one.im(Jahr(2028)).is_some());
}

/// From 2024 the inhabitants grow from 140 to 150, 160, 170, 180.
#[test]
fn cases_grow_in_four_ways() {
    let grown = |more: &str| {
        let one = one(&format!("{ZAHLEN}{more}"), Szenario::Voll).expect("a forecast");
        let cases: Vec<f64> = one.jahre.iter().filter_map(|wert| wert.fallzahl).collect();
        // What is bound grows alike.
        assert_close(
            &rows(&one, |w| w.vza),
            &cases.iter().map(|n| n / 2500.0).collect::<Vec<_>>(),
        );
        cases
    };
    let einwohner = [150.0, 160.0, 170.0, 180.0].map(|n| 5000.0 * n / 140.0);
    assert_close(&grown("ausrichtung: extern\n"), &einwohner);
    assert_close(
        &grown("ausrichtung: intern\nentwicklung: {art: einwohner}\n"),
        &einwohner,
    );
    assert_close(&grown("ausrichtung: intern\n"), &[5000.0; 4]);
    assert_close(&grown(""), &[5000.0; 4]);
    assert_close(
        &grown("entwicklung: {art: rate, prozent_pa: -10}\n"),
        &[4500.0, 4050.0, 3645.0, 3280.5],
    );
    // The value of the base year is the case number, whatever the table says of it and of years before.
    assert_close(
        &grown("entwicklung: {art: werte, werte: {2020: 1, 2024: 9, 2026: 6000, 2027: 3000}}\n"),
        &[5500.0, 6000.0, 3000.0, 3000.0],
    );
    assert_close(
        &grown("entwicklung: {art: werte, werte: {2023: 1}}\n"),
        &[5000.0; 4],
    );
}

/// From 0 cases a table leads to 1,000 in 2026, which bind 0.4 VZÄ on top of what is stated.
#[test]
fn a_table_that_starts_at_zero_has_no_factor() {
    let werte = "entwicklung: {art: werte, werte: {2026: 1000}}\n";
    let text =
        format!("kennzahlen: {{stand: 2024-01-01, fallzahl: 0, bearbeitungszeit_min: 40, vza: 3}}\n{werte}");
    let stated = one(&text, Szenario::Voll).expect("a forecast");
    assert_close(&rows(&stated, |w| w.vza), &[3.2, 3.4, 3.4, 3.4]);
    assert!(stated.jahre.iter().all(|wert| wert.wachstum.is_none()));
    let text = format!("kennzahlen: {{stand: 2024-01-01, fallzahl: 0, vza: 3}}\n{werte}");
    let without_time = one(&text, Szenario::Voll).expect("a forecast");
    assert_close(&rows(&without_time, |w| w.vza), &[3.0; 4]);
    let rate =
        "kennzahlen: {stand: 2024-01-01, fallzahl: 0, vza: 3}\nentwicklung: {art: rate, prozent_pa: 100}\n";
    let rate = one(rate, Szenario::Voll).expect("a forecast");
    assert_close(&rows(&rate, |w| w.vza), &[6.0, 12.0, 24.0, 48.0]);
    assert_close(&[rate.jahre[3].fallzahl.unwrap_or(-1.0)], &[0.0]);
}

/// What a cell counts, in both scenarios: `k` is as given, `l` makes no sense.
#[test]
fn the_status_of_a_cell_decides() {
    let l = "  l: {status: nicht-anwendbar, grund: x}\n";
    let shares = |k: &str, szenario| {
        let text = format!("{ZAHLEN}komponenten:\n{l}{k}");
        rows(&one(&text, szenario).expect("a forecast"), |w| w.anteile)
    };
    let effect = [0.04, 0.08, 0.12, 0.12];
    let nothing = [0.0; 4];
    for (k, voll, plan) in [
        ("", effect, nothing),
        ("  k: {status: moeglich}\n", effect, nothing),
        ("  k: {status: genutzt, seit: 2030-01-01}\n", nothing, nothing),
        // Three quarters are still to come.
        (
            "  k: {status: teilweise, seit: 2020-01-01}\n",
            [0.03, 0.06, 0.09, 0.09],
            nothing,
        ),
        (
            "  k: {status: geplant, bis: 2027-12-31}\n",
            effect,
            [0.0, 0.0, 0.12, 0.12],
        ),
        ("  k: {status: geplant, bis: 2020-01-01}\n", effect, effect),
        ("  k: {status: nicht-anwendbar, grund: y}\n", nothing, nothing),
    ] {
        assert_close(&shares(k, Szenario::Voll), &voll);
        assert_close(&shares(k, Szenario::Plan), &plan);
    }
}

/// A Wirkung of -8 of 40 minutes stands in place of the effect: 20 %.
#[test]
fn a_wirkung_stands_in_place_of_the_effect() {
    let shares = |k: &str, szenario| {
        let text = format!("{ZAHLEN}komponenten:\n  l: {{status: genutzt, seit: 2020-01-01}}\n{k}");
        rows(&one(&text, szenario).expect("a forecast"), |w| w.anteile)
    };
    for (k, voll, plan) in [
        (
            "  k: {status: geplant, bis: 2026-03-01, wirkung: {bearbeitungszeit_min: -8}}\n",
            [0.0, 0.2, 0.2, 0.2],
            [0.0, 0.2, 0.2, 0.2],
        ),
        (
            "  k: {status: moeglich, wirkung: {bearbeitungszeit_min: -8}}\n",
            [0.2; 4],
            [0.0; 4],
        ),
        (
            "  k: {status: teilweise, seit: 2020-01-01, wirkung: {bearbeitungszeit_min: -8}}\n",
            [0.15; 4],
            [0.0; 4],
        ),
        (
            "  k: {status: genutzt, seit: 2020-01-01, wirkung: {bearbeitungszeit_min: -8}}\n",
            [0.0; 4],
            [0.0; 4],
        ),
        // It costs effort.
        (
            "  k: {status: geplant, bis: 2027-01-01, wirkung: {bearbeitungszeit_min: 80}}\n",
            [0.0, 0.0, -2.0, -2.0],
            [0.0, 0.0, -2.0, -2.0],
        ),
        // Another Kennzahl leaves the effect.
        (
            "  k: {status: moeglich, wirkung: {durchlaufzeit_tage: -8}}\n",
            [0.04, 0.08, 0.12, 0.12],
            [0.0; 4],
        ),
    ] {
        assert_close(&shares(k, Szenario::Voll), &voll);
        assert_close(&shares(k, Szenario::Plan), &plan);
    }
}

/// There is no lower bound, and nothing to divide by 0 minutes.
#[test]
fn effort_has_no_bound_and_no_minutes_no_wirkung() {
    let k = "komponenten:\n  l: {status: genutzt, seit: 2020-01-01}\n  \
             k: {status: moeglich, wirkung: {bearbeitungszeit_min: 80}}\n";
    let more = one(&format!("{ZAHLEN}{k}"), Szenario::Voll).expect("a forecast");
    assert_close(&rows(&more, |w| w.eingespart_vza), &[-4.0; 4]);
    assert!(more.eingespart_eur() < 0.0);
    let none =
        format!("kennzahlen: {{stand: 2024-12-31, fallzahl: 5000, bearbeitungszeit_min: 0, vza: 2}}\n{k}");
    let none = one(&none, Szenario::Voll).expect("a forecast");
    assert_close(&rows(&none, |w| w.anteile), &[0.04, 0.08, 0.12, 0.12]);
}

#[test]
fn a_replaced_component_and_one_for_others_relieve_nothing() {
    let snapshot = register(&[
        (
            "komponenten/k.yaml",
            &komponente("effekt: {2020: 0.1}\nabgeloest_am: 2027-01-01\n"),
        ),
        (
            "komponenten/l.yaml",
            &komponente("effekt: {2020: 0.1}\ngilt_fuer: {ausrichtung: [intern]}\n"),
        ),
        ("komponenten/m.yaml", &komponente("")),
        (
            "komponenten/n.yaml",
            &komponente("effekt: {2020: 0.05}\ngilt_fuer: {ausrichtung: [intern]}\n"),
        ),
        (
            "prozesse/p.yaml",
            &prozess(&format!("{ZAHLEN}komponenten:\n  n: {{status: moeglich}}\n")),
        ),
    ]);
    let one = forecast(&snapshot, Szenario::Voll).expect("a forecast");
    // The written status of n wins over what it is meant for.
    assert_close(&rows(&one, |w| w.anteile), &[0.15, 0.15, 0.05, 0.05]);
    let p = snapshot.registry.prozesse.find(&ProzessId::new("p")).expect("p");
    let rechnung = Rechnung::new(&snapshot.registry, &snapshot.config, Szenario::Voll);
    let reasons: Vec<(Grund, bool)> = rechnung
        .anteile(p, one.basisjahr)
        .iter()
        .map(|anteil| (anteil.grund, anteil.counts()))
        .collect();
    let effect = Grund::Effekt { ab: None };
    assert_eq!(
        reasons,
        [
            (effect, true),
            (Grund::AusserhalbGeltung, false),
            (effect, false),
            (effect, true)
        ]
    );
}

#[test]
fn what_is_missing_is_told() {
    let luecke = |text: &str| one(text, Szenario::Voll).expect_err("no forecast");
    assert_eq!(luecke(""), Luecke::StandFehlt);
    assert_eq!(
        luecke("kennzahlen: {fallzahl: 1, bearbeitungszeit_min: 1}\n"),
        Luecke::StandFehlt
    );
    assert_eq!(
        luecke("kennzahlen: {stand: 2024-01-01, bearbeitungszeit_min: 1, vza: 1}\n"),
        Luecke::FallzahlFehlt
    );
    assert_eq!(
        luecke("kennzahlen: {stand: 2024-01-01, fallzahl: 1}\n"),
        Luecke::VzaUnbekannt
    );
    // 1e6 % a year makes 5000 · 10001^n: n years are too many for any number.
    let rate = format!("{ZAHLEN}entwicklung: {{art: rate, prozent_pa: 1e80}}\n");
    assert_eq!(luecke(&rate), Luecke::ZuGross);
    assert_eq!(
        luecke("kennzahlen: {stand: 2024-01-01, fallzahl: 9, bearbeitungszeit_min: 1e308, vza: 1e308}\n"),
        Luecke::ZuGross
    );
    let endless = format!(
        "{ZAHLEN}komponenten:\n  k: {{status: moeglich, wirkung: {{bearbeitungszeit_min: -1e308}}}}\n  \
         l: {{status: moeglich, wirkung: {{bearbeitungszeit_min: 1e308}}}}\n"
    );
    let one = one(&endless.replace("40", "0.01"), Szenario::Voll);
    assert_eq!(one.expect_err("no forecast"), Luecke::ZuGross);
}

#[test]
fn figures_of_the_horizon_or_later_have_no_year() {
    for year in [2028, 2031] {
        let text = format!("kennzahlen: {{stand: {year}-06-30, fallzahl: 5000, bearbeitungszeit_min: 40}}\n");
        let one = one(&text, Szenario::Voll).expect("a forecast");
        assert_eq!(one.jahre, []);
        assert!(one.eingespart_eur().to_bits() == 0, "not -0.0");
    }
}

/// `k` counts 4, 8, 12, 12 % and `l` 20 % until 2027; the scenario is `plan`, which does not matter.
#[test]
fn a_berufsgruppe_takes_the_effects_of_its_components() {
    let stand = "stand: 2024-12-31\nkomponenten: [k, l, k]\n";
    let own = gruppe(SETTINGS, &format!("vza: 10\nkosten_je_vza: 500\n{stand}")).expect("a forecast");
    assert_close(&rows(&own, |w| w.vza), &[10.0; 4]);
    assert_close(&rows(&own, |w| w.kosten_eur), &[5500.0, 6050.0, 6655.0, 7320.5]);
    assert_close(&rows(&own, |w| w.entlastung), &[0.24, 0.28, 0.3, 0.12]);
    assert_eq!((own.fallzahl, own.jahre[0].fallzahl), (None, None));
    let general = gruppe(SETTINGS, &format!("vza: 10\n{stand}")).expect("a forecast");
    assert_close(&rows(&general, |w| w.kosten_eur)[..1], &[11_000.0]);
    let werte = "entwicklung: {art: werte, werte: {2026: 4}}\n";
    let zero = gruppe(SETTINGS, &format!("vza: 0\n{stand}{werte}")).expect("a forecast");
    assert_close(&rows(&zero, |w| w.vza), &[2.0, 4.0, 4.0, 4.0]);
    let down = gruppe(SETTINGS, &format!("vza: 10\n{stand}{werte}")).expect("a forecast");
    assert_close(&rows(&down, |w| w.vza), &[7.0, 4.0, 4.0, 4.0]);
    let none = gruppe(SETTINGS, "vza: 10\nstand: 2024-12-31\n").expect("a forecast");
    assert!(
        none.jahre.iter().all(|wert| wert.eingespart_eur.to_bits() == 0),
        "not -0.0"
    );
    let einwohner = gruppe(
        SETTINGS,
        &format!("vza: 14\n{stand}entwicklung: {{art: einwohner}}\n"),
    );
    assert_close(
        &rows(&einwohner.expect("a forecast"), |w| w.vza),
        &[15.0, 16.0, 17.0, 18.0],
    );
    let without = SETTINGS.replace("2020 = 100\n2030 = 200\n", "");
    let einwohner = gruppe(
        &without,
        &format!("vza: 14\n{stand}entwicklung: {{art: einwohner}}\n"),
    );
    assert_close(&rows(&einwohner.expect("a forecast"), |w| w.vza), &[14.0; 4]);
}

/// p starts in 2024, q in 2026, r in 2028, s has no cases.
#[test]
fn each_process_counts_in_its_own_years() {
    let of_2026 = ZAHLEN.replace("2024", "2026") + "entwicklung: {art: rate, prozent_pa: 100}\n";
    let snapshot = register(&[
        ("komponenten/l.yaml", &komponente("effekt: {2000: 0.2}\n")),
        ("prozesse/p.yaml", &prozess(ZAHLEN)),
        ("prozesse/q.yaml", &prozess(&of_2026)),
        ("prozesse/r.yaml", &prozess(&ZAHLEN.replace("2024", "2028"))),
        ("prozesse/s.yaml", &prozess("kennzahlen: {stand: 2024-01-01}\n")),
    ]);
    for order in [["p", "q", "r", "s"], ["s", "r", "q", "p"]] {
        let rechnung = Rechnung::new(&snapshot.registry, &snapshot.config, Szenario::Voll);
        let mut summe = Prognose::default();
        for id in order {
            let prozess = snapshot
                .registry
                .prozesse
                .find(&ProzessId::new(id))
                .expect("an id");
            summe.add(rechnung.prozess(prozess).as_ref().map_err(|l| *l));
        }
        let rows: Vec<(i16, u64)> = summe.jahre.iter().map(|(y, s)| (y.0, s.anzahl)).collect();
        assert_eq!(rows, [(2025, 1), (2026, 1), (2027, 2), (2028, 2)]);
        let vza: Vec<f64> = summe.jahre.values().map(|s| s.vza).collect();
        assert_close(&vza, &[2.0, 2.0, 6.0, 10.0]);
        // q grows by 6; 20 % of 10 are relieved.
        assert_close(&[summe.aufwuchs_vza, summe.eingespart_vza_horizont], &[6.0, 2.0]);
        assert_close(&[summe.daempfung().unwrap_or_default()], &[2.0 / 6.0]);
        assert_eq!(
            (summe.anzahl, summe.ohne_zukunft, summe.ohne_prognose()),
            (2, 1, 1)
        );
        assert_eq!(summe.luecken[&Luecke::FallzahlFehlt], 1);
    }
    assert_eq!(Prognose::default().daempfung(), None);
}

/// A process with random figures and cells of three components, by the text of its file.
fn any_prozess() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        Just(String::new()),
        Just("{status: moeglich}".to_owned()),
        Just("{status: genutzt, seit: 2024-01-01}".to_owned()),
        Just("{status: teilweise, seit: 2024-01-01}".to_owned()),
        (2020..2033i16).prop_map(|y| format!("{{status: geplant, bis: {y}-06-30}}")),
        (2020..2033i16, -60..60i32).prop_map(|(y, m)| format!(
            "{{status: geplant, bis: {y}-06-30, wirkung: {{bearbeitungszeit_min: {m}}}}}"
        )),
    ];
    let growth = prop_oneof![
        Just(String::new()),
        Just("entwicklung: {art: einwohner}\n".to_owned()),
        (-50..50i32).prop_map(|p| format!("entwicklung: {{art: rate, prozent_pa: {p}}}\n")),
        (2020..2032i16, 0..9000u32)
            .prop_map(|(y, n)| format!("entwicklung: {{art: werte, werte: {{{y}: {n}}}}}\n")),
    ];
    let cells = proptest::collection::vec(cell, 3);
    (2019..2030i16, 0..9000u32, 1..90u32, growth, cells).prop_map(|(year, cases, minutes, growth, cells)| {
        let cells = cells.iter().zip(["a", "b", "c"]).filter(|(cell, _)| !cell.is_empty());
        let cells: Vec<String> = cells.map(|(cell, id)| format!("  {id}: {cell}\n")).collect();
        let cells = if cells.is_empty() {
            String::new()
        } else {
            format!("komponenten:\n{}", cells.concat())
        };
        prozess(&format!(
            "kennzahlen: {{stand: {year}-06-30, fallzahl: {cases}, bearbeitungszeit_min: {minutes}}}\n{growth}{cells}"
        ))
    })
}

fn any_register() -> impl Strategy<Value = Vec<(String, String)>> {
    let effect = (2018..2032i16, 0..40u32, 2018..2032i16, 0..40u32).prop_map(|(y, a, z, b)| {
        if y == z {
            format!("effekt: {{{y}: 0.{a:02}}}\n")
        } else {
            format!("effekt: {{{y}: 0.{a:02}, {z}: 0.{b:02}}}\n")
        }
    });
    let components = proptest::collection::vec(effect, 3);
    let processes = proptest::collection::vec(any_prozess(), 1..6);
    (components, processes).prop_map(|(components, processes)| {
        let components = components.iter().zip(["a", "b", "c"]);
        let components =
            components.map(|(effect, id)| (format!("komponenten/{id}.yaml"), komponente(effect)));
        let processes = processes.into_iter().enumerate();
        let processes = processes.map(|(n, text)| (format!("prozesse/p{n}.yaml"), text));
        components.chain(processes).collect()
    })
}

fn sum(snapshot: &Snapshot, szenario: Szenario) -> (Prognose, Vec<Fortschreibung>) {
    let rechnung = Rechnung::new(&snapshot.registry, &snapshot.config, szenario);
    let mut summe = Prognose::default();
    let mut all = Vec::new();
    for prozess in snapshot.registry.active() {
        let one = rechnung.prozess(prozess);
        summe.add(one.as_ref().map_err(|l| *l));
        all.extend(one);
    }
    (summe, all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_cap_holds_and_processes_add_up_to_rows(files in any_register()) {
        let snapshot = load(files);
        for szenario in [Szenario::Voll, Szenario::Plan] {
            let (summe, all) = sum(&snapshot, szenario);
            let cap = snapshot.config.prognose.obergrenze;
            for wert in all.iter().flat_map(|one| &one.jahre) {
                prop_assert!(wert.entlastung <= cap && wert.entlastung <= wert.anteile);
                prop_assert!(wert.eingespart_vza <= wert.vza * cap);
            }
            prop_assert!(summe.is_finite());
            let by_process: f64 = all.iter().map(Fortschreibung::eingespart_eur).sum();
            let by_year: f64 = summe.jahre.values().map(|row| row.eingespart_eur).sum();
            for total in [by_process, by_year] {
                prop_assert!((total - summe.eingespart_eur).abs() <= 1e-9 * total.abs().max(1.0));
            }
            let last = summe.jahre.last_key_value().map_or(0.0, |(_, row)| row.eingespart_vza);
            prop_assert!((last - summe.eingespart_vza_horizont).abs() <= 1e-9 * last.abs().max(1.0));
        }
    }

    /// Without a Wirkung, what is planned is a part of what is possible.
    #[test]
    fn the_plan_never_saves_more_than_everything(files in any_register()) {
        let files = files.into_iter().map(|(path, text)| {
            let without = text.split(", wirkung: {").map(|part| part.split_once("}}\n").map_or(part.to_owned(), |(m, rest)| {
                if m.starts_with("bearbeitungszeit_min") { format!("}}\n{rest}") } else { part.to_owned() }
            }));
            (path, without.collect::<String>())
        });
        let snapshot = load(files);
        let (_, voll) = sum(&snapshot, Szenario::Voll);
        let (_, plan) = sum(&snapshot, Szenario::Plan);
        let years = |all: &[Fortschreibung]| all.iter().flat_map(|one| one.jahre.clone()).collect::<Vec<_>>();
        for (voll, plan) in years(&voll).iter().zip(years(&plan)) {
            prop_assert!(0.0 <= plan.entlastung && plan.entlastung <= voll.entlastung);
        }
    }

    #[test]
    fn the_order_of_files_does_not_matter(files in any_register()) {
        let mut turned = files.clone();
        turned.reverse();
        let (a, b) = (load(files), load(turned));
        prop_assert_eq!(sum(&a, Szenario::Voll), sum(&b, Szenario::Voll));
    }
}
