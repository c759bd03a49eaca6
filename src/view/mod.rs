//! One file per output: from the domain to its typed result, whose serde form is the JSON contract, and from that to
//! the plain [`report::Report`] that every human format renders.

pub mod aenderungen;
pub mod aenderungsstand;
mod ausnahme;
pub mod befunde;
pub mod bericht;
mod datenlage;
pub mod faellig;
pub mod feld;
pub mod felder;
pub mod filter;
pub mod karte;
pub mod kennzahlen;
pub mod kopf;
pub mod leistungen;
pub mod liste;
pub mod lotsen;
pub mod medienbrueche;
pub mod nachweis;
pub mod neubau;
pub mod priorisierung;
pub mod prognose;
mod projekt;
pub mod projekte;
pub mod projektstatus;
pub mod rangliste;
pub mod regeln;
pub mod report;
pub mod schema;
pub mod status;
pub mod verlauf;
pub mod vorgaben;
mod woerter;
pub mod zahlwort;
pub mod zeige;
pub mod ziele;
