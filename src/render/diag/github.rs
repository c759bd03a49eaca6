//! `github`: workflow commands that GitHub Actions shows beside the changed lines.

use super::join;
use crate::diag::Severity;
use crate::render::terminal;
use crate::view::befunde::Befunde;

/// One workflow command per finding; empty if there are none. `prefix` leads from the root of the repository.
pub fn github(befunde: &Befunde, prefix: &str) -> String {
    let mut out = String::new();
    for finding in &befunde.findings {
        let mut text = terminal(&finding.message).into_owned();
        if let Some(help) = &finding.help {
            text.push_str("\nHilfe: ");
            text.push_str(&terminal(help));
        }
        let properties = [
            ("file", property(&join(prefix, &finding.file))),
            ("line", finding.line.to_string()),
            ("col", finding.column.to_string()),
            ("title", property(finding.rule.0)),
        ];
        let properties = properties
            .map(|(name, value)| format!("{name}={value}"))
            .join(",");
        let parts = [
            "::",
            command(finding.severity),
            " ",
            &properties,
            "::",
            &data(&text),
            "\n",
        ];
        out.extend(parts);
    }
    out
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Fehler => "error",
        Severity::Warnung => "warning",
        Severity::Hinweis => "notice",
    }
}

/// The text behind the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property: there `:` and `,` have a meaning too.
fn property(text: &str) -> String {
    data(&terminal(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::diag::sample::befunde;

    #[test]
    fn sample() {
        insta::assert_snapshot!(github(&befunde(), "register"));
    }

    #[test]
    fn each_finding_is_one_line_and_no_text_can_start_a_command() {
        let sample = befunde();
        let out = github(&sample, "");
        assert_eq!(out.lines().count(), sample.findings.len());
        assert!(out.lines().all(|line| line.starts_with("::")));
    }
}
