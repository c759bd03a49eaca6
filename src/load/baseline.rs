//! The baseline: findings that were accepted when checking was introduced, in a file of their own.
//!
//! One line per finding, sorted, so that a mended one is a deleted line in git and two branches merge.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::Path;

use super::folder::read_file;
use super::problem;
use super::text::prepare;
use super::tree::ReadError;
use crate::diag::{Finding, Severity, Target};
use crate::model::record::{record, vocabulary};
use crate::source::decode::{Decoder, ProblemKind};
use crate::source::{LineIndex, Node, SourceMap, Value, toml};

/// The version of the format that is written and read.
const VERSION: &str = "1";

/// Largest file that is read as a baseline: room for 200,000 findings.
const LIMIT: u64 = 64 << 20;

/// The first line of every baseline.
const TITLE: &str = "# Basislinie von `ddv pruefen`";

vocabulary! {
    /// Schweregrad eines Befunds.
    pub enum Schweregrad {
        /// Fehler.
        Fehler = "fehler",
        /// Warnung.
        Warnung = "warnung",
        /// Hinweis.
        Hinweis = "hinweis",
    }
}

impl From<Schweregrad> for Severity {
    fn from(schwere: Schweregrad) -> Self {
        match schwere {
            Schweregrad::Fehler => Self::Fehler,
            Schweregrad::Warnung => Self::Warnung,
            Schweregrad::Hinweis => Self::Hinweis,
        }
    }
}

record! {
    /// Übernommener Befund.
    pub struct RawEintrag {
        /// Datei, ab dem Register.
        datei: String,
        /// Stelle in der Datei; fehlt bei Befunden über die ganze Datei.
        pfad: Option<String>,
        /// Name der Regel.
        regel: String,
        /// Schweregrad beim Übernehmen.
        schwere: Schweregrad,
        /// Anzahl gleicher Befunde; Vorgabe 1.
        anzahl: Option<u64>,
        /// Meldung beim Übernehmen.
        meldung: String,
    }
    check counts_something
}

fn counts_something(entry: &RawEintrag, node: &Node<'_>, decoder: &mut Decoder<'_>) {
    if entry.anzahl == Some(0) {
        let range = "eine ganze Zahl ab 1";
        let text = "0".to_owned();
        decoder.report_value(node, "anzahl", ProblemKind::OutOfRange { text, range });
    }
}

record! {
    /// Basislinie.
    pub struct RawBaseline {
        /// Fassung des Formats.
        version: u64,
        /// Übernommene Befunde.
        befunde: Vec<RawEintrag>,
    }
}

/// Accepted findings in one place that say the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Accepted {
    /// The file, relative to the registry, with `/`, as it was called then.
    pub file: String,
    /// The YAML path; empty for the file as a whole.
    pub path: String,
    /// The rule as written; it may have gone since.
    pub rule: String,
    /// What the finding said.
    pub message: String,
    /// How bad it was.
    pub severity: Severity,
    /// How many there are; at least 1.
    pub count: u64,
}

/// The findings that were accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    /// The entries, in the order of the file.
    pub entries: Vec<Accepted>,
}

/// Why there is no baseline. The texts are for people.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// There is no such file.
    #[error("Die Datei gibt es nicht.")]
    Missing,
    /// The file can't be read.
    #[error("the file can't be read")]
    Read(#[source] std::io::Error),
    /// The file is too large to be one.
    #[error("Die Datei ist größer als {} MiB.", LIMIT >> 20)]
    TooLarge,
    /// Another version wrote it.
    #[error("Die Datei hat die Fassung {0}, dieses Programm liest die Fassung {VERSION}.")]
    Version(String),
    /// It is not what a baseline looks like.
    #[error("Zeile {line}, Spalte {column}: {message}{}", further(*more))]
    Broken {
        /// Line of the first problem, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
        /// Problems behind it.
        more: usize,
    },
}

fn further(more: usize) -> String {
    match more {
        0 => String::new(),
        1 => " Ein weiterer Mangel folgt.".to_owned(),
        n => format!(" {n} weitere Mängel folgen."),
    }
}

impl Baseline {
    /// The baseline that accepts all of `findings`.
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts: BTreeMap<Accepted, u64> = BTreeMap::new();
        for finding in findings {
            let entry = Accepted {
                file: finding.file.clone(),
                path: finding.path.clone(),
                rule: finding.rule.0.to_owned(),
                message: finding.message.clone(),
                severity: finding.severity,
                count: 1,
            };
            *counts.entry(entry).or_default() += 1;
        }
        let entries = counts
            .into_iter()
            .map(|(entry, count)| Accepted { count, ..entry })
            .collect();
        Self { entries }
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    /// If it is missing, can't be read, or holds anything but a baseline of this version.
    pub fn read(path: &Path) -> Result<Self, BaselineError> {
        Self::from_bytes(&bytes(path)?)
    }

