//! `pruefen`: all findings of a snapshot, located, weighed by `ddv.toml`, with exceptions applied, sorted and counted.
//!
//! Counting is done here and once; formats only show what this gives.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::{self, Context};
use crate::diag::{Diagnostic, Finding, RuleId, Severity, Summary, Target};
use crate::load::Snapshot;

mod ausgabe;
mod ausnahme;
mod bekannt;
mod historie;
mod worte;

pub use bekannt::{Abgleich, Bekannt, Frueher, Seit, Uebernommen, Veraltet};
pub use historie::{Historie, NichtGeprueft, OhneHistorie, Pruefling};
pub use worte::{accepted, counts};

/// Which findings to show and count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auswahl {
    /// Only these rules; empty means all.
    pub nur: Vec<String>,
    /// Only this severity and worse.
    pub mindestens: Severity,
    /// Only these files, relative to the registry with `/`; `None` means all.
    pub dateien: Option<Vec<String>>,
}

impl Default for Auswahl {
    /// Everything.
    fn default() -> Self {
        Self {
            nur: Vec::new(),
            mindestens: Severity::Hinweis,
            dateien: None,
        }
    }
}

/// How `pruefen` ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ausgang {
    /// Nothing that must be mended: exit status 0.
    Sauber,
    /// Something that must be mended: exit status 1.
    Befunde,
}

/// The findings, in the order of every output, and their counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Befunde {
    /// The findings, by [`Finding::sort_key`].
    pub findings: Vec<Finding>,
    /// The counts of `findings`.
    pub summary: Summary,
    /// What was left out because it is known; empty if nothing was asked to be.
    pub abgleich: Abgleich,
    /// Rules that could not be checked.
    pub nicht_geprueft: Vec<NichtGeprueft>,
}

/// The typed result of `pruefen` (`fachmodell` §9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ergebnis<'b> {
    /// The findings, sorted by file, line, column and rule.
    pub befunde: Vec<Befund<'b>>,
    /// The counts.
    pub zusammenfassung: Zusammenfassung,
    /// What the baseline covers; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basislinie: Option<&'b Uebernommen>,
    /// What an earlier state had; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seit: Option<&'b Seit>,
    /// Rules that could not be checked; absent if all were.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub nicht_geprueft: &'b [NichtGeprueft],
    /// The counts in words.
    #[serde(skip)]
    satz: String,
}

/// One finding in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Befund<'b> {
    /// The name of the rule.
    pub code: &'static str,
    /// `fehler`, `warnung` or `hinweis`.
    pub schwere: &'static str,
    /// What is wrong.
    pub meldung: &'b str,
    /// The file, relative to the registry, with `/`.
    pub datei: &'b str,
    /// Line, from 1.
    pub zeile: usize,
    /// Column in characters, from 1.
    pub spalte: usize,
    /// What to do; null if there is nothing to add.
    pub hilfe: Option<&'b str>,
    /// The YAML path; empty for the file as a whole.
    pub pfad: &'b str,
}

/// The counts in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Zusammenfassung {
    /// Entity files found, unreadable ones included.
    pub dateien: usize,
    /// Findings of severity error.
    pub fehler: usize,
    /// Findings of severity warning.
    pub warnungen: usize,
    /// Findings of severity hint.
    pub hinweise: usize,
}

/// What formats need to know of a rule: its manual page as plain texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regel {
    /// The name.
    pub id: RuleId,
    /// The severity unless `ddv.toml` changes it.
    pub severity: Severity,
    /// The defect in one sentence, without its final dot.
    pub title: String,
    /// The manual in Markdown.
    pub markdown: String,
}

/// All rules, by name.
pub fn regeln() -> Vec<Regel> {
    let pages = check::RULES.iter().map(|rule| rule.page());
    pages
        .map(|page| Regel {
            id: page.id,
            severity: page.severity,
            title: page.title(),
            markdown: page.markdown(),
        })
        .collect()
}

/// Checks `pruefling` and gives what `auswahl` lets through.
pub fn befunde(pruefling: &Pruefling<'_>, auswahl: &Auswahl) -> Befunde {
    neue_befunde(pruefling, auswahl, &Bekannt::default())
}

