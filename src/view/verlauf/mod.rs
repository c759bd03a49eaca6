//! Figures over time.

mod kennzahl;
mod report;
mod result;
mod sparkline;

pub use kennzahl::{Gruppe, Umfang, Verlaufskennzahl};
pub use result::{BY_COMMIT, Punkt, Reihe, Request, Verlauf};
pub use sparkline::sparkline;
pub(in crate::view) use sparkline::sparkline_up_to;
