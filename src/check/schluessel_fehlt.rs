//! `schluessel-fehlt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Eine Angabe fehlt, ohne die der Eintrag nicht zählt.
    ///
    /// ## Was
    /// Ein Schlüssel, ohne den der Eintrag keinen Sinn hat, steht nicht da oder hat keinen Wert, etwa `name` oder
    /// `seit` bei einer genutzten Komponente. Die Datei zählt nicht, bis das behoben ist. Für Pflichtangaben des
    /// Steckbriefs gibt es die Regel `pflichtangabe-fehlt`.
    ///
    /// ## Warum
    /// Ohne Status, Organisationseinheit oder Tag weiß niemand, ob und wo der Eintrag zählt. Jede Annahme darüber
    /// verfälschte die Karte.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// komponenten:
    ///   dms: {status: genutzt}
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// komponenten:
    ///   dms: {status: genutzt, seit: 2023-03-01}
    /// ```
    ///
    /// ## Abhilfe
    /// Ergänzen Sie die genannte Zeile.
    pub struct SchluesselFehlt = names::SCHLUESSEL_FEHLT, Fehler, fixed;
}

impl Rule for SchluesselFehlt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_missing_and_empty_ones_at_every_level() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "name:\nkomponenten:\n  dms: {status: genutzt, seit: 2023-03-01}\n  \
            epayment: {status: geplant}\n",
        )];
        insta::assert_snapshot!(check(&SchluesselFehlt, &files), @"
        prozesse/hundesteuer.yaml: name: `name` hat keinen Wert, ist aber nötig.
        prozesse/hundesteuer.yaml: komponenten.epayment.bis: `komponenten.epayment.bis` fehlt, ist aber bei `status: geplant` nötig.
        ");
    }
}
