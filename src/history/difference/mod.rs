//! The semantic difference of two registers: what changed in the words of the domain. Pure: it works on snapshots and
//! knows no git.
//!
//! Formatting, comments, quotes and the order of keys are no change. The order of a list is one only in `ablauf`, where it
//! says how the work goes.

mod field;
mod list;
mod matching;
mod register;
mod rename;
#[cfg(test)]
mod tests;

pub(super) use field::settings;
pub use field::{FieldChange, fields};
pub use matching::Matching;
pub use register::{Difference, EntityChange, Readability, ReadabilityChange, Side};
pub(super) use rename::join;
