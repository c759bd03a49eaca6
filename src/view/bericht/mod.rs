//! The quarterly report for the Dienstberatung des Oberbürgermeisters (D S. 25): one file per section. Each section
//! computes its typed result, whose serde form is part of `ddv.bericht-quartal/1`, and turns it into blocks; a section
//! without content is left out.

mod aenderungen;
mod datenlage;
pub(in crate::view) mod differenz;
mod eingabe;
mod karte;
mod kennzahlen;
mod kernaussagen;
mod meilensteine;
mod methode;
mod nachweis;
mod projekte;
mod quartal;
mod rangliste;
mod rollout;
mod verlauf;
mod ziele;
mod zustand;

pub use aenderungen::{Aenderungen, ArtZahlen, StelleZahl};
pub use eingabe::{Eingabe, KeinStand, Stand, Vergleich};
pub use nachweis::{Belegt, Form, Versionen};
pub use quartal::QuartalsBericht;
pub use verlauf::Quartalsstand;
