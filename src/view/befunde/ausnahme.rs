//! Applies the exceptions that files make, and says which of them are of no use.

use std::collections::{BTreeSet, HashMap};

use super::is_fixed;
use crate::check;
use crate::diag::rule::{AUSNAHME_OHNE_GRUND, AUSNAHME_UNGENUTZT};
use crate::diag::{Diagnostic, Exception, Finding, RuleId, Severity, did_you_mean};
use crate::load::Snapshot;
use crate::source::YamlPath;

/// What an exception can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Power {
    /// It can suppress a finding.
    Holds,
    /// It names no rule.
    Unnamed,
    /// There is no such rule.
    Unknown,
    /// The rule is fixed.
    Fixed,
    /// The rule is about exceptions.
    AboutExceptions,
}

impl Power {
    fn of(rule: &str) -> Self {
        if [AUSNAHME_OHNE_GRUND.0, AUSNAHME_UNGENUTZT.0].contains(&rule) {
            Self::AboutExceptions
        } else if rule.is_empty() {
            Self::Unnamed
        } else if check::find_rule(rule).is_none() {
            Self::Unknown
        } else if is_fixed(rule) {
            Self::Fixed
        } else {
            Self::Holds
        }
    }
}

/// `findings` without those that an exception of the snapshot accepts, and what is wrong with the exceptions.
///
/// An exception holds for findings of its rule on its line; one at the head of its file also for findings about the
/// whole file. It is not called unused in a file that can't be read as its kind: there, rules see only a part.
pub(super) fn apply(snapshot: &Snapshot, mut findings: Vec<Finding>) -> (Vec<Finding>, Vec<Diagnostic>) {
    let exceptions = &snapshot.exceptions;
    if exceptions.is_empty() {
        return (findings, Vec::new());
    }
    let powers: Vec<Power> = exceptions.iter().map(|e| Power::of(&e.rule)).collect();
    let mut by_file_and_rule: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (number, exception) in exceptions.iter().enumerate() {
        if powers[number] == Power::Holds {
            let key = (snapshot.sources.path(exception.source), exception.rule.as_str());
            by_file_and_rule.entry(key).or_default().push(number);
        }
    }
    let mut is_used = vec![false; exceptions.len()];
    let mut half_read: BTreeSet<String> = BTreeSet::new();
    findings.retain(|finding| {
        if is_fixed(finding.rule.0) {
            half_read.insert(finding.file.clone());
        }
        let key = (finding.file.as_str(), finding.rule.0);
        let candidates = by_file_and_rule.get(&key).map_or(&[][..], Vec::as_slice);
        let accepting = candidates.iter().find(|n| accepts(&exceptions[**n], finding));
        if let Some(number) = accepting {
            is_used[*number] = true;
        }
        accepting.is_none()
    });

    let mut diagnostics = Vec::new();
    for (number, exception) in exceptions.iter().enumerate() {
        let power = powers[number];
        let is_known_unused =
            !is_used[number] && !half_read.contains(snapshot.sources.path(exception.source));
        if power != Power::Holds || is_known_unused {
            diagnostics.push(unused(snapshot, exception, power));
        } else if exception.reason.is_none() {
            diagnostics.push(without_reason(exception));
        }
    }
    (findings, diagnostics)
}

pub(super) fn accepts(exception: &Exception, finding: &Finding) -> bool {
    exception.line == finding.line || (exception.is_head && finding.span.is_none())
}

fn diagnostic(rule: RuleId, exception: &Exception, message: String) -> Diagnostic {
    Diagnostic::new(
        rule,
        Severity::Warnung,
        exception.source,
        YamlPath::root(),
        message,
    )
    .at_span(exception.span)
}

fn without_reason(exception: &Exception) -> Diagnostic {
    let rule = &exception.rule;
    let message = format!("Die Ausnahme von `{rule}` nennt keinen Grund.");
    let help = format!("Schreiben Sie ihn in Klammern dahinter: `# ddv: erlaube {rule} (Grund)`.");
    diagnostic(AUSNAHME_OHNE_GRUND, exception, message).help(help)
}

fn unused(snapshot: &Snapshot, exception: &Exception, power: Power) -> Diagnostic {
    let rule = exception.rule.as_str();
    let is_off = snapshot.config.regeln.get(rule) == Some(&None);
    let (message, help) = match power {
        Power::Holds if is_off => (
            format!("Die Ausnahme von `{rule}` wird nicht gebraucht: `ddv.toml` schaltet die Regel aus."),
            "Löschen Sie den Kommentar.".to_owned(),
        ),
        Power::Holds => (
            format!("Die Ausnahme von `{rule}` wird nicht gebraucht: Hier meldet die Regel nichts."),
            "Löschen Sie den Kommentar. Eine Ausnahme steht in der Zeile des Befunds oder in der Zeile davor."
                .to_owned(),
        ),
        Power::Unnamed => (
            "Die Ausnahme nennt keine Regel.".to_owned(),
            "Schreiben Sie `# ddv: erlaube REGEL (Grund)`, oder löschen Sie den Kommentar.".to_owned(),
        ),
        Power::Unknown => (
            format!("Die Ausnahme von `{rule}` wirkt nicht. Diese Regel gibt es nicht."),
            did_you_mean(rule, check::RULES.iter().map(|r| r.page().id.0))
                .unwrap_or_else(|| "Nennen Sie eine Regel, die es gibt, oder löschen Sie den Kommentar.".to_owned()),
        ),
        Power::Fixed => (
            format!(
                "Die Ausnahme von `{rule}` wirkt nicht. Von dieser Regel gibt es keine Ausnahme, denn die Datei zählt \
                 nicht, solange ein solcher Fehler in ihr steht."
            ),
            "Beheben Sie den Fehler, und löschen Sie den Kommentar.".to_owned(),
        ),
        Power::AboutExceptions => (
            format!("Die Ausnahme von `{rule}` wirkt nicht. Diese Regel gilt den Ausnahmen selbst."),
            "Löschen Sie den Kommentar. Die Schwere der Regel lässt sich in `ddv.toml` unter `[regeln]` ändern."
                .to_owned(),
        ),
    };
    diagnostic(AUSNAHME_UNGENUTZT, exception, message).help(help)
}
