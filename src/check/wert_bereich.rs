//! `wert-bereich`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Eine Zahl liegt außerhalb ihres Bereichs.
    ///
    /// ## Was
    /// Eine Zahl ist zu klein oder zu groß für ihren Schlüssel: Anteile gehen von 0 bis 1, Noten von 0 bis 3, Mengen
    /// sind nie negativ. Die Datei zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Ein Soll von 50 statt 0.5 wäre nie zu erreichen, und ein Effekt von 5 statt 0.05 sparte das Fünffache des Amts ein.
    ///
    /// ## Beispiel
    /// ```yaml schlecht ziele/quote.yaml
    /// soll: 50
    /// ```
    /// ```yaml gut ziele/quote.yaml
    /// soll: 0.5
    /// ```
    ///
    /// ## Abhilfe
    /// Die Meldung nennt den erlaubten Bereich. Prozente schreiben Sie als Anteil: 50 Prozent sind `0.5`.
    pub struct WertBereich = names::WERT_BEREICH, Fehler, fixed;
}

impl Rule for WertBereich {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_numbers_below_and_above() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "bewertung: {nutzen_buerger: 3, nutzen_verwaltung: 4}\n\
            entwicklung: {art: rate, prozent_pa: -100}\nozg: {modell: \"1.1\", reifegrad: 5}\n",
        )];
        insta::assert_snapshot!(check(&WertBereich, &files), @"
        prozesse/hundesteuer.yaml: entwicklung.prozent_pa: `-100` liegt außerhalb dessen, was `prozent_pa` erlaubt.
        prozesse/hundesteuer.yaml: bewertung.nutzen_verwaltung: `4` liegt außerhalb dessen, was `nutzen_verwaltung` erlaubt.
        prozesse/hundesteuer.yaml: ozg.reifegrad: `5` liegt außerhalb dessen, was `reifegrad` erlaubt.
        ");
    }
}
