//! The findings as an output like any other: one table for people, rows for machines.

use super::{Befund, Ergebnis};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};

impl Output for Ergebnis<'_> {
    const NAME: &'static str = "pruefen";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new("Befunde", kopf.context());
        let counts = Block::Paragraph(self.satz.clone());
        if self.befunde.is_empty() {
            return report.section(None, vec![counts]);
        }
        let row = |b: &Befund<'_>| {
            vec![
                Cell::Id(b.schwere.to_owned()),
                Cell::Id(b.datei.to_owned()),
                line(b.zeile),
                Cell::Id(b.code.to_owned()),
                Cell::Text(b.meldung.to_owned()),
                Cell::text(b.hilfe),
            ]
        };
        let table = Table {
            columns: vec![
                Column::new("schwere", "Schweregrad", Room::Fixed(0)),
                Column::new("datei", "Datei", Room::Head),
                Column::new("zeile", "Zeile", Room::Fixed(0)),
                Column::new("code", "Regel", Room::Fixed(1)),
                Column::new("meldung", "Meldung", Room::Whole),
                Column::new("hilfe", "Hilfe", Room::Whole),
            ],
            rows: self.befunde.iter().map(row).collect(),
            footer: Vec::new(),
        };
        report.section(None, vec![counts, Block::Table(table)])
    }

    /// One row per finding, with the keys of JSON.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "schwere", "code", "datei", "zeile", "spalte", "pfad", "meldung", "hilfe",
        ];
        let row = |b: &Befund<'_>| {
            vec![
                Cell::Id(b.schwere.to_owned()),
                Cell::Id(b.code.to_owned()),
                Cell::Id(b.datei.to_owned()),
                line(b.zeile),
                line(b.spalte),
                Cell::Id(b.pfad.to_owned()),
                Cell::Text(b.meldung.to_owned()),
                Cell::text(b.hilfe),
            ]
        };
        Table::for_machines(keys, self.befunde.iter().map(row))
    }
}

fn line(number: usize) -> Cell {
    Cell::count(Some(number as u64))
}
