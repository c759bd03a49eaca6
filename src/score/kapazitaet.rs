//! Bound capacity: full-time equivalents of a process today (L 3.1; `fachmodell` 7).

use crate::config::Config;
use crate::model::Menge;
use crate::model::prozess::Prozess;

/// Full-time equivalents: as stated, else cases times handling time over the working minutes of a year. Undefined if
/// neither is known.
pub fn vza(prozess: &Prozess, config: &Config) -> Option<f64> {
    let zahlen = prozess.kennzahlen.as_ref()?;
    zahlen.vza.map(Menge::get).or_else(|| {
        let minutes = zahlen.fallzahl? as f64 * zahlen.bearbeitungszeit_min?.get();
        Some(minutes / config.prognose.arbeitsminuten_je_vza)
    })
}
