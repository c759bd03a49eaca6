//! Figures over time.

mod anzeige;
mod kennzahl;
mod sparkline;
mod verlauf;
mod wert;

pub use kennzahl::{Gruppe, Kennzahl, Umfang};
pub use sparkline::sparkline;
pub use verlauf::{Auftrag, BY_COMMIT, Punkt, Reihe, Verlauf};
pub use wert::Wert;
