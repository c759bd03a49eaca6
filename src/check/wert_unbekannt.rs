//! `wert-unbekannt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Diesen Wert gibt es nicht.
    ///
    /// ## Was
    /// Ein Schlüssel mit festem Wortschatz hat einen Wert, der nicht dazugehört. Die Datei zählt nicht, bis das behoben
    /// ist.
    ///
    /// ## Warum
    /// Auswertungen über alle Ämter brauchen dieselben Wörter für dieselbe Sache. `online` und `digital` wären zwei
    /// Medien und damit ein Medienbruch, den es nicht gibt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ausloeser: antraege
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ausloeser: antrag
    /// ```
    ///
    /// ## Abhilfe
    /// Wählen Sie eines der Wörter, die die Meldung aufzählt.
    pub struct WertUnbekannt = names::WERT_UNBEKANNT, Fehler, fixed;
}

impl Rule for WertUnbekannt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_wrong_words_and_explains_yes_and_no() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "ausrichtung: extern\nausloeser: Antrag\nantrag:\n  antragsmanagement: yes\n  \
            externe_dateneingabe: ja\n",
        )];
        insta::assert_snapshot!(check(&WertUnbekannt, &files), @"
        prozesse/hundesteuer.yaml: ausloeser: `Antrag` ist kein Wert für `ausloeser`.
        prozesse/hundesteuer.yaml: antrag.antragsmanagement: `yes` ist kein Wert für `antragsmanagement`.
        ");
    }
}
