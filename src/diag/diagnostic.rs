//! A finding as rules make it: its place is a file and a path, not yet a line.

use std::fmt;

use super::rule::RuleId;
use crate::source::{SourceId, Span, YamlPath};

/// How bad a finding is. The order is from mild to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Hinweis,
    /// Should be mended; an error with `--streng`.
    Warnung,
    /// Must be mended.
    Fehler,
}

impl Severity {
    /// All, from bad to mild.
    pub const ALL: [Self; 3] = [Self::Fehler, Self::Warnung, Self::Hinweis];

    /// The word in outputs and in `ddv.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fehler => "fehler",
            Self::Warnung => "warnung",
            Self::Hinweis => "hinweis",
        }
    }

    /// One and many, for sentences.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Fehler => ("Fehler", "Fehler"),
            Self::Warnung => ("Warnung", "Warnungen"),
            Self::Hinweis => ("Hinweis", "Hinweise"),
        }
    }

    /// The severity spelled `text`.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.as_str() == text)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Where a finding points in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The whole file: 1:1.
    File,
    /// Bytes that were at hand when the finding was made.
    Span(Span),
    /// The value at a path; its map where the path is missing.
    Value,
    /// The key at the end of the path.
    Key,
}

/// The place of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: SourceId,
    /// The place inside it, independent of lines.
    pub path: YamlPath,
    /// What of it to point at.
    pub target: Target,
}

/// Something wrong with the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: RuleId,
    /// The severity of this finding, before `ddv.toml` changes it.
    pub severity: Severity,
    /// What is wrong: a German sentence, values in backticks.
    pub message: String,
    /// What to do: a German sentence.
    pub help: Option<String>,
    /// Where.
    pub place: Place,
}

impl Diagnostic {
    /// A finding of `rule` about the value at `path` in `source`.
    pub fn new(
        rule: RuleId,
        severity: Severity,
        source: SourceId,
        path: YamlPath,
        message: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            help: None,
            place: Place {
                source,
                path,
                target: Target::Value,
            },
        }
    }

    /// A finding about the whole file.
    pub fn on_file(rule: RuleId, severity: Severity, source: SourceId, message: impl Into<String>) -> Self {
        let mut diagnostic = Self::new(rule, severity, source, YamlPath::root(), message);
        diagnostic.place.target = Target::File;
        diagnostic
    }

    /// With what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// With what to do, if there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Pointing at the key instead of the value.
    #[must_use]
    pub fn at_key(mut self) -> Self {
        self.place.target = Target::Key;
        self
    }

    /// Pointing at bytes that are known already.
    #[must_use]
    pub fn at_span(mut self, span: Span) -> Self {
        self.place.target = Target::Span(span);
        self
    }
}
