//! The time series for people and for CSV.

use super::kennzahl::{Gruppe, Kennzahl, Umfang};
use super::reihe::{Reihe, Verlauf};
use super::sparkline::sparkline;
use super::wert::Wert;
use crate::view::kopf::Kopf;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::zahlwort::count;

impl Verlauf {
    /// The time series for people: each figure with its way, then the main ones point by point.
    pub fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        let (Some(first), Some(last)) = (self.punkte().first(), self.punkte().last()) else {
            let text = "In diesem Zeitraum gibt es keinen Stand des Registers.".to_owned();
            return report.section(None, vec![Block::Paragraph(text)]);
        };
        let span = if self.punkte().len() == 1 {
            format!("Ein Stand: {}.", last.in_words())
        } else {
            let points = count(self.punkte().len() as u64, "Stand", "Stände");
            format!("{points} von {} bis {}.", first.in_words(), last.in_words())
        };
        report
            .section(
                None,
                vec![
                    Block::Paragraph(span),
                    Block::Table(self.ways()),
                    Block::Notes(self.notes()),
                ],
            )
            .section(Some("Stand für Stand"), vec![Block::Table(self.points(true))])
    }

    /// The time series as data: one row per point.
    pub fn data(&self, kopf: &Kopf) -> Report {
        let table = Block::Table(self.points(false));
        Report::new(self.title(), kopf.context()).section(None, vec![table])
    }

    fn title(&self) -> String {
        let name = self.umfang_name.as_deref().unwrap_or_default();
        match self.umfang() {
            Umfang::Register => "Verlauf".to_owned(),
            Umfang::Einheit | Umfang::Prozess => format!("Verlauf: {name}"),
        }
    }

    /// One row per figure: its bars, its first and last value, how far it went.
    fn ways(&self) -> Table {
        let columns = vec![
            Column::new("kennzahl", "Kennzahl", Room::Head),
            Column::new("verlauf", "Verlauf", Room::Fixed(1)),
            Column::new("anfang", "Anfang", Room::Fixed(3)),
            Column::new("ende", "Ende", Room::Fixed(0)),
            Column::new("aenderung", "Änderung", Room::Fixed(0)),
            Column::new("zuletzt", "zuletzt", Room::Fixed(2)),
        ];
        let row = |kennzahl: &Kennzahl| {
            let werte = self.werte(*kennzahl);
            let numbers: Vec<_> = werte.iter().map(|wert| wert.map(Wert::get)).collect();
            let cell = |wert: Option<Wert>| wert.map_or(Cell::Missing, Wert::cell);
            let change = |before: Option<Wert>, after: Option<Wert>| {
                let words = before
                    .zip(after)
                    .map(|(before, after)| after.change_since(before));
                words.map_or(Cell::Missing, Cell::Id)
            };
            let end = werte.last().copied().flatten();
            let begin = werte.first().copied().flatten();
            let previous = werte.iter().rev().nth(1).copied().flatten();
            vec![
                Cell::Text(kennzahl.title().to_owned()),
                Cell::Id(sparkline(&numbers)),
                cell(begin),
                cell(end),
                change(begin, end),
                change(previous, end),
            ]
        };
        // What never was there needs no row.
        let is_shown = |kennzahl: &&Kennzahl| {
            let values = self.werte(**kennzahl);
            let has_value = values.iter().flatten().any(|wert| wert.get() != 0.0);
            has_value || kennzahl.gruppe() != Gruppe::Anzahl
        };
        Table {
            columns,
            rows: self.kennzahlen().iter().filter(is_shown).map(row).collect(),
            footer: Vec::new(),
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            "Jeder Stand ist der letzte Commit bis zum Ende seines Tages; die Balken reichen je Kennzahl vom kleinsten zum \
             größten Wert. „zuletzt“ ist die Änderung seit dem Stand davor."
                .to_owned(),
        ];
        if let Some(last) = self.punkte().last().filter(|reihe| reihe.laufend) {
            notes.push(format!(
                "{} läuft noch: Werte am {}.",
                last.name,
                last.stichtag.german()
            ));
        }
        let unreadable = self.punkte().iter().filter(|reihe| reihe.unlesbar > 0);
        notes.extend(unreadable.map(|reihe| match reihe.unlesbar {
            1 => format!(
                "{}: Eine Datei war nicht lesbar und fehlt in den Zahlen.",
                reihe.name
            ),
            n => format!(
                "{}: {n} Dateien waren nicht lesbar und fehlen in den Zahlen.",
                reihe.name
            ),
        }));
        let broken = self.punkte().iter().filter(|reihe| reihe.ist_fehlerhaft);
        notes.extend(broken.map(|reihe| {
            format!(
                "{}: `ddv.toml` war fehlerhaft, deshalb gibt es keine Zahlen.",
                reihe.name
            )
        }));
        notes
    }

    /// One row per point. For people only what a table of figures side by side can say; for machines everything.
    fn points(&self, is_for_people: bool) -> Table {
        let mut columns = vec![
            Column::new("stand", "Stand", Room::Head),
            Column::new("stichtag", "Stichtag", Room::Fixed(30)),
            Column::new("commit", "Commit", Room::Fixed(31)),
        ];
        if !is_for_people {
            columns.push(Column::new("unlesbar_dateien", "Unlesbar", Room::Fixed(32)));
        }
        let is_shown = |kennzahl: &&Kennzahl| {
            !is_for_people
                || (kennzahl.gruppe() != Gruppe::Anzahl && self.werte(**kennzahl).iter().any(Option::is_some))
        };
        let shown: Vec<Kennzahl> = self
            .kennzahlen()
            .iter()
            .copied()
            .filter(|k| is_shown(&k))
            .collect();
        for (place, kennzahl) in shown.iter().enumerate() {
            let room = Room::Fixed(u8::try_from(place).unwrap_or(u8::MAX));
            columns.push(Column::new(kennzahl.as_str(), kennzahl.title(), room));
        }
        let row = |reihe: &Reihe| {
            let commit = if is_for_people {
                reihe.commit[..reihe.commit.len().min(12)].to_owned()
            } else {
                reihe.commit.clone()
            };
            let mut cells = vec![
                Cell::Id(reihe.name.clone()),
                Cell::Date(reihe.stichtag),
                Cell::Id(commit),
            ];
            if !is_for_people {
                cells.push(Cell::count(Some(reihe.unlesbar as u64)));
            }
            cells.extend(shown.iter().map(|kennzahl| {
                let wert = reihe.werte.get(kennzahl).copied().flatten();
                wert.map_or(Cell::Missing, Wert::short_cell)
            }));
            cells
        };
        Table {
            columns,
            rows: self.punkte().iter().map(row).collect(),
            footer: Vec::new(),
        }
    }
}

impl Reihe {
    fn in_words(&self) -> String {
        format!("{} ({})", self.name, self.stichtag.german())
    }
}
