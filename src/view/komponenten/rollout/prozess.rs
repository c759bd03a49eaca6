//! A process with what it says of the component: the data behind all parts.

use serde::Serialize;

use crate::config::Config;
use crate::model::prozess::Nutzung;
use crate::model::{Datum, KomponenteEntity, OeId, ProjektId, ProzessEntity, ProzessId, Quartal, Registry};
use crate::score::rollout::Kandidat;
use crate::score::{Koeffizient, Modernisierungskoeffizient, Zelle};
use crate::view::report::{Cell, Table};

/// One process.
#[derive(Debug, Serialize)]
pub(super) struct Zeile {
    pub prozess: ProzessId,
    pub name: String,
    pub oe: OeId,
    /// The Amt of the OE.
    pub amt: OeId,
    pub status: Zelle,
    seit: Option<Datum>,
    pub bis: Option<Datum>,
    /// The quarter of `bis`.
    pub quartal: Option<Quartal>,
    /// Planned for a day before the Stichtag.
    pub ueberfaellig: bool,
    /// Days from the Stichtag to `bis`; negative if it has passed.
    pub tage: Option<i64>,
    pub projekt: Option<ProjektId>,
    produkt: Option<String>,
    /// Modernisierungskoeffizient.
    koeffizient: Option<f64>,
    fallzahl: Option<u64>,
    /// Its place among the candidates; null if it is none.
    kandidat: Option<usize>,
    #[serde(skip)]
    pub amt_name: String,
}

impl Zeile {
    pub fn new(
        registry: &Registry,
        config: &Config,
        komponente: &KomponenteEntity,
        prozess: &ProzessEntity,
        tag: Datum,
        kandidaten: &[Kandidat<'_>],
    ) -> Self {
        let m = Modernisierungskoeffizient::new(prozess, &config.modernisierung);
        let place = kandidaten.iter().position(|k| k.prozess.id == prozess.id);
        let nutzung = prozess.komponenten.get(&komponente.id);
        let bis = nutzung.and_then(Nutzung::geplant_bis);
        let (amt, amt_name) = office(registry, &prozess.oe);
        Self {
            prozess: prozess.id.clone(),
            name: prozess.name.clone(),
            oe: prozess.oe.clone(),
            amt,
            status: Zelle::of(prozess, komponente),
            seit: nutzung.and_then(|n| n.seit),
            bis,
            quartal: bis.map(Quartal::of),
            ueberfaellig: bis.is_some_and(|bis| bis < tag),
            tage: bis.map(|bis| tag.days_until(bis)),
            projekt: nutzung.and_then(|n| n.projekt.clone()),
            produkt: nutzung.and_then(|n| n.produkt.clone()),
            koeffizient: m.koeffizient.map(Koeffizient::get),
            fallzahl: prozess.kennzahlen.as_ref().and_then(|k| k.fallzahl),
            kandidat: place.map(|at| at + 1),
            amt_name,
        }
    }

    /// For the order: by status, planned ones by day, then by id.
    pub fn key(&self) -> (Zelle, Option<Datum>, &ProzessId) {
        (self.status, self.bis, &self.prozess)
    }

    fn row(&self) -> Vec<Cell> {
        let id = |text: Option<&str>| text.map_or(Cell::Missing, |text| Cell::Id(text.to_owned()));
        let day = |day: Option<Datum>| day.map_or(Cell::Missing, Cell::Date);
        vec![
            Cell::Id(self.prozess.to_string()),
            Cell::Text(self.name.clone()),
            Cell::Id(self.oe.to_string()),
            Cell::Id(self.amt.to_string()),
            Cell::Id(self.status.as_str().to_owned()),
            day(self.seit),
            day(self.bis),
            self.quartal.map_or(Cell::Missing, |q| Cell::Id(q.to_string())),
            Cell::Bool(self.ueberfaellig),
            id(self.projekt.as_ref().map(ProjektId::as_str)),
            id(self.produkt.as_deref()),
            Cell::number(self.koeffizient, 1),
            Cell::count(self.fallzahl),
            Cell::count(self.kandidat.map(|n| n as u64)),
        ]
    }
}

/// The Amt of `oe` and how people call it.
pub(super) fn office(registry: &Registry, oe: &OeId) -> (OeId, String) {
    match registry.amt(oe) {
        Some(amt) => (amt.id.clone(), amt.name.clone()),
        None => (oe.clone(), format!("{oe} (nicht lesbar oder nicht vorhanden)")),
    }
}

/// All processes as flat data.
pub(super) fn data(zeilen: &[Zeile]) -> Table {
    let keys = [
        "prozess",
        "name",
        "oe",
        "amt",
        "status",
        "seit",
        "bis",
        "quartal",
        "ueberfaellig",
        "projekt",
        "produkt",
        "koeffizient",
        "fallzahl",
        "kandidat",
    ];
    Table::for_machines(keys, zeilen.iter().map(Zeile::row))
}
