//! The rank of projects in the portfolio, by five weighted criteria (L 5.3).
//!
//! With the weights w of `ddv.toml` and the values v of the criteria, 0 to 3:
//!
//! ```text
//! score = sum(w * v) / (3 * sum(w))        in 0..1
//! ```
//!
//! A criterion that a project does not state is derived where the register tells it:
//!
//! - `technik`, from the Reifegrad of the components the project names (L 4.1: six levels, i = 0 best .. 5):
//!   mean of 3 * (5 - i) / 5 over those that the register has. Not derivable without one.
//! - `effizienz`, from the EUR the project saves: 3 * max(saved, 0) / the most that any project of the register saves.
//!   `saved` is the sum over the active processes that the project names and that have a forecast (`fachmodell` 7), and
//!   over the years y after their base year up to the horizon, of kosten(y) * min(obergrenze, sum of e_k(y)), where k
//!   runs over the components the project names and e_k is the share of the scenario `voll`: applicable and not in use
//!   yet, partly used ones with the rest. So it is what is still to be gained on the day the register is read.
//!   Not derivable if the project names no known component or no process with a forecast, or if no project saves
//!   anything. The best project is sought in the whole register, ended ones included, so that no filter moves a score.
//!
//! The other three are judgements and never derived. The score is undefined if a criterion with a weight above 0 is
//! missing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::config::Config;
use crate::model::komponente::Reifegrad;
use crate::model::projekt::{Kriterien, Projekt};
use crate::model::prozess::ProzessStatus;
use crate::model::record::words;
use crate::model::value::Note;
use crate::model::{Anteil, Entity, ProjektId, Registry};
use crate::score::prognose::{Rechnung, Szenario};
use crate::score::{ratio, rounded};

/// The best value of a criterion.
const BEST: f64 = 3.0;

words! {
    /// A criterion.
    pub enum Projektkriterium {
        /// Legal obligation.
        RechtlicheVorgaben = "rechtliche_vorgaben" / "Rechtliche Vorgaben",
        /// Political intention.
        PolitischeIntention = "politische_intention" / "Politische Intention",
        /// Efficiency to be expected.
        Effizienz = "effizienz" / "Effizienz",
        /// Technical conditions.
        Technik = "technik" / "Technik",
        /// Resources in the administration.
        Ressourcen = "ressourcen" / "Ressourcen",
    }
}

impl Projektkriterium {
    fn written(self, kriterien: &Kriterien) -> Option<Note> {
        match self {
            Self::RechtlicheVorgaben => kriterien.rechtliche_vorgaben,
            Self::PolitischeIntention => kriterien.politische_intention,
            Self::Effizienz => kriterien.effizienz,
            Self::Technik => kriterien.technik,
            Self::Ressourcen => kriterien.ressourcen,
        }
    }
}

/// The value of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Kriteriumswert {
    /// 0 to 3, 3 is best.
    pub wert: f64,
    /// Derived from other entries of the register, not judged by people.
    pub abgeleitet: bool,
}

/// What the criteria say of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Bewertung {
    /// The values, in the order of [`Projektkriterium::ALL`]; none if neither written nor derivable.
    pub werte: [Option<Kriteriumswert>; 5],
    /// 0 to 1, 1 is best; none if a criterion that weighs something is missing.
    pub score: Option<f64>,
    /// The criteria that weigh something and are missing.
    pub fehlend: Vec<Projektkriterium>,
}

impl Bewertung {
    /// For the order: the best score first, to 9 decimals; undefined last.
    pub fn sort_key(&self) -> Reverse<Option<Anteil>> {
        Reverse(self.score.and_then(|score| Anteil::new(rounded(score, 9))))
    }
}

/// Rates the projects of a register.
pub struct Portfolio<'r> {
    registry: &'r Registry,
    gewichte: [f64; 5],
    /// EUR saved, of the projects that can say so.
    eingespart: BTreeMap<&'r ProjektId, f64>,
    hoechste: f64,
}

impl<'r> Portfolio<'r> {
    /// The projects of `registry`, with the forecast up to the horizon of `config`.
    pub fn new(registry: &'r Registry, config: &'r Config) -> Self {
        let rechnung = Rechnung::new(registry, config, Szenario::Voll);
        let saved = registry.projekte.iter().filter_map(|projekt| {
            let eur = eingespart_eur(registry, config, &rechnung, projekt)?;
            Some((&projekt.id, eur))
        });
        let eingespart: BTreeMap<_, _> = saved.collect();
        Self {
            registry,
            gewichte: config.projektgewichte,
            hoechste: eingespart.values().copied().fold(0.0, f64::max),
            eingespart,
        }
    }

