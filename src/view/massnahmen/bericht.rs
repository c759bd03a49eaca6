//! The Maßnahmenkatalog for people, and as flat data.

use super::katalog::{Braucht, Massnahmen, Zeile};
use super::konflikt::KonfliktJson;
use super::projekte::{self, Projektplan};
use crate::model::komponente::MassnahmeArt;
use crate::model::{Datum, ProjektId};
use crate::score::massnahme::{UEBERLAST_AB, Zeitlage};
use crate::view::gantt::{Bar, Gantt, Mark, Row};
use crate::view::kopf::Kopf;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::woerter::{ampel_name, massnahme_name, phase_name};
use crate::view::zahlwort::{count, verb};

/// The sign of a kind: its own letter, so that no colour is needed.
fn sign(art: MassnahmeArt) -> char {
    match art {
        MassnahmeArt::AnforderungenErheben => 'A',
        MassnahmeArt::Beschaffung => 'B',
        MassnahmeArt::AbstimmungIntern => 'I',
        MassnahmeArt::KontaktBak => 'K',
        MassnahmeArt::Erweiterung => 'E',
        MassnahmeArt::RolloutPlanung => 'P',
        MassnahmeArt::Rollout => 'R',
    }
}

/// The word for where a period stands.
fn state(lage: Zeitlage) -> &'static str {
    match lage {
        Zeitlage::Vorbei => "vorbei",
        Zeitlage::Laufend => "läuft",
        Zeitlage::Kuenftig => "kommt",
        Zeitlage::Unklar => "unklar",
    }
}

fn date(day: Option<Datum>) -> Cell {
    day.map_or(Cell::Missing, Cell::Date)
}

fn flat(kopf: &Kopf, title: &str, keys: &[&str], rows: Vec<Vec<Cell>>) -> Report {
    let table = Table::for_machines(keys.iter().copied(), rows);
    Report::new(title, kopf.context()).section(None, vec![Block::Table(table)])
}

const TITLE: &str = "Maßnahmenkatalog";
const PROJECT_TITLE: &str = "Maßnahmenkatalog nach Projekten";

impl Massnahmen {
    /// The catalog for people.
    pub fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(self.title(), kopf.context());
        report.context.extend(self.fenster.german());
        if self.gefragt == 0 {
            let text = match self.oe_name {
                Some(_) => "Kein aktiver Prozess dieser Einheit nutzt oder plant eine Komponente.",
                None if kopf.filter.is_some() => "Auf keine Komponente trifft der Ausdruck zu.",
                None => "Das Register hat noch keine Komponente.",
            };
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        let mut blocks: Vec<Block> = self.lead().map(Block::Paragraph).into_iter().collect();
        match self.gantt(kopf.stichtag) {
            Some(gantt) => blocks.push(Block::Gantt(gantt)),
            None if self.fenster.is_set() => {
                let text = "In diesem Zeitraum liegt keine Maßnahme mit Beginn und Ende.";
                blocks.push(Block::Paragraph(text.to_owned()));
            }
            None => {
                let text = "Keine Komponente nennt eine Maßnahme mit Beginn und Ende. Tragen Sie sie unter `massnahmen` ein: \
                            `{art: rollout, von: 2027-01-01, bis: 2027-12-31}`.";
                blocks.push(Block::Paragraph(text.to_owned()));
            }
        }
        blocks.push(Block::Notes(self.notes()));
        report = report.section(None, blocks);
        report = report.section(Some("Konflikte"), self.conflicts(kopf.stichtag));
        if !self.abhaengigkeiten.is_empty() {
            let table = Table {
                columns: vec![
                    Column::new("komponente", "Komponente", Room::Whole),
                    Column::new("braucht", "braucht", Room::Whole),
                    Column::new("lage", "am Stichtag", Room::Fixed(0)),
                ],
                rows: self.abhaengigkeiten.iter().map(depends).collect(),
                footer: Vec::new(),
            };
            report = report.section(Some("Abhängigkeiten"), vec![Block::Table(table)]);
        }
        if !self.zeilen.is_empty() {
            let folded = Block::Folded {
                summary: format!(
                    "Alle Zeiträume ({})",
                    count(self.zeilen.len() as u64, "Maßnahme", "Maßnahmen")
                ),
                blocks: vec![Block::Table(self.table())],
            };
            report = report.section(None, vec![folded]);
        }
        report
    }

