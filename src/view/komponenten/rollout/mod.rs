//! The roll-out of a component.

pub(in crate::view) mod abhaengigkeit;
pub(in crate::view) mod einsatz;
mod prozess;
mod report;
mod result;
mod rows;
#[cfg(test)]
mod tests;

pub use result::{Request, Rollout};
