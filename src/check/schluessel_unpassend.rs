//! `schluessel-unpassend`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Eine Angabe passt nicht zum Status.
    ///
    /// ## Was
    /// Ein Schlüssel steht bei einem Status oder einer Art, zu der er nicht gehört: `seit` gibt es nur bei `genutzt`
    /// und `teilweise`, `bis` nur bei `geplant`, `grund` nur bei `nicht-anwendbar`. Die Datei zählt nicht, bis das
    /// behoben ist.
    ///
    /// ## Warum
    /// Meist wurde nach der Einführung der Status geändert und der Rest vergessen, oder umgekehrt. Welche der beiden
    /// Angaben stimmt, lässt sich nicht erraten, und daran hängt, ob die Komponente als genutzt zählt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// komponenten:
    ///   dms: {status: genutzt, seit: 2023-03-01, bis: 2023-03-31}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// komponenten:
    ///   dms: {status: genutzt, seit: 2023-03-01}
    /// ```
    ///
    /// ## Abhilfe
    /// Löschen Sie die unpassende Angabe oder berichtigen Sie den Status.
    pub struct SchluesselUnpassend = names::SCHLUESSEL_UNPASSEND, Fehler, fixed;
}

impl Rule for SchluesselUnpassend {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_keys_of_another_status_and_of_another_kind_of_growth() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "komponenten:\n  dms: {status: geplant, bis: 2027-01-01}\n  \
            epayment: {status: moeglich, grund: zu teuer}\n\
            entwicklung: {art: konstant, prozent_pa: 2}\n",
        )];
        insta::assert_snapshot!(check(&SchluesselUnpassend, &files), @"
        prozesse/hundesteuer.yaml: entwicklung.prozent_pa: `prozent_pa` passt nicht zu `art: konstant`.
        prozesse/hundesteuer.yaml: komponenten.epayment.grund: `grund` passt nicht zu `status: moeglich`.
        ");
    }
}
