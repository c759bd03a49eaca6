//! `konfiguration-ungueltig`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Die Einstellungen in `ddv.toml` sind nicht lesbar oder widersprechen sich.
    ///
    /// ## Was
    /// `ddv.toml` ist kein gültiges TOML, oder Gewichte oder Punkte sind zusammen 0 oder zu groß zum Rechnen.
    /// `ddv pruefen` meldet das; alle anderen Befehle brechen ab.
    ///
    /// ## Warum
    /// In `ddv.toml` stehen die Entscheidungen, auf denen jede Kennzahl ruht. Mit geratenen Gewichten entstünde eine
    /// Rangliste, die niemand beschlossen hat.
    ///
    /// ## Beispiel
    /// ```toml schlecht ddv.toml
    /// [verwaltung]
    /// name = "Musterstadt"
    /// [modernisierung]
    /// gewicht_recht = 0
    /// gewicht_antrag = 0
    /// ```
    /// ```toml gut ddv.toml
    /// [verwaltung]
    /// name = "Musterstadt"
    /// [modernisierung]
    /// gewicht_recht = 25
    /// gewicht_antrag = 75
    /// ```
    ///
    /// ## Abhilfe
    /// Berichtigen Sie die genannte Zeile. Texte stehen in TOML in Anführungszeichen, hinter dem Schlüssel steht `=`.
    /// Eine gelöschte Zeile nimmt den Vorgabewert an.
    pub struct KonfigurationUngueltig = names::KONFIGURATION_UNGUELTIG, Fehler, fixed;
}

impl Rule for KonfigurationUngueltig {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_text_that_is_no_toml() {
        let files = [("ddv.toml", "[verwaltung]\nname: Musterstadt\n")];
        insta::assert_snapshot!(check(&KonfigurationUngueltig, &files), @"
        ddv.toml: Hier ist die Datei kein gültiges TOML.
        ddv.toml: Hier ist die Datei kein gültiges TOML.
        ");
    }

    #[test]
    fn finds_weights_and_points_that_no_figure_can_hold() {
        let files = [(
            "ddv.toml",
            "[verwaltung]\nname = \"M\"\n[modernisierung]\ngewicht_recht = 1e308\n[modernisierung.punkte]\n\
            regelungsebene = { stadt = 1e308 }\n[projekte.gewichte]\neffizienz = 1e308\ntechnik = 1e308\n",
        )];
        insta::assert_snapshot!(check(&KonfigurationUngueltig, &files), @"
        ddv.toml: modernisierung.gewicht_recht: Die Gewichte `gewicht_recht` und `gewicht_antrag` sind zusammen zu groß.
        ddv.toml: projekte.gewichte: Die Gewichte unter `projekte.gewichte` sind zusammen zu groß.
        ddv.toml: modernisierung.punkte.regelungsebene: Die Punkte unter `modernisierung.punkte.regelungsebene` sind zu groß.
        ");
    }

    #[test]
    fn finds_points_that_are_all_zero() {
        let files = [(
            "ddv.toml",
            "[verwaltung]\nname = \"M\"\n[modernisierung.punkte]\n\
            regelungsebene = { stadt = 0, land = 0 }\n\
            unterschrift = { nicht-erforderlich = 0, ersetzbar = 0, schriftform = 0 }\n",
        )];
        insta::assert_snapshot!(check(&KonfigurationUngueltig, &files), @"
        ddv.toml: modernisierung.punkte.regelungsebene: Alle Punkte unter `modernisierung.punkte.regelungsebene` sind 0.
        ddv.toml: modernisierung.punkte.unterschrift: Alle Punkte unter `modernisierung.punkte.unterschrift` sind 0.
        ");
    }
}
