//! Gantt pictures as mermaid diagrams, which GitHub, GitLab and openCoDE draw within Markdown.

use std::fmt::Write as _;

use super::terminal;
use crate::view::gantt::Gantt;

/// The picture as a fenced code block.
pub(super) fn gantt(gantt: &Gantt) -> String {
    let mut out = String::from("```mermaid\ngantt\n");
    let _ = writeln!(out, "    title {}", name(&gantt.title));
    out.push_str("    dateFormat YYYY-MM-DD\n    axisFormat %m/%Y\n    inclusiveEndDates\n");
    // Mermaid would mark the day on which somebody looks at the page.
    out.push_str("    todayMarker off\n");
    if gantt.shows(gantt.today) {
        let today = gantt.today;
        let _ = writeln!(out, "    section Stichtag\n    Stichtag :milestone, {today}, 0d");
    }
    for row in &gantt.rows {
        let bars: Vec<_> = row
            .bars
            .iter()
            .filter_map(|bar| Some((bar, gantt.clipped(bar.from, bar.to)?)))
            .collect();
        let marks: Vec<_> = row.marks.iter().filter(|mark| gantt.shows(mark.day)).collect();
        if bars.is_empty() && marks.is_empty() {
            continue;
        }
        let _ = writeln!(out, "    section {}", name(&row.name));
        for (bar, (from, to)) in bars {
            let state = if bar.to < gantt.today {
                "done, "
            } else if bar.from <= gantt.today {
                "active, "
            } else {
                ""
            };
            let _ = writeln!(out, "    {} :{state}{from}, {to}", task(&bar.name));
        }
        for mark in marks {
            let state = if mark.is_done { "done, " } else { "" };
            let _ = writeln!(
                out,
                "    {} :milestone, {state}{}, 0d",
                task(&mark.name),
                mark.day
            );
        }
    }
    out.push_str("```\n");
    out
}

/// The words that mermaid reads at the start of a line as an instruction.
const KEYWORDS: [&str; 16] = [
    "acctitle",
    "accdescr",
    "axisformat",
    "click",
    "dateformat",
    "displaymode",
    "excludes",
    "gantt",
    "includes",
    "inclusiveenddates",
    "section",
    "tickinterval",
    "title",
    "todaymarker",
    "topaxis",
    "weekday",
];

/// A name at the start of a line: never an instruction.
fn task(text: &str) -> String {
    let name = name(text);
    let lower = name.to_lowercase();
    if KEYWORDS.iter().any(|word| lower.starts_with(word))
        || lower.starts_with("vert")
        || lower.starts_with("weekend")
    {
        format!("– {name}")
    } else {
        name
    }
}

/// `text` on one line, without what mermaid takes for syntax: `:` ends a name, `;` and `#` begin a comment or an entity,
/// `,` parts the fields, `%%` and `{}` are for instructions, backticks end the block, and quotes and angle brackets may
/// become HTML.
fn name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ':' | ';' => out.push_str(" –"),
            ',' => out.push_str(" /"),
            '%' => out.push_str(" Prozent"),
            '&' => out.push_str(" und "),
            '#' | '{' | '}' | '[' | ']' | '`' | '"' | '\'' | '<' | '>' | '|' | '\\' | '\n' | '\r' | '\t'
            | '\u{2028}' | '\u{2029}' => out.push(' '),
            c => out.push(c),
        }
    }
    let visible = terminal(&out).replace(['\\', '{', '}'], " ");
    let words: Vec<&str> = visible.split_whitespace().collect();
    if words.is_empty() {
        "ohne Namen".to_owned()
    } else {
        words.join(" ")
    }
}
