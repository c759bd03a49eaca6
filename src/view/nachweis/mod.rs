//! `nachweis`: who changed what and when, commit by commit, oldest first.

mod bericht;
mod kennung;
mod lage;

pub use kennung::{Gefunden, Unbekannt, find};
pub use lage::{NachweisLage, Umfang};
