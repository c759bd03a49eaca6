//! The roll-out of a component, and that of all components in one table.

mod abhaengigkeit;
mod bericht;
mod einfuehrung;
mod lage;
#[cfg(test)]
mod tests;
mod uebersicht;
pub(in crate::view) mod zahlen;
mod zeile;

pub(in crate::view) use abhaengigkeit::Abhaengigkeit;
pub(in crate::view) use lage::needed_by;
pub use lage::{Auftrag, Rollout};
pub use uebersicht::Uebersicht;
pub(in crate::view) use uebersicht::state_label;
