//! The typed result of the priorities (`ddv.priorisierung/1`).

use std::cmp::Reverse;

use serde::Serialize;

use crate::model::prozess::Datenlage;
use crate::model::value::Note;
use crate::model::{OeId, ProzessEntity, ProzessId, Registry};
use crate::score::prioritaet::{Achse, HOCH_AB};
use crate::score::{Einordnung, Nutzensicht, Population, Quadrant, Zieldimension};

/// The active processes by benefit and feasibility.
#[derive(Debug, Serialize)]
pub struct Priorisierung {
    oe: Option<OeId>,
    pub(super) nach: &'static str,
    /// A mean from here on is high.
    pub(super) hoch_ab: f64,
    pub(super) summe: EinordnungCounts,
    pub(super) quadranten: Vec<QuadrantField>,
    pub(super) zieldimensionen: ZielCounts,
    pub(super) zeilen: Vec<ProzessRow>,
    #[serde(skip)]
    pub(super) sicht: Nutzensicht,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
}

/// How many processes could be placed.
#[derive(Debug, Default, Serialize)]
pub(super) struct EinordnungCounts {
    /// Active processes.
    pub prozesse: u64,
    /// With a field.
    pub eingeordnet: u64,
    /// With marks, but none for one of the two axes.
    pub unvollstaendig: u64,
    /// Without any mark.
    pub ohne_bewertung: u64,
}

/// A field of the picture; all four, the first to be done first.
#[derive(Debug, Serialize)]
pub(super) struct QuadrantField {
    pub quadrant: Quadrant,
    pub name: &'static str,
    pub prozesse: Vec<ProzessId>,
}

/// The placed processes by whom they serve.
#[derive(Debug, Default, Serialize)]
pub(super) struct ZielCounts {
    pub buerger: u64,
    pub verwaltung: u64,
    pub beide: u64,
    pub keine: u64,
}

/// A process; what can't be placed comes last.
#[derive(Debug, Serialize)]
pub(super) struct ProzessRow {
    pub prozess: ProzessId,
    pub name: String,
    pub oe: OeId,
    pub quadrant: Option<Quadrant>,
    pub nutzen: Option<f64>,
    pub umsetzbarkeit: Option<f64>,
    pub zieldimension: Option<Zieldimension>,
    pub nutzen_buerger: Option<u8>,
    pub nutzen_verwaltung: Option<u8>,
    pub umsetzbarkeit_kosten: Option<u8>,
    pub umsetzbarkeit_zeit: Option<u8>,
    /// The axes that rest on one of their two marks.
    pub halb: Vec<&'static str>,
    pub fallzahl: Option<u64>,
    pub datenlage: Option<Datenlage>,
    #[serde(skip)]
    pub has_bewertung: bool,
}

impl Priorisierung {
    /// The processes of `population`, their benefit seen by `sicht`.
    pub fn new(registry: &Registry, population: &Population<'_>, sicht: Nutzensicht) -> Self {
        let mut zeilen: Vec<ProzessRow> = population
            .prozesse
            .iter()
            .map(|prozess| ProzessRow::new(prozess, sicht))
            .collect();
        zeilen.sort_by_key(ProzessRow::order);
        let mut summe = EinordnungCounts::default();
        let mut zieldimensionen = ZielCounts::default();
        for zeile in &zeilen {
            summe.prozesse += 1;
            match (zeile.quadrant, zeile.has_bewertung) {
                (Some(_), _) => summe.eingeordnet += 1,
                (None, true) => summe.unvollstaendig += 1,
                (None, false) => summe.ohne_bewertung += 1,
            }
            if zeile.quadrant.is_some() {
                zieldimensionen.add(zeile.zieldimension);
            }
        }
        let quadranten = Quadrant::ALL
            .iter()
            .map(|quadrant| QuadrantField::new(*quadrant, &zeilen))
            .collect();
        Self {
            oe: population.oe.cloned(),
            nach: sicht.as_str(),
            hoch_ab: HOCH_AB,
            summe,
            quadranten,
            zieldimensionen,
            zeilen,
            sicht,
            oe_name: population.oe_name(registry),
        }
    }
}

impl QuadrantField {
    fn new(quadrant: Quadrant, zeilen: &[ProzessRow]) -> Self {
        let inside = zeilen.iter().filter(|z| z.quadrant == Some(quadrant));
        Self {
            quadrant,
            name: quadrant.label(),
            prozesse: inside.map(|z| z.prozess.clone()).collect(),
        }
    }
}

impl ZielCounts {
    fn add(&mut self, ziel: Option<Zieldimension>) {
        match ziel {
            Some(Zieldimension::Buerger) => self.buerger += 1,
            Some(Zieldimension::Verwaltung) => self.verwaltung += 1,
            Some(Zieldimension::Beide) => self.beide += 1,
            Some(Zieldimension::Keine) => self.keine += 1,
            None => {}
        }
    }
}

impl ProzessRow {
    fn new(prozess: &ProzessEntity, sicht: Nutzensicht) -> Self {
        let einordnung = Einordnung::new(prozess, sicht);
        let bewertung = prozess.bewertung.as_ref();
        let kennzahlen = prozess.kennzahlen.as_ref();
        let is_halb = |achse: Option<Achse>| achse.is_some_and(|a| a.is_halb);
        let halb = [
            ("nutzen", is_halb(einordnung.nutzen)),
            ("umsetzbarkeit", is_halb(einordnung.umsetzbarkeit)),
        ];
        let mark = |note: Option<Note>| note.map(|note| note.0);
        let buerger = bewertung.and_then(|b| mark(b.nutzen_buerger));
        let verwaltung = bewertung.and_then(|b| mark(b.nutzen_verwaltung));
        let kosten = bewertung.and_then(|b| mark(b.umsetzbarkeit_kosten));
        let zeit = bewertung.and_then(|b| mark(b.umsetzbarkeit_zeit));
        Self {
            prozess: prozess.id.clone(),
            name: prozess.name.clone(),
            oe: prozess.oe.clone(),
            quadrant: einordnung.quadrant(),
            nutzen: einordnung.nutzen.map(|a| a.wert),
            umsetzbarkeit: einordnung.umsetzbarkeit.map(|a| a.wert),
            zieldimension: einordnung.zieldimension,
            nutzen_buerger: buerger,
            nutzen_verwaltung: verwaltung,
            umsetzbarkeit_kosten: kosten,
            umsetzbarkeit_zeit: zeit,
            halb: halb.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect(),
            fallzahl: kennzahlen.and_then(|k| k.fallzahl),
            datenlage: kennzahlen.and_then(|k| k.datenlage),
            has_bewertung: buerger.or(verwaltung).or(kosten).or(zeit).is_some(),
        }
    }

    /// By field, benefit, feasibility, cases, then id; what can't be placed last, what has no mark at the very end.
    fn order(&self) -> impl Ord + use<> {
        // The bits of numbers from 0 on are in their order.
        let down = |mean: Option<f64>| Reverse(mean.map(f64::to_bits));
        (
            self.quadrant.is_none(),
            self.quadrant,
            !self.has_bewertung,
            down(self.nutzen),
            down(self.umsetzbarkeit),
            Reverse(self.fallzahl),
            self.prozess.clone(),
        )
    }
}
