//! `yaml-ungueltig`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Die Datei ist kein gültiges YAML.
    ///
    /// ## Was
    /// Die Datei lässt sich nicht als eine Gruppe von Angaben `schluessel: wert` lesen: Einrückung, Anführungszeichen,
    /// Klammern oder Doppelpunkte stimmen nicht, sie ist leer, oder es folgt ein zweites Dokument. Die Datei zählt
    /// nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// YAML-Leser brechen an solchen Stellen ab oder raten, was gemeint war. Ein geratener Steckbrief wäre schlimmer
    /// als ein fehlender: Die Karte zeigte Werte, die niemand so geschrieben hat.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ergebnis: Bescheid: Hundesteuer
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ergebnis: "Bescheid: Hundesteuer"
    /// ```
    ///
    /// ## Abhilfe
    /// Die Meldung nennt die Stelle und was dort stört. Häufig sind ein Tabulator statt Leerzeichen, ein Doppelpunkt im
    /// Text ohne Anführungszeichen und eine verrutschte Einrückung.
    pub struct YamlUngueltig = names::YAML_UNGUELTIG, Fehler, fixed;
}

impl Rule for YamlUngueltig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{check, check_whole};

    #[test]
    fn silent_on_yaml() {
        insta::assert_snapshot!(check(&YamlUngueltig, &[]), @"");
    }

    #[test]
    fn finds_every_error_of_a_file_at_once() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "ergebnis: a: b\nrecht:\n\taufgabenart: freiwillig\nname: \"Hund\n",
        )];
        insta::assert_snapshot!(check(&YamlUngueltig, &files), @"
        prozesse/hundesteuer.yaml: Ein Doppelpunkt mit Leerzeichen steht mitten im Text.
        prozesse/hundesteuer.yaml: Hier ist mit einem Tabulator eingerückt.
        prozesse/hundesteuer.yaml: Dieses Anführungszeichen wird nicht geschlossen.
        ");
    }

    #[test]
    fn an_empty_file_a_list_and_a_second_document_are_no_entry() {
        let files = [
            ("prozesse/a.yaml", "# nur ein Kommentar\n"),
            ("prozesse/b.yaml", "- name\n"),
            ("prozesse/c.yaml", "name: a\n---\nname: b\n"),
        ];
        insta::assert_snapshot!(check_whole(&YamlUngueltig, &files), @"
        prozesse/a.yaml: Die Datei ist leer oder enthält nur Kommentare.
        prozesse/b.yaml: Die Datei ist eine Liste; sie muss aus Angaben `schluessel: wert` bestehen.
        prozesse/c.yaml: Hier beginnt ein zweites Dokument; was folgt, würde nicht gelesen.
        ");
    }
}
