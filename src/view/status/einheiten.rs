//! The offices ranked by their Digitalisierungsgrad.

use std::cmp::Ordering;

use serde::Serialize;

use crate::config::Config;
use crate::model::organisation::OeArt;
use crate::model::{Kennzahl, OeId, ProzessEntity, Registry};
use crate::score::{Population, Siegel, SiegelZahlen, Spalten, Summe, Zahl, rounded};
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room};

/// One office with all below it.
#[derive(Debug, Serialize)]
pub(super) struct EinheitRow {
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
) -> Vec<EinheitRow> {
    let within = oe.map(|oe| registry.subtree(oe));
    let mut units: Vec<EinheitRow> = registry
        .organisation
        .iter()
        .filter(|unit| is_office(unit.art) && within.as_ref().is_none_or(|ids| ids.contains(&unit.id)))
        .filter_map(|unit| {
            let population = Population::new(registry, Some(&unit.id)).narrowed(&is_chosen);
            let summe = Summe::of(&population.prozesse, spalten, config);
            (summe.prozesse > 0).then(|| EinheitRow {
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
    units.sort_by(EinheitRow::compare);
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

impl EinheitRow {
    fn compare(&self, other: &Self) -> Ordering {
        let key = |unit: &Self| unit.digitalisierungsgrad.0.wert().map_or(-1.0, |d| rounded(d, 9));
        key(other)
            .total_cmp(&key(self))
            .then_with(|| self.oe.cmp(&other.oe))
    }
}

/// The columns of the units: each share with its base for people, every number in a column of its own for machines.
pub(super) fn columns() -> Columns<'static, EinheitRow> {
    let mut columns = Columns::new()
        .machines("rang", |z: &EinheitRow| Cell::count(z.rang))
        .both("oe", "OE", Room::Head, |z| Cell::reference(&z.oe))
        .machines("kuerzel", |z| Cell::Id(z.kuerzel.clone()))
        .both("name", "Name", Room::Flexible, |z| Cell::Text(z.name.clone()))
        .machines("prozesse", |z| Cell::count(z.prozesse))
        .machines("digitalisierbar", |z| Cell::count(z.digitalisierbar))
        .both("digitalisierungsgrad", "Grad (Prozesse)", Room::Fixed(0), |z| {
            Cell::kennwert(z.digitalisierungsgrad.0)
        })
        .machines("digitalisiert", |z| Cell::count(z.digitalisiert))
        .both(
            "digitalisierungsquote",
            "Quote (digitalisierte)",
            Room::Fixed(1),
            |z| Cell::kennwert(z.digitalisierungsquote.0),
        )
        .machines("vollstaendig", |z| Cell::count(z.vollstaendig))
        .both(
            "vollstaendigkeit",
            "Vollständige Steckbriefe",
            Room::Fixed(2),
            |z| Cell::kennwert(z.vollstaendigkeit.0),
        )
        .people("siegel_aktuell", "Siegel aktuell", Room::Fixed(3), |z| {
            Cell::part_of(z.siegel.of(Siegel::Aktuell), z.prozesse)
        });
    for siegel in Siegel::ALL {
        let key = format!("siegel_{}", siegel.as_str().replace('-', "_"));
        columns = columns.machines(key, move |z| Cell::count(z.siegel.of(siegel)));
    }
    columns
}
