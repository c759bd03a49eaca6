//! The manual page of a rule: its doc comment, read by `ddv regeln`, the handbook, SARIF and the tests.

use crate::diag::{Diagnostic, RuleId, Severity};
use crate::source::{SourceId, YamlPath};

/// Name, severity and manual of a rule.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The name: the defect.
    pub id: RuleId,
    /// The severity unless `ddv.toml` changes it.
    pub severity: Severity,
    /// The doc comment: a first line that names the defect, then `## Was`, `## Warum`, `## Beispiel`, `## Abhilfe`.
    pub text: &'static str,
    /// Raised while files are read: the file does not count, and the severity can't be changed.
    pub is_fixed: bool,
}

/// A file in the `## Beispiel` part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// The file breaks the rule; otherwise it is the mended file.
    pub is_bad: bool,
    /// Its path in the registry.
    pub path: String,
    /// The text is the whole file; otherwise its keys replace those of a sound file of that kind.
    pub is_whole: bool,
    /// The file is saved in Latin-1, not in UTF-8.
    pub is_latin1: bool,
    /// The text.
    pub text: String,
}

impl Page {
    /// A finding of this rule, with its severity, about the value at `path`.
    pub fn finding(&self, source: SourceId, path: YamlPath, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.id, self.severity, source, path, message)
    }

    /// A finding of this rule about a whole file.
    pub fn on_file(&self, source: SourceId, message: impl Into<String>) -> Diagnostic {
        Diagnostic::on_file(self.id, self.severity, source, message)
    }

    /// The first line, without its final dot.
    pub fn title(&self) -> String {
        let first = self.text.trim_start().lines().next().unwrap_or_default();
        first.trim().trim_end_matches('.').to_owned()
    }

    /// The manual for readers: examples are headed by what they show and the file they stand for.
    pub fn markdown(&self) -> String {
        let mut lines: Vec<String> = Vec::new();
        for line in self.source().lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match &words[..] {
                [fence, verdict @ ("schlecht" | "gut"), path, ..] if fence.starts_with("```") => {
                    let verdict = if *verdict == "gut" { "Richtig" } else { "Falsch" };
                    if lines.last().is_some_and(|l| !l.is_empty()) {
                        lines.push(String::new());
                    }
                    lines.push(format!("{verdict}, in `{path}`:"));
                    lines.push(String::new());
                    lines.push((*fence).to_owned());
                }
                _ => lines.push(line.to_owned()),
            }
        }
        lines.join("\n")
    }

    /// The doc comment without the blank that doc comments put before each line.
    fn source(&self) -> String {
        let lines: Vec<&str> = self
            .text
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
            .collect();
        lines.join("\n").trim().to_owned()
    }

    /// The example files: fenced blocks whose opening line reads `yaml schlecht PATH` or `yaml gut PATH`, with `ganz`
    /// behind it if the block is the whole file, and `latin-1` if it is saved so. Other blocks only show something.
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        let mut open: Option<Example> = None;
        for line in self.source().lines() {
            match (&mut open, line.strip_prefix("```")) {
                (Some(_), Some(_)) => examples.extend(open.take()),
                (Some(example), None) => {
                    example.text.push_str(line);
                    example.text.push('\n');
                }
                (None, Some(info)) => {
                    let words: Vec<&str> = info.split_whitespace().collect();
                    if let [_, verdict @ ("schlecht" | "gut"), path, rest @ ..] = &words[..] {
                        open = Some(Example {
                            is_bad: *verdict == "schlecht",
                            path: (*path).to_owned(),
                            is_whole: rest.contains(&"ganz"),
                            is_latin1: rest.contains(&"latin-1"),
                            text: String::new(),
                        });
                    } else {
                        open = Some(Example {
                            is_bad: false,
                            path: String::new(),
                            is_whole: false,
                            is_latin1: false,
                            text: String::new(),
                        });
                    }
                }
                (None, None) => {}
            }
        }
        examples.retain(|e| !e.path.is_empty());
        examples
    }
}

/// Declares a rule: `rule! { /// manual … pub struct Name = id, Severity; }`, with `, fixed` for rules that are raised
/// while reading and make a file unreadable.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident = $id:expr, $severity:ident $(, $fixed:ident)?;
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl $name {
            /// Name, severity and manual.
            pub const PAGE: $crate::check::Page = $crate::check::Page {
                id: $id,
                severity: $crate::diag::Severity::$severity,
                text: concat!($($doc, "\n"),*),
                is_fixed: rule!(@fixed $($fixed)?),
            };
        }
    };
    (@fixed fixed) => { true };
    (@fixed) => { false };
}

pub(crate) use rule;
