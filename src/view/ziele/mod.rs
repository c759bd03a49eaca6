//! The goals: how each stands against the straight line to it, and what its state rests on (`fachmodell` 8).

mod bild;
mod notizen;
mod report;
mod result;
mod rows;
mod stand;

pub use result::{Geschichte, Request, Ziele};
pub(in crate::view) use stand::{Start, needed, state_notes};
