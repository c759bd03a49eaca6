//! The roll-out of each component: in use, partly, planned, of the processes it is applicable to.

use serde::Serialize;

use super::eingabe::{Eingabe, Stand};
use crate::model::{Datum, KomponenteId};
use crate::score::{Differenz, Einsatz, Kennwert, Population, Spalten};
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::count;

/// The components with their use.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Rollout {
    zeilen: Vec<KomponenteRow>,
    #[serde(skip)]
    seit: Option<Datum>,
}

#[derive(Debug, Serialize)]
struct KomponenteRow {
    komponente: KomponenteId,
    name: String,
    genutzt: u64,
    teilweise: u64,
    geplant: u64,
    nutzung: Kennwert,
    /// Null if the component was not available on the earlier day.
    aenderung: Option<Differenz>,
    /// Available now, but not on the earlier day.
    neu: bool,
}

impl Rollout {
    /// The components that are available on the day.
    pub fn new(eingabe: &Eingabe) -> Self {
        let frueher = eingabe.vergleich.find();
        let before = frueher.map(count_uses).unwrap_or_default();
        let zeilen = count_uses(&eingabe.stand).into_iter().map(|(id, name, now)| {
            let then = before
                .iter()
                .find(|(other, ..)| *other == id)
                .map(|(.., then)| then);
            KomponenteRow {
                neu: frueher.is_some() && then.is_none(),
                komponente: id,
                name,
                genutzt: now.genutzt,
                teilweise: now.teilweise,
                geplant: now.geplant,
                nutzung: Kennwert::anteil(now.in_nutzung(), now.anwendbar),
                aenderung: then.map(|then| Differenz::anzahl(now.in_nutzung(), then.in_nutzung())),
            }
        });
        Self {
            zeilen: zeilen.collect(),
            seit: frueher.map(|stand| stand.tag),
        }
    }

    /// The components that gained the most processes, all of equal ones, with how many; empty if none gained.
    pub fn best(&self) -> (Vec<&str>, u64) {
        let gain = |z: &KomponenteRow| match z.aenderung {
            Some(Differenz::Anzahl(n)) => u64::try_from(n).unwrap_or_default(),
            Some(_) | None => 0,
        };
        let most = self.zeilen.iter().map(gain).max().unwrap_or_default();
        let best = self.zeilen.iter().filter(|z| most > 0 && gain(z) == most);
        (best.map(|z| z.name.as_str()).collect(), most)
    }

    /// The table; nothing without components.
    pub fn blocks(&self) -> Vec<Block> {
        if self.zeilen.is_empty() {
            return Vec::new();
        }
        let mut columns = vec![
            Column::new("komponente", "Komponente", Room::Whole),
            Column::new("genutzt", "genutzt", Room::Fixed(0)),
            Column::new("teilweise", "teilweise", Room::Fixed(0)),
            Column::new("geplant", "geplant", Room::Fixed(0)),
            Column::new("nutzung", "In Nutzung von anwendbaren", Room::Fixed(0)),
        ];
        let mut notes = Vec::new();
        if let Some(tag) = self.seit {
            let title = format!("Änderung seit {}", tag.german());
            columns.push(Column::new("aenderung", title, Room::Fixed(0)));
            notes.push("Änderung: Prozesse, die die Komponente nutzen (auch teilweise).".to_owned());
        }
        let none = self.zeilen.iter().filter(|z| z.nutzung.wert().is_none()).count() as u64;
        if none > 0 {
            let what = count(none, "Komponente ist", "Komponenten sind");
            notes.push(format!("{what} für keinen aktiven Prozess anwendbar."));
        }
        let rows = self.zeilen.iter().map(|z| {
            let mut row = vec![
                Cell::Text(z.name.clone()),
                Cell::count(Some(z.genutzt)),
                Cell::count(Some(z.teilweise)),
                Cell::count(Some(z.geplant)),
                Cell::kennwert(z.nutzung),
            ];
            if self.seit.is_some() {
                let change = z.aenderung.map(Differenz::kurz);
                row.push(Cell::text(change.or_else(|| z.neu.then(|| "neu".to_owned()))));
            }
            row
        });
        let table = Table {
            columns,
            rows: rows.collect(),
            footer: Vec::new(),
        };
        vec![Block::Table(table), Block::Notes(notes)]
    }
}

fn count_uses(stand: &Stand) -> Vec<(KomponenteId, String, Einsatz)> {
    let registry = &stand.snapshot.registry;
    let prozesse = Population::new(registry, None).prozesse;
    let columns = Spalten::on(registry, stand.tag).komponenten;
    let counted = columns.into_iter().map(|komponente| {
        let einsatz = Einsatz::of(komponente, prozesse.iter().copied(), stand.tag);
        (komponente.id.clone(), komponente.name.clone(), einsatz)
    });
    counted.collect()
}
