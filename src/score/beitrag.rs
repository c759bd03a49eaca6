//! What each process contributes to the sums of the Karte, kept as long as nothing changes that it rests on. History
//! computes the same sums for many days; between two of them most processes stay as they are.

use std::sync::Arc;

use rayon::prelude::*;

use super::digitalisierungsgrad::Spalten;
use super::summe::Summe;
use crate::config::Config;
use crate::model::komponente::Komponente;
use crate::model::prozess::Prozess;
use crate::model::{Datum, KomponenteId, ProzessEntity, ProzessId, Registry};

/// The contributions of all active processes on a day, by id.
#[derive(Default)]
pub struct Beitraege {
    config: Option<Arc<Config>>,
    spalten: Vec<(KomponenteId, Arc<Komponente>)>,
    eintraege: Vec<Eintrag>,
}

struct Eintrag {
    id: ProzessId,
    prozess: Arc<Prozess>,
    beitrag: Summe,
    /// The contribution holds from this day, and before the other. None: it is not computed yet.
    gilt: Option<(Option<Datum>, Option<Datum>)>,
}

impl Beitraege {
    /// Brings the contributions to the state of `registry` on `tag`. `config` is the same allocation as long as the
    /// settings are the same.
    pub fn update(&mut self, registry: &Registry, config: &Arc<Config>, tag: Datum) {
        let spalten = Spalten::on(registry, tag);
        let is_same_config = self
            .config
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, config));
        let is_same_column = |((id, data), now): (&(KomponenteId, Arc<Komponente>), &&_)| {
            let now: &crate::model::KomponenteEntity = now;
            *id == now.id && Arc::ptr_eq(data, &now.data)
        };
        let are_columns_same = self.spalten.len() == spalten.komponenten.len()
            && self.spalten.iter().zip(&spalten.komponenten).all(is_same_column);
        if !is_same_config || !are_columns_same {
            self.eintraege.clear();
            self.config = Some(Arc::clone(config));
            let column = |k: &&crate::model::KomponenteEntity| (k.id.clone(), Arc::clone(&k.data));
            self.spalten = spalten.komponenten.iter().map(column).collect();
        }
        let is_same_list = {
            let mut known = self.eintraege.iter();
            registry
                .active()
                .all(|p| known.next().is_some_and(|e| e.id == p.id))
                && known.next().is_none()
        };
        if !is_same_list {
            self.take_over(registry);
        }
        let stale: Vec<(usize, &ProzessEntity)> = registry
            .active()
            .enumerate()
            .filter(|(place, prozess)| !self.eintraege[*place].holds(prozess, tag))
            .collect();
        let fresh: Vec<(usize, Eintrag)> = stale
            .into_par_iter()
            .map(|(place, prozess)| (place, Eintrag::new(prozess, &spalten, config)))
            .collect();
        for (place, eintrag) in fresh {
            self.eintraege[place] = eintrag;
        }
    }

    /// One entry for each active process, in order: those known so far, and empty ones.
    fn take_over(&mut self, registry: &Registry) {
        let mut known = std::mem::take(&mut self.eintraege).into_iter().peekable();
        for prozess in registry.active() {
            while known.next_if(|known| known.id < prozess.id).is_some() {}
            let eintrag = known.next_if(|known| known.id == prozess.id);
            self.eintraege
                .push(eintrag.unwrap_or_else(|| Eintrag::empty(prozess)));
        }
    }

    /// The sum over the processes that `counts` says so of, added in the order of their ids.
    pub fn summe(&self, mut counts: impl FnMut(&ProzessId, &Prozess) -> bool) -> Summe {
        let mut summe = Summe::default();
        for eintrag in &self.eintraege {
            if counts(&eintrag.id, &eintrag.prozess) {
                summe.merge(&eintrag.beitrag);
            }
        }
        summe
    }

    /// The active processes, by id.
    pub fn prozesse(&self) -> impl Iterator<Item = (&ProzessId, &Arc<Prozess>)> {
        self.eintraege
            .iter()
            .map(|eintrag| (&eintrag.id, &eintrag.prozess))
    }
}

