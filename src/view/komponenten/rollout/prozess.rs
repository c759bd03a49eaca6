//! A process with what it says of the component: the data behind all parts.

use serde::Serialize;

use crate::config::Config;
use crate::model::prozess::Nutzung;
use crate::model::{Datum, KomponenteEntity, OeId, ProjektId, ProzessEntity, ProzessId, Quartal, Registry};
use crate::score::rollout::Kandidat;
use crate::score::{Koeffizient, Modernisierungskoeffizient, Zelle};
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};
use crate::view::woerter::unreadable;
use crate::view::zahlwort::count;

/// One process.
#[derive(Debug, Serialize)]
pub(super) struct ProzessRow {
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

impl ProzessRow {
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

    /// How long until it is to be introduced, or since when it should have been.
    fn term(&self) -> String {
        let days = self.tage.unwrap_or_default();
        let text = count(days.unsigned_abs(), "Tag", "Tagen");
        match days {
            0 => "heute".to_owned(),
            1.. => format!("in {text}"),
            i64::MIN..0 => format!("seit {text} überfällig"),
        }
    }
}

/// The Amt of `oe` and how people call it.
pub(super) fn office(registry: &Registry, oe: &OeId) -> (OeId, String) {
    match registry.amt(oe) {
        Some(amt) => (amt.id.clone(), amt.name.clone()),
        None => (oe.clone(), unreadable(oe)),
    }
}

/// All processes as flat data.
pub(super) fn data(prozesse: &[ProzessRow]) -> Table {
    Columns::new()
        .machines("prozess", |p: &ProzessRow| Cell::reference(&p.prozess))
        .machines("name", |p| Cell::Text(p.name.clone()))
        .machines("oe", |p| Cell::reference(&p.oe))
        .machines("amt", |p| Cell::reference(&p.amt))
        .machines("status", |p| Cell::Id(p.status.as_str().to_owned()))
        .machines("seit", |p| Cell::date(p.seit))
        .machines("bis", |p| Cell::date(p.bis))
        .machines("quartal", |p| Cell::id(p.quartal.map(|q| q.to_string())))
        .machines("ueberfaellig", |p| Cell::Bool(p.ueberfaellig))
        .machines("projekt", |p| Cell::reference_or_missing(p.projekt.as_ref()))
        .machines("produkt", |p| Cell::id(p.produkt.as_deref()))
        .machines("koeffizient", |p| Cell::number(p.koeffizient, 1))
        .machines("fallzahl", |p| Cell::count(p.fallzahl))
        .machines("kandidat", |p| Cell::count(p.kandidat.map(|n| n as u64)))
        .data(prozesse)
}

/// The planned introductions, for people.
pub(super) fn planned(prozesse: &[&ProzessRow]) -> Table {
    Columns::new()
        .people("quartal", "Quartal", Room::Fixed(0), |p: &ProzessRow| {
            Cell::id(p.quartal.map(|q| q.to_string()))
        })
        .people("bis", "bis", Room::Fixed(0), |p| Cell::date(p.bis))
        .people("frist", "Frist", Room::Fixed(0), |p| Cell::Id(p.term()))
        .people("name", "Prozess", Room::Whole, |p| Cell::Text(p.name.clone()))
        .people("amt", "Amt", Room::Fixed(2), |p| Cell::reference(&p.amt))
        .people("projekt", "Projekt", Room::Fixed(1), |p| {
            Cell::reference_or_missing(p.projekt.as_ref())
        })
        .table(prozesse.iter().copied())
        .without_empty_columns()
}
