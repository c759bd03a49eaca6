//! The forecast of processes or Berufsgruppen year by year, and the way to the numbers of one of them (`fachmodell` 6, 7,
//! 9).
//!
//! Everything that is assumed comes from the given settings, so that one run may compute several variants.

mod annahmen;
mod bericht;
mod erklaerung;
mod rechenweg;
mod sicht;
mod worte;

pub use erklaerung::Erklaerung;
pub use sicht::{Grundlage, Prognose, Unberechenbar};
pub(in crate::view) use worte::{euro, grund_der_luecke, vza};
