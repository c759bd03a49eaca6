//! Forecasts added up: the rows and sums of `ddv prognose` (`fachmodell` 7).

use std::collections::BTreeMap;

use super::{Fortschreibung, Luecke};
use crate::model::Jahr;

/// Growth up to this is none: the last bits of a sum.
const TOLERANCE: f64 = 1e-9;

/// Forecasts of several processes or Berufsgruppen, added up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prognose {
    /// One row for each year from the first forecast one to the horizon.
    pub jahre: BTreeMap<Jahr, Jahressumme>,
    /// EUR relieved over all years.
    pub eingespart_eur: f64,
    /// Full-time equivalents relieved at the horizon.
    pub eingespart_vza_horizont: f64,
    /// Full-time equivalents that come on top up to the horizon without relief.
    pub aufwuchs_vza: f64,
    /// How many are in the sums.
    pub anzahl: u64,
    /// How many have figures, but only of the horizon or later.
    pub ohne_zukunft: u64,
    /// How many have no forecast, by reason.
    pub luecken: BTreeMap<Luecke, u64>,
}

/// One year of the sum: of those whose base year lies before it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Jahressumme {
    /// How many.
    pub anzahl: u64,
    /// Cases.
    pub fallzahl: f64,
    /// Full-time equivalents without relief.
    pub vza: f64,
    /// Their cost in EUR.
    pub kosten_eur: f64,
    /// Full-time equivalents relieved.
    pub eingespart_vza: f64,
    /// EUR relieved.
    pub eingespart_eur: f64,
}

impl Prognose {
    /// Adds one forecast, or why there is none.
    pub fn add(&mut self, one: Result<&Fortschreibung, Luecke>) {
        let one = match one {
            Ok(one) => one,
            Err(luecke) => {
                *self.luecken.entry(luecke).or_default() += 1;
                return;
            }
        };
        let Some((first, last)) = one.jahre.first().zip(one.jahre.last()) else {
            self.ohne_zukunft += 1;
            return;
        };
        self.anzahl += 1;
        self.eingespart_vza_horizont += last.eingespart_vza;
        self.aufwuchs_vza += last.vza - one.vza;
        self.reach_back_to(first.jahr, last.jahr);
        // Both run over every year up to the horizon.
        for (wert, summe) in one.jahre.iter().zip(self.jahre.range_mut(first.jahr..)) {
            let summe = summe.1;
            summe.anzahl += 1;
            summe.fallzahl += wert.fallzahl.unwrap_or(0.0);
            summe.vza += wert.vza;
            summe.kosten_eur += wert.kosten_eur;
            summe.eingespart_vza += wert.eingespart_vza;
            summe.eingespart_eur += wert.eingespart_eur;
            self.eingespart_eur += wert.eingespart_eur;
        }
    }

    /// Has a row for every year from `first` to `horizont`.
    fn reach_back_to(&mut self, first: Jahr, horizont: Jahr) {
        let known = self.jahre.first_key_value().map(|(jahr, _)| *jahr);
        let end = known.map_or(horizont.0, |jahr| jahr.0 - 1);
        self.jahre
            .extend((first.0..=end).map(|jahr| (Jahr(jahr), Jahressumme::default())));
    }

    /// How many have no forecast.
    pub fn ohne_prognose(&self) -> u64 {
        self.luecken.values().sum()
    }

    /// Whether all sums are within the range of numbers.
    pub fn is_finite(&self) -> bool {
        let sums = [
            self.eingespart_eur,
            self.eingespart_vza_horizont,
            self.aufwuchs_vza,
            self.daempfung().unwrap_or_default(),
        ];
        let rows = self.jahre.values();
        let rows = rows.flat_map(|row| {
            [
                row.fallzahl,
                row.vza,
                row.kosten_eur,
                row.eingespart_vza,
                row.eingespart_eur,
            ]
        });
        rows.chain(sums).all(f64::is_finite)
    }

    /// What part of the growth the relief takes away; undefined if nothing grows.
    pub fn daempfung(&self) -> Option<f64> {
        (self.aufwuchs_vza > TOLERANCE).then(|| self.eingespart_vza_horizont / self.aufwuchs_vza)
    }
}
