//! A value with its type, and how people read it.

use crate::model::{Datum, EntityId, Kind, Vocabulary};
use crate::score::{Kennwert, Mass};
use crate::view::woerter::ja_nein;
use crate::view::zahlwort::{decimal, grouped, percent};

/// A value with its type, so that a spreadsheet gets numbers and a person gets German ones.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not stated or not defined.
    Missing,
    /// Text from the register or from us.
    Text(String),
    /// An id, status word or other token that must not be shortened.
    Id(String),
    /// A count.
    Integer(i64),
    /// A number with so many decimals for people; machines get all digits.
    Number(f64, u8),
    /// A share, 0 to 1.
    Percent(f64),
    /// A share of a base: so many of so many.
    Share {
        /// The share, 0 to 1.
        value: f64,
        /// How many.
        part: u64,
        /// Of how many.
        base: u64,
    },
    /// A mean share over some of all processes.
    Mean {
        /// The mean, 0 to 1.
        value: f64,
        /// Over so many.
        over: u64,
        /// Of so many.
        all: u64,
    },
    /// An amount in euros.
    Euro(f64),
    /// A day.
    Date(Datum),
    /// Yes or no.
    Bool(bool),
    /// A word of a vocabulary.
    Word {
        /// For machines.
        key: &'static str,
        /// For people.
        word: &'static str,
    },
    /// Another entry of the register.
    Reference {
        /// Its kind.
        kind: Kind,
        /// Its id, for machines.
        id: String,
        /// What people call it; none if only the id is known.
        name: Option<String>,
    },
    /// The name of a field or a command.
    Code(String),
    /// A word with a sign for narrow columns.
    Status {
        /// One character.
        sign: char,
        /// The word.
        word: String,
    },
    /// A bar from 0, in a column for bars.
    Bar {
        /// Its length.
        value: f64,
        /// The part of it that goes away, drawn with another sign; a negative one comes on top.
        part: f64,
        /// The longest of the column, with what comes on top.
        max: f64,
    },
}

