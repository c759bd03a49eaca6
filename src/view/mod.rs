//! One file per output: from the domain to its typed result, whose serde form is the JSON contract, and from that to
//! the plain [`report::Report`] that every human format renders.

pub mod aenderungen;
pub mod aenderungsstand;
mod ausnahme;
pub mod befunde;
pub mod bericht;
pub mod budget;
pub mod faellig;
pub mod feld;
pub mod felder;
pub mod filter;
pub mod karte;
pub mod kennzahlen;
pub mod kopf;
pub mod liste;
pub mod nachweis;
pub mod programm;
mod projekt;
pub mod projekte;
pub mod projektstatus;
pub mod rangliste;
pub mod regeln;
pub mod report;
pub mod schema;
pub mod status;
pub mod verlauf;
mod woerter;
pub mod zahlwort;
pub mod zeige;
