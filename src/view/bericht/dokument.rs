//! A report of any kind, as commands write and check it.

use super::art::Berichtsart;
use super::eingabe::Eingabe;
use super::nachweis::{Form, Versionen};
use super::programm::Programmbericht;
use super::quartal::QuartalsBericht;
use crate::score::haushalt::ZuGross;
use crate::view::report::Report;

/// A report.
#[derive(Debug)]
pub enum Bericht {
    /// The quarterly report.
    Quartal(Box<QuartalsBericht>),
    /// The report of a programme, or of all that report to a body.
    Programm(Box<Programmbericht>),
}

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeinBericht {
    /// The state has no such programme.
    #[error("the programme is unknown")]
    ProgrammUnbekannt,
    /// The amounts of the budgets are too large.
    #[error(transparent)]
    ZuGross(#[from] ZuGross),
}

impl Bericht {
    /// The report of `art` on `eingabe`, naming `versionen` as what made it.
    ///
    /// # Errors
    /// If there is no such programme, or its amounts can't be summed to the cent.
    pub fn new(art: &Berichtsart, eingabe: &Eingabe, versionen: &Versionen) -> Result<Self, KeinBericht> {
        match art {
            Berichtsart::Quartal => {
                let bericht = QuartalsBericht::new(eingabe, versionen);
                Ok(Self::Quartal(Box::new(bericht)))
            }
            Berichtsart::Programm(_) | Berichtsart::Gremium(_) => {
                let bericht = Programmbericht::new(art, eingabe, versionen)?;
                Ok(Self::Programm(Box::new(bericht)))
            }
        }
    }

    /// As JSON.
    pub fn json(&self) -> String {
        match self {
            Self::Quartal(bericht) => bericht.json(),
            Self::Programm(bericht) => bericht.json(),
        }
    }

    /// As a document in `form`.
    pub fn report(&self, form: Form) -> Report {
        match self {
            Self::Quartal(bericht) => bericht.report(form),
            Self::Programm(bericht) => bericht.report(form),
        }
    }

    /// Files that the figures lack, as a sentence.
    pub fn missing(&self) -> Option<String> {
        match self {
            Self::Quartal(bericht) => bericht.missing(),
            Self::Programm(bericht) => bericht.missing(),
        }
    }
}
