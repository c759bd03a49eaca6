//! Figures over time.

mod anzeige;
mod kennzahl;
mod reihe;
mod sparkline;
mod wert;

pub use kennzahl::{Gruppe, Kennzahl, Umfang};
pub use reihe::{Auftrag, BY_COMMIT, Punkt, Reihe, Verlauf};
pub use sparkline::sparkline;
pub(in crate::view) use sparkline::sparkline_up_to;
pub use wert::Wert;
