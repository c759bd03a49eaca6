//! The goals: how each stands against the straight line to it, and what its state rests on (`fachmodell` 8).

mod anzeige;
mod bild;
mod liste;
mod notizen;
mod stand;
mod zeile;

pub use liste::{Auftrag, Geschichte, Ziele};
pub(in crate::view) use stand::{Start, needed, state_notes};
