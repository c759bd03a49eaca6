//! Tables for a terminal: columns shrink, then stay away, then the matrix is split, and any other table becomes one
//! entry below the other; nothing is ever garbled.

use std::fmt::Write as _;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table as Grid, TableStyle, Width};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::bar::bar;
use super::escape::terminal;
use super::text::{Look, words, wrap};
use super::{human, stack};
use crate::view::report::{Cell, Column, Room, SOFT_HYPHEN, Table};

const GAP: usize = 2;
/// Between the columns of a matrix.
const SIGN_GAP: usize = 1;
const MIN_FLEXIBLE: usize = 14;
const MAX_LEAST_FLEXIBLE: usize = 24;
/// Lines of a cell that may be shortened.
const MOST_LINES: usize = 3;
/// What bars take at least and at most.
const BAR: (usize, usize) = (12, 30);
/// Words up to this width stay whole in a cell that may not be shortened.
const MAX_LEAST_WHOLE: usize = 32;
/// What names the rows of a matrix keeps at least, and of any other table.
const MIN_HEAD: (usize, usize) = (16, 30);
/// What names the rows where the table would be wider than the terminal otherwise.
const TIGHT_HEAD: usize = 16;

/// A column with the room that it needs.
struct Fit {
    index: usize,
    room: Room,
    natural: usize,
    least: usize,
    /// What it makes do with before the table is wider than the terminal.
    tight: usize,
}

pub(super) fn write(out: &mut String, table: &Table, look: Look) {
    let texts = texts(table);
    let (signs, mut columns): (Vec<Fit>, Vec<Fit>) = (0..table.columns.len())
        .map(|index| fit(table, &texts, index))
        .partition(|c| matches!(c.room, Room::Sign));
    let sign_width = signs.iter().map(|c| c.natural).max().unwrap_or_default();
    let matrix = signs.len() * (sign_width + SIGN_GAP);
    // A matrix stays whole if leaving out what matters less makes room for it; else it is split anyway.
    let least = |columns: &[Fit]| columns.iter().map(|c| c.least + GAP).sum::<usize>();
    let room = look.width + if signs.is_empty() { GAP } else { SIGN_GAP };
    let core: usize = columns
        .iter()
        .filter(|c| matches!(c.room, Room::Head | Room::Fixed(0)))
        .map(|c| c.least + GAP)
        .sum();
    let reserved = if core + matrix <= room {
        matrix
    } else {
        matrix.min(look.width / 2)
    };
    let mut left_out = Vec::new();
    while least(&columns) + reserved > room {
        let Some(at) = least_important(&columns) else {
            break;
        };
        left_out.push(columns.remove(at).index);
    }
    if signs.is_empty() && !tighten(&mut columns, room) {
        stack::write(
            out,
            table,
            &columns.iter().map(|c| c.index).collect::<Vec<_>>(),
            look,
        );
        note_left_out(out, table, left_out, look);
        return;
    }
    let widths = share_room(&columns, room, reserved);
    let used: usize = widths.iter().map(|w| w + GAP).sum();
    let per_table = (room.saturating_sub(used) / (sign_width + SIGN_GAP)).max(1);
    let parts: Vec<&[Fit]> = if signs.is_empty() {
        vec![&[]]
    } else {
        signs.chunks(per_table).collect()
    };
    for (number, part) in parts.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut chosen: Vec<(usize, usize)> = columns
            .iter()
            .zip(&widths)
            .filter(|(c, _)| number == 0 || c.room == Room::Head)
            .map(|(c, w)| (c.index, *w))
            .collect();
        chosen.extend(part.iter().map(|c| (c.index, sign_width)));
        draw(out, table, &texts, &chosen, look);
    }
    note_left_out(out, table, left_out, look);
}

fn note_left_out(out: &mut String, table: &Table, mut left_out: Vec<usize>, look: Look) {
    if left_out.is_empty() {
        return;
    }
    left_out.sort_unstable();
    let titles: Vec<String> = left_out.iter().map(|i| table.columns[*i].whole_title()).collect();
    let note = format!(
        "(Aus Platzgründen nicht gezeigt: {}.)",
        titles.join(", ").trim_end_matches('.')
    );
    wrap(out, &look.faint(&note), look.width, "  ");
}

