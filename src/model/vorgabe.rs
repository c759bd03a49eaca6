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
        Rollout = "rollout" / "Roll-out",
        /// In Arbeit.
        InArbeit = "in-arbeit" / "in Arbeit",
        /// Offen.
        Offen = "offen",
    }
}

record! {
    /// Rechtliche Vorgabe und ihr Umsetzungsstand.
    pub struct Vorgabe {
        /// Name der Vorgabe.
        #[schemars(example = &"Leistungen online anbieten")]
        name: String,
        /// Gesetze: aus denen sie folgt, mindestens eines.
        #[schemars(extend("examples" = [["§ 1a OZG"]]))]
        gesetz: Liste<String>,
        /// Status: wie weit sie umgesetzt ist.
        status: VorgabeStatus,
        /// Stand: Tag der Einschätzung.
        stand: Datum,
        /// Frist: Tag, bis zu dem sie umgesetzt sein muss.
        frist: Option<Datum>,
        /// Verbindlich: ob sie die Stadt verpflichtet.
        verbindlich: Option<JaNein>,
        /// Komponenten: Kennungen derer, die sie erfüllen.
        #[serde(default)]
        komponenten: Vec<KomponenteId>,
        /// Anmerkung: freier Text.
        anmerkung: Option<String>,
    }
}
