//! Findings: what is wrong with the data, how bad it is, where, and what to do about it.

mod diagnostic;
mod exception;
mod finding;
mod matching;
pub mod rule;
mod suggest;

pub use diagnostic::{Diagnostic, Place, Severity, Target};
pub use exception::Exception;
pub use finding::{Finding, Summary};
pub use matching::{Compared, Mark, new_and_gone, pair, partners};
pub use rule::RuleId;
pub use suggest::{did_you_mean, suggest};
