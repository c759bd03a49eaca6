//! The use of a component by a process: a cell of the Digitalisierungskarte.

use super::id::ProjektId;
use super::key_of::{KeyOf, KeysByWord};
use super::record::{record, vocabulary};
use super::value::{Datum, Zahl};

vocabulary! {
    /// Urteil, ob ein Prozess eine Komponente nutzt: eine Zelle der Digitalisierungskarte.
    pub enum NutzungStatus {
        /// In Nutzung: braucht `seit`.
        Genutzt = "genutzt",
        /// Teilweise: für einen Teil der Fälle in Nutzung; braucht `seit`.
        Teilweise = "teilweise",
        /// Geplant: beschlossen; braucht `bis`.
        Geplant = "geplant",
        /// Möglich: geprüft, anwendbar, aber nicht geplant.
        Moeglich = "moeglich",
        /// Nicht anwendbar: geprüft, hier nicht sinnvoll; braucht `grund`.
        NichtAnwendbar = "nicht-anwendbar",
    }
}

record! {
    /// Erwartete oder gemessene Wirkung auf die Kennzahlen des Prozesses; negativ heißt weniger.
    pub struct Wirkung {
        /// Digitale Fälle: Änderung pro Jahr.
        fallzahl_digital: Option<Zahl>,
        /// Bearbeitungszeit: Änderung je Fall in Minuten, etwa `-12`.
        bearbeitungszeit_min: Option<Zahl>,
        /// Bearbeitungszeit digital: Änderung je digitalem Fall in Minuten.
        bearbeitungszeit_digital_min: Option<Zahl>,
        /// Durchlaufzeit: Änderung je Fall in Tagen.
        durchlaufzeit_tage: Option<Zahl>,
        /// Rückstand: Änderung in Fällen.
        rueckstand: Option<Zahl>,
        /// Vollzeitäquivalente: Änderung, auch mit Bruchteilen.
        vza: Option<Zahl>,
    }
}

record! {
    /// Nutzung einer Komponente durch den Prozess. Ohne Eintrag gilt die Komponente als ungeprüft.
    #[schemars(
        transform = |schema: &mut schemars::Schema| Self::BY_STATUS.constrain(schema),
        extend("examples" = [
            {"status": "genutzt", "seit": "2024-01-01", "produkt": "enaio"},
            {"status": "geplant", "bis": "2027-06-30", "projekt": "eakte-rollout"},
            {"status": "nicht-anwendbar", "grund": "Der Prozess braucht keine Zahlung."},
        ]),
    )]
    pub struct Nutzung {
        /// Status: das Urteil.
        status: NutzungStatus,
        /// Seit: erster Tag der Nutzung; nur bei `genutzt` und `teilweise`, dort Pflicht.
        seit: Option<Datum>,
        /// Bis: geplanter Tag der Einführung; nur bei `geplant`, dort Pflicht.
        bis: Option<Datum>,
        /// Projekt: Kennung des Projekts, das die Komponente einführt; nur bei `geplant` oder nach der Einführung.
        projekt: Option<ProjektId>,
        /// Grund: warum die Komponente hier nicht sinnvoll ist; nur bei `nicht-anwendbar`, dort Pflicht.
        #[schemars(example = &"Der Prozess braucht keine Zahlung.")]
        grund: Option<String>,
        /// Produkt: welches Produkt im Einsatz ist, etwa `enaio`.
        #[schemars(example = &"enaio")]
        produkt: Option<String>,
        /// Wirkung: auf die Kennzahlen des Prozesses, negativ heißt weniger.
        #[schemars(extend("examples" = [{"bearbeitungszeit_min": -12, "durchlaufzeit_tage": -5}]))]
        wirkung: Option<Box<Wirkung>>,
        /// Anmerkung: freier Text.
        anmerkung: Option<String>,
    }
    check |_, node, decoder| Nutzung::BY_STATUS.check(node, decoder)
}

impl Nutzung {
    /// `projekt` may stay after the roll-out.
    const BY_STATUS: KeysByWord = KeysByWord {
        by: "status",
        words: NutzungStatus::WORDS,
        keys: &[
            KeyOf {
                key: "seit",
                only: &["genutzt", "teilweise"],
            },
            KeyOf {
                key: "bis",
                only: &["geplant"],
            },
            KeyOf {
                key: "grund",
                only: &["nicht-anwendbar"],
            },
        ],
    };
}
