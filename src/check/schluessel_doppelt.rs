//! `schluessel-doppelt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Ein Schlüssel steht zweimal.
    ///
    /// ## Was
    /// Derselbe Schlüssel steht in einer Gruppe zweimal. Die Datei zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Viele YAML-Leser behalten stillschweigend nur eine der beiden Angaben. Die andere ginge verloren, ohne dass es
    /// jemand merkt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ausloeser: anzeige
    /// ausloeser: antrag
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ausloeser: anzeige
    /// ```
    ///
    /// ## Abhilfe
    /// Führen Sie beide Angaben zusammen und löschen Sie eine davon.
    pub struct SchluesselDoppelt = names::SCHLUESSEL_DOPPELT, Fehler, fixed;
}

impl Rule for SchluesselDoppelt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}
