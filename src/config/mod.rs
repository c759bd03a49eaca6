//! `ddv.toml`: the numbers that are decisions. [`RawConfig`] is the file as written, [`Config`] what it means.

mod raw;
mod resolved;

pub use raw::RawConfig;
pub use resolved::{Config, Modernisierung, Prognose, Punkte, max};
