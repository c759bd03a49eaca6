//! The Maßnahmen of components in time (L 5.1): where each stands on a day, and what contradicts itself.

mod konflikt;

#[cfg(test)]
mod tests;

pub use konflikt::{Konflikt, UEBERLAST_AB, konflikte};

use serde::Serialize;

use crate::model::Datum;
use crate::model::komponente::{Massnahme, MassnahmeArt};

/// Where a period stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Zeitlage {
    /// Its last day has passed. Whether the work is done, the register does not say.
    Vorbei,
    /// Running.
    Laufend,
    /// Still to begin.
    Kuenftig,
    /// A day is missing, or it ends before it begins.
    Unklar,
}

impl Zeitlage {
    /// Where the period stands on `tag`.
    pub fn of(von: Option<Datum>, bis: Option<Datum>, tag: Datum) -> Self {
        match von.zip(bis) {
            Some((von, bis)) if bis < von => Self::Unklar,
            Some((_, bis)) if bis < tag => Self::Vorbei,
            Some((von, _)) if von > tag => Self::Kuenftig,
            Some(_) => Self::Laufend,
            None => Self::Unklar,
        }
    }

    /// Its word in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vorbei => "vorbei",
            Self::Laufend => "laufend",
            Self::Kuenftig => "kuenftig",
            Self::Unklar => "unklar",
        }
    }
}

/// Days from `von` to `bis`, both counted; none if a day is missing or they are in the wrong order.
pub fn tage(von: Option<Datum>, bis: Option<Datum>) -> Option<u64> {
    let (von, bis) = von.zip(bis)?;
    u64::try_from(von.days_until(bis) + 1)
        .ok()
        .filter(|days| *days > 0)
}

impl Massnahme {
    /// Whether it is over on `tag`; one without an end never is.
    fn is_over(&self, tag: Datum) -> bool {
        self.bis.is_some_and(|bis| bis < tag)
    }
}

impl MassnahmeArt {
    /// Its step on the way to the roll-out. Three kinds share the second: whether to buy, to agree within the
    /// administration or to take what the state offers is one decision (L 5.1), in whatever order it is prepared.
    fn stufe(self) -> u8 {
        match self {
            Self::AnforderungenErheben => 1,
            Self::Beschaffung | Self::AbstimmungIntern | Self::KontaktBak => 2,
            Self::Erweiterung => 3,
            Self::RolloutPlanung => 4,
            Self::Rollout => 5,
        }
    }
}
