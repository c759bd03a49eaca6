//! How an obligation stands on a day: whether its day has passed, and how old the assessment is (D S. 8-9).

use crate::model::Datum;
use crate::model::record::words;
use crate::model::vorgabe::{Vorgabe, VorgabeStatus};

words! {
    /// How urgent an obligation is, the most urgent first.
    pub enum Dringlichkeit {
        /// Its day has passed, and it is not realised.
        Ueberfaellig = "ueberfaellig",
        /// It is not realised, its day is to come.
        MitFrist = "mit-frist",
        /// It is not realised and has no day.
        OhneFrist = "ohne-frist",
        /// It is realised.
        Realisiert = "realisiert",
    }
}

/// An obligation on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vorgabenstand {
    /// How urgent it is.
    pub dringlichkeit: Dringlichkeit,
    /// Days to its day, negative if that has passed; none without one.
    pub tage: Option<i64>,
    /// Days since the assessment; negative if it was made after the day that is looked at.
    pub alter_tage: i64,
}

impl Vorgabenstand {
    /// How `vorgabe` stands on `tag`. On its last day there is still time. Only `realisiert` meets it: a roll-out that
    /// still runs does not.
    pub fn new(vorgabe: &Vorgabe, tag: Datum) -> Self {
        let dringlichkeit = match (vorgabe.status, vorgabe.frist) {
            (VorgabeStatus::Realisiert, _) => Dringlichkeit::Realisiert,
            (VorgabeStatus::Rollout | VorgabeStatus::InArbeit | VorgabeStatus::Offen, Some(frist)) => {
                if frist < tag {
                    Dringlichkeit::Ueberfaellig
                } else {
                    Dringlichkeit::MitFrist
                }
            }
            (VorgabeStatus::Rollout | VorgabeStatus::InArbeit | VorgabeStatus::Offen, None) => {
                Dringlichkeit::OhneFrist
            }
        };
        Self {
            dringlichkeit,
            tage: vorgabe.frist.map(|frist| tag.days_until(frist)),
            alter_tage: vorgabe.stand.days_until(tag),
        }
    }

    /// Whether its day has passed and it is not realised.
    pub fn is_ueberfaellig(&self) -> bool {
        self.dringlichkeit == Dringlichkeit::Ueberfaellig
    }
}
