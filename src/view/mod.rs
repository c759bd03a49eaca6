//! One file per output: from the domain to its typed result, whose serde form is the JSON contract, and from that to
//! the plain [`report::Report`] that every human format renders.

pub mod report;
pub mod schema;
