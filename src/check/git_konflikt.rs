//! `git-konflikt`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// In der Datei steht ein ungelöster Git-Konflikt.
    ///
    /// ## Was
    /// Git hat zwei Fassungen derselben Stelle nebeneinander in die Datei geschrieben und mit `<<<<<<<`, `=======` und
    /// `>>>>>>>` markiert. Die Datei zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Zwei Ämter haben dieselbe Angabe geändert, und niemand hat entschieden, welche gilt. Diese Entscheidung darf
    /// kein Programm treffen.
    ///
    /// ## Beispiel
    /// ```yaml schlecht prozesse/hundesteuer.yaml
    /// <<<<<<< HEAD
    /// ausloeser: anzeige
    /// =======
    /// ausloeser: antrag
    /// >>>>>>> steueramt
    /// ```
    /// ```yaml gut prozesse/hundesteuer.yaml
    /// ausloeser: anzeige
    /// ```
    ///
    /// ## Abhilfe
    /// Behalten Sie eine der beiden Fassungen und löschen Sie die drei Zeilen mit den Markierungen.
    pub struct GitKonflikt = names::GIT_KONFLIKT, Fehler, fixed;
}

impl Rule for GitKonflikt {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::check;

    #[test]
    fn silent_on_lines_of_equal_signs() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "beschreibung: |\n  Anmeldung\n  =======\n  Abmeldung\n",
        )];
        insta::assert_snapshot!(check(&GitKonflikt, &files), @"");
    }

    #[test]
    fn finds_each_conflict_behind_sound_lines() {
        let files = [(
            "prozesse/hundesteuer.yaml",
            "ausloeser: anzeige\n<<<<<<< HEAD\nergebnis: a\n=======\nergebnis: b\n>>>>>>> x\n",
        )];
        insta::assert_snapshot!(
            check(&GitKonflikt, &files),
            @"prozesse/hundesteuer.yaml: Hier beginnt ein ungelöster Git-Konflikt."
        );
    }
}
