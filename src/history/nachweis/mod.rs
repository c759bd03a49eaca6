//! The audit trail: for every commit that a state grew from, what it changed in the words of the domain.
//!
//! A change belongs to the commit that made it. A merge brings in only what differs from all its parents: its own
//! resolution. Entities are followed when their file moves or goes by another id.

mod auswertung;
mod eintrag;
mod sammlung;
mod spur;

pub use eintrag::{Aenderungsart, Eintrag, Gegenstand, Schritt, Zeitraum};
pub use sammlung::{Auswahl, Sammlung};
