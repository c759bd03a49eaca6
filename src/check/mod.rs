//! The rules: one file each, with the manual page as its doc comment. Rules look at a loaded registry and report;
//! they don't count, filter, locate or print.

mod catalog;
mod leika_doppelt;
mod page;
mod schluessel_doppelt;
#[cfg(test)]
pub(crate) mod testing;
mod verweis_unbekannt;

pub use catalog::{RULES, find_rule, run};
pub(crate) use page::rule;
pub use page::{Example, Page};

use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::{Datum, Registry};
use crate::source::SourceId;

/// What rules may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The entities; rules look at `with_drafts()`, so that a file shows all its findings at once.
    pub registry: &'a Registry,
    /// The settings.
    pub config: &'a Config,
    /// The file of the settings, for findings about the registry as a whole.
    pub config_source: SourceId,
    /// The day that counts as today.
    pub stichtag: Datum,
}

/// A defect that can be found.
pub trait Rule: Sync {
    /// Name, severity and manual of the rule.
    fn page(&self) -> &'static Page;

    /// Reports every place where the rule is broken. Rules about the form of files are raised while reading and
    /// have nothing to add here.
    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let _ = (context, out);
    }
}
