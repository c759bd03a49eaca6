//! The Maßnahmenkatalog (L 5.1): what is done for which component when, or project by project, and what contradicts itself.

mod fenster;
mod konflikt;
pub mod projekte;
mod report;
mod result;
#[cfg(test)]
mod tests;

pub use fenster::Fenster;
pub use result::{Massnahmen, Request};
