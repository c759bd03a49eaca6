//! `sarif`: SARIF 2.1.0, which code hosts and editors read.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::fingerprint::fingerprints;
use super::join;
use crate::diag::{Finding, Severity};
use crate::view::befunde::{Befunde, Regel};

/// One run of `ddv` in version `version`. `rules` are all rules with their manuals; `prefix` leads from the root of
/// the repository. Columns count characters (Unicode code points).
pub fn sarif(befunde: &Befunde, rules: &[Regel], prefix: &str, version: &str) -> String {
    let index: HashMap<&str, usize> = rules.iter().enumerate().map(|(i, r)| (r.id.0, i)).collect();
    let results: Vec<Value> = befunde
        .findings
        .iter()
        .zip(fingerprints(&befunde.findings))
        .map(|(finding, fingerprint)| result(finding, index.get(finding.rule.0), prefix, &fingerprint))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ddv",
                "version": version,
                "language": "de",
                "rules": rules.iter().map(rule).collect::<Vec<Value>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(rule: &Regel) -> Value {
    json!({
        "id": rule.id.0,
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": format!("{}.", rule.title) },
        "help": { "text": rule.markdown, "markdown": rule.markdown },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(finding: &Finding, rule_index: Option<&usize>, prefix: &str, fingerprint: &str) -> Value {
    let mut region = json!({ "startLine": finding.line, "startColumn": finding.column });
    if let Some(end) = finding.end {
        region["endLine"] = end.line.into();
        region["endColumn"] = end.column.into();
    }
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({ "ruleId": finding.rule.0 });
    if let Some(index) = rule_index {
        result["ruleIndex"] = (*index).into();
    }
    result["level"] = level(finding.severity).into();
    result["message"] = json!({ "text": text });
    result["locations"] = json!([{ "physicalLocation": {
        "artifactLocation": { "uri": uri(&join(prefix, &finding.file)), "uriBaseId": "%SRCROOT%" },
        "region": region,
    } }]);
    result["partialFingerprints"] = json!({ "ddv/v1": fingerprint });
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Fehler => "error",
        Severity::Warnung => "warning",
        Severity::Hinweis => "note",
    }
}

/// `path` as a relative reference (RFC 3986): every byte but unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.extend(['%', hex(byte >> 4), hex(byte & 0xf)]),
        }
    }
    uri
}

fn hex(digit: u8) -> char {
    char::from(if digit < 10 {
        b'0' + digit
    } else {
        b'A' + digit - 10
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::RuleId;
    use crate::render::diag::sample::befunde;

    fn rules() -> Vec<Regel> {
        vec![Regel {
            id: RuleId("wert-typ"),
            severity: Severity::Fehler,
            title: "Ein Wert hat den falschen Typ".to_owned(),
            markdown: "Ein Wert hat den falschen Typ.\n\n## Was\nEtwas.".to_owned(),
        }]
    }

    #[test]
    fn sample() {
        insta::assert_snapshot!(sarif(&befunde(), &rules(), "register", "1.2.3"));
    }

    #[test]
    fn it_is_json_whose_rule_indexes_lead_to_their_rules() {
        let sample = befunde();
        let read: Value = serde_json::from_str(&sarif(&sample, &rules(), "", "1.2.3")).expect("JSON");
        let run = &read["runs"][0];
        let results = run["results"].as_array().expect("a list");
        assert_eq!(results.len(), sample.findings.len());
        for result in results {
            if let Some(index) = result["ruleIndex"].as_u64() {
                let index = usize::try_from(index).expect("small");
                assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
            }
        }
    }

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a b/ü%#?.yaml"), "a%20b/%C3%BC%25%23%3F.yaml");
    }
}
