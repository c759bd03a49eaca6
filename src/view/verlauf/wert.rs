//! A figure at one point in time, and the difference of two.

use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use crate::view::report::Cell;
use crate::view::zahlwort::{decimal, grouped};

/// A figure with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wert {
    /// A count.
    Zahl(u64),
    /// A share of a base.
    Anteil {
        /// The share.
        value: f64,
        /// How many.
        part: u64,
        /// Of how many.
        base: u64,
    },
    /// A mean share over some of all processes.
    Mittel {
        /// The mean.
        value: f64,
        /// Over so many.
        over: u64,
        /// Of so many.
        all: u64,
    },
    /// A number on its own scale.
    Punkte(f64),
}

impl Wert {
    /// The plain number.
    pub fn get(self) -> f64 {
        match self {
            Self::Zahl(number) => number as f64,
            Self::Anteil { value, .. } | Self::Mittel { value, .. } | Self::Punkte(value) => value,
        }
    }

    /// For people, with its base.
    pub fn cell(self) -> Cell {
        match self {
            Self::Zahl(number) => Cell::count(Some(number)),
            Self::Anteil { value, part, base } => Cell::Share { value, part, base },
            Self::Mittel { value, over, all } => Cell::Mean { value, over, all },
            Self::Punkte(value) => Cell::Number(value, 1),
        }
    }

    /// For tables whose columns leave no room for the base, which stands elsewhere then.
    pub fn short_cell(self) -> Cell {
        match self {
            Self::Zahl(number) => Cell::count(Some(number)),
            Self::Anteil { value, .. } | Self::Mittel { value, .. } => Cell::Percent(value),
            Self::Punkte(value) => Cell::Number(value, 1),
        }
    }

    /// The way from `before` to here: `+3`, for shares in percentage points `-1,5`; `unverändert`.
    pub fn change_since(self, before: Self) -> String {
        let difference = match self {
            Self::Zahl(number) => {
                let before = match before {
                    Self::Zahl(before) => before,
                    Self::Anteil { .. } | Self::Mittel { .. } | Self::Punkte(_) => 0,
                };
                return match number.cmp(&before) {
                    Ordering::Equal => "unverändert".to_owned(),
                    Ordering::Greater => format!("+{}", grouped(number - before)),
                    Ordering::Less => format!("-{}", grouped(before - number)),
                };
            }
            Self::Anteil { .. } | Self::Mittel { .. } => (self.get() - before.get()) * 100.0,
            Self::Punkte(_) => self.get() - before.get(),
        };
        let text = decimal(difference, 1);
        let is_zero = text.bytes().all(|b| matches!(b, b'0' | b',' | b'-'));
        if is_zero {
            return if difference == 0.0 {
                "unverändert"
            } else {
                "fast unverändert"
            }
            .to_owned();
        }
        let sign = if difference > 0.0 { "+" } else { "" };
        format!("{sign}{text}")
    }
}

impl Serialize for Wert {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Zahl(number) => serializer.serialize_u64(*number),
            Self::Anteil { value, .. } | Self::Mittel { value, .. } | Self::Punkte(value) => {
                serializer.serialize_f64(*value)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_have_a_sign_and_a_unit() {
        let share = |value| Wert::Anteil {
            value,
            part: 0,
            base: 0,
        };
        assert_eq!(Wert::Zahl(1_200).change_since(Wert::Zahl(0)), "+1.200");
        assert_eq!(Wert::Zahl(3).change_since(Wert::Zahl(5)), "-2");
        assert_eq!(Wert::Zahl(3).change_since(Wert::Zahl(3)), "unverändert");
        assert_eq!(share(0.415).change_since(share(0.4)), "+1,5");
        assert_eq!(share(0.25).change_since(share(0.5)), "-25,0");
        assert_eq!(share(0.26).change_since(share(0.25)), "+1,0");
        assert_eq!(share(0.5).change_since(share(0.500_1)), "fast unverändert");
        assert_eq!(Wert::Punkte(62.5).change_since(Wert::Punkte(50.0)), "+12,5");
    }
}
