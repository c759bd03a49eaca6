//! The figures that can be followed over time.

use super::wert::Wert;
use crate::config::Config;
use crate::diag::Summary;
use crate::model::prozess::{Prozess, ProzessStatus};
use crate::model::record::vocabulary;
use crate::model::{Anteil, ProzessEntity, Registry};
use crate::score::{Koeffizient, Modernisierungskoeffizient, Summe};

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

    /// Its value in a state; undefined where it has no base there.
    pub fn wert(self, lage: &Zahlen<'_>) -> Option<Wert> {
        let summe = lage.summe;
        let share = |value: Option<Anteil>, part, base| {
            value.map(|value| Wert::Anteil {
                value: value.get(),
                part,
                base,
            })
        };
        let mean = |value: Option<Anteil>, over| {
            value.map(|value| Wert::Mittel {
                value: value.get(),
                over,
                all: summe.prozesse,
            })
        };
        let number = |number: usize| Some(Wert::Zahl(number as u64));
        let steckbriefe = |is_wanted: &dyn Fn(&Prozess) -> bool| {
            let all = lage.registry.prozesse.iter();
            number(all.filter(|p| (lage.is_meant)(p) && is_wanted(p)).count())
        };
        let findings = |count: fn(&Summary) -> usize| lage.befunde.and_then(|summary| number(count(summary)));
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
            Self::Koeffizient => {
                let m =
                    |p: &Prozess| Modernisierungskoeffizient::new(p, &lage.config.modernisierung).koeffizient;
                let value = lage.prozess.and_then(m);
                value.map(Koeffizient::get).map(Wert::Punkte)
            }
            Self::Fallzahl => {
                let zahlen = lage.prozess.and_then(|p| p.kennzahlen.as_ref());
                zahlen.and_then(|k| k.fallzahl).map(Wert::Zahl)
            }
            Self::Steckbriefe => steckbriefe(&|_| true),
            Self::Entwuerfe => steckbriefe(&|p| p.status == ProzessStatus::Entwurf),
            Self::Organisation => number(lage.registry.organisation.len()),
            Self::Komponenten => number(lage.registry.komponenten.len()),
            Self::Projekte => number(lage.registry.projekte.len()),
            Self::Programme => number(lage.registry.programme.len()),
            Self::Ziele => number(lage.registry.ziele.len()),
            Self::Vorgaben => number(lage.registry.vorgaben.len()),
            Self::Berufsgruppen => number(lage.registry.berufsgruppen.len()),
            Self::Dateien => number(lage.dateien),
            Self::Unlesbar => number(lage.unlesbar),
            Self::Fehler => findings(|summary| summary.errors),
            Self::Warnungen => findings(|summary| summary.warnings),
            Self::Hinweise => findings(|summary| summary.hints),
        }
    }
}

/// What the figures of a state are made of.
pub struct Zahlen<'z> {
    /// The sum over the processes in question.
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
