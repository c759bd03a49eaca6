//! The units that move into the Neubau, and whether each will work IT-supported in time (D S. 12).

mod report;
mod result;
mod rows;
#[cfg(test)]
mod tests;

pub use result::{Request, Umzuege};
