//! Counts of findings, for the overview.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diag::Severity;
use crate::view::befunde::{Auswahl, Pruefling, befunde};

/// How many findings, by severity and by rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct BefundZahlen {
    /// Findings of severity error.
    pub fehler: u64,
    /// Findings of severity warning.
    pub warnungen: u64,
    /// Findings of severity hint.
    pub hinweise: u64,
    /// Findings by rule and severity, the most frequent first.
    pub regeln: Vec<RegelZahl>,
}

/// How often a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegelZahl {
    /// The rule.
    pub regel: &'static str,
    /// The severity that counts.
    pub schwere: &'static str,
    /// Its findings.
    pub anzahl: u64,
}

/// Counts the findings of the whole register, as `pruefen` does.
pub fn befund_counts(pruefling: &Pruefling<'_>) -> BefundZahlen {
    let mut by_rule: BTreeMap<(&'static str, Severity), u64> = BTreeMap::new();
    for finding in befunde(pruefling, &Auswahl::default()).findings {
        *by_rule.entry((finding.rule.0, finding.severity)).or_default() += 1;
    }
    let mut zahlen = BefundZahlen::default();
    for ((regel, severity), anzahl) in by_rule {
        match severity {
            Severity::Fehler => zahlen.fehler += anzahl,
            Severity::Warnung => zahlen.warnungen += anzahl,
            Severity::Hinweis => zahlen.hinweise += anzahl,
        }
        zahlen.regeln.push(RegelZahl {
            regel,
            schwere: severity.as_str(),
            anzahl,
        });
    }
    zahlen.regeln.sort_by_key(|r| std::cmp::Reverse(r.anzahl));
    zahlen
}
