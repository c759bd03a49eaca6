//! The plan of the projects for people, and as flat data.

use super::result::{self, Projektplan};
use crate::model::Datum;
use crate::model::projekt::Ampel;
use crate::view::gantt::{Bar, Gantt, Mark, Row};
use crate::view::kopf::Kopf;
use crate::view::massnahmen::report::date;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};

const TITLE: &str = "Maßnahmenkatalog nach Projekten";

/// How a project is drawn: as planned, behind its plan, and its milestones.
const PLANNED: char = '=';
const LATE: char = '!';
const REACHED: char = '◆';
const OPEN: char = '◇';

impl Output for Projektplan {
    const NAME: &'static str = "massnahmen";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(TITLE, kopf.context());
        report.context.extend(self.fenster.german());
        if self.gefragt == 0 {
            let text = "In dieser Auswahl gibt es kein Projekt.";
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        let mut blocks = vec![match self.gantt(kopf.stichtag) {
            Some(gantt) => Block::Gantt(gantt),
            None => Block::Paragraph("In dieser Auswahl nennt kein Projekt Beginn und Ende.".to_owned()),
        }];
        let undated: Vec<&str> = self
            .zeilen
            .iter()
            .filter(|z| z.tage.is_none())
            .map(|z| z.name.as_str())
            .collect();
        let mut notes = vec!["Geordnet nach Beginn.".to_owned()];
        let late = self.zeilen.iter().flat_map(|z| {
            let overdue = z.meilensteine.iter().filter(|m| m.ueberfaellig);
            overdue.map(|m| format!("{} ({})", m.name.as_deref().unwrap_or("ohne Namen"), z.name))
        });
        let late: Vec<String> = late.collect();
        if !late.is_empty() {
            notes.push(format!("Überfällige Meilensteine: {}.", late.join("; ")));
        }
        if !undated.is_empty() {
            notes.push(format!(
                "Ohne Beginn oder Ende (`termine`) und deshalb nicht gezeichnet: {}.",
                undated.join("; ")
            ));
        }
        blocks.push(Block::Notes(notes));
        report = report.section(None, blocks);
        if self.zeilen.is_empty() {
            return report;
        }
        let folded = Block::Folded {
            summary: "Alle Tage".to_owned(),
            blocks: vec![Block::Table(self.table())],
        };
        report.section(None, vec![folded])
    }

    /// A row per project, then one per milestone of it.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "projekt",
            "name",
            "art",
            "meilenstein",
            "phase",
            "ampel",
            "von",
            "bis",
            "ist",
            "tage",
            "lage",
        ];
        let mut rows = Vec::new();
        for z in &self.zeilen {
            let lead = |art: &str, milestone: Cell| {
                vec![
                    Cell::Id(z.projekt.to_string()),
                    Cell::Text(z.name.clone()),
                    Cell::Id(art.to_owned()),
                    milestone,
                    Cell::Id(z.phase.to_string()),
                    z.ampel.map_or(Cell::Missing, |ampel| Cell::Id(ampel.to_string())),
                ]
            };
            let mut row = lead("projekt", Cell::Missing);
            row.extend([
                date(z.von),
                date(z.ende_plan),
                date(z.ende_ist),
                Cell::count(z.tage),
                Cell::Id(z.lage.as_str().to_owned()),
            ]);
            rows.push(row);
            for m in &z.meilensteine {
                let mut row = lead("meilenstein", Cell::text(m.name.clone()));
                row.extend([
                    Cell::Missing,
                    date(m.plan),
                    date(m.ist),
                    Cell::Missing,
                    Cell::Missing,
                ]);
                rows.push(row);
            }
        }
        Table::for_machines(keys, rows)
    }
}

impl Projektplan {
    fn gantt(&self, stichtag: Datum) -> Option<Gantt> {
        let rows: Vec<Row> = self
            .zeilen
            .iter()
            .filter(|z| z.tage.is_some())
            .map(|z| Row {
                name: z.name.clone(),
                bars: bars(z, stichtag),
                marks: z.meilensteine.iter().filter_map(mark).collect(),
            })
            .collect();
        let days = rows.iter().flat_map(|row| {
            let bars = row.bars.iter().map(|bar| (bar.from, bar.to));
            bars.chain(row.marks.iter().map(|mark| (mark.day, mark.day)))
        });
        let (from, to) = self.fenster.span(days, stichtag)?;
        let legend = [
            (PLANNED, "Projekt, Beginn bis Ende", true),
            (
                LATE,
                "über den Plan hinaus",
                rows.iter().any(|r| r.bars.len() > 1),
            ),
            (
                REACHED,
                "Meilenstein erreicht",
                rows.iter().any(|r| r.marks.iter().any(|m| m.is_done)),
            ),
            (
                OPEN,
                "Meilenstein offen",
                rows.iter().any(|r| r.marks.iter().any(|m| !m.is_done)),
            ),
        ];
        let legend = legend.into_iter().filter(|(.., is_used)| *is_used);
        let legend = legend.map(|(sign, what, _)| (sign, what.to_owned())).collect();
        Some(Gantt {
            title: TITLE.to_owned(),
            from,
            to,
            today: stichtag,
            rows,
            legend,
        })
    }

    fn table(&self) -> Table {
        let mut rows = Vec::new();
        for z in &self.zeilen {
            rows.push(vec![
                Cell::Text(z.name.clone()),
                Cell::Text(z.phase.label().to_owned()),
                Cell::text(z.ampel.map(Ampel::label)),
                date(z.von),
                date(z.ende_plan),
                date(z.ende_ist),
            ]);
            rows.extend(z.meilensteine.iter().map(milestone));
        }
        let mut table = Table {
            columns: vec![
                Column::new("name", "Projekt, Meilenstein", Room::Whole),
                Column::new("phase", "Phase", Room::Fixed(1)),
                Column::new("ampel", "Ampel", Room::Fixed(2)),
                Column::new("von", "Beginn", Room::Fixed(0)),
                Column::new("bis", "Plan", Room::Fixed(0)),
                Column::new("ist", "Ist", Room::Fixed(0)),
            ],
            rows,
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        table
    }
}

fn bars(z: &result::Zeile, stichtag: Datum) -> Vec<Bar> {
    let Some((from, to)) = z.von.zip(z.bis) else {
        return Vec::new();
    };
    let mut bars = vec![Bar {
        sign: PLANNED,
        name: "Projekt".to_owned(),
        from,
        to,
    }];
    // A running project that has passed its planned end goes on until today.
    if z.tage_ueber_plan.is_some_and(|days| days > 0) && to < stichtag {
        bars.push(Bar {
            sign: LATE,
            name: "über den Plan hinaus".to_owned(),
            from: to.tomorrow(),
            to: stichtag,
        });
    }
    bars
}

fn mark(m: &result::Meilenstein) -> Option<Mark> {
    Some(Mark {
        sign: if m.ist.is_some() { REACHED } else { OPEN },
        name: format!("Meilenstein {}", m.name.as_deref().unwrap_or("ohne Namen")),
        day: m.day()?,
        is_done: m.ist.is_some(),
    })
}

fn milestone(m: &result::Meilenstein) -> Vec<Cell> {
    let sign = if m.ist.is_some() { REACHED } else { OPEN };
    let late = if m.ueberfaellig { ", überfällig" } else { "" };
    vec![
        Cell::Text(format!(
            "{sign} {}{late}",
            m.name.as_deref().unwrap_or("ohne Namen")
        )),
        Cell::Text(String::new()),
        Cell::Text(String::new()),
        Cell::Text(String::new()),
        date(m.plan),
        date(m.ist),
    ]
}
