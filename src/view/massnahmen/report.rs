//! The Maßnahmenkatalog for people, and as flat data.

use super::konflikt::KonfliktJson;
use super::result::{Braucht, Massnahmen, Zeile};
use crate::model::komponente::MassnahmeArt;
use crate::model::{Datum, ProjektId};
use crate::score::massnahme::{UEBERLAST_AB, Zeitlage};
use crate::view::gantt::{Bar, Gantt, Row};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
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

pub(in crate::view::massnahmen) fn date(day: Option<Datum>) -> Cell {
    day.map_or(Cell::Missing, Cell::Date)
}

const TITLE: &str = "Maßnahmenkatalog";

impl Output for Massnahmen {
    const NAME: &'static str = "massnahmen";

    fn report(&self, kopf: &Kopf) -> Report {
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
    fn data(&self, _: &Kopf) -> Table {
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
        Table::for_machines(keys, self.zeilen.iter().map(row))
    }
}

impl Massnahmen {
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
            legend: legend.map(|art| (sign(*art), art.label().to_owned())).collect(),
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
                Cell::Text(z.art.map_or("ohne Art", MassnahmeArt::label).to_owned()),
                date(z.von),
                date(z.bis),
                Cell::count(z.tage),
                Cell::Id(z.lage.label().to_owned()),
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
        name: z.art.map_or("Maßnahme ohne Art", MassnahmeArt::label).to_owned(),
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
