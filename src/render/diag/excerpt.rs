//! The lines around a finding, made ready for a terminal: clipped, escaped, tabs spelled out.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::clip;
use crate::diag::Finding;
use crate::render::terminal;
use crate::source::{LineIndex, Span, floor_char_boundary};

/// Most characters of a line that are shown.
const LINE_LIMIT: usize = 160;
/// Characters before the marked ones that are shown of a line that is too long.
const LEAD: usize = 40;
const TAB: usize = 4;

/// The line of a finding, with one line before and after it.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    /// The marked bytes of `text`; they never leave their line.
    pub marked: Span,
    /// Line of the file, from 0, that `text` starts with.
    first_line: usize,
    /// Line and column of the finding, from 0.
    position: (usize, usize),
}

impl Excerpt {
    /// The excerpt around `span`, a place in the indexed text. `name` is the file as it is to be shown.
    pub(super) fn new(name: &str, index: &LineIndex<'_>, span: Span, finding: &Finding) -> Self {
        let line = index.line_of(span.start);
        let first_line = line.saturating_sub(1);
        let last_line = (line + 1).min(index.line_count() - 1);
        let mut text = String::new();
        let mut marked = Span::default();
        for number in first_line..=last_line {
            let content = index.line_text(number);
            if number == line {
                let start = index.line_span(number).start;
                let inside = |at: usize| floor_char_boundary(content, at.saturating_sub(start));
                marked = push_marked(
                    &mut text,
                    content,
                    Span::new(inside(span.start), inside(span.end)),
                );
            } else if number < line || !content.is_empty() {
                text.push_str(&plain(&clip(content, LINE_LIMIT), 0));
            } else {
                continue;
            }
            text.push('\n');
        }
        Self {
            name: terminal(name).into_owned(),
            text,
            marked,
            first_line,
            position: (finding.line.saturating_sub(1), finding.column.saturating_sub(1)),
        }
    }
}

/// Adds `line` to `out` with the bytes `marked` of it in view; gives their place in `out`.
fn push_marked(out: &mut String, line: &str, marked: Span) -> Span {
    let line_start = out.len();
    let (before, rest) = line.split_at(marked.start);
    let (inside, after) = rest.split_at(marked.end - marked.start);
    let too_long = line.chars().nth(LINE_LIMIT).is_some();
    let before = match before.char_indices().rev().nth(LEAD) {
        Some((at, _)) if too_long => {
            out.push('…');
            &before[at..]
        }
        Some(_) | None => before,
    };
    out.push_str(&plain(before, 0));
    let start = out.len();
    let column = out[line_start..].chars().count();
    out.push_str(&plain(&clip(inside, LINE_LIMIT), column));
    let end = out.len();
    let column = out[line_start..].chars().count();
    let room = LINE_LIMIT.saturating_sub(column);
    if room > 0 {
        out.push_str(&plain(&clip(after, room), column));
    }
    Span::new(start, end)
}

/// `text` with tabs as blanks, the byte order mark dropped, and all else escaped. `column` is where it starts.
fn plain(text: &str, column: usize) -> String {
    let mut out = String::new();
    let mut column = column;
    for (number, part) in text.trim_start_matches('\u{feff}').split('\t').enumerate() {
        if number > 0 {
            let blanks = TAB - column % TAB;
            out.extend(std::iter::repeat_n(' ', blanks));
            column += blanks;
        }
        let part = terminal(part);
        column += part.chars().count();
        out.push_str(&part);
    }
    out
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_lines_before: usize,
        _context_lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        // Without context miette asks for line and column of the headline; else for the lines to show.
        let (data, span, line, column) = if context_lines_before == 0 {
            let bytes = self
                .text
                .as_bytes()
                .get(span.offset()..span.offset() + span.len());
            (
                bytes.ok_or(MietteError::OutOfBounds)?,
                *span,
                self.position.0,
                self.position.1,
            )
        } else {
            let all = SourceSpan::from((0, self.text.len()));
            (self.text.as_bytes(), all, self.first_line, 0)
        };
        let lines = self.text.lines().count();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data,
            span,
            line,
            column,
            lines,
        )))
    }
}
