//! Days and years.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::value::{integer, out_of_range};
use crate::source::decode::{Decode, DecodeKey, Decoder, Expected, ProblemKind, ValueType};
use crate::source::number::parse_integer;
use crate::source::{Node, Span};

/// A day of the Gregorian calendar, written `2026-03-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Datum(Date);

impl Datum {
    /// A day of the calendar as a `Datum`.
    pub fn new(date: Date) -> Self {
        Self(date)
    }

    /// Reads exactly `YYYY-MM-DD`; `None` if it is no day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| match i {
                4 | 7 => *b == b'-',
                _ => b.is_ascii_digit(),
            });
        if !shape {
            return None;
        }
        let year = text[..4].parse().ok()?;
        let month = text[5..7].parse().ok()?;
        let day = text[8..].parse().ok()?;
        Date::new(year, month, day).ok().map(Self)
    }

    /// Reads the German form `31.03.2026`, only to say how it is written here.
    pub fn parse_german(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_whole = parts.next().is_none() && year.len() == 4;
        Self::parse(&format!("{year}-{month:0>2}-{day:0>2}")).filter(|_| is_whole)
    }

    /// The day of the calendar.
    pub fn date(self) -> Date {
        self.0
    }

    /// The day after; the last day of the calendar stays.
    #[must_use]
    pub fn tomorrow(self) -> Self {
        Self(self.0.tomorrow().unwrap_or(self.0))
    }

    /// The day before; the first day of the calendar stays.
    #[must_use]
    pub fn yesterday(self) -> Self {
        Self(self.0.yesterday().unwrap_or(self.0))
    }

    /// The year.
    pub fn year(self) -> Jahr {
        Jahr(self.0.year())
    }

    /// The day `months` months later; the last of the month where the day does not exist.
    #[must_use]
    pub fn plus_months(self, months: u64) -> Self {
        let months = i32::try_from(months).unwrap_or(i32::MAX).min(240_000);
        let span = jiff::Span::new().months(months);
        Self(self.0.saturating_add(span))
    }

    /// The same day of the year before; the last of February where it does not exist.
    #[must_use]
    pub fn year_before(self) -> Self {
        Self(self.0.saturating_sub(jiff::Span::new().years(1)))
    }

    /// The day `days` days later.
    #[must_use]
    pub fn plus_days(self, days: u32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days.min(3_660_000))))
    }

    /// Days from `self` to `other`; negative if `other` lies before.
    pub fn days_until(self, other: Self) -> i64 {
        self.0.duration_until(other.0).as_hours() / 24
    }

    /// The day in German order: `31.03.2026`.
    pub fn german(self) -> String {
        let date = self.0;
        format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
    }
}

impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0.year(),
            self.0.month(),
            self.0.day()
        )
    }
}

impl Serialize for Datum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Datum {
    fn schema_name() -> Cow<'static, str> {
        "Datum".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "title": "Datum",
            "description": "Tag in der Form JJJJ-MM-TT, etwa 2026-03-31.",
            "format": "date",
            "pattern": "^[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|[12][0-9])|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)$",
            "examples": ["2026-03-31"],
        })
    }
}

impl Decode for Datum {
    const VALUE: ValueType = ValueType::Date;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        let Some((text, _)) = decoder.scalar(node, Expected::Date) else {
            return Self::fallback();
        };
        Self::parse(text).unwrap_or_else(|| {
            let text = text.to_owned();
            decoder.report(node.span, ProblemKind::BadDate { text });
            Self::fallback()
        })
    }

    fn fallback() -> Self {
        Self(Date::constant(1, 1, 1))
    }
}

/// A calendar year, 1000 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Jahr(pub i16);

const YEAR_RANGE: &str = "1000 bis 9999";

impl Jahr {
    fn from_number(number: i64) -> Option<Self> {
        i16::try_from(number)
            .ok()
            .filter(|y| (1000..=9999).contains(y))
            .map(Self)
    }
}

impl fmt::Display for Jahr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Decode for Jahr {
    const VALUE: ValueType = ValueType::Year;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        let Some((text, number)) = integer(node, decoder) else {
            return Self::fallback();
        };
        Self::from_number(number).unwrap_or_else(|| {
            out_of_range(node, decoder, text, YEAR_RANGE);
            Self::fallback()
        })
    }

    fn fallback() -> Self {
        Self(1000)
    }
}

impl DecodeKey for Jahr {
    fn decode_key(key: &str, span: Span, decoder: &mut Decoder<'_>) -> Option<Self> {
        let year = parse_integer(key).ok().and_then(Self::from_number);
        if year.is_none() {
            let text = key.to_owned();
            decoder.report(span, ProblemKind::BadYear { text });
        }
        year
    }
}

impl JsonSchema for Jahr {
    fn schema_name() -> Cow<'static, str> {
        "Jahr".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "integer",
            "title": "Jahr",
            "description": "Kalenderjahr, 1000 bis 9999.",
            "minimum": 1000,
            "maximum": 9999,
            "examples": [2026],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(
            Datum::parse("2024-02-29").map(|d| d.to_string()),
            Some("2024-02-29".to_owned())
        );
        for wrong in [
            "2024-02-30",
            "2023-02-29",
            "24-1-1",
            "2024-1-01",
            "2024-01-01 ",
            "01.02.2024",
        ] {
            assert_eq!(Datum::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_month_after_the_31st_of_january_is_the_last_of_february() {
        let day = Datum::parse("2026-01-31").expect("a day");
        assert_eq!(day.plus_months(1).to_string(), "2026-02-28");
    }

    #[test]
    fn days_are_counted_over_leap_days_and_both_ways() {
        let day = |text| Datum::parse(text).expect("a day");
        assert_eq!(day("2024-02-28").days_until(day("2024-03-01")), 2);
        assert_eq!(day("2025-03-01").days_until(day("2025-02-28")), -1);
        assert_eq!(day("2024-02-28").plus_days(366).to_string(), "2025-02-28");
        assert_eq!(day("9999-12-31").plus_days(1), day("9999-12-31"));
    }
}
