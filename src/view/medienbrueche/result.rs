//! The typed result about Medienbrüche (`ddv.medienbrueche/1`).

use std::cmp::Reverse;

use serde::Serialize;

use super::stelle::Stelle;
use crate::model::prozess::{Baustein, Datenlage, Medium};
use crate::model::{Datum, KomponenteId, OeId, ProzessEntity, ProzessId, Registry};
use crate::score::medienbruch::{Gewinn, Haeufung, Uebergang};
use crate::score::{Ablaufbild, Bruchbilanz, Population};

/// The Medienbrüche of active processes.
#[derive(Debug, Serialize)]
pub struct Medienbrueche {
    oe: Option<OeId>,
    pub(super) summe: BruchSums,
    pub(super) zeilen: Vec<ProzessRow>,
    pub(super) uebergaenge: Vec<UebergangRow>,
    pub(super) komponenten: Vec<KomponenteRow>,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
}

/// Sums with their bases.
#[derive(Debug, Serialize)]
pub(super) struct BruchSums {
    /// Active processes.
    pub prozesse: u64,
    pub mit_ablauf: u64,
    pub ohne_ablauf: u64,
    /// Processes with at least one break.
    pub mit_bruch: u64,
    /// Of these, with a case number: the base of `brueche_im_jahr`.
    pub mit_bruch_und_fallzahl: u64,
    pub brueche: u64,
    /// Cases times breaks; none if no process with an Ablauf lets us know.
    pub brueche_im_jahr: Option<u64>,
    /// What is left when all components of `komponenten` serve their steps.
    pub brueche_mit_allen: u64,
    pub brueche_mit_allen_im_jahr: Option<u64>,
}

/// A process; without an Ablauf its figures are none.
#[derive(Debug, Serialize)]
pub(super) struct ProzessRow {
    pub prozess: ProzessId,
    pub name: String,
    pub oe: OeId,
    pub schritte: Option<u64>,
    pub brueche: Option<u64>,
    pub fallzahl: Option<u64>,
    pub datenlage: Option<Datenlage>,
    pub brueche_im_jahr: Option<u64>,
    pub brueche_mit_allen: Option<u64>,
    pub stellen: Vec<Stelle>,
}

/// Between which kinds of steps breaks lie.
#[derive(Debug, Serialize)]
pub(super) struct UebergangRow {
    pub von_baustein: Baustein,
    pub von_medium: Medium,
    pub nach_baustein: Baustein,
    pub nach_medium: Medium,
    pub brueche: u64,
    pub prozesse: u64,
    pub brueche_im_jahr: u64,
}

/// What a component would change.
#[derive(Debug, Serialize)]
pub(super) struct KomponenteRow {
    pub rang: usize,
    pub komponente: KomponenteId,
    pub name: String,
    pub verfuegbar: bool,
    pub verfuegbar_ab: Option<Datum>,
    /// Processes where it would change something.
    pub prozesse: u64,
    /// Of these, the processes that plan it.
    pub geplant: u64,
    /// Cases a year of `prozesse`.
    pub faelle: u64,
    /// Breaks that vanish.
    pub behoben: u64,
    /// Breaks that appear.
    pub neu: u64,
    /// `behoben` less `neu`.
    pub weniger: i64,
    /// The same times cases.
    pub weniger_im_jahr: i64,
}

