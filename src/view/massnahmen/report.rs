//! The Maßnahmenkatalog for people, and as flat data.

use super::konflikt::KonfliktRow;
use super::result::{AbhaengigkeitRow, MassnahmeRow, Massnahmen};
use crate::model::Datum;
use crate::model::komponente::MassnahmeArt;
use crate::score::massnahme::{UEBERLAST_AB, Zeitlage};
use crate::view::columns::Columns;
use crate::view::gantt::{Bar, Gantt, Row};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::title;
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

const TITLE: &str = "Maßnahmenkatalog";

impl Output for Massnahmen {
    const NAME: &'static str = "massnahmen";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(title(TITLE, self.oe_name.as_ref()), kopf.context());
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
            let table = Columns::new()
                .people("komponente", "Komponente", Room::Whole, |b: &AbhaengigkeitRow| {
                    Cell::Text(b.name.clone())
                })
                .people("braucht", "braucht", Room::Whole, |b| Cell::Text(b.needed()))
                .people("lage", "am Stichtag", Room::Fixed(0), |b| {
                    Cell::Text(b.braucht.availability.clone())
                })
                .table(&self.abhaengigkeiten);
            report = report.section(Some("Abhängigkeiten"), vec![Block::Table(table)]);
        }
        if !self.zeilen.is_empty() {
            let folded = Block::Folded {
                summary: format!(
                    "Alle Zeiträume ({})",
                    count(self.zeilen.len() as u64, "Maßnahme", "Maßnahmen")
                ),
                blocks: vec![Block::Table(
                    columns().table(&self.zeilen).without_empty_columns(),
                )],
            };
            report = report.section(None, vec![folded]);
        }
        report
    }

    /// One row per Maßnahme.
    fn data(&self, _: &Kopf) -> Table {
        columns().data(&self.zeilen)
    }
}

impl Massnahmen {
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
            title: title(TITLE, self.oe_name.as_ref()),
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
        for group in self.konflikte.chunk_by(KonfliktRow::is_alike) {
            blocks.push(Block::Paragraph(group[0].heading()));
            blocks.push(Block::List(group.iter().map(KonfliktRow::line).collect()));
        }
        blocks.push(Block::Notes(notes));
        blocks
    }
}

fn columns() -> Columns<'static, MassnahmeRow> {
    Columns::new()
        .machines("komponente", |z: &MassnahmeRow| Cell::reference(&z.komponente))
        .both("name", "Komponente", Room::Whole, |z| Cell::Text(z.name.clone()))
        .people("art", "Maßnahme", Room::Whole, |z| {
            Cell::Text(z.art.map_or("ohne Art", MassnahmeArt::label).to_owned())
        })
        .machines("art", |z| Cell::id(z.art.map(MassnahmeArt::as_str)))
        .both("von", "von", Room::Fixed(0), |z| Cell::date(z.von))
        .both("bis", "bis", Room::Fixed(0), |z| Cell::date(z.bis))
        .both("tage", "Tage", Room::Fixed(2), |z| Cell::count(z.tage))
        .people("lage", "Stand", Room::Fixed(0), |z| {
            Cell::Id(state(z.lage).to_owned())
        })
        .machines("lage", |z| Cell::Id(z.lage.as_str().to_owned()))
        .both("projekte", "Projekte", Room::Fixed(3), |z| Cell::ids(&z.projekte))
}

fn bar(z: &MassnahmeRow) -> Option<Bar> {
    z.tage?;
    let (from, to) = z.von.zip(z.bis)?;
    Some(Bar {
        sign: z.art.map_or('?', sign),
        name: z.art.map_or("Maßnahme ohne Art", MassnahmeArt::label).to_owned(),
        from,
        to,
    })
}
