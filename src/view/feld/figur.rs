//! The figures that lists and filters know beside what files state, with their names and types.

use crate::model::prozess::JaNein;
use crate::model::{Kennzahl, Kind};
use crate::score::Siegel;
use crate::source::decode::ValueType;

/// Declares the figures of a kind: the name on the command line and what the value is.
macro_rules! figuren {
    ($(#[$meta:meta])* $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal: $value:ident, $title:literal, $meaning:literal; )+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )+
        }

        impl $name {
            const ALL: &'static [Self] = &[$( Self::$variant ),+];

            fn name(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }

            fn value(self) -> ValueType {
                match self { $( Self::$variant => ValueType::$value, )+ }
            }

            fn title(self) -> &'static str {
                match self { $( Self::$variant => $title, )+ }
            }

            fn meaning(self) -> &'static str {
                match self { $( Self::$variant => $meaning, )+ }
            }
        }
    };
}

figuren! {
    /// Figures of a process.
    ProzessFigur {
        /// M, 0 to 100.
        Koeffizient = "koeffizient": Number, "M", "Modernisierungskoeffizient, 0 bis 100";
        /// R, the legal part of M.
        KoeffizientRecht = "koeffizient.recht": Share, "M Recht", "Teil Recht des Modernisierungskoeffizienten";
        /// A, the application part of M.
        KoeffizientAntrag = "koeffizient.antrag": Share, "M Antrag", "Teil Antrag des Modernisierungskoeffizienten";
        /// The criteria of M that are not stated.
        Fehlend = "fehlend": Id, "fehlend", "Angaben, die für den Modernisierungskoeffizienten fehlen";
        /// Many cases, normal advice.
        Massenverfahren = "massenverfahren": Word, "Massen\u{ad}verfahren", "viele Fälle bei normalem Beratungsaufwand";
        /// D.
        Digitalisierungsgrad = "digitalisierungsgrad": Share, "Grad", "Anteil der genutzten an den anwendbaren Komponenten, gewichtet";
        /// Share of the stated Pflichtangaben.
        Vollstaendigkeit = "vollstaendigkeit": Share, "Vollst.", "Anteil der angegebenen Pflichtangaben";
        /// Bound full-time equivalents.
        Vza = "vza": Number, "VZÄ", "gebundene Vollzeitäquivalente";
        /// Cases at the horizon.
        FallzahlHorizont = "fallzahl_horizont": Number, "Fälle Horizont", "Fälle im Jahr des Horizonts der Prognose";
        /// What all components can save up to the horizon.
        EingespartEur = "eingespart_eur": Euro, "Potenzial €", "Euro, die alle noch nicht genutzten Komponenten bis zum Horizont der Prognose sparen können";
        /// Changes of medium.
        Medienbrueche = "medienbrueche": Integer, "Medien\u{ad}brüche", "Wechsel des Mediums im Ablauf";
        /// All steps digital.
        DurchgaengigDigital = "durchgaengig_digital": Word, "durchgängig digital", "alle Schritte des Ablaufs sind digital";
        /// Whether the review still holds.
        Siegel = "siegel": Word, "Siegel", "ob die Überprüfung des Steckbriefs noch gilt; nur aktive Prozesse haben eines";
    }
}

figuren! {
    /// Figures of a component over all active processes.
    KomponenteFigur {
        /// Available on the day.
        Verfuegbar = "verfuegbar": Word, "verfügbar", "am Stichtag verfügbar";
        /// Processes that use it.
        Genutzt = "genutzt": Integer, "genutzt", "aktive Prozesse, die sie am Stichtag nutzen";
        /// Processes that use it for part of the cases.
        Teilweise = "teilweise": Integer, "teilweise", "aktive Prozesse, die sie am Stichtag für einen Teil der Fälle nutzen";
        /// Processes that plan it.
        Geplant = "geplant": Integer, "geplant", "aktive Prozesse, die sie einführen wollen";
        /// Processes that could use it.
        Anwendbar = "anwendbar": Integer, "anwendbar", "aktive Prozesse, für die sie in Frage kommt";
    }
}

/// The figures that a unit has on the day; the planned degree is of another one.
fn of_units() -> impl Iterator<Item = Kennzahl> {
    let all = Kennzahl::ALL.iter().copied();
    all.filter(|k| *k != Kennzahl::DigitalisierungsgradPlan)
}

/// A figure of any kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figur {
    /// Of a process.
    Prozess(ProzessFigur),
    /// Of an organisational unit: a figure of the catalogue over the active processes of it and all units below it.
    Oe(Kennzahl),
    /// Of a component.
    Komponente(KomponenteFigur),
}

impl Figur {
    /// The figures of `kind`.
    pub fn of(kind: Kind) -> Vec<Self> {
        match kind {
            Kind::Prozesse => ProzessFigur::ALL.iter().copied().map(Self::Prozess).collect(),
            Kind::Organisation => of_units().map(Self::Oe).collect(),
            Kind::Komponenten => KomponenteFigur::ALL
                .iter()
                .copied()
                .map(Self::Komponente)
                .collect(),
            Kind::Projekte | Kind::Programme | Kind::Ziele | Kind::Vorgaben | Kind::Berufsgruppen => {
                Vec::new()
            }
        }
    }

    /// The name on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prozess(figur) => figur.name(),
            Self::Oe(kennzahl) => kennzahl.as_str(),
            Self::Komponente(figur) => figur.name(),
        }
    }

    /// What the value is.
    pub fn value(self) -> ValueType {
        match self {
            Self::Prozess(figur) => figur.value(),
            Self::Oe(kennzahl) if kennzahl.is_share() => ValueType::Share,
            Self::Oe(_) => ValueType::Integer,
            Self::Komponente(figur) => figur.value(),
        }
    }

    /// The heading of its column; short, because figures stand beside each other.
    pub fn title(self) -> &'static str {
        match self {
            Self::Prozess(figur) => figur.title(),
            Self::Oe(kennzahl) => kennzahl.merkmale().kurz,
            Self::Komponente(figur) => figur.title(),
        }
    }

    /// What it says, in German, for notes under a table.
    pub fn meaning(self) -> String {
        match self {
            Self::Prozess(figur) => figur.meaning().to_owned(),
            Self::Oe(kennzahl) => {
                let what = kennzahl.merkmale().bezug.unwrap_or(kennzahl.name());
                format!("{what}, über die aktiven Prozesse der Einheit und aller darunter")
            }
            Self::Komponente(figur) => figur.meaning().to_owned(),
        }
    }

    /// Whether it may have several values.
    pub fn is_list(self) -> bool {
        self == Self::Prozess(ProzessFigur::Fehlend)
    }

    /// Its vocabulary; empty if it has none.
    pub fn words(self) -> &'static [&'static str] {
        if self == Self::Prozess(ProzessFigur::Siegel) {
            Siegel::WORDS
        } else if self.value() == ValueType::Word {
            JaNein::WORDS
        } else {
            &[]
        }
    }
}
