//! Times of commits, and the days they fall on where cities are: Europe/Berlin.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, tz};

use crate::model::Datum;

/// The rules of German time, built in: machines without a time zone database must agree.
static BERLIN: TimeZone = tz::get!("Europe/Berlin");

/// When something happened, with the clock of who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zeitpunkt {
    /// Seconds since 1970 in UTC.
    pub sekunden: i64,
    /// What that clock was ahead of UTC, in minutes.
    pub versatz_minuten: i32,
}

impl Zeitpunkt {
    /// Minute `minute` of a day on the clocks of Europe/Berlin.
    pub fn in_berlin(tag: Datum, minute: i32) -> Self {
        let local = tag
            .date()
            .at(0, 0, 0, 0)
            .saturating_add(i64::from(minute).minutes());
        let zoned = BERLIN.to_ambiguous_zoned(local).compatible();
        zoned.map_or(
            Self {
                sekunden: 0,
                versatz_minuten: 0,
            },
            |zoned| Self {
                sekunden: zoned.timestamp().as_second(),
                versatz_minuten: zoned.offset().seconds() / 60,
            },
        )
    }

    /// The day in Europe/Berlin.
    pub fn tag(self) -> Datum {
        let time = self.timestamp();
        Datum::new(time.to_zoned(BERLIN.clone()).date())
    }

    /// The time with its own offset: `2026-03-31T14:02:00+02:00`.
    pub fn iso(self) -> String {
        let minutes = self.versatz_minuten.clamp(-25 * 60, 25 * 60);
        let offset = tz::Offset::from_seconds(minutes * 60).unwrap_or(tz::Offset::UTC);
        let local = offset.to_datetime(self.timestamp());
        let (sign, minutes) = if minutes < 0 {
            ('-', -minutes)
        } else {
            ('+', minutes)
        };
        format!(
            "{}{sign}{:02}:{:02}",
            local.strftime("%Y-%m-%dT%H:%M:%S"),
            minutes / 60,
            minutes % 60
        )
    }

    /// Day and time in Europe/Berlin, for people: `31.03.2026 14:02`.
    pub fn german(self) -> String {
        let local = self.timestamp().to_zoned(BERLIN.clone());
        local.strftime("%d.%m.%Y %H:%M").to_string()
    }

    /// A time that no calendar holds counts as its first or last one.
    fn timestamp(self) -> Timestamp {
        let seconds = self.sekunden.clamp(
            Timestamp::MIN.as_second() + 200_000,
            Timestamp::MAX.as_second() - 200_000,
        );
        Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// The first second after `tag` in Europe/Berlin.
pub fn end_of_day(tag: Datum) -> i64 {
    let next = tag.date().tomorrow().unwrap_or(jiff::civil::Date::MAX);
    next.to_zoned(BERLIN.clone())
        .map_or(i64::MAX, |midnight| midnight.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, versatz_minuten: i32) -> Zeitpunkt {
        let sekunden = text.parse::<Timestamp>().expect("a time").as_second();
        Zeitpunkt {
            sekunden,
            versatz_minuten,
        }
    }

    #[test]
    fn a_day_ends_at_midnight_in_berlin_in_winter_and_summer() {
        let day = |text| Datum::parse(text).expect("a day");
        assert_eq!(
            end_of_day(day("2026-01-31")),
            at("2026-01-31T23:00:00Z", 0).sekunden
        );
        assert_eq!(
            end_of_day(day("2026-07-31")),
            at("2026-07-31T22:00:00Z", 0).sekunden
        );
        // The day on which the clocks change has 23 hours.
        assert_eq!(
            end_of_day(day("2026-03-28")),
            at("2026-03-28T23:00:00Z", 0).sekunden
        );
        assert_eq!(
            end_of_day(day("2026-03-29")),
            at("2026-03-29T22:00:00Z", 0).sekunden
        );
    }

    #[test]
    fn berlin_changes_its_clocks() {
        let nine = |day| Zeitpunkt::in_berlin(Datum::parse(day).expect("a day"), 540).iso();
        assert_eq!(nine("2026-03-28"), "2026-03-28T09:00:00+01:00");
        assert_eq!(nine("2026-03-29"), "2026-03-29T09:00:00+02:00");
        assert_eq!(nine("2026-10-26"), "2026-10-26T09:00:00+01:00");
    }

    #[test]
    fn a_time_names_its_own_offset_and_the_day_of_berlin() {
        let late = at("2026-03-31T22:30:00Z", -300);
        assert_eq!(late.iso(), "2026-03-31T17:30:00-05:00");
        assert_eq!(late.tag().to_string(), "2026-04-01");
        assert_eq!(late.german(), "01.04.2026 00:30");
        let far = Zeitpunkt {
            sekunden: i64::MAX,
            versatz_minuten: i32::MIN,
        };
        assert!(far.iso().starts_with("9999-"), "{}", far.iso());
    }
}
