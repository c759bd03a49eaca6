//! `nachweis`: who changed what and when, commit by commit, oldest first.

mod kennung;
mod report;
mod result;

pub use kennung::{Gefunden, Unbekannt, find};
pub use result::{Nachweis, Request};
