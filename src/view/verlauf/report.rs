//! The time series for people and for CSV.

use super::kennzahl::{Gruppe, Umfang, Verlaufskennzahl};
use super::result::{Reihe, Verlauf};
use super::sparkline::sparkline;
use crate::model::Kennzahl;
use crate::score::{Differenz, Kennwert};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::zahlwort::{count, verb};

impl Output for Verlauf {
    const NAME: &'static str = "verlauf";

    fn report(&self, kopf: &Kopf) -> Report {
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
            .section(Some("Stand für Stand"), self.points())
    }

    /// The time series as data: one row per point.
    fn data(&self, _: &Kopf) -> Table {
        self.all_points()
    }
}

impl Verlauf {
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
            Column::new("anfang", "Anfang", Room::Fixed(2)),
            Column::new("ende", "Ende", Room::Fixed(0)),
            Column::new("aenderung", "Änderung", Room::Fixed(0)),
            Column::new("zuletzt", "zuletzt", Room::Fixed(3)),
        ];
        let row = |kennzahl: &Verlaufskennzahl| {
            let werte = self.werte(*kennzahl);
            let numbers: Vec<_> = werte.iter().map(|wert| wert.and_then(Kennwert::wert)).collect();
            let cell = |wert: Option<Kennwert>| wert.map_or(Cell::Missing, Cell::kennwert);
            let change = |before: Option<Kennwert>, after: Option<Kennwert>| {
                Cell::id(
                    before
                        .zip(after)
                        .and_then(|(before, after)| after.since(before))
                        .map(Differenz::kurz),
                )
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
        let is_shown = |kennzahl: &&Verlaufskennzahl| {
            let values = self.werte(**kennzahl);
            let has_value = values
                .iter()
                .flatten()
                .any(|wert| wert.wert().is_some_and(|n| n != 0.0));
            has_value || kennzahl.gruppe() != Gruppe::Anzahl
        };
        Table {
            columns,
            rows: self.kennzahlen().iter().filter(is_shown).map(row).collect(),
            footer: Vec::new(),
        }
    }

    fn notes(&self) -> Vec<String> {
        let what = if self.is_by_commit() {
            "Jeder Stand ist ein Commit, der das Register geändert hat"
        } else {
            "Jeder Stand ist der letzte Commit bis zum Ende seines Tages"
        };
        let mut notes = vec![format!(
            "{what}; die Balken reichen je Kennzahl vom kleinsten zum größten Wert. Änderungen von Anteilen stehen in \
             Prozentpunkten; „zuletzt“ ist die Änderung seit dem Stand davor."
        )];
        if let Some(last) = self.punkte().last().filter(|reihe| reihe.laufend) {
            notes.push(format!(
                "{} läuft noch: Werte am {}.",
                last.name,
                last.stichtag.german()
            ));
        }
        // Nobody did anything, and yet it changed: a reader must know.
        let ages = self.kennzahlen().iter().filter(|kennzahl| kennzahl.ages());
        notes.extend(ages.map(|kennzahl| {
            format!(
                "{} ändert sich auch, wenn niemand etwas ändert: Der Turnus läuft ab.",
                kennzahl.title()
            )
        }));
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

    /// One row per point, for machines: everything.
    fn all_points(&self) -> Table {
        let keys = [
            ("stand", "Stand"),
            ("stichtag", "Stichtag"),
            ("commit", "Commit"),
            ("unlesbar_dateien", "Unlesbar"),
        ];
        let figures = self.kennzahlen().iter().map(|k| (k.as_str(), k.title()));
        let columns = keys.into_iter().chain(figures);
        let row = |reihe: &Reihe| {
            let mut cells = vec![
                Cell::Id(reihe.name.clone()),
                Cell::Date(reihe.stichtag),
                Cell::Id(reihe.commit.clone()),
                Cell::count(Some(reihe.unlesbar as u64)),
            ];
            cells.extend(
                self.kennzahlen()
                    .iter()
                    .map(|k| reihe.cell(*k, Cell::kennwert_alone)),
            );
            cells
        };
        Table {
            columns: columns
                .map(|(key, title)| Column::new(key, title, Room::Fixed(0)))
                .collect(),
            rows: self.punkte().iter().map(row).collect(),
            footer: Vec::new(),
        }
    }

    /// One row per point, for people: what a table of figures side by side can say, each share with its base. Of commits
    /// only those that changed one of the figures.
    fn points(&self) -> Vec<Block> {
        let is_by_commit = self.is_by_commit();
        let shown: Vec<Verlaufskennzahl> = self
            .kennzahlen()
            .iter()
            .copied()
            .filter(|k| self.is_point(*k))
            .collect();
        let mut columns = vec![
            Column::new("stand", "Stand", Room::Head),
            Column::new(
                "stichtag",
                "Stichtag",
                Room::Fixed(if is_by_commit { 0 } else { 30 }),
            ),
        ];
        if !is_by_commit {
            columns.push(Column::new("commit", "Commit", Room::Fixed(31)));
        }
        let titles = shown
            .iter()
            .map(|k| Column::new(k.as_str(), k.title(), Room::Fixed(k.room())));
        columns.extend(titles);
        let figures =
            |reihe: &Reihe| -> Vec<Cell> { shown.iter().map(|k| reihe.cell(*k, Cell::kennwert)).collect() };
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut last = None;
        for reihe in self.punkte() {
            let figures = figures(reihe);
            if is_by_commit && last.as_ref() == Some(&figures) {
                continue;
            }
            let mut cells = vec![Cell::Id(reihe.name.clone()), Cell::Date(reihe.stichtag)];
            if !is_by_commit {
                cells.push(Cell::Id(reihe.commit[..reihe.commit.len().min(12)].to_owned()));
            }
            cells.extend(figures.iter().cloned());
            rows.push(cells);
            last = Some(figures);
        }
        let hidden = (self.punkte().len() - rows.len()) as u64;
        let hidden = (hidden > 0).then(|| {
            let states = count(hidden, "Stand, der", "Stände, die");
            let verb = verb(hidden, "ändert, ist", "ändern, sind");
            format!("{states} an diesen Kennzahlen nichts {verb} nicht gezeigt; `--format csv` enthält alle.")
        });
        let table = Table {
            columns,
            rows,
            footer: Vec::new(),
        };
        vec![Block::Table(table), Block::Notes(hidden.into_iter().collect())]
    }

    /// Whether a figure gets a column for people: it is no count of entries, it was there once, and no other column
    /// says it as its base.
    fn is_point(&self, kennzahl: Verlaufskennzahl) -> bool {
        let has_quote = self
            .kennzahlen()
            .contains(&Verlaufskennzahl::Katalog(Kennzahl::Digitalisierungsquote));
        kennzahl.gruppe() != Gruppe::Anzahl
            && !(has_quote && kennzahl.is_base_of_quote())
            && self
                .werte(kennzahl)
                .iter()
                .flatten()
                .any(|wert| wert.wert().is_some())
    }
}

impl Reihe {
    fn cell(&self, kennzahl: Verlaufskennzahl, as_cell: fn(Kennwert) -> Cell) -> Cell {
        let wert = self.werte.get(&kennzahl).copied().flatten();
        wert.map_or(Cell::Missing, as_cell)
    }

    fn in_words(&self) -> String {
        format!("{} ({})", self.name, self.stichtag.german())
    }
}
