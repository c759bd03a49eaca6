//! A table on a terminal too narrow for its columns: one row below the other, each cell behind the title of its column.

use std::fmt::Write as _;

use super::escape::terminal;
use super::human;
use super::text::{Look, wrap_from};
use crate::view::report::{Cell, Room, Table};

/// Writes the columns `chosen` of `table`; the first one names the rows.
pub(super) fn write(out: &mut String, table: &Table, chosen: &[usize], look: Look) {
    let rule = look.faint(&"─".repeat(look.width));
    let _ = writeln!(out, "{rule}");
    for row in &table.rows {
        write_row(out, table, row, chosen, look, false);
    }
    if !table.footer.is_empty() {
        let _ = writeln!(out, "{rule}");
    }
    for row in &table.footer {
        write_row(out, table, row, chosen, look, true);
    }
}

/// A footer is named by its first cell alone.
fn write_row(out: &mut String, table: &Table, row: &[Cell], chosen: &[usize], look: Look, is_footer: bool) {
    let mut indent = "";
    for index in chosen {
        let column = &table.columns[*index];
        let text = human(&row[*index]);
        if column.room == Room::Bar || text.is_empty() {
            continue;
        }
        let line = if is_footer && indent.is_empty() {
            text
        } else {
            format!("{}: {text}", column.whole_title())
        };
        out.push_str(indent);
        wrap_from(out, &terminal(&line), look.width, "    ", indent.len());
        out.push('\n');
        indent = "  ";
    }
}
