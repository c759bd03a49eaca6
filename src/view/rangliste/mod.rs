//! The Rangliste: processes by their potential for modernisation (L 3.2).

mod report;
mod result;

pub(super) use result::ProzessRow;
pub use result::{Nach, Rangliste, Request};
