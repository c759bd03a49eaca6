//! The Medienbrüche of processes: how many a year, where, and which component would remove which (`ddv.medienbrueche/1`).

mod report;
mod result;
mod stelle;
#[cfg(test)]
mod tests;

pub use result::Medienbrueche;
