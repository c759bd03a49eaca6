//! `ddv` reads a registry of administrative processes, says what is wrong with it, counts what is there, and shows it.
//!
//! The layers, each using only what stands above it (`tests/it/architecture.rs` guards that):
//!
//! | layer | holds |
//! | --- | --- |
//! | [`source`] | texts and places: spans, YAML paths, the spanned tree of YAML and TOML, the decoder |
//! | [`model`] | the domain: one file per kind, ids, vocabularies, values, the registry |
//! | [`diag`] | findings: severity, place, exceptions, suggestions |
//! | [`config`] | `ddv.toml` as written and as meant |
//! | [`load`] | a folder (or a commit) to a snapshot: registry, sources, findings about form |
//! | [`check`] | the rules, one file each, with their manual pages |
//! | [`score`] | the figures, pure functions of the registry, with what they were made of |
//! | [`history`] | git: the states of a registry, what changed between them and by whom; writing a new repository |
//! | [`view`] | one file per output: typed result (the JSON contract), then plain report |
//! | [`render`] | one file per format: report or findings to bytes |
//! | [`cli`] | arguments, commands, terminal, exit status |

pub mod check;
pub mod cli;
pub mod config;
pub mod diag;
pub mod history;
pub mod load;
pub mod model;
pub mod render;
pub mod score;
pub mod source;
pub mod view;
