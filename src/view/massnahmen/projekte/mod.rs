//! The plan project by project: periods with milestones.

mod report;
mod result;

pub use result::Projektplan;
