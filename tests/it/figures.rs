//! Figures: worked examples done by hand, and properties that hold for every register.

use std::io;

use ddv::load::{Listed, MemoryTree, ReadError, Snapshot, Tree};
use ddv::model::{Anteil, Datum, Kennzahl, OeId};
use ddv::score::fallzahl::fallzahl_in;
use ddv::score::{Koeffizient, Modernisierungskoeffizient, Population, Spalten, Summe, is_massenverfahren};
use proptest::prelude::*;

fn load(files: &[(String, String)]) -> Snapshot {
    Snapshot::load(Box::new(MemoryTree::new(files.iter().cloned()))).expect("a register in memory")
}

fn day(text: &str) -> Datum {
    Datum::parse(text).expect("a day")
}

fn file(path: &str, text: &str) -> (String, String) {
    (path.to_owned(), text.to_owned())
}

fn component(id: &str, more: &str) -> (String, String) {
    let text = format!("name: {id}\nbeschreibung: x\nschicht: basisdienst\nreifegrad: einsatzbereit\n{more}");
    (format!("komponenten/{id}.yaml"), text)
}

fn process(id: &str, more: &str) -> (String, String) {
    (
        format!("prozesse/{id}.yaml"),
        format!("name: {id}\nstatus: aktiv\noe: amt\n{more}"),
    )
}

fn register(more: Vec<(String, String)>) -> Snapshot {
    let mut files = vec![
        file(
            "ddv.toml",
            "[verwaltung]\nname = \"X\"\n[einwohner]\n2020 = 100\n2030 = 200\n",
        ),
        file("organisation/amt.yaml", "name: Amt\nkuerzel: A\nart: amt\n"),
    ];
    files.extend(more);
    let snapshot = load(&files);
    assert_eq!(snapshot.diagnostics, []);
    snapshot
}

fn close(got: Option<f64>, wanted: f64) {
    assert!(
        got.is_some_and(|got| (got - wanted).abs() < 1e-12),
        "{got:?}, wanted {wanted}"
    );
}

const ANTRAG: &str = "recht: {aufgabenart: pflicht-weisungsfrei, regelungsebene: stadt}\n\
    antrag: {antragsmanagement: ja, externe_dateneingabe: teilweise, unterschrift: ersetzbar, \
    persoenliches_erscheinen: vorgeschrieben}\n";

/// R = (1 + 2) / (2 + 2) = 0.75; A = (2 + 1 + 1 + 0) / 8 = 0.5; M = 100 (25 · 0.75 + 75 · 0.5) / 100 = 56.25.
#[test]
fn modernisierungskoeffizient_by_hand() {
    let snapshot = register(vec![
        process("a", ANTRAG),
        process("b", "recht: {aufgabenart: freiwillig}\n"),
    ]);
    let settings = &snapshot.config.modernisierung;
    let mut processes = snapshot.registry.active();
    let a = Modernisierungskoeffizient::new(processes.next().expect("a"), settings);
    close(a.recht.map(Anteil::get), 0.75);
    close(a.antrag.map(Anteil::get), 0.5);
    close(a.koeffizient.map(Koeffizient::get), 56.25);
    let b = Modernisierungskoeffizient::new(processes.next().expect("b"), settings);
    assert_eq!((b.recht, b.antrag, b.koeffizient), (None, None, None));
    assert_eq!(b.fehlend().len(), 5);
    assert_eq!(b.fehlend()[0], "recht.regelungsebene");
}

#[test]
fn massenverfahren_have_strictly_more_cases_and_normal_advice() {
    let kennzahlen =
        |n: u64, advice: &str| format!("kennzahlen: {{fallzahl: {n}, beratungsaufwand: {advice}}}\n");
    let snapshot = register(vec![
        process("a", &kennzahlen(1000, "normal")),
        process("b", &kennzahlen(1001, "normal")),
        process("c", &kennzahlen(5000, "hoch")),
        process("d", "kennzahlen: {fallzahl: 5000}\n"),
    ]);
    let found = snapshot
        .registry
        .active()
        .map(|p| is_massenverfahren(p, &snapshot.config));
    assert_eq!(found.collect::<Vec<_>>(), [false, true, false, false]);
}

