//! The Modernisierungskoeffizient and the rank of processes that changed.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::karte::{is_readable, was_readable};
use super::seite::Bild;
use crate::history::difference::Matching;
use crate::model::{Datum, Kind};
use crate::score::{Koeffizient, Modernisierungskoeffizient, rounded};
use crate::view::rangliste::{Rangliste, Request};

/// A process whose M or rank among the Massenverfahren changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct RangAenderung {
    pub prozess: String,
    pub name: String,
    /// None if undefined, or if the process did not count.
    pub koeffizient_alt: Option<f64>,
    pub koeffizient_neu: Option<f64>,
    /// None if it was no Massenverfahren.
    pub rang_alt: Option<usize>,
    pub rang_neu: Option<usize>,
}

impl RangAenderung {
    /// Not only pushed up or down by others.
    pub fn is_own(&self) -> bool {
        !is_same(self.koeffizient_alt, self.koeffizient_neu)
            || self.rang_alt.is_some() != self.rang_neu.is_some()
    }

    fn is_changed(&self) -> bool {
        self.rang_alt != self.rang_neu || !is_same(self.koeffizient_alt, self.koeffizient_neu)
    }
}

fn is_same(a: Option<f64>, b: Option<f64>) -> bool {
    a.map(|m| rounded(m, 9)) == b.map(|m| rounded(m, 9))
}

/// M and rank of each active process.
struct Rangstand<'s> {
    koeffizienten: BTreeMap<&'s str, (Option<f64>, &'s str)>,
    raenge: BTreeMap<String, usize>,
}

impl<'s> Rangstand<'s> {
    fn new(bild: &Bild<'s>, stichtag: Datum) -> Self {
        let config = &bild.snapshot.config;
        let prozesse = bild.population.prozesse.iter();
        let koeffizienten = prozesse
            .map(|p| {
                let m = Modernisierungskoeffizient::new(p, &config.modernisierung).koeffizient;
                (p.id.as_str(), (m.map(Koeffizient::get), p.name.as_str()))
            })
            .collect();
        let registry = &bild.snapshot.registry;
        let list = Rangliste::new(registry, config, &bild.population, stichtag, Request::default());
        Self {
            koeffizienten,
            raenge: list.raenge().map(|(id, rang)| (id.to_owned(), rang)).collect(),
        }
    }

    fn of(&self, id: Option<&str>) -> (Option<f64>, Option<usize>) {
        let koeffizient = id.and_then(|id| self.koeffizienten.get(id)?.0);
        (koeffizient, id.and_then(|id| self.raenge.get(id).copied()))
    }
}

fn file<'s>(bild: &Bild<'s>, id: &str) -> &'s str {
    bild.prozess(id).map_or("", |prozess| bild.file(prozess.source))
}

/// All that changed, by rank now; those without one last, by id.
pub(super) fn changes(
    old: &Bild<'_>,
    new: &Bild<'_>,
    matching: &Matching,
    stichtag: Datum,
) -> Vec<RangAenderung> {
    let (before, after) = (Rangstand::new(old, stichtag), Rangstand::new(new, stichtag));
    let mut changes = Vec::new();
    let mut add = |prozess: &str, name: &str, then: Option<&str>, now: Option<&str>| {
        let (koeffizient_alt, rang_alt) = before.of(then);
        let (koeffizient_neu, rang_neu) = after.of(now);
        let change = RangAenderung {
            prozess: prozess.to_owned(),
            name: name.to_owned(),
            koeffizient_alt,
            koeffizient_neu,
            rang_alt,
            rang_neu,
        };
        if change.is_changed() {
            changes.push(change);
        }
    };
    let mut seen = BTreeSet::new();
    for (id, (_, name)) in &after.koeffizienten {
        let then = matching.old_id(Kind::Prozesse, id);
        seen.extend(then);
        if was_readable(then, matching, file(new, id)) {
            add(id, name, then, Some(id));
        }
    }
    for (id, (_, name)) in before.koeffizienten.iter().filter(|(id, _)| !seen.contains(*id)) {
        let now = matching.new_id(Kind::Prozesse, id);
        if is_readable(now, matching, file(old, id)) {
            add(id, name, Some(id), None);
        }
    }
    let key = |change: &RangAenderung| {
        let rang = change.rang_neu;
        (rang.is_none(), rang, change.prozess.clone())
    };
    changes.sort_by_key(key);
    changes
}