impl Cell {
    /// A text, or missing if there is none.
    pub fn text(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Missing, |t| Self::Text(t.into()))
    }

    /// An id or another token, or missing if there is none.
    pub fn id(token: Option<impl Into<String>>) -> Self {
        token.map_or(Self::Missing, |t| Self::Id(t.into()))
    }

    /// A day, or missing.
    pub fn date(day: Option<Datum>) -> Self {
        day.map_or(Self::Missing, Self::Date)
    }

    /// Another entry, by its id.
    pub fn reference<I: EntityId>(id: &I) -> Self {
        Self::Reference {
            kind: I::KIND,
            id: id.as_ref().to_owned(),
            name: None,
        }
    }

    /// Another entry, or missing.
    pub fn reference_or_missing(id: Option<&impl EntityId>) -> Self {
        id.map_or(Self::Missing, Self::reference)
    }

    /// A word of a vocabulary.
    pub fn word(word: impl Vocabulary) -> Self {
        Self::Word {
            key: word.as_str(),
            word: word.label(),
        }
    }

    /// A word of a vocabulary, or missing.
    pub fn word_or_missing(word: Option<impl Vocabulary>) -> Self {
        word.map_or(Self::Missing, Self::word)
    }

    /// A whole number, or missing.
    pub fn integer(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Missing, |n| Self::Integer(n.into()))
    }

    /// Ids with commas, or missing if there is none.
    pub fn ids(ids: impl IntoIterator<Item = impl ToString>) -> Self {
        let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
        Self::id((!ids.is_empty()).then(|| ids.join(", ")))
    }

    /// A count, or missing.
    pub fn count(count: impl Into<Option<u64>>) -> Self {
        count.into().map_or(Self::Missing, |n| {
            Self::Integer(i64::try_from(n).unwrap_or(i64::MAX))
        })
    }

    /// A number, or missing.
    pub fn number(number: Option<f64>, decimals: u8) -> Self {
        number.map_or(Self::Missing, |n| Self::Number(n, decimals))
    }

    /// A share, or missing.
    pub fn percent(share: Option<f64>) -> Self {
        share.map_or(Self::Missing, Self::Percent)
    }

    /// A share of a base, or missing.
    pub fn share(value: Option<f64>, part: u64, base: u64) -> Self {
        value.map_or(Self::Missing, |value| Self::Share { value, part, base })
    }

    /// The value of a figure, with its base.
    pub fn kennwert(wert: Kennwert) -> Self {
        match (wert, wert.wert()) {
            (_, None) => Self::Missing,
            (Kennwert::Anzahl(n), _) => Self::count(Some(n)),
            (Kennwert::Anteil { teil, von, .. }, Some(value)) => Self::Share {
                value,
                part: teil,
                base: von,
            },
            (Kennwert::Mittel { ueber, alle, .. }, Some(value)) => Self::Mean {
                value,
                over: ueber,
                all: alle,
            },
            (Kennwert::Punkte(_), Some(points)) => Self::Number(points, 1),
            (Kennwert::Jahr(jahr), _) => Self::Id(jahr.to_string()),
            (
                Kennwert::Betrag {
                    mass, ueber, alle, ..
                },
                Some(amount),
            ) => Self::Text(format!("{}{}", amount_text(mass, amount), over(ueber, alle))),
            (Kennwert::Verhaeltnis { teil, von, mass, .. }, Some(value)) => {
                let (teil, von) = (amount_text(mass, teil), amount_text(mass, von));
                Self::Text(format!("{} ({teil} von {von}{})", percent(value), unit(mass)))
            }
        }
    }

    /// The value of a figure alone, where its base stands elsewhere.
    pub fn kennwert_alone(wert: Kennwert) -> Self {
        match (wert, wert.wert()) {
            (_, None) => Self::Missing,
            (
                Kennwert::Anteil { .. } | Kennwert::Mittel { .. } | Kennwert::Verhaeltnis { .. },
                Some(value),
            ) => Self::Percent(value),
            (Kennwert::Betrag { mass, .. }, Some(amount)) => Self::Text(amount_text(mass, amount)),
            (Kennwert::Anzahl(_) | Kennwert::Punkte(_) | Kennwert::Jahr(_), _) => Self::kennwert(wert),
        }
    }

    /// `part` of `base` with the share; missing without a base.
    pub fn part_of(part: u64, base: u64) -> Self {
        Self::kennwert(Kennwert::anteil(part, base))
    }

    /// As people read it, German numbers; nothing is escaped yet. What is drawn has no words.
    pub fn human(&self) -> String {
        match self {
            Self::Missing | Self::Bar { .. } => "–".to_owned(),
            Self::Text(text) | Self::Id(text) => text.clone(),
            Self::Integer(number) => {
                let sign = if *number < 0 { "-" } else { "" };
                format!("{sign}{}", grouped(number.unsigned_abs()))
            }
            Self::Number(number, decimals) => decimal(*number, *decimals),
            Self::Percent(share) => percent(*share),
            Self::Share { value, part, base } => {
                format!("{} von {}, {}", grouped(*part), grouped(*base), percent(*value))
            }
            Self::Mean {
                value,
                over: 1,
                all: 1,
            } => format!("{} (1 Prozess)", percent(*value)),
            Self::Mean { value, over, all } => format!("{}{}", percent(*value), self::over(*over, *all)),
            Self::Euro(amount) => format!("{} €", decimal(*amount, 0)),
            Self::Date(day) => day.german(),
            Self::Bool(is_so) => ja_nein(*is_so).to_owned(),
            Self::Word { word, .. } => (*word).to_owned(),
            Self::Reference { id, name, .. } => name.as_ref().unwrap_or(id).clone(),
            Self::Code(code) => format!("`{code}`"),
            Self::Status { word, .. } => word.clone(),
        }
    }

    /// Whether people read it from the right: numbers.
    pub fn is_numeric(&self) -> bool {
        match self {
            Self::Integer(_)
            | Self::Number(..)
            | Self::Percent(_)
            | Self::Share { .. }
            | Self::Mean { .. }
            | Self::Euro(_) => true,
            Self::Missing
            | Self::Text(_)
            | Self::Id(_)
            | Self::Date(_)
            | Self::Bool(_)
            | Self::Word { .. }
            | Self::Reference { .. }
            | Self::Code(_)
            | Self::Status { .. }
            | Self::Bar { .. } => false,
        }
    }
}

/// `39.375 €`, `0,66`.
fn amount_text(mass: Mass, amount: f64) -> String {
    match mass {
        Mass::Euro => format!("{} €", decimal(amount, 0)),
        Mass::Stellen => decimal(amount, 2),
        Mass::Faelle => decimal(amount, 0),
    }
}

/// What [`amount_text`] does not say.
fn unit(mass: Mass) -> &'static str {
    match mass {
        Mass::Euro | Mass::Faelle => "",
        Mass::Stellen => " VZÄ",
    }
}

/// ` (über 3 von 4)`.
fn over(some: u64, all: u64) -> String {
    match (some, all) {
        (_, 0) => String::new(),
        (1, 1) => " (über 1)".to_owned(),
        (some, all) if some == all => format!(" (über alle {})", grouped(all)),
        (some, all) => format!(" (über {} von {})", grouped(some), grouped(all)),
    }
}
