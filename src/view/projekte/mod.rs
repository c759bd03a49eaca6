//! The portfolio: how many projects are in which phase, how each stands, which are endangered, what they need (L 5.3; D S.
//! 24-27), and their rank.

pub mod projekt;
mod rang;
mod report;
mod result;
#[cfg(test)]
mod tests;

pub use result::{Projekte, Request};
