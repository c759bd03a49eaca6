//! The figures that can be followed over time.

use super::wert::Wert;
use crate::diag::Summary;
use crate::model::prozess::{Prozess, ProzessStatus};
use crate::model::record::vocabulary;
use crate::model::{Anteil, ProzessEntity, Registry};
use crate::score::Summe;

vocabulary! {
    /// Kennzahl im Zeitverlauf.
    pub enum Kennzahl {
        /// Aktive Prozesse.
        Prozesse = "prozesse",
        /// Prozesse mit bestimmtem Digitalisierungsgrad.
        Digitalisierbar = "digitalisierbar",
        /// Digitalisierte Prozesse.
        Digitalisiert = "digitalisiert",
        /// Anteil der digitalisierten an den digitalisierbaren Prozessen.
        Digitalisierungsquote = "digitalisierungsquote",
        /// Mittel über die Prozesse.
        Digitalisierungsgrad = "digitalisierungsgrad",
        /// Mittel, nach Fällen gewichtet.
        DigitalisierungsgradFallgewichtet = "digitalisierungsgrad_fallgewichtet",
        /// Anteil der beurteilten Zellen.
        Pruefgrad = "pruefgrad",
        /// Anteil der digital eingegangenen Fälle.
        AnteilDigitalerFaelle = "anteil_digitaler_faelle",
        /// Anteil der Prozesse, deren Schritte alle digital sind.
        DurchgaengigDigital = "durchgaengig_digital",
        /// Anteil der vollständigen Steckbriefe.
        Vollstaendigkeit = "vollstaendigkeit",
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

/// Where a figure comes from, and its place in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gruppe {
    /// The sum of the Karte.
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

impl Kennzahl {
    /// Its group.
    pub fn gruppe(self) -> Gruppe {
        match self {
            Self::Prozesse
            | Self::Digitalisierbar
            | Self::Digitalisiert
            | Self::Digitalisierungsquote
            | Self::Digitalisierungsgrad
            | Self::DigitalisierungsgradFallgewichtet
            | Self::Pruefgrad
            | Self::AnteilDigitalerFaelle
            | Self::DurchgaengigDigital
            | Self::Vollstaendigkeit => Gruppe::Summe,
            Self::Koeffizient | Self::Fallzahl => Gruppe::Prozess,
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
            Self::Fehler | Self::Warnungen | Self::Hinweise => Gruppe::Befunde,
        }
    }

    /// Whether it says something about `umfang`.
    pub fn is_for(self, umfang: Umfang) -> bool {
        match self.gruppe() {
            Gruppe::Summe | Gruppe::Befunde => true,
            Gruppe::Prozess => umfang == Umfang::Prozess,
            Gruppe::Anzahl => match umfang {
                Umfang::Register => true,
                Umfang::Einheit => matches!(self, Self::Steckbriefe | Self::Entwuerfe),
                Umfang::Prozess => false,
            },
        }
    }

    /// What is shown unless figures are named: all that need no look at the findings of each state.
    pub fn defaults(umfang: Umfang) -> Vec<Self> {
        let is_default = |k: &Self| {
            let is_count = umfang == Umfang::Prozess && k.counts_processes();
            k.is_for(umfang) && k.gruppe() != Gruppe::Befunde && !is_count
        };
        Self::ALL.iter().copied().filter(is_default).collect()
    }

    /// Whether it says how many processes there are of a sort, or weighs them: nothing that a single one is asked for.
    fn counts_processes(self) -> bool {
        self.is_base_of_quote()
            || matches!(
                self,
                Self::Prozesse | Self::Digitalisierungsquote | Self::DigitalisierungsgradFallgewichtet
            )
    }

    /// Whether the Digitalisierungsquote with its base says it too.
    pub fn is_base_of_quote(self) -> bool {
        matches!(self, Self::Digitalisierbar | Self::Digitalisiert)
    }

    /// The order in which columns give way on a narrow terminal: the highest number first.
    pub fn room(self) -> u8 {
        match self {
            Self::Digitalisierungsquote | Self::Fehler => 1,
            Self::Digitalisierungsgrad | Self::Warnungen => 2,
            Self::Pruefgrad | Self::Hinweise => 3,
            Self::AnteilDigitalerFaelle => 4,
            Self::Prozesse | Self::Fallzahl => 5,
            Self::DurchgaengigDigital | Self::Koeffizient => 6,
            Self::Vollstaendigkeit => 7,
            Self::DigitalisierungsgradFallgewichtet => 8,
            Self::Digitalisierbar | Self::Digitalisiert => 9,
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
            | Self::Unlesbar => 10,
        }
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Prozesse => "Aktive Prozesse",
            Self::Digitalisierbar => "Digitalisierbare Prozesse",
            Self::Digitalisiert => "Digitalisierte Prozesse",
            Self::Digitalisierungsquote => "Digitalisierungsquote",
            Self::Digitalisierungsgrad => "Digitalisierungsgrad",
            Self::DigitalisierungsgradFallgewichtet => "Digitalisierungsgrad nach Fällen",
            Self::Pruefgrad => "Prüfgrad",
            Self::AnteilDigitalerFaelle => "Anteil digitaler Fälle",
            Self::DurchgaengigDigital => "Durchgängig digital",
            Self::Vollstaendigkeit => "Vollständige Steckbriefe",
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

    /// Its value in the sum of the Karte; undefined where it is none of its figures.
    pub fn of_summe(self, summe: &Summe) -> Option<Wert> {
        let mean = |value: Option<Anteil>, over| {
            let all = summe.prozesse;
            value.map(|value| Wert::Mittel {
                value: value.get(),
                over,
                all,
            })
        };
        let share = |value: Option<Anteil>, part, base| {
            value.map(|value| Wert::Anteil {
                value: value.get(),
                part,
                base,
            })
        };
        match self {
            Self::Prozesse => Some(Wert::Zahl(summe.prozesse)),
            Self::Digitalisierbar => Some(Wert::Zahl(summe.digitalisierbar)),
            Self::Digitalisiert => Some(Wert::Zahl(summe.digitalisiert)),
            Self::Digitalisierungsquote => share(
                summe.digitalisierungsquote(),
                summe.digitalisiert,
                summe.digitalisierbar,
            ),
            Self::Digitalisierungsgrad => mean(summe.digitalisierungsgrad(), summe.digitalisierbar),
            Self::DigitalisierungsgradFallgewichtet => {
                mean(summe.digitalisierungsgrad_fallgewichtet(), summe.mit_fallzahl)
            }
            Self::Pruefgrad => share(summe.pruefgrad(), summe.geprueft, summe.zu_pruefen),
            Self::AnteilDigitalerFaelle => summe.anteil_digitaler_faelle().map(|value| Wert::Anteil {
                value,
                part: summe.faelle_digital,
                base: summe.faelle_mit_digital,
            }),
            Self::DurchgaengigDigital => {
                share(summe.durchgaengig_digital(), summe.durchgaengig, summe.mit_ablauf)
            }
            Self::Vollstaendigkeit => share(summe.vollstaendigkeit(), summe.vollstaendig, summe.prozesse),
            Self::Koeffizient
            | Self::Fallzahl
            | Self::Steckbriefe
            | Self::Entwuerfe
            | Self::Organisation
            | Self::Komponenten
            | Self::Projekte
            | Self::Programme
            | Self::Ziele
            | Self::Vorgaben
            | Self::Berufsgruppen
            | Self::Dateien
            | Self::Unlesbar
            | Self::Fehler
            | Self::Warnungen
            | Self::Hinweise => None,
        }
    }

    /// How many entries there are, of those processes that `is_meant` says so of.
    pub fn of_register(
        self,
        registry: &Registry,
        (files, unreadable): (usize, usize),
        is_meant: impl Fn(&ProzessEntity) -> bool,
    ) -> Option<Wert> {
        let prozesse = |is_wanted: &dyn Fn(&Prozess) -> bool| {
            let meant = registry.prozesse.iter().filter(|p| is_meant(p) && is_wanted(p));
            meant.count() as u64
        };
        let count = match self {
            Self::Steckbriefe => prozesse(&|_| true),
            Self::Entwuerfe => prozesse(&|p| p.status == ProzessStatus::Entwurf),
            Self::Dateien => files as u64,
            Self::Unlesbar => unreadable as u64,
            Self::Organisation => registry.organisation.len() as u64,
            Self::Komponenten => registry.komponenten.len() as u64,
            Self::Projekte => registry.projekte.len() as u64,
            Self::Programme => registry.programme.len() as u64,
            Self::Ziele => registry.ziele.len() as u64,
            Self::Vorgaben => registry.vorgaben.len() as u64,
            Self::Berufsgruppen => registry.berufsgruppen.len() as u64,
            Self::Prozesse
            | Self::Digitalisierbar
            | Self::Digitalisiert
            | Self::Digitalisierungsquote
            | Self::Digitalisierungsgrad
            | Self::DigitalisierungsgradFallgewichtet
            | Self::Pruefgrad
            | Self::AnteilDigitalerFaelle
            | Self::DurchgaengigDigital
            | Self::Vollstaendigkeit
            | Self::Koeffizient
            | Self::Fallzahl
            | Self::Fehler
            | Self::Warnungen
            | Self::Hinweise => return None,
        };
        Some(Wert::Zahl(count))
    }

    /// How many findings there are.
    pub fn of_befunde(self, summary: &Summary) -> Option<Wert> {
        let count = match self {
            Self::Fehler => summary.errors,
            Self::Warnungen => summary.warnings,
            Self::Hinweise => summary.hints,
            Self::Prozesse
            | Self::Digitalisierbar
            | Self::Digitalisiert
            | Self::Digitalisierungsquote
            | Self::Digitalisierungsgrad
            | Self::DigitalisierungsgradFallgewichtet
            | Self::Pruefgrad
            | Self::AnteilDigitalerFaelle
            | Self::DurchgaengigDigital
            | Self::Vollstaendigkeit
            | Self::Koeffizient
            | Self::Fallzahl
            | Self::Steckbriefe
            | Self::Entwuerfe
            | Self::Organisation
            | Self::Komponenten
            | Self::Projekte
            | Self::Programme
            | Self::Ziele
            | Self::Vorgaben
            | Self::Berufsgruppen
            | Self::Dateien
            | Self::Unlesbar => return None,
        };
        Some(Wert::Zahl(count as u64))
    }
}
