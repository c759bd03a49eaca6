//! The forecast of one process or Berufsgruppe (`fachmodell` 6, 7).

use super::entlastung::{self, Entlaster, KomponentenAnteil};
use super::tabelle::{Jahrestabelle, Zeitraum};
use super::{Fortschreibung, Jahreswert, Luecke, Szenario};
use crate::config::Config;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::prozess::Prozess;
use crate::model::value::{Datum, Menge};
use crate::model::{Jahr, Registry};
use crate::score::fallzahl::{GrowthOf, Wachstum};
use crate::score::kapazitaet::vza;

/// Computes forecasts up to a horizon. What all of them share is computed once.
pub struct Rechnung<'r> {
    config: &'r Config,
    /// Which components relieve.
    pub szenario: Szenario,
    /// The last year.
    pub horizont: Jahr,
    entlaster: Vec<Entlaster<'r>>,
    kostenfaktoren: Jahrestabelle,
}

/// What one year starts from, before relief.
struct Bedarf {
    wachstum: Option<f64>,
    fallzahl: Option<f64>,
    vza: f64,
    kosten_je_vza: f64,
}

impl<'r> Rechnung<'r> {
    /// Forecasts up to the horizon of `config` with the components of `registry`.
    pub fn new(registry: &'r Registry, config: &'r Config, szenario: Szenario) -> Self {
        let horizont = config.prognose.horizont;
        let zeitraum = Zeitraum {
            ab: first_year(registry).unwrap_or(horizont),
            bis: horizont,
        };
        Self {
            config,
            szenario,
            horizont,
            entlaster: Entlaster::all(registry, zeitraum),
            kostenfaktoren: Jahrestabelle::new(zeitraum, |jahr| kostenfaktor(config, jahr)),
        }
    }

    /// The forecast of `prozess`.
    ///
    /// # Errors
    /// If it does not state `stand`, `fallzahl`, or what it takes to know its full-time equivalents; or if its figures
    /// leave the range of numbers.
    pub fn prozess(&self, prozess: &Prozess) -> Result<Fortschreibung, Luecke> {
        let zahlen = prozess.kennzahlen.as_ref();
        let stand = zahlen.and_then(|k| k.stand).ok_or(Luecke::StandFehlt)?;
        let faelle = zahlen.and_then(|k| k.fallzahl).ok_or(Luecke::FallzahlFehlt)? as f64;
        let vza = vza(prozess, self.config).ok_or(Luecke::VzaUnbekannt)?;
        let basisjahr = stand.year();
        let wachstum = Wachstum::new(GrowthOf::prozess(prozess), basisjahr, faelle, self.config);
        let minuten = zahlen.and_then(|k| k.bearbeitungszeit_min);
        let vza_je_fall = minuten.map_or(0.0, Menge::get) / self.config.prognose.arbeitsminuten_je_vza;
        let bedarf = |jahr| {
            let fallzahl = wachstum.wert(jahr);
            let faktor = wachstum.faktor(jahr);
            Bedarf {
                wachstum: faktor,
                fallzahl: Some(fallzahl),
                vza: faktor.map_or_else(|| vza + fallzahl * vza_je_fall, |g| vza * g),
                kosten_je_vza: self.config.prognose.kosten_je_vza,
            }
        };
        let anteile = self.anteile(prozess, basisjahr);
        Ok(Fortschreibung {
            basisjahr,
            fallzahl: Some(faelle),
            vza,
            jahre: self.jahre(basisjahr, vza, bedarf, &anteile)?,
        })
    }

