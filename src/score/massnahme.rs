//! The Maßnahmen of components in time (L 5.1): where each stands on a day, and what contradicts itself.

mod konflikt;

pub use konflikt::{Konflikt, UEBERLAST_AB, konflikte};

use crate::model::Datum;
use crate::model::komponente::{Massnahme, MassnahmeArt};
use crate::model::record::words;

words! {
    /// Where a period stands on a day.
    pub enum Zeitlage {
        /// Its last day has passed. Whether the work is done, the register does not say.
        Vorbei = "vorbei",
        /// Running.
        Laufend = "laufend" / "läuft",
        /// Still to begin.
        Kuenftig = "kuenftig" / "kommt",
        /// A day is missing, or it ends before it begins.
        Unklar = "unklar",
    }
}

impl Zeitlage {
    /// Where the period stands on `tag`.
    pub fn of(von: Option<Datum>, bis: Option<Datum>, tag: Datum) -> Self {
        match von.zip(bis) {
            Some((von, bis)) if bis < von => Self::Unklar,
            Some((_, bis)) if bis < tag => Self::Vorbei,
            Some((von, _)) if von > tag => Self::Kuenftig,
            Some(_) => Self::Laufend,
            None => Self::Unklar,
        }
    }
}

/// Days from `von` to `bis`, both counted; none if a day is missing or they are in the wrong order.
pub fn tage(von: Option<Datum>, bis: Option<Datum>) -> Option<u64> {
    let (von, bis) = von.zip(bis)?;
    u64::try_from(von.days_until(bis) + 1)
        .ok()
        .filter(|days| *days > 0)
}

impl Massnahme {
    /// Whether it is over on `tag`; one without an end never is.
    fn is_over(&self, tag: Datum) -> bool {
        self.bis.is_some_and(|bis| bis < tag)
    }
}

