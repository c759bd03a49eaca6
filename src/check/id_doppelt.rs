//! `id-doppelt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Zwei Dateien haben dieselbe Kennung.
    ///
    /// ## Was
    /// Zwei Dateien derselben Art heißen gleich, liegen aber in verschiedenen Unterordnern oder enden verschieden. Es
    /// zählt die erste in der Reihenfolge der Pfade, die andere nicht.
    ///
    /// ## Warum
    /// Ein Verweis auf diese Kennung wäre mehrdeutig, und der Prozess stünde zweimal in der Karte.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/amt-22/hundesteuer.yaml
    /// name: Hund anmelden
    /// ```
    /// ```yaml gut prozesse/amt-22/hund-abmelden.yaml
    /// name: Hund abmelden
    /// ```
    ///
    /// ## Abhilfe
    /// Benennen Sie eine der beiden Dateien um, oder löschen Sie die veraltete.
    pub struct IdDoppelt = names::ID_DOPPELT, Fehler, fixed;
}

impl Rule for IdDoppelt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn within_a_kind_whatever_folder_and_ending() {
        let files = [
            ("prozesse/hundesteuer.yml", "name: A\n"),
            ("prozesse/amt-22/hundesteuer.yaml", "name: B\n"),
            ("ziele/hundesteuer.yaml", "name: C\n"),
        ];
        insta::assert_snapshot!(check(&IdDoppelt, &files), @"
        prozesse/hundesteuer.yaml: Die Kennung `hundesteuer` ist schon durch `prozesse/amt-22/hundesteuer.yaml` vergeben.
        prozesse/hundesteuer.yml: Die Kennung `hundesteuer` ist schon durch `prozesse/amt-22/hundesteuer.yaml` vergeben.
        ");
    }
}
