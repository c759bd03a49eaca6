//! `datei-uebergangen`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Eine Datei wird nicht gelesen, obwohl sie wie ein Eintrag aussieht.
    ///
    /// ## Was
    /// Die Datei ist eine Verknüpfung, endet auf `.YAML` statt auf `.yaml` oder liegt neben `ddv.toml` statt in einem
    /// der Ordner. Sie zählt nicht.
    ///
    /// ## Warum
    /// Wer einen Steckbrief so ablegt, hält ihn für erfasst; in der Karte fehlt er trotzdem. Ob `.YAML` als Endung
    /// gilt, hinge sonst vom Betriebssystem ab.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hund.YAML
    /// name: Hund anmelden
    /// ```
    /// ```yaml gut prozesse/hund.yaml
    /// name: Hund anmelden
    /// ```
    ///
    /// ## Abhilfe
    /// Legen Sie die Datei selbst, ohne Verknüpfung, in den Ordner ihrer Art und schreiben Sie die Endung klein.
    pub struct DateiUebergangen = names::DATEI_UEBERGANGEN, Warnung;
}

impl Rule for DateiUebergangen {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_odd_endings_and_files_outside_of_folders() {
        let files = [
            ("prozesse/a.YAML", "name: A\n"),
            ("prozesse/b.yml", "name: B\n"),
            ("prozesse/liesmich.md", "# C\n"),
            ("hund.yaml", "name: D\n"),
        ];
        insta::assert_snapshot!(check(&DateiUebergangen, &files), @"
        hund.yaml: Die Datei liegt in keinem Ordner mit Einträgen und wird nicht gelesen.
        prozesse/a.YAML: Die Datei endet auf `.YAML` und wird nicht gelesen.
        ");
    }
}
