//! A staff group of the city-wide efficiency estimate (L 3.1).

use super::id::KomponenteId;
use super::prozess::Entwicklung;
use super::record::record;
use super::value::{Datum, Menge};

record! {
    /// Berufsgruppe der gesamtstädtischen Schätzung (L 3.1).
    pub struct Berufsgruppe {
        /// Name der Gruppe.
        name: String,
        /// Vollzeitäquivalente am Stand.
        vza: Menge,
        /// Stand.
        stand: Datum,
        /// Kosten je Vollzeitäquivalent und Jahr in Euro; ohne Angabe gilt der Wert aus `ddv.toml`.
        kosten_je_vza: Option<Menge>,
        /// Entwicklung; ohne Angabe konstant.
        entwicklung: Option<Entwicklung>,
        /// Komponenten, deren Effekt die Gruppe entlastet: Kennungen.
        #[serde(default)]
        komponenten: Vec<KomponenteId>,
    }
}
