//! Runs all rules on the registers that ship as examples: one shows every defect, the others none that is an error.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::RULES;
use super::testing::{assert_places_exist, findings};
use crate::load::{FolderTree, Snapshot};
use crate::model::Jahr;
use crate::model::projekt::BudgetArt;

/// Rules that `examples/mangelhaft` can't show, and why.
const NOT_SHOWN: [(&str, &str); 5] = [
    (
        "ausnahme-ohne-grund",
        "shown there, but raised where exceptions are applied, behind `check`",
    ),
    (
        "ausnahme-ungenutzt",
        "shown there, but raised where exceptions are applied, behind `check`",
    ),
    ("datei-unlesbar", "git does not keep who may read a file"),
    (
        "phase-uebersprungen",
        "the example is one state, and the rule needs a history",
    ),
    (
        "schreibweise-doppelt",
        "two such names can't be checked out on Windows and macOS",
    ),
];

fn load(folder: &str) -> Snapshot {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    Snapshot::load(Box::new(FolderTree::new(root))).expect("the example is a register")
}

#[test]
fn the_defective_register_shows_every_rule() {
    let snapshot = load("examples/mangelhaft");
    let mut silent = BTreeSet::new();
    for rule in RULES {
        let found = findings(*rule, &snapshot);
        assert_places_exist(&snapshot, &found);
        if found.is_empty() {
            silent.insert(rule.page().id.0);
        }
    }
    let sound = |file: &str| file == "prozesse/amt-22/hundesteuer.yaml";
    let all = RULES.iter().flat_map(|rule| findings(*rule, &snapshot));
    let wrong = all.filter(|d| sound(snapshot.sources.path(d.place.source)));
    assert_eq!(wrong.collect::<Vec<_>>(), [], "the sound Steckbrief");
    let expected: BTreeSet<&str> = NOT_SHOWN.iter().map(|(name, _)| *name).collect();
    assert_eq!(silent, expected);
}

#[test]
fn its_readme_names_every_rule_and_only_files_that_show_it() {
    let snapshot = load("examples/mangelhaft");
    let readme = include_str!("../../examples/mangelhaft/README.md");
    let mut table: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in readme.lines().filter_map(|line| line.strip_prefix("| `")) {
        let (rule, files) = row.split_once("` | ").expect("a row names a rule, then files");
        let files = files.split(" | ").next().unwrap_or_default();
        table.insert(rule, files.split('`').skip(1).step_by(2).collect());
    }
    for rule in RULES {
        let name = rule.page().id.0;
        if NOT_SHOWN.iter().any(|(hidden, _)| *hidden == name) {
            continue;
        }
        let found = findings(*rule, &snapshot);
        let actual: BTreeSet<&str> = found
            .iter()
            .map(|d| snapshot.sources.path(d.place.source))
            .collect();
        let told: BTreeSet<&str> = table.get(name).into_iter().flatten().copied().collect();
        assert!(
            !told.is_empty(),
            "README.md has no row for {name}; found in {actual:?}"
        );
        assert!(told.is_subset(&actual), "{name}: told {told:?}, found {actual:?}");
    }
}

#[test]
fn the_other_registers_have_no_errors() {
    for folder in ["registry", "examples/leipzig"] {
        let snapshot = load(folder);
        for rule in RULES {
            let found = findings(*rule, &snapshot);
            assert_places_exist(&snapshot, &found);
            let errors: Vec<_> = found
                .iter()
                .filter(|d| d.severity == crate::diag::Severity::Fehler)
                .map(|d| (snapshot.sources.path(d.place.source), &d.message))
                .collect();
            assert!(errors.is_empty(), "{folder}: {errors:?}");
        }
    }
}

/// The plan of `examples/leipzig` up to 2020, to the cent (L 6.3): 300,000 and 500,000 Euro, then 4 million for both years:
/// 1.5 investment, 1.9 services, 0.6 operation.
#[test]
fn leipzig_plans_what_its_paper_says() {
    let snapshot = load("examples/leipzig");
    let mut sums: BTreeMap<(Jahr, BudgetArt), i64> = BTreeMap::new();
    for projekt in snapshot.registry.projekte.iter() {
        for row in projekt.budget_bis(Jahr(2020)) {
            let (jahr, art, plan) = (row.jahr, row.art, row.plan);
            let key = jahr.zip(art).expect("each row has a year and a kind");
            *sums.entry(key).or_default() += plan.expect("each row has a plan").cents();
        }
    }
    let euros = |jahre: &[Jahr], art: Option<BudgetArt>| -> i64 {
        let meant = sums
            .iter()
            .filter(|((jahr, of), _)| jahre.contains(jahr) && art.is_none_or(|art| art == *of));
        meant.map(|(_, cents)| cents).sum::<i64>() / 100
    };
    assert!(sums.values().all(|cents| cents % 100 == 0));
    assert_eq!(euros(&[Jahr(2017)], None), 300_000);
    assert_eq!(euros(&[Jahr(2018)], None), 500_000);
    let later = [Jahr(2019), Jahr(2020)];
    assert_eq!(euros(&later, Some(BudgetArt::Investition)), 1_500_000);
    assert_eq!(euros(&later, Some(BudgetArt::Dienstleistung)), 1_900_000);
    assert_eq!(euros(&later, Some(BudgetArt::Betrieb)), 600_000);
    assert_eq!(euros(&later, None), 4_000_000);
}
