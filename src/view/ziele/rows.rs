//! One goal with its figure, its line and its course.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use super::stand::Start;
use crate::config::Config;
use crate::history::Zielgeschichte;
use crate::model::kennzahl::Einheit;
use crate::model::ziel::Ziel;
use crate::model::{Datum, Entity, Kennzahl, OeId, Registry, ZielId};
use crate::score::ziel::{ZielStatus, Zielmenge, is_erreicht, ziel_linie, ziel_status};
use crate::score::{Kennwert, Spalten, Summe};

/// A goal.
#[derive(Debug, Serialize)]
pub(super) struct ZielRow {
    pub ziel: ZielId,
    pub name: String,
    pub kennzahl: Kennzahl,
    pub soll: f64,
    pub bis: Datum,
    /// The figure over all processes of the goal; null if it is undefined.
    pub ist: Option<f64>,
    pub basis: Basis,
    pub status: ZielStatus,
    /// What the straight line to the goal asks for on the day; null without an earlier value.
    pub linie: Option<f64>,
    /// `ist` less `linie`; null if one of the two is.
    pub abstand: Option<f64>,
    pub start: Option<Start>,
    /// Once the day is over: whether some commit up to it reached the goal; null before, and if there is none.
    pub rechtzeitig_erreicht: Option<bool>,
    pub quelle: Option<String>,
    /// The first value, the ends of the quarters since, today.
    pub verlauf: Vec<Punkt>,
    /// The same figure over the processes of the OE that the caller named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub einheit: Option<Teilmenge>,
    #[serde(skip)]
    pub zahl: Kennwert,
    /// The figure of today reaches the Soll, whatever the state.
    #[serde(skip)]
    pub reicht_heute: bool,
    /// The day of the goal is over.
    #[serde(skip)]
    pub is_over: bool,
}

/// The figure of a goal over a part of its processes.
#[derive(Debug, Serialize)]
pub(super) struct Teilmenge {
    pub ist: Option<f64>,
    pub basis: Basis,
    #[serde(skip)]
    pub zahl: Kennwert,
}

/// What a figure rests on.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Basis {
    /// What `teil` and `von` count.
    pub einheit: Einheit,
    /// How many; for a mean: over how many processes.
    pub teil: u64,
    /// Of how many.
    pub von: u64,
    /// Active processes that were asked.
    pub prozesse: u64,
    /// Of these, the ones that state what the figure needs.
    pub gezaehlt: u64,
    /// Of these, the ones with estimated Kennzahlen, where the figure rests on them.
    pub geschaetzt: u64,
    /// Of these, the ones with made-up Kennzahlen.
    pub beispiel: u64,
}

/// The figure on a day.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Punkt {
    pub tag: Datum,
    pub wert: Option<f64>,
}

impl Basis {
    fn new(kennzahl: Kennzahl, summe: &Summe) -> Self {
        let ist = kennzahl.wert(summe);
        let (teil, von) = ist.basis().unwrap_or_default();
        // Only cases are Kennzahlen of a process, and those may be estimated.
        let is_of_cases = kennzahl.merkmale().einheit == Einheit::Faelle;
        let if_of_cases = |n| if is_of_cases { n } else { 0 };
        Self {
            einheit: kennzahl.merkmale().einheit,
            teil,
            von,
            prozesse: summe.prozesse,
            gezaehlt: summe.prozesse - ist.ohne(),
            geschaetzt: if_of_cases(summe.faelle_geschaetzt),
            beispiel: if_of_cases(summe.faelle_beispiel),
        }
    }
}

impl Teilmenge {
    fn new(kennzahl: Kennzahl, summe: &Summe) -> Self {
        let zahl = kennzahl.wert(summe);
        Self {
            ist: zahl.wert(),
            basis: Basis::new(kennzahl, summe),
            zahl,
        }
    }
}

impl ZielRow {
    /// `ziel` on `tag`. If the caller named an OE, `units` are it and all below it.
    pub fn new(
        registry: &Registry,
        config: &Config,
        ziel: &Entity<ZielId, Ziel>,
        tag: Datum,
        geschichte: &Zielgeschichte,
        units: Option<&BTreeSet<OeId>>,
    ) -> Self {
        let prozesse = Zielmenge::new(registry, ziel).prozesse(registry);
        let spalten = Spalten::on(registry, tag);
        let summe = Summe::of(&prozesse, &spalten, config);
        let kennzahl = ziel.kennzahl.get();
        let zahl = kennzahl.wert(&summe);
        let einheit = units.map(|units| {
            let inside: Vec<_> = prozesse
                .iter()
                .copied()
                .filter(|p| units.contains(&p.oe))
                .collect();
            Teilmenge::new(kennzahl, &Summe::of(&inside, &spalten, config))
        });
        let verlauf = &geschichte.verlauf;
        let ist = zahl.wert();
        let linie = ziel_linie(ziel, tag, verlauf);
        let mut kurve: Vec<Punkt> = geschichte
            .kurve
            .iter()
            .map(|&(tag, wert)| Punkt { tag, wert })
            .collect();
        if !kurve.is_empty() {
            kurve.push(Punkt { tag, wert: ist });
        }
        Self {
            ziel: ziel.id.clone(),
            name: ziel.name.clone(),
            kennzahl,
            soll: ziel.soll.get(),
            bis: ziel.bis,
            ist,
            basis: Basis::new(kennzahl, &summe),
            status: ziel_status(ziel, ist, tag, verlauf),
            linie,
            abstand: ist.zip(linie).map(|(ist, linie)| ist - linie),
            start: verlauf.start.map(|(tag, wert)| Start { tag, wert }),
            rechtzeitig_erreicht: verlauf.hat_erreicht_bis.filter(|_| ziel.bis < tag),
            quelle: ziel.quelle.clone(),
            verlauf: kurve,
            einheit,
            zahl,
            reicht_heute: is_erreicht(ziel, ist),
            is_over: ziel.bis < tag,
        }
    }

    /// What needs attention first; then the next day, then the id.
    pub fn compare(&self, other: &Self) -> Ordering {
        let key = |z: &Self| (urgency(z.status), z.bis);
        key(self)
            .cmp(&key(other))
            .then_with(|| self.ziel.cmp(&other.ziel))
    }
}

/// 0 is the most urgent.
fn urgency(status: ZielStatus) -> u8 {
    match status {
        ZielStatus::Verfehlt => 0,
        ZielStatus::Gefaehrdet => 1,
        ZielStatus::Offen | ZielStatus::Unbekannt => 2,
        ZielStatus::AufKurs => 3,
        ZielStatus::Erreicht => 4,
    }
}
