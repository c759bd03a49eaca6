//! The catalogue of figures over several processes: what each is called, what it divides by what, what it leaves out and
//! why. How each is counted stands in `score`.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use super::record::vocabulary;
use super::value::decode_word;
use crate::source::Node;
use crate::source::decode::{Decode, Decoder, Field, ValueType};

/// What people must know of a figure. Words are German, for outputs.
#[derive(Debug, Clone, Copy)]
pub struct Merkmale {
    /// What it is called.
    pub name: &'static str,
    /// The same where room is scarce.
    pub kurz: &'static str,
    /// The same where it has to explain itself; none if the name does.
    pub lang: Option<&'static str>,
    /// What is divided by what; none for counts.
    pub bezug: Option<&'static str>,
    /// Why a process is left out; none if none ever is.
    pub ohne: Option<&'static str>,
    /// What its base counts.
    pub einheit: Einheit,
    /// Which way is better; none if neither is.
    pub besser: Option<Besser>,
    /// Time alone changes it: a review gets old without anybody doing anything.
    pub altert: bool,
}

vocabulary! {
    /// Was die Grundgesamtheit einer Kennzahl zählt.
    pub enum Einheit {
        /// Prozesse.
        Prozesse = "prozesse",
        /// Zellen der Digitalisierungskarte.
        Zellen = "zellen",
        /// Fälle eines Jahres.
        Faelle = "faelle",
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Besser {
    /// More.
    Hoch,
    /// Less.
    Niedrig,
}

/// Declares the figures, each in one entry.
macro_rules! kennzahlen {
    ( $( $(#[$meta:meta])* $variant:ident = $word:literal : $merkmale:expr, )+ ) => {
        vocabulary! {
            /// Kennzahl über mehrere Prozesse.
            pub enum Kennzahl {
                $( $(#[$meta])* $variant = $word / $merkmale.name, )+
            }
        }

        impl Kennzahl {
            /// What people must know of it.
            pub const fn merkmale(self) -> Merkmale {
                match self { $( Self::$variant => $merkmale, )+ }
            }
        }
    };
}

/// A count of processes.
const ANZAHL: Merkmale = Merkmale {
    name: "",
    kurz: "",
    lang: None,
    bezug: None,
    ohne: None,
    einheit: Einheit::Prozesse,
    besser: None,
    altert: false,
};

/// A share of which more is better.
const ANTEIL: Merkmale = Merkmale {
    besser: Some(Besser::Hoch),
    ..ANZAHL
};

const OHNE_KOMPONENTE: Option<&str> = Some("weil dort keine Komponente anwendbar ist");

kennzahlen! {
    /// Aktive Prozesse.
    Prozesse = "prozesse": Merkmale {
        name: "Aktive Prozesse",
        kurz: "Prozesse",
        ..ANZAHL
    },
    /// Prozesse mit bestimmtem Digitalisierungsgrad.
    Digitalisierbar = "digitalisierbar": Merkmale {
        name: "Digitalisierbare Prozesse",
        kurz: "digitalisierbar",
        ..ANZAHL
    },
    /// Digitalisierte Prozesse.
    Digitalisiert = "digitalisiert": Merkmale {
        name: "Digitalisierte Prozesse",
        kurz: "digitalisiert",
        besser: Some(Besser::Hoch),
        ..ANZAHL
    },
    /// Digitalisierungsquote: Anteil der digitalisierten an den digitalisierbaren Prozessen.
    Digitalisierungsquote = "digitalisierungsquote": Merkmale {
        name: "Digitalisierungsquote",
        kurz: "Quote",
        lang: Some("Digitalisierungsquote (digitalisierte von digitalisierbaren)"),
        bezug: Some("digitalisierte von digitalisierbaren Prozessen"),
        ohne: OHNE_KOMPONENTE,
        ..ANTEIL
    },
    /// Digitalisierungsgrad: Mittel über die Prozesse.
    Digitalisierungsgrad = "digitalisierungsgrad": Merkmale {
        name: "Digitalisierungsgrad",
        kurz: "Grad",
        lang: Some("Digitalisierungsgrad (Mittel der Prozesse)"),
        bezug: Some("Mittel über die Prozesse"),
        ohne: OHNE_KOMPONENTE,
        ..ANTEIL
    },
    /// Digitalisierungsgrad nach Fällen: Mittel, nach Fällen gewichtet.
    DigitalisierungsgradFallgewichtet = "digitalisierungsgrad_fallgewichtet": Merkmale {
        name: "Digitalisierungsgrad nach Fällen",
        kurz: "Grad nach Fällen",
        lang: Some("Digitalisierungsgrad nach Fällen gewichtet"),
        bezug: Some("Mittel, nach Fällen gewichtet"),
        ohne: Some("weil die Fallzahl oder der Grad nicht bestimmt ist"),
        ..ANTEIL
    },
    /// Prüfgrad: Anteil der geprüften Zellen der Karte.
    Pruefgrad = "pruefgrad": Merkmale {
        name: "Prüfgrad",
        kurz: "Prüfgrad",
        lang: Some("Prüfgrad (beurteilte von zu beurteilenden Zellen)"),
        bezug: Some("beurteilte von zu beurteilenden Zellen der Karte"),
        ohne: Some("weil dort keine Komponente zu prüfen ist"),
        einheit: Einheit::Zellen,
        ..ANTEIL
    },
    /// Digitale Fälle: Anteil der digital eingegangenen Fälle.
    AnteilDigitalerFaelle = "anteil_digitaler_faelle": Merkmale {
        name: "Anteil digitaler Fälle",
        kurz: "digitale Fälle",
        bezug: Some("digitale von allen Fällen im Jahr"),
        ohne: Some("weil nicht beide Fallzahlen angegeben sind"),
        einheit: Einheit::Faelle,
        ..ANTEIL
    },
    /// Durchgängig digital: Anteil der Prozesse, deren Schritte alle digital sind.
    DurchgaengigDigital = "durchgaengig_digital": Merkmale {
        name: "Durchgängig digital",
        kurz: "durchgängig digital",
        lang: Some("Durchgängig digital (Prozesse ohne Papier und Gespräch)"),
        bezug: Some("Prozesse, deren Schritte alle digital sind"),
        ohne: Some("weil kein Ablauf angegeben ist"),
        ..ANTEIL
    },
    /// Vollständigkeit: Anteil der vollständigen Steckbriefe.
    Vollstaendigkeit = "vollstaendigkeit": Merkmale {
        name: "Vollständige Steckbriefe",
        kurz: "vollständig",
        bezug: Some("Steckbriefe mit allen Pflichtangaben"),
        ..ANTEIL
    },
    /// Überprüfung aktuell: Anteil der Prozesse, deren letzte Überprüfung im Turnus liegt.
    UeberpruefungAktuell = "ueberpruefung_aktuell": Merkmale {
        name: "Überprüfung aktuell",
        kurz: "überprüft",
        bezug: Some("Prozesse, deren Überprüfung im Turnus liegt"),
        altert: true,
        ..ANTEIL
    },
    /// Online zu beantragen: Anteil der externen Prozesse mit Online-Antrag.
    OnlineBeantragbar = "online_beantragbar": Merkmale {
        name: "Online zu beantragen",
        kurz: "online",
        lang: Some("Online zu beantragen (externe Prozesse)"),
        bezug: Some("externe Prozesse mit Online-Antrag"),
        ohne: Some("weil sie intern sind oder nicht angeben, ob es einen Online-Antrag gibt"),
        ..ANTEIL
    },
    /// Komponentennutzung: Anteil der genutzten an den anwendbaren Zellen der Karte.
    Komponentennutzung = "komponentennutzung": Merkmale {
        name: "Komponentennutzung",
        kurz: "Nutzung",
        lang: Some("Komponentennutzung (Zellen der Karte)"),
        bezug: Some("genutzte von anwendbaren Zellen der Karte"),
        ohne: OHNE_KOMPONENTE,
        einheit: Einheit::Zellen,
        ..ANTEIL
    },
    /// Digitalisierungsgrad laut Planung: Mittel über die Prozesse am Tag der Planung.
    DigitalisierungsgradPlan = "digitalisierungsgrad_plan": Merkmale {
        name: "Grad laut Planung",
        kurz: "Grad Plan",
        bezug: Some("Mittel über die Prozesse, wenn die Planung gelingt"),
        ohne: OHNE_KOMPONENTE,
        ..ANTEIL
    },
}

impl Kennzahl {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        self.merkmale().name
    }

    /// The name where it has to explain itself.
    pub fn lang(self) -> &'static str {
        self.merkmale().lang.unwrap_or(self.name())
    }

    /// Whether it is a share of what is there on the day: the counts are none, and the planned degree is of another day.
    pub const fn is_share(self) -> bool {
        self.merkmale().bezug.is_some() && !matches!(self, Self::DigitalisierungsgradPlan)
    }
}

/// A figure that a goal may be measured by: one that is a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct ZielKennzahl(Kennzahl);

impl ZielKennzahl {
    /// Their spellings, in the order of the catalogue.
    pub const WORDS: &'static [&'static str] = &SHARES;

    /// `kennzahl`, if it is a share.
    pub fn new(kennzahl: Kennzahl) -> Option<Self> {
        kennzahl.is_share().then_some(Self(kennzahl))
    }

    /// The figure.
    pub fn get(self) -> Kennzahl {
        self.0
    }
}

const SHARE_COUNT: usize = {
    let (mut at, mut n) = (0, 0);
    while at < Kennzahl::ALL.len() {
        n += Kennzahl::ALL[at].is_share() as usize;
        at += 1;
    }
    n
};

const SHARES: [&str; SHARE_COUNT] = {
    let mut words = [""; SHARE_COUNT];
    let (mut at, mut n) = (0, 0);
    while at < Kennzahl::ALL.len() {
        if Kennzahl::ALL[at].is_share() {
            words[n] = Kennzahl::WORDS[at];
            n += 1;
        }
        at += 1;
    }
    words
};

impl fmt::Display for ZielKennzahl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Decode for ZielKennzahl {
    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        let find = |text: &str| Kennzahl::find(text).and_then(Self::new);
        decode_word(node, decoder, Self::WORDS, find, Self::fallback())
    }

    fn fallback() -> Self {
        Self(Kennzahl::Digitalisierungsquote)
    }

    fn fields(path: &str, out: &mut Vec<Field>) {
        out.push(Field {
            path: path.to_owned(),
            value: ValueType::Word,
            is_list: false,
            words: Self::WORDS,
        });
    }
}

impl JsonSchema for ZielKennzahl {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ZielKennzahl".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // The words of the catalogue with their descriptions, without those that are no share.
        let mut all = Kennzahl::json_schema(generator);
        let words = all.get_mut("oneOf").and_then(|words| words.as_array_mut());
        if let Some(words) = words {
            let is_share = |word: &serde_json::Value| {
                let name = word.get("const").and_then(serde_json::Value::as_str);
                name.is_some_and(|name| Self::WORDS.contains(&name))
            };
            words.retain(is_share);
        } else {
            all = json_schema!({ "enum": Self::WORDS });
        }
        all.insert(
            "description".to_owned(),
            "Kennzahl, an der das Ziel gemessen wird.".into(),
        );
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_may_name_every_share_and_nothing_else() {
        assert!(ZielKennzahl::WORDS.contains(&"komponentennutzung"));
        for word in ["prozesse", "digitalisiert", "digitalisierungsgrad_plan"] {
            assert!(!ZielKennzahl::WORDS.contains(&word), "{word}");
        }
        assert_eq!(ZielKennzahl::new(Kennzahl::Prozesse), None);
    }
}
