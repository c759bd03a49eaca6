//! The register on one screen: what is there, how complete, how digital, what is wrong.

mod einheiten;
mod report;
mod result;
#[cfg(test)]
mod tests;
mod zaehlung;

pub use result::Ueberblick;
pub use zaehlung::{BefundZahlen, befund_counts};
