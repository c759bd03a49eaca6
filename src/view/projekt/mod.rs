//! What outputs about projects share: the words for what endangers one, and the table of effects.

pub(in crate::view) mod gefahr;
pub(in crate::view) mod wirkung;

pub(in crate::view) use wirkung::Ergebnis;
