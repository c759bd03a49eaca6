//! The course over the last quarters: the main figures at the end of each.

use serde::{Serialize, Serializer};

use super::eingabe::{Eingabe, Stand};
use crate::model::{Datum, Kennzahl, Quartal};
use crate::score::{Kennwert, Summe};
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::count;

/// With fewer rows the figures with their changes say it all.
const LEAST: usize = 4;

/// The main figures of the registry at the end of a quarter: all that the course needs of it.
pub struct Quartalsstand {
    quartal: Quartal,
    tag: Datum,
    commit: String,
    unlesbar: usize,
    summe: Summe,
}

impl Quartalsstand {
    /// Those of `stand`, the last one of `quartal`.
    pub fn new(quartal: Quartal, stand: &Stand) -> Self {
        Self {
            quartal,
            tag: stand.tag,
            commit: stand.commit.id.to_string(),
            unlesbar: stand.snapshot.unreadable,
            summe: stand.summe(),
        }
    }
}

/// The rows, from old to new, the quarter of the report the last one.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Verlauf {
    zeilen: Vec<QuartalRow>,
}

#[derive(Debug, Serialize)]
struct QuartalRow {
    quartal: Quartal,
    stichtag: Datum,
    commit: String,
    unlesbar: usize,
    prozesse: u64,
    #[serde(flatten, serialize_with = "by_key")]
    anteile: [Kennwert; 4],
}

/// The shares that are followed, with their titles.
const FOLGE: [(Kennzahl, &str, Room); 4] = [
    (
        Kennzahl::Digitalisierungsquote,
        "Quote (digitalisierte)",
        Room::Fixed(0),
    ),
    (Kennzahl::Digitalisierungsgrad, "Grad (Prozesse)", Room::Fixed(0)),
    (Kennzahl::Pruefgrad, "Prüfgrad (Zellen)", Room::Fixed(0)),
    (
        Kennzahl::AnteilDigitalerFaelle,
        "Anteil digitaler Fälle",
        Room::Fixed(1),
    ),
];

fn by_key<S: Serializer>(anteile: &[Kennwert; 4], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(
        FOLGE
            .iter()
            .zip(anteile)
            .map(|((kennzahl, ..), wert)| (kennzahl, wert)),
    )
}

impl QuartalRow {
    fn new(stand: &Quartalsstand) -> Self {
        Self {
            quartal: stand.quartal,
            stichtag: stand.tag,
            commit: stand.commit.clone(),
            unlesbar: stand.unlesbar,
            prozesse: stand.summe.prozesse,
            anteile: FOLGE.map(|(kennzahl, ..)| kennzahl.wert(&stand.summe)),
        }
    }
}

impl Verlauf {
    /// The course up to the quarter of the report.
    pub fn new(eingabe: &Eingabe) -> Self {
        let now = Quartalsstand::new(eingabe.quartal, &eingabe.stand);
        let all = eingabe.verlauf.iter().chain([&now]);
        Self {
            zeilen: all.map(QuartalRow::new).collect(),
        }
    }

    /// The table; nothing where the history is short or there is no process.
    pub fn blocks(&self) -> Vec<Block> {
        if self.zeilen.len() < LEAST || self.zeilen.last().is_none_or(|last| last.prozesse == 0) {
            return Vec::new();
        }
        let mut columns = vec![
            Column::new("quartal", "Quartal", Room::Fixed(0)),
            Column::new("prozesse", "Aktive Prozesse", Room::Fixed(0)),
        ];
        columns.extend(FOLGE.map(|(kennzahl, title, room)| Column::new(kennzahl.as_str(), title, room)));
        let rows = self.zeilen.iter().map(|zeile| {
            let mut row = vec![
                Cell::Id(zeile.quartal.to_string()),
                Cell::count(Some(zeile.prozesse)),
            ];
            row.extend(zeile.anteile.map(Cell::kennwert));
            row
        });
        let table = Table {
            columns,
            rows: rows.collect(),
            footer: Vec::new(),
        };
        let mut notes = vec![
            "Jeweils am letzten Tag des Quartals, aus dem Register und den Einstellungen dieses Tages."
                .to_owned(),
        ];
        if let Some(last) = self.zeilen.last().filter(|z| z.stichtag < z.quartal.last_day()) {
            notes.push(format!("{}: am {}.", last.quartal, last.stichtag.german()));
        }
        let unreadable = self.zeilen.iter().filter(|z| z.unlesbar > 0).map(|z| {
            let n = z.unlesbar as u64;
            let files = count(
                n,
                "Datei war nicht lesbar und fehlt",
                "Dateien waren nicht lesbar und fehlen",
            );
            format!("{}: {files} in den Zahlen.", z.quartal)
        });
        notes.extend(unreadable);
        vec![Block::Table(table), Block::Notes(notes)]
    }
}