/// Weights 2, 1, 1; used fully, partly (0.5) and not at all: D = (2 · 1 + 0.5 + 0) / 4 = 0.625. A component that is not
/// available yet, one that is replaced and one outside its scope stay away.
#[test]
fn digitalisierungsgrad_by_hand() {
    let available = "verfuegbar_ab: 2020-01-01\n";
    let snapshot = register(vec![
        component("k1", &format!("{available}gewicht: 2\n")),
        component("k2", available),
        component("k3", available),
        component("neu", "verfuegbar_ab: 2027-01-01\n"),
        component("nie", ""),
        component("alt", &format!("{available}abgeloest_am: 2026-06-30\n")),
        component(
            "fremd",
            &format!("{available}gilt_fuer: {{ausrichtung: [intern]}}\n"),
        ),
        process(
            "a",
            "ausrichtung: extern\nkomponenten:\n  k1: {status: genutzt, seit: 2024-01-01}\n  \
             k2: {status: teilweise, seit: 2024-01-01}\n  neu: {status: geplant, bis: 2027-06-30}\n  \
             alt: {status: genutzt, seit: 2020-02-01}\n",
        ),
    ]);
    let process = snapshot.registry.active().next().expect("a");
    let spalten = Spalten::on(&snapshot.registry, day("2026-06-30"));
    let names: Vec<&str> = spalten.komponenten.iter().map(|k| k.id.as_str()).collect();
    assert_eq!(names, ["fremd", "k1", "k2", "k3"]);
    let grad = spalten.grad(process, &snapshot.config);
    close(grad.grad().map(Anteil::get), 0.625);
    assert_eq!((grad.geprueft, grad.zu_pruefen), (2, 3));
    // Before the use began only the old component counts, which was still a column then: 1 / (2 + 1 + 1 + 1).
    let before = Spalten::on(&snapshot.registry, day("2023-12-31"));
    close(
        before.grad(process, &snapshot.config).grad().map(Anteil::get),
        0.2,
    );
    // The plan adds the column that is available then: (2 + 0.5 + 0 + 1) / 5.
    let plan = Spalten::planned(&snapshot.registry, day("2027-12-31"));
    close(plan.grad(process, &snapshot.config).grad().map(Anteil::get), 0.7);
}

/// Two processes with D = 1 and 0 and cases 300 and 100: mean 0.5, by cases 0.75, quote 1 of 2; digital cases
/// (150 + 0) of 400; one of the two with an Ablauf is digital throughout.
#[test]
fn sums_by_hand() {
    let step = |medium: &str| format!("{{schritt: s, baustein: beraten, medium: {medium}}}");
    let snapshot = register(vec![
        component("k", "verfuegbar_ab: 2020-01-01\n"),
        process(
            "a",
            &format!(
                "kennzahlen: {{fallzahl: 300, fallzahl_digital: 150}}\nablauf: [{}]\nkomponenten:\n  \
                 k: {{status: genutzt, seit: 2021-01-01}}\n",
                step("digital")
            ),
        ),
        process(
            "b",
            &format!(
                "kennzahlen: {{fallzahl: 100, fallzahl_digital: 0}}\nablauf: [{}, {}]\n",
                step("digital"),
                step("papier")
            ),
        ),
        process("c", "komponenten:\n  k: {status: nicht-anwendbar, grund: g}\n"),
    ]);
    let population = Population::new(&snapshot.registry, None);
    let spalten = Spalten::on(&snapshot.registry, day("2026-06-30"));
    let summe = Summe::of(&population.prozesse, &spalten, &snapshot.config);
    assert_eq!(
        (summe.prozesse, summe.digitalisierbar, summe.digitalisiert),
        (3, 2, 1)
    );
    close(Kennzahl::Digitalisierungsgrad.wert(&summe).wert(), 0.5);
    close(
        Kennzahl::DigitalisierungsgradFallgewichtet.wert(&summe).wert(),
        0.75,
    );
    close(Kennzahl::Pruefgrad.wert(&summe).wert(), 2.0 / 3.0);
    close(Kennzahl::AnteilDigitalerFaelle.wert(&summe).wert(), 0.375);
    close(Kennzahl::DurchgaengigDigital.wert(&summe).wert(), 0.5);
    close(Kennzahl::Vollstaendigkeit.wert(&summe).wert(), 0.0);
}

