//! Processes in the order that was asked for, with the figures behind it.

use std::cmp::{Ordering, Reverse};

use serde::Serialize;

use crate::config::Config;
use crate::model::prozess::Datenlage;
use crate::model::record::words;
use crate::model::{Anteil, Datum, Jahr, Registry};
use crate::score::fallzahl::fallzahl_in;
use crate::score::kapazitaet::vza;
use crate::score::prognose::{Fortschreibung, Luecke, Rechnung, Szenario};
use crate::score::{
    Koeffizient, Modernisierungskoeffizient, Population, Spalten, is_massenverfahren, rounded,
};

words! {
    /// What the list is ordered by; the highest first, except for the Digitalisierungsgrad.
    #[derive(Default)]
    pub enum Nach {
        /// The Modernisierungskoeffizient, then cases at the horizon.
        #[default]
        Koeffizient = "koeffizient" / "Modernisierungskoeffizient",
        /// Cases a year.
        Fallzahl = "fallzahl" / "Fallzahl",
        /// Bound full-time equivalents.
        Kapazitaet = "kapazitaet" / "gebundener Kapazität",
        /// The Digitalisierungsgrad, the lowest first: where there is most to do.
        Digitalisierungsgrad = "digitalisierungsgrad" / "Digitalisierungsgrad, der niedrigste zuerst",
        /// The EUR that all components together can save up to the horizon.
        Potenzial = "potenzial" / "Einsparpotenzial",
    }
}

/// What to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Request {
    /// Not only Massenverfahren.
    pub alle: bool,
    /// The order.
    pub nach: Nach,
    /// Only so many from the top.
    pub top: Option<usize>,
}

/// The Rangliste.
#[derive(Debug, Serialize)]
pub struct Rangliste {
    pub(super) gewichte: Gewichte,
    pub(super) zeilen: Vec<ProzessRow>,
    #[serde(skip)]
    pub(super) request: Request,
    #[serde(skip)]
    pub(super) auswahl: usize,
    #[serde(skip)]
    pub(super) grundgesamtheit: usize,
    #[serde(skip)]
    pub(super) massenverfahren_ab: u64,
    #[serde(skip)]
    pub(super) horizont: Jahr,
}

#[derive(Debug, Serialize)]
pub(super) struct Gewichte {
    pub recht: f64,
    pub antrag: f64,
}

/// A process in the list.
#[derive(Debug, Serialize)]
pub(in crate::view) struct ProzessRow {
    pub rang: usize,
    pub prozess: String,
    pub name: String,
    pub oe: String,
    pub koeffizient: Option<f64>,
    pub(super) recht: Option<f64>,
    pub(super) antrag: Option<f64>,
    pub(super) massenverfahren: bool,
    pub fallzahl: Option<u64>,
    pub fallzahl_horizont: Option<f64>,
    pub digitalisierungsgrad: Option<f64>,
    pub eingespart_eur: Option<f64>,
    pub vza: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fehlend: Vec<&'static str>,
    #[serde(skip)]
    pub datenlage: Option<Datenlage>,
    /// Why there is no forecast.
    #[serde(skip)]
    pub(super) luecke: Option<Luecke>,
}

/// Descending, undefined last.
fn down(value: Option<f64>, decimals: i32) -> Reverse<Option<Total>> {
    Reverse(value.map(|v| Total(rounded(v, decimals))))
}

#[derive(PartialEq)]
struct Total(f64);

impl Eq for Total {}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Total {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl ProzessRow {
    /// By M, then cases at the horizon, then id; M to 9 and cases to 6 decimals, undefined last (`fachmodell` 4).
    fn by_koeffizient(&self, other: &Self) -> Ordering {
        let key = |z: &Self| (down(z.koeffizient, 9), down(z.fallzahl_horizont, 6));
        key(self)
            .cmp(&key(other))
            .then_with(|| self.prozess.cmp(&other.prozess))
    }

    fn compare(&self, other: &Self, nach: Nach) -> Ordering {
        let first = match nach {
            Nach::Koeffizient => Ordering::Equal,
            Nach::Fallzahl => Reverse(self.fallzahl).cmp(&Reverse(other.fallzahl)),
            Nach::Kapazitaet => down(self.vza, 9).cmp(&down(other.vza, 9)),
            Nach::Potenzial => down(self.eingespart_eur, 6).cmp(&down(other.eingespart_eur, 6)),
            Nach::Digitalisierungsgrad => {
                let key = |z: &Self| {
                    let grad = z.digitalisierungsgrad;
                    (grad.is_none(), Total(rounded(grad.unwrap_or_default(), 9)))
                };
                let (a, b) = (key(self), key(other));
                a.0.cmp(&b.0).then_with(|| a.1.cmp(&b.1))
            }
        };
        first.then_with(|| self.by_koeffizient(other))
    }
}

impl Rangliste {
    /// Ranks `population` on `stichtag`.
    pub fn new(
        registry: &Registry,
        config: &Config,
        population: &Population<'_>,
        stichtag: Datum,
        request: Request,
    ) -> Self {
        let spalten = Spalten::on(registry, stichtag);
        let horizont = config.prognose.horizont;
        let rechnung = Rechnung::new(registry, config, Szenario::Voll);
        let mut zeilen: Vec<ProzessRow> = population
            .prozesse
            .iter()
            .filter(|p| request.alle || is_massenverfahren(p, config))
            .map(|prozess| {
                let m = Modernisierungskoeffizient::new(prozess, &config.modernisierung);
                let kennzahlen = prozess.kennzahlen.as_ref();
                let prognose = rechnung.prozess(prozess);
                ProzessRow {
                    rang: 0,
                    prozess: prozess.id.to_string(),
                    name: prozess.name.clone(),
                    oe: prozess.oe.to_string(),
                    koeffizient: m.koeffizient.map(Koeffizient::get),
                    recht: m.recht.map(Anteil::get),
                    antrag: m.antrag.map(Anteil::get),
                    massenverfahren: is_massenverfahren(prozess, config),
                    fallzahl: kennzahlen.and_then(|k| k.fallzahl),
                    fallzahl_horizont: fallzahl_in(prozess, horizont, config),
                    digitalisierungsgrad: spalten.grad(prozess, config).grad().map(Anteil::get),
                    eingespart_eur: prognose.as_ref().ok().map(Fortschreibung::eingespart_eur),
                    vza: vza(prozess, config),
                    fehlend: m.fehlend(),
                    datenlage: kennzahlen.and_then(|k| k.datenlage),
                    luecke: prognose.err(),
                }
            })
            .collect();
        zeilen.sort_by(|a, b| a.compare(b, request.nach));
        for (i, zeile) in zeilen.iter_mut().enumerate() {
            zeile.rang = i + 1;
        }
        let auswahl = zeilen.len();
        zeilen.truncate(request.top.unwrap_or(usize::MAX));
        Self {
            gewichte: Gewichte {
                recht: config.modernisierung.gewicht_recht,
                antrag: config.modernisierung.gewicht_antrag,
            },
            zeilen,
            request,
            auswahl,
            grundgesamtheit: population.prozesse.len(),
            massenverfahren_ab: config.modernisierung.massenverfahren_ab,
            horizont,
        }
    }

    /// The ids with their ranks, from the top.
    pub(in crate::view) fn raenge(&self) -> impl Iterator<Item = (&str, usize)> {
        self.zeilen.iter().map(|z| (z.prozess.as_str(), z.rang))
    }

    /// Its rows, the first one first.
    pub(in crate::view) fn zeilen(&self) -> &[ProzessRow] {
        &self.zeilen
    }
}
