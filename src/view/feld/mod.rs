//! The fields of entities by name, for lists and filters: what the files state, and the figures computed from it.
//!
//! Names come from the model ([`Decode::fields`](crate::source::decode::Decode::fields)); nothing here repeats a key.

mod eintrag;
mod figur;
mod katalog;
mod umfeld;
mod wert;

pub use eintrag::Eintrag;
pub use figur::{Figur, KomponenteFigur, ProzessFigur};
pub use katalog::{Feld, FeldFehler, Katalog, Quelle};
pub use umfeld::Umfeld;
pub use wert::{Wert, folded};
