//! The same figures with other settings side by side: what changes in ranks and sums (`ddv.vergleich/1`).
//!
//! A command computes one run after the other, first the one with `ddv.toml` as it is, and hands the results over.

mod karte;
mod kennzahl;
mod lauf;
mod prognose;
mod rang;
mod rangliste;

pub use karte::{Kartenlauf, Kartenvergleich};
pub use lauf::Lauf;
pub use prognose::Prognosevergleich;
pub use rangliste::{Ranglistenlauf, Ranglistenvergleich};
