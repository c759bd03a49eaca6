//! What is overdue, due soon, or without a date in the Steckbriefe: one list per Lotse.

mod eintrag;
mod report;
mod result;
#[cfg(test)]
mod tests;

pub(in crate::view) use result::Zahlen;
pub use result::{Auftrag, Faellig};