    /// The forecast of a Berufsgruppe: it takes the effects of its components, in both scenarios.
    ///
    /// # Errors
    /// If its figures leave the range of numbers.
    pub fn berufsgruppe(&self, gruppe: &Berufsgruppe) -> Result<Fortschreibung, Luecke> {
        let basisjahr = gruppe.stand.year();
        let vza = gruppe.vza.get();
        let wachstum = Wachstum::new(GrowthOf::berufsgruppe(gruppe), basisjahr, vza, self.config);
        let kosten_je_vza = gruppe
            .kosten_je_vza
            .map_or(self.config.prognose.kosten_je_vza, Menge::get);
        let bedarf = |jahr| Bedarf {
            wachstum: wachstum.faktor(jahr),
            fallzahl: None,
            vza: wachstum.wert(jahr),
            kosten_je_vza,
        };
        let anteile = self.anteile_der_gruppe(gruppe);
        Ok(Fortschreibung {
            basisjahr,
            fallzahl: None,
            vza,
            jahre: self.jahre(basisjahr, vza, bedarf, &anteile)?,
        })
    }

    /// What each component of the register does for `prozess`, and why; by id.
    pub fn anteile(&self, prozess: &Prozess, basisjahr: Jahr) -> Vec<KomponentenAnteil<'_>> {
        entlastung::of_prozess(&self.entlaster, self.szenario, self.config, prozess, basisjahr)
    }

    /// What the components of a Berufsgruppe do for it; by id.
    pub fn anteile_der_gruppe(&self, gruppe: &Berufsgruppe) -> Vec<KomponentenAnteil<'_>> {
        entlastung::of_berufsgruppe(&self.entlaster, gruppe)
    }

    /// What full-time equivalents cost in `jahr` as a multiple of the base year of cost.
    pub fn kostenfaktor(&self, jahr: Jahr) -> f64 {
        let known = self.kostenfaktoren.im(jahr);
        known.unwrap_or_else(|| kostenfaktor(self.config, jahr))
    }

    fn jahre(
        &self,
        basisjahr: Jahr,
        vza: f64,
        bedarf: impl Fn(Jahr) -> Bedarf,
        anteile: &[KomponentenAnteil<'_>],
    ) -> Result<Vec<Jahreswert>, Luecke> {
        let anteile: Vec<_> = anteile.iter().filter(|anteil| anteil.counts()).collect();
        let mut jahre = Vec::new();
        let mut eingespart_eur = 0.0;
        for jahr in basisjahr.0.saturating_add(1)..=self.horizont.0 {
            let jahr = Jahr(jahr);
            let bedarf = bedarf(jahr);
            let kosten_eur = bedarf.vza * bedarf.kosten_je_vza * self.kostenfaktor(jahr);
            // From 0.0: the sum of nothing is -0.0.
            let summe = anteile.iter().fold(0.0, |sum, anteil| sum + anteil.im(jahr));
            let entlastung = summe.min(self.config.prognose.obergrenze);
            let wert = Jahreswert {
                jahr,
                wachstum: bedarf.wachstum,
                fallzahl: bedarf.fallzahl,
                vza: bedarf.vza,
                kosten_eur,
                anteile: summe,
                entlastung,
                eingespart_vza: bedarf.vza * entlastung,
                eingespart_eur: kosten_eur * entlastung,
            };
            eingespart_eur += wert.eingespart_eur;
            if !wert.is_finite() || !f64::is_finite(eingespart_eur) {
                return Err(Luecke::ZuGross);
            }
            jahre.push(wert);
        }
        if vza.is_finite() {
            Ok(jahre)
        } else {
            Err(Luecke::ZuGross)
        }
    }
}

/// The cost of a year as a multiple of the base year of cost.
fn kostenfaktor(config: &Config, jahr: Jahr) -> f64 {
    let prognose = &config.prognose;
    (1.0 + prognose.tarifsteigerung).powi(i32::from(jahr.0) - i32::from(prognose.kosten_basisjahr.0))
}

/// The first year that anything is forecast for.
fn first_year(registry: &Registry) -> Option<Jahr> {
    let prozesse = registry.prozesse.iter();
    let prozesse = prozesse.filter_map(|p| p.kennzahlen.as_ref()?.stand);
    let gruppen = registry.berufsgruppen.iter().map(|gruppe| gruppe.stand);
    let first = prozesse.chain(gruppen).map(Datum::year).min()?;
    Some(Jahr(first.0.saturating_add(1)))
}