/// Takes from the columns what they can do without, the widest surplus first, until they fit into `room`; whether they
/// do. Changes nothing if they can't.
fn tighten(columns: &mut [Fit], room: usize) -> bool {
    let total = |width: fn(&Fit) -> usize| columns.iter().map(|c| width(c) + GAP).sum::<usize>();
    if total(|c| c.tight) > room {
        return false;
    }
    let over = total(|c| c.least).saturating_sub(room);
    for _ in 0..over {
        if let Some(column) = columns.iter_mut().rev().max_by_key(|c| c.least - c.tight) {
            column.least -= 1;
        }
    }
    true
}

/// The cells of rows and footer as text; signs in sign columns.
fn texts(table: &Table) -> Vec<Vec<String>> {
    let text = |(cell, room): (&Cell, Room)| match (cell, room) {
        (Cell::Status { sign, .. }, Room::Sign) => sign.to_string(),
        (cell, _) => terminal(&human(cell)).into_owned(),
    };
    let rooms = || table.columns.iter().map(|c| c.room);
    let rows = table.rows.iter().chain(&table.footer);
    rows.map(|row| row.iter().zip(rooms()).map(text).collect())
        .collect()
}

fn fit(table: &Table, texts: &[Vec<String>], index: usize) -> Fit {
    let column = &table.columns[index];
    let widest = |rows: &[Vec<String>]| {
        rows.iter()
            .map(|row| row[index].width())
            .max()
            .unwrap_or_default()
    };
    let body = widest(&texts[..table.rows.len()]);
    let footer = widest(&texts[table.rows.len()..]);
    let title = title_parts(&column.title)
        .map(|part| part.width())
        .max()
        .unwrap_or_default();
    let words = texts.iter().flat_map(|row| words(&row[index]));
    let longest_word = words.map(str::width).max().unwrap_or_default();
    let whole_title = column.whole_title().width();
    let is_matrix = table.columns.iter().any(|c| c.room == Room::Sign);
    let min_head = if is_matrix { MIN_HEAD.0 } else { MIN_HEAD.1 };
    let (natural, least) = match column.room {
        Room::Head => (body.max(footer).max(whole_title), body.min(min_head)),
        Room::Flexible => {
            let least = longest_word.clamp(MIN_FLEXIBLE, MAX_LEAST_FLEXIBLE).min(body);
            (body.max(whole_title), least.max(title))
        }
        Room::Whole => {
            let body = body.max(footer);
            let least = longest_word.clamp(MIN_FLEXIBLE, MAX_LEAST_WHOLE).min(body);
            (body.max(whole_title), least.max(title))
        }
        Room::Fixed(_) => (body.max(footer).max(title), body.max(footer).max(title)),
        Room::Sign => (
            body.max(footer).max(whole_title),
            body.max(footer).max(whole_title),
        ),
        Room::Bar => (BAR.1.max(title), BAR.0.max(title)),
    };
    let least = least.min(natural);
    let tight = match column.room {
        Room::Head => body.min(TIGHT_HEAD),
        Room::Flexible => longest_word.min(MAX_LEAST_FLEXIBLE).max(title),
        Room::Whole => longest_word.min(MAX_LEAST_WHOLE).max(title),
        Room::Fixed(_) | Room::Sign | Room::Bar => least,
    };
    Fit {
        index,
        room: column.room,
        natural,
        least,
        tight: tight.min(least),
    }
}

fn least_important(columns: &[Fit]) -> Option<usize> {
    let rank = |c: &Fit| match c.room {
        Room::Fixed(n) => n,
        Room::Bar => 1,
        Room::Head | Room::Flexible | Room::Whole | Room::Sign => 0,
    };
    let (at, column) = columns.iter().enumerate().max_by_key(|(_, c)| rank(c))?;
    (rank(column) > 0).then_some(at)
}

