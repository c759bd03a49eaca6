//! The cells of one process: what each component counts in its Digitalisierungsgrad, and why.

use serde::Serialize;

use super::rechnung;
use crate::config::Config;
use crate::model::prozess::{Nutzung, NutzungStatus};
use crate::model::{Anteil, Datum, Kind, KomponenteEntity, KomponenteId, ProjektId, ProzessEntity, Registry};
use crate::score::{Spalten, Zelle};
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::{count, percent, verb};
use crate::view::zeige::namen::Namen;

/// The Digitalisierungsgrad of a process with its cells.
#[derive(Debug, Serialize)]
pub(super) struct Grad {
    pub wert: Option<f64>,
    erreicht: f64,
    moeglich: f64,
    /// D reaches the limit; none if D is undefined.
    digitalisiert: Option<bool>,
    digitalisiert_ab: f64,
    pub geprueft: u64,
    pub zu_pruefen: u64,
    zellen: Vec<ZelleJson>,
    /// Written uses of components that are no column on the Stichtag.
    nicht_verfuegbar: Vec<KomponenteId>,
}

#[derive(Debug, Serialize)]
struct ZelleJson {
    komponente: KomponenteId,
    name: String,
    status: Zelle,
    seit: Option<Datum>,
    bis: Option<Datum>,
    projekt: Option<ProjektId>,
    produkt: Option<String>,
    gewicht: f64,
    /// 0 to 1, before the weight; none where the component is not applicable.
    zaehlt: Option<f64>,
    grund: Option<String>,
    /// The scope of the component covers the process.
    in_gilt_fuer: bool,
    #[serde(skip)]
    bemerkung: Option<String>,
}

impl Grad {
    /// The degree of `prozess` on `stichtag`.
    pub fn new(registry: &Registry, config: &Config, prozess: &ProzessEntity, stichtag: Datum) -> Self {
        let spalten = Spalten::on(registry, stichtag);
        let grad = spalten.grad(prozess, config);
        let wert = grad.grad().map(Anteil::get);
        let cells = spalten.komponenten.iter().zip(&grad.zellen).zip(&grad.beitraege);
        let zellen = cells
            .map(|((komponente, zelle), counts)| {
                ZelleJson::new(prozess, komponente, *zelle, *counts, stichtag)
            })
            .collect();
        let is_column = |id: &KomponenteId| spalten.komponenten.iter().any(|k| k.id == *id);
        Self {
            wert,
            erreicht: grad.erreicht,
            moeglich: grad.moeglich,
            digitalisiert: wert.map(|_| grad.is_digitalisiert(config)),
            digitalisiert_ab: config.digitalisiert_ab,
            geprueft: grad.geprueft,
            zu_pruefen: grad.zu_pruefen,
            zellen,
            nicht_verfuegbar: prozess
                .komponenten
                .keys()
                .filter(|id| !is_column(id))
                .cloned()
                .collect(),
        }
    }

    /// Whether the process counts as digitalised, and why.
    pub fn verdict(&self) -> String {
        let limit = percent(self.digitalisiert_ab);
        match (self.digitalisiert, self.wert) {
            (Some(true), Some(wert)) => format!("ja: {} erreichen die Grenze von {limit}", percent(wert)),
            (Some(false), Some(wert)) => {
                format!("nein: {} liegen unter der Grenze von {limit}", percent(wert))
            }
            (Some(_) | None, Some(_) | None) => {
                "nicht bestimmt: Keine Komponente ist anwendbar, der Prozess zählt in keiner Quote".to_owned()
            }
        }
    }

