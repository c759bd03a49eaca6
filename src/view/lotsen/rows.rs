//! One Lotse, and one unit.

use std::cmp::{Ordering, Reverse};

use serde::Serialize;

use super::aufgaben::Aufgaben;
use crate::model::OeId;
use crate::model::organisation::{OeArt, StellenartLotse};
use crate::view::feld::folded;

/// A function that is a Lotse.
#[derive(Debug, Serialize)]
pub(super) struct LotseRow {
    /// As the register has it; upper and lower case alike.
    pub lotse: String,
    /// The units that name it.
    pub einheiten: Vec<Stelle>,
    /// Units below them that name none and inherit it.
    pub erben: Vec<OeId>,
    #[serde(flatten)]
    pub aufgaben: Aufgaben,
}

/// A unit that names a Lotse.
#[derive(Debug, Serialize)]
pub(super) struct Stelle {
    pub oe: OeId,
    pub name: String,
    pub stellenart_lotse: Option<StellenartLotse>,
}

/// A unit with its Lotse.
#[derive(Debug, Serialize)]
pub(super) struct EinheitRow {
    pub oe: OeId,
    pub name: String,
    pub art: OeArt,
    /// `eigen`, `geerbt` or `keine`.
    pub vertretung: &'static str,
    /// The responsible function; none if no unit from here upwards names one.
    pub lotse: Option<String>,
    /// The unit above that names it; none if it is this unit.
    pub geerbt_von: Option<OeId>,
    pub stellenart_lotse: Option<StellenartLotse>,
    /// Of the processes of this unit itself, without those of units below.
    #[serde(flatten)]
    pub aufgaben: Aufgaben,
    #[serde(skip)]
    pub geerbt_von_name: Option<String>,
}

impl LotseRow {
    /// Who has most to do first; then as a German index has them.
    pub fn compare(&self, other: &Self) -> Ordering {
        let key = |l: &Self| {
            let waiting = &l.aufgaben.punkte.alle;
            (
                Reverse(waiting.ueberfaellig),
                Reverse(waiting.faellig),
                folded(&l.lotse),
            )
        };
        key(self).cmp(&key(other))
    }
}

impl EinheitRow {
    /// An Amt: the units that D wants a Lotse for.
    pub fn is_amt(&self) -> bool {
        self.art == OeArt::Amt
    }

    /// Ämter first, then who has most processes, then by id.
    pub fn compare(&self, other: &Self) -> Ordering {
        let key = |e: &Self| (!e.is_amt(), Reverse(e.aufgaben.prozesse));
        key(self).cmp(&key(other)).then_with(|| self.oe.cmp(&other.oe))
    }
}
