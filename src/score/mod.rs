//! The figures, computed from a registry and nothing else: no files, no clock, no formats. One file per figure.
//!
//! Every figure also says what it was made of, so that outputs can show the way to it.

pub mod beitrag;
pub mod digitalisierungsgrad;
pub mod einsatz;
pub mod faelligkeit;
pub mod fallzahl;
pub mod haushalt;
pub mod kapazitaet;
mod kennwert;
mod kennzahl;
pub mod koeffizient;
mod komponente;
pub mod leistung;
pub mod lotse;
pub mod massnahme;
pub mod medienbruch;
pub mod neubau;
pub mod population;
pub mod prioritaet;
pub mod produkt;
pub mod prognose;
pub mod projekt;
pub mod rollout;
pub mod siegel;
pub mod summe;
pub mod vorgabe;
mod wert;
pub mod ziel;

pub use beitrag::Beitraege;
pub use digitalisierungsgrad::{ProzessGrad, Spalten, Zelle};
pub use einsatz::Einsatz;
pub use faelligkeit::{Faelligkeit, Gegenstand, Lage};
pub use kennwert::{Differenz, Kennwert, Mass, Zahl};
pub use koeffizient::{Kriterium, Modernisierungskoeffizient, is_massenverfahren};
pub use komponente::prioritaet;
pub use leistung::{Leistung, Verfuegbarkeit};
pub use medienbruch::{Abhilfe, Ablaufbild, Bruchbilanz};
pub use population::Population;
pub use prioritaet::{Einordnung, Nutzensicht, Quadrant, Zieldimension};
pub use siegel::{Aenderung, Siegel, SiegelZahlen};
pub use summe::Summe;
pub use wert::{Koeffizient, ratio, rounded, share_of, whole};

/// The version of all formulas here. It changes when a figure would come out differently for the same register, so that
/// a report can say by which formulas it was made.
pub const FORMELN: &str = "2026.1";
