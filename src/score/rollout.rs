//! Where the roll-out of a component goes: what the plan makes of use and degree, quarter by quarter, and which processes
//! could come next (D S. 24, 31; `fachmodell` 4, 5, 7).

use std::cmp::{Ordering, Reverse};

use super::prognose::{KomponentenAnteil, Rechnung};
use super::{
    Koeffizient, Modernisierungskoeffizient, Population, Spalten, Zelle, is_massenverfahren, ratio, rounded,
};
use crate::config::Config;
use crate::model::prozess::Prozess;
use crate::model::value::Zahl;
use crate::model::{Anteil, Datum, Jahr, KomponenteEntity, ProzessEntity, Quartal, Registry};

/// Quarters that a plan is followed at most: ten years.
const MOST_QUARTERS: usize = 40;

/// A mean degree with its base.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Mittel {
    summe: f64,
    /// Processes with a defined degree.
    pub ueber: u64,
    /// Processes asked.
    pub alle: u64,
}

impl Mittel {
    fn add(&mut self, grad: Option<Anteil>) {
        self.alle += 1;
        if let Some(grad) = grad {
            self.ueber += 1;
            self.summe += grad.get();
        }
    }

    /// The mean of the defined degrees; undefined if there is none.
    pub fn wert(&self) -> Option<Anteil> {
        ratio(self.summe, self.ueber as f64)
    }
}

/// The state on a day, as planned up to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Schritt {
    /// The quarter that ends with the day; none for the Stichtag itself.
    pub quartal: Option<Quartal>,
    /// The day.
    pub tag: Datum,
    /// Processes that use the component by then: those that use it, and planned ones with `bis` up to the day.
    pub nutzung: u64,
    /// Of these, those that do not yet on the day of the step before; 0 for the first.
    pub neu: u64,
    /// Degree of the processes that the component is applicable to.
    pub grad: Mittel,
    /// Degree of all processes asked.
    pub grad_alle: Mittel,
}

/// The course of a roll-out as planned.
#[derive(Debug, Clone, PartialEq)]
pub struct Planverlauf {
    /// The Stichtag, then the quarters up to the last planned one. Only the Stichtag if nothing is planned.
    pub schritte: Vec<Schritt>,
    /// The last day of what is planned after the last step; none if the steps reach to the end.
    pub weiter_bis: Option<Datum>,
}

impl Planverlauf {
    /// The plan of `komponente` for `population` from `tag` on: all planned uses of all components count (`fachmodell` 5,
    /// plan), each from its `bis` on, overdue ones from the first quarter on.
    pub fn new(
        registry: &Registry,
        config: &Config,
        komponente: &KomponenteEntity,
        population: &Population<'_>,
        tag: Datum,
    ) -> Self {
        let begins = population.prozesse.iter().filter_map(|p| beginn(komponente, p));
        let last = begins.filter(|begin| begin.is_open(tag)).map(|b| b.tag).max();
        let today = Spalten::on(registry, tag);
        let mut schritte = vec![step(None, tag, &today, config, komponente, population)];
        let mut quartal = Quartal::of(tag);
        let mut weiter_bis = last;
        while weiter_bis.is_some() && schritte.len() <= MOST_QUARTERS {
            let day = quartal.last_day();
            let columns = Spalten::planned(registry, day);
            let mut next = step(Some(quartal), day, &columns, config, komponente, population);
            next.neu = next.nutzung.saturating_sub(schritte[schritte.len() - 1].nutzung);
            schritte.push(next);
            weiter_bis = weiter_bis.filter(|last| *last > day);
            quartal = quartal.next();
        }
        Self { schritte, weiter_bis }
    }
}

fn step(
    quartal: Option<Quartal>,
    tag: Datum,
    spalten: &Spalten<'_>,
    config: &Config,
    komponente: &KomponenteEntity,
    population: &Population<'_>,
) -> Schritt {
    let mut schritt = Schritt {
        quartal,
        tag,
        nutzung: 0,
        neu: 0,
        grad: Mittel::default(),
        grad_alle: Mittel::default(),
    };
    for prozess in &population.prozesse {
        let grad = spalten.grad(prozess, config).grad();
        schritt.grad_alle.add(grad);
        if Zelle::of(prozess, komponente) != Zelle::NichtAnwendbar {
            schritt.grad.add(grad);
        }
        let begins = beginn(komponente, prozess);
        let has_begun = begins.is_some_and(|begin| begin.tag <= tag && (!begin.is_plan || spalten.is_plan));
        schritt.nutzung += u64::from(has_begun);
    }
    schritt
}

/// When a process begins to use a component.
#[derive(Debug, Clone, Copy)]
struct Beginn {
    tag: Datum,
    is_plan: bool,
}

impl Beginn {
    /// Whether it is still to come on `tag`; a plan is, even if overdue.
    fn is_open(self, tag: Datum) -> bool {
        self.is_plan || self.tag > tag
    }
}

