//! A finding as people and machines see it: with file, line and column.

use super::diagnostic::Severity;
use super::rule::RuleId;
use crate::source::{Position, Span};

/// A located finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, relative to the registry, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Where the marked text ends: the place behind its last character. `None` for a finding about the whole file.
    pub end: Option<Position>,
    /// The rule.
    pub rule: RuleId,
    /// The severity that counts.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// The YAML path: with file and rule it names the finding across edits.
    pub path: String,
    /// The bytes to underline in the file's text; `None` for a finding about the whole file.
    pub span: Option<Span>,
}

impl Finding {
    /// The order of every output: file, line, column, rule, message.
    pub fn sort_key(&self) -> (&str, usize, usize, RuleId, &str) {
        (&self.file, self.line, self.column, self.rule, &self.message)
    }
}

/// Counts by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Entity files found, unreadable ones included.
    pub files: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity hint.
    pub hints: usize,
}

impl Summary {
    /// Counts `findings` in `files` files.
    pub fn new(files: usize, findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            files,
            errors: count(Severity::Fehler),
            warnings: count(Severity::Warnung),
            hints: count(Severity::Hinweis),
        }
    }

    /// All findings.
    pub fn total(&self) -> usize {
        self.errors + self.warnings + self.hints
    }
}
