//! `datum-ungueltig`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Ein Datum ist keines.
    ///
    /// ## Was
    /// Ein Datum steht nicht in der Form `JJJJ-MM-TT` oder nennt einen Tag, den es nicht gibt. Die Datei zählt nicht,
    /// bis das behoben ist.
    ///
    /// ## Warum
    /// An Tagen hängt, ob eine Komponente schon genutzt wird und eine Überprüfung fällig ist. `03.04.26` lässt sich auf
    /// drei Weisen lesen, die Form der Norm ISO 8601 nur auf eine.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ueberpruefung:
    ///   zuletzt: 15.02.2026
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ueberpruefung:
    ///   zuletzt: 2026-02-15
    /// ```
    ///
    /// ## Abhilfe
    /// Schreiben Sie Jahr, Monat und Tag mit Bindestrichen, etwa `2026-03-31`.
    pub struct DatumUngueltig = names::DATUM_UNGUELTIG, Fehler, fixed;
}

impl Rule for DatumUngueltig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_other_forms_and_days_that_do_not_exist() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "kennzahlen: {stand: 2025-12-31}\nueberpruefung: {zuletzt: 15.2.2026}\nkomponenten:\n  \
            dms: {status: genutzt, seit: 2023-02-29}\n  \
            epayment: {status: geplant, bis: Ende 2027}\n",
        )];
        insta::assert_snapshot!(check(&DatumUngueltig, &files), @"
        prozesse/hundesteuer.yaml: komponenten.dms.seit: `2023-02-29` ist kein Tag des Kalenders.
        prozesse/hundesteuer.yaml: komponenten.epayment.bis: `Ende 2027` ist kein Datum in der Form JJJJ-MM-TT.
        prozesse/hundesteuer.yaml: ueberpruefung.zuletzt: `15.2.2026` ist kein Datum in der Form JJJJ-MM-TT.
        ");
    }
}
