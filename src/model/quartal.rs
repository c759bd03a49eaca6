//! Quarters.

use std::fmt;

use serde::{Serialize, Serializer};

use super::datum::Datum;

/// A quarter of a year, written `2026-Q1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quartal {
    year: i16,
    /// 1 to 4.
    number: i8,
}

impl Quartal {
    /// Reads `2026-Q1` (or `2026-q1`); `None` if it is no quarter.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once(['-'])?;
        let number = number.strip_prefix(['Q', 'q'])?;
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let year: i16 = year.parse().ok().filter(|year| is_year && *year > 0)?;
        let number = match number {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            "4" => 4,
            _ => return None,
        };
        Some(Self { year, number })
    }

    /// The quarter that `tag` lies in.
    pub fn of(tag: Datum) -> Self {
        let date = tag.date();
        Self {
            year: date.year(),
            number: (date.month() - 1) / 3 + 1,
        }
    }

    /// Its first day.
    pub fn first_day(self) -> Datum {
        Datum::new(jiff::civil::date(self.year, self.number * 3 - 2, 1))
    }

    /// Its last day.
    pub fn last_day(self) -> Datum {
        let month = jiff::civil::date(self.year, self.number * 3, 1);
        Datum::new(month.last_of_month())
    }

    /// The quarter before; the first quarter of year 1 stays.
    #[must_use]
    pub fn previous(self) -> Self {
        self.back(1)
    }

    /// The quarter `quarters` before; never before the first quarter of year 1.
    #[must_use]
    pub fn back(self, quarters: u16) -> Self {
        let index = i32::from(self.year) * 4 + i32::from(self.number) - 1 - i32::from(quarters);
        let index = index.max(4);
        Self {
            year: i16::try_from(index / 4).unwrap_or(1),
            number: i8::try_from(index % 4).unwrap_or(0) + 1,
        }
    }

    /// The quarter after; the last quarter of the calendar stays.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.last_day().tomorrow())
    }

    /// In a sentence: `3. Quartal 2026`.
    pub fn german(self) -> String {
        format!("{}. Quartal {}", self.number, self.year)
    }
}

impl fmt::Display for Quartal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.number)
    }
}

impl Serialize for Quartal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_have_first_and_last_days() {
        let days = |text| {
            let quarter = Quartal::parse(text).expect("a quarter");
            (quarter.first_day().to_string(), quarter.last_day().to_string())
        };
        assert_eq!(days("2026-Q1"), ("2026-01-01".into(), "2026-03-31".into()));
        assert_eq!(days("2024-q2"), ("2024-04-01".into(), "2024-06-30".into()));
        assert_eq!(days("2026-Q4"), ("2026-10-01".into(), "2026-12-31".into()));
        for text in [
            "2026-Q0", "2026-Q5", "26-Q1", "2026Q1", "2026-Q", "2026-Q11", "0000-Q1", "+026-Q1",
        ] {
            assert_eq!(Quartal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn quarters_count_back_over_the_year() {
        let quarter = Quartal::parse("2026-Q2").expect("a quarter");
        let back: Vec<_> = (0..6).map(|n| quarter.back(n).to_string()).collect();
        assert_eq!(
            back,
            ["2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1"]
        );
        assert_eq!(Quartal::of(quarter.last_day()), quarter);
        assert_eq!(quarter.next().previous(), quarter);
        assert_eq!(quarter.back(2).next().to_string(), "2026-Q1");
        assert_eq!(quarter.back(u16::MAX).to_string(), "0001-Q1");
    }
}