impl MassnahmeArt {
    /// Its step on the way to the roll-out. Three kinds share the second: whether to buy, to agree within the
    /// administration or to take what the state offers is one decision (L 5.1), in whatever order it is prepared.
    fn stufe(self) -> u8 {
        match self {
            Self::AnforderungenErheben => 1,
            Self::Beschaffung | Self::AbstimmungIntern | Self::KontaktBak => 2,
            Self::Erweiterung => 3,
            Self::RolloutPlanung => 4,
            Self::Rollout => 5,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{TODAY, snapshot};
    use crate::score::Population;

    fn day(text: &str) -> Datum {
        Datum::parse(text).expect("a day")
    }

    /// Their kinds with the component or the quarter, sorted as found. `epayment` depends on `dms`.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let snapshot = snapshot(files);
        let registry = &snapshot.registry;
        let all: Vec<_> = registry.komponenten.iter().collect();
        let prozesse = Population::new(registry, None).prozesse;
        let what = |k: &Konflikt| match k {
            Konflikt::Ueberlast { quartal, amt, .. } => format!("{} {amt} {quartal}", k.art()),
            _ => format!("{} {}", k.art(), k.komponente().expect("a component")),
        };
        konflikte(registry, &all, &prozesse, day(TODAY))
            .iter()
            .map(what)
            .collect()
    }

    fn of_epayment(massnahmen: &str) -> Vec<String> {
        found(&[("komponenten/epayment.yaml", &format!("massnahmen:\n{massnahmen}"))])
    }

    #[test]
    fn where_a_period_stands() {
        let lage = |von, bis| Zeitlage::of(Some(day(von)), Some(day(bis)), day(TODAY)).as_str();
        assert_eq!(lage("2026-01-01", "2026-06-29"), "vorbei");
        assert_eq!(lage("2026-01-01", "2026-06-30"), "laufend");
        assert_eq!(lage("2026-06-30", "2026-06-30"), "laufend");
        assert_eq!(lage("2026-07-01", "2026-12-31"), "kuenftig");
        assert_eq!(lage("2026-07-01", "2026-06-30"), "unklar");
        assert_eq!(tage(Some(day("2026-01-01")), Some(day("2026-01-31"))), Some(31));
        assert_eq!(tage(Some(day("2026-01-02")), Some(day("2026-01-01"))), None);
        assert_eq!(tage(None, Some(day("2026-01-01"))), None);
    }

    #[test]
    fn a_sound_plan_has_no_conflict() {
        assert!(found(&[]).is_empty());
        let plan = "  - {art: anforderungen-erheben, von: 2026-01-01, bis: 2026-03-31}\n  \
                    - {art: kontakt-bak, von: 2026-03-01, bis: 2026-09-30}\n  \
                    - {art: beschaffung, von: 2026-04-01, bis: 2026-12-31}\n  \
                    - {art: rollout, von: 2027-01-01, bis: 2027-12-31}\n  \
                    - {art: erweiterung, von: 2028-01-01, bis: 2028-12-31}\n";
        assert!(of_epayment(plan).is_empty());
    }

    #[test]
    fn steps_in_the_wrong_order() {
        let late = "  - {art: anforderungen-erheben, von: 2027-02-01, bis: 2027-03-31}\n  \
                    - {art: rollout, von: 2027-01-01, bis: 2027-12-31}\n";
        assert_eq!(of_epayment(late), ["reihenfolge epayment"]);
        let bought_late = "  - {art: beschaffung, von: 2026-01-01, bis: 2027-01-01}\n  \
                           - {art: rollout, von: 2027-01-01, bis: 2027-12-31}\n";
        assert_eq!(of_epayment(bought_late), ["reihenfolge epayment"]);
        // What is over can't be changed, and a second procurement is no reason to stop what runs.
        let over = "  - {art: anforderungen-erheben, von: 2026-01-01, bis: 2026-03-31}\n  \
                    - {art: rollout, von: 2025-01-01, bis: 2025-12-31}\n";
        assert_eq!(of_epayment(over), ["plan-nach-rollout epayment"]);
        let second = "  - {art: beschaffung, von: 2022-01-01, bis: 2022-12-31}\n  \
                      - {art: beschaffung, von: 2027-01-01, bis: 2027-12-31}\n  \
                      - {art: rollout, von: 2023-01-01, bis: 2028-12-31}\n";
        assert!(of_epayment(second).is_empty());
    }

    #[test]
    fn days_that_are_missing_or_wrong() {
        let both = "  - {art: rollout-planung}\n  - {art: beschaffung, von: 2026-05-01, bis: 2026-04-30}\n";
        assert_eq!(
            of_epayment(both),
            ["ende-vor-beginn epayment", "ohne-zeitraum epayment"]
        );
        let open = "  - {art: rollout, von: 2026-05-01}\n";
        // An open end is no end: what is planned for later may still come.
        assert_eq!(of_epayment(open), ["ohne-zeitraum epayment"]);
    }

    #[test]
    fn a_roll_out_waits_for_what_it_needs() {
        let rollout = "massnahmen: [{art: rollout, von: 2027-01-01, bis: 2027-12-31}]\n";
        let with = |dms: &str| {
            found(&[
                ("komponenten/epayment.yaml", rollout),
                ("komponenten/dms.yaml", dms),
            ])
        };
        assert!(with("verfuegbar_ab: 2027-01-01\n").is_empty());
        assert_eq!(
            with("verfuegbar_ab: 2027-01-02\n"),
            ["abhaengigkeit-nicht-verfuegbar epayment"]
        );
        assert_eq!(
            with("verfuegbar_ab:\n"),
            ["abhaengigkeit-nicht-verfuegbar epayment"]
        );
        assert_eq!(
            with("abgeloest_am: 2026-12-31\n"),
            ["abhaengigkeit-nicht-verfuegbar epayment"]
        );
        // The sound process uses `dms` since 2023: a later wave of roll-out does not matter.
        let later = "massnahmen: [{art: rollout, von: 2027-06-01, bis: 2027-12-31}]\n";
        assert!(with(later).is_empty());
        let unused = found(&[
            ("komponenten/epayment.yaml", rollout),
            ("komponenten/dms.yaml", later),
            ("prozesse/hundesteuer.yaml", "komponenten: {}\n"),
        ]);
        assert_eq!(unused, ["abhaengigkeit-spaeter epayment"]);
    }

    #[test]
    fn a_roll_out_lies_within_the_life_of_its_component() {
        let rollout = |more: &str| {
            let text = format!("massnahmen: [{{art: rollout, von: 2027-01-01, bis: 2027-12-31}}]\n{more}");
            found(&[("komponenten/epayment.yaml", &text)])
        };
        assert_eq!(
            rollout("verfuegbar_ab: 2027-02-01\n"),
            ["rollout-vor-verfuegbarkeit epayment"]
        );
        assert_eq!(
            rollout("abgeloest_am: 2027-12-31\n"),
            ["rollout-nach-abloesung epayment"]
        );
        assert!(rollout("abgeloest_am: 2028-01-01\n").is_empty());
    }

    #[test]
    fn an_amt_with_three_components_in_a_quarter_is_overloaded() {
        let planned = "komponenten:\n  dms: {status: geplant, bis: 2027-01-31}\n  epayment: {status: geplant, bis: 2027-03-31}\n";
        let unit = (
            "organisation/amt-22-1.yaml",
            "name: Kasse\nkuerzel: \"22.1\"\nart: abteilung\nteil_von: amt-22\n",
        );
        let below = (
            "prozesse/mahnung.yaml",
            "name: Mahnung\noe: amt-22-1\nkomponenten: {neu: {status: geplant, bis: 2027-02-28}}\n",
        );
        let new = ("komponenten/neu.yaml", "name: Neu\n");
        let process = ("prozesse/hundesteuer.yaml", planned);
        assert_eq!(found(&[process, unit, below, new]), ["ueberlast amt-22 2027-Q1"]);
        // Two are none, and what is overdue counts in no quarter.
        assert!(found(&[process]).is_empty());
        let overdue = "komponenten:\n  dms: {status: geplant, bis: 2026-06-29}\n  epayment: {status: geplant, bis: 2026-06-29}\n  \
                       neu: {status: geplant, bis: 2026-06-29}\n";
        assert!(found(&[("prozesse/hundesteuer.yaml", overdue), new]).is_empty());
    }
}
