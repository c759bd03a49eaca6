//! The findings of one file while it is read: as many as help, and the number of those left out.

use crate::diag::Diagnostic;

/// Findings about the form of one file beyond this help nobody; a text made for it would yield millions.
const LIMIT: usize = 1000;

/// Findings about the form of one file, in the order found.
#[derive(Default)]
pub(super) struct Collected {
    kept: Vec<Diagnostic>,
    left_out: usize,
}

impl Collected {
    /// Adds a finding; it is made only if there is room for it.
    pub(super) fn push(&mut self, finding: impl FnOnce() -> Diagnostic) {
        if self.kept.len() < LIMIT {
            self.kept.push(finding());
        } else {
            self.left_out += 1;
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Some findings were left out: nothing in the file can be relied on.
    pub(super) fn is_over(&self) -> bool {
        self.left_out > 0
    }

    /// The findings; the last one says how many more there are.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        if let (Some(last), 1..) = (self.kept.last_mut(), self.left_out) {
            last.help = Some(format!(
                "Weitere Befunde dieser Datei, die hier nicht stehen: {}. Beheben Sie zuerst die ersten {LIMIT}.",
                self.left_out
            ));
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Severity, rule};
    use crate::source::SourceMap;

    #[test]
    fn the_last_finding_says_how_many_were_left_out() {
        let source = SourceMap::default().add("prozesse/a.yaml");
        let mut collected = Collected::default();
        for _ in 0..LIMIT + 7 {
            collected.push(|| Diagnostic::on_file(rule::WERT_LEER, Severity::Hinweis, source, "x"));
        }
        let kept = collected.finish();
        assert_eq!(kept.len(), LIMIT);
        insta::assert_snapshot!(kept[LIMIT - 1].help.as_deref().unwrap_or_default(), @"Weitere Befunde dieser Datei, die hier nicht stehen: 7. Beheben Sie zuerst die ersten 1000.");
    }
}
