//! The command line: arguments, one file per command, the terminal, exit status. Owns stdout, stderr, the environment
//! and the clock; everything behind it gets them as arguments.

mod aenderungen;
mod args;
mod beispiel;
mod bericht;
mod budget;
mod command;
mod doku;
mod environment;
mod error;
mod exit;
mod faellig;
mod git_error;
mod karte;
mod komponenten;
mod leistungen;
mod liste;
mod lotsen;
mod massnahmen;
mod medienbrueche;
mod nachweis;
mod neubau;
mod output;
mod priorisierung;
mod prognose;
mod programme;
mod projekte;
mod pruefen;
mod rangliste;
mod regeln;
mod run;
mod schema;
mod session;
mod status;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod usage;
mod variante;
mod verlauf;
mod vorgaben;
mod zeige;
mod ziele;

pub use environment::Environment;
pub use run::{main, run};