#[test]
fn an_oe_counts_what_lies_below_it_and_a_cycle_once() {
    let unit = |id: &str, parent: &str| {
        let parent = if parent.is_empty() {
            String::new()
        } else {
            format!("teil_von: {parent}\n")
        };
        (
            format!("organisation/{id}.yaml"),
            format!("name: {id}\nkuerzel: K\nart: amt\n{parent}"),
        )
    };
    let at = |id: &str, oe: &str| {
        (
            format!("prozesse/{id}.yaml"),
            format!("name: {id}\nstatus: aktiv\noe: {oe}\n"),
        )
    };
    let snapshot = register(vec![
        unit("top", ""),
        unit("mid", "top"),
        unit("low", "mid"),
        unit("x", "y"),
        unit("y", "x"),
        at("p1", "top"),
        at("p2", "low"),
        at("p3", "x"),
        at("p4", "y"),
        at("p5", "nirgends"),
    ]);
    let ids = |oe: Option<&str>| {
        let oe = oe.map(OeId::new);
        let population = Population::new(&snapshot.registry, oe.as_ref());
        population
            .prozesse
            .iter()
            .map(|p| p.id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(Some("top")), ["p1", "p2"]);
    assert_eq!(ids(Some("x")), ["p3", "p4"]);
    assert_eq!(ids(None).len(), 5);
}

/// Inhabitants grow from 100 in 2020 to 200 in 2030: 150 in 2025, so cases of 2020 grow by half.
#[test]
fn cases_grow_as_the_steckbrief_says() {
    let base = "kennzahlen: {stand: 2020-12-31, fallzahl: 1000, bearbeitungszeit_min: 5}\n";
    let snapshot = register(vec![
        process("a", &format!("ausrichtung: extern\n{base}")),
        process("b", &format!("ausrichtung: intern\n{base}")),
        process(
            "c",
            &format!("entwicklung: {{art: rate, prozent_pa: 10}}\n{base}"),
        ),
        process(
            "d",
            &format!("entwicklung: {{art: werte, werte: {{2030: 3000, 2019: 7}}}}\n{base}"),
        ),
        process("e", "kennzahlen: {stand: 2020-12-31, fallzahl: 1000}\n"),
    ]);
    let in_2025 = |p| fallzahl_in(p, ddv::model::Jahr(2025), &snapshot.config);
    let grown: Vec<Option<f64>> = snapshot.registry.active().map(|p| in_2025(p)).collect();
    for (got, wanted) in grown.iter().zip([1500.0, 1000.0, 1610.51, 2000.0]) {
        assert!(
            got.is_some_and(|g| (g - wanted).abs() < 1e-9),
            "{got:?}, wanted {wanted}"
        );
    }
    assert_eq!(grown[4], None, "without handling time there is no forecast");
    let before = snapshot
        .registry
        .active()
        .next()
        .map(|p| fallzahl_in(p, ddv::model::Jahr(2019), &snapshot.config));
    assert_eq!(before, Some(None));
}

/// A tree that lists its files in reverse.
struct Reversed(MemoryTree);

impl Tree for Reversed {
    fn list(&self) -> io::Result<Vec<Listed>> {
        let mut listed = self.0.list()?;
        listed.reverse();
        Ok(listed)
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.0.read(path, limit)
    }
}

fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "{status: genutzt, seit: 2024-01-01}",
        "{status: genutzt, seit: 2027-01-01}",
        "{status: teilweise, seit: 2024-01-01}",
        "{status: geplant, bis: 2027-01-01}",
        "{status: moeglich}",
        "{status: nicht-anwendbar, grund: g}",
    ])
}

fn files(weights: &[f64], rows: &[Vec<&str>]) -> Vec<(String, String)> {
    let mut files = vec![
        file("ddv.toml", "[verwaltung]\nname = \"X\"\n"),
        file("organisation/amt.yaml", "name: Amt\nkuerzel: A\nart: amt\n"),
    ];
    for (i, weight) in weights.iter().enumerate() {
        files.push(component(
            &format!("k{i}"),
            &format!("verfuegbar_ab: 2020-01-01\ngewicht: {weight}\n"),
        ));
    }
    for (i, row) in rows.iter().enumerate() {
        let cells = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
        let cells = cells
            .map(|(k, cell)| format!("  k{k}: {cell}\n"))
            .collect::<Vec<_>>()
            .concat();
        let block = if cells.is_empty() {
            String::new()
        } else {
            format!("komponenten:\n{cells}")
        };
        files.push(process(&format!("p{i}"), &block));
    }
    files
}

fn grades(snapshot: &Snapshot) -> Vec<Option<f64>> {
    let spalten = Spalten::on(&snapshot.registry, day("2026-06-30"));
    let grade = |p| spalten.grad(p, &snapshot.config).grad().map(Anteil::get);
    snapshot.registry.active().map(|p| grade(p)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_grade_lies_between_0_and_1_and_use_never_lowers_it(
        weights in prop::collection::vec(0.1..9.0_f64, 1..6),
        rows in prop::collection::vec(prop::collection::vec(cell(), 6), 1..6),
        at in 0..6_usize,
    ) {
        let rows: Vec<Vec<&str>> = rows.iter().map(|r| r[..weights.len()].to_vec()).collect();
        let before = grades(&load(&files(&weights, &rows)));
        for grade in before.iter().flatten() {
            prop_assert!((0.0..=1.0).contains(grade));
        }
        let mut used = rows.clone();
        let column = at % weights.len();
        used[0][column] = "{status: genutzt, seit: 2024-01-01}";
        let after = grades(&load(&files(&weights, &used)));
        prop_assert!(after[0].unwrap_or_default() >= before[0].unwrap_or_default() - 1e-12);
    }

    #[test]
    fn the_order_of_files_never_matters(rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..6)) {
        let mut files = files(&[1.0, 2.0, 3.0], &rows);
        files.push(file("prozesse/z/p0.yaml", "name: doppelt\nstatus: aktiv\noe: amt\n"));
        files.push(file("prozesse/kaputt.yaml", "name: ["));
        let tree = MemoryTree::new(files.iter().cloned());
        let forward = Snapshot::load(Box::new(tree.clone())).expect("loads");
        let backward = Snapshot::load(Box::new(Reversed(tree))).expect("loads");
        prop_assert_eq!(grades(&forward), grades(&backward));
        prop_assert_eq!(&forward.diagnostics, &backward.diagnostics);
        prop_assert_eq!(forward.unreadable, 2);
    }
}