fn beginn(komponente: &KomponenteEntity, prozess: &Prozess) -> Option<Beginn> {
    let nutzung = prozess.komponenten.get(&komponente.id)?;
    let (tag, is_plan) = match nutzung.status.into() {
        Zelle::Genutzt | Zelle::Teilweise => (nutzung.seit?, false),
        Zelle::Geplant => (nutzung.bis?, true),
        Zelle::Moeglich | Zelle::NichtAnwendbar | Zelle::Ungeprueft => return None,
    };
    Some(Beginn { tag, is_plan })
}

/// A process that could use the component next, and what that would bring.
#[derive(Debug, Clone)]
pub struct Kandidat<'r> {
    /// The process.
    pub prozess: &'r ProzessEntity,
    /// `moeglich` or `ungeprueft`.
    pub zelle: Zelle,
    /// Its Modernisierungskoeffizient; none if an answer is missing.
    pub koeffizient: Option<f64>,
    /// Cases a year, as stated.
    pub fallzahl: Option<u64>,
    /// Many cases that need little advice.
    pub massenverfahren: bool,
    /// Minutes per case that the use itself states; negative is less.
    pub wirkung_min: Option<f64>,
    /// Share of the handling effort that the component relieves at the horizon; none without forecast or effect.
    pub entlastung: Option<f64>,
    /// EUR that the component alone saves in the years after that of the Stichtag up to the horizon; none like
    /// `entlastung`.
    pub eingespart_eur: Option<f64>,
}

/// The processes of `prozesse` that could use `komponente` but neither do nor plan to: by Modernisierungskoeffizient, then
/// cases, both descending, undefined last, then by id.
pub fn kandidaten<'r>(
    komponente: &KomponenteEntity,
    prozesse: &[&'r ProzessEntity],
    rechnung: &Rechnung<'_>,
    config: &Config,
    tag: Datum,
) -> Vec<Kandidat<'r>> {
    let mut found: Vec<Kandidat<'r>> = Vec::new();
    for prozess in prozesse {
        let zelle = Zelle::of(prozess, komponente);
        match zelle {
            Zelle::Moeglich | Zelle::Ungeprueft => {}
            Zelle::Genutzt | Zelle::Teilweise | Zelle::Geplant | Zelle::NichtAnwendbar => continue,
        }
        let m = Modernisierungskoeffizient::new(prozess, &config.modernisierung);
        let nutzung = prozess.komponenten.get(&komponente.id);
        let wirkung = nutzung.and_then(|n| n.wirkung.as_ref()?.bearbeitungszeit_min);
        let effect = effect(komponente, prozess, rechnung, config, tag.year());
        found.push(Kandidat {
            prozess,
            zelle,
            koeffizient: m.koeffizient.map(Koeffizient::get),
            fallzahl: prozess.kennzahlen.as_ref().and_then(|k| k.fallzahl),
            massenverfahren: is_massenverfahren(prozess, config),
            wirkung_min: wirkung.map(Zahl::get),
            entlastung: effect.map(|(share, _)| share),
            eingespart_eur: effect.map(|(_, eur)| eur),
        });
    }
    found.sort_by(Kandidat::compare);
    found
}

/// Share at the horizon, and EUR after the year `heute`: the component alone, capped like the sum of all (`fachmodell` 7).
fn effect(
    komponente: &KomponenteEntity,
    prozess: &Prozess,
    rechnung: &Rechnung<'_>,
    config: &Config,
    heute: Jahr,
) -> Option<(f64, f64)> {
    let forecast = rechnung.prozess(prozess).ok()?;
    let anteile = rechnung.anteile(prozess, forecast.basisjahr);
    let anteil: &KomponentenAnteil<'_> = anteile.iter().find(|a| a.komponente.id == komponente.id)?;
    let has_wirkung = prozess
        .komponenten
        .get(&komponente.id)
        .is_some_and(|n| n.wirkung.is_some());
    if komponente.effekt.is_empty() && !has_wirkung {
        return None;
    }
    let share = |jahr| anteil.im(jahr).min(config.prognose.obergrenze);
    let future = forecast.jahre.iter().filter(|wert| wert.jahr > heute);
    let eur = future.map(|wert| wert.kosten_eur * share(wert.jahr)).sum();
    Some((share(rechnung.horizont), eur))
}

impl Kandidat<'_> {
    fn compare(&self, other: &Self) -> Ordering {
        let m = |k: &Self| k.koeffizient.map_or(-1.0, |m| rounded(m, 9));
        m(other)
            .total_cmp(&m(self))
            .then_with(|| Reverse(self.fallzahl).cmp(&Reverse(other.fallzahl)))
            .then_with(|| self.prozess.id.cmp(&other.prozess.id))
    }
}
