//! The figures that can be followed over time: those of the catalogue, and what can be counted of a register besides.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::config::Config;
use crate::diag::Summary;
use crate::model::prozess::{Prozess, ProzessStatus};
use crate::model::record::vocabulary;
use crate::model::{Kennzahl, ProzessEntity, Registry};
use crate::score::{Kennwert, Koeffizient, Modernisierungskoeffizient, Summe};
use crate::view::kennzahlen::KARTE;

vocabulary! {
    /// Zählung im Zeitverlauf neben den Kennzahlen.
    pub enum Zaehlung {
        /// Modernisierungskoeffizient des Prozesses.
        Koeffizient = "koeffizient",
        /// Fälle im Jahr.
        Fallzahl = "fallzahl",
        /// Steckbriefe, gleich welchen Status.
        Steckbriefe = "steckbriefe",
        /// Davon Entwürfe.
        Entwuerfe = "entwuerfe",
        /// Organisationseinheiten.
        Organisation = "organisation",
        /// Komponenten.
        Komponenten = "komponenten",
        /// Projekte.
        Projekte = "projekte",
        /// Programme.
        Programme = "programme",
        /// Ziele.
        Ziele = "ziele",
        /// Vorgaben.
        Vorgaben = "vorgaben",
        /// Berufsgruppen.
        Berufsgruppen = "berufsgruppen",
        /// Dateien mit Einträgen.
        Dateien = "dateien",
        /// Davon nicht lesbar.
        Unlesbar = "unlesbar",
        /// Befunde mit Schweregrad Fehler.
        Fehler = "fehler",
        /// Befunde mit Schweregrad Warnung.
        Warnungen = "warnungen",
        /// Befunde mit Schweregrad Hinweis.
        Hinweise = "hinweise",
    }
}

/// A figure that can be followed over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verlaufskennzahl {
    /// A figure of the catalogue.
    Katalog(Kennzahl),
    /// A count of its own.
    Zaehlung(Zaehlung),
}

/// Where a figure comes from, and its place in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gruppe {
    /// The catalogue.
    Summe,
    /// One process.
    Prozess,
    /// Counts of entries.
    Anzahl,
    /// Findings of `pruefen`.
    Befunde,
}

/// Which processes a time series is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Umfang {
    /// The whole registry.
    Register,
    /// An OE with all below it.
    Einheit,
    /// One process.
    Prozess,
}

/// The figures whose columns stay longest where room is scarce, the last ones first to go.
const STAYS: [Kennzahl; 8] = [
    Kennzahl::Digitalisierungsquote,
    Kennzahl::Digitalisierungsgrad,
    Kennzahl::Pruefgrad,
    Kennzahl::AnteilDigitalerFaelle,
    Kennzahl::Prozesse,
    Kennzahl::DurchgaengigDigital,
    Kennzahl::Vollstaendigkeit,
    Kennzahl::DigitalisierungsgradFallgewichtet,
];

impl Verlaufskennzahl {
    /// The findings.
    pub const BEFUNDE: [Self; 3] = [
        Self::Zaehlung(Zaehlung::Fehler),
        Self::Zaehlung(Zaehlung::Warnungen),
        Self::Zaehlung(Zaehlung::Hinweise),
    ];

    /// All, in the order of outputs. The planned degree needs a day of its own.
    pub fn all() -> impl Iterator<Item = Self> {
        let catalogue = Kennzahl::ALL.iter().copied();
        let catalogue = catalogue.filter(|k| *k != Kennzahl::DigitalisierungsgradPlan);
        let counts = Zaehlung::ALL.iter().copied().map(Self::Zaehlung);
        catalogue.map(Self::Katalog).chain(counts)
    }

    /// The one that is called `name`.
    pub fn find(name: &str) -> Option<Self> {
        Self::all().find(|kennzahl| kennzahl.as_str() == name)
    }

