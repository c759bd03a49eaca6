//! `datei-unlesbar`: raised while reading.

use super::{Page, Rule, rule};
use crate::diag::rule as names;

rule! {
    /// Die Datei lässt sich nicht lesen.
    ///
    /// ## Was
    /// Das Betriebssystem gibt die Datei nicht heraus: Ihnen fehlt das Recht dazu, sie ist inzwischen gelöscht, oder
    /// der Datenträger ist gestört. Die Datei zählt nicht, bis das behoben ist.
    ///
    /// ## Warum
    /// Eine stillschweigend übergangene Datei würde die Zahl der Prozesse und damit jeden Anteil verfälschen.
    ///
    /// ## Beispiel
    /// Die Regel betrifft keine Angabe in einer Datei, sondern das Recht, sie zu lesen:
    /// ```text
    /// -rw------- root root prozesse/hundesteuer.yaml
    /// ```
    ///
    /// ## Abhilfe
    /// Prüfen Sie die Rechte der Datei und des Ordners und ob die Datei vollständig gespeichert ist.
    pub struct DateiUnlesbar = names::DATEI_UNLESBAR, Fehler, fixed;
}

impl Rule for DateiUnlesbar {
    fn page(&self) -> &'static Page {
        &Self::PAGE
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::check::testing::show;
    use crate::load::{Listed, MemoryTree, ReadError, Snapshot, Tree};

    /// A tree that gives nothing out but its settings.
    struct Locked(MemoryTree);

    impl Tree for Locked {
        fn list(&self) -> io::Result<Vec<Listed>> {
            self.0.list()
        }

        fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
            if path == "ddv.toml" {
                return self.0.read(path, limit);
            }
            Err(io::Error::from(io::ErrorKind::PermissionDenied).into())
        }
    }

    #[test]
    fn a_file_that_may_not_be_read_is_a_finding() {
        let files = [
            ("ddv.toml", "[verwaltung]\nname = \"M\"\n"),
            ("ziele/quote.yaml", "name: Hälfte\n"),
        ];
        let snapshot = Snapshot::load(Box::new(Locked(MemoryTree::new(files)))).expect("a listable tree");
        insta::assert_snapshot!(
            show(&snapshot, &DateiUnlesbar),
            @"ziele/quote.yaml: Die Datei kann nicht gelesen werden. Der Zugriff ist nicht erlaubt."
        );
    }
}
