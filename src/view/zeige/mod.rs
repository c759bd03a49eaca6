//! One entity with all that the register says of it, and its figures with the way each came about.

mod felder;
mod kennung;
mod komponente;
mod namen;
mod organisation;
mod prozess;
mod rechnung;
mod schema;
mod seite;
mod steckbrief;
mod weitere;
mod zellen;

pub use kennung::{Eintrag, Unfindbar, find};
pub(in crate::view) use komponente::availability;
pub(in crate::view) use rechnung::kapazitaet;
pub use seite::Zeige;
