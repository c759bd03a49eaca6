//! The forecast of processes or Berufsgruppen year by year, and the way to the numbers of one of them (`fachmodell` 6, 7,
//! 9).
//!
//! Everything that is assumed comes from the given settings, so that one run may compute several variants.

mod annahmen;
mod erklaerung;
mod hinweise;
mod rechner;
mod report;
mod result;
mod tabelle;
#[cfg(test)]
mod tests;
mod words;

pub use erklaerung::Erklaerung;
pub(in crate::view) use result::Eckwerte;
pub use result::{Grundlage, Prognose, Unberechenbar};
pub(in crate::view) use words::{euro, grund_der_luecke, kapazitaet, vza};
