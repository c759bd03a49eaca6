//! The status report of one project: where it stands, what it costs and achieves, what endangers it, what comes next (L
//! 5.3).

mod bewertung;
mod budget;
mod report;
mod result;
mod risiken;
#[cfg(test)]
mod tests;
mod umfang;

pub use result::{PhaseSeit, Statusbericht};
