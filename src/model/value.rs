//! Values that stand alone: texts, counts, amounts, shares, marks, money. Each checks itself when read.

use std::borrow::Cow;
use std::cmp::Ordering;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::source::decode::{Decode, DecodeKey, Decoder, Expected, NumberFault, ProblemKind, ValueType};
use crate::source::number::{looks_like_bool, looks_like_number, parse_decimal, parse_integer};
use crate::source::{Node, Span};

pub use super::datum::{Datum, Jahr};

/// Reads one word of a closed vocabulary.
pub(crate) fn decode_word<'n, T>(
    node: &'n Node<'n>,
    decoder: &mut Decoder<'n>,
    known: &'static [&'static str],
    find: impl Fn(&str) -> Option<T>,
    fallback: T,
) -> T {
    let Some((text, plain)) = decoder.scalar(node, Expected::Word) else {
        return fallback;
    };
    if plain && looks_like_number(text) && known.contains(&text) {
        let text = text.to_owned();
        decoder.report(node.span, ProblemKind::UnquotedText { text });
        return fallback;
    }
    find(text).unwrap_or_else(|| {
        let text = text.to_owned();
        decoder.report(node.span, ProblemKind::UnknownValue { text, known });
        fallback
    })
}

/// Text as it is. A number or truth value without quotes is refused: YAML readers would make something else of it.
impl Decode for String {
    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        let Some((text, plain)) = decoder.scalar(node, Expected::Text) else {
            return Self::fallback();
        };
        if plain && (looks_like_number(text) || looks_like_bool(text)) {
            let text = text.to_owned();
            decoder.report(node.span, ProblemKind::UnquotedText { text });
            return Self::fallback();
        }
        text.to_owned()
    }

    fn fallback() -> Self {
        Self::new()
    }
}

impl DecodeKey for String {
    fn decode_key(key: &str, _: Span, _: &mut Decoder<'_>) -> Option<Self> {
        Some(key.to_owned())
    }
}

/// A count: a whole number from 0.
impl Decode for u64 {
    const VALUE: ValueType = ValueType::Integer;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        let Some((text, number)) = integer(node, decoder) else {
            return 0;
        };
        Self::try_from(number).unwrap_or_else(|_| {
            out_of_range(node, decoder, text, "mindestens 0");
            0
        })
    }

    fn fallback() -> Self {
        0
    }
}

pub(super) fn integer<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Option<(&'n str, i64)> {
    let (text, plain) = decoder.scalar(node, Expected::Integer)?;
    match (plain, parse_integer(text)) {
        (true, Ok(number)) => Some((text, number)),
        (plain, result) => {
            bad_number(node, decoder, text, plain, true, result.err());
            None
        }
    }
}

fn decimal<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Option<(&'n str, f64)> {
    let (text, plain) = decoder.scalar(node, Expected::Number)?;
    match (plain, parse_decimal(text)) {
        (true, Ok(number)) => Some((text, number)),
        (plain, result) => {
            bad_number(node, decoder, text, plain, false, result.err());
            None
        }
    }
}

fn bad_number(
    node: &Node<'_>,
    decoder: &mut Decoder<'_>,
    text: &str,
    plain: bool,
    whole: bool,
    fault: Option<NumberFault>,
) {
    let reason = match fault {
        None => NumberFault::Quoted,
        Some(NumberFault::Other) if !plain && looks_like_number(text) => NumberFault::Quoted,
        Some(fault) => fault,
    };
    let text = text.to_owned();
    let kind = ProblemKind::BadNumber { text, whole, reason };
    decoder.report(node.span, kind);
}

pub(super) fn out_of_range(node: &Node<'_>, decoder: &mut Decoder<'_>, text: &str, range: &'static str) {
    let text = text.to_owned();
    decoder.report(node.span, ProblemKind::OutOfRange { text, range });
}

