//! The list: entities of one kind with any of their fields as columns.

mod felder;
mod report;
mod result;
#[cfg(test)]
mod tests;

pub use felder::Felder;
pub use result::{Liste, Request, Sortierung, default_columns, has_oe};