impl Eintrag {
    fn new(prozess: &ProzessEntity, spalten: &Spalten<'_>, config: &Config) -> Self {
        let mut beitrag = Summe::default();
        beitrag.add(prozess, &spalten.grad(prozess, config), config, spalten.tag);
        // With the columns given, only the first days of use can change anything, and the days after those up to which a
        // review holds and figures are not old.
        let holds = [
            prozess.naechste_ueberpruefung(config.turnus_monate),
            prozess.kennzahlen_aktuell_bis(config.kennzahlen_veraltet_monate),
        ];
        let ends = holds.into_iter().flatten().map(Datum::tomorrow);
        let starts = prozess.komponenten.values().filter_map(|nutzung| nutzung.seit);
        let days: Vec<Datum> = starts.chain(ends).collect();
        let from = days.iter().copied().filter(|day| *day <= spalten.tag).max();
        let until = days.iter().copied().filter(|day| *day > spalten.tag).min();
        Self {
            id: prozess.id.clone(),
            prozess: Arc::clone(&prozess.data),
            beitrag,
            gilt: Some((from, until)),
        }
    }

    fn empty(prozess: &ProzessEntity) -> Self {
        Self {
            id: prozess.id.clone(),
            prozess: Arc::clone(&prozess.data),
            beitrag: Summe::default(),
            gilt: None,
        }
    }

    /// Whether the contribution is that of `prozess` on `tag`.
    fn holds(&self, prozess: &ProzessEntity, tag: Datum) -> bool {
        let is_in_time = self.gilt.is_some_and(|(from, until)| {
            from.is_none_or(|from| from <= tag) && until.is_none_or(|until| tag < until)
        });
        is_in_time && Arc::ptr_eq(&self.prozess, &prozess.data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::snapshot;
    use crate::load::Snapshot;
    use crate::score::Population;

    /// The sum as the Karte computes it: from nothing.
    fn anew(snapshot: &Snapshot, tag: Datum) -> Summe {
        let prozesse = Population::new(&snapshot.registry, None).prozesse;
        Summe::of(&prozesse, &Spalten::on(&snapshot.registry, tag), &snapshot.config)
    }

    #[test]
    fn whatever_changes_the_sum_is_that_of_the_karte() {
        let second = (
            "prozesse/zweiter.yaml",
            "komponenten: {dms: {status: genutzt, seit: 2026-02-01}}\n",
        );
        let ended = ("prozesse/hundesteuer.yaml", "status: entfallen\n");
        let component = ("komponenten/neu.yaml", "verfuegbar_ab: 2026-03-01\n");
        let settings = (
            "ddv.toml",
            "[verwaltung]\nname = \"M\"\n[digitalisierung]\nteilweise = 0.25\ndigitalisiert_ab = 0.3\n",
        );
        let partly = (
            "prozesse/zweiter.yaml",
            "komponenten: {dms: {status: teilweise, seit: 2026-02-01}}\n",
        );
        let states = [
            snapshot(&[]),
            snapshot(&[second]),
            snapshot(&[second, component]),
            snapshot(&[partly, component, settings]),
            snapshot(&[partly, component, settings, ended]),
            snapshot(&[]),
        ];
        let days = [
            "2026-01-31",
            "2026-02-01",
            "2026-03-01",
            "2026-01-01",
            "2022-12-31",
        ];
        let mut beitraege = Beitraege::default();
        for state in &states {
            let config = Arc::new(state.config.clone());
            for day in days {
                let tag = Datum::parse(day).expect("a day");
                beitraege.update(&state.registry, &config, tag);
                let summe = beitraege.summe(|_, _| true);
                assert_eq!(summe, anew(state, tag), "{day}");
            }
        }
    }

    #[test]
    fn a_day_of_first_use_changes_only_what_it_must() {
        let state = snapshot(&[]);
        let config = Arc::new(state.config.clone());
        let mut beitraege = Beitraege::default();
        // `dms` is used from 2023-03-01: one of the two components of the only process.
        let mut grad = |day| {
            beitraege.update(&state.registry, &config, Datum::parse(day).expect("a day"));
            beitraege.summe(|_, _| true).grad_summe
        };
        assert!(grad("2023-02-28").abs() < 1e-12);
        let from_then_on = grad("2023-03-01");
        assert!(from_then_on > 0.0);
        assert_eq!(grad("2026-06-30").to_bits(), from_then_on.to_bits());
    }
}
