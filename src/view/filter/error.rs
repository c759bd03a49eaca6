//! Why an expression is no filter, with the place in it.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthStr;

/// The longest excerpt, in bytes around the place.
const AROUND: usize = 40;

/// A mistake in an expression, in German.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct FilterError {
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The expression, one line.
    text: String,
    /// The bytes to point at.
    at: Range<usize>,
}

/// A mistake before the expression is known: message, help and bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mistake {
    pub message: String,
    pub help: String,
    pub at: Range<usize>,
}

impl Mistake {
    pub fn new(at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
            at,
        }
    }

    /// The error in the expression `text`.
    pub fn within(self, text: &str) -> FilterError {
        FilterError {
            message: self.message,
            help: self.help,
            text: text.to_owned(),
            at: self.at,
        }
    }
}

impl FilterError {
    /// The expression around the place, and carets under it.
    pub fn excerpt(&self) -> String {
        Excerpt(self).to_string()
    }

    /// The place: characters before it, from 1.
    pub fn column(&self) -> usize {
        let start = self.boundary(self.at.start);
        self.text[..start].chars().count() + 1
    }

    /// The nearest character boundary at or before `at`.
    fn boundary(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        (0..=at)
            .rev()
            .find(|i| self.text.is_char_boundary(*i))
            .unwrap_or_default()
    }
}

struct Excerpt<'e>(&'e FilterError);

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = self.0;
        let start = error.boundary(error.at.start);
        let end = error.boundary(error.at.end).max(start);
        let from = error.boundary(start.saturating_sub(AROUND));
        let to = error.boundary((start + 2 * AROUND).min(error.text.len()));
        let clean = |text: &str| -> String {
            text.chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .collect()
        };
        let lead = if from > 0 { "…" } else { "" };
        let tail = if to < error.text.len() { "…" } else { "" };
        let before = clean(&error.text[from..start]);
        let marked = clean(&error.text[start..end.min(to)]);
        writeln!(f, "  {lead}{before}{}{tail}", clean(&error.text[start..to]))?;
        let indent = 2 + lead.width() + before.width();
        write!(f, "{:indent$}{}", "", "^".repeat(marked.width().max(1)))
    }
}