    /// The name for machines.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Katalog(kennzahl) => kennzahl.as_str(),
            Self::Zaehlung(zaehlung) => zaehlung.as_str(),
        }
    }

    /// Its group.
    pub fn gruppe(self) -> Gruppe {
        match self {
            Self::Katalog(_) => Gruppe::Summe,
            Self::Zaehlung(zaehlung) => zaehlung.gruppe(),
        }
    }

    /// Whether it says something about `umfang`.
    pub fn is_for(self, umfang: Umfang) -> bool {
        match self.gruppe() {
            Gruppe::Summe | Gruppe::Befunde => true,
            Gruppe::Prozess => umfang == Umfang::Prozess,
            Gruppe::Anzahl => match umfang {
                Umfang::Register => true,
                Umfang::Einheit => {
                    matches!(self, Self::Zaehlung(Zaehlung::Steckbriefe | Zaehlung::Entwuerfe))
                }
                Umfang::Prozess => false,
            },
        }
    }

    /// What is shown unless figures are named: the sums of the Karte, and all that needs no look at the findings of each
    /// state. How many processes there are, and a mean weighted by cases, is nothing that a single one is asked for.
    pub fn defaults(umfang: Umfang) -> Vec<Self> {
        let is_of_several = |k: Kennzahl| {
            k.merkmale().bezug.is_none()
                || matches!(
                    k,
                    Kennzahl::Digitalisierungsquote | Kennzahl::DigitalisierungsgradFallgewichtet
                )
        };
        let is_default = |k: &Self| match *k {
            Self::Katalog(kennzahl) => {
                let is_of_karte = KARTE.contains(&kennzahl) || k.is_base_of_quote();
                is_of_karte && !(umfang == Umfang::Prozess && is_of_several(kennzahl))
            }
            Self::Zaehlung(_) => k.is_for(umfang) && k.gruppe() != Gruppe::Befunde,
        };
        Self::all().filter(is_default).collect()
    }

    /// Whether the Digitalisierungsquote with its base says it too.
    pub fn is_base_of_quote(self) -> bool {
        matches!(
            self,
            Self::Katalog(Kennzahl::Digitalisierbar | Kennzahl::Digitalisiert)
        )
    }

    /// Whether time alone changes it.
    pub fn ages(self) -> bool {
        matches!(self, Self::Katalog(kennzahl) if kennzahl.merkmale().altert)
    }

    /// The order in which columns give way on a narrow terminal: the highest number first.
    pub fn room(self) -> u8 {
        match self {
            Self::Katalog(kennzahl) => {
                let at = STAYS.iter().position(|k| *k == kennzahl).unwrap_or(STAYS.len());
                u8::try_from(at + 1).unwrap_or(u8::MAX)
            }
            Self::Zaehlung(Zaehlung::Fehler) => 1,
            Self::Zaehlung(Zaehlung::Warnungen) => 2,
            Self::Zaehlung(Zaehlung::Hinweise) => 3,
            Self::Zaehlung(Zaehlung::Fallzahl) => 5,
            Self::Zaehlung(Zaehlung::Koeffizient) => 6,
            Self::Zaehlung(_) => 10,
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Katalog(kennzahl) => kennzahl.name(),
            Self::Zaehlung(zaehlung) => zaehlung.title(),
        }
    }

    /// Its value in a state; none for findings that were not asked for.
    pub fn wert(self, stand: &Grundlage<'_>) -> Option<Kennwert> {
        match self {
            Self::Katalog(kennzahl) => Some(kennzahl.wert(stand.summe)),
            Self::Zaehlung(zaehlung) => zaehlung.wert(stand),
        }
    }
}

