//! How people name a state of the past: a revision, a day, a quarter.

use std::fmt;

use crate::model::{Datum, Quartal};

/// A state of the past, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wann {
    /// The end of a day in Europe/Berlin: `2026-03-31`, or the last day of `2026-Q1`.
    Tag(Datum),
    /// A revision as git names them: `HEAD~3`, a branch, a tag, an id.
    Revision(String),
}

impl Wann {
    /// What `text` means: a day if it has the form of one, a quarter if it has that form, else a revision.
    pub fn parse(text: &str) -> Self {
        let tag = Datum::parse(text).or_else(|| Quartal::parse(text).map(Quartal::last_day));
        tag.map_or_else(|| Self::Revision(text.to_owned()), Self::Tag)
    }

    /// The day, if it is named as one.
    pub fn tag(&self) -> Option<Datum> {
        match self {
            Self::Tag(tag) => Some(*tag),
            Self::Revision(_) => None,
        }
    }
}

impl fmt::Display for Wann {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => tag.fmt(f),
            Self::Revision(name) => name.fmt(f),
        }
    }
}
