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
        let mut row = vec![Cell::Text(projekt.to_owned())];
        row.extend(self.cells());
        row
    }

    /// Its row without the project.
    pub fn cells(&self) -> Vec<Cell> {
        let number = |n: Option<f64>| Cell::text(n.map(plain));
        vec![
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
    pub fn of(ergebnisse: &[Ergebnis]) -> Self {
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

/// The table of effects of one project: rows without its name.
pub(in crate::view) fn table_of_one(rows: Vec<Vec<Cell>>) -> Table {
    let with_name = |mut row: Vec<Cell>| {
        row.insert(0, Cell::Missing);
        row
    };
    // Nobody states the name: its column goes.
    table(rows.into_iter().map(with_name).collect())
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
            Column::new("stand", "Ist am", Room::Fixed(1)),
            Column::new("zielerreichung", "erreicht", Room::Fixed(0)),
        ],
        rows,
        footer: Vec::new(),
    };
    table.drop_empty_columns();
    table
}

/// Whole numbers without decimals, others with up to two.
fn plain(number: f64) -> String {
    let text = decimal(number, 2);
    text.strip_suffix(",00").map_or(text.clone(), str::to_owned)
}
