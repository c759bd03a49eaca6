//! The offices ranked by their Digitalisierungsgrad.

use std::cmp::Ordering;

use serde::Serialize;

use crate::config::Config;
use crate::model::organisation::OeArt;
use crate::model::{Kennzahl, OeId, ProzessEntity, Registry};
use crate::score::{Population, Siegel, SiegelZahlen, Spalten, Summe, Zahl, rounded};
use crate::view::report::{Cell, Column, Room, Table};

/// One office with all below it.
#[derive(Debug, Serialize)]
pub(super) struct Einheit {
    pub rang: u64,
    oe: OeId,
    kuerzel: String,
    name: String,
    prozesse: u64,
    digitalisierungsgrad: Zahl,
    digitalisierbar: u64,
    digitalisiert: u64,
    digitalisierungsquote: Zahl,
    vollstaendig: u64,
    vollstaendigkeit: Zahl,
    siegel: SiegelZahlen,
}

/// The units of kind `amt` and `eigenbetrieb` within `oe` that have an active process that is chosen, the highest degree first,
/// undefined ones last; equal ones by id.
pub(super) fn ranked(
    registry: &Registry,
    config: &Config,
    spalten: &Spalten<'_>,
    siegel: impl Fn(&[&ProzessEntity]) -> SiegelZahlen,
    oe: Option<&OeId>,
    is_chosen: impl Fn(&ProzessEntity) -> bool,
) -> Vec<Einheit> {
    let within = oe.map(|oe| registry.subtree(oe));
    let mut units: Vec<Einheit> = registry
        .organisation
        .iter()
        .filter(|unit| is_office(unit.art) && within.as_ref().is_none_or(|ids| ids.contains(&unit.id)))
        .filter_map(|unit| {
            let population = Population::new(registry, Some(&unit.id)).narrowed(&is_chosen);
            let summe = Summe::of(&population.prozesse, spalten, config);
            (summe.prozesse > 0).then(|| Einheit {
                rang: 0,
                oe: unit.id.clone(),
                kuerzel: unit.kuerzel.clone(),
                name: unit.name.clone(),
                prozesse: summe.prozesse,
                digitalisierungsgrad: Zahl(Kennzahl::Digitalisierungsgrad.wert(&summe)),
                digitalisierbar: summe.digitalisierbar,
                digitalisiert: summe.digitalisiert,
                digitalisierungsquote: Zahl(Kennzahl::Digitalisierungsquote.wert(&summe)),
                vollstaendig: summe.vollstaendig,
                vollstaendigkeit: Zahl(Kennzahl::Vollstaendigkeit.wert(&summe)),
                siegel: siegel(&population.prozesse),
            })
        })
        .collect();
    units.sort_by(Einheit::compare);
    for (unit, rang) in units.iter_mut().zip(1..) {
        unit.rang = rang;
    }
    units
}

fn is_office(art: OeArt) -> bool {
    match art {
        OeArt::Amt | OeArt::Eigenbetrieb => true,
        OeArt::Verwaltungsspitze
        | OeArt::Geschaeftsbereich
        | OeArt::Dezernat
        | OeArt::Abteilung
        | OeArt::Sachgebiet
        | OeArt::Stabsstelle => false,
    }
}

impl Einheit {
    fn compare(&self, other: &Self) -> Ordering {
        let key = |unit: &Self| unit.digitalisierungsgrad.0.wert().map_or(-1.0, |d| rounded(d, 9));
        key(other)
            .total_cmp(&key(self))
            .then_with(|| self.oe.cmp(&other.oe))
    }

    fn for_people(&self) -> Vec<Cell> {
        vec![
            Cell::Id(self.oe.to_string()),
            Cell::Text(self.name.clone()),
            Cell::kennwert(self.digitalisierungsgrad.0),
            Cell::kennwert(self.digitalisierungsquote.0),
            Cell::kennwert(self.vollstaendigkeit.0),
            Cell::part_of(self.siegel.of(Siegel::Aktuell), self.prozesse),
        ]
    }

    fn for_machines(&self) -> Vec<Cell> {
        let mut cells = vec![
            Cell::count(Some(self.rang)),
            Cell::Id(self.oe.to_string()),
            Cell::Id(self.kuerzel.clone()),
            Cell::Text(self.name.clone()),
            Cell::count(Some(self.prozesse)),
            Cell::count(Some(self.digitalisierbar)),
            Cell::kennwert_alone(self.digitalisierungsgrad.0),
            Cell::count(Some(self.digitalisiert)),
            Cell::kennwert_alone(self.digitalisierungsquote.0),
            Cell::count(Some(self.vollstaendig)),
            Cell::kennwert_alone(self.vollstaendigkeit.0),
        ];
        cells.extend(Siegel::ALL.map(|siegel| Cell::count(Some(self.siegel.of(siegel)))));
        cells
    }
}

/// The table of `units` for people: each share with its base, so a count of processes needs no column.
pub(super) fn table(units: &[Einheit]) -> Table {
    Table {
        columns: vec![
            Column::new("oe", "OE", Room::Head),
            Column::new("name", "Name", Room::Flexible),
            Column::new("digitalisierungsgrad", "Grad (Prozesse)", Room::Fixed(0)),
            Column::new("digitalisierungsquote", "Quote (digitalisierte)", Room::Fixed(1)),
            Column::new("vollstaendigkeit", "Vollständige Steckbriefe", Room::Fixed(2)),
            Column::new("siegel_aktuell", "Siegel aktuell", Room::Fixed(3)),
        ],
        rows: units.iter().map(Einheit::for_people).collect(),
        footer: Vec::new(),
    }
}

/// The table of `units` with every number in a column of its own.
pub(super) fn data(units: &[Einheit]) -> Table {
    let keys = [
        ("rang", "Rang"),
        ("oe", "OE"),
        ("kuerzel", "Kürzel"),
        ("name", "Name"),
        ("prozesse", "Prozesse"),
        ("digitalisierbar", "Digitalisierbar"),
        ("digitalisierungsgrad", "Grad"),
        ("digitalisiert", "Digitalisiert"),
        ("digitalisierungsquote", "Quote"),
        ("vollstaendig", "Vollständige Steckbriefe"),
        ("vollstaendigkeit", "Vollständigkeit"),
        ("siegel_aktuell", "Siegel aktuell"),
        (
            "siegel_geaendert_seit_ueberpruefung",
            "Seit der Überprüfung geändert",
        ),
        ("siegel_ueberfaellig", "Überprüfung überfällig"),
        ("siegel_nie", "Nie überprüft"),
    ];
    Table {
        columns: keys
            .iter()
            .map(|(key, title)| Column::new(*key, *title, Room::Flexible))
            .collect(),
        rows: units.iter().map(Einheit::for_machines).collect(),
        footer: Vec::new(),
    }
}
