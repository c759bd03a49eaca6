//! `ddv` reads a registry of administrative processes, says what is wrong with it, counts what is there, and shows it.
#![allow(missing_docs)]
pub mod source;
pub mod model;
pub mod config;
pub mod diag;
pub mod load;
