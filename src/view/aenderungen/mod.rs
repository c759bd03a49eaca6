//! `aenderungen`: what changed between two states of a register, the effect first.

mod details;
mod eintrag;
mod karte;
mod rang;
mod report;
mod result;
mod seite;
mod tabelle;
#[cfg(test)]
mod tests;
pub mod wert;
mod wirkung;

pub use result::{Aenderungen, Request};
pub use seite::Seite;
