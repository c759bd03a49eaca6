//! Markdown: GitHub flavour, for reports and pull requests.

use std::fmt::Write as _;

use super::{human, mermaid, terminal};
use crate::view::report::{Block, Cell, Report, Table};

/// The whole report.
pub fn render(report: &Report) -> String {
    let mut out = format!("# {}\n", escape(&report.title));
    if !report.context.is_empty() {
        let lines: Vec<String> = report.context.iter().map(|line| escape(line)).collect();
        let _ = write!(out, "\n{}\n", lines.join("<br>\n"));
    }
    for section in &report.sections {
        if let Some(heading) = &section.heading {
            let _ = write!(out, "\n## {}\n", escape(heading));
        }
        for block in &section.blocks {
            write_block(&mut out, block);
        }
    }
    out
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph(text) => {
            let _ = write!(out, "\n{}\n", escape(text));
        }
        Block::List(items) | Block::Notes(items) if items.is_empty() => {}
        Block::List(items) | Block::Notes(items) => {
            out.push('\n');
            for item in items {
                let _ = writeln!(out, "- {}", escape(item));
            }
        }
        Block::Code(lines) => {
            // Longer than any fence inside.
            let fence = "`".repeat(longest_run(lines).max(2) + 1);
            let _ = writeln!(out, "\n{fence}");
            for line in lines.lines() {
                let _ = writeln!(out, "{}", terminal(line));
            }
            let _ = writeln!(out, "{fence}");
        }
        Block::Facts(facts) => {
            out.push_str("\n| | |\n| --- | --- |\n");
            for (name, cell) in facts {
                let _ = writeln!(
                    out,
                    "| {} | {} |",
                    escape_inline(name),
                    escape_inline(&human(cell))
                );
            }
        }
        Block::Table(table) => write_table(out, table),
        Block::Chain(links) => {
            out.push('\n');
            for (at, link) in links.iter().enumerate() {
                let sign = if link.is_broken { "≠ " } else { "" };
                let _ = writeln!(out, "{}. {sign}{}", at + 1, escape(&link.text));
            }
        }
        Block::Gantt(picture) => {
            out.push('\n');
            out.push_str(&mermaid::gantt(picture));
        }
        Block::Folded { summary, blocks } => {
            let _ = write!(out, "\n<details><summary>{}</summary>\n", escape_html(summary));
            for block in blocks {
                write_block(out, block);
            }
            out.push_str("\n</details>\n");
        }
    }
}

/// The longest run of backticks.
fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or_default()
}

fn write_table(out: &mut String, table: &Table) {
    let titles: Vec<String> = table
        .columns
        .iter()
        .map(|c| escape_inline(&c.whole_title()))
        .collect();
    let _ = write!(out, "\n| {} |\n|", titles.join(" | "));
    for index in 0..table.columns.len() {
        let is_numeric = table.rows.iter().any(|row| row[index].is_numeric());
        out.push_str(if is_numeric { " ---: |" } else { " --- |" });
    }
    out.push('\n');
    for row in &table.rows {
        write_row(out, row, false);
    }
    for row in &table.footer {
        write_row(out, row, true);
    }
}

fn write_row(out: &mut String, row: &[Cell], is_footer: bool) {
    out.push('|');
    for cell in row {
        let text = match cell {
            Cell::Status { sign, .. } => sign.to_string(),
            cell => escape_inline(&human(cell)),
        };
        if is_footer && !text.is_empty() {
            let _ = write!(out, " **{text}** |");
        } else {
            let _ = write!(out, " {text} |");
        }
    }
    out.push('\n');
}

/// Text as text at the start of a line: nothing in it is markup, and it stays on one line. Words between backticks stay
/// code.
pub fn escape(text: &str) -> String {
    let escaped = escape_inline(text);
    if text.starts_with(['-', '+', '>', '=']) {
        format!("\\{escaped}")
    } else {
        escaped
    }
}

/// Text as text between HTML tags on one line, where Markdown has no power.
fn escape_html(text: &str) -> String {
    let one_line = one_line(text);
    let escaped = terminal(&one_line).replace('&', "&amp;");
    escaped.replace('<', "&lt;").replace('>', "&gt;")
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t', '\u{2028}', '\u{2029}'], " ")
}

/// Text as text inside a line or a cell.
fn escape_inline(text: &str) -> String {
    // Only single backticks pair up one after the other; a run of several opens a code span of its own kind.
    let has_pairs = !text.contains("``") && text.matches('`').count().is_multiple_of(2);
    let one_line = one_line(text);
    let visible = terminal(&one_line);
    let mut out = String::with_capacity(visible.len() + 8);
    let mut is_code = false;
    for c in visible.chars() {
        match c {
            '`' if has_pairs => {
                is_code = !is_code;
                out.push('`');
            }
            '|' => out.push_str("\\|"),
            c if is_code => out.push(c),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '`' | '\\' | '*' | '_' | '[' | ']' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
