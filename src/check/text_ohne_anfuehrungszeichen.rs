//! `text-ohne-anfuehrungszeichen`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Ein Text sieht aus wie eine Zahl.
    ///
    /// ## Was
    /// Wo ein Text erwartet wird, steht eine Zahl ohne Anführungszeichen, etwa ein Kürzel oder ein LeiKa-Schlüssel. Die
    /// Datei zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Andere Programme, die das Register lesen, machten aus dem Kürzel `07` die Zahl 7 und aus dem OZG-Modell `2.0`
    /// eine 2. Der LeiKa-Schlüssel hat 14 Stellen; Tabellenprogramme runden so lange Zahlen.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// leika: 99102013000000
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// leika: "99102013000000"
    /// ```
    ///
    /// ## Abhilfe
    /// Setzen Sie den Wert in Anführungszeichen.
    pub struct TextOhneAnfuehrungszeichen = names::TEXT_OHNE_ANFUEHRUNGSZEICHEN, Fehler, fixed;
}

impl Rule for TextOhneAnfuehrungszeichen {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_numbers_where_text_belongs() {
        let files = [
            (
                "prozesse/hundesteuer.yaml",
                "leika: \"99102013000000\"\nozg: {modell: 1.1, reifegrad: 2}\n",
            ),
            ("organisation/amt-07.yaml", "kuerzel: 07\n"),
        ];
        insta::assert_snapshot!(check(&TextOhneAnfuehrungszeichen, &files), @"
        organisation/amt-07.yaml: kuerzel: `kuerzel` ist ein Text, `07` ohne Anführungszeichen aber eine Zahl.
        prozesse/hundesteuer.yaml: ozg.modell: `modell` ist ein Text, `1.1` ohne Anführungszeichen aber eine Zahl.
        ");
    }
}
