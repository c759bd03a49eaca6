//! The course over the last quarters: the main figures at the end of each.

use serde::Serialize;

use super::differenz::{Groesse, GroesseJson};
use super::eingabe::{Eingabe, Stand};
use super::zustand::Zustand;
use crate::model::{Datum, Quartal};
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
    zustand: Zustand,
}

impl Quartalsstand {
    /// Those of `stand`, the last one of `quartal`.
    pub fn new(quartal: Quartal, stand: &Stand) -> Self {
        Self {
            quartal,
            tag: stand.tag,
            commit: stand.commit.id.to_string(),
            unlesbar: stand.snapshot.unreadable,
            zustand: Zustand::of(stand),
        }
    }
}

/// The rows, from old to new, the quarter of the report the last one.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Verlauf {
    zeilen: Vec<Zeile>,
}

#[derive(Debug, Serialize)]
struct Zeile {
    quartal: Quartal,
    stichtag: Datum,
    commit: String,
    unlesbar: usize,
    prozesse: u64,
    digitalisierungsquote: GroesseJson,
    digitalisierungsgrad: GroesseJson,
    pruefgrad: GroesseJson,
    anteil_digitaler_faelle: GroesseJson,
    #[serde(skip)]
    anteile: [Groesse; 4],
}

impl Zeile {
    fn new(stand: &Quartalsstand) -> Self {
        let zustand = &stand.zustand;
        let summe = &zustand.summe;
        let anteile = [
            zustand.quote(),
            zustand.grad(),
            Groesse::teil(summe.geprueft, summe.zu_pruefen),
            zustand.digitale_faelle(),
        ];
        let [quote, grad, pruefgrad, faelle] = anteile.map(Groesse::json);
        Self {
            quartal: stand.quartal,
            stichtag: stand.tag,
            commit: stand.commit.clone(),
            unlesbar: stand.unlesbar,
            prozesse: summe.prozesse,
            digitalisierungsquote: quote,
            digitalisierungsgrad: grad,
            pruefgrad,
            anteil_digitaler_faelle: faelle,
            anteile,
        }
    }
}

impl Verlauf {
    /// The course up to the quarter of the report.
    pub fn new(eingabe: &Eingabe) -> Self {
        let now = Quartalsstand::new(eingabe.quartal, &eingabe.stand);
        let all = eingabe.verlauf.iter().chain([&now]);
        Self {
            zeilen: all.map(Zeile::new).collect(),
        }
    }

    /// The table; nothing where the history is short or there is no process.
    pub fn blocks(&self) -> Vec<Block> {
        if self.zeilen.len() < LEAST || self.zeilen.last().is_none_or(|last| last.prozesse == 0) {
            return Vec::new();
        }
        let columns = vec![
            Column::new("quartal", "Quartal", Room::Fixed(0)),
            Column::new("prozesse", "Aktive Prozesse", Room::Fixed(0)),
            Column::new("quote", "Quote (digitalisierte)", Room::Fixed(0)),
            Column::new("grad", "Grad (Prozesse)", Room::Fixed(0)),
            Column::new("pruefgrad", "Prüfgrad (Zellen)", Room::Fixed(0)),
            Column::new("faelle", "Anteil digitaler Fälle", Room::Fixed(1)),
        ];
        let rows = self.zeilen.iter().map(|zeile| {
            let mut row = vec![
                Cell::Id(zeile.quartal.to_string()),
                Cell::count(Some(zeile.prozesse)),
            ];
            row.extend(zeile.anteile.map(Groesse::cell));
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
