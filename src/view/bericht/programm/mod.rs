//! The report of a programme, and of all programmes that report to a body (D S. 25-26): how its projects stand, what
//! changed since the quarter before, what is to be decided.

mod antrag;
mod bericht;
mod finanzen;
mod kernaussagen;
mod methode;
mod umfang;
mod veraenderung;

pub use bericht::Programmbericht;
