//! One due thing of a process, and whose list it stands on.

use std::cmp::Ordering;

use serde::Serialize;

use crate::model::{Datum, KomponenteId, OeId, ProzessEntity, ProzessId, Registry};
use crate::score::{Faelligkeit, Gegenstand, Lage};
use crate::view::feld::folded;

/// Who gets a row: a Lotse, or an OE that has none. In the order of the lists: by Lotse as a German index has them, then
/// the OE.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Empfaenger {
    /// The function, folded for the order and as the register has it.
    Lotse(String, String),
    /// The OE of the process.
    Oe(OeId),
}

impl Empfaenger {
    pub fn new(lotse: Option<&str>, oe: &OeId) -> Self {
        match lotse {
            Some(lotse) => Self::Lotse(folded(lotse), lotse.to_owned()),
            None => Self::Oe(oe.clone()),
        }
    }

    fn lotse(&self) -> Option<String> {
        match self {
            Self::Lotse(_, lotse) => Some(lotse.clone()),
            Self::Oe(_) => None,
        }
    }
}

/// A row of the list.
#[derive(Debug, Serialize)]
pub(super) struct FaelligRow {
    /// The responsible function; none if no unit above the process names one.
    pub lotse: Option<String>,
    pub oe: OeId,
    pub prozess: ProzessId,
    pub name: String,
    pub gegenstand: Gegenstand,
    /// Of a planned use.
    pub komponente: Option<KomponenteId>,
    /// The last day that is in time.
    pub faellig_am: Option<Datum>,
    pub lage: Lage,
    /// Days from the Stichtag to the due day, negative if it has passed.
    pub tage: Option<i64>,
    /// The name of the component; none if nothing readable is called so.
    #[serde(skip)]
    pub komponente_name: Option<String>,
    #[serde(skip)]
    pub empfaenger: Empfaenger,
}

impl FaelligRow {
    pub fn new(
        registry: &Registry,
        prozess: &ProzessEntity,
        empfaenger: &Empfaenger,
        faelligkeit: &Faelligkeit<'_>,
        lage: Lage,
        stichtag: Datum,
    ) -> Self {
        let komponente = faelligkeit.komponente;
        let known = komponente.and_then(|id| registry.komponenten.find(id));
        Self {
            lotse: empfaenger.lotse(),
            oe: prozess.oe.clone(),
            prozess: prozess.id.clone(),
            name: prozess.name.clone(),
            gegenstand: faelligkeit.gegenstand,
            komponente: komponente.cloned(),
            faellig_am: faelligkeit.faellig_am,
            lage,
            tage: faelligkeit.faellig_am.map(|day| stichtag.days_until(day)),
            komponente_name: known.map(|k| k.name.clone()),
            empfaenger: empfaenger.clone(),
        }
    }

    /// The order of the rows: list by list, in each the earliest due day first, without a date last; then by process.
    pub fn compare(&self, other: &Self) -> Ordering {
        let date = |e: &Self| (e.faellig_am.is_none(), e.faellig_am);
        self.empfaenger
            .cmp(&other.empfaenger)
            .then_with(|| date(self).cmp(&date(other)))
            .then_with(|| self.prozess.cmp(&other.prozess))
            .then_with(|| self.gegenstand.cmp(&other.gegenstand))
            .then_with(|| self.komponente.cmp(&other.komponente))
    }

    /// Whether both stand on one list.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.empfaenger == other.empfaenger
    }
}
