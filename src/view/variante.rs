//! The assumptions of a run, as outputs tell of them: no figure of a what-if may pass for one of the register.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::config::{Annahme, Config};

/// Numbers of `ddv.toml` that a run replaces, by key; none for the settings as they are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Variante {
    zahlen: Vec<Ersetzt>,
}

/// A number in place of another.
#[derive(Debug, Clone, PartialEq)]
struct Ersetzt {
    schluessel: String,
    wert: f64,
    /// What `ddv.toml` says, or its default; none for a year without inhabitants.
    statt: Option<f64>,
}

impl Variante {
    /// What `annahmen` make of the settings `base`: they give `config`.
    pub fn new(annahmen: &[Annahme], base: &Config, config: &Config) -> Self {
        let (before, after) = (base.zahlen(), config.zahlen());
        let zahlen = annahmen.iter().filter_map(|annahme| {
            let schluessel = annahme.schluessel.clone();
            Some(Ersetzt {
                wert: *after.get(&schluessel)?,
                statt: before.get(&schluessel).copied(),
                schluessel,
            })
        });
        Self {
            zahlen: zahlen.collect(),
        }
    }

    /// Whether the settings are those of `ddv.toml`.
    pub fn is_empty(&self) -> bool {
        self.zahlen.is_empty()
    }

    /// Whether a number differs from `ddv.toml`.
    pub fn is_different(&self) -> bool {
        self.zahlen.iter().any(Ersetzt::is_different)
    }

    /// `"modernisierung.gewicht_recht = 50 (statt 25), ..."`: numbers as `ddv.toml` writes them.
    pub fn lang(&self) -> String {
        let parts: Vec<String> = self.zahlen.iter().map(Ersetzt::lang).collect();
        parts.join(", ")
    }

    /// As the command line takes it: `"modernisierung.gewicht_recht=50,..."`.
    pub fn kurz(&self) -> String {
        let part = |e: &Ersetzt| format!("{}={}", e.schluessel, e.wert);
        let parts: Vec<String> = self.zahlen.iter().map(part).collect();
        parts.join(",")
    }
}

impl Ersetzt {
    fn is_different(&self) -> bool {
        self.statt
            .is_none_or(|statt| statt.to_bits() != self.wert.to_bits())
    }

    fn lang(&self) -> String {
        let statt = match self.statt {
            Some(_) if !self.is_different() => "wie in `ddv.toml`".to_owned(),
            Some(statt) => format!("statt {statt}"),
            None => "bisher ohne Angabe".to_owned(),
        };
        format!("{} = {} ({statt})", self.schluessel, self.wert)
    }
}

/// A map from key to number; whole numbers without a decimal point.
impl Serialize for Variante {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.zahlen.len()))?;
        for Ersetzt { schluessel, wert, .. } in &self.zahlen {
            match crate::score::whole(*wert) {
                Some(wert) => map.serialize_entry(schluessel, &wert)?,
                None => map.serialize_entry(schluessel, wert)?,
            }
        }
        map.end()
    }
}
