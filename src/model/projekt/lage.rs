//! What the phase of a project says of its state.

use super::Phase;
use crate::model::{Datum, Euro};

/// Whether a project counts as waiting, running or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lage {
    /// Not commissioned yet.
    Vorhaben,
    /// Commissioned.
    Laufend,
    /// Finished, refused, put off or broken off.
    Beendet,
}

impl Phase {
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
        self.phase.lage() == Lage::Laufend && self.ende_bis(tag).is_none()
    }
}

impl Euro {
    /// The sum to the cent; none of nothing.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let cents = amounts.into_iter().map(Self::cents);
        cents.reduce(i64::saturating_add).map(Self::from_cents)
    }
}
