//! The effects of projects as JSON and as a table.

use serde::Serialize;

use crate::model::projekt::{ProjektWirkung, ProzessKennzahl};
use crate::model::{Datum, ProzessId, Registry};
use crate::score::projekt::Zielerreichung;
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};
use crate::view::zahlwort::{decimal, percent};

/// One effect.
#[derive(Debug, Serialize)]
pub(in crate::view) struct WirkungRow {
    prozess: Option<ProzessId>,
    kennzahl: ProzessKennzahl,
    basis: Option<f64>,
    ziel: f64,
    ist: Option<f64>,
    stand: Option<Datum>,
    /// Which share of the way from `basis` to `ziel` is done; null if one of the three is missing.
    zielerreichung: Option<f64>,
    #[serde(skip)]
    prozess_name: Option<String>,
}

impl WirkungRow {
    /// The effect, if it names a figure and a goal.
    pub fn new(registry: &Registry, wirkung: &ProjektWirkung) -> Option<Self> {
        let ziel = Zielerreichung::new(wirkung)?;
        let prozess = ziel.prozess.as_ref().and_then(|id| registry.prozesse.find(id));
        let prozess_name = prozess.map(|p| p.name.clone());
        Some(Self {
            prozess: ziel.prozess,
            kennzahl: ziel.kennzahl,
            basis: ziel.basis,
            ziel: ziel.ziel,
            ist: ziel.ist,
            stand: ziel.stand,
            zielerreichung: ziel.grad,
            prozess_name,
        })
    }
}

/// How far the effects of a project have got.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub(in crate::view) struct Erreicht {
    /// Effects with a goal.
    pub angestrebt: u64,
    /// Of these, with a degree reached.
    pub gemessen: u64,
    /// The lowest degree; null if none is known.
    pub von: Option<f64>,
    /// The highest degree.
    pub bis: Option<f64>,
}

impl Erreicht {
    /// The degrees of `ergebnisse`.
    pub fn of(ergebnisse: &[WirkungRow]) -> Self {
        let done = || ergebnisse.iter().filter_map(|e| e.zielerreichung);
        Self {
            angestrebt: ergebnisse.len() as u64,
            gemessen: done().count() as u64,
            von: done().min_by(f64::total_cmp),
            bis: done().max_by(f64::total_cmp),
        }
    }

    /// In a few words; none without an effect.
    pub fn text(&self) -> Option<String> {
        match (self.angestrebt, self.von, self.bis) {
            (0, ..) => None,
            (_, Some(von), Some(bis)) if self.gemessen > 1 => {
                Some(format!("{} bis {}", percent(von), percent(bis)))
            }
            (_, Some(von), _) => Some(percent(von)),
            (_, None, _) => Some("nicht gemessen".to_owned()),
        }
    }
}

/// What the last column means.
pub(in crate::view) const ERREICHT: &str = "Erreicht: welcher Teil des Weges vom Wert vorher zum Soll geschafft ist; unter \
     0 % ging es in die andere Richtung.";

/// An effect with the name of its project, where the table is about several.
type Named<'r> = (Option<&'r str>, &'r WirkungRow);

/// The table of effects.
pub(in crate::view) fn table<'r>(rows: impl IntoIterator<Item = Named<'r>>) -> Table {
    let rows: Vec<Named<'r>> = rows.into_iter().collect();
    let number = |n: Option<f64>| Cell::text(n.map(plain));
    Columns::new()
        .people("projekt", "Projekt", Room::Whole, |(name, _): &Named<'r>| {
            Cell::text(*name)
        })
        .people("prozess", "Prozess", Room::Whole, |(_, w)| {
            Cell::text(w.prozess_name.clone())
        })
        .people("kennzahl", "Kennzahl", Room::Whole, |(_, w)| {
            Cell::word(w.kennzahl)
        })
        .people("basis", "vorher", Room::Fixed(0), |(_, w)| number(w.basis))
        .people("ziel", "Soll", Room::Fixed(0), |(_, w)| number(Some(w.ziel)))
        .people("ist", "Ist", Room::Fixed(0), |(_, w)| number(w.ist))
        .people("stand", "Ist am", Room::Fixed(1), |(_, w)| Cell::date(w.stand))
        .people("zielerreichung", "erreicht", Room::Fixed(0), |(_, w)| {
            Cell::percent(w.zielerreichung)
        })
        .table(&rows)
        .without_empty_columns()
}

/// Whole numbers without decimals, others with up to two.
fn plain(number: f64) -> String {
    let text = decimal(number, 2);
    text.strip_suffix(",00").map_or(text.clone(), str::to_owned)
}
