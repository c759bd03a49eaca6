//! An organisational unit: where it stands, what lies below it, its figures and processes.

use serde::Serialize;

use super::felder::{Felder, written};
use super::kennung::Eintrag;
use super::namen::Namen;
use super::result::Lage;
use super::schema::Schema;
use crate::model::organisation::Organisationseinheit;
use crate::model::{Anteil, Entity, OeId, ProzessId};
use crate::score::{Koeffizient, Modernisierungskoeffizient, Population, Spalten, Summe, is_massenverfahren};
use crate::view::kennzahlen::{SummeJson, basis_notes, summe_facts};
use crate::view::report::{Block, Cell, Column, Room, Section, Table};
use crate::view::zahlwort::count;

type Oe = Entity<OeId, Organisationseinheit>;

/// The figures of a unit with all below it.
#[derive(Debug, Serialize)]
pub(super) struct Zahlen {
    /// The units above, from the top.
    ueber: Vec<OeId>,
    /// The units directly below.
    unter: Vec<KindJson>,
    /// Processes of the subtree that are not active: in no figure.
    nicht_aktiv: u64,
    summe: SummeJson,
    prozesse: Vec<ProzessJson>,
}

#[derive(Debug, Serialize)]
struct KindJson {
    id: OeId,
    name: String,
    art: &'static str,
    /// Active processes, with all below it.
    prozesse: u64,
}

#[derive(Debug, Serialize)]
struct ProzessJson {
    prozess: ProzessId,
    name: String,
    oe: OeId,
    fallzahl: Option<u64>,
    koeffizient: Option<f64>,
    massenverfahren: bool,
    digitalisierungsgrad: Option<f64>,
}

impl Zahlen {
    pub fn new(oe: &Oe, lage: &Lage<'_>) -> Self {
        let registry = lage.registry;
        let population = Population::new(registry, Some(&oe.id));
        let spalten = Spalten::on(registry, lage.stichtag);
        let zahlen = Summe::of(&population.prozesse, &spalten, lage.config);
        let subtree = registry.subtree(&oe.id);
        let all = registry
            .prozesse
            .iter()
            .filter(|p| subtree.contains(&p.oe))
            .count() as u64;
        let mut ueber: Vec<OeId> = Namen(registry)
            .path(&oe.id)
            .iter()
            .map(|e| e.id.clone())
            .collect();
        ueber.retain(|id| *id != oe.id);
        let unter = registry
            .organisation
            .iter()
            .filter(|unit| unit.teil_von.as_ref() == Some(&oe.id))
            .map(|unit| KindJson {
                id: unit.id.clone(),
                name: unit.name.clone(),
                art: unit.art.as_str(),
                prozesse: Population::new(registry, Some(&unit.id)).prozesse.len() as u64,
            })
            .collect();
        let prozesse = population
            .prozesse
            .iter()
            .map(|p| {
                let m = Modernisierungskoeffizient::new(p, &lage.config.modernisierung);
                ProzessJson {
                    prozess: p.id.clone(),
                    name: p.name.clone(),
                    oe: p.oe.clone(),
                    fallzahl: p.kennzahlen.as_ref().and_then(|k| k.fallzahl),
                    koeffizient: m.koeffizient.map(Koeffizient::get),
                    massenverfahren: is_massenverfahren(p, lage.config),
                    digitalisierungsgrad: spalten.grad(p, lage.config).grad().map(Anteil::get),
                }
            })
            .collect();
        Self {
            ueber,
            unter,
            nicht_aktiv: all - zahlen.prozesse,
            summe: SummeJson::new(zahlen, false),
            prozesse,
        }
    }

    /// The parts of the report.
    pub fn sections(&self, oe: &Oe, lage: &Lage<'_>) -> Vec<Section> {
        let namen = Namen(lage.registry);
        let schema = Schema::of::<Organisationseinheit>();
        let felder = Felder::of(&written(&oe.data), schema.root(), namen, &["name"]);
        let mut head = lage.head(Eintrag::Organisation(oe));
        head.push(("Einordnung".to_owned(), Cell::text(namen.path_text(&oe.id))));
        head.extend(felder.facts);
        let mut sections = vec![Section::new(Some("Eintrag"), vec![Block::Facts(head)])];
        if !self.unter.is_empty() {
            let blocks = vec![Block::Table(self.units())];
            sections.push(Section::new(Some("Einheiten direkt darunter"), blocks));
        }
        sections.extend(felder.sections);
        let mut notes = Vec::new();
        if self.nicht_aktiv > 0 {
            let n = count(self.nicht_aktiv, "weiterer Prozess", "weitere Prozesse");
            notes.push(format!(
                "Dazu {n} ohne den Status `aktiv`, in keiner Zahl enthalten."
            ));
        }
        if self.prozesse.is_empty() {
            let text = "Hier und darunter gibt es keinen aktiven Prozess.".to_owned();
            let blocks = vec![Block::Paragraph(text), Block::Notes(notes)];
            sections.push(Section::new(Some("Kennzahlen"), blocks));
            return sections;
        }
        notes.extend(basis_notes(self.summe.get()));
        let figures = vec![Block::Facts(summe_facts(self.summe.get())), Block::Notes(notes)];
        let heading = if self.unter.is_empty() {
            "Kennzahlen"
        } else {
            "Kennzahlen mit allem, was darunter liegt"
        };
        sections.push(Section::new(Some(heading), figures));
        let legend = "M = Modernisierungskoeffizient (0 bis 100). Grad = Digitalisierungsgrad.".to_owned();
        let blocks = vec![Block::Table(self.processes()), Block::Notes(vec![legend])];
        sections.push(Section::new(Some("Aktive Prozesse"), blocks));
        sections
    }

    fn units(&self) -> Table {
        let row = |unit: &KindJson| {
            vec![
                Cell::Id(unit.id.to_string()),
                Cell::Text(unit.name.clone()),
                Cell::Id(unit.art.to_owned()),
                Cell::count(Some(unit.prozesse)),
            ]
        };
        Table {
            columns: vec![
                Column::new("oe", "Kennung", Room::Head),
                Column::new("name", "Name", Room::Flexible),
                Column::new("art", "Art", Room::Fixed(1)),
                Column::new("prozesse", "Aktive Prozesse", Room::Fixed(0)),
            ],
            rows: self.unter.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }

    fn processes(&self) -> Table {
        let row = |p: &ProzessJson| {
            vec![
                Cell::Id(p.prozess.to_string()),
                Cell::Text(p.name.clone()),
                Cell::Id(p.oe.to_string()),
                Cell::count(p.fallzahl),
                Cell::number(p.koeffizient, 1),
                Cell::Bool(p.massenverfahren),
                Cell::percent(p.digitalisierungsgrad),
            ]
        };
        Table {
            columns: vec![
                Column::new("prozess", "Prozess", Room::Head),
                Column::new("name", "Name", Room::Flexible),
                Column::new("oe", "OE", Room::Fixed(3)),
                Column::new("fallzahl", "Fälle/Jahr", Room::Fixed(1)),
                Column::new("koeffizient", "M", Room::Fixed(0)),
                Column::new("massenverfahren", "Massen\u{ad}verfahren", Room::Fixed(2)),
                Column::new("digitalisierungsgrad", "Grad", Room::Fixed(0)),
            ],
            rows: self.prozesse.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }
}
