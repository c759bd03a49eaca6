//! The reports on real histories: figures by hand, wording, the proof and its check.

mod geschichte;
mod inhalt;
mod nachweis;
mod programm;
