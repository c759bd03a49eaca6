//! One entity with all that the register says of it, and its figures with the way each came about.

mod felder;
mod kennung;
mod komponente;
mod namen;
mod organisation;
mod prozess;
mod rechnung;
mod result;
mod schema;
mod steckbrief;
#[cfg(test)]
mod tests;
mod weitere;
mod zellen;

pub use kennung::{Eintrag, Unfindbar, find};
pub(in crate::view) use komponente::availability;
pub use result::Zeige;
