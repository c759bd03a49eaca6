//! `ordner-unbekannt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Der Ordner gehört zu keiner Art von Eintrag.
    ///
    /// ## Was
    /// Neben `ddv.toml` liegt ein Ordner mit YAML-Dateien, dessen Name keine Art von Eintrag ist. Seine Dateien werden
    /// nicht gelesen. Gemeldet wird jeder Ordner einmal.
    ///
    /// ## Warum
    /// Der Ordner sagt, was eine Datei beschreibt. Ein Tippfehler im Namen nähme auf einen Schlag alle Einträge darin
    /// aus der Auswertung.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozess/hund.yaml ganz
    /// name: Hund anmelden
    /// ```
    /// ```yaml gut prozesse/hund.yaml
    /// name: Hund anmelden
    /// ```
    ///
    /// ## Abhilfe
    /// Benennen Sie den Ordner um. Es gibt `organisation`, `komponenten`, `prozesse`, `projekte`, `programme`, `ziele`,
    /// `vorgaben` und `berufsgruppen`; Unterordner darin sind frei.
    pub struct OrdnerUnbekannt = names::ORDNER_UNBEKANNT, Warnung;
}

impl Rule for OrdnerUnbekannt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check_whole;

    #[test]
    fn reports_each_unknown_folder_once_and_no_other_files() {
        let files = [
            ("prozess/a.yaml", "name: A\n"),
            ("prozess/b.yaml", "name: B\n"),
            ("prozesse/amt/c.yml", "name: C\n"),
            ("vorlagen/brief.txt", "Text\n"),
        ];
        insta::assert_snapshot!(
            check_whole(&OrdnerUnbekannt, &files),
            @"prozess/a.yaml: Der Ordner `prozess/` ist keine Art von Eintrag; seine Dateien werden nicht gelesen."
        );
    }
}
