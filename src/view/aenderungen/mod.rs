//! `aenderungen`: what changed between two states of a register, the effect first.

mod bericht;
mod details;
mod eintrag;
mod karte;
mod lage;
mod rang;
mod seite;
mod tabelle;
pub mod wert;
mod wirkung;

pub use lage::{Aenderungen, Auftrag};
pub use seite::Seite;