impl fmt::Display for Verlaufskennzahl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Verlaufskennzahl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Zaehlung {
    fn gruppe(self) -> Gruppe {
        match self {
            Self::Koeffizient | Self::Fallzahl => Gruppe::Prozess,
            Self::Fehler | Self::Warnungen | Self::Hinweise => Gruppe::Befunde,
            Self::Steckbriefe
            | Self::Entwuerfe
            | Self::Organisation
            | Self::Komponenten
            | Self::Projekte
            | Self::Programme
            | Self::Ziele
            | Self::Vorgaben
            | Self::Berufsgruppen
            | Self::Dateien
            | Self::Unlesbar => Gruppe::Anzahl,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Koeffizient => "Modernisierungskoeffizient",
            Self::Fallzahl => "Fälle pro Jahr",
            Self::Steckbriefe => "Steckbriefe",
            Self::Entwuerfe => "davon Entwürfe",
            Self::Organisation => "Organisationseinheiten",
            Self::Komponenten => "Komponenten",
            Self::Projekte => "Projekte",
            Self::Programme => "Programme",
            Self::Ziele => "Ziele",
            Self::Vorgaben => "Vorgaben",
            Self::Berufsgruppen => "Berufsgruppen",
            Self::Dateien => "Dateien",
            Self::Unlesbar => "davon nicht lesbar",
            Self::Fehler => "Fehler",
            Self::Warnungen => "Warnungen",
            Self::Hinweise => "Hinweise",
        }
    }

    fn wert(self, stand: &Grundlage<'_>) -> Option<Kennwert> {
        let registry = stand.registry;
        let number = |number: usize| Some(Kennwert::Anzahl(number as u64));
        let steckbriefe = |is_wanted: &dyn Fn(&Prozess) -> bool| {
            let all = registry.prozesse.iter();
            number(all.filter(|p| (stand.is_meant)(p) && is_wanted(p)).count())
        };
        let findings =
            |count: fn(&Summary) -> usize| stand.befunde.and_then(|summary| number(count(summary)));
        match self {
            Self::Koeffizient => {
                let m = |p: &Prozess| {
                    Modernisierungskoeffizient::new(p, &stand.config.modernisierung).koeffizient
                };
                Some(Kennwert::Punkte(stand.prozess.and_then(m).map(Koeffizient::get)))
            }
            Self::Fallzahl => {
                let zahlen = stand.prozess.and_then(|p| p.kennzahlen.as_ref());
                zahlen.and_then(|k| k.fallzahl).map(Kennwert::Anzahl)
            }
            Self::Steckbriefe => steckbriefe(&|_| true),
            Self::Entwuerfe => steckbriefe(&|p| p.status == ProzessStatus::Entwurf),
            Self::Organisation => number(registry.organisation.len()),
            Self::Komponenten => number(registry.komponenten.len()),
            Self::Projekte => number(registry.projekte.len()),
            Self::Programme => number(registry.programme.len()),
            Self::Ziele => number(registry.ziele.len()),
            Self::Vorgaben => number(registry.vorgaben.len()),
            Self::Berufsgruppen => number(registry.berufsgruppen.len()),
            Self::Dateien => number(stand.dateien),
            Self::Unlesbar => number(stand.unlesbar),
            Self::Fehler => findings(|summary| summary.errors),
            Self::Warnungen => findings(|summary| summary.warnings),
            Self::Hinweise => findings(|summary| summary.hints),
        }
    }
}

/// What the figures of a state are made of.
pub struct Grundlage<'z> {
    /// The counts over the processes in question.
    pub summe: &'z Summe,
    /// The entries.
    pub registry: &'z Registry,
    /// The settings.
    pub config: &'z Config,
    /// Entity files, unreadable ones included.
    pub dateien: usize,
    /// Those that can't be read.
    pub unlesbar: usize,
    /// Whether a process is in question, whatever its status.
    pub is_meant: &'z dyn Fn(&ProzessEntity) -> bool,
    /// The process in question, if it is one.
    pub prozess: Option<&'z Prozess>,
    /// The findings, if they were asked for.
    pub befunde: Option<&'z Summary>,
}
