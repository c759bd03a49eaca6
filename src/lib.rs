//! `ddv` reads a registry of administrative processes, says what is wrong with it, counts what is there, and shows it.
//!
//! The layers, each using only what stands above it (`tests/architecture.rs` guards that):
//!
//! | layer | holds |
//! | --- | --- |
//! | [`source`] | texts and places: spans, YAML paths, the spanned tree of YAML and TOML, the decoder |
//! | [`model`] | the domain: one file per kind, ids, vocabularies, values, the registry |
//! | [`diag`] | findings: severity, place, exceptions, suggestions |
//! | [`config`] | `ddv.toml` as written and as meant |
//! | [`load`] | a folder (or a commit) to a snapshot: registry, sources, findings about form |
//! | [`check`] | the rules, one file each, with their manual pages |
//! | [`view`] | one file per output: from the domain to its typed result and a plain report |
//! | [`render`] | one file per format: from a report or findings to text |

pub mod check;
pub mod config;
pub mod diag;
pub mod load;
pub mod model;
pub mod render;
pub mod source;
pub mod view;
