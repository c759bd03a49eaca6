//! A measurable goal.

use super::auswahl::Auswahl;
use super::kennzahl::ZielKennzahl;
use super::record::record;
use super::value::{Anteil, Datum};

record! {
    /// Messbares Ziel.
    pub struct Ziel {
        /// Name des Ziels.
        #[schemars(example = &"Hälfte der externen Prozesse digitalisiert")]
        name: String,
        /// Kennzahl: woran das Ziel gemessen wird.
        kennzahl: ZielKennzahl,
        /// Soll: Anteil von 0 bis 1.
        #[schemars(example = 0.5)]
        soll: Anteil,
        /// Bis: Tag, an dem das Soll erreicht sein muss.
        bis: Datum,
        /// Auswahl: die Prozesse, für die das Ziel gilt; ohne Angabe alle.
        auswahl: Option<Auswahl>,
        /// Quelle: Beschluss oder Papier.
        #[schemars(example = &"Digitalisierungskonzept 2022, S. 4")]
        quelle: Option<String>,
    }
}
