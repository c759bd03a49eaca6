//! A staff group of the city-wide efficiency estimate (L 3.1).

use super::id::KomponenteId;
use super::prozess::Entwicklung;
use super::record::record;
use super::value::{Datum, Menge};

record! {
    /// Berufsgruppe der gesamtstädtischen Schätzung (L 3.1).
    pub struct Berufsgruppe {
        /// Name der Gruppe.
        #[schemars(example = &"Sozial- und Erziehungsdienst")]
        name: String,
        /// Vollzeitäquivalente: besetzte Stellen am Stand, auch mit Bruchteilen.
        #[schemars(example = 412.5)]
        vza: Menge,
        /// Stand: Tag, für den die Vollzeitäquivalente gelten.
        stand: Datum,
        /// Kosten je Vollzeitäquivalent: Euro im Jahr, zum Preisstand des Basisjahrs; ohne Angabe gilt der Wert aus `ddv.toml`.
        #[schemars(example = 65_000)]
        kosten_je_vza: Option<Menge>,
        /// Entwicklung: wie die Vollzeitäquivalente wachsen; ohne Angabe gar nicht.
        entwicklung: Option<Entwicklung>,
        /// Komponenten: Kennungen derer, deren Effekt die Gruppe entlastet.
        #[serde(default)]
        komponenten: Vec<KomponenteId>,
    }
}
