//! `ddv beispiel`: a git repository with the shipped register and a history that is made up, dated and the same on every
//! machine.
//!
//! The story is told backwards: [`geschichte`] starts from the register as shipped and takes back, event by event, what
//! the dates in it ([`prozess`], [`projekt`], [`bestand`]) and the tables ([`zugang`], [`lage`], [`szene`]) say.

mod anlegen;
mod befehl;
mod bestand;
mod betreff;
mod ereignis;
mod geschichte;
mod kalender;
mod lage;
mod projekt;
mod prozess;
mod register;
mod szene;
#[cfg(test)]
mod tests;
mod zeilen;
mod zugang;

pub use befehl::{BeispielArgs, run};
