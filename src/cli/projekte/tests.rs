//! What `ddv projekte` takes: words, selections, amounts.

use std::mem::ManuallyDrop;

use super::super::testing::ddv;
use super::{parse_ampel, parse_phase};
use crate::check::testing::snapshot_of_bare_projects as snapshot;
use crate::cli::args::AuswahlArgs;
use crate::cli::session::{Loaded, Ort, find};
use crate::model::projekt::Phase;
use crate::model::{Kind, ProgrammId};
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::testing::kopf;

/// One project of an office, one of a unit below it.
const FILES: [(&str, &str); 3] = [
    (
        "organisation/amt-22-1.yaml",
        "name: Kasse\nkuerzel: \"22.1\"\nart: abteilung\nteil_von: amt-22\n",
    ),
    (
        "projekte/spaet.yaml",
        "name: Spätes Projekt\nphase: umsetzung\noe: amt-22\nstatus: {ampel: rot, stand: 2026-03-01}\n",
    ),
    (
        "projekte/bezahlung.yaml",
        "oe: amt-22-1\nstatus: {ampel: gruen, stand: 2026-03-30}\n",
    ),
];

#[test]
fn words_on_the_command_line_are_explained() {
    assert_eq!(parse_phase("rollout"), Ok(Phase::Rollout));
    assert!(parse_phase("rolout").is_err_and(|e| e.contains("Meinten Sie `rollout`?")));
    assert!(parse_ampel("blau").is_err_and(|e| e.contains("gruen, gelb, rot, ohne")));
    assert!(parse_ampel("ohne").is_ok_and(|a| a.0.is_none()));
    let snapshot = snapshot(&FILES);
    assert!(find::<ProgrammId>(&snapshot.registry, "digtal").is_err());
}

#[test]
fn the_general_selection_gives_projects() {
    let select = |oe: Option<&str>, wo: Option<&str>| {
        let args = AuswahlArgs {
            oe: oe.map(str::to_owned),
            wo: wo.map(str::to_owned),
        };
        let loaded = Loaded {
            kopf: kopf(&self::snapshot(&FILES)),
            snapshot: ManuallyDrop::new(self::snapshot(&FILES)),
            aenderungen: Aenderungsstand::unknown(),
            ort: Ort {
                ordner: None,
                commit: None,
            },
        };
        let request = loaded.select(Kind::Projekte, &args);
        request.map(|request| request.ids().into_iter().collect::<Vec<_>>())
    };
    let both = select(Some("amt-22"), None).expect("projects");
    assert_eq!(both, ["bezahlung", "spaet"]);
    let one = select(Some("amt-22"), Some("status.ampel = gruen")).expect("projects");
    assert_eq!(one, ["bezahlung"]);
    assert!(select(Some("amt-23"), None).is_err());
    assert!(select(None, Some("fallzahl > 3")).is_err());
}

/// The largest amount and one cent more: no sum of them is right, so none is shown, as in `ddv budget`.
#[test]
fn amounts_too_large_for_an_exact_sum_are_refused() {
    let files = [
        ("ddv.toml", "[verwaltung]\nname = \"Teststadt\"\n"),
        (
            "projekte/riese.yaml",
            "name: Riese\nphase: umsetzung\nziel: {art: effizienz, beschreibung: Groß}\n\
             budget: [{jahr: 2026, plan: 92233720368547758.07}, {jahr: 2026, plan: 0.01}]\n",
        ),
    ];
    for command in [["projekte"].as_slice(), &["projekt", "riese"], &["budget"]] {
        let answer = ddv(&files, command);
        assert!(answer.contains("zusammen zu groß"), "{command:?}: {answer}");
        assert!(answer.ends_with("[2]"), "{command:?}: {answer}");
    }
}
