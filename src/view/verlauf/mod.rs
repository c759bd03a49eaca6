//! Figures over time.

mod kennzahl;
mod report;
mod result;
mod sparkline;
mod wert;

pub use kennzahl::{Gruppe, Kennzahl, Umfang};
pub use result::{Auftrag, BY_COMMIT, Punkt, Reihe, Verlauf};
pub use sparkline::sparkline;
pub(in crate::view) use sparkline::sparkline_up_to;
pub use wert::Wert;