/// Declares a number with a range: never NaN or infinite, ordered, checked when read.
macro_rules! number {
    ($(#[$meta:meta])* $name:ident, $value:ident, $schema_name:literal, $range:literal, $ok:expr, $schema:tt) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Serialize)]
        pub struct $name(f64);

        impl $name {
            /// The number, if it lies in the range.
            ///
            /// A zero has no sign.
            pub fn new(number: f64) -> Option<Self> {
                let ok: fn(f64) -> bool = $ok;
                (number.is_finite() && ok(number)).then_some(Self(number + 0.0))
            }

            /// The plain number.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        impl Eq for $name {}

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.0.total_cmp(&other.0)
            }
        }

        impl Decode for $name {
            const VALUE: ValueType = ValueType::$value;

            fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
                let Some((text, number)) = decimal(node, decoder) else {
                    return Self::fallback();
                };
                Self::new(number).unwrap_or_else(|| {
                    out_of_range(node, decoder, text, $range);
                    Self::fallback()
                })
            }

            fn fallback() -> Self {
                Self(1.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $schema_name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

number!(
    /// An amount: minutes, days, full-time equivalents; from 0.
    Menge, Number, "Menge", "mindestens 0", |n| n >= 0.0,
    {"type": "number", "title": "Menge", "description": "Zahl ab 0, Punkt als Dezimalzeichen.", "minimum": 0}
);
number!(
    /// A number of any sign, such as an effect on a figure.
    Zahl, Number, "Zahl", "eine Zahl", |_| true,
    {"type": "number", "title": "Zahl", "description": "Zahl, auch negativ, Punkt als Dezimalzeichen."}
);
number!(
    /// A share, 0 to 1.
    Anteil, Share, "Anteil", "0 bis 1", |n| (0.0..=1.0).contains(&n), {
        "type": "number",
        "title": "Anteil",
        "description": "Anteil von 0 bis 1: 0.25 heißt 25 Prozent.",
        "minimum": 0,
        "maximum": 1,
        "examples": [0.25],
    }
);
number!(
    /// A number above 0.
    Positiv, Number, "Positiv", "größer als 0", |n| n > 0.0, {
        "type": "number",
        "title": "Positive Zahl",
        "description": "Zahl größer als 0, Punkt als Dezimalzeichen.",
        "exclusiveMinimum": 0,
    }
);
number!(
    /// A growth in percent per year, above -100.
    ProzentProJahr, Number, "ProzentProJahr", "größer als -100", |n| n > -100.0,
    {
        "type": "number",
        "title": "Prozent pro Jahr",
        "description": "Wachstum in Prozent pro Jahr, größer als -100; negativ heißt Rückgang.",
        "exclusiveMinimum": -100,
        "examples": [1.5],
    }
);

impl Anteil {
    /// None of it.
    pub const ZERO: Self = Self(0.0);
}

/// Declares a small whole number with a range.
macro_rules! mark {
    ($(#[$meta:meta])* $name:ident, $title:literal, $range:literal, $min:literal, $max:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub struct $name(pub u8);

        impl Decode for $name {
            const VALUE: ValueType = ValueType::Integer;

            fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
                let Some((text, number)) = integer(node, decoder) else {
                    return Self::fallback();
                };
                match u8::try_from(number) {
                    Ok(number) if ($min..=$max).contains(&number) => Self(number),
                    _ => {
                        out_of_range(node, decoder, text, $range);
                        Self::fallback()
                    }
                }
            }

            fn fallback() -> Self {
                Self($min)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "integer",
                    "title": $title,
                    "description": concat!("Ganze Zahl, ", $min, " bis ", $max, "."),
                    "minimum": $min,
                    "maximum": $max,
                })
            }
        }
    };
}

mark!(
    /// A mark from 0 to 3; 3 is best (L 5.2.1).
    Note, "Note", "0 bis 3, nur ganze Zahlen", 0, 3
);
mark!(
    /// A risk class from 1 to 3; 3 is worst.
    Risikostufe, "Risikostufe", "1 bis 3, nur ganze Zahlen", 1, 3
);
mark!(
    /// An OZG maturity level; its upper end depends on the model.
    OzgStufe, "OZG-Stufe", "0 bis 7, nur ganze Zahlen", 0, 7
);

/// Money in cents, so that sums are right to the cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Euro {
    cents: i64,
}

impl Euro {
    /// An amount of so many cents.
    pub fn from_cents(cents: i64) -> Self {
        Self { cents }
    }

    /// The amount in cents.
    pub fn cents(self) -> i64 {
        self.cents
    }

    fn parse(text: &str) -> Option<Self> {
        let (sign, body) = match text.strip_prefix('-') {
            Some(body) => (-1, body),
            None => (1, text),
        };
        let (whole, part) = body.split_once('.').unwrap_or((body, ""));
        let part = match part.len() {
            0..=2 => format!("{part:0<2}"),
            _ => return None,
        };
        let cents: i64 = part.parse().ok()?;
        let whole: i64 = whole.parse().ok()?;
        let cents = whole.checked_mul(100)?.checked_add(cents)?;
        Some(Self { cents: sign * cents })
    }
}

impl Serialize for Euro {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.cents % 100 == 0 {
            serializer.serialize_i64(self.cents / 100)
        } else {
            serializer.serialize_f64(self.cents as f64 / 100.0)
        }
    }
}

impl Decode for Euro {
    const VALUE: ValueType = ValueType::Euro;

    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        let Some((text, _)) = decimal(node, decoder) else {
            return Self::fallback();
        };
        Self::parse(text).unwrap_or_else(|| {
            out_of_range(node, decoder, text, "Euro mit höchstens zwei Nachkommastellen");
            Self::fallback()
        })
    }

    fn fallback() -> Self {
        Self { cents: 0 }
    }
}

impl JsonSchema for Euro {
    fn schema_name() -> Cow<'static, str> {
        "Euro".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "number",
            "title": "Euro",
            "description": "Betrag in Euro, höchstens zwei Nachkommastellen, Punkt als Dezimalzeichen, keine Tausendertrennung.",
            "examples": [300_000],
        })
    }
}

/// A list that must be written and must not be empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Liste<T>(pub Vec<T>);

impl<T: Decode> Decode for Liste<T> {
    fn decode<'n>(node: &'n Node<'n>, decoder: &mut Decoder<'n>) -> Self {
        Self(decoder.items(node))
    }

    fn fallback() -> Self {
        Self(Vec::new())
    }

    fn fields(path: &str, out: &mut Vec<crate::source::decode::Field>) {
        Vec::<T>::fields(path, out);
    }
}

impl<T: JsonSchema> JsonSchema for Liste<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Liste_{}", T::schema_name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let items = generator.subschema_for::<T>();
        json_schema!({"type": "array", "minItems": 1, "items": items})
    }
}

impl<T> std::ops::Deref for Liste<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zero_has_no_sign() {
        let bits = |number: Option<f64>| number.map(f64::to_bits);
        assert_eq!(bits(Zahl::new(-0.0).map(Zahl::get)), Some(0));
        assert_eq!(bits(Menge::new(-0.0).map(Menge::get)), Some(0));
    }

    #[test]
    fn euros_are_exact_to_the_cent() {
        assert_eq!(Euro::parse("0.1").map(Euro::cents), Some(10));
        assert_eq!(Euro::parse("-1234.56").map(Euro::cents), Some(-123_456));
        assert_eq!(Euro::parse("1.234"), None);
    }
}