    /// EUR that `projekt` can still save up to the horizon; none if the register does not tell.
    pub fn eingespart_eur(&self, projekt: &ProjektId) -> Option<f64> {
        self.eingespart.get(projekt).copied()
    }

    /// What the criteria say of `projekt`.
    pub fn bewertung(&self, projekt: &Entity<ProjektId, Projekt>) -> Bewertung {
        let werte = Projektkriterium::ALL.map(|kriterium| {
            let written = projekt.kriterien.as_ref().and_then(|k| kriterium.written(k));
            let value = |wert, abgeleitet| Kriteriumswert { wert, abgeleitet };
            match (written, kriterium) {
                (Some(note), _) => Some(value(f64::from(note.0), false)),
                (None, Projektkriterium::Technik) => self.technik(projekt).map(|w| value(w, true)),
                (None, Projektkriterium::Effizienz) => self.effizienz(&projekt.id).map(|w| value(w, true)),
                (
                    None,
                    Projektkriterium::RechtlicheVorgaben
                    | Projektkriterium::PolitischeIntention
                    | Projektkriterium::Ressourcen,
                ) => None,
            }
        });
        let weighed = || Projektkriterium::ALL.into_iter().zip(self.gewichte).zip(werte);
        let fehlend: Vec<Projektkriterium> = weighed()
            .filter(|((_, gewicht), wert)| *gewicht > 0.0 && wert.is_none())
            .map(|((kriterium, _), _)| kriterium)
            .collect();
        let reached: f64 = weighed()
            .filter_map(|((_, gewicht), wert)| Some(gewicht * wert?.wert))
            .sum();
        let whole = BEST * self.gewichte.iter().sum::<f64>();
        let score = ratio(reached, whole).filter(|_| fehlend.is_empty());
        Bewertung {
            werte,
            score: score.map(Anteil::get),
            fehlend,
        }
    }

    /// Mean over the known components.
    fn technik(&self, projekt: &Projekt) -> Option<f64> {
        let named: BTreeSet<_> = projekt.komponenten.iter().collect();
        let known = named
            .into_iter()
            .filter_map(|id| self.registry.komponenten.find(id));
        let werte: Vec<f64> = known.map(|k| reifegrad_wert(k.reifegrad)).collect();
        (!werte.is_empty()).then(|| werte.iter().sum::<f64>() / werte.len() as f64)
    }

    fn effizienz(&self, id: &ProjektId) -> Option<f64> {
        let saved = self.eingespart_eur(id)?;
        (self.hoechste > 0.0).then(|| BEST * saved.max(0.0) / self.hoechste)
    }
}

/// 3 for the best level down to 0, in even steps.
pub fn reifegrad_wert(reifegrad: Reifegrad) -> f64 {
    let steps = Reifegrad::ALL.len() - 1;
    let at = Reifegrad::ALL
        .iter()
        .position(|r| *r == reifegrad)
        .unwrap_or(steps);
    BEST * (steps - at) as f64 / steps as f64
}

/// What the components of `projekt` relieve at its processes up to the horizon, capped per process and year.
fn eingespart_eur(
    registry: &Registry,
    config: &Config,
    rechnung: &Rechnung<'_>,
    projekt: &Projekt,
) -> Option<f64> {
    let named: BTreeSet<_> = projekt.komponenten.iter().collect();
    if !named.iter().any(|id| registry.komponenten.find(id).is_some()) {
        return None;
    }
    let prozesse: BTreeSet<_> = projekt.prozesse.iter().collect();
    let known = prozesse.into_iter().filter_map(|id| registry.prozesse.find(id));
    let active = known.filter(|prozess| prozess.status == ProzessStatus::Aktiv);
    let saved = active.filter_map(|prozess| {
        let forecast = rechnung.prozess(prozess).ok()?;
        let mut shares = rechnung.anteile(prozess, forecast.basisjahr);
        shares.retain(|anteil| named.contains(&anteil.komponente.id));
        let years = forecast.jahre.iter().map(|wert| {
            let relief: f64 = shares.iter().map(|anteil| anteil.im(wert.jahr)).sum();
            wert.kosten_eur * relief.min(config.prognose.obergrenze)
        });
        Some(years.sum::<f64>())
    });
    let saved: Vec<f64> = saved.collect();
    (!saved.is_empty()).then(|| saved.iter().sum())
}

