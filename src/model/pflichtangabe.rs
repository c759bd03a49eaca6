//! What an active Steckbrief must state (`fachmodell` 3).

use super::prozess::Prozess;

/// One Pflichtangabe: its path, and whether a Steckbrief states it.
pub struct Pflichtangabe {
    /// Dotted path of the key.
    pub path: &'static str,
    is_stated: fn(&Prozess) -> bool,
}

impl Pflichtangabe {
    /// Whether `prozess` states it.
    pub fn is_stated(&self, prozess: &Prozess) -> bool {
        (self.is_stated)(prozess)
    }
}

/// What an active Steckbrief must state (D S. 18: vollständige Erfassung auf Steckbriefebene), in the order of the file.
pub const PFLICHTANGABEN: [Pflichtangabe; 18] = [
    Pflichtangabe {
        path: "ausrichtung",
        is_stated: |p| p.ausrichtung.is_some(),
    },
    Pflichtangabe {
        path: "zielgruppen",
        is_stated: |p| !p.zielgruppen.is_empty(),
    },
    Pflichtangabe {
        path: "ausloeser",
        is_stated: |p| p.ausloeser.is_some(),
    },
    Pflichtangabe {
        path: "ergebnis",
        is_stated: |p| p.ergebnis.is_some(),
    },
    Pflichtangabe {
        path: "recht.aufgabenart",
        is_stated: |p| p.recht.as_ref().is_some_and(|r| r.aufgabenart.is_some()),
    },
    Pflichtangabe {
        path: "recht.regelungsebene",
        is_stated: |p| p.recht.as_ref().is_some_and(|r| r.regelungsebene.is_some()),
    },
    Pflichtangabe {
        path: "recht.grundlagen",
        is_stated: |p| p.recht.as_ref().is_some_and(|r| !r.grundlagen.is_empty()),
    },
    Pflichtangabe {
        path: "antrag.antragsmanagement",
        is_stated: |p| p.antrag.as_ref().is_some_and(|a| a.antragsmanagement.is_some()),
    },
    Pflichtangabe {
        path: "antrag.externe_dateneingabe",
        is_stated: |p| {
            p.antrag
                .as_ref()
                .is_some_and(|a| a.externe_dateneingabe.is_some())
        },
    },
    Pflichtangabe {
        path: "antrag.unterschrift",
        is_stated: |p| p.antrag.as_ref().is_some_and(|a| a.unterschrift.is_some()),
    },
    Pflichtangabe {
        path: "antrag.persoenliches_erscheinen",
        is_stated: |p| {
            p.antrag
                .as_ref()
                .is_some_and(|a| a.persoenliches_erscheinen.is_some())
        },
    },
    Pflichtangabe {
        path: "kennzahlen.stand",
        is_stated: |p| p.kennzahlen.as_ref().is_some_and(|k| k.stand.is_some()),
    },
    Pflichtangabe {
        path: "kennzahlen.datenlage",
        is_stated: |p| p.kennzahlen.as_ref().is_some_and(|k| k.datenlage.is_some()),
    },
    Pflichtangabe {
        path: "kennzahlen.fallzahl",
        is_stated: |p| p.kennzahlen.as_ref().is_some_and(|k| k.fallzahl.is_some()),
    },
    Pflichtangabe {
        path: "kennzahlen.beratungsaufwand",
        is_stated: |p| {
            p.kennzahlen
                .as_ref()
                .is_some_and(|k| k.beratungsaufwand.is_some())
        },
    },
    Pflichtangabe {
        path: "kennzahlen.bearbeitungszeit_min",
        is_stated: |p| {
            p.kennzahlen
                .as_ref()
                .is_some_and(|k| k.bearbeitungszeit_min.is_some())
        },
    },
    Pflichtangabe {
        path: "kennzahlen.durchlaufzeit_tage",
        is_stated: |p| {
            p.kennzahlen
                .as_ref()
                .is_some_and(|k| k.durchlaufzeit_tage.is_some())
        },
    },
    Pflichtangabe {
        path: "ueberpruefung.zuletzt",
        is_stated: |p| p.ueberpruefung.as_ref().is_some_and(|u| u.zuletzt.is_some()),
    },
];
