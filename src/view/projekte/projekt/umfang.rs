//! The processes and components of a project, and the cells where they meet.

use serde::Serialize;

use crate::load::Snapshot;
use crate::model::komponente::Reifegrad;
use crate::model::projekt::Projekt;
use crate::model::prozess::ProzessStatus;
use crate::model::{Datum, Entity, KomponenteId, OeId, ProjektId, ProzessId};
use crate::score::{Spalten, Zelle};
use crate::view::columns::Columns;
use crate::view::karte::{sign, status_cell};
use crate::view::report::{Block, Cell, Room, Table};
use crate::view::woerter::unreadable;
use crate::view::zahlwort::grouped;

/// What a project works on.
#[derive(Debug, Serialize)]
pub(super) struct Umfang {
    prozesse: Vec<ProzessRow>,
    komponenten: Vec<KomponenteRow>,
    /// Each readable process with each readable component.
    zellen: Vec<ZelleRow>,
}

#[derive(Debug, Serialize)]
struct ProzessRow {
    prozess: ProzessId,
    /// Null if there is no readable one.
    name: Option<String>,
    oe: Option<OeId>,
    status: Option<ProzessStatus>,
}

#[derive(Debug, Serialize)]
struct KomponenteRow {
    komponente: KomponenteId,
    /// Null if there is no readable one.
    name: Option<String>,
    reifegrad: Option<Reifegrad>,
    verfuegbar_ab: Option<Datum>,
    abgeloest_am: Option<Datum>,
    /// On the Stichtag.
    verfuegbar: bool,
}

#[derive(Debug, Serialize)]
struct ZelleRow {
    prozess: ProzessId,
    komponente: KomponenteId,
    status: Zelle,
    seit: Option<Datum>,
    bis: Option<Datum>,
    /// The project that introduces it.
    projekt: Option<ProjektId>,
}

impl Umfang {
    /// Of `projekt` on `tag`, in the order the project names them.
    pub fn new(snapshot: &Snapshot, projekt: &Entity<ProjektId, Projekt>, tag: Datum) -> Self {
        let registry = &snapshot.registry;
        let known = projekt
            .komponenten
            .iter()
            .filter_map(|id| registry.komponenten.find(id));
        let spalten = Spalten {
            komponenten: known.collect(),
            tag,
            is_plan: false,
        };
        let prozesse = projekt.prozesse.iter().map(|id| {
            let found = registry.prozesse.find(id);
            ProzessRow {
                prozess: id.clone(),
                name: found.map(|p| p.name.clone()),
                oe: found.map(|p| p.oe.clone()),
                status: found.map(|p| p.status),
            }
        });
        let komponenten = projekt.komponenten.iter().map(|id| {
            let found = registry.komponenten.find(id);
            KomponenteRow {
                komponente: id.clone(),
                name: found.map(|k| k.name.clone()),
                reifegrad: found.map(|k| k.reifegrad),
                verfuegbar_ab: found.and_then(|k| k.verfuegbar_ab),
                abgeloest_am: found.and_then(|k| k.abgeloest_am),
                verfuegbar: found.is_some_and(|k| k.is_available(tag)),
            }
        });
        let mut zellen = Vec::new();
        for prozess in projekt
            .prozesse
            .iter()
            .filter_map(|id| registry.prozesse.find(id))
        {
            let grad = spalten.grad(prozess, &snapshot.config);
            for (komponente, status) in spalten.komponenten.iter().zip(grad.zellen) {
                let nutzung = prozess.komponenten.get(&komponente.id);
                zellen.push(ZelleRow {
                    prozess: prozess.id.clone(),
                    komponente: komponente.id.clone(),
                    status,
                    seit: nutzung.and_then(|n| n.seit),
                    bis: nutzung.and_then(|n| n.bis),
                    projekt: nutzung.and_then(|n| n.projekt.clone()),
                });
            }
        }
        Self {
            prozesse: prozesse.collect(),
            komponenten: komponenten.collect(),
            zellen,
        }
    }

