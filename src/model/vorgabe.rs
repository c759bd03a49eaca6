//! A legal obligation and how far it is met (D S. 9).

use super::id::KomponenteId;
use super::prozess::JaNein;
use super::record::{record, vocabulary};
use super::value::{Datum, Liste};

vocabulary! {
    /// Umsetzungsstand der Vorgabe.
    pub enum VorgabeStatus {
        /// Realisiert.
        Realisiert = "realisiert",
        /// Realisiert, Roll-out läuft.
        Rollout = "rollout",
        /// In Arbeit.
        InArbeit = "in-arbeit",
        /// Offen.
        Offen = "offen",
    }
}

record! {
    /// Rechtliche Vorgabe und ihr Umsetzungsstand.
    pub struct Vorgabe {
        /// Name der Vorgabe.
        name: String,
        /// Gesetze, aus denen sie folgt.
        gesetz: Liste<String>,
        /// Status der Umsetzung.
        status: VorgabeStatus,
        /// Stand: Tag der Einschätzung.
        stand: Datum,
        /// Frist: Tag, bis zu dem sie umgesetzt sein muss.
        frist: Option<Datum>,
        /// Verbindlich: ob sie die Stadt verpflichtet.
        verbindlich: Option<JaNein>,
        /// Komponenten, die sie erfüllen: Kennungen.
        #[serde(default)]
        komponenten: Vec<KomponenteId>,
        /// Anmerkung.
        anmerkung: Option<String>,
    }
}
