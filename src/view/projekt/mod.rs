//! What outputs about projects share: rows and tables, the funnel, money, milestones, effects, and the words for what
//! endangers a project.

pub(in crate::view) mod bewertung;
pub(in crate::view) mod gefahr;
pub(in crate::view) mod geld;
pub(in crate::view) mod meilenstein;
pub(in crate::view) mod phase;
mod rows;
pub(in crate::view) mod tables;
pub(in crate::view) mod trichter;
pub(in crate::view) mod wirkung;

pub(in crate::view) use rows::{ProjektRow, verzug_text};
pub(in crate::view) use trichter::Trichter;
pub(in crate::view) use wirkung::{Erreicht, WirkungRow};
