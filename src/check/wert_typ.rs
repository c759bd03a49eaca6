//! `wert-typ`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Ein Wert hat die falsche Form.
    ///
    /// ## Was
    /// Wo eine Liste hingehört, steht ein einzelner Wert, wo ein einzelner Wert hingehört, eine Liste oder eine Gruppe.
    /// Die Datei zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Aus `zielgruppen: bevoelkerung, unternehmen` lässt sich nicht sicher lesen, ob eine oder zwei Zielgruppen
    /// gemeint sind.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// zielgruppen: bevoelkerung
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// zielgruppen: [bevoelkerung]
    /// ```
    ///
    /// ## Abhilfe
    /// Schreiben Sie Listen in eckigen Klammern und rücken Sie Angaben einer Gruppe um zwei Leerzeichen ein. Die
    /// Meldung zeigt die passende Form.
    pub struct WertTyp = names::WERT_TYP, Fehler, fixed;
}

impl Rule for WertTyp {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_texts_lists_and_groups_in_the_wrong_place() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "ergebnis: [Bescheid]\nrecht: Hundesteuersatzung\nzielgruppen: bevoelkerung\n\
            komponenten: [dms]\n",
        )];
        insta::assert_snapshot!(check(&WertTyp, &files), @"
        prozesse/hundesteuer.yaml: zielgruppen: Bei `zielgruppen` wird eine Liste erwartet, dort steht ein einzelner Wert.
        prozesse/hundesteuer.yaml: ergebnis: Bei `ergebnis` wird ein Text erwartet, dort steht eine Liste.
        prozesse/hundesteuer.yaml: recht: Bei `recht` wird eine Gruppe von Angaben `schluessel: wert` erwartet, dort steht ein einzelner Wert.
        prozesse/hundesteuer.yaml: komponenten: Bei `komponenten` wird eine Gruppe von Angaben `schluessel: wert` erwartet, dort steht eine Liste.
        ");
    }
}
