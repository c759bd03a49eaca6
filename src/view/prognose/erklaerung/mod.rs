//! The way to the forecast of one process or Berufsgruppe.

mod anteile;
mod report;
mod result;

pub use result::Erklaerung;
