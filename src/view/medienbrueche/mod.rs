//! The Medienbrüche of processes: how many a year, where, and which component would remove which (`ddv.medienbrueche/1`).

mod bericht;
mod liste;
mod stelle;

pub use liste::Medienbrueche;
