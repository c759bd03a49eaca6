//! What is overdue, due soon, or without a date in the Steckbriefe: one list per Lotse.

mod bericht;
mod eintrag;
mod liste;

pub(in crate::view) use liste::Zahlen;
pub use liste::{Auftrag, Faellig};
