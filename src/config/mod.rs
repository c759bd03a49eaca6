//! `ddv.toml`: the numbers that are decisions. [`RawConfig`] is the file as written, [`Config`] what it means, an
//! [`Annahme`] a number that one run replaces.

mod annahme;
mod raw;
mod resolved;
mod zahlen;

pub use annahme::{Annahme, AnnahmeFehler};
pub use raw::RawConfig;
pub use resolved::{Config, Modernisierung, Prognose, Punkte, max};
