//! Reports that can be proved: the quarterly one for the Dienstberatung des Oberbürgermeisters (D S. 25), those of a
//! programme and for a body. One file per section: it computes its typed result, whose serde form is part of the JSON
//! document, and turns it into blocks; a section without content is left out.

mod aenderungen;
mod art;
mod datenlage;
mod dokument;
mod eingabe;
mod karte;
mod kennzahlen;
mod kernaussagen;
mod meilensteine;
mod methode;
mod nachweis;
mod programm;
mod projekte;
mod quartal;
mod rangliste;
mod rollout;
mod verlauf;
mod ziele;

pub use aenderungen::{Aenderungen, ArtZahlen, StelleZahl};
pub use art::Berichtsart;
pub use dokument::{Bericht, KeinBericht};
pub use eingabe::{Eingabe, KeinStand, Stand, Vergleich};
pub use nachweis::{Belegt, Form, Versionen};
pub use verlauf::Quartalsstand;
