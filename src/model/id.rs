//! Identifiers: each kind has its own, so that two can't be mixed up.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use super::kind::Kind;
use crate::source::decode::{Decode, DecodeKey, Decoder, ValueType};
use crate::source::{Node, Span};

/// The longest id, in characters.
pub const MAX_ID_LENGTH: usize = 64;

/// Whether `text` may name an entity: `^[a-z][a-z0-9]*(-[a-z0-9]+)*$`, at most 64 characters, and no word that
/// YAML readers take for something else.
pub fn is_valid_id(text: &str) -> bool {
    let part_ok =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= MAX_ID_LENGTH
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(part_ok)
        && !matches!(text, "true" | "false" | "null")
}

/// An id of entities of one kind.
pub trait EntityId: AsRef<str> {
    /// What it names.
    const KIND: Kind;
}

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $kind:ident, $schema_name:literal, $what:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id spelled `text`, as a reference may spell it: whether it names anything is a rule's question.
            pub fn new(text: impl Into<Box<str>>) -> Self {
                Self(text.into())
            }

            /// The spelling.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl EntityId for $name {
            const KIND: Kind = Kind::$kind;
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Decode for $name {
            const VALUE: ValueType = ValueType::Id;

            fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
                Self(String::decode(node, decoder).into())
            }

            fn fallback() -> Self {
                Self("".into())
            }
        }

        impl DecodeKey for $name {
            fn decode_key(key: &str, _: Span, _: &mut Decoder<'_>) -> Option<Self> {
                Some(Self(key.into()))
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $schema_name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "description": $what,
                    "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
                    "maxLength": MAX_ID_LENGTH,
                    "not": {"enum": ["true", "false", "null"]},
                })
            }
        }
    };
}

id!(
    /// Names a process: the stem of its file.
    ProzessId, Prozesse, "ProzessId", "Kennung eines Prozesses: der Dateiname unter prozesse/ ohne Endung."
);
id!(
    /// Names an organisational unit.
    OeId, Organisation, "OeId", "Kennung einer Organisationseinheit: der Dateiname unter organisation/ ohne Endung."
);
id!(
    /// Names a component.
    KomponenteId, Komponenten, "KomponenteId", "Kennung einer Komponente: der Dateiname unter komponenten/ ohne Endung."
);
id!(
    /// Names a project.
    ProjektId, Projekte, "ProjektId", "Kennung eines Projekts: der Dateiname unter projekte/ ohne Endung."
);
id!(
    /// Names a programme.
    ProgrammId, Programme, "ProgrammId", "Kennung eines Programms: der Dateiname unter programme/ ohne Endung."
);
id!(
    /// Names a goal.
    ZielId, Ziele, "ZielId", "Kennung eines Ziels: der Dateiname unter ziele/ ohne Endung."
);
id!(
    /// Names an obligation.
    VorgabeId, Vorgaben, "VorgabeId", "Kennung einer Vorgabe: der Dateiname unter vorgaben/ ohne Endung."
);
id!(
    /// Names a staff group.
    BerufsgruppeId, Berufsgruppen, "BerufsgruppeId", "Kennung einer Berufsgruppe: der Dateiname unter berufsgruppen/ ohne Endung."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_words_joined_by_single_hyphens() {
        for good in ["a", "amt-63", "hundesteuer2", "a-1-b"] {
            assert!(is_valid_id(good), "{good}");
        }
        let long = "a".repeat(65);
        for bad in [
            "", "63-amt", "Amt", "amt_63", "amt--63", "amt-", "straße", "a b", "true", "null", &long,
        ] {
            assert!(!is_valid_id(bad), "{bad}");
        }
    }
}