    /// The components with their Reifegrad, then the processes with the cells.
    pub fn blocks(&self, tag: Datum) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !self.komponenten.is_empty() {
            blocks.push(Block::Table(self.komponenten_table(tag)));
        }
        if self.prozesse.is_empty() {
            blocks.push(Block::Paragraph("Das Projekt nennt keine Prozesse.".to_owned()));
        } else {
            blocks.push(Block::Table(self.prozesse_table()));
        }
        if self.komponenten.is_empty() {
            blocks.push(Block::Paragraph(
                "Das Projekt nennt keine Komponenten.".to_owned(),
            ));
        }
        blocks.push(Block::Notes(self.notes()));
        blocks
    }

    fn komponenten_table(&self, tag: Datum) -> Table {
        let rows: Vec<(u64, &KomponenteRow)> = (1..).zip(&self.komponenten).collect();
        Columns::new()
            .people(
                "nr",
                "Nr.",
                Room::Fixed(0),
                |(number, _): &(u64, &KomponenteRow)| Cell::count(*number),
            )
            .people("komponente", "Komponente", Room::Whole, |(_, k)| {
                name(k.name.as_ref(), k.komponente.as_str())
            })
            .people("reifegrad", "Reifegrad", Room::Whole, |(_, k)| {
                Cell::word_or_missing(k.reifegrad)
            })
            .people("verfuegbar", "Verfügbar", Room::Whole, |(_, k)| {
                Cell::text(k.since(tag))
            })
            .people("genutzt", "Genutzt\u{a0}von", Room::Fixed(0), |(_, k)| {
                Cell::count(self.users(k))
            })
            .table(&rows)
    }

    /// How many processes use `komponente`.
    fn users(&self, komponente: &KomponenteRow) -> u64 {
        let own = self
            .zellen
            .iter()
            .filter(|z| z.komponente == komponente.komponente);
        let used = own.filter(|z| match z.status {
            Zelle::Genutzt | Zelle::Teilweise => true,
            Zelle::Geplant | Zelle::Moeglich | Zelle::NichtAnwendbar | Zelle::Ungeprueft => false,
        });
        used.count() as u64
    }

    fn prozesse_table(&self) -> Table {
        let mut columns = Columns::new()
            .people("prozess", "Prozess", Room::Head, |p: &ProzessRow| {
                name(p.name.as_ref(), p.prozess.as_str())
            })
            .people("oe", "OE", Room::Fixed(2), |p| {
                Cell::reference_or_missing(p.oe.as_ref())
            })
            .people("status", "Status", Room::Fixed(1), |p| {
                Cell::id(p.status.map(ProzessStatus::as_str))
            });
        for (number, k) in (1..).zip(&self.komponenten) {
            let number: u64 = number;
            columns = columns.people(k.komponente.as_str(), number.to_string(), Room::Sign, |p| {
                let mut cells = self.zellen.iter();
                let cell = cells.find(|z| z.prozess == p.prozess && z.komponente == k.komponente);
                cell.map_or(Cell::Text(String::new()), |z| status_cell(z.status))
            });
        }
        columns.table(&self.prozesse)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let signs: Vec<String> = Zelle::ALL
            .into_iter()
            .filter(|zelle| self.zellen.iter().any(|z| z.status == *zelle))
            .map(|zelle| format!("{}\u{a0}{}", sign(zelle), zelle.label().replace(' ', "\u{a0}")))
            .collect();
        if !signs.is_empty() {
            notes.push(format!(
                "Spalten: die Komponenten mit ihrer Nummer. Zeichen: {}.",
                signs.join(", ")
            ));
        }
        let inactive = self
            .prozesse
            .iter()
            .filter(|p| p.status != Some(ProzessStatus::Aktiv))
            .count() as u64;
        if inactive > 0 {
            notes.push(match inactive {
                1 => "Ein Prozess ist nicht aktiv oder nicht lesbar; er zählt in keiner Kennzahl.".to_owned(),
                n => format!(
                    "{} Prozesse sind nicht aktiv oder nicht lesbar; sie zählen in keiner Kennzahl.",
                    grouped(n)
                ),
            });
        }
        notes
    }
}

impl KomponenteRow {
    /// Whether processes can use it on `tag`, in words; none if it is unknown.
    fn since(&self, tag: Datum) -> Option<String> {
        self.name.as_ref()?;
        let gone = self.abgeloest_am.filter(|day| *day <= tag);
        Some(match (gone, self.verfuegbar_ab) {
            (Some(day), _) => format!("nein, abgelöst am {}", day.german()),
            (None, Some(day)) if day <= tag => format!("ja, seit {}", day.german()),
            (None, Some(day)) => format!("nein, ab {}", day.german()),
            (None, None) => "nein".to_owned(),
        })
    }
}

fn name(name: Option<&String>, id: &str) -> Cell {
    Cell::Text(name.cloned().unwrap_or_else(|| unreadable(id)))
}
