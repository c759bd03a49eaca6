//! The figures, computed from a registry and nothing else: no files, no clock, no formats. One file per figure.
//!
//! Every figure also says what it was made of, so that outputs can show the way to it.

pub mod digitalisierungsgrad;
pub mod fallzahl;
pub mod kapazitaet;
pub mod koeffizient;
pub mod population;
pub mod summe;
mod wert;
pub mod ziel;

pub use digitalisierungsgrad::{ProzessGrad, Spalten, Zelle};
pub use koeffizient::{Kriterium, Modernisierungskoeffizient, is_massenverfahren};
pub use population::Population;
pub use summe::Summe;
pub use wert::{Koeffizient, ratio, rounded, share_of};

/// The version of all formulas here. It changes when a figure would come out differently for the same register, so that
/// a report can say by which formulas it was made.
pub const FORMELN: &str = "2026.1";
