//! The page of one entity: its typed result, its report, and its facts as a table.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::felder::written;
use super::kennung::Eintrag;
use super::{komponente, organisation, prozess, weitere};
use crate::config::Config;
use crate::load::Snapshot;
use crate::model::{Datum, Registry};
use crate::source::SourceMap;
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Section, Table};

/// What figures are made from.
pub(super) struct Lage<'a> {
    pub registry: &'a Registry,
    pub config: &'a Config,
    pub sources: &'a SourceMap,
    pub stichtag: Datum,
    pub aenderungen: &'a Aenderungsstand,
}

impl Lage<'_> {
    /// The facts that every page starts with.
    pub fn head(&self, eintrag: Eintrag<'_>) -> Vec<(String, Cell)> {
        vec![
            ("Kennung".to_owned(), Cell::Id(eintrag.id().to_owned())),
            (
                "Datei".to_owned(),
                Cell::Text(self.sources.path(eintrag.source()).to_owned()),
            ),
        ]
    }
}

/// One entity with its figures (`ddv.zeige/1`).
#[derive(Debug, Serialize)]
pub struct Zeige {
    /// The name of the kind's schema: `prozess`.
    art: &'static str,
    id: String,
    /// The file, relative to the registry.
    datei: String,
    /// The entity as in YAML, without what is empty.
    eintrag: Value,
    kennzahlen: Kennzahlen,
    #[serde(skip)]
    titel: String,
    #[serde(skip)]
    teile: Vec<Section>,
}

/// The figures of the kinds that have some; `null` for the others.
#[derive(Debug)]
enum Kennzahlen {
    Prozess(Box<prozess::Zahlen>),
    Komponente(Box<komponente::Zahlen>),
    Organisation(Box<organisation::Zahlen>),
    Keine,
}

impl Serialize for Kennzahlen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Prozess(zahlen) => zahlen.serialize(serializer),
            Self::Komponente(zahlen) => zahlen.serialize(serializer),
            Self::Organisation(zahlen) => zahlen.serialize(serializer),
            Self::Keine => serializer.serialize_none(),
        }
    }
}

impl Zeige {
    /// The page of `eintrag` on `stichtag`.
    pub fn new(
        snapshot: &Snapshot,
        eintrag: Eintrag<'_>,
        stichtag: Datum,
        aenderungen: &Aenderungsstand,
    ) -> Self {
        let lage = Lage {
            registry: &snapshot.registry,
            config: &snapshot.config,
            sources: &snapshot.sources,
            stichtag,
            aenderungen,
        };
        let (kennzahlen, value, teile) = match eintrag {
            Eintrag::Prozess(e) => {
                let zahlen = prozess::Zahlen::new(e, &lage);
                let teile = zahlen.sections(e, &lage);
                (Kennzahlen::Prozess(Box::new(zahlen)), written(&e.data), teile)
            }
            Eintrag::Komponente(e) => {
                let zahlen = komponente::Zahlen::new(e, &lage);
                let teile = zahlen.sections(e, &lage);
                (Kennzahlen::Komponente(Box::new(zahlen)), written(&e.data), teile)
            }
            Eintrag::Organisation(e) => {
                let zahlen = organisation::Zahlen::new(e, &lage);
                let teile = zahlen.sections(e, &lage);
                (
                    Kennzahlen::Organisation(Box::new(zahlen)),
                    written(&e.data),
                    teile,
                )
            }
            Eintrag::Projekt(e) => (Kennzahlen::Keine, written(&e.data), weitere::projekt(e, &lage)),
            Eintrag::Programm(e) => (Kennzahlen::Keine, written(&e.data), weitere::programm(e, &lage)),
            Eintrag::Ziel(e) => (Kennzahlen::Keine, written(&e.data), weitere::ziel(e, &lage)),
            Eintrag::Vorgabe(e) => (Kennzahlen::Keine, written(&e.data), weitere::vorgabe(e, &lage)),
            Eintrag::Berufsgruppe(e) => (
                Kennzahlen::Keine,
                written(&e.data),
                weitere::berufsgruppe(e, &lage),
            ),
        };
        Self {
            art: eintrag.kind().schema_name(),
            id: eintrag.id().to_owned(),
            datei: snapshot.sources.path(eintrag.source()).to_owned(),
            eintrag: value,
            kennzahlen,
            titel: format!("{}: {}", eintrag.kind().names().0, eintrag.name()),
            teile,
        }
    }
}

impl Output for Zeige {
    const NAME: &'static str = "zeige";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(self.titel.clone(), kopf.context());
        report.sections.clone_from(&self.teile);
        report
    }

    /// The facts of the page as one table: part, name, value.
    fn data(&self, _: &Kopf) -> Table {
        let mut rows = Vec::new();
        for teil in &self.teile {
            let heading = teil.heading.as_deref().unwrap_or("Eintrag");
            for block in &teil.blocks {
                let facts = match block {
                    Block::Facts(facts) => facts.as_slice(),
                    Block::Paragraph(_)
                    | Block::Code(_)
                    | Block::List(_)
                    | Block::Table(_)
                    | Block::Chain(_)
                    | Block::Notes(_)
                    | Block::Gantt(_)
                    | Block::Folded { .. } => &[],
                };
                rows.extend(facts.iter().map(|(name, cell)| {
                    vec![
                        Cell::Text(heading.to_owned()),
                        Cell::Text(name.clone()),
                        cell.clone(),
                    ]
                }));
            }
        }
        Table {
            columns: vec![
                Column::new("teil", "Teil", Room::Fixed(1)),
                Column::new("angabe", "Angabe", Room::Head),
                Column::new("wert", "Wert", Room::Flexible),
            ],
            rows,
            footer: Vec::new(),
        }
    }
}
