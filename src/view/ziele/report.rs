//! The goals for people: how each stands, and its way to the Soll; and as flat data.

use super::bild::balken;
use super::result::Ziele;
use super::rows::{Punkt, ZielRow};
use crate::score::Differenz;
use crate::score::ziel::ZielStatus;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::verlauf::sparkline_up_to;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, percent};

/// The states, what needs attention first.
const ORDER: [ZielStatus; 6] = [
    ZielStatus::Verfehlt,
    ZielStatus::Gefaehrdet,
    ZielStatus::Offen,
    ZielStatus::Unbekannt,
    ZielStatus::AufKurs,
    ZielStatus::Erreicht,
];

/// Bars of a course.
const MOST_BARS: usize = 16;

impl Output for Ziele {
    const NAME: &'static str = "ziele";

    /// Since 2 the base of a mean says over how many of how many processes, as everywhere.
    fn version(&self) -> u32 {
        2
    }

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        if self.zeilen.is_empty() {
            return report.section(None, vec![Block::Paragraph(self.nothing().to_owned())]);
        }
        let blocks = vec![Block::Paragraph(self.summary()), Block::Table(self.table())];
        let mut report = report.section(None, blocks);
        if let Some(name) = &self.oe_name {
            let note = format!(
                "Oben gelten Ist und Stand für das ganze Ziel mit allen seinen Prozessen. Hier steht dieselbe Kennzahl nur \
                 für die Prozesse von {name} mit allem, was darunter liegt; einen eigenen Stand gibt es dafür nicht."
            );
            let blocks = vec![Block::Table(self.inside()), Block::Notes(vec![note])];
            report = report.section(Some("Davon in dieser Einheit"), blocks);
        }
        report
            .section(
                Some("Der Weg zum Soll"),
                vec![Block::Table(self.way()), Block::Notes(self.legend())],
            )
            .section(Some("Was die Zahlen bedeuten"), vec![Block::List(self.notes())])
    }

    /// All goals as one table, each number in a column of its own.
    fn data(&self, _: &Kopf) -> Table {
        let mut keys = vec![
            "ziel",
            "name",
            "kennzahl",
            "soll",
            "bis",
            "ist",
            "basis_einheit",
            "basis_teil",
            "basis_von",
            "prozesse",
            "gezaehlt",
            "status",
            "linie",
            "abstand",
            "start_tag",
            "start_wert",
            "quelle",
        ];
        if self.oe.is_some() {
            keys.extend(["einheit_ist", "einheit_prozesse"]);
        }
        Table::for_machines(keys, self.zeilen.iter().map(ZielRow::for_machines))
    }
}

