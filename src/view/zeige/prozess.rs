//! The figures of a process, each with what it was made of.

use super::result::Lage;
use super::zellen::Grad;
use crate::model::pflichtangabe::PFLICHTANGABEN;
use crate::model::prozess::ProzessStatus;
use crate::model::{Anteil, Datum, Jahr, ProzessEntity};
use crate::score::fallzahl::fallzahl_in;
use crate::score::kapazitaet::vza;
use crate::score::medienbruch::medienbrueche;
use crate::score::prognose::{Fortschreibung, Luecke, Rechnung, Szenario};
use crate::score::summe::{is_durchgaengig_digital, vollstaendigkeit};
use crate::score::{Aenderung, Modernisierungskoeffizient, Siegel, is_massenverfahren};
use serde::Serialize;

/// The figures of a process. Shares are 0 to 1; what is undefined is `null`.
#[derive(Debug, Serialize)]
pub(super) struct Zahlen {
    pub koeffizient: Koeffizient,
    pub massenverfahren: bool,
    pub massenverfahren_ab: u64,
    pub digitalisierungsgrad: Grad,
    pub vollstaendigkeit: Vollstaendigkeit,
    /// Bound full-time equivalents.
    pub vza: Option<f64>,
    pub medienbrueche: Option<u64>,
    pub durchgaengig_digital: Option<bool>,
    pub prognose: Prognose,
    pub ueberpruefung: Ueberpruefung,
    #[serde(skip)]
    pub m: Modernisierungskoeffizient,
}

#[derive(Debug, Serialize)]
pub(super) struct Koeffizient {
    pub wert: Option<f64>,
    pub recht: Option<f64>,
    pub antrag: Option<f64>,
    pub kriterien: Vec<KriteriumJson>,
    pub gewichte: Gewichte,
    pub fehlend: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct KriteriumJson {
    pub kriterium: &'static str,
    pub antwort: Option<&'static str>,
    pub punkte: Option<f64>,
    pub max: f64,
}

#[derive(Debug, Serialize)]
pub(super) struct Gewichte {
    pub recht: f64,
    pub antrag: f64,
}

#[derive(Debug, Serialize)]
pub(super) struct Vollstaendigkeit {
    pub wert: f64,
    pub angegeben: u64,
    pub pflichtangaben: u64,
    pub fehlend: Vec<&'static str>,
}

/// What comes by the horizon, if all components are used.
#[derive(Debug, Serialize)]
pub(super) struct Prognose {
    pub horizont: Jahr,
    pub fallzahl_horizont: Option<f64>,
    pub eingespart_vza_horizont: Option<f64>,
    pub eingespart_eur: Option<f64>,
    /// Why there is none.
    pub ohne_prognose: Option<&'static str>,
    #[serde(skip)]
    pub luecke: Option<Luecke>,
}

impl Prognose {
    fn new(prozess: &ProzessEntity, lage: &Lage<'_>) -> Self {
        let horizont = lage.config.prognose.horizont;
        let one = Rechnung::new(lage.registry, lage.config, Szenario::Voll).prozess(prozess);
        let luecke = one.as_ref().err().copied();
        let one = one.ok();
        let last = one.as_ref().and_then(|one| one.im(horizont));
        Self {
            horizont,
            fallzahl_horizont: fallzahl_in(prozess, horizont, lage.config),
            eingespart_vza_horizont: last.map(|wert| wert.eingespart_vza),
            eingespart_eur: one.as_ref().map(Fortschreibung::eingespart_eur),
            ohne_prognose: luecke.map(Luecke::as_str),
            luecke,
        }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Ueberpruefung {
    pub zuletzt: Option<Datum>,
    pub turnus_monate: u64,
    pub faellig: Option<Datum>,
    /// The due day lies before the Stichtag; none without a last review.
    pub ueberfaellig: Option<bool>,
    /// None if the process is not active.
    pub siegel: Option<Siegel>,
    /// The day of the first change after the last review; none if there is none or none is known.
    pub geaendert_am: Option<Datum>,
    /// Whether the history was there to tell changes; none if nothing was asked of it.
    pub historie: Option<bool>,
}

impl Ueberpruefung {
    fn new(prozess: &ProzessEntity, lage: &Lage<'_>) -> Self {
        let (config, stichtag) = (lage.config, lage.stichtag);
        let zuletzt = prozess.zuletzt_ueberprueft();
        let faellig = prozess.naechste_ueberpruefung(config.turnus_monate);
        // Without a review, and of what does not count, there is nothing to be after.
        let asks = zuletzt.is_some() && prozess.status == ProzessStatus::Aktiv;
        let aenderung = asks.then(|| lage.aenderungen.of(lage.registry, &prozess.id));
        let known = aenderung.unwrap_or(Aenderung::Unbekannt);
        Self {
            zuletzt,
            turnus_monate: prozess.turnus_monate(config.turnus_monate),
            faellig,
            ueberfaellig: faellig.map(|day| day < stichtag),
            siegel: Siegel::of(prozess, config, stichtag, || known),
            geaendert_am: known.day(prozess, stichtag),
            historie: aenderung.map(|known| known != Aenderung::Unbekannt),
        }
    }
}

impl Zahlen {
    pub fn new(prozess: &ProzessEntity, lage: &Lage<'_>) -> Self {
        let config = lage.config;
        let m = Modernisierungskoeffizient::new(prozess, &config.modernisierung);
        let fehlend: Vec<&'static str> = PFLICHTANGABEN
            .iter()
            .filter(|p| !p.is_stated(prozess))
            .map(|p| p.path)
            .collect();
        let pflichtangaben = PFLICHTANGABEN.len() as u64;
        Self {
            koeffizient: Koeffizient {
                wert: m.koeffizient.map(crate::score::Koeffizient::get),
                recht: m.recht.map(Anteil::get),
                antrag: m.antrag.map(Anteil::get),
                kriterien: m
                    .kriterien
                    .iter()
                    .map(|k| KriteriumJson {
                        kriterium: k.path,
                        antwort: k.antwort,
                        punkte: k.punkte,
                        max: k.max,
                    })
                    .collect(),
                gewichte: Gewichte {
                    recht: config.modernisierung.gewicht_recht,
                    antrag: config.modernisierung.gewicht_antrag,
                },
                fehlend: m.fehlend(),
            },
            massenverfahren: is_massenverfahren(prozess, config),
            massenverfahren_ab: config.modernisierung.massenverfahren_ab,
            digitalisierungsgrad: Grad::new(lage.registry, config, prozess, lage.stichtag),
            vollstaendigkeit: Vollstaendigkeit {
                wert: vollstaendigkeit(prozess).get(),
                angegeben: pflichtangaben - fehlend.len() as u64,
                pflichtangaben,
                fehlend,
            },
            vza: vza(prozess, config),
            medienbrueche: medienbrueche(prozess),
            durchgaengig_digital: is_durchgaengig_digital(prozess),
            prognose: Prognose::new(prozess, lage),
            ueberpruefung: Ueberpruefung::new(prozess, lage),
            m,
        }
    }
}
