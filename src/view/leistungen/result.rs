//! The typed result of the services (`ddv.leistungen/1`).

use std::cmp::Reverse;

use serde::Serialize;

use crate::model::prozess::{Ausrichtung, Datenlage, OzgModell};
use crate::model::{Anteil, Datum, Menge, OeId, ProzessEntity, ProzessId, Registry};
use crate::score::leistung::{faelle_analog, is_widerspruch};
use crate::score::{Leistung, Population, Verfuegbarkeit};

/// The services of a selection.
#[derive(Debug, Serialize)]
pub struct Leistungen {
    oe: Option<OeId>,
    /// Internal processes, and those that don't say, are in too.
    alle: bool,
    summe: LeistungSums,
    pub(super) zeilen: Vec<LeistungRow>,
    #[serde(skip)]
    pub(super) summen: Leistung,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    /// Active processes that are left out: internal ones, and those that don't say.
    #[serde(skip)]
    pub(super) ausgelassen: (u64, u64),
}

/// Sums with their bases.
#[derive(Debug, Serialize)]
struct LeistungSums {
    leistungen: u64,
    analog: u64,
    /// Of these, the services that state neither an OZG-Reifegrad nor digital cases.
    analog_ohne_angabe: u64,
    digital: u64,
    ende_zu_ende: u64,
    /// Online, end to end or not, of all.
    leistungen_online: Option<f64>,
    faelle: u64,
    mit_fallzahl: u64,
    faelle_digital: u64,
    faelle_analog: u64,
    /// The base of the two above: services that state both numbers.
    mit_beiden_fallzahlen: u64,
    anteil_digitaler_faelle: Option<f64>,
    rueckstand: u64,
    mit_rueckstand: u64,
}

/// A service.
#[derive(Debug, Serialize)]
pub(super) struct LeistungRow {
    pub prozess: ProzessId,
    pub name: String,
    pub oe: OeId,
    pub ausrichtung: Option<Ausrichtung>,
    pub verfuegbarkeit: Verfuegbarkeit,
    pub ozg_reifegrad: Option<u8>,
    pub ozg_modell: Option<OzgModell>,
    pub fallzahl: Option<u64>,
    pub faelle_digital: Option<u64>,
    pub faelle_analog: Option<u64>,
    /// Per case that came in otherwise than digitally.
    pub bearbeitungszeit_min: Option<f64>,
    pub bearbeitungszeit_digital_min: Option<f64>,
    pub rueckstand: Option<u64>,
    pub durchlaufzeit_tage: Option<f64>,
    pub datenlage: Option<Datenlage>,
    pub kennzahlen_stand: Option<Datum>,
    #[serde(skip)]
    pub is_widerspruch: bool,
}

impl Leistungen {
    /// The external processes of `population`; with `alle` all of them.
    pub fn new(registry: &Registry, population: &Population<'_>, alle: bool) -> Self {
        let mut summen = Leistung::default();
        let mut zeilen = Vec::new();
        let mut ausgelassen = (0, 0);
        for prozess in &population.prozesse {
            match prozess.ausrichtung {
                Some(Ausrichtung::Intern) if !alle => ausgelassen.0 += 1,
                None if !alle => ausgelassen.1 += 1,
                Some(Ausrichtung::Extern | Ausrichtung::Intern) | None => {
                    summen.add(prozess);
                    zeilen.push(LeistungRow::new(prozess));
                }
            }
        }
        zeilen.sort_by_key(|z| Reverse(z.fallzahl));
        Self {
            oe: population.oe.cloned(),
            alle,
            summe: LeistungSums::new(&summen),
            zeilen,
            summen,
            oe_name: population.oe_name(registry),
            ausgelassen,
        }
    }
}

impl LeistungSums {
    fn new(summen: &Leistung) -> Self {
        Self {
            leistungen: summen.leistungen,
            analog: summen.analog,
            analog_ohne_angabe: summen.ohne_angabe,
            digital: summen.digital,
            ende_zu_ende: summen.ende_zu_ende,
            leistungen_online: summen.leistungen_online().map(Anteil::get),
            faelle: summen.faelle,
            mit_fallzahl: summen.mit_fallzahl,
            faelle_digital: summen.faelle_digital,
            faelle_analog: summen.faelle_analog,
            mit_beiden_fallzahlen: summen.mit_beiden,
            anteil_digitaler_faelle: summen.anteil_digital(),
            rueckstand: summen.rueckstand,
            mit_rueckstand: summen.mit_rueckstand,
        }
    }
}

impl LeistungRow {
    fn new(prozess: &ProzessEntity) -> Self {
        let zahlen = prozess.kennzahlen.as_ref();
        let ozg = prozess.ozg.as_ref();
        Self {
            prozess: prozess.id.clone(),
            name: prozess.name.clone(),
            oe: prozess.oe.clone(),
            ausrichtung: prozess.ausrichtung,
            verfuegbarkeit: Verfuegbarkeit::of(prozess),
            ozg_reifegrad: ozg.map(|o| o.reifegrad.0),
            ozg_modell: ozg.map(|o| o.modell),
            fallzahl: zahlen.and_then(|k| k.fallzahl),
            faelle_digital: zahlen.and_then(|k| k.fallzahl_digital),
            faelle_analog: faelle_analog(prozess),
            bearbeitungszeit_min: zahlen.and_then(|k| k.bearbeitungszeit_min).map(Menge::get),
            bearbeitungszeit_digital_min: zahlen
                .and_then(|k| k.bearbeitungszeit_digital_min)
                .map(Menge::get),
            rueckstand: zahlen.and_then(|k| k.rueckstand),
            durchlaufzeit_tage: zahlen.and_then(|k| k.durchlaufzeit_tage).map(Menge::get),
            datenlage: zahlen.and_then(|k| k.datenlage),
            kennzahlen_stand: zahlen.and_then(|k| k.stand),
            is_widerspruch: is_widerspruch(prozess),
        }
    }
}
