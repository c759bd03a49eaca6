//! `wert-leer`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Ein Schlüssel hat keinen Wert.
    ///
    /// ## Was
    /// Hinter einem Schlüssel steht nichts, `~`, `null`, ein leerer Text oder eine leere Liste. Er gilt als nicht
    /// angegeben. Fehlt damit eine Pflichtangabe, meldet das `pflichtangabe-fehlt`.
    ///
    /// ## Warum
    /// Eine leere Zeile sieht aus wie eine beantwortete Frage. Wer den Steckbrief überprüft, sollte erkennen, ob dort
    /// noch etwas aussteht.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// beschreibung:
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// beschreibung: Anmeldung eines Hundes zur Steuer
    /// ```
    ///
    /// ## Abhilfe
    /// Tragen Sie den Wert ein oder löschen Sie die Zeile.
    pub struct WertLeer = names::WERT_LEER, Hinweis;
}

impl Rule for WertLeer {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_every_way_to_say_nothing_but_leaves_pflichtangaben_alone() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "beschreibung: \" \"\nbewertung: {nutzen_buerger: 3, nutzen_verwaltung: ~}\nablauf: []\n\
            ausloeser:\n",
        )];
        insta::assert_snapshot!(check(&WertLeer, &files), @"
        prozesse/hundesteuer.yaml: beschreibung: `beschreibung` hat keinen Wert und gilt als nicht angegeben.
        prozesse/hundesteuer.yaml: ablauf: `ablauf` hat keinen Wert und gilt als nicht angegeben.
        prozesse/hundesteuer.yaml: bewertung.nutzen_verwaltung: `bewertung.nutzen_verwaltung` hat keinen Wert und gilt als nicht angegeben.
        ");
    }
}
