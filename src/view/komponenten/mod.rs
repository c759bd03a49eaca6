//! The components: how ready, how urgent, how far in use; and which offices run several products of one.

mod produkte;
mod report;
mod result;
pub mod rollout;
#[cfg(test)]
mod tests;

pub use result::{Komponenten, Nach, Request};
