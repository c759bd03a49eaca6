//! `datei-zu-gross`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Die Datei ist zu groß.
    ///
    /// ## Was
    /// Die Datei ist größer als die Grenze `grenzen.datei_kib` in `ddv.toml` (Vorgabe 1024 KiB). Sie wird nicht
    /// gelesen.
    ///
    /// ## Warum
    /// Ein Steckbrief hat wenige Kilobyte. Eine viel größere Datei ist fast immer ein Versehen, etwa ein
    /// Datenbankauszug, und ließe jede Auswertung warten.
    ///
    /// ## Beispiel
    /// Mit `grenzen.datei_kib = 0` ist jede Datei zu groß:
    /// ```toml schlecht ddv.toml
    /// [verwaltung]
    /// name = "Musterstadt"
    /// [grenzen]
    /// datei_kib = 0
    /// ```
    /// ```toml gut ddv.toml
    /// [verwaltung]
    /// name = "Musterstadt"
    /// [grenzen]
    /// datei_kib = 64
    /// ```
    ///
    /// ## Abhilfe
    /// Kürzen Sie die Datei und legen Sie Anlagen außerhalb des Registers ab. Braucht das Register wirklich größere
    /// Dateien, erhöhen Sie `grenzen.datei_kib`.
    pub struct DateiZuGross = names::DATEI_ZU_GROSS, Fehler, fixed;
}

impl Rule for DateiZuGross {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn only_the_file_above_the_limit_is_reported() {
        let large = format!("beschreibung: {}\n", "x".repeat(2048));
        let settings = "[verwaltung]\nname = \"M\"\n[grenzen]\ndatei_kib = 2\n";
        let files = [("ddv.toml", settings), ("prozesse/hund.yaml", &*large)];
        insta::assert_snapshot!(
            check(&DateiZuGross, &files),
            @"prozesse/hund.yaml: Die Datei ist größer als 2 KiB und wurde nicht gelesen."
        );
    }
}