#[cfg(test)]
mod tests {
    //! Scores by hand: one process that costs 39,375 EUR a year (4,200 cases of 15 minutes are 0.65625 full-time equivalents
    //! at 60,000 EUR), two years to the horizon, a cap of 10 %.

    use proptest::prelude::*;

    use super::*;
    use crate::check::testing::snapshot;
    use crate::load::Snapshot;

    const SETTINGS: &str =
        "[verwaltung]\nname = \"Musterstadt\"\n[prognose]\nhorizont = 2027\ntarifsteigerung = 0\n";

    const JUDGED: &str = "kriterien: {rechtliche_vorgaben: 3, politische_intention: 2, ressourcen: 1}\n";

    fn portfolio_of(extra: &[(&str, &str)]) -> Snapshot {
        let judged = |rest: &str| format!("{JUDGED}{rest}");
        let a = judged("prozesse: [hundesteuer, hundesteuer]\nkomponenten: [epayment]\n");
        let b =
            judged("phase: abgeschlossen\nprozesse: [hundesteuer]\nkomponenten: [epayment, portal, fehlt]\n");
        let without = judged("prozesse: [hundesteuer]\nkomponenten: []\n");
        let used = judged("prozesse: [hundesteuer]\nkomponenten: [dms]\n");
        let mut files = vec![
            ("ddv.toml", SETTINGS),
            ("komponenten/epayment.yaml", "effekt: {2026: 0.04}\n"),
            (
                "komponenten/portal.yaml",
                "name: Portal\nreifegrad: produkt-fehlt\neffekt: {2020: 0.08}\n",
            ),
            ("projekte/a.yaml", &a),
            ("projekte/b.yaml", &b),
            ("projekte/ohne.yaml", &without),
            ("projekte/genutzt.yaml", &used),
        ];
        files.extend(extra);
        snapshot(&files)
    }

    fn rated(snapshot: &Snapshot, id: &str) -> Bewertung {
        let projekt = snapshot.registry.projekte.find(&ProjektId::new(id));
        Portfolio::new(&snapshot.registry, &snapshot.config).bewertung(projekt.expect("a project"))
    }

    fn value(bewertung: &Bewertung, kriterium: Projektkriterium) -> Option<(f64, bool)> {
        let at = Projektkriterium::ALL.iter().position(|k| *k == kriterium);
        bewertung.werte[at.expect("a criterion")].map(|w| (rounded(w.wert, 9), w.abgeleitet))
    }

    /// a saves 2 * 39,375 * 4 % = 3,150 EUR, b 2 * 39,375 * 10 % (12 % capped) = 7,875 EUR: 3 * 3,150 / 7,875 = 1.2.
    /// Its component is at the second of six levels: 3 * 4 / 5 = 2.4. (3 + 2 + 1.2 + 2.4 + 1) / 15 = 0.64.
    #[test]
    fn effizienz_and_technik_are_derived_as_by_hand() {
        let snapshot = portfolio_of(&[]);
        let portfolio = Portfolio::new(&snapshot.registry, &snapshot.config);
        let saved = |id: &str| {
            portfolio
                .eingespart_eur(&ProjektId::new(id))
                .map(|eur| rounded(eur, 6))
        };
        assert_eq!((saved("a"), saved("b")), (Some(3150.0), Some(7875.0)));
        assert_eq!((saved("genutzt"), saved("ohne")), (Some(0.0), None));
        let a = rated(&snapshot, "a");
        assert_eq!(value(&a, Projektkriterium::Effizienz), Some((1.2, true)));
        assert_eq!(value(&a, Projektkriterium::Technik), Some((2.4, true)));
        assert_eq!(value(&a, Projektkriterium::Ressourcen), Some((1.0, false)));
        assert_eq!(a.score.map(|score| rounded(score, 12)), Some(0.64));
        // The second and the last level; the unknown component counts in neither.
        let b = rated(&snapshot, "b");
        assert_eq!(value(&b, Projektkriterium::Technik), Some((1.2, true)));
        assert_eq!(value(&b, Projektkriterium::Effizienz), Some((3.0, true)));
        let used = rated(&snapshot, "genutzt");
        assert_eq!(value(&used, Projektkriterium::Effizienz), Some((0.0, true)));
        assert_eq!(value(&used, Projektkriterium::Technik), Some((3.0, true)));
    }

