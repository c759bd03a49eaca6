//! Processes by benefit and feasibility, as four fields (L 5.2.1).

mod report;
mod result;
#[cfg(test)]
mod tests;

pub use result::Priorisierung;
