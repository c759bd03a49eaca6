//! Adds up the forecasts of what was selected, and counts what is in the sums.

use super::annahmen::Entwicklungen;
use super::result::{Datenlagen, Gruppe, OhnePrognose, Unberechenbar};
use crate::config::Config;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::prozess::Datenlage;
use crate::model::{BerufsgruppeId, Entity, Kind, Menge};
use crate::score::Population;
use crate::score::fallzahl::GrowthOf;
use crate::score::prognose::{Fortschreibung, Luecke, Prognose as Gesamt, Rechnung};

/// Adds up forecasts.
pub(super) struct Rechner<'r> {
    pub rechnung: Rechnung<'r>,
    pub gesamt: Gesamt,
    pub entwicklung: Entwicklungen,
    pub luecken: Vec<OhnePrognose>,
    pub datenlage: Datenlagen,
    pub gruppen: Vec<Gruppe>,
}

impl Rechner<'_> {
    pub fn prozesse(&mut self, population: &Population<'_>) -> Result<(), Unberechenbar> {
        for prozess in &population.prozesse {
            let one = self.rechnung.prozess(prozess);
            let id = || prozess.id.to_string();
            self.add(&one, Kind::Prozesse, id)?;
            match one {
                Err(luecke) => self.luecken.push(OhnePrognose {
                    prozess: id(),
                    grund: luecke.as_str(),
                    luecke,
                }),
                Ok(one) if one.jahre.is_empty() => {}
                Ok(_) => {
                    self.entwicklung.add(GrowthOf::prozess(prozess));
                    match prozess.kennzahlen.as_ref().and_then(|k| k.datenlage) {
                        Some(Datenlage::Gemessen) => self.datenlage.gemessen += 1,
                        Some(Datenlage::Geschaetzt) => self.datenlage.geschaetzt += 1,
                        Some(Datenlage::Beispiel) => self.datenlage.beispiel += 1,
                        None => self.datenlage.ohne_angabe += 1,
                    }
                }
            }
        }
        Ok(())
    }

    pub fn berufsgruppen(
        &mut self,
        gruppen: &[&Entity<BerufsgruppeId, Berufsgruppe>],
        config: &Config,
    ) -> Result<(), Unberechenbar> {
        for gruppe in gruppen {
            let one = self.rechnung.berufsgruppe(gruppe);
            self.add(&one, Kind::Berufsgruppen, || gruppe.id.to_string())?;
            let Ok(one) = one else { continue };
            let last = one.jahre.last();
            if last.is_some() {
                self.entwicklung.add(GrowthOf::berufsgruppe(gruppe));
            }
            self.gruppen.push(Gruppe {
                berufsgruppe: gruppe.id.to_string(),
                name: gruppe.name.clone(),
                basisjahr: one.basisjahr,
                vza: one.vza,
                vza_horizont: last.map(|wert| wert.vza),
                kosten_je_vza: gruppe
                    .kosten_je_vza
                    .map_or(config.prognose.kosten_je_vza, Menge::get),
                eingespart_vza_horizont: last.map(|wert| wert.eingespart_vza),
                eingespart_eur: one.eingespart_eur(),
            });
        }
        Ok(())
    }

    fn add(
        &mut self,
        one: &Result<Fortschreibung, Luecke>,
        kind: Kind,
        id: impl Fn() -> String,
    ) -> Result<(), Unberechenbar> {
        if *one == Err(Luecke::ZuGross) {
            return Err(Unberechenbar::Eintrag { kind, id: id() });
        }
        self.gesamt.add(one.as_ref().map_err(|luecke| *luecke));
        Ok(())
    }
}
