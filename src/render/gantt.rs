//! Gantt pictures for a terminal: a line of signs per row, years and quarters above, legible without colour.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::escape::terminal;
use super::table::break_text;
use super::text::{Look, wrap};
use crate::model::Datum;
use crate::view::gantt::{Gantt, Row};

const GAP: usize = 2;
/// The names take at most this share of the width: one in so many columns.
const NAME_SHARE: usize = 3;
/// Columns of a month at most.
const MOST_PER_MONTH: usize = 6;
const LEAST_COLUMNS: usize = 12;
/// A year is written with a blank behind it.
const YEAR_WIDTH: usize = 5;

/// From days to columns.
struct Scale {
    first_month: i32,
    months: usize,
    columns: usize,
}

impl Scale {
    fn new(gantt: &Gantt, room: usize) -> Self {
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
    fn column(&self, day: Datum) -> usize {
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

pub(super) fn write(out: &mut String, gantt: &Gantt, look: Look) {
    let names: Vec<String> = gantt
        .rows
        .iter()
        .map(|row| terminal(&row.name).into_owned())
        .collect();
    let widest = names.iter().map(|name| name.width()).max().unwrap_or_default();
    let label = widest.min(look.width / NAME_SHARE);
    let scale = Scale::new(gantt, look.width.saturating_sub(label + GAP));
    let margin = " ".repeat(label + GAP);
    for line in head(gantt, &scale) {
        let line = format!("{margin}{line}");
        let _ = writeln!(out, "{}", look.heading(line.trim_end()));
    }
    let today = gantt.shows(gantt.today).then(|| scale.column(gantt.today));
    for (row, name) in gantt.rows.iter().zip(&names) {
        let mut lanes = lanes(gantt, row, &scale, today);
        let broken = break_text(name, label, usize::MAX);
        let name_lines: Vec<&str> = broken.lines().collect();
        lanes.resize_with(lanes.len().max(name_lines.len()), || empty_lane(&scale, today));
        for (number, lane) in lanes.iter().enumerate() {
            let name = name_lines.get(number).copied().unwrap_or_default();
            let gap = " ".repeat((label + GAP).saturating_sub(name.width()));
            let lane: String = lane.iter().collect();
            let _ = writeln!(out, "{}", format!("{name}{gap}{lane}").trim_end());
        }
    }
    let signs: Vec<String> = gantt
        .legend
        .iter()
        .map(|(sign, what)| format!("{sign}\u{a0}{}", terminal(what).replace(' ', "\u{a0}")))
        .collect();
    if !signs.is_empty() {
        out.push('\n');
        wrap(out, &format!("Zeichen: {}", signs.join(", ")), look.width, "  ");
    }
}

fn empty_lane(scale: &Scale, today: Option<usize>) -> Vec<char> {
    let mut lane = vec![' '; scale.columns];
    if let Some(at) = today {
        lane[at] = '│';
    }
    lane
}

/// The bars of `row`, each in the first line that has room for it; marks in the first line.
fn lanes(gantt: &Gantt, row: &Row, scale: &Scale, today: Option<usize>) -> Vec<Vec<char>> {
    let mut bars: Vec<(usize, usize, char)> = row
        .bars
        .iter()
        .filter_map(|bar| {
            let (from, to) = gantt.clipped(bar.from, bar.to)?;
            Some((scale.column(from), scale.column(to), bar.sign))
        })
        .collect();
    bars.sort_unstable();
    let mut lanes = vec![empty_lane(scale, today)];
    let mut ends: Vec<usize> = vec![0];
    for (from, to, sign) in bars {
        // Neighbours in one column share it: the later one starts behind.
        let free = ends
            .iter()
            .position(|end| *end <= from || (*end == from + 1 && from < to));
        let at = free.unwrap_or_else(|| {
            lanes.push(empty_lane(scale, today));
            ends.push(0);
            ends.len() - 1
        });
        let first = from.max(ends[at]);
        lanes[at][first..=to].fill(sign);
        ends[at] = to + 1;
    }
    for mark in row.marks.iter().filter(|mark| gantt.shows(mark.day)) {
        lanes[0][scale.column(mark.day)] = mark.sign;
    }
    lanes
}

/// Years, quarters where they have room, and where the marked day is.
fn head(gantt: &Gantt, scale: &Scale) -> Vec<String> {
    let mut years = vec![' '; scale.columns];
    let mut quarters = vec![' '; scale.columns];
    let has_quarters = scale.columns >= scale.months;
    let step = year_step(scale);
    for month in 0..scale.months {
        let at = month * scale.columns / scale.months;
        let number = scale.first_month + i32::try_from(month).unwrap_or_default();
        let year = number.div_euclid(12);
        let months_left = usize::try_from(12 - number.rem_euclid(12)).unwrap_or(12);
        // The rest of a year at the left edge is named if that does not reach into the next one.
        let is_edge = month == 0 && step == 1 && months_left * scale.columns / scale.months >= YEAR_WIDTH;
        let is_named = months_left == 12 && year % step == 0;
        if (is_named || is_edge) && at + YEAR_WIDTH <= scale.columns + 1 {
            put(&mut years, at, &year.to_string());
        }
        if has_quarters && number.rem_euclid(3) == 0 {
            put(&mut quarters, at, &format!("Q{}", number.rem_euclid(12) / 3 + 1));
        }
    }
    let mut lines = vec![years];
    if has_quarters {
        lines.push(quarters);
    }
    if gantt.shows(gantt.today) {
        let at = scale.column(gantt.today);
        let mut line = vec![' '; scale.columns];
        let what = format!("▼ {}", gantt.today.german());
        if at + what.chars().count() <= scale.columns {
            put(&mut line, at, &what);
        } else {
            let what = format!("{} ▼", gantt.today.german());
            put(&mut line, (at + 1).saturating_sub(what.chars().count()), &what);
        }
        lines.push(line);
    }
    lines.into_iter().map(|line| line.into_iter().collect()).collect()
}

/// Every how many years one is named: 1, 2, 5, 10, 20 and so on, so that all have room.
fn year_step(scale: &Scale) -> i32 {
    let has_room = |step: &usize| step * 12 * scale.columns / scale.months >= YEAR_WIDTH;
    let powers = (0..5).map(|power| 10_usize.pow(power));
    let mut steps = powers.flat_map(|ten| [ten, 2 * ten, 5 * ten]);
    steps
        .find(has_room)
        .and_then(|step| i32::try_from(step).ok())
        .unwrap_or(10_000)
}

fn put(line: &mut [char], at: usize, text: &str) {
    for (place, c) in line.iter_mut().skip(at).zip(text.chars()) {
        debug_assert_eq!(c.width(), Some(1), "signs and digits take one column");
        *place = c;
    }
}
