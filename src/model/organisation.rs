//! An organisational unit.

use super::id::OeId;
use super::record::{record, vocabulary};
use super::value::Datum;

vocabulary! {
    /// Art der Organisationseinheit.
    pub enum OeArt {
        /// Verwaltungsspitze.
        Verwaltungsspitze = "verwaltungsspitze",
        /// Geschäftsbereich.
        Geschaeftsbereich = "geschaeftsbereich",
        /// Dezernat.
        Dezernat = "dezernat",
        /// Amt.
        Amt = "amt",
        /// Abteilung.
        Abteilung = "abteilung",
        /// Sachgebiet.
        Sachgebiet = "sachgebiet",
        /// Eigenbetrieb.
        Eigenbetrieb = "eigenbetrieb",
        /// Stabsstelle.
        Stabsstelle = "stabsstelle",
    }
}

vocabulary! {
    /// Woher die Stelle der Digitalisierungslotsin oder des Lotsen kommt (D S. 27).
    pub enum StellenartLotse {
        /// Zusätzliche Digitalisierungsstelle.
        Digitalisierungsstelle = "digitalisierungsstelle" / "Digitalisierungsstelle",
        /// Umgewandelte Stelle.
        Umgewandelt = "umgewandelt" / "umgewandelte Stelle",
        /// Noch offen.
        Offen = "offen" / "noch offen",
    }
}

record! {
    /// Umzug in den Neubau (D S. 12).
    pub struct Neubau {
        /// Umzug: geplanter Tag.
        umzug: Option<Datum>,
        /// IT-gestützt bis: Tag, an dem die Arbeit vollständig IT-gestützt sein muss.
        it_gestuetzt_bis: Option<Datum>,
    }
}

record! {
    /// Organisationseinheit: Geschäftsbereich, Amt, Abteilung, Eigenbetrieb.
    pub struct Organisationseinheit {
        /// Name der Einheit.
        #[schemars(example = &"Bauaufsichtsamt")]
        name: String,
        /// Kürzel: wie die Einheit abgekürzt wird; in Anführungszeichen, wenn es wie eine Zahl aussieht: `"63"`.
        #[schemars(extend("examples" = ["63", "GB 5"]))]
        kuerzel: String,
        /// Art der Einheit.
        art: OeArt,
        /// Teil von: Kennung der übergeordneten Einheit; ohne Angabe steht sie oben.
        teil_von: Option<OeId>,
        /// Leitung: Funktion oder Stellenzeichen, nie ein Personenname.
        #[schemars(example = &"Amtsleitung 63")]
        leitung: Option<String>,
        /// Lotse: Funktion oder Stellenzeichen der Digitalisierungslotsin oder des Lotsen, nie ein Personenname.
        lotse: Option<String>,
        /// Mitarbeitende: Anzahl der Köpfe, eine ganze Zahl.
        #[schemars(example = 140)]
        mitarbeitende: Option<u64>,
        /// Stellenart Lotse: woher die Lotsenstelle kommt (D S. 27).
        stellenart_lotse: Option<StellenartLotse>,
        /// Neubau: Umzug in den Neubau und was bis dahin gelten muss (D S. 12).
        neubau: Option<Neubau>,
    }
}
