//! `kurz`: one line per finding, `datei:zeile:spalte: schwere: meldung [code]`, which editors make clickable.

use super::{join, shown};
use crate::diag::Finding;
use crate::render::terminal;
use crate::view::befunde::Befunde;

/// The findings, one line each; empty if there are none. Help and counts are left out.
pub fn kurz(befunde: &Befunde, prefix: &str) -> String {
    let mut out = String::new();
    for finding in &befunde.findings {
        let path = join(prefix, &finding.file);
        out.push_str(&terminal(&path));
        out.push(':');
        out.push_str(&line(finding));
        out.push('\n');
    }
    out
}

/// The line of a finding behind its file.
pub(super) fn line(finding: &Finding) -> String {
    let Finding {
        line,
        column,
        severity,
        rule,
        ..
    } = finding;
    format!(
        "{line}:{column}: {severity}: {} [{rule}]",
        shown(&finding.message)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::diag::sample::befunde;

    #[test]
    fn sample() {
        insta::assert_snapshot!(kurz(&befunde(), "register"));
    }

    #[test]
    fn nothing_found_is_nothing_written() {
        assert_eq!(kurz(&Befunde::default(), ""), "");
    }
}
