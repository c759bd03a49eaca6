//! `text`: findings for people, each with its place in the file, drawn by miette, and a last line that counts.

use std::fmt;

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, ThemeCharacters, ThemeStyles};

use super::excerpt::Excerpt;
use super::{closing, join, needless, shown};
use crate::diag::{Finding, Severity};
use crate::source::LineIndex;
use crate::view::befunde::Befunde;

/// Narrowest terminal that is written for; anything less wraps by itself.
const MIN_WIDTH: usize = 40;

/// How to write for a terminal.
#[derive(Debug, Clone, Copy)]
pub struct TextOptions<'a> {
    /// The path of the registry as seen from the working directory; empty if they are the same.
    pub prefix: &'a str,
    /// With colours. They only repeat what words say.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// The findings, each with the lines around it, then [`needless`] and [`closing`]. `source` gives the text of a file by
/// its path in the registry; where it gives `None`, the excerpt is left out.
pub fn text(befunde: &Befunde, options: TextOptions<'_>, source: &dyn Fn(&str) -> Option<String>) -> String {
    let handler = handler(options);
    let mut out = String::new();
    for findings in befunde.findings.chunk_by(|a, b| a.file == b.file) {
        let Some(first) = findings.first() else { continue };
        let name = join(options.prefix, &first.file);
        let needs_text = findings.iter().any(|f| f.span.is_some());
        let text = if needs_text { source(&first.file) } else { None };
        let index = text.as_deref().map(LineIndex::new);
        for finding in findings {
            let excerpt = index
                .as_ref()
                .zip(finding.span)
                .map(|(index, span)| Excerpt::new(&name, index, span, finding));
            let shown = Shown::new(finding, &name, excerpt);
            let footed = match &finding.help {
                Some(help) => handler.clone().with_footer(footer(help, options.colour)),
                None => handler.clone(),
            };
            let mut drawn = String::new();
            match footed.render_report(&mut drawn, &shown) {
                Ok(()) => out.push_str(&drawn),
                // Better bare than lost.
                Err(fmt::Error) => out.push_str(&format_bare(&name, finding)),
            }
            out.push('\n');
        }
    }
    let needless = needless(befunde, usize::MAX);
    let gap = (!needless.is_empty()).then(String::new);
    for line in needless.into_iter().chain(gap).chain(closing(befunde)) {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn handler(options: TextOptions<'_>) -> GraphicalReportHandler {
    let styles = if options.colour {
        ThemeStyles::ansi()
    } else {
        ThemeStyles::none()
    };
    let theme = GraphicalTheme {
        characters: ThemeCharacters::unicode(),
        styles,
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(options.width.max(MIN_WIDTH))
        .with_links(false)
        .without_cause_chain()
        .without_syntax_highlighting()
}

/// miette writes `help:`; its footer has no word of its own.
fn footer(help: &str, colour: bool) -> String {
    let style = if colour {
        anstyle::AnsiColor::Cyan.on_default()
    } else {
        anstyle::Style::new()
    };
    format!("{style}Hilfe:{style:#} {}", shown(help))
}

fn format_bare(name: &str, finding: &Finding) -> String {
    format!(
        "{}:{}\n",
        crate::render::terminal(name),
        super::kurz::line(finding)
    )
}

/// A finding as miette wants it.
#[derive(Debug)]
struct Shown {
    code: String,
    message: String,
    severity: miette::Severity,
    excerpt: Option<Excerpt>,
}

impl Shown {
    fn new(finding: &Finding, name: &str, excerpt: Option<Excerpt>) -> Self {
        let mut message = shown(&finding.message);
        if excerpt.is_none() {
            let place = format!("{name}:{}:{}", finding.line, finding.column);
            message = format!("{message}\n[{}]", crate::render::terminal(&place));
        }
        Self {
            code: format!("{} {}", finding.severity.names().0, finding.rule),
            message,
            severity: match finding.severity {
                Severity::Fehler => miette::Severity::Error,
                Severity::Warnung => miette::Severity::Warning,
                Severity::Hinweis => miette::Severity::Advice,
            },
            excerpt,
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn miette::SourceCode> {
        self.excerpt.as_ref().map(|e| e as &dyn miette::SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let marked = self.excerpt.as_ref()?.marked;
        let label = LabeledSpan::new(None, marked.start, marked.end - marked.start);
        Some(Box::new(std::iter::once(label)))
    }
}

#[cfg(test)]
mod tests;
