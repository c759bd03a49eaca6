//! Periods over time, row by row: what text draws as bars and Markdown as a mermaid diagram. Never data: the days stand in
//! a table too.

use crate::model::Datum;

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
