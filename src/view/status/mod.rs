//! The register on one screen: what is there, how complete, how digital, what is wrong.

mod bericht;
mod einheiten;
mod lage;
mod zaehlung;

pub use lage::StatusLage;
pub use zaehlung::{BefundZahlen, befund_counts};
