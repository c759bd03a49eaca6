//! A report of any kind, as commands write and check it.

use serde::Serialize;

use super::art::Berichtsart;
use super::eingabe::Eingabe;
use super::nachweis::Versionen;
use super::programm::Programmbericht;
use super::quartal::QuartalsBericht;
use crate::score::haushalt::ZuGross;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Report, Table};

/// A report.
#[derive(Debug, Serialize)]
#[serde(untagged)]
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

    /// The same as a text so many columns wide: its proof says so.
    #[must_use]
    pub fn as_text(mut self, breite: usize) -> Self {
        let nachweis = match &mut self {
            Self::Quartal(bericht) => &mut bericht.nachweis,
            Self::Programm(bericht) => &mut bericht.nachweis,
        };
        nachweis.breite = Some(breite);
        self
    }

    /// What it says of itself.
    pub fn kopf(&self) -> &Kopf {
        match self {
            Self::Quartal(bericht) => &bericht.kopf,
            Self::Programm(bericht) => &bericht.kopf,
        }
    }
}

impl Output for Bericht {
    const NAME: &'static str = "bericht";

    fn name(&self) -> &'static str {
        match self {
            Self::Quartal(_) => Berichtsart::Quartal.schema(),
            Self::Programm(bericht) => bericht.art.schema(),
        }
    }

    fn version(&self) -> u32 {
        match self {
            Self::Quartal(_) => Berichtsart::Quartal.version(),
            Self::Programm(bericht) => bericht.art.version(),
        }
    }

    fn report(&self, _: &Kopf) -> Report {
        match self {
            Self::Quartal(bericht) => bericht.report(),
            Self::Programm(bericht) => bericht.report(),
        }
    }

    /// The figures of the quarterly report, else one row per programme; the proof is no part of it.
    fn data(&self, kopf: &Kopf) -> Table {
        match self {
            Self::Quartal(_) => self.report(kopf).into_data(),
            Self::Programm(bericht) => bericht.data(),
        }
    }
}
