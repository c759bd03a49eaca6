//! `id-ungueltig`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Der Dateiname ist keine gültige Kennung.
    ///
    /// ## Was
    /// Der Name einer Datei ohne Endung ist die Kennung des Eintrags. Sie besteht aus Kleinbuchstaben ohne Umlaute,
    /// Ziffern und einzelnen Bindestrichen, beginnt mit einem Buchstaben und hat höchstens 64 Zeichen. Die Datei zählt
    /// nicht, bis sie so heißt.
    ///
    /// ## Warum
    /// Andere Einträge verweisen mit der Kennung auf diesen. Leerzeichen und Umlaute überstehen nicht jeden Weg
    /// zwischen Betriebssystemen, Adressen und Tabellen, und `true` oder `null` versteht YAML als etwas anderes.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/Hundesteuer_Anmeldung.yaml
    /// name: Hund anmelden
    /// ```
    /// ```yaml gut prozesse/hundesteuer-anmeldung.yaml
    /// name: Hund anmelden
    /// ```
    ///
    /// ## Abhilfe
    /// Benennen Sie die Datei um, am besten mit `git mv`; dann bleibt ihr Verlauf erhalten. Die Meldung schlägt einen
    /// Namen vor.
    pub struct IdUngueltig = names::ID_UNGUELTIG, Fehler, fixed;
}

impl Rule for IdUngueltig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_umlauts_and_reserved_words_but_not_odd_folders() {
        let files = [
            ("prozesse/straße.yaml", "name: A\n"),
            ("prozesse/true.yaml", "name: B\n"),
            ("prozesse/Amt 22/hund.yaml", "name: C\n"),
        ];
        insta::assert_snapshot!(check(&IdUngueltig, &files), @"
        prozesse/straße.yaml: `straße` ist keine gültige Kennung.
        prozesse/true.yaml: `true` ist keine gültige Kennung.
        ");
    }
}
