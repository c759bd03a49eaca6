//! Processes by benefit and feasibility, as four fields (L 5.2.1; `ddv.priorisierung/1`).

mod bericht;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use serde::Serialize;

use crate::model::prozess::Datenlage;
use crate::model::{OeId, ProzessEntity, ProzessId, Registry};
use crate::score::prioritaet::{Achse, HOCH_AB};
use crate::score::{Einordnung, Nutzensicht, Population, Quadrant, Zieldimension};

/// The active processes by benefit and feasibility.
#[derive(Debug, Serialize)]
pub struct Priorisierung {
    oe: Option<OeId>,
    nach: &'static str,
    /// A mean from here on is high.
    hoch_ab: f64,
    summe: Summe,
    quadranten: Vec<Feld>,
    zieldimensionen: Ziele,
    zeilen: Vec<Zeile>,
    #[serde(skip)]
    sicht: Nutzensicht,
    #[serde(skip)]
    oe_name: Option<String>,
}

/// How many processes could be placed.
#[derive(Debug, Default, Serialize)]
struct Summe {
    /// Active processes.
    prozesse: u64,
    /// With a field.
    eingeordnet: u64,
    /// With marks, but none for one of the two axes.
    unvollstaendig: u64,
    /// Without any mark.
    ohne_bewertung: u64,
}

/// A field of the picture; all four, the first to be done first.
#[derive(Debug, Serialize)]
struct Feld {
    quadrant: Quadrant,
    name: &'static str,
    prozesse: Vec<ProzessId>,
}

/// The placed processes by whom they serve.
#[derive(Debug, Default, Serialize)]
struct Ziele {
    buerger: u64,
    verwaltung: u64,
    beide: u64,
    keine: u64,
}

/// A process; what can't be placed comes last.
#[derive(Debug, Serialize)]
struct Zeile {
    prozess: ProzessId,
    name: String,
    oe: OeId,
    quadrant: Option<Quadrant>,
    nutzen: Option<f64>,
    umsetzbarkeit: Option<f64>,
    zieldimension: Option<Zieldimension>,
    nutzen_buerger: Option<u8>,
    nutzen_verwaltung: Option<u8>,
    umsetzbarkeit_kosten: Option<u8>,
    umsetzbarkeit_zeit: Option<u8>,
    /// The axes that rest on one of their two marks.
    halb: Vec<&'static str>,
    fallzahl: Option<u64>,
    datenlage: Option<Datenlage>,
    #[serde(skip)]
    has_bewertung: bool,
}

impl Priorisierung {
    /// The processes of `population`, their benefit seen by `sicht`.
    pub fn new(registry: &Registry, population: &Population<'_>, sicht: Nutzensicht) -> Self {
        let mut zeilen: Vec<Zeile> = population
            .prozesse
            .iter()
            .map(|prozess| Zeile::new(prozess, sicht))
            .collect();
        zeilen.sort_by_key(Zeile::order);
        let mut summe = Summe::default();
        let mut zieldimensionen = Ziele::default();
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
            .map(|quadrant| Feld::new(*quadrant, &zeilen))
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

impl Feld {
    fn new(quadrant: Quadrant, zeilen: &[Zeile]) -> Self {
        let inside = zeilen.iter().filter(|z| z.quadrant == Some(quadrant));
        Self {
            quadrant,
            name: quadrant.label(),
            prozesse: inside.map(|z| z.prozess.clone()).collect(),
        }
    }
}

impl Ziele {
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

impl Zeile {
    fn new(prozess: &ProzessEntity, sicht: Nutzensicht) -> Self {
        let einordnung = Einordnung::new(prozess, sicht);
        let bewertung = prozess.bewertung.as_ref();
        let kennzahlen = prozess.kennzahlen.as_ref();
        let is_halb = |achse: Option<Achse>| achse.is_some_and(|a| a.is_halb);
        let halb = [
            ("nutzen", is_halb(einordnung.nutzen)),
            ("umsetzbarkeit", is_halb(einordnung.umsetzbarkeit)),
        ];
        let mark = |note: Option<crate::model::value::Note>| note.map(|note| note.0);
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
