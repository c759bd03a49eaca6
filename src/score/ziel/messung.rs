//! The figure of a goal with what it was measured on: which processes count, and what is counted of them.

use serde::{Serialize, Serializer};

use super::{ZielIst, ziel_ist_aus};
use crate::config::Config;
use crate::model::prozess::{Datenlage, Prozess};
use crate::model::ziel::{Ziel, ZielKennzahl};
use crate::model::{Datum, ProzessEntity, Registry};
use crate::score::{Spalten, Summe, ueberpruefung_aktuell};

/// The figure of a goal over some processes, with its base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zielmessung {
    /// The figure.
    pub ist: ZielIst,
    /// The processes that were asked.
    pub prozesse: u64,
    /// Of these, the ones that the figure rests on: the others lack what it needs.
    pub gezaehlt: u64,
    /// Of these, the ones with estimated Kennzahlen; 0 where the figure does not rest on Kennzahlen.
    pub geschaetzt: u64,
    /// Of these, the ones with made-up Kennzahlen; 0 as before.
    pub beispiel: u64,
}

/// What the base of a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basiseinheit {
    /// Processes.
    Prozesse,
    /// Cells of the Digitalisierungskarte.
    Zellen,
    /// Cases of a year.
    Faelle,
}

impl Basiseinheit {
    /// What the base of `kennzahl` counts.
    pub fn of(kennzahl: ZielKennzahl) -> Self {
        match kennzahl {
            ZielKennzahl::Digitalisierungsquote
            | ZielKennzahl::Digitalisierungsgrad
            | ZielKennzahl::Vollstaendigkeit
            | ZielKennzahl::DurchgaengigDigital
            | ZielKennzahl::UeberpruefungAktuell => Self::Prozesse,
            ZielKennzahl::Pruefgrad => Self::Zellen,
            ZielKennzahl::AnteilDigitalerFaelle => Self::Faelle,
        }
    }

    /// The word in outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Prozesse => "prozesse",
            Self::Zellen => "zellen",
            Self::Faelle => "faelle",
        }
    }
}

impl Serialize for Basiseinheit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Zielmessung {
    /// The figure of `ziel` over `prozesse`, active processes of the goal, on `tag`.
    pub fn new(
        registry: &Registry,
        config: &Config,
        ziel: &Ziel,
        prozesse: &[&ProzessEntity],
        tag: Datum,
    ) -> Self {
        let spalten = Spalten::on(registry, tag);
        let summe = Summe::of(prozesse, &spalten, config);
        let ist = ziel_ist_aus(ziel, &summe, || {
            ueberpruefung_aktuell(prozesse.iter().map(|p| &*p.data), config, tag)
        });
        let (mut geschaetzt, mut beispiel) = (0, 0);
        let gezaehlt = match ziel.kennzahl {
            ZielKennzahl::Digitalisierungsquote | ZielKennzahl::Digitalisierungsgrad => summe.digitalisierbar,
            ZielKennzahl::Vollstaendigkeit | ZielKennzahl::UeberpruefungAktuell => summe.prozesse,
            ZielKennzahl::Pruefgrad => {
                let is_meant = |p: &&&ProzessEntity| spalten.komponenten.iter().any(|k| k.applies_to(p));
                prozesse.iter().filter(is_meant).count() as u64
            }
            ZielKennzahl::AnteilDigitalerFaelle => {
                for prozess in prozesse {
                    match datenlage_of_cases(prozess) {
                        Some(Datenlage::Geschaetzt) => geschaetzt += 1,
                        Some(Datenlage::Beispiel) => beispiel += 1,
                        Some(Datenlage::Gemessen) | None => {}
                    }
                }
                summe.mit_digital
            }
            ZielKennzahl::DurchgaengigDigital => summe.mit_ablauf,
        };
        Self {
            ist,
            prozesse: summe.prozesse,
            gezaehlt,
            geschaetzt,
            beispiel,
        }
    }
}

/// How sure the cases of a process are, if it states all and the digital ones.
fn datenlage_of_cases(prozess: &Prozess) -> Option<Datenlage> {
    let kennzahlen = prozess.kennzahlen.as_ref()?;
    let states_both = kennzahlen.fallzahl.is_some() && kennzahlen.fallzahl_digital.is_some();
    kennzahlen.datenlage.filter(|_| states_both)
}
