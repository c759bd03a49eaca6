//! The calendar of the story: quarters, working days, the time of Berlin by its rule.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

use crate::history::Zeitpunkt;
use crate::model::Datum;

/// The last quarter that the story tells in full begins on this day.
const LETZTES_QUARTAL: Date = date(2026, 7, 1);

/// The last day of the story: the youngest review in the shipped register. What the register plans for later was always
/// planned.
pub const ENDE: Date = date(2026, 11, 3);

/// The first day of a story of so many quarters.
pub fn beginn(quartale: u8) -> Date {
    let back = i64::from(quartale.saturating_sub(1)) * 3;
    werktag(LETZTES_QUARTAL.saturating_sub(back.months()))
}

/// A day of the register as a day of the calendar.
pub fn tag(datum: Datum) -> Date {
    datum
        .to_string()
        .parse()
        .expect("a `Datum` is a day of the calendar")
}

/// `days` days later, or earlier if negative.
pub fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(days.days())
}

/// The day itself, or the next one on which the administration works.
pub fn werktag(day: Date) -> Date {
    let mut day = day;
    while is_frei(day) {
        day = plus(day, 1);
    }
    day
}

/// Weekends and the public holidays of Saxony with a fixed day.
fn is_frei(day: Date) -> bool {
    const FEIERTAGE: [(i8, i8); 6] = [(1, 1), (5, 1), (10, 3), (10, 31), (12, 25), (12, 26)];
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
        || FEIERTAGE.contains(&(day.month(), day.day()))
}

/// The last day of the quarter of `day`.
pub fn quartalsende(day: Date) -> Date {
    let month = (day.month() - 1) / 3 * 3 + 3;
    date(day.year(), month, 1).last_of_month()
}

/// Minute `minute` of a working day in Berlin.
pub fn zeitpunkt(day: Date, minute: i32) -> Zeitpunkt {
    Zeitpunkt::in_berlin(Datum::new(day), minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_story_begins_on_the_first_working_day_of_its_first_quarter() {
        assert_eq!(beginn(1), date(2026, 7, 1));
        assert_eq!(beginn(8), date(2024, 10, 1));
        // A holiday on a Friday, then the weekend.
        assert_eq!(beginn(23), date(2021, 1, 4));
        assert_eq!(beginn(40), date(2016, 10, 4));
    }

    #[test]
    fn quarters_end_with_their_third_month() {
        assert_eq!(quartalsende(date(2025, 2, 1)), date(2025, 3, 31));
        assert_eq!(quartalsende(date(2025, 11, 30)), date(2025, 12, 31));
    }
}
