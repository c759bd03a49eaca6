//! A programme: projects with one reporting line (D S. 25).

use super::record::{record, vocabulary};
use super::value::Liste;

vocabulary! {
    /// Wem berichtet wird.
    pub enum Berichtsempfaenger {
        /// CIO.
        Cio = "cio" / "CIO",
        /// Dienstberatung des Oberbürgermeisters.
        DienstberatungOb = "dienstberatung-ob" / "Dienstberatung OB",
        /// Ausschuss des Stadtrats.
        Ausschuss = "ausschuss" / "Ausschuss",
        /// Stadtrat.
        Stadtrat = "stadtrat" / "Stadtrat",
    }
}

vocabulary! {
    /// Woher das Programm stammt.
    pub enum Herkunft {
        /// Aus dem Organisationsentwicklungskonzept.
        Oek = "oek" / "OEK",
        /// Neu mit dem Digitalisierungskonzept.
        Neu = "neu",
    }
}

record! {
    /// Programm. Seine Projekte sind die, die es nennen.
    pub struct Programm {
        /// Name des Programms.
        #[schemars(example = &"Digitale Verwaltung")]
        name: String,
        /// Leitung: Funktion oder Stellenzeichen, nie ein Personenname.
        #[schemars(example = &"Stabsstelle Digitalisierung")]
        leitung: String,
        /// Berichtsweg: wem berichtet wird.
        berichtsweg: Liste<Berichtsempfaenger>,
        /// Herkunft: woher das Programm stammt.
        herkunft: Option<Herkunft>,
        /// Beschreibung: freier Text.
        beschreibung: Option<String>,
    }
}
