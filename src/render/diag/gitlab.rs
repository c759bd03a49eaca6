//! `gitlab`: a Code Quality report, shown in merge requests.

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::join;
use crate::diag::Severity;
use crate::view::befunde::Befunde;

/// A JSON array with one entry per finding; `[]` if there are none. `prefix` leads from the root of the repository.
pub fn gitlab(befunde: &Befunde, prefix: &str) -> String {
    let entries =
        befunde
            .findings
            .iter()
            .zip(fingerprints(&befunde.findings))
            .map(|(finding, fingerprint)| {
                let description = match &finding.help {
                    Some(help) => format!("{} {help}", finding.message),
                    None => finding.message.clone(),
                };
                json!({
                    "description": description,
                    "check_name": finding.rule.0,
                    "fingerprint": fingerprint,
                    "severity": severity(finding.severity),
                    "location": {
                        "path": join(prefix, &finding.file),
                        "lines": { "begin": finding.line },
                    },
                })
            });
    format!("{:#}\n", entries.collect::<Value>())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Fehler => "major",
        Severity::Warnung => "minor",
        Severity::Hinweis => "info",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::render::diag::sample::befunde;

    #[test]
    fn sample() {
        insta::assert_snapshot!(gitlab(&befunde(), "register"));
    }

    #[test]
    fn it_is_json_and_no_name_comes_twice() {
        let sample = befunde();
        let read: Vec<Value> = serde_json::from_str(&gitlab(&sample, "")).expect("JSON");
        let names: BTreeSet<&str> = read.iter().filter_map(|e| e["fingerprint"].as_str()).collect();
        assert_eq!(names.len(), sample.findings.len());
        assert_eq!(gitlab(&Befunde::default(), ""), "[]\n");
    }
}
