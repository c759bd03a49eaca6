//! The Umsetzungsstand of legal obligations, by law and by state (D S. 8-9).

mod anzeige;
mod gesetz;
mod liste;
mod zeile;

pub use liste::Vorgaben;
