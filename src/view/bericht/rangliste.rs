//! The head of the Rangliste, with what moved.

use serde::Serialize;

use super::eingabe::{Eingabe, Stand};
use crate::model::prozess::Datenlage;
use crate::score::Population;
use crate::view::rangliste::{Rangliste as Liste, Request};
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::grouped;

/// Processes that are shown.
const SHOWN: usize = 10;

/// The head of the Rangliste.
#[derive(Debug, Serialize)]
pub(super) struct Rangliste {
    massenverfahren: usize,
    zeilen: Vec<ProzessRow>,
    #[serde(skip)]
    has_frueher: bool,
    #[serde(skip)]
    seit: String,
}

#[derive(Debug, Serialize)]
struct ProzessRow {
    rang: usize,
    /// Null if the process was not in the list before.
    rang_frueher: Option<usize>,
    prozess: String,
    name: String,
    koeffizient: Option<f64>,
    fallzahl: Option<u64>,
    datenlage: Option<Datenlage>,
    digitalisierungsgrad: Option<f64>,
}

impl Rangliste {
    /// The first Massenverfahren by Modernisierungskoeffizient.
    pub fn new(eingabe: &Eingabe) -> Self {
        let frueher = eingabe.vergleich.find();
        let before = frueher.map(list);
        let now = list(&eingabe.stand);
        let rows = now.zeilen().iter().take(SHOWN).map(|zeile| {
            let old = before.as_ref().and_then(|list| {
                let found = list.zeilen().iter().find(|old| old.prozess == zeile.prozess);
                found.map(|old| old.rang)
            });
            ProzessRow {
                rang: zeile.rang,
                rang_frueher: old,
                prozess: zeile.prozess.clone(),
                name: zeile.name.clone(),
                koeffizient: zeile.koeffizient,
                fallzahl: zeile.fallzahl,
                datenlage: zeile.datenlage,
                digitalisierungsgrad: zeile.digitalisierungsgrad,
            }
        });
        Self {
            massenverfahren: now.zeilen().len(),
            zeilen: rows.collect(),
            has_frueher: before.is_some(),
            seit: frueher.map_or_else(String::new, |stand| stand.tag.german()),
        }
    }

    /// The table; nothing without Massenverfahren.
    pub fn blocks(&self) -> Vec<Block> {
        if self.zeilen.is_empty() {
            return Vec::new();
        }
        let mut columns = vec![
            Column::new("rang", "Rang", Room::Fixed(0)),
            Column::new("name", "Prozess", Room::Whole),
            Column::new("koeffizient", "M", Room::Fixed(0)),
            Column::new("fallzahl", "Fälle/Jahr", Room::Fixed(0)),
            Column::new("datenlage", "Datenlage", Room::Fixed(0)),
            Column::new("digitalisierungsgrad", "Grad", Room::Fixed(0)),
        ];
        if self.has_frueher {
            let title = format!("seit {}", self.seit);
            columns.insert(1, Column::new("bewegung", title, Room::Fixed(0)));
        }
        let rows = self.zeilen.iter().map(|z| {
            let mut row = vec![
                Cell::count(Some(z.rang as u64)),
                Cell::Text(z.name.clone()),
                Cell::number(z.koeffizient, 1),
                Cell::count(z.fallzahl),
                Cell::text(z.datenlage.map(Datenlage::label)),
                Cell::percent(z.digitalisierungsgrad),
            ];
            if self.has_frueher {
                row.insert(1, Cell::Id(z.bewegung()));
            }
            row
        });
        let table = Table {
            columns,
            rows: rows.collect(),
            footer: Vec::new(),
        };
        vec![Block::Table(table), Block::Notes(self.notes())]
    }

    fn notes(&self) -> Vec<String> {
        let all = grouped(self.massenverfahren as u64);
        let shown = match (self.zeilen.len(), self.massenverfahren) {
            (1, 1) => "Gezeigt ist das einzige Massenverfahren".to_owned(),
            (shown, all) if shown == all => format!("Gezeigt sind alle {all} Massenverfahren"),
            (shown, _) => format!("Gezeigt sind die ersten {shown} von {all} Massenverfahren"),
        };
        vec![format!(
            "{shown}. M = Modernisierungskoeffizient, 0 bis 100: je höher, desto leichter lässt sich der \
             Prozess modernisieren."
        )]
    }
}

impl ProzessRow {
    fn bewegung(&self) -> String {
        match self.rang_frueher {
            None => "neu".to_owned(),
            Some(old) if old > self.rang => format!("↑{}", old - self.rang),
            Some(old) if old < self.rang => format!("↓{}", self.rang - old),
            Some(_) => "=".to_owned(),
        }
    }
}

fn list(stand: &Stand) -> Liste {
    let (registry, config) = (&stand.snapshot.registry, &stand.snapshot.config);
    let population = Population::new(registry, None);
    Liste::new(registry, config, &population, stand.tag, Request::default())
}
