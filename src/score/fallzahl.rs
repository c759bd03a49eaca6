//! How cases grow (L 3.2; `fachmodell` 6).

use std::collections::BTreeMap;

use super::kapazitaet::vza;
use crate::config::Config;
use crate::model::Jahr;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::prozess::{Ausrichtung, Entwicklung, EntwicklungArt, Prozess};
use crate::model::value::ProzentProJahr;

/// Cases in the year `jahr`, unrounded; undefined before the base year, where they grow beyond all numbers, and for a
/// process without forecast: one that does not state `stand`, `fallzahl`, or what it takes to know its full-time
/// equivalents.
pub fn fallzahl_in(prozess: &Prozess, jahr: Jahr, config: &Config) -> Option<f64> {
    let zahlen = prozess.kennzahlen.as_ref()?;
    let basis = zahlen.stand?.year();
    let fallzahl = zahlen.fallzahl? as f64;
    vza(prozess, config)?;
    if jahr < basis {
        return None;
    }
    let growth = GrowthOf::prozess(prozess);
    Some(value_in(growth, basis, fallzahl, jahr, config)).filter(|cases| cases.is_finite())
}

/// How a number grows, with the default where a file does not say.
#[derive(Debug, Clone, Copy)]
pub struct GrowthOf<'p> {
    entwicklung: Option<&'p Entwicklung>,
    default: EntwicklungArt,
}

impl<'p> GrowthOf<'p> {
    /// How the cases of `prozess` grow: with the inhabitants if it serves people outside, else not at all.
    pub fn prozess(prozess: &'p Prozess) -> Self {
        Self {
            entwicklung: prozess.entwicklung.as_ref(),
            default: match prozess.ausrichtung {
                Some(Ausrichtung::Extern) => EntwicklungArt::Einwohner,
                Some(Ausrichtung::Intern) | None => EntwicklungArt::Konstant,
            },
        }
    }

    /// How the full-time equivalents of `gruppe` grow: not at all by default.
    pub fn berufsgruppe(gruppe: &'p Berufsgruppe) -> Self {
        Self {
            entwicklung: gruppe.entwicklung.as_ref(),
            default: EntwicklungArt::Konstant,
        }
    }

    /// The kind of growth.
    pub fn art(self) -> EntwicklungArt {
        self.entwicklung.map_or(self.default, |e| e.art)
    }

    /// Whether the kind is written, not the default.
    pub fn is_stated(self) -> bool {
        self.entwicklung.is_some()
    }
}

/// The value that starts as `start` in the year `basis`, in the year `jahr` >= `basis`.
pub fn value_in(growth: GrowthOf<'_>, basis: Jahr, start: f64, jahr: Jahr, config: &Config) -> f64 {
    Wachstum::new(growth, basis, start, config).wert(jahr)
}

/// How a number grows from its base year on, prepared for many years.
#[derive(Debug, Clone)]
pub struct Wachstum<'c> {
    basis: Jahr,
    start: f64,
    gang: Gang<'c>,
}

#[derive(Debug, Clone)]
enum Gang<'c> {
    /// In proportion to the inhabitants: the table, and those of the base year.
    Einwohner(&'c BTreeMap<Jahr, f64>, f64),
    /// Not at all.
    Konstant,
    /// Times this every year.
    Rate(f64),
    /// Through these points.
    Werte(BTreeMap<Jahr, f64>),
}

impl<'c> Wachstum<'c> {
    /// The growth of what is `start` in the year `basis`.
    pub fn new(growth: GrowthOf<'_>, basis: Jahr, start: f64, config: &'c Config) -> Self {
        let gang = match growth.art() {
            EntwicklungArt::Einwohner => inhabitants(&config.einwohner, basis)
                .map_or(Gang::Konstant, |now| Gang::Einwohner(&config.einwohner, now)),
            EntwicklungArt::Konstant => Gang::Konstant,
            EntwicklungArt::Rate => {
                let percent = growth.entwicklung.and_then(|e| e.prozent_pa);
                Gang::Rate(1.0 + percent.map_or(0.0, ProzentProJahr::get) / 100.0)
            }
            EntwicklungArt::Werte => {
                let given = growth.entwicklung.iter().flat_map(|e| &e.werte);
                let later = given.filter(|(y, _)| **y > basis).map(|(y, v)| (*y, v.get()));
                Gang::Werte(std::iter::once((basis, start)).chain(later).collect())
            }
        };
        Self { basis, start, gang }
    }

    /// The value in the year `jahr`, which is not before the base year.
    pub fn wert(&self, jahr: Jahr) -> f64 {
        match &self.gang {
            Gang::Werte(points) => linear(points, jahr).unwrap_or(self.start),
            Gang::Einwohner(..) | Gang::Konstant | Gang::Rate(_) => {
                self.faktor(jahr).map_or(self.start, |g| self.start * g)
            }
        }
    }

    /// The growth factor g of the year `jahr` (`fachmodell` 6); none if the value starts at 0 and goes through a table.
    pub fn faktor(&self, jahr: Jahr) -> Option<f64> {
        match &self.gang {
            Gang::Einwohner(table, now) => Some(inhabitants(table, jahr).map_or(1.0, |then| then / now)),
            Gang::Konstant => Some(1.0),
            Gang::Rate(rate) => Some(rate.powi(i32::from(jahr.0) - i32::from(self.basis.0))),
            Gang::Werte(_) => (self.start > 0.0).then(|| self.wert(jahr) / self.start),
        }
    }
}

/// Inhabitants in `jahr`; none if the table is empty.
pub fn inhabitants(table: &BTreeMap<Jahr, f64>, jahr: Jahr) -> Option<f64> {
    linear(table, jahr)
}

/// The value at `jahr`: linear between the points, constant outside them; none without points.
pub fn linear(points: &BTreeMap<Jahr, f64>, jahr: Jahr) -> Option<f64> {
    let before = points.range(..=jahr).next_back();
    let after = points.range(jahr..).next();
    match (before, after) {
        (Some((y0, v0)), Some((y1, v1))) if y0 != y1 => {
            let part = f64::from(jahr.0 - y0.0) / f64::from(y1.0 - y0.0);
            Some(v0 + (v1 - v0) * part)
        }
        (Some((_, v)), _) | (None, Some((_, v))) => Some(*v),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(points: &[(i16, f64)]) -> BTreeMap<Jahr, f64> {
        points.iter().map(|(y, v)| (Jahr(*y), *v)).collect()
    }

    #[test]
    fn linear_between_and_constant_outside() {
        let table = points(&[(2016, 100.0), (2020, 140.0)]);
        for (year, value) in [
            (2010, 100.0),
            (2016, 100.0),
            (2017, 110.0),
            (2020, 140.0),
            (2050, 140.0),
        ] {
            assert_eq!(linear(&table, Jahr(year)), Some(value), "{year}");
        }
        assert_eq!(linear(&points(&[]), Jahr(2016)), None);
    }
}
