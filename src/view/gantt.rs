//! Periods over time, row by row: what text draws as bars and Markdown as a mermaid diagram. Never data: the days stand in
//! a table too.

use crate::model::Datum;

/// Columns of a month at most.
const MOST_PER_MONTH: usize = 6;
/// A picture has at least so many columns.
const LEAST_COLUMNS: usize = 12;

/// A picture of periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gantt {
    /// What it shows, for formats that put a title into the picture.
    pub title: String,
    /// First day shown.
    pub from: Datum,
    /// Last day shown; not before `from`.
    pub to: Datum,
    /// The day that is marked, if it lies within.
    pub today: Datum,
    /// The rows.
    pub rows: Vec<Row>,
    /// Each sign with its meaning, for formats that draw signs.
    pub legend: Vec<(char, String)>,
}

/// One row: what belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: String,
    /// Its periods. They may overlap.
    pub bars: Vec<Bar>,
    /// Its single days.
    pub marks: Vec<Mark>,
}

/// A period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The sign that it is drawn with.
    pub sign: char,
    /// Its name.
    pub name: String,
    /// First day.
    pub from: Datum,
    /// Last day; not before `from`.
    pub to: Datum,
}

/// A single day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The sign that it is drawn with.
    pub sign: char,
    /// Its name.
    pub name: String,
    /// The day.
    pub day: Datum,
    /// Whether it is reached.
    pub is_done: bool,
}

impl Gantt {
    /// The part of the period from `from` to `to` that is shown; none if it lies outside.
    pub fn clipped(&self, from: Datum, to: Datum) -> Option<(Datum, Datum)> {
        let part = (from.max(self.from), to.min(self.to));
        (part.0 <= part.1).then_some(part)
    }

    /// Whether `day` is shown.
    pub fn shows(&self, day: Datum) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// From days to columns, for formats that draw with characters: whole columns for a month where there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The month of the first column: years times twelve, plus 0 to 11.
    pub first_month: i32,
    /// Months shown, begun ones included; at least 1.
    pub months: usize,
    /// Columns of the picture.
    pub columns: usize,
}

impl Scale {
    /// The columns of `gantt` where so many fit.
    pub fn new(gantt: &Gantt, room: usize) -> Self {
        let first_month = month_of(gantt.from);
        let months = usize::try_from(month_of(gantt.to) - first_month + 1)
            .unwrap_or(1)
            .max(1);
        let room = room.max(LEAST_COLUMNS);
        let columns = match room / months {
            0 => room,
            whole => months * whole.min(MOST_PER_MONTH),
        };
        Self {
            first_month,
            months,
            columns,
        }
    }

    /// The column that `day` lies in. Every day within the picture has one.
    pub fn column(&self, day: Datum) -> usize {
        let date = day.date();
        let month = usize::try_from(month_of(day) - self.first_month).unwrap_or_default();
        let days = usize::try_from(date.days_in_month()).unwrap_or(31).max(1);
        let passed = usize::try_from(date.day() - 1).unwrap_or_default();
        ((month * days + passed) * self.columns / (self.months * days)).min(self.columns - 1)
    }
}

fn month_of(day: Datum) -> i32 {
    let date = day.date();
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}
