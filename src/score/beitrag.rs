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
    /// The contribution holds from this day, and before the other.
    gilt: (Option<Datum>, Option<Datum>),
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
        let mut known = std::mem::take(&mut self.eintraege).into_iter().peekable();
        let find = |prozess: &ProzessEntity| {
            while known.next_if(|known| known.id < prozess.id).is_some() {}
            known.next_if(|known| known.id == prozess.id)
        };
        let merged: Vec<(&ProzessEntity, Option<Eintrag>)> = {
            let mut find = find;
            registry
                .active()
                .map(|prozess| (prozess, find(prozess)))
                .collect()
        };
        self.eintraege = merged
            .into_par_iter()
            .map(|(prozess, known)| {
                known
                    .filter(|known| Arc::ptr_eq(&known.prozess, &prozess.data) && known.holds_on(tag))
                    .unwrap_or_else(|| Eintrag::new(prozess, &spalten, config))
            })
            .collect();
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
        beitrag.add(prozess, &spalten.grad(prozess, config), config);
        // With the columns given, only the first days of use can change anything.
        let days = || prozess.komponenten.values().filter_map(|nutzung| nutzung.seit);
        let from = days().filter(|day| *day <= spalten.tag).max();
        let until = days().filter(|day| *day > spalten.tag).min();
        Self {
            id: prozess.id.clone(),
            prozess: Arc::clone(&prozess.data),
            beitrag,
            gilt: (from, until),
        }
    }

    fn holds_on(&self, tag: Datum) -> bool {
        let (from, until) = self.gilt;
        from.is_none_or(|from| from <= tag) && until.is_none_or(|until| tag < until)
    }
}
