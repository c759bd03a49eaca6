//! The plan of the projects for people, and as flat data.

use std::iter;

use super::result::{MeilensteinRow, ProjektRow, Projektplan};
use crate::model::Datum;
use crate::model::projekt::Ampel;
use crate::view::columns::Columns;
use crate::view::gantt::{Bar, Gantt, Mark, Row};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};

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
            overdue.map(|m| format!("{} ({})", m.name(), z.name))
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
            blocks: vec![Block::Table(
                columns().table(&self.lines()).without_empty_columns(),
            )],
        };
        report.section(None, vec![folded])
    }

    /// A row per project, then one per milestone of it.
    fn data(&self, _: &Kopf) -> Table {
        columns().data(&self.lines())
    }
}

/// A project, or one of its milestones.
struct Line<'z> {
    projekt: &'z ProjektRow,
    meilenstein: Option<&'z MeilensteinRow>,
}

impl Line<'_> {
    /// What only a project says.
    fn only(&self, cell: impl Fn(&ProjektRow) -> Cell) -> Cell {
        self.either(cell, |_| Cell::Missing)
    }

    /// What only a project says, for people: nothing below it.
    fn people(&self, cell: impl Fn(&ProjektRow) -> Cell) -> Cell {
        self.either(cell, |_| Cell::Text(String::new()))
    }

    /// What both say, each in its way.
    fn either(
        &self,
        projekt: impl Fn(&ProjektRow) -> Cell,
        meilenstein: impl Fn(&MeilensteinRow) -> Cell,
    ) -> Cell {
        self.meilenstein
            .map_or_else(|| projekt(self.projekt), meilenstein)
    }
}

fn columns<'z>() -> Columns<'z, Line<'z>> {
    Columns::new()
        .machines("projekt", |l: &Line<'z>| Cell::reference(&l.projekt.projekt))
        .machines("name", |l| Cell::Text(l.projekt.name.clone()))
        .people("name", "Projekt, Meilenstein", Room::Whole, |l| {
            l.either(|p| Cell::Text(p.name.clone()), |m| Cell::Text(milestone(m)))
        })
        .machines("art", |l| {
            Cell::Id(l.meilenstein.map_or("projekt", |_| "meilenstein").to_owned())
        })
        .machines("meilenstein", |l| {
            Cell::text(l.meilenstein.and_then(|m| m.name.clone()))
        })
        .people("phase", "Phase", Room::Fixed(1), |l| {
            l.people(|p| Cell::Text(p.phase.label().to_owned()))
        })
        .machines("phase", |l| Cell::Id(l.projekt.phase.to_string()))
        .people("ampel", "Ampel", Room::Fixed(2), |l| {
            l.people(|p| Cell::text(p.ampel.map(Ampel::label)))
        })
        .machines("ampel", |l| Cell::id(l.projekt.ampel.map(Ampel::as_str)))
        .people("von", "Beginn", Room::Fixed(0), |l| {
            l.people(|p| Cell::date(p.von))
        })
        .machines("von", |l| l.only(|p| Cell::date(p.von)))
        .both("bis", "Plan", Room::Fixed(0), |l| {
            l.either(|p| Cell::date(p.ende_plan), |m| Cell::date(m.plan))
        })
        .both("ist", "Ist", Room::Fixed(0), |l| {
            l.either(|p| Cell::date(p.ende_ist), |m| Cell::date(m.ist))
        })
        .machines("tage", |l| l.only(|p| Cell::count(p.tage)))
        .machines("lage", |l| l.only(|p| Cell::Id(p.lage.as_str().to_owned())))
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

    fn lines(&self) -> Vec<Line<'_>> {
        let lines = self.zeilen.iter().flat_map(|projekt| {
            let milestones = projekt.meilensteine.iter().map(Some);
            iter::once(None)
                .chain(milestones)
                .map(move |meilenstein| Line { projekt, meilenstein })
        });
        lines.collect()
    }
}

fn bars(z: &ProjektRow, stichtag: Datum) -> Vec<Bar> {
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

fn mark(m: &MeilensteinRow) -> Option<Mark> {
    Some(Mark {
        sign: sign(m),
        name: format!("Meilenstein {}", m.name()),
        day: m.day()?,
        is_done: m.ist.is_some(),
    })
}

fn milestone(m: &MeilensteinRow) -> String {
    let late = if m.ueberfaellig { ", überfällig" } else { "" };
    format!("{} {}{late}", sign(m), m.name())
}

fn sign(m: &MeilensteinRow) -> char {
    if m.ist.is_some() { REACHED } else { OPEN }
}
