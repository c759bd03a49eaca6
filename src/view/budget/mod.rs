//! The budgets of projects: plan and actual by year, kind, programme, finance and project, and the need of the next year.
//! Reports about programmes use the same tables.

mod bedarf;
mod haushalt;
mod report;
mod result;
#[cfg(test)]
mod tests;

pub(in crate::view) use bedarf::Bedarf;
pub(in crate::view) use haushalt::Haushalt;
pub use result::{Budgets, Jahre, Request};
