//! The Management-Report (D S. 25-26): all programmes with their projects, or one of them; and what reports about
//! programmes share with it.

mod bericht;
mod entscheidung;
mod komponente;
mod sicht;
mod tabelle;
#[cfg(test)]
mod tests;
mod uebersicht;
mod zahlen;

pub(in crate::view) use entscheidung::Entscheidungszeile;
pub(in crate::view) use entscheidung::table as entscheidungen;
pub use sicht::Programmsicht;
pub(in crate::view) use tabelle::{ampeln, daten, geld, leitung};
pub use uebersicht::Programme;
pub(in crate::view) use zahlen::{Programmzeile, Zahlen};
