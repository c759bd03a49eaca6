//! A measurable goal.

use super::auswahl::Auswahl;
use super::record::{record, vocabulary};
use super::value::{Anteil, Datum};

vocabulary! {
    /// Kennzahl, an der das Ziel gemessen wird.
    pub enum ZielKennzahl {
        /// Anteil der digitalisierten an den digitalisierbaren Prozessen.
        Digitalisierungsquote = "digitalisierungsquote",
        /// Mittlerer Digitalisierungsgrad.
        Digitalisierungsgrad = "digitalisierungsgrad",
        /// Anteil der vollständigen Steckbriefe.
        Vollstaendigkeit = "vollstaendigkeit",
        /// Anteil der geprüften Zellen der Karte.
        Pruefgrad = "pruefgrad",
        /// Anteil der digital eingegangenen Fälle.
        AnteilDigitalerFaelle = "anteil_digitaler_faelle",
        /// Anteil der Prozesse ohne Medienbruch und Papier.
        DurchgaengigDigital = "durchgaengig_digital",
        /// Anteil der Prozesse mit aktueller Überprüfung.
        UeberpruefungAktuell = "ueberpruefung_aktuell",
    }
}

record! {
    /// Messbares Ziel.
    pub struct Ziel {
        /// Name des Ziels.
        name: String,
        /// Kennzahl, an der es gemessen wird.
        kennzahl: ZielKennzahl,
        /// Soll: Anteil von 0 bis 1.
        soll: Anteil,
        /// Bis: Tag, an dem das Soll erreicht sein muss.
        bis: Datum,
        /// Auswahl der Prozesse; ohne Angabe alle.
        auswahl: Option<Auswahl>,
        /// Quelle: Beschluss oder Papier.
        quelle: Option<String>,
    }
}
