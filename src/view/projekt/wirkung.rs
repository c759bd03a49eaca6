//! The effects of projects as JSON and as a table.

use serde::Serialize;

use crate::model::projekt::{ProjektWirkung, ProzessKennzahl};
use crate::model::{Datum, ProzessId, Registry};
use crate::score::projekt::Zielerreichung;
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::woerter::prozess_kennzahl_name;
use crate::view::zahlwort::{decimal, percent};

/// One effect.
#[derive(Debug, Serialize)]
pub(in crate::view) struct Ergebnis {
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

impl Ergebnis {
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

    /// Its row in [`table`].
    pub fn row(&self, projekt: &str) -> Vec<Cell> {
        let number = |n: Option<f64>| Cell::text(n.map(plain));
        vec![
            Cell::Text(projekt.to_owned()),
            Cell::text(self.prozess_name.clone()),
            Cell::Text(prozess_kennzahl_name(self.kennzahl).to_owned()),
            number(self.basis),
            number(Some(self.ziel)),
            number(self.ist),
            self.stand.map_or(Cell::Missing, Cell::Date),
            Cell::percent(self.zielerreichung),
        ]
    }
}

/// The table of effects.
pub(in crate::view) fn table(rows: Vec<Vec<Cell>>) -> Table {
    let mut table = Table {
        columns: vec![
            Column::new("projekt", "Projekt", Room::Whole),
            Column::new("prozess", "Prozess", Room::Whole),
            Column::new("kennzahl", "Kennzahl", Room::Whole),
            Column::new("basis", "vorher", Room::Fixed(0)),
            Column::new("ziel", "Soll", Room::Fixed(0)),
            Column::new("ist", "Ist", Room::Fixed(0)),
            Column::new("stand", "Ist am", Room::Fixed(0)),
            Column::new("zielerreichung", "erreicht", Room::Fixed(0)),
        ],
        rows,
        footer: Vec::new(),
    };
    table.drop_empty_columns();
    table
}

/// The effects of a project in a few words; none if it names none.
pub(in crate::view) fn summary(ergebnisse: &[Ergebnis]) -> Option<String> {
    if ergebnisse.is_empty() {
        return None;
    }
    let mut done: Vec<f64> = ergebnisse.iter().filter_map(|e| e.zielerreichung).collect();
    done.sort_by(f64::total_cmp);
    Some(match done.as_slice() {
        [] => "nicht gemessen".to_owned(),
        [one] => percent(*one),
        [least, .., most] => format!("{} bis {}", percent(*least), percent(*most)),
    })
}

/// Whole numbers without decimals, others with up to two.
fn plain(number: f64) -> String {
    let text = decimal(number, 2);
    text.strip_suffix(",00").map_or(text.clone(), str::to_owned)
}
