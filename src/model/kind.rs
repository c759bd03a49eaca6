//! The kinds of entries: one folder of the registry each.

use super::record::vocabulary;

vocabulary! {
    /// Art eines Eintrags: der Ordner unter dem Register.
    pub enum Kind {
        /// Organisationseinheiten.
        Organisation = "organisation",
        /// Digitalisierungskomponenten.
        Komponenten = "komponenten",
        /// Prozess-Steckbriefe.
        Prozesse = "prozesse",
        /// Projekte.
        Projekte = "projekte",
        /// Programme.
        Programme = "programme",
        /// Ziele.
        Ziele = "ziele",
        /// Vorgaben.
        Vorgaben = "vorgaben",
        /// Berufsgruppen.
        Berufsgruppen = "berufsgruppen",
    }
}

impl Kind {
    /// One and many of the kind, for sentences.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Organisation => ("Organisationseinheit", "Organisationseinheiten"),
            Self::Komponenten => ("Komponente", "Komponenten"),
            Self::Prozesse => ("Prozess", "Prozesse"),
            Self::Projekte => ("Projekt", "Projekte"),
            Self::Programme => ("Programm", "Programme"),
            Self::Ziele => ("Ziel", "Ziele"),
            Self::Vorgaben => ("Vorgabe", "Vorgaben"),
            Self::Berufsgruppen => ("Berufsgruppe", "Berufsgruppen"),
        }
    }

    /// The name of its schema: `schemas/NAME.schema.json`.
    pub fn schema_name(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Komponenten => "komponente",
            Self::Prozesse => "prozess",
            Self::Projekte => "projekt",
            Self::Programme => "programm",
            Self::Ziele => "ziel",
            Self::Vorgaben => "vorgabe",
            Self::Berufsgruppen => "berufsgruppe",
        }
    }
}