    /// One row per Maßnahme.
    pub fn data(&self, kopf: &Kopf) -> Report {
        let keys = [
            "komponente",
            "name",
            "art",
            "von",
            "bis",
            "tage",
            "lage",
            "projekte",
        ];
        let row = |z: &Zeile| {
            vec![
                Cell::Id(z.komponente.to_string()),
                Cell::Text(z.name.clone()),
                z.art.map_or(Cell::Missing, |art| Cell::Id(art.to_string())),
                date(z.von),
                date(z.bis),
                Cell::count(z.tage),
                Cell::Id(z.lage.as_str().to_owned()),
                ids(&z.projekte),
            ]
        };
        flat(kopf, TITLE, &keys, self.zeilen.iter().map(row).collect())
    }

    fn title(&self) -> String {
        match &self.oe_name {
            Some(oe) => format!("{TITLE}: {oe}"),
            None => TITLE.to_owned(),
        }
    }

    fn gantt(&self, stichtag: Datum) -> Option<Gantt> {
        let mut rows: Vec<Row> = Vec::new();
        let mut used: Vec<MassnahmeArt> = Vec::new();
        for group in self.zeilen.chunk_by(|a, b| a.komponente == b.komponente) {
            let bars: Vec<Bar> = group.iter().filter_map(bar).collect();
            used.extend(group.iter().filter(|z| bar(z).is_some()).filter_map(|z| z.art));
            if !bars.is_empty() {
                rows.push(Row {
                    name: group[0].name.clone(),
                    bars,
                    marks: Vec::new(),
                });
            }
        }
        let days = rows
            .iter()
            .flat_map(|row| row.bars.iter().map(|bar| (bar.from, bar.to)));
        let (from, to) = self.fenster.span(days, stichtag)?;
        let legend = MassnahmeArt::ALL.iter().filter(|art| used.contains(art));
        Some(Gantt {
            title: self.title(),
            from,
            to,
            today: stichtag,
            rows,
            legend: legend
                .map(|art| (sign(*art), massnahme_name(*art).to_owned()))
                .collect(),
        })
    }

    /// How the measures stand, and how many conflicts there are; none without measures.
    fn lead(&self) -> Option<String> {
        let states = [
            (Zeitlage::Vorbei, "vorbei", "vorbei"),
            (Zeitlage::Laufend, "läuft", "laufen"),
            (Zeitlage::Kuenftig, "kommt noch", "kommen noch"),
            (
                Zeitlage::Unklar,
                "ohne vollständigen Zeitraum",
                "ohne vollständigen Zeitraum",
            ),
        ];
        let parts: Vec<String> = states
            .into_iter()
            .map(|(lage, one, many)| {
                (
                    self.zeilen.iter().filter(|z| z.lage == lage).count() as u64,
                    one,
                    many,
                )
            })
            .filter(|(n, ..)| *n > 0)
            .map(|(n, one, many)| count(n, one, many))
            .collect();
        let all = count(self.zeilen.len() as u64, "Maßnahme", "Maßnahmen");
        let conflicts = match self.konflikte.len() as u64 {
            0 => "kein Konflikt".to_owned(),
            n => count(n, "Konflikt", "Konflikte"),
        };
        (!parts.is_empty()).then(|| format!("{all} am Stichtag: {}; {conflicts}.", parts.join(", ")))
    }

    fn notes(&self) -> Vec<String> {
        let mut notes =
            vec!["Geordnet nach Priorität (Dringlichkeit mal Wichtigkeit), dann nach Beginn.".to_owned()];
        if self.oe_name.is_some() {
            notes.push(
                "Gezeigt sind die Komponenten, die aktive Prozesse dieser Einheit nutzen oder planen; sie gelten für die ganze \
                 Verwaltung."
                    .to_owned(),
            );
        }
        if !self.ohne_namen.is_empty() {
            notes.push(format!(
                "Ohne Maßnahmen {} {} von {}: {}.",
                verb(self.ohne_namen.len() as u64, "ist", "sind"),
                self.ohne_namen.len(),
                count(self.gefragt, "Komponente", "Komponenten"),
                self.ohne_namen.join("; ")
            ));
        }
        notes
    }

