//! `zahl-ungueltig`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Eine Zahl ist nicht lesbar geschrieben.
    ///
    /// ## Was
    /// Eine Zahl steht mit Tausenderpunkt, Dezimalkomma, Einheit oder in Anführungszeichen, oder eine ganze Zahl hat
    /// Nachkommastellen. Die Datei zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Für YAML ist `1.250` nicht eintausendzweihundertfünfzig, sondern eineinviertel. Eine Fallzahl um den Faktor
    /// tausend falsch zu lesen, verschöbe die ganze Rangliste.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// kennzahlen:
    ///   fallzahl: 1.250
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// kennzahlen:
    ///   fallzahl: 1250
    /// ```
    ///
    /// ## Abhilfe
    /// Schreiben Sie Zahlen ohne Tausendertrennung und Einheit, Brüche mit Dezimalpunkt, etwa `12.5`.
    pub struct ZahlUngueltig = names::ZAHL_UNGUELTIG, Fehler, fixed;
}

impl Rule for ZahlUngueltig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_each_way_to_write_a_number_wrong() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "kennzahlen:\n  stand: 2025-12-31\n  fallzahl: 1.250\n  fallzahl_digital: \"100\"\n  \
            rueckstand: 3.0\n  bearbeitungszeit_min: 12,5\n  durchlaufzeit_tage: 7 Tage\n",
        )];
        insta::assert_snapshot!(check(&ZahlUngueltig, &files), @r#"
        prozesse/hundesteuer.yaml: kennzahlen.fallzahl: `1.250` ist mit Tausendertrennung geschrieben und damit mehrdeutig.
        prozesse/hundesteuer.yaml: kennzahlen.fallzahl_digital: `fallzahl_digital` ist eine ganze Zahl, `"100"` in Anführungszeichen aber ein Text.
        prozesse/hundesteuer.yaml: kennzahlen.bearbeitungszeit_min: `12,5` ist mit Dezimalkomma geschrieben.
        prozesse/hundesteuer.yaml: kennzahlen.durchlaufzeit_tage: Bei `durchlaufzeit_tage` wird eine Zahl erwartet, dort steht `7 Tage`.
        prozesse/hundesteuer.yaml: kennzahlen.rueckstand: `rueckstand` ist eine ganze Zahl, `3.0` nicht.
        "#);
    }
}
