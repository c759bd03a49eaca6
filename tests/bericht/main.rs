//! The reports on real histories: figures by hand, wording, the proof and its check.

#[path = "../common/mod.rs"]
mod common;
mod geschichte;
mod inhalt;
mod nachweis;
mod programm;
