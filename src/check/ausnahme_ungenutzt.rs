//! `ausnahme-ungenutzt`: raised where exceptions are applied.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Eine Ausnahme lässt nichts zu.
    ///
    /// ## Was
    /// Ein Kommentar `# ddv: erlaube REGEL` steht an einer Stelle, an der die Regel nichts meldet, oder nennt eine
    /// Regel, die es nicht gibt.
    ///
    /// ## Warum
    /// Der Anlass ist behoben, die Ausnahme blieb stehen. Sie verdeckte den nächsten Befund an dieser Stelle, über den
    /// noch niemand entschieden hat.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// beschreibung: Fragen an die Poststelle # ddv: erlaube personenangabe (Funktionspostfach)
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// beschreibung: Fragen an die Poststelle
    /// ```
    ///
    /// ## Abhilfe
    /// Löschen Sie den Kommentar, oder berichtigen Sie den Namen der Regel.
    pub struct AusnahmeUngenutzt = names::AUSNAHME_UNGENUTZT, Warnung;
}

impl Rule for AusnahmeUngenutzt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}
