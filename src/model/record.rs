//! The macros that turn a documented type into what is read, written, listed and explained from it.
//!
//! The German doc comments of the model are its manual: they become the descriptions in `schemas/`, which editors
//! show while a Lotse types.

/// Declares a map of the YAML files: a struct whose fields are its keys. `field = "key": Type` names a key that
/// is no Rust identifier; `check function` runs a check over several keys after they are read.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident $(= $key:literal)? : $type:ty, )*
        }
        $( check $check:expr )?
    ) => {
        #[derive(Debug, Clone, PartialEq, serde::Serialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$meta])*
        pub struct $name {
            $( $(#[$field_meta])* $(#[serde(rename = $key)])? pub $field: $type, )*
        }

        impl $name {
            /// The keys of the map, in the order of the manual.
            pub const KEYS: &'static [&'static str] =
                &[$( $crate::model::record::key_name!($field $(, $key)?) ),*];

            /// Those of them that must be written.
            pub fn required_keys() -> Vec<&'static str> {
                let keys = [
                    $( (
                        $crate::model::record::key_name!($field $(, $key)?),
                        <$type as $crate::source::decode::Decode>::REQUIRED,
                    ), )*
                ];
                keys.into_iter().filter(|(_, required)| *required).map(|(key, _)| key).collect()
            }
        }

        impl $crate::source::decode::Decode for $name {
            const HAS_PARTS: bool = true;

            fn decode<'n>(
                node: &'n $crate::source::Node<'n>,
                decoder: &mut $crate::source::decode::Decoder<'n>,
            ) -> Self {
                let record = decoder.record(node, Self::KEYS);
                let value = Self {
                    $( $field: decoder.field(
                        record,
                        $crate::model::record::key_name!($field $(, $key)?),
                    ), )*
                };
                $( ($check)(&value, node, decoder); )?
                value
            }

            fn fallback() -> Self {
                Self { $( $field: <$type as $crate::source::decode::Decode>::fallback(), )* }
            }

            fn fields(path: &str, out: &mut Vec<$crate::source::decode::Field>) {
                $( {
                    let key = $crate::model::record::key_name!($field $(, $key)?);
                    let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                    <$type as $crate::source::decode::Decode>::fields(&path, out);
                } )*
            }
        }
    };
}

macro_rules! key_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident, $key:literal) => {
        $key
    };
}

/// A closed list of words: how machines spell each, and how people read it.
pub trait Vocabulary: Copy {
    /// The spelling in files and in outputs for programs.
    fn as_str(self) -> &'static str;

    /// The word for people.
    fn label(self) -> &'static str;
}

/// Declares words for outputs: an enum with the spelling of each word and, behind a slash, how people read it where that
/// differs.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal $(/ $label:expr)?, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        $vis enum $name {
            $( $(#[$variant_meta])* #[serde(rename = $word)] $variant, )+
        }

        impl $name {
            /// All words, in the order of the manual.
            pub const ALL: [Self; Self::WORDS.len()] = [$( Self::$variant ),+];
            /// Their spellings.
            pub const WORDS: &'static [&'static str] = &[$( $word ),+];

            /// The spelling in files and in outputs for programs.
            pub fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )+ }
            }

            /// The word for people.
            pub fn label(self) -> &'static str {
                match self { $( Self::$variant => $crate::model::record::label!($word $(, $label)?), )+ }
            }
        }

        impl $crate::model::record::Vocabulary for $name {
            fn as_str(self) -> &'static str {
                self.as_str()
            }

            fn label(self) -> &'static str {
                self.label()
            }
        }
    };
}

macro_rules! label {
    ($word:literal) => {
        $word
    };
    ($word:literal, $label:expr) => {
        $label
    };
}

/// Declares a closed vocabulary of the files: words as [`words!`] does, which can also be read.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal $(/ $label:expr)?, )+
        }
    ) => {
        $crate::model::record::words! {
            $(#[$meta])*
            #[derive(schemars::JsonSchema)]
            pub enum $name {
                $( $(#[$variant_meta])* $variant = $word $(/ $label)?, )+
            }
        }

        impl $name {
            /// The word that is spelled `text`.
            pub fn find(text: &str) -> Option<Self> {
                match text { $( $word => Some(Self::$variant), )+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::source::decode::Decode for $name {
            fn decode<'n>(
                node: &'n $crate::source::Node<'n>,
                decoder: &mut $crate::source::decode::Decoder<'n>,
            ) -> Self {
                $crate::model::value::decode_word(node, decoder, Self::WORDS, Self::find, Self::ALL[0])
            }

            fn fallback() -> Self {
                Self::ALL[0]
            }

            fn fields(path: &str, out: &mut Vec<$crate::source::decode::Field>) {
                out.push($crate::source::decode::Field {
                    path: path.to_owned(),
                    value: $crate::source::decode::ValueType::Word,
                    is_list: false,
                    words: Self::WORDS,
                });
            }
        }

        impl $crate::source::decode::DecodeKey for $name {
            fn decode_key(
                key: &str,
                span: $crate::source::Span,
                decoder: &mut $crate::source::decode::Decoder<'_>,
            ) -> Option<Self> {
                let found = Self::find(key);
                if found.is_none() {
                    decoder.report(span, $crate::source::decode::ProblemKind::UnknownKey {
                        key: key.to_owned(),
                        known: Self::WORDS,
                    });
                }
                found
            }
        }
    };
}

pub(crate) use {key_name, label, record, vocabulary, words};
