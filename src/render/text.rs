//! Text for a terminal: adapted to its width, readable without colour.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::escape::terminal;
use super::{gantt, human, table};
use crate::view::report::{Block, Cell, Link, Report};

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour.
    pub is_colored: bool,
}

impl Look {
    /// `text` as a heading.
    pub(super) fn heading(self, text: &str) -> String {
        self.paint(Style::new().bold(), text)
    }

    /// `text` that is less important.
    pub(super) fn faint(self, text: &str) -> String {
        self.paint(Style::new().dimmed(), text)
    }

    /// The sign of a status; colour only repeats what the shape says.
    pub(super) fn sign(self, sign: char) -> String {
        let color = match sign {
            '●' => AnsiColor::Green,
            '◐' | '○' => AnsiColor::Yellow,
            '?' => AnsiColor::Red,
            _ => return sign.to_string(),
        };
        self.paint(color.on_default(), &sign.to_string())
    }

    fn paint(self, style: Style, text: &str) -> String {
        if self.is_colored {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// The whole report.
pub fn render(report: &Report, look: Look) -> String {
    let mut out = String::new();
    wrap_painted(&mut out, &report.title, look.width, |line| look.heading(line));
    for line in &report.context {
        wrap_painted(&mut out, line, look.width, |line| look.faint(line));
    }
    for section in &report.sections {
        if let Some(heading) = &section.heading {
            out.push('\n');
            wrap_painted(&mut out, heading, look.width, |line| look.heading(line));
        }
        for block in &section.blocks {
            write_block(&mut out, block, look);
        }
    }
    out
}

fn write_block(out: &mut String, block: &Block, look: Look) {
    match block {
        Block::Paragraph(text) => {
            out.push('\n');
            wrap(out, &terminal(text), look.width, "");
        }
        Block::List(items) | Block::Notes(items) if items.is_empty() => {}
        Block::List(items) => {
            out.push('\n');
            for item in items {
                wrap(out, &format!("- {}", terminal(item)), look.width, "  ");
            }
        }
        Block::Code(lines) => {
            out.push('\n');
            for line in lines.lines() {
                let line = format!("    {}", terminal(line));
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
        Block::Notes(items) => {
            out.push('\n');
            for item in items {
                wrap(out, &terminal(item), look.width, "  ");
            }
        }
        Block::Facts(facts) => write_facts(out, facts, look),
        Block::Table(block) => {
            out.push('\n');
            table::write(out, block, look);
        }
        Block::Chain(links) => {
            out.push('\n');
            write_chain(out, links, look);
        }
        Block::Gantt(picture) => {
            out.push('\n');
            gantt::write(out, picture, look);
        }
        Block::Folded { summary, blocks } => {
            out.push('\n');
            wrap_painted(out, summary, look.width, |line| look.heading(line));
            for block in blocks {
                write_block(out, block, look);
            }
        }
    }
}

/// Names on the left, values behind the longest name; below it where the line would be too long.
fn write_facts(out: &mut String, facts: &[(String, Cell)], look: Look) {
    let names: Vec<String> = facts
        .iter()
        .map(|(name, _)| terminal(name).into_owned())
        .collect();
    let longest = names.iter().map(|n| n.width()).max().unwrap_or_default();
    let column = longest.min(look.width / 2 + look.width / 8);
    for (name, (_, cell)) in names.iter().zip(facts) {
        let value = terminal(&human(cell)).into_owned();
        if name.width() <= column && column + 2 + value.width() <= look.width {
            let gap = " ".repeat(column - name.width() + 2);
            let _ = writeln!(out, "{name}{gap}{value}");
        } else {
            wrap(out, &format!("{name}: {value}"), look.width, "    ");
        }
    }
}

/// Steps in brackets, as many on a line as fit; the sign before a step goes with it to the next line.
fn write_chain(out: &mut String, links: &[Link], look: Look) {
    let mut column = 0;
    for (at, link) in links.iter().enumerate() {
        let text = format!("[{}]", terminal(&link.text));
        let text = if at == 0 {
            text
        } else {
            format!("{} {text}", link.sign())
        };
        if column > 0 && column + 1 + text.width() <= look.width {
            out.push(' ');
            column += 1;
        } else if column > 0 {
            out.push_str("\n  ");
            column = 2;
        }
        column = wrap_from(out, &text, look.width, "    ", column);
    }
    out.push('\n');
}

/// Breaks `text` at blanks so that no line is wider than `width`, except for a word that is wider itself. A number and
/// the unit behind it stay together.
pub(super) fn wrap(out: &mut String, text: &str, width: usize, indent: &str) {
    wrap_from(out, text, width, indent, 0);
    out.push('\n');
}

/// The same for a text of the register, with every line painted for itself.
fn wrap_painted(out: &mut String, text: &str, width: usize, paint: impl Fn(&str) -> String) {
    let mut plain = String::new();
    wrap(&mut plain, &terminal(text), width, "");
    for line in plain.lines() {
        let _ = writeln!(out, "{}", paint(line));
    }
}

/// What `text` may be broken into: its words, a number together with its `%` or `€`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let may_break = |at: &usize| !is_before_unit(&text[..*at], &text[*at + 1..]);
        let Some(at) = text.match_indices(' ').map(|(at, _)| at).find(may_break) else {
            rest = None;
            return Some(text);
        };
        rest = Some(&text[at + 1..]);
        Some(&text[..at])
    })
}

fn is_before_unit(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(['%', '€'])
}

/// As [`wrap`], from `column` on; the column behind the last word.
pub(super) fn wrap_from(
    out: &mut String,
    text: &str,
    width: usize,
    indent: &str,
    mut column: usize,
) -> usize {
    for (at, word) in words(text).enumerate() {
        let size = word.width();
        if column > 0 && at > 0 && column + 1 + size > width {
            let _ = write!(out, "\n{indent}");
            column = indent.len();
        } else if column > 0 && at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.width();
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_its_unit_stay_on_one_line() {
        let mut out = String::new();
        wrap(&mut out, "Ist 84.879,50 € von 90 % mehr", 14, "  ");
        assert_eq!(out, "Ist\n  84.879,50 €\n  von 90 %\n  mehr\n");
    }
}
