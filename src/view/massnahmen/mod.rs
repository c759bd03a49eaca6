//! The Maßnahmenkatalog (L 5.1): what is done for which component when, or project by project, and what contradicts itself.

mod bericht;
mod fenster;
mod katalog;
mod konflikt;
mod projektbericht;
mod projekte;

pub use fenster::Fenster;
pub use katalog::{Auftrag, Massnahmen};
pub use projekte::Projektplan;
