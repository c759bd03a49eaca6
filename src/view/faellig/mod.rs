//! What is overdue, due soon, or without a date in the Steckbriefe: one list per Lotse.

mod counts;
mod report;
mod result;
mod rows;
#[cfg(test)]
mod tests;

pub(in crate::view) use counts::FaelligSums;
pub use result::{Faellig, Request};
