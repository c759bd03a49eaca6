//! The domain: one file per kind of entity, their ids, vocabularies and values, and the registry that holds them.
//!
//! The German doc comments of fields and words are the manual that `schemas/` carries into editors.

pub mod auswahl;
pub mod berufsgruppe;
mod datum;
pub mod id;
pub mod kennzahl;
mod key_of;
mod kind;
pub mod komponente;
mod nutzung;
pub mod organisation;
pub mod pflichtangabe;
pub mod programm;
pub mod projekt;
pub mod prozess;
mod quartal;
pub(crate) mod record;
pub mod registry;
mod termin;
pub mod value;
pub mod vorgabe;
mod written;
pub mod ziel;

pub use id::{
    BerufsgruppeId, EntityId, KomponenteId, OeId, ProgrammId, ProjektId, ProzessId, VorgabeId, ZielId,
};
pub use kennzahl::Kennzahl;
pub use kind::Kind;
pub use quartal::Quartal;
pub use record::Vocabulary;
pub use registry::{Collection, Entity, KomponenteEntity, ProzessEntity, Registry};
pub use value::{Anteil, Datum, Euro, Jahr, Menge};
pub use written::{fields_of, is_absent, written};
