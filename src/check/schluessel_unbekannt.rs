//! `schluessel-unbekannt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Diesen Schlüssel gibt es nicht.
    ///
    /// ## Was
    /// Ein Schlüssel gehört nicht zu dieser Art von Eintrag oder steht auf der falschen Ebene. Die Datei zählt nicht,
    /// bis das behoben ist.
    ///
    /// ## Warum
    /// Ein vertippter Schlüssel wäre sonst eine stillschweigend verlorene Angabe: Der Prozess bliebe unvollständig,
    /// obwohl die Zahl dasteht.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// ergebniss: Steuerbescheid
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ergebnis: Steuerbescheid
    /// ```
    ///
    /// ## Abhilfe
    /// Übernehmen Sie den Vorschlag der Meldung. Eigene Angaben, die das Register nicht kennt, gehören in
    /// `beschreibung` oder in einen Kommentar.
    pub struct SchluesselUnbekannt = names::SCHLUESSEL_UNBEKANNT, Fehler, fixed;
}

impl Rule for SchluesselUnbekannt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn finds_unknown_keys_at_every_level() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "ueberpruefung:\n  zuletzt: 2026-02-15\n  turnus: 12\nhaushaltsstelle: \"1\"\n",
        )];
        insta::assert_snapshot!(check(&SchluesselUnbekannt, &files), @"
        prozesse/hundesteuer.yaml: haushaltsstelle: Den Schlüssel `haushaltsstelle` gibt es nicht.
        prozesse/hundesteuer.yaml: ueberpruefung.turnus: Den Schlüssel `turnus` gibt es unter `ueberpruefung` nicht.
        ");
    }

    #[test]
    fn merge_keys_and_ddv_toml_count_too() {
        let files = [
            ("prozesse/hundesteuer.yaml", "recht: {<<: a}\n"),
            ("ddv.toml", "[verwaltung]\nname = \"M\"\n[grenze]\n"),
        ];
        insta::assert_snapshot!(check(&SchluesselUnbekannt, &files), @"
        ddv.toml: grenze: Den Schlüssel `grenze` gibt es nicht.
        prozesse/hundesteuer.yaml: recht.<<: Den Schlüssel `<<` gibt es unter `recht` nicht.
        ");
    }
}
