//! The kinds that have no figures of their own here: all their fields, and who names them.

use schemars::JsonSchema;
use serde::Serialize;

use super::felder::{Felder, written};
use super::kennung::Eintrag;
use super::namen::Namen;
use super::result::Lage;
use super::schema::Schema;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::programm::Programm;
use crate::model::projekt::Projekt;
use crate::model::vorgabe::Vorgabe;
use crate::model::ziel::Ziel;
use crate::model::{BerufsgruppeId, Entity, ProgrammId, ProjektId, VorgabeId, ZielId};
use crate::view::report::{Block, Cell, Column, Room, Section, Table};
use crate::view::zahlwort::count;

/// Head facts and all fields.
fn fields<T: JsonSchema + Serialize>(eintrag: Eintrag<'_>, data: &T, lage: &Lage<'_>) -> Vec<Section> {
    let schema = Schema::of::<T>();
    let felder = Felder::of(&written(data), schema.root(), Namen(lage.registry), &["name"]);
    let mut head = lage.head(eintrag);
    head.extend(felder.facts);
    let mut sections = vec![Section::new(Some("Eintrag"), vec![Block::Facts(head)])];
    sections.extend(felder.sections);
    sections
}

/// A project, with the uses of components that processes plan through it.
pub(super) fn projekt(entity: &Entity<ProjektId, Projekt>, lage: &Lage<'_>) -> Vec<Section> {
    let mut sections = fields(Eintrag::Projekt(entity), &entity.data, lage);
    let uses = lage.registry.prozesse.iter().flat_map(|prozess| {
        let of_project = prozess
            .komponenten
            .iter()
            .filter(|(_, n)| n.projekt.as_ref() == Some(&entity.id));
        of_project.map(move |(komponente, nutzung)| {
            vec![
                Cell::Id(prozess.id.to_string()),
                Cell::Text(prozess.name.clone()),
                Cell::Id(komponente.to_string()),
                Cell::Id(nutzung.status.as_str().to_owned()),
                Cell::text(super::zellen::tag(nutzung.seit, nutzung.bis)),
            ]
        })
    });
    let rows: Vec<Vec<Cell>> = uses.collect();
    if !rows.is_empty() {
        let table = Table {
            columns: vec![
                Column::new("prozess", "Prozess", Room::Head),
                Column::new("name", "Name", Room::Flexible),
                Column::new("komponente", "Komponente", Room::Fixed(0)),
                Column::new("status", "Status", Room::Fixed(0)),
                Column::new("tag", "Seit/bis", Room::Fixed(0)),
            ],
            rows,
            footer: Vec::new(),
        };
        let heading = Some("Was Steckbriefe von dem Projekt erwarten");
        sections.push(Section::new(heading, vec![Block::Table(table)]));
    }
    sections
}

/// A programme, with the projects that name it.
pub(super) fn programm(entity: &Entity<ProgrammId, Programm>, lage: &Lage<'_>) -> Vec<Section> {
    let mut sections = fields(Eintrag::Programm(entity), &entity.data, lage);
    let projects = lage.registry.projekte.iter();
    let rows: Vec<Vec<Cell>> = projects
        .filter(|p| p.programm.as_ref() == Some(&entity.id))
        .map(|p| {
            let ampel = p.status.as_ref().and_then(|s| s.ampel);
            let end = p.termine.as_ref().and_then(|t| t.ende_plan);
            vec![
                Cell::Id(p.id.to_string()),
                Cell::Text(p.name.clone()),
                Cell::Id(p.phase.as_str().to_owned()),
                ampel.map_or(Cell::Missing, |a| Cell::Id(a.as_str().to_owned())),
                end.map_or(Cell::Missing, Cell::Date),
            ]
        })
        .collect();
    let blocks = if rows.is_empty() {
        vec![Block::Paragraph(
            "Noch nennt kein Projekt dieses Programm.".to_owned(),
        )]
    } else {
        let note = format!(
            "{} in diesem Programm.",
            count(rows.len() as u64, "Projekt", "Projekte")
        );
        let table = Table {
            columns: vec![
                Column::new("projekt", "Projekt", Room::Head),
                Column::new("name", "Name", Room::Flexible),
                Column::new("phase", "Phase", Room::Fixed(0)),
                Column::new("ampel", "Ampel", Room::Fixed(0)),
                Column::new("ende_plan", "Geplantes Ende", Room::Fixed(1)),
            ],
            rows,
            footer: Vec::new(),
        };
        vec![Block::Table(table), Block::Notes(vec![note])]
    };
    sections.push(Section::new(Some("Projekte"), blocks));
    sections
}

/// A goal.
pub(super) fn ziel(entity: &Entity<ZielId, Ziel>, lage: &Lage<'_>) -> Vec<Section> {
    fields(Eintrag::Ziel(entity), &entity.data, lage)
}

/// An obligation.
pub(super) fn vorgabe(entity: &Entity<VorgabeId, Vorgabe>, lage: &Lage<'_>) -> Vec<Section> {
    fields(Eintrag::Vorgabe(entity), &entity.data, lage)
}

/// A staff group.
pub(super) fn berufsgruppe(entity: &Entity<BerufsgruppeId, Berufsgruppe>, lage: &Lage<'_>) -> Vec<Section> {
    fields(Eintrag::Berufsgruppe(entity), &entity.data, lage)
}
