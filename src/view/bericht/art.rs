//! The kinds of report, as the proof names them.

use std::fmt;

use crate::model::ProgrammId;
use crate::model::programm::Berichtsempfaenger;

/// What a report is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Berichtsart {
    /// The whole register in a quarter.
    Quartal,
    /// A programme.
    Programm(ProgrammId),
    /// All programmes that report to this body.
    Gremium(Berichtsempfaenger),
}

impl Berichtsart {
    /// The name of its JSON document.
    pub fn schema(&self) -> &'static str {
        match self {
            Self::Quartal => "bericht-quartal",
            Self::Programm(_) => "bericht-programm",
            Self::Gremium(_) => "bericht-gremium",
        }
    }

    /// The version of that document.
    pub fn version(&self) -> u32 {
        match self {
            // Since 2 a share says `teil` and `von`.
            Self::Quartal => 2,
            Self::Programm(_) | Self::Gremium(_) => 1,
        }
    }

    /// What the proof says of it; none for the quarterly report, whose proof has always been without.
    pub(super) fn beleg(&self) -> Option<String> {
        match self {
            Self::Quartal => None,
            Self::Programm(_) | Self::Gremium(_) => Some(self.to_string()),
        }
    }

    /// What a proof says, read again; none if it names no kind of report.
    pub(super) fn parse(beleg: Option<&str>) -> Option<Self> {
        let Some(beleg) = beleg else {
            return Some(Self::Quartal);
        };
        match beleg.split_once(' ')? {
            ("programm", id) => Some(Self::Programm(ProgrammId::new(id))),
            ("gremium", word) => Berichtsempfaenger::find(word).map(Self::Gremium),
            _ => None,
        }
    }
}

impl fmt::Display for Berichtsart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quartal => f.write_str("quartal"),
            Self::Programm(id) => write!(f, "programm {id}"),
            Self::Gremium(gremium) => write!(f, "gremium {gremium}"),
        }
    }
}
