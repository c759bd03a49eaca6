//! The status report of one project: where it stands, what it costs and achieves, what endangers it, what comes next (L
//! 5.3).

mod bewertung;
mod budget;
mod report;
mod result;
mod risiken;
mod umfang;

pub use result::{PhaseSeit, Statusbericht};
