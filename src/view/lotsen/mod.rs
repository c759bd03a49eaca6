//! The Digitalisierungslotsen: which units have one, which have none, and what waits for each (D S. 23, 27).

mod aufgaben;
mod report;
mod result;
mod rows;
#[cfg(test)]
mod tests;

pub use result::{Lotsen, Request};
