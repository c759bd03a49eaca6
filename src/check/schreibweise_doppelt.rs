//! `schreibweise-doppelt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Zwei Namen unterscheiden sich nur in Groß- und Kleinschreibung.
    ///
    /// ## Was
    /// Zwei Dateien oder Ordner heißen bis auf Groß- und Kleinschreibung gleich.
    ///
    /// ## Warum
    /// Windows und macOS halten beide für dieselbe Datei. Dort überschreibt beim Auschecken eine die andere, und zwei
    /// Kolleginnen sehen zwei verschiedene Register.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/Amt-22/hund.yaml
    /// name: Hund anmelden
    /// ```
    /// ```yaml schlecht prozesse/amt-22/hund.yaml
    /// name: Hund anmelden
    /// ```
    /// ```yaml gut prozesse/amt-22/hund.yaml
    /// name: Hund anmelden
    /// ```
    ///
    /// ## Abhilfe
    /// Führen Sie beide zusammen oder benennen Sie einen von ihnen um, am besten durchgehend klein.
    pub struct SchreibweiseDoppelt = names::SCHREIBWEISE_DOPPELT, Warnung;
}

impl Rule for SchreibweiseDoppelt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_names_that_windows_takes_for_one() {
        let files = [
            ("prozesse/hundesteuer.yml", "name: A\n"),
            ("prozesse/Hundesteuer.yml", "name: B\n"),
        ];
        insta::assert_snapshot!(
            check(&SchreibweiseDoppelt, &files),
            @"prozesse/hundesteuer.yml: `prozesse/hundesteuer.yml` und `prozesse/Hundesteuer.yml` unterscheiden sich nur in Groß- und Kleinschreibung."
        );
    }
}
