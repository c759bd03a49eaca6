//! The Digitalisierungslotsen: which units have one, which have none, and what waits for each (D S. 23, 27).

mod anzeige;
mod aufgaben;
mod liste;
mod zeile;

pub use liste::{Auftrag, Lotsen};
