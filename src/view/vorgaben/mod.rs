//! The Umsetzungsstand of legal obligations, by law and by state (D S. 8-9).

mod gesetz;
mod report;
mod result;
mod rows;
#[cfg(test)]
mod tests;

pub use result::Vorgaben;
