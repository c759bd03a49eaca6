//! `kodierung-falsch`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Die Datei ist nicht in UTF-8 gespeichert.
    ///
    /// ## Was
    /// Die Datei enthält Bytes, die kein UTF-8 sind; meist ist sie in Windows-1252, Latin-1 oder UTF-16 gespeichert.
    /// Sie zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Aus `Straße` würde `Stra?e` oder `StraÃŸe`, und das stünde dann so in der Karte und in jedem Bericht an den
    /// Stadtrat.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml latin-1
    /// ergebnis: Bescheid für den Hund
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ergebnis: Bescheid für den Hund
    /// ```
    ///
    /// ## Abhilfe
    /// Öffnen Sie die Datei im Editor und speichern Sie sie mit der Kodierung UTF-8.
    pub struct KodierungFalsch = names::KODIERUNG_FALSCH, Fehler, fixed;
}

impl Rule for KodierungFalsch {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{check, load, show};

    #[test]
    fn silent_on_utf8_with_and_without_mark() {
        let text = "\u{feff}beschreibung: Straße\n";
        insta::assert_snapshot!(check(&KodierungFalsch, &[("prozesse/hundesteuer.yaml", text)]), @"");
    }

    #[test]
    fn finds_latin1_behind_utf8_and_utf16() {
        let mixed = b"# Stra\xc3\x9fe\nname: Stra\xdfe\n".to_vec();
        let utf16: Vec<u8> = "\u{feff}name: A\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let snapshot = load([("prozesse/a.yaml", mixed), ("prozesse/b.yaml", utf16)]);
        insta::assert_snapshot!(show(&snapshot, &KodierungFalsch), @"
        prozesse/a.yaml: Das Zeichen mit dem Byte `0xDF` ist kein UTF-8.
        prozesse/b.yaml: Die Datei ist in UTF-16 gespeichert, nicht in UTF-8.
        ");
    }
}
