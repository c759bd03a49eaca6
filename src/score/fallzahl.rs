//! How cases grow (L 3.2; `fachmodell` 6).

use std::collections::BTreeMap;

use super::kapazitaet::vza;
use crate::config::Config;
use crate::model::Jahr;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::prozess::{Ausrichtung, Entwicklung, EntwicklungArt, Prozess};
use crate::model::value::ProzentProJahr;

/// Cases in the year `jahr`, unrounded; undefined before the base year and for a process without forecast: one that
/// does not state `stand`, `fallzahl`, or what it takes to know its full-time equivalents.
pub fn fallzahl_in(prozess: &Prozess, jahr: Jahr, config: &Config) -> Option<f64> {
    let zahlen = prozess.kennzahlen.as_ref()?;
    let basis = zahlen.stand?.year();
    let fallzahl = zahlen.fallzahl? as f64;
    vza(prozess, config)?;
    if jahr < basis {
        return None;
    }
    let growth = GrowthOf::prozess(prozess);
    Some(value_in(growth, basis, fallzahl, jahr, config))
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
    match growth.art() {
        EntwicklungArt::Einwohner => {
            let at = |year| inhabitants(&config.einwohner, year);
            match (at(jahr), at(basis)) {
                (Some(then), Some(now)) => start * (then / now),
                (Some(_) | None, None) | (None, Some(_)) => start,
            }
        }
        EntwicklungArt::Konstant => start,
        EntwicklungArt::Rate => {
            let percent = growth.entwicklung.and_then(|e| e.prozent_pa);
            let percent = percent.map_or(0.0, ProzentProJahr::get);
            start * (1.0 + percent / 100.0).powi(i32::from(jahr.0 - basis.0))
        }
        EntwicklungArt::Werte => {
            let mut points = BTreeMap::from([(basis, start)]);
            let given = growth.entwicklung.iter().flat_map(|e| &e.werte);
            points.extend(given.filter(|(y, _)| **y > basis).map(|(y, v)| (*y, v.get())));
            linear(&points, jahr).unwrap_or(start)
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
