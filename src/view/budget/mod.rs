//! The budgets of projects: plan and actual by year, kind, programme, finance and project, and the need of the next year.
//! Reports about programmes use the same tables.

mod bedarf;
mod bericht;
mod haushalt;
mod uebersicht;

pub(in crate::view) use bedarf::Bedarf;
pub(in crate::view) use haushalt::Haushalt;
pub use uebersicht::{Auftrag, Jahre, Uebersicht};
