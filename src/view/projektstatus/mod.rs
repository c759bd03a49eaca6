//! The status report of one project: where it stands, what it costs and achieves, what endangers it, what comes next (L
//! 5.3).

mod bericht;
mod budget;
mod risiken;
mod status;
mod umfang;

pub use status::{PhaseSeit, Projektstatus};
