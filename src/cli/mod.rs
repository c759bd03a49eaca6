//! The command line: arguments, one file per command, the terminal, exit status. Owns stdout, stderr, the environment
//! and the clock; everything behind it gets them as arguments.

mod args;
mod error;
mod karte;
mod liste;
mod output;
mod rangliste;
mod run;
mod session;
#[cfg(test)]
mod tests;
mod usage;

pub use run::{Environment, main, run};
