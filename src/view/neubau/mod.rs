//! The units that move into the Neubau, and whether each will work IT-supported in time (D S. 12).

mod anzeige;
mod liste;
mod zeile;

pub use liste::{Auftrag, Umzuege};
