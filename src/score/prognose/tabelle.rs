//! A number for each year of a range: what is the same for all processes is computed once.

use crate::model::Jahr;

/// The years that a forecast of a registry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Zeitraum {
    /// The first year after any base year.
    pub ab: Jahr,
    /// The horizon.
    pub bis: Jahr,
}

/// A number for each year of a range.
#[derive(Debug)]
pub(super) struct Jahrestabelle {
    ab: Jahr,
    werte: Vec<f64>,
}

impl Jahrestabelle {
    /// What `at` says of each year of `zeitraum`.
    pub fn new(zeitraum: Zeitraum, at: impl Fn(Jahr) -> f64) -> Self {
        let werte = (zeitraum.ab.0..=zeitraum.bis.0).map(|y| at(Jahr(y))).collect();
        Self {
            ab: zeitraum.ab,
            werte,
        }
    }

    /// The number of `jahr`; none outside the range.
    pub fn im(&self, jahr: Jahr) -> Option<f64> {
        let at = usize::try_from(i32::from(jahr.0) - i32::from(self.ab.0)).ok()?;
        self.werte.get(at).copied()
    }
}
