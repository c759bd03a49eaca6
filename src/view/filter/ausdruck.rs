//! The tree of an expression, before anything is known about its fields.

use std::ops::Range;

use super::lexer::Operator;

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ausdruck<'t> {
    /// All of them hold; at least two.
    Und(Vec<Self>),
    /// One of them holds; at least two.
    Oder(Vec<Self>),
    /// It does not hold.
    Nicht(Box<Self>),
    /// A question about one field.
    Probe(Probe<'t>),
}

/// A question about a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Probe<'t> {
    pub feld: Stelle<'t>,
    pub frage: Frage<'t>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frage<'t> {
    /// The value is missing.
    Fehlt,
    /// The value is there.
    Vorhanden,
    /// `=`, `<`, ...; with the bytes of the operator.
    Vergleich(Operator, Range<usize>, Stelle<'t>),
    /// One of several values, or none of them.
    In {
        werte: Vec<Stelle<'t>>,
        is_negated: bool,
    },
    /// A list has the value, a text has the text in it; or not.
    Enthaelt { wert: Stelle<'t>, is_negated: bool },
}

/// A name or value with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stelle<'t> {
    pub text: &'t str,
    pub is_quoted: bool,
    pub at: Range<usize>,
}