/// As [`befunde`], without those that are known. What is known is told from all findings, then `auswahl` decides which
/// of the others are shown and counted: leaving some out never makes an entry of the baseline look needless.
pub fn neue_befunde(pruefling: &Pruefling<'_>, auswahl: &Auswahl, bekannt: &Bekannt<'_>) -> Befunde {
    let snapshot = pruefling.snapshot;
    let alle = alle_befunde(pruefling);
    let files: Option<BTreeSet<&str>> = auswahl
        .dateien
        .as_ref()
        .map(|paths| paths.iter().map(String::as_str).collect());
    let is_wanted = |rule: &str, severity: Severity, file: &str| {
        severity >= auswahl.mindestens
            && (auswahl.nur.is_empty() || auswahl.nur.iter().any(|wanted| wanted == rule))
            && files.as_ref().is_none_or(|paths| paths.contains(file))
    };
    let (findings, abgleich) = bekannt.take_out(alle, snapshot, pruefling.stichtag, &is_wanted);
    let count = files.as_ref().map_or(snapshot.files, |paths| {
        paths.iter().filter(|path| snapshot.is_entity_file(path)).count()
    });
    let summary = Summary::new(count, &findings);
    Befunde {
        findings,
        summary,
        abgleich,
        nicht_geprueft: pruefling.nicht_geprueft(),
    }
}

/// All findings of `pruefling`, by [`Finding::sort_key`], with settings and exceptions applied.
pub fn alle_befunde(pruefling: &Pruefling<'_>) -> Vec<Finding> {
    let snapshot = pruefling.snapshot;
    let context = Context {
        registry: &snapshot.registry,
        config: &snapshot.config,
        config_source: snapshot.config_source,
        with_at_sign: &snapshot.with_at_sign,
        stichtag: pruefling.stichtag,
        phasen: pruefling.historie.phasen(),
    };
    let mut diagnostics = snapshot.diagnostics.clone();
    diagnostics.extend(check::run(&context));
    diagnostics.retain(|d| is_about_form(d) || !snapshot.is_echo(d));
    let weighed = weigh(snapshot, diagnostics);
    let (mut findings, about_exceptions) = ausnahme::apply(snapshot, snapshot.locate(weighed));
    findings.extend(snapshot.locate(weigh(snapshot, about_exceptions)));
    findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    findings
}

/// Findings that can't be an echo of an unreadable place: raised while reading, or about the file itself.
fn is_about_form(diagnostic: &Diagnostic) -> bool {
    match diagnostic.place.target {
        Target::File | Target::Span(_) => true,
        Target::Value | Target::Key => false,
    }
}

/// Gives each finding the severity that `[regeln]` sets and drops those of rules that are off. Fixed rules stay as
/// they are: their files do not count, whatever the settings say.
fn weigh(snapshot: &Snapshot, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let changed = &snapshot.config.regeln;
    let keep = |mut diagnostic: Diagnostic| match changed.get(diagnostic.rule.0) {
        Some(_) if is_fixed(diagnostic.rule.0) => Some(diagnostic),
        Some(None) => None,
        Some(Some(severity)) => {
            diagnostic.severity = *severity;
            Some(diagnostic)
        }
        None => Some(diagnostic),
    };
    diagnostics.into_iter().filter_map(keep).collect()
}

/// Whether settings and exceptions have no power over the rule called `name`.
pub(super) fn is_fixed(name: &str) -> bool {
    check::find_rule(name).is_some_and(|rule| rule.page().is_fixed)
}

impl Befunde {
    /// How `pruefen` ends: errors are [`Ausgang::Befunde`], with `streng` warnings too; hints never are. `streng`
    /// changes no severity that is shown.
    pub fn ausgang(&self, streng: bool) -> Ausgang {
        if self.summary.errors > 0 || (streng && self.summary.warnings > 0) {
            Ausgang::Befunde
        } else {
            Ausgang::Sauber
        }
    }

    /// The findings as an output.
    pub fn ergebnis(&self) -> Ergebnis<'_> {
        Ergebnis {
            befunde: self.findings.iter().map(Befund::from).collect(),
            zusammenfassung: Zusammenfassung {
                dateien: self.summary.files,
                fehler: self.summary.errors,
                warnungen: self.summary.warnings,
                hinweise: self.summary.hints,
            },
            basislinie: self.abgleich.basislinie.as_ref(),
            seit: self.abgleich.seit.as_ref(),
            nicht_geprueft: &self.nicht_geprueft,
            satz: self.satz(),
        }
    }
}

impl<'b> From<&'b Finding> for Befund<'b> {
    fn from(finding: &'b Finding) -> Self {
        Self {
            code: finding.rule.0,
            schwere: finding.severity.as_str(),
            meldung: &finding.message,
            datei: &finding.file,
            zeile: finding.line,
            spalte: finding.column,
            hilfe: finding.help.as_deref(),
            pfad: &finding.path,
        }
    }
}

#[cfg(test)]
mod tests;