    /// Table, formula and notes.
    pub fn blocks(&self, namen: Namen<'_>) -> Vec<Block> {
        let terms: Vec<(f64, f64)> = self
            .zellen
            .iter()
            .filter_map(|z| Some((z.gewicht, z.zaehlt?)))
            .collect();
        let mut notes = vec![
            "Zählt: 1 genutzt, der Anteil aus `ddv.toml` für teilweise genutzt, sonst 0; nicht anwendbare \
             Komponenten bleiben außen vor."
                .to_owned(),
        ];
        let absent: Vec<String> = self
            .nicht_verfuegbar
            .iter()
            .map(|id| namen.reference(Kind::Komponenten, id.as_str()))
            .collect();
        if !absent.is_empty() {
            let n = absent.len() as u64;
            notes.push(format!(
                "Ohne {}, die am Stichtag nicht verfügbar {}: {}.",
                count(n, "eingetragene Komponente", "eingetragene Komponenten"),
                verb(n, "ist", "sind"),
                absent.join(", ")
            ));
        }
        let formula = Block::Paragraph(rechnung::grad(&terms, self.wert));
        if self.zellen.is_empty() {
            return vec![formula, Block::Notes(notes.split_off(1))];
        }
        vec![Block::Table(self.table()), formula, Block::Notes(notes)]
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::new("komponente", "Komponente", Room::Head),
            Column::new("name", "Name", Room::Fixed(5)),
            Column::new("status", "Status", Room::Fixed(0)),
            Column::new("tag", "Seit/bis", Room::Fixed(1)),
            Column::new("projekt", "Projekt", Room::Fixed(4)),
            Column::new("gewicht", "Gewicht", Room::Fixed(3)),
            Column::new("zaehlt", "Zählt", Room::Fixed(0)),
            Column::new("bemerkung", "Bemerkung", Room::Flexible),
        ];
        let row = |z: &ZelleJson| {
            vec![
                Cell::Id(z.komponente.to_string()),
                Cell::Text(z.name.clone()),
                Cell::Id(z.status.label().to_owned()),
                Cell::text(tag(z.seit, z.bis)),
                Cell::text(z.projekt.as_ref().map(ToString::to_string)),
                Cell::number(Some(z.gewicht), 1),
                Cell::number(z.zaehlt, 1),
                Cell::Text(z.bemerkung.clone().unwrap_or_default()),
            ]
        };
        Table {
            columns,
            rows: self.zellen.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }
}

/// `"seit 02.05.2023"` or `"bis 31.12.2026"`.
pub(super) fn tag(seit: Option<Datum>, bis: Option<Datum>) -> Option<String> {
    let since = seit.map(|day| format!("seit {}", day.german()));
    since.or_else(|| bis.map(|day| format!("bis {}", day.german())))
}

impl ZelleJson {
    fn new(
        prozess: &ProzessEntity,
        komponente: &KomponenteEntity,
        status: Zelle,
        counts: f64,
        stichtag: Datum,
    ) -> Self {
        let nutzung = prozess.komponenten.get(&komponente.id);
        let in_gilt_fuer = komponente.applies_to(prozess);
        Self {
            komponente: komponente.id.clone(),
            name: komponente.name.clone(),
            status,
            seit: nutzung.and_then(|n| n.seit),
            bis: nutzung.and_then(|n| n.bis),
            projekt: nutzung.and_then(|n| n.projekt.clone()),
            produkt: nutzung.and_then(|n| n.produkt.clone()),
            gewicht: komponente.weight(),
            zaehlt: (status != Zelle::NichtAnwendbar).then_some(counts),
            grund: nutzung.and_then(|n| n.grund.clone()),
            in_gilt_fuer,
            bemerkung: match nutzung {
                Some(nutzung) => remark(nutzung, stichtag, in_gilt_fuer),
                None if in_gilt_fuer => None,
                None => Some("außerhalb von `gilt_fuer` der Komponente".to_owned()),
            },
        }
    }
}

/// What the reader must know of a cell: why it is not applicable, why it does not count yet, or is late.
fn remark(nutzung: &Nutzung, stichtag: Datum, in_gilt_fuer: bool) -> Option<String> {
    let product = nutzung.produkt.as_ref().map(|p| format!("Produkt {p}"));
    let why = match nutzung.status {
        NutzungStatus::NichtAnwendbar => nutzung.grund.clone(),
        NutzungStatus::Genutzt | NutzungStatus::Teilweise => nutzung
            .seit
            .filter(|day| *day > stichtag)
            .map(|day| format!("zählt erst ab {}", day.german())),
        NutzungStatus::Geplant => nutzung
            .bis
            .filter(|day| *day < stichtag)
            .map(|_| "Termin überschritten".to_owned()),
        NutzungStatus::Moeglich => None,
    };
    let outside = (!in_gilt_fuer && nutzung.status != NutzungStatus::NichtAnwendbar)
        .then(|| "zählt, obwohl `gilt_fuer` den Prozess nicht nennt".to_owned());
    let parts: Vec<String> = [why, product, nutzung.anmerkung.clone(), outside]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
