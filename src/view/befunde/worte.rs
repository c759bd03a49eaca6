//! How many findings there are, in words.

use super::Befunde;
use crate::diag::{Severity, Summary};

impl Befunde {
    /// The counts in one German sentence, which says if only new ones were asked for.
    pub fn satz(&self) -> String {
        let counts = counts(&self.summary);
        let is_compared = self.abgleich.basislinie.is_some() || self.abgleich.seit.is_some();
        match self.summary.total() {
            _ if !is_compared => counts,
            0 => counts.replace("keine Befunde", "keine neuen Befunde"),
            _ => format!("Neu: {counts}"),
        }
    }
}

/// The counts in one German sentence: `3 Fehler, 1 Warnung in 66 Dateien.`
pub fn counts(summary: &Summary) -> String {
    let files = count(summary.files, ("Datei", "Dateien"));
    match by_severity(summary) {
        None => format!("{files} geprüft, keine Befunde."),
        Some(found) => format!("{found} in {files}."),
    }
}

/// What a baseline accepts in one German sentence: `3 Fehler, 1 Warnung übernommen.`
pub fn accepted(summary: &Summary) -> String {
    match by_severity(summary) {
        None => "keine Befunde zu übernehmen.".to_owned(),
        Some(found) => format!("{found} übernommen."),
    }
}

fn by_severity(summary: &Summary) -> Option<String> {
    let found: Vec<String> = [
        (summary.errors, Severity::Fehler),
        (summary.warnings, Severity::Warnung),
        (summary.hints, Severity::Hinweis),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, severity)| count(number, severity.names()))
    .collect();
    (!found.is_empty()).then(|| found.join(", "))
}

fn count(number: usize, (one, many): (&str, &str)) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
