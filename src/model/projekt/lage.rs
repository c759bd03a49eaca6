//! What the phase of a project says of its state.

use super::{Phase, Projektstatus};
use crate::model::record::words;
use crate::model::{Datum, Euro};

words! {
    /// Whether a project counts as waiting, running or ended.
    pub enum Lage {
        /// Commissioned.
        Laufend = "laufend",
        /// Not commissioned yet.
        Vorhaben = "vorhaben" / "Vorhaben",
        /// Finished, refused, put off or broken off.
        Beendet = "beendet",
    }
}

/// So many months the state of a project holds: projects report by quarter.
pub const AMPEL_MONATE: u64 = 3;

impl Projektstatus {
    /// The last day on which the Ampel is current; none if it does not say of which day it is.
    pub fn aktuell_bis(&self) -> Option<Datum> {
        self.stand.map(|day| day.plus_months(AMPEL_MONATE))
    }
}

impl Phase {
    /// The phases of the Vorgehensmodell, in order (L 5.2.2, 5.3).
    pub fn weg() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|phase| !phase.is_abbruch())
    }

    /// Whether the project left the Vorgehensmodell: refused, put off or broken off.
    pub fn is_abbruch(self) -> bool {
        match self {
            Self::Abgelehnt | Self::Zurueckgestellt | Self::Abgebrochen => true,
            Self::Idee
            | Self::Vorpruefung
            | Self::Empfehlung
            | Self::Beauftragt
            | Self::IstAnalyse
            | Self::Konzept
            | Self::Umsetzung
            | Self::Rollout
            | Self::Betrieb
            | Self::Abgeschlossen => false,
        }
    }

    /// The next phase of the Vorgehensmodell; none behind its end and outside of it.
    pub fn naechste(self) -> Option<Self> {
        Self::weg().skip_while(|phase| *phase != self).nth(1)
    }

    /// Whether a project in this phase is waiting, running or ended.
    pub fn lage(self) -> Lage {
        match self {
            Self::Idee | Self::Vorpruefung | Self::Empfehlung => Lage::Vorhaben,
            Self::Beauftragt
            | Self::IstAnalyse
            | Self::Konzept
            | Self::Umsetzung
            | Self::Rollout
            | Self::Betrieb => Lage::Laufend,
            Self::Abgeschlossen | Self::Abgelehnt | Self::Zurueckgestellt | Self::Abgebrochen => {
                Lage::Beendet
            }
        }
    }
}

impl super::Projekt {
    /// The last day, if it is stated and not after `tag`.
    pub fn ende_bis(&self, tag: Datum) -> Option<Datum> {
        self.termine
            .as_ref()
            .and_then(|t| t.ende_ist)
            .filter(|day| *day <= tag)
    }

    /// Whether it runs on `tag`: commissioned and not ended by then.
    pub fn is_running(&self, tag: Datum) -> bool {
        self.lage_am(tag) == Lage::Laufend
    }

    /// Whether it is waiting, running or ended on `tag`: what its phase says; a running one whose last day is not after
    /// `tag` has ended.
    pub fn lage_am(&self, tag: Datum) -> Lage {
        match self.phase.lage() {
            Lage::Laufend if self.ende_bis(tag).is_some() => Lage::Beendet,
            lage @ (Lage::Vorhaben | Lage::Laufend | Lage::Beendet) => lage,
        }
    }
}

impl Euro {
    /// The sum to the cent; none of nothing.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let cents = amounts.into_iter().map(Self::cents);
        cents.reduce(i64::saturating_add).map(Self::from_cents)
    }
}

impl super::Auftrag {
    /// The eight items with their keys, in order (L 5.3).
    pub fn punkte(&self) -> [(&'static str, Option<&str>); 8] {
        [
            ("projektleitung", self.projektleitung.as_deref()),
            ("team", self.team.as_deref()),
            ("ziele", self.ziele.as_deref()),
            ("phasen", self.phasen.as_deref()),
            ("risiken", self.risiken.as_deref()),
            ("budget", self.budget.as_deref()),
            ("ressourcen", self.ressourcen.as_deref()),
            ("projektplan", self.projektplan.as_deref()),
        ]
    }
}