    /// Whether a file lies at `path` that holds something else, which writing a baseline would destroy. A baseline
    /// that is broken or of another version is still one.
    ///
    /// # Errors
    /// If there is a file that can't be read.
    pub fn is_something_else(path: &Path) -> Result<bool, BaselineError> {
        match bytes(path) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes);
                let has_title = text.lines().any(|line| line.starts_with(TITLE));
                Ok(!text.trim().is_empty() && !has_title && Self::from_bytes(&bytes).is_err())
            }
            Err(BaselineError::Missing) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, BaselineError> {
        let source = SourceMap::default().add("");
        let prepared = prepare(source, bytes);
        let mut found = prepared.diagnostics.finish();
        let (root, syntax) = toml::parse(&prepared.text);
        if let Some(Value::Scalar { text, plain: true }) =
            root.entry("version").map(|entry| &entry.value.value)
            && text != VERSION
            && syntax.is_empty()
        {
            return Err(BaselineError::Version(text.to_string()));
        }
        let decoded = Decoder::run::<RawBaseline>(&root);
        // Behind a syntax error keys may be missing that are written.
        let problems = if syntax.is_empty() {
            decoded.problems
        } else {
            syntax
        };
        found.extend(problems.into_iter().map(|p| problem::diagnostic(source, p)));
        let index = LineIndex::new(&prepared.text);
        let first = found
            .iter()
            .map(|d| (index.position(start(&d.place.target)), &d.message))
            .min_by_key(|(position, _)| (position.line, position.column));
        if let Some((position, message)) = first {
            return Err(BaselineError::Broken {
                line: position.line,
                column: position.column,
                message: message.clone(),
                more: found.len() - 1,
            });
        }
        let entries = decoded.value.befunde.into_iter().map(Accepted::from).collect();
        Ok(Self { entries })
    }

    /// The file: a head for people, then one line per entry, in the order of the entries.
    pub fn to_text(&self) -> String {
        let mut out = format!(
            "{TITLE}: Befunde, die beim Einführen der Prüfung schon da waren und seitdem nicht gezeigt werden.\n\
             # Ist ein Befund behoben, löschen Sie seine Zeile. Alles neu übernehmen:\n\
             # ddv pruefen --basislinie DATEI --basislinie-schreiben\n\
             version = {VERSION}\nbefunde = ["
        );
        for entry in &self.entries {
            out.push_str("\n  {");
            out.push_str(&entry.to_line());
            out.push_str("},");
        }
        out.push_str(if self.entries.is_empty() { "]\n" } else { "\n]\n" });
        out
    }
}

fn start(target: &Target) -> usize {
    match target {
        Target::Span(span) => span.start,
        Target::File | Target::Value | Target::Key => 0,
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, BaselineError> {
    read_file(path, LIMIT).map_err(|error| match error {
        ReadError::TooLarge { .. } => BaselineError::TooLarge,
        ReadError::Io(error) if error.kind() == ErrorKind::NotFound => BaselineError::Missing,
        ReadError::Io(error) | ReadError::Store(error) => BaselineError::Read(error),
    })
}

impl From<RawEintrag> for Accepted {
    fn from(raw: RawEintrag) -> Self {
        Self {
            file: raw.datei,
            path: raw.pfad.unwrap_or_default(),
            rule: raw.regel,
            message: raw.meldung,
            severity: raw.schwere.into(),
            count: raw.anzahl.unwrap_or(1),
        }
    }
}

impl Accepted {
    fn to_line(&self) -> String {
        let mut line = format!("datei = {}", quoted(&self.file));
        // Writing to a string can't fail.
        if !self.path.is_empty() {
            let _ = write!(line, ", pfad = {}", quoted(&self.path));
        }
        let _ = write!(line, ", regel = {}", quoted(&self.rule));
        let _ = write!(line, ", schwere = {}", quoted(self.severity.as_str()));
        if self.count > 1 {
            let _ = write!(line, ", anzahl = {}", self.count);
        }
        let _ = write!(line, ", meldung = {}", quoted(&self.message));
        line
    }
}

/// `text` as a TOML string on one line: as in JSON, but that TOML wants U+007F escaped too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text)
        .to_string()
        .replace('\u{7f}', "\\u007f")
}

#[cfg(test)]
mod tests;
