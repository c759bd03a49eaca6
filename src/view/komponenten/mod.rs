//! The components: how ready, how urgent, how far in use; and which offices run several products of one.

mod bericht;
mod liste;
mod produkte;

pub use liste::{Auftrag, Komponenten, Nach};