    #[test]
    fn a_criterion_that_is_missing_and_weighs_something_leaves_no_score() {
        let snapshot = portfolio_of(&[]);
        let without = rated(&snapshot, "ohne");
        assert_eq!(without.score, None);
        assert_eq!(
            without.fehlend,
            [Projektkriterium::Effizienz, Projektkriterium::Technik]
        );
        let weightless =
            format!("{SETTINGS}[projekte.gewichte]\neffizienz = 0\ntechnik = 0\nressourcen = 2\n");
        let snapshot = portfolio_of(&[("ddv.toml", &weightless)]);
        // (3 + 2 + 2 * 1) / (3 * 4)
        let without = rated(&snapshot, "ohne");
        assert_eq!(
            without.score.map(|score| rounded(score, 12)),
            Some(rounded(7.0 / 12.0, 12))
        );
        assert_eq!(without.fehlend, []);
    }

    /// The sound process is used by everyone: where no project saves anything, there is no best one to compare with.
    #[test]
    fn where_nobody_saves_anything_effizienz_is_missing() {
        let nothing = [
            ("komponenten/epayment.yaml", "effekt: {}\n"),
            ("komponenten/portal.yaml", "name: Portal\n"),
        ];
        let snapshot = portfolio_of(&nothing);
        assert_eq!(value(&rated(&snapshot, "a"), Projektkriterium::Effizienz), None);
        // Drafts save nothing, and neither do processes without figures: the register does not tell.
        let draft = [("prozesse/hundesteuer.yaml", "status: entwurf\n")];
        let snapshot = portfolio_of(&draft);
        let portfolio = Portfolio::new(&snapshot.registry, &snapshot.config);
        assert_eq!(portfolio.eingespart_eur(&ProjektId::new("a")), None);
    }

    /// A component that costs effort saves a negative amount: the criterion ends at 0.
    #[test]
    fn a_loss_counts_as_nothing_saved() {
        let uses = "komponenten:\n  epayment: {status: geplant, bis: 2026-03-31, wirkung: {bearbeitungszeit_min: 3}}\n";
        let snapshot = portfolio_of(&[("prozesse/hundesteuer.yaml", uses)]);
        let portfolio = Portfolio::new(&snapshot.registry, &snapshot.config);
        // 3 of 15 minutes more, from 2026 on: -20 % of two years.
        let saved = portfolio.eingespart_eur(&ProjektId::new("a"));
        assert_eq!(saved.map(|eur| rounded(eur, 6)), Some(-15_750.0));
        assert_eq!(
            value(&rated(&snapshot, "a"), Projektkriterium::Effizienz),
            None,
            "nobody saves anything: b loses 12 % too"
        );
    }

    #[test]
    fn six_levels_in_even_steps() {
        let values: Vec<f64> = Reifegrad::ALL
            .iter()
            .map(|r| rounded(reifegrad_wert(*r), 9))
            .collect();
        assert_eq!(values, [3.0, 2.4, 1.8, 1.2, 0.6, 0.0]);
    }

    #[test]
    fn the_best_score_comes_first_and_undefined_last() {
        let with = |score| Bewertung {
            werte: [None; 5],
            score,
            fehlend: Vec::new(),
        };
        let mut scores = [Some(0.2), None, Some(0.9), Some(0.2 + 1e-12)];
        scores.sort_by_key(|score| with(*score).sort_key());
        assert_eq!(scores, [Some(0.9), Some(0.2), Some(0.2 + 1e-12), None]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        /// A better mark never lowers a score, and scores stay within 0 and 1.
        #[test]
        fn a_better_mark_never_lowers_a_score(marks in proptest::array::uniform5(0u8..=3), at in 0usize..5, weights in proptest::array::uniform5(0u8..=4)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            let score = |marks: [u8; 5]| {
                let entries = Projektkriterium::ALL.iter().zip(marks).map(|(k, m)| format!("{}: {m}", k.as_str()));
                let kriterien = format!("kriterien: {{{}}}\n", entries.collect::<Vec<_>>().join(", "));
                let entries = Projektkriterium::ALL.iter().zip(weights).map(|(k, w)| format!("{} = {w}\n", k.as_str()));
                let settings = format!("{SETTINGS}[projekte.gewichte]\n{}", entries.collect::<String>());
                rated(&snapshot(&[("ddv.toml", &settings), ("projekte/p.yaml", &kriterien)]), "p").score
            };
            let before = score(marks).expect("all marks are given");
            let mut better = marks;
            better[at] = (better[at] + 1).min(3);
            let after = score(better).expect("all marks are given");
            prop_assert!((0.0..=1.0).contains(&before) && before <= after);
        }
    }
}
