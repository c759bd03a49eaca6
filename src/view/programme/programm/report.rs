//! One programme for people, and its projects as flat rows.

use super::komponente;
use super::result::{MeilensteinRow, Programmstatus};
use crate::model::programm::Herkunft;
use crate::view::columns::Columns;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::programme::entscheidung;
use crate::view::programme::words::{nach_lage, naechster_text, weg};
use crate::view::projekt::{ProjektRow, gefahr, meilenstein, tables as projekte};
use crate::view::report::{Block, Cell, Report, Room, Section, Table};
use crate::view::zahlwort::{count, grouped, verb};

impl Output for Programmstatus {
    const NAME: &'static str = "programm";

    fn report(&self, kopf: &Kopf) -> Report {
        let titel = self.zeile.titel();
        let report = Report::new(format!("Programm: {titel}"), kopf.context())
            .section(None, vec![Block::Facts(self.facts())]);
        if self.zeilen.is_empty() {
            let id = self.zeile.programm.as_ref().map(ToString::to_string);
            let text = format!(
                "Das Programm hat noch kein Projekt. Ein Projekt gehört dazu, wenn es `programm: {}` nennt.",
                id.unwrap_or_default()
            );
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let mut report = report;
        report.sections.extend(self.sections());
        report
    }

    /// One row per project.
    fn data(&self, _: &Kopf) -> Table {
        projekte::data(&self.zeilen())
    }
}

impl Programmstatus {
    fn zeilen(&self) -> Vec<&ProjektRow> {
        self.zeilen.iter().collect()
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let z = &self.zeile;
        let projects = match z.sums.projekte {
            0 => "keine".to_owned(),
            n => format!("{}: {}", grouped(n), nach_lage(&z.sums)),
        };
        let text = |name: &str, text: Option<String>| Some((name.to_owned(), Cell::Text(text?)));
        let facts = [
            text("Kennung", z.programm.as_ref().map(ToString::to_string)),
            text("Leitung", z.leitung.clone()),
            text("Berichtsweg", Some(weg(&z.berichtsweg))),
            text("Herkunft", z.herkunft.map(|h| herkunft_lang(h).to_owned())),
            text("Beschreibung", self.beschreibung.clone()),
            text("Projekte", Some(projects)),
            text("Nächster Meilenstein", naechster_text(&z.sums)),
        ];
        facts.into_iter().flatten().collect()
    }

    fn sections(&self) -> Vec<Section> {
        let mut geld = projekte::geld(&self.zeilen(), self.budget_bis, self.naechstes_jahr);
        if let Some(table) = &mut geld {
            table.remove_column("programm");
        }
        let mut money: Vec<Block> = geld.map(Block::Table).into_iter().collect();
        if !money.is_empty() {
            let mut notes = self.haushalt.auslassungen();
            notes.extend(self.bedarf.note());
            money.push(Block::Notes(notes));
        }
        let table = |table: Option<Table>| -> Vec<Block> { table.map(Block::Table).into_iter().collect() };
        let sections = [
            (
                "Projekte: Soll und Ist".to_owned(),
                vec![Block::Table(projekte::stand(&self.zeilen()))],
            ),
            ("Budget".to_owned(), money),
            (
                "Ergebnisse".to_owned(),
                table(projekte::ergebnisse(&self.zeilen())),
            ),
            ("Gefährdete Projekte".to_owned(), self.endangered()),
            ("Offene Meilensteine".to_owned(), self.milestones()),
            (
                format!("Entscheidungen seit dem {}", self.seit.german()),
                self.decisions(),
            ),
            (
                "Komponenten".to_owned(),
                table(komponente::table(&self.komponenten)),
            ),
        ];
        sections
            .into_iter()
            .filter(|(_, blocks)| !blocks.is_empty())
            .map(|(heading, blocks)| Section::new(Some(&heading), blocks))
            .collect()
    }

    fn endangered(&self) -> Vec<Block> {
        let items = self.gefaehrdete.iter();
        let items: Vec<String> = items.map(|z| gefahr::text(&z.gefahr, &z.projekt_name)).collect();
        if !items.is_empty() {
            return vec![Block::List(items)];
        }
        if self.zeile.sums.laufend == 0 {
            return Vec::new();
        }
        vec![Block::Paragraph(
            "Kein laufendes Projekt ist gefährdet.".to_owned(),
        )]
    }

    fn milestones(&self) -> Vec<Block> {
        if self.meilensteine.is_empty() {
            return Vec::new();
        }
        let columns = Columns::new()
            .people("plan", "Plan", Room::Fixed(0), |z: &MeilensteinRow| {
                Cell::date(z.plan)
            })
            .people("name", "Meilenstein", Room::Whole, |z| Cell::text(z.name.clone()))
            .people("projekt", "Projekt", Room::Whole, |z| {
                Cell::Text(z.projekt_name.clone())
            })
            .people("zustand", "Stand", Room::Whole, |z| {
                Cell::Text(meilenstein::text(&z.stand, self.stichtag))
            });
        vec![Block::Table(columns.table(&self.meilensteine))]
    }

    fn decisions(&self) -> Vec<Block> {
        let mut blocks = if self.entscheidungen.is_empty() {
            let text = "In dieser Zeit ist keine Entscheidung vermerkt.".to_owned();
            vec![Block::Paragraph(text)]
        } else {
            vec![Block::Table(entscheidung::table(&self.entscheidungen))]
        };
        if self.entscheidungen_ohne_datum > 0 {
            let n = self.entscheidungen_ohne_datum;
            blocks.push(Block::Notes(vec![format!(
                "{} kein Datum und {} hier.",
                count(n, "weitere Entscheidung nennt", "weitere Entscheidungen nennen"),
                verb(n, "fehlt", "fehlen")
            )]));
        }
        blocks
    }
}

/// Where the programme comes from, spelled out.
fn herkunft_lang(herkunft: Herkunft) -> &'static str {
    match herkunft {
        Herkunft::Oek => "Organisationsentwicklungskonzept (OEK)",
        Herkunft::Neu => "neu mit dem Digitalisierungskonzept",
    }
}