impl Ziele {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Ziele: {name}"),
            None => "Ziele".to_owned(),
        }
    }

    fn nothing(&self) -> &'static str {
        if self.oe_name.is_some() && self.andere > 0 {
            "Kein Ziel misst einen aktiven Prozess dieser Einheit. Ohne `--oe` stehen hier alle Ziele."
        } else if self.is_filtered {
            "Auf den Filter trifft kein Ziel zu."
        } else {
            "Das Register hat noch kein Ziel. Ein Ziel ist eine Datei im Ordner `ziele/`; \
             `ddv liste ziele --felder` nennt ihre Angaben."
        }
    }

    /// `7 Ziele: 1 verfehlt, 2 gefährdet und 4 auf Kurs.`
    fn summary(&self) -> String {
        let parts: Vec<String> = ORDER
            .into_iter()
            .map(|status| (self.zusammenfassung.of(status), status.label()))
            .filter(|(n, _)| *n > 0)
            .map(|(n, name)| format!("{n} {name}"))
            .collect();
        let goals = count(self.zusammenfassung.ziele, "Ziel", "Ziele");
        format!("{goals}: {}.", aufzaehlung(&parts))
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::new("status", "Stand", Room::Fixed(0)),
            Column::new("name", "Ziel", Room::Whole),
            Column::new("ist", "Ist", Room::Whole),
            Column::new("soll", "Soll", Room::Fixed(0)),
            Column::new("bis", "bis", Room::Fixed(0)),
            Column::new("linie", "nötig", Room::Fixed(1)),
            Column::new("ziel", "Kennung", Room::Fixed(2)),
        ];
        let row = |z: &ZielRow| {
            vec![
                Cell::Text(z.status.label().to_owned()),
                Cell::Text(format!("{} ({})", z.name, z.kennzahl.name())),
                Cell::kennwert(z.zahl),
                Cell::Percent(z.soll),
                Cell::Date(z.bis),
                Cell::percent(super::needed(z.status, z.linie)),
                Cell::Id(z.ziel.to_string()),
            ]
        };
        Table {
            columns,
            rows: self.zeilen.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }

    /// The figures of the OE alone.
    fn inside(&self) -> Table {
        let row = |z: &ZielRow| {
            let part = z.einheit.as_ref();
            let processes = part.map(|part| {
                let (here, all) = (grouped(part.basis.prozesse), grouped(z.basis.prozesse));
                format!("{here} von {all}")
            });
            vec![
                Cell::Text(format!("{} ({})", z.name, z.kennzahl.name())),
                part.map_or(Cell::Missing, |part| Cell::kennwert(part.zahl)),
                Cell::text(processes),
            ]
        };
        Table {
            columns: vec![
                Column::new("name", "Ziel", Room::Whole),
                Column::new("einheit_ist", "Ist der Einheit", Room::Fixed(0)),
                Column::new("einheit_prozesse", "Prozesse des Ziels", Room::Fixed(0)),
            ],
            rows: self.zeilen.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }

    fn way(&self) -> Table {
        let row = |z: &ZielRow| {
            vec![
                Cell::Text(z.name.clone()),
                Cell::Id(balken(z.ist, super::needed(z.status, z.linie), z.soll)),
                Cell::text(z.line_distance()),
                Cell::text(z.first()),
                Cell::text(z.course()),
            ]
        };
        let mut table = Table {
            columns: vec![
                Column::new("name", "Ziel", Room::Whole),
                Column::new("bild", "0 bis 100 %", Room::Fixed(0)),
                Column::new("abstand", "zur Linie", Room::Fixed(0)),
                Column::new("start", "erster Wert", Room::Fixed(1)),
                Column::new("verlauf", "Verlauf", Room::Fixed(0)),
            ],
            rows: self.zeilen.iter().map(row).collect(),
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        table
    }

    fn legend(&self) -> Vec<String> {
        let mut legend = vec!["Balken: █ Ist, │ Soll, ┊ was die Linie zum Soll heute verlangt.".to_owned()];
        if self.zeilen.iter().any(|z| z.abstand.is_some()) {
            legend.push("Zur Linie: Ist über (+) oder unter (-) dieser Linie, in Prozentpunkten.".to_owned());
        }
        if self.zeilen.iter().any(|z| !z.verlauf.is_empty()) {
            legend.push(
                "Verlauf: vom ersten Wert über die Enden der Quartale bis heute; █ heißt Soll erreicht."
                    .to_owned(),
            );
        }
        legend
    }
}

impl ZielRow {
    /// How far above or below the line, where it decides the state.
    fn line_distance(&self) -> Option<String> {
        super::needed(self.status, self.linie)?;
        Some(Differenz::anteil(self.ist, self.linie)?.kurz())
    }

    /// `8,3 % am 12.11.2024`.
    fn first(&self) -> Option<String> {
        let start = self.start?;
        let value = start.wert.map_or_else(|| "ohne Wert".to_owned(), percent);
        Some(format!("{value} am {}", start.tag.german()))
    }

    fn course(&self) -> Option<String> {
        let values: Vec<Option<f64>> = self.verlauf.iter().map(|Punkt { wert, .. }| *wert).collect();
        (!values.is_empty()).then(|| sparkline_up_to(&values, self.soll, MOST_BARS))
    }

    fn for_machines(&self) -> Vec<Cell> {
        let basis = &self.basis;
        let mut cells = vec![
            Cell::Id(self.ziel.to_string()),
            Cell::Text(self.name.clone()),
            Cell::Id(self.kennzahl.as_str().to_owned()),
            Cell::Percent(self.soll),
            Cell::Date(self.bis),
            Cell::percent(self.ist),
            Cell::Id(basis.einheit.as_str().to_owned()),
            Cell::count(Some(basis.teil)),
            Cell::count(Some(basis.von)),
            Cell::count(Some(basis.prozesse)),
            Cell::count(Some(basis.gezaehlt)),
            Cell::Id(self.status.as_str().to_owned()),
            Cell::percent(self.linie),
            Cell::percent(self.abstand),
            self.start.map_or(Cell::Missing, |start| Cell::Date(start.tag)),
            Cell::percent(self.start.and_then(|start| start.wert)),
            Cell::text(self.quelle.as_deref()),
        ];
        if let Some(part) = &self.einheit {
            cells.extend([Cell::percent(part.ist), Cell::count(Some(part.basis.prozesse))]);
        }
        cells
    }
}