/// Gives every column its least width and the rest of the room to those that want more, evenly.
fn share_room(columns: &[Fit], room: usize, reserved: usize) -> Vec<usize> {
    let mut widths: Vec<usize> = columns.iter().map(|c| c.least).collect();
    let used: usize = widths.iter().map(|w| w + GAP).sum::<usize>() + reserved;
    let mut spare = room.saturating_sub(used);
    while spare > 0 {
        let narrowest = (0..columns.len())
            .filter(|i| widths[*i] < columns[*i].natural)
            .min_by_key(|i| (widths[*i], *i));
        let Some(at) = narrowest else { break };
        widths[at] += 1;
        spare -= 1;
    }
    widths
}

fn draw(out: &mut String, table: &Table, texts: &[Vec<String>], chosen: &[(usize, usize)], look: Look) {
    let mut grid = Grid::new();
    grid.load_style(TableStyle::new());
    grid.set_content_arrangement(ContentArrangement::Disabled);
    // Asked once per column: looking through all rows for each cell would take quadratic time.
    let sides: Vec<CellAlignment> = chosen.iter().map(|(i, _)| alignment(table, *i)).collect();
    let header = chosen.iter().zip(&sides).map(|((index, width), side)| {
        let column = &table.columns[*index];
        comfy_table::Cell::new(break_title(column, *width)).set_alignment(*side)
    });
    grid.set_header(header.collect::<Vec<_>>());
    let rows = table.rows.iter().chain(&table.footer);
    for (row, cells) in texts.iter().zip(rows) {
        let cells = chosen.iter().zip(&sides).map(|((index, width), side)| {
            let text = match table.columns[*index].room {
                Room::Bar => drawn(&cells[*index], *width),
                Room::Head => shortened(&row[*index], *width),
                Room::Flexible => break_text(&row[*index], *width, MOST_LINES),
                Room::Whole => break_text(&row[*index], *width, usize::MAX),
                Room::Fixed(_) | Room::Sign => row[*index].clone(),
            };
            comfy_table::Cell::new(text).set_alignment(*side)
        });
        grid.add_row(cells.collect::<Vec<_>>());
    }
    for (at, (_, width)) in chosen.iter().enumerate() {
        if let Some(column) = grid.column_mut(at) {
            let gap = gap_behind(table, chosen, at);
            column.set_padding((0, u16::try_from(gap).unwrap_or_default()));
            let width = u16::try_from(*width + gap).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    let header_lines = chosen
        .iter()
        .map(|(index, width)| break_title(&table.columns[*index], *width).lines().count())
        .max()
        .unwrap_or(1);
    let total: usize = chosen
        .iter()
        .enumerate()
        .map(|(at, (_, width))| width + gap_behind(table, chosen, at))
        .sum();
    let rule = look.faint(&"─".repeat(total.min(look.width)));
    let body_rows = table.rows.len();
    let mut lines_left = header_lines;
    let footer_lines = footer_height(table, texts, chosen);
    let all: Vec<String> = grid
        .lines()
        .map(|l| l.trim_end().to_owned())
        .filter(|l| !l.is_empty())
        .collect();
    let footer_from = all.len().saturating_sub(footer_lines);
    for (number, line) in all.iter().enumerate() {
        if number == footer_from && footer_lines > 0 && body_rows > 0 {
            let _ = writeln!(out, "{rule}");
        }
        let shown = if lines_left > 0 {
            look.heading(line)
        } else {
            paint_signs(line, table, chosen, look)
        };
        let _ = writeln!(out, "{shown}");
        if lines_left > 0 {
            lines_left -= 1;
            if lines_left == 0 {
                let _ = writeln!(out, "{rule}");
            }
        }
    }
}

/// A bar as wide as its column.
fn drawn(cell: &Cell, width: usize) -> String {
    if let Cell::Bar { value, part, max } = cell {
        bar(*value, *part, *max, width)
    } else {
        String::new()
    }
}

/// Blanks behind the column at `at`: one between the columns of a matrix, none behind the last.
fn gap_behind(table: &Table, chosen: &[(usize, usize)], at: usize) -> usize {
    match chosen.get(at + 1) {
        None => 0,
        Some((next, _)) if at > 0 && table.columns[*next].room == Room::Sign => SIGN_GAP,
        Some(_) => GAP,
    }
}

fn footer_height(table: &Table, texts: &[Vec<String>], chosen: &[(usize, usize)]) -> usize {
    let height = |row: &Vec<String>| {
        let lines = |(index, width): &(usize, usize)| match table.columns[*index].room {
            Room::Flexible => break_text(&row[*index], *width, MOST_LINES)
                .lines()
                .count()
                .max(1),
            Room::Whole => break_text(&row[*index], *width, usize::MAX)
                .lines()
                .count()
                .max(1),
            Room::Head | Room::Fixed(_) | Room::Sign | Room::Bar => 1,
        };
        chosen.iter().map(lines).max().unwrap_or(1)
    };
    texts[table.rows.len()..].iter().map(height).sum()
}

fn paint_signs(line: &str, table: &Table, chosen: &[(usize, usize)], look: Look) -> String {
    let has_signs = chosen.iter().any(|(i, _)| table.columns[*i].room == Room::Sign);
    if !look.is_colored || !has_signs {
        return line.to_owned();
    }
    let before: usize = chosen
        .iter()
        .filter(|(i, _)| table.columns[*i].room != Room::Sign)
        .map(|(_, w)| w + GAP)
        .sum();
    let mut column = 0;
    let mut out = String::new();
    for c in line.chars() {
        if column >= before {
            out.push_str(&look.sign(c));
        } else {
            out.push(c);
        }
        column += c.width().unwrap_or_default();
    }
    out
}

fn alignment(table: &Table, index: usize) -> CellAlignment {
    let is_numeric = table.rows.iter().any(|row| row[index].is_numeric());
    match table.columns[index].room {
        Room::Sign => CellAlignment::Right,
        Room::Head | Room::Flexible | Room::Whole | Room::Fixed(_) if is_numeric => CellAlignment::Right,
        Room::Head | Room::Flexible | Room::Whole | Room::Fixed(_) | Room::Bar => CellAlignment::Left,
    }
}

/// Cuts `text` to `width` columns, with `…` where something is missing.
fn shortened(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 0;
    for c in text.chars() {
        let size = c.width().unwrap_or_default();
        if used + size + 1 > width {
            break;
        }
        out.push(c);
        used += size;
    }
    out.push('…');
    out
}

/// Breaks `text` into lines of at most `width`, at blanks where possible; at most `most` lines.
pub(super) fn break_text(text: &str, width: usize, most: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for word in words(text) {
        let mut word = word;
        loop {
            let line = lines.last_mut().expect("there is always a line");
            let gap = usize::from(!line.is_empty());
            if line.width() + gap + word.width() <= width {
                if gap == 1 {
                    line.push(' ');
                }
                line.push_str(word);
                break;
            }
            if line.is_empty() {
                let at = split_at_width(word, width);
                line.push_str(&word[..at]);
                word = &word[at..];
            }
            lines.push(String::new());
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most - 1).join(" ");
        lines.push(shortened(&rest, width));
    }
    lines.join("\n")
}

/// Where to break a word that is wider than `width`: behind its last hyphen that fits, else where the room ends.
fn split_at_width(word: &str, width: usize) -> usize {
    let mut used = 0;
    let mut hyphen = None;
    for (at, c) in word.char_indices() {
        used += c.width().unwrap_or_default();
        if used > width && at > 0 {
            return hyphen.unwrap_or(at);
        }
        if c == '-' {
            hyphen = Some(at + 1);
        }
    }
    word.len()
}

/// Breaks a title at blanks and, where it must, at its soft hyphens and slashes.
fn break_title(column: &Column, width: usize) -> String {
    let whole = column.whole_title();
    if whole.width() <= width {
        return whole;
    }
    title_parts(&column.title).collect::<Vec<_>>().join("\n")
}

/// The parts of a title: slashes with the part before them, a hyphen where there was a soft one.
fn title_parts(title: &str) -> impl Iterator<Item = String> {
    title
        .split_inclusive([SOFT_HYPHEN, '/'])
        .flat_map(|part| part.split(' '))
        .filter(|part| !part.is_empty())
        .map(|part| part.replace(SOFT_HYPHEN, "-"))
}
