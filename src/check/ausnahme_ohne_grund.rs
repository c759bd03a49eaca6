//! `ausnahme-ohne-grund`: raised where exceptions are applied.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Eine Ausnahme nennt keinen Grund.
    ///
    /// ## Was
    /// Ein Kommentar `# ddv: erlaube REGEL` lässt einen Befund zu, sagt aber nicht in Klammern dahinter, warum.
    ///
    /// ## Warum
    /// Ein Befund, den jemand bewusst hinnimmt, ist eine Entscheidung. Nach einem Jahr, bei der nächsten Überprüfung,
    /// muss sich noch nachvollziehen lassen, ob der Grund weiter gilt.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// beschreibung: Fragen an poststelle@example.org # ddv: erlaube personenangabe
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// beschreibung: Fragen an poststelle@example.org # ddv: erlaube personenangabe (Funktionspostfach)
    /// ```
    ///
    /// ## Abhilfe
    /// Schreiben Sie den Grund in Klammern hinter den Namen der Regel.
    pub struct AusnahmeOhneGrund = names::AUSNAHME_OHNE_GRUND, Warnung;
}

impl Rule for AusnahmeOhneGrund {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}
