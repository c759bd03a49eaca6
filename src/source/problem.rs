//! What can be wrong with the form of a file, as data: the German words are found in `load`.

use super::path::YamlPath;
use super::span::Span;

/// Something wrong with the form of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The bytes to point at.
    pub span: Span,
    /// The place inside the tree; the root where there is no better one.
    pub path: YamlPath,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with the form of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// Not YAML.
    Syntax(Syntax),
    /// Not TOML; `detail` is the parser's own (English) wording.
    TomlSyntax {
        /// The parser's words.
        detail: String,
    },
    /// The file has no content, or is no map.
    NotAMap {
        /// What stands there instead.
        found: Found,
    },
    /// A key stands twice in one map.
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key that this map does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that the map has.
        known: &'static [&'static str],
    },
    /// A required key is absent or without a value.
    MissingKey {
        /// The key.
        key: &'static str,
        /// Written, but without a value.
        is_empty: bool,
        /// What makes it required, such as `status: genutzt`; none if it always is.
        by: Option<(&'static str, &'static str)>,
    },
    /// A list item without a value.
    EmptyItem,
    /// A value of another type.
    WrongType {
        /// What the key takes.
        expected: Expected,
        /// What stands there.
        found: Found,
    },
    /// A number or truth value without quotes where text belongs.
    UnquotedText {
        /// As written.
        text: String,
    },
    /// Not a number as registers write it.
    BadNumber {
        /// As written.
        text: String,
        /// A whole number is wanted.
        whole: bool,
        /// Why not.
        reason: NumberFault,
    },
    /// A number outside its range.
    OutOfRange {
        /// As written.
        text: String,
        /// The range in words: `mindestens 0`, `0 bis 3`.
        range: &'static str,
    },
    /// A key of a table by years that is no year from 1000 to 9999.
    BadYear {
        /// As written.
        text: String,
    },
    /// Not a day of the calendar in the form `YYYY-MM-DD`.
    BadDate {
        /// As written.
        text: String,
    },
    /// A word outside a closed vocabulary.
    UnknownValue {
        /// As written.
        text: String,
        /// The words that are allowed.
        known: &'static [&'static str],
    },
    /// A key that only goes with another `status` or `art` of the same entry.
    KeyOfOther {
        /// The key.
        key: &'static str,
        /// What tells the entries apart: `status` or `art`.
        by: &'static str,
        /// Its value in this entry.
        value: &'static str,
        /// The values that the key goes with.
        only: &'static [&'static str],
    },
    /// A number that contradicts its neighbour: the same model has another range, a table sums to zero.
    Inconsistent {
        /// What is wrong, a German sentence.
        message: String,
        /// What to do, a German sentence.
        help: String,
    },
    /// A YAML tag such as `!!python/object`.
    Tag {
        /// The tag as written.
        tag: String,
    },
}

/// The kinds of YAML syntax errors that get words of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// A tab where blanks belong.
    Tab,
    /// A quote that is not closed.
    UnclosedQuote,
    /// Text behind a closing quote.
    TextAfterQuote,
    /// `[` or `{` without its partner, or a missing comma.
    UnclosedBracket,
    /// `: ` inside a text without quotes.
    ColonInText,
    /// `key:value` without the blank.
    MissingSpace,
    /// A line that is no `key: value`.
    ExpectedKey,
    /// A line that is indented too far or too little.
    Indentation,
    /// A second document in one file.
    SecondDocument,
    /// `*name` without a `&name` before.
    UnknownAlias,
    /// Aliases that blow the file up.
    AliasBomb,
    /// Nested too deep.
    TooDeep,
    /// A list or map as key.
    ComplexKey,
    /// An unknown `\x` escape in a text in double quotes.
    Escape,
    /// A character that cannot stand there.
    Character(char),
    /// Anything else.
    Other,
}

/// What a value should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day.
    Date,
    /// One word of a vocabulary.
    Word,
    /// A list.
    List,
    /// A map.
    Map,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A single value.
    Scalar,
    /// A list.
    List,
    /// A map.
    Map,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// It stands in quotes.
    Quoted,
    /// `1.000`, `1_000`, `1 000`: grouped digits.
    Grouped,
    /// `1,5`: a decimal comma.
    Comma,
    /// `3.0` where only whole numbers go.
    Fraction,
    /// `.nan`, `.inf`, or too large.
    NotFinite,
    /// Something else.
    Other,
}
