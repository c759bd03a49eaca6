//! The Management-Report (D S. 25-26): all programmes with their projects, and what reports about programmes share with it.

pub(in crate::view) mod entscheidung;
pub mod programm;
mod report;
mod result;
pub(in crate::view) mod rows;
pub(in crate::view) mod tables;
#[cfg(test)]
mod tests;
mod words;

pub use result::Programme;