    fn conflicts(&self, stichtag: Datum) -> Vec<Block> {
        if self.konflikte.is_empty() {
            let text = "Nichts widerspricht sich: Maßnahmen, die noch laufen oder kommen, Abhängigkeiten und Termine passen zusammen.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        let notes = vec![
            format!(
                "Geprüft sind Maßnahmen, die am {} noch laufen oder kommen, und Roll-outs gegen die geplanten Einführungen.",
                stichtag.german()
            ),
            format!(
                "Ein Amt gilt als überlastet, wenn es in einem Quartal {UEBERLAST_AB} oder mehr Komponenten einführen soll."
            ),
        ];
        let mut blocks = Vec::new();
        for group in self.konflikte.chunk_by(KonfliktJson::is_alike) {
            blocks.push(Block::Paragraph(group[0].heading()));
            blocks.push(Block::List(group.iter().map(KonfliktJson::line).collect()));
        }
        blocks.push(Block::Notes(notes));
        blocks
    }

    fn table(&self) -> Table {
        let row = |z: &Zeile| {
            vec![
                Cell::Text(z.name.clone()),
                Cell::Text(z.art.map_or("ohne Art", massnahme_name).to_owned()),
                date(z.von),
                date(z.bis),
                Cell::count(z.tage),
                Cell::Id(state(z.lage).to_owned()),
                ids(&z.projekte),
            ]
        };
        let mut table = Table {
            columns: vec![
                Column::new("name", "Komponente", Room::Whole),
                Column::new("art", "Maßnahme", Room::Whole),
                Column::new("von", "von", Room::Fixed(0)),
                Column::new("bis", "bis", Room::Fixed(0)),
                Column::new("tage", "Tage", Room::Fixed(2)),
                Column::new("lage", "Stand", Room::Fixed(0)),
                Column::new("projekte", "Projekte", Room::Fixed(3)),
            ],
            rows: self.zeilen.iter().map(row).collect(),
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        table
    }
}

fn bar(z: &Zeile) -> Option<Bar> {
    z.tage?;
    let (from, to) = z.von.zip(z.bis)?;
    Some(Bar {
        sign: z.art.map_or('?', sign),
        name: z.art.map_or("Maßnahme ohne Art", massnahme_name).to_owned(),
        from,
        to,
    })
}

fn depends(b: &Braucht) -> Vec<Cell> {
    let name = b.braucht.name.clone();
    let name =
        name.unwrap_or_else(|| format!("{} (nicht lesbar oder nicht vorhanden)", b.braucht.komponente));
    vec![
        Cell::Text(b.name.clone()),
        Cell::Text(name),
        Cell::Text(b.braucht.lage.clone()),
    ]
}

fn ids(ids: &[ProjektId]) -> Cell {
    if ids.is_empty() {
        return Cell::Missing;
    }
    let ids: Vec<&str> = ids.iter().map(ProjektId::as_str).collect();
    Cell::Id(ids.join(", "))
}

/// How a project is drawn: as planned, behind its plan, and its milestones.
const PLANNED: char = '=';
const LATE: char = '!';
const REACHED: char = '◆';
const OPEN: char = '◇';

impl Projektplan {
    /// The plan for people.
    pub fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(PROJECT_TITLE, kopf.context());
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
    pub fn data(&self, kopf: &Kopf) -> Report {
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
        flat(kopf, PROJECT_TITLE, &keys, rows)
    }

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
            title: PROJECT_TITLE.to_owned(),
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
                Cell::Text(phase_name(z.phase).to_owned()),
                Cell::text(z.ampel.map(ampel_name)),
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

fn bars(z: &projekte::Zeile, stichtag: Datum) -> Vec<Bar> {
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

fn mark(m: &projekte::Meilenstein) -> Option<Mark> {
    Some(Mark {
        sign: if m.ist.is_some() { REACHED } else { OPEN },
        name: format!("Meilenstein {}", m.name.as_deref().unwrap_or("ohne Namen")),
        day: m.day()?,
        is_done: m.ist.is_some(),
    })
}

fn milestone(m: &projekte::Meilenstein) -> Vec<Cell> {
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
