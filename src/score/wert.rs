//! The numbers of figures: never NaN, in a total order, with one rounding rule.

use std::cmp::Ordering;

use serde::Serialize;

use crate::model::Anteil;

/// A Modernisierungskoeffizient, 0 to 100 (L 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Koeffizient(f64);

impl Koeffizient {
    /// From a share: 1 is 100.
    pub fn from_share(share: Anteil) -> Self {
        Self(100.0 * share.get())
    }

    /// The plain number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Koeffizient {}

impl PartialOrd for Koeffizient {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Koeffizient {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// The share `part / whole`; undefined if there is no whole.
///
/// A sum of weights may miss 1 by rounding: the share stays within 0 and 1.
pub fn ratio(part: f64, whole: f64) -> Option<Anteil> {
    if whole > 0.0 {
        Anteil::new((part / whole).clamp(0.0, 1.0))
    } else {
        None
    }
}

/// The share `part` of `whole` things; undefined if there are none.
pub fn share_of(part: u64, whole: u64) -> Option<Anteil> {
    ratio(part as f64, whole as f64)
}

/// `value` for comparing: rounded to `decimals`, so that the order never hangs on the last bits.
pub fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    let scaled = (value * scale).round();
    if scaled.is_finite() { scaled / scale } else { value }
}

/// `number` as a whole one, if it is one that both kinds of number hold exactly.
pub fn whole(number: f64) -> Option<i64> {
    let is_whole = number.fract() == 0.0 && number.abs() < 2_f64.powi(53);
    #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53")]
    is_whole.then_some(number as i64)
}
