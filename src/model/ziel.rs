//! A measurable goal.

use super::auswahl::Auswahl;
use super::record::{record, vocabulary};
use super::value::{Anteil, Datum};

vocabulary! {
    /// Kennzahl, an der das Ziel gemessen wird.
    pub enum ZielKennzahl {
        /// Digitalisierungsquote: Anteil der digitalisierten an den digitalisierbaren Prozessen.
        Digitalisierungsquote = "digitalisierungsquote",
        /// Digitalisierungsgrad: Mittel über die Prozesse.
        Digitalisierungsgrad = "digitalisierungsgrad",
        /// Vollständigkeit: Anteil der vollständigen Steckbriefe.
        Vollstaendigkeit = "vollstaendigkeit",
        /// Prüfgrad: Anteil der geprüften Zellen der Karte.
        Pruefgrad = "pruefgrad",
        /// Digitale Fälle: Anteil der digital eingegangenen Fälle.
        AnteilDigitalerFaelle = "anteil_digitaler_faelle",
        /// Durchgängig digital: Anteil der Prozesse, deren Schritte alle digital sind.
        DurchgaengigDigital = "durchgaengig_digital",
        /// Überprüfung aktuell: Anteil der Prozesse, deren letzte Überprüfung im Turnus liegt.
        UeberpruefungAktuell = "ueberpruefung_aktuell",
    }
}

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