impl Medienbrueche {
    /// The Medienbrüche of `population` on `stichtag`.
    pub fn new(registry: &Registry, population: &Population<'_>, stichtag: Datum) -> Self {
        let mut bilanz = Bruchbilanz::default();
        let mut zeilen = Vec::with_capacity(population.prozesse.len());
        for prozess in &population.prozesse {
            let bild = Ablaufbild::new(registry, prozess, stichtag);
            bilanz.add(prozess, bild.as_ref());
            zeilen.push(ProzessRow::new(prozess, bild.as_ref(), stichtag));
        }
        // The most breaks a year first; what has none, what can't be weighed and what has no Ablauf last.
        zeilen.sort_by_key(|z| {
            let has_break = z.brueche.is_some_and(|n| n > 0);
            (
                z.brueche.is_none(),
                !has_break,
                Reverse(z.brueche_im_jahr),
                Reverse(z.brueche),
            )
        });
        let uebergaenge = bilanz.places().into_iter().map(UebergangRow::new).collect();
        let ranked = bilanz.ranked();
        let komponenten = ranked.iter().enumerate();
        Self {
            oe: population.oe.cloned(),
            summe: BruchSums::new(&bilanz),
            zeilen,
            uebergaenge,
            komponenten: komponenten
                .map(|(at, gewinn)| KomponenteRow::new(at + 1, gewinn, stichtag))
                .collect(),
            oe_name: population.oe_name(registry),
        }
    }
}

impl BruchSums {
    fn new(bilanz: &Bruchbilanz<'_>) -> Self {
        // Without any weighed break the sum is 0 only if there is no break at all.
        let is_weighed =
            bilanz.mit_ablauf > 0 && (bilanz.mit_bruch == 0 || bilanz.mit_bruch_und_fallzahl > 0);
        Self {
            prozesse: bilanz.prozesse,
            mit_ablauf: bilanz.mit_ablauf,
            ohne_ablauf: bilanz.prozesse - bilanz.mit_ablauf,
            mit_bruch: bilanz.mit_bruch,
            mit_bruch_und_fallzahl: bilanz.mit_bruch_und_fallzahl,
            brueche: bilanz.brueche,
            brueche_im_jahr: is_weighed.then_some(bilanz.brueche_im_jahr),
            brueche_mit_allen: bilanz.rest,
            brueche_mit_allen_im_jahr: is_weighed.then_some(bilanz.rest_im_jahr),
        }
    }
}

impl ProzessRow {
    fn new(prozess: &ProzessEntity, bild: Option<&Ablaufbild<'_>>, tag: Datum) -> Self {
        let kennzahlen = prozess.kennzahlen.as_ref();
        let fallzahl = kennzahlen.and_then(|k| k.fallzahl);
        let brueche = bild.map(|bild| bild.brueche.len() as u64);
        let weighed = brueche.zip(fallzahl);
        Self {
            prozess: prozess.id.clone(),
            name: prozess.name.clone(),
            oe: prozess.oe.clone(),
            schritte: bild.map(|_| prozess.ablauf.len() as u64),
            brueche,
            fallzahl,
            datenlage: kennzahlen.and_then(|k| k.datenlage),
            brueche_im_jahr: weighed.map(|(breaks, cases)| breaks.saturating_mul(cases)),
            brueche_mit_allen: bild.map(|bild| bild.rest),
            stellen: bild.map_or_else(Vec::new, |bild| Stelle::all(prozess, bild, tag)),
        }
    }
}

impl UebergangRow {
    fn new((uebergang, haeufung): (Uebergang, Haeufung)) -> Self {
        Self {
            von_baustein: uebergang.von.0,
            von_medium: uebergang.von.1,
            nach_baustein: uebergang.nach.0,
            nach_medium: uebergang.nach.1,
            brueche: haeufung.brueche,
            prozesse: haeufung.prozesse,
            brueche_im_jahr: haeufung.im_jahr,
        }
    }
}

impl KomponenteRow {
    fn new(rang: usize, gewinn: &Gewinn<'_>, tag: Datum) -> Self {
        let komponente = gewinn.komponente;
        Self {
            rang,
            komponente: komponente.id.clone(),
            name: komponente.name.clone(),
            verfuegbar: komponente.is_available(tag),
            verfuegbar_ab: komponente.verfuegbar_ab,
            prozesse: gewinn.prozesse,
            geplant: gewinn.geplant,
            faelle: gewinn.faelle,
            behoben: gewinn.behoben,
            neu: gewinn.neu,
            weniger: gewinn.weniger(),
            weniger_im_jahr: gewinn.weniger_im_jahr,
        }
    }
}
