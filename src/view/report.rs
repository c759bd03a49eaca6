//! The plain report that every human format renders: sections of sentences, facts and tables with typed cells.
//!
//! It knows neither a format nor a terminal. Texts are as the register has them; each format escapes what it must.

use super::gantt::Gantt;
use super::zahlwort::{decimal, grouped, percent};
use crate::model::Datum;
use crate::score::{Kennwert, Mass};

/// A document for people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What the figures hold for: administration, day, commit. One line each.
    pub context: Vec<String>,
    /// The parts.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Its heading; none for the first part.
    pub heading: Option<String>,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A sentence or more.
    Paragraph(String),
    /// Points.
    List(Vec<String>),
    /// Lines of a file, as they stand there.
    Code(String),
    /// Names and values, one below the other.
    Facts(Vec<(String, Cell)>),
    /// A table.
    Table(Table),
    /// Steps, one after the other.
    Chain(Vec<Link>),
    /// Signs and their meaning, and what the reader must know about the table above. Not part of the data.
    Notes(Vec<String>),
    /// A picture of periods over time. Never data.
    Gantt(Gantt),
    /// Details that a reader may open, where the format can fold; else a part with a heading. Never data.
    Folded {
        /// What is inside, in a few words.
        summary: String,
        /// The details.
        blocks: Vec<Block>,
    },
}

/// A step of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// It does not follow smoothly on the step before.
    pub is_broken: bool,
}

impl Link {
    /// The sign before the step, where it is not the first one.
    pub fn sign(&self) -> char {
        if self.is_broken { '≠' } else { '→' }
    }
}

/// A table. The first one of a report is its data unless the output says otherwise.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
    /// Rows of sums, for people; never part of CSV.
    pub footer: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name for machines: a CSV header. Part of the public promise.
    pub key: String,
    /// The name for people.
    pub title: String,
    /// What to do with it where room is scarce.
    pub room: Room,
}

/// How a column gives way on a narrow terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Names the row; shortened last and repeated when a table is split.
    Head,
    /// Shortened where needed.
    Flexible,
    /// Broken over as many lines as needed, never shortened: for documents that are handed on.
    Whole,
    /// Keeps its width; the highest number is left out first. 0 always stays.
    Fixed(u8),
    /// One sign per cell, many of them: a matrix. Split over several tables where needed. The title is a short number,
    /// explained in the notes.
    Sign,
    /// Bars for people that repeat what other columns say: takes the room that is left, goes like `Fixed(1)` where there
    /// is little, and is never part of CSV.
    Bar,
}

impl Section {
    /// A part; the first one needs no heading.
    pub fn new(heading: Option<&str>, blocks: Vec<Block>) -> Self {
        Self {
            heading: heading.map(str::to_owned),
            blocks,
        }
    }
}

impl Table {
    /// Rows for programs: each column is called by its key.
    pub fn for_machines<'k>(
        keys: impl IntoIterator<Item = &'k str>,
        rows: impl IntoIterator<Item = Vec<Cell>>,
    ) -> Self {
        let columns = keys.into_iter().map(|key| Column::new(key, key, Room::Flexible));
        Self {
            columns: columns.collect(),
            rows: rows.into_iter().collect(),
            footer: Vec::new(),
        }
    }

    /// Adds a column that says the same in every row.
    pub fn add_column(&mut self, key: &str, title: &str, cell: &Cell) {
        self.columns.push(Column::new(key, title, Room::Flexible));
        for row in self.rows.iter_mut().chain(&mut self.footer) {
            row.push(cell.clone());
        }
    }

    /// Without the columns in which no row states anything.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Self {
        self.drop_empty_columns();
        self
    }

    /// Leaves out the columns in which no row states anything.
    pub fn drop_empty_columns(&mut self) {
        for at in (0..self.columns.len()).rev() {
            if self.rows.iter().all(|row| row[at] == Cell::Missing) {
                self.columns.remove(at);
                for row in self.rows.iter_mut().chain(&mut self.footer) {
                    row.remove(at);
                }
            }
        }
    }
}

impl Table {
    /// Takes out the column called `key`, where what stands around the table says it already.
    pub fn remove_column(&mut self, key: &str) {
        if let Some(at) = self.columns.iter().position(|column| column.key == key) {
            self.columns.remove(at);
            for row in self.rows.iter_mut().chain(&mut self.footer) {
                row.remove(at);
            }
        }
    }
}

impl Column {
    /// A column.
    pub fn new(key: impl Into<String>, title: impl Into<String>, room: Room) -> Self {
        Self {
            key: key.into(),
            title: title.into(),
            room,
        }
    }
}

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

impl Report {
    /// A report with a title and what it holds for.
    pub fn new(title: impl Into<String>, context: Vec<String>) -> Self {
        Self {
            title: title.into(),
            context,
            sections: Vec::new(),
        }
    }

    /// Adds a part.
    #[must_use]
    pub fn section(mut self, heading: Option<&str>, blocks: Vec<Block>) -> Self {
        self.sections.push(Section::new(heading, blocks));
        self
    }

    /// The data of the report: its first table that is not folded away; one without columns if there is none.
    pub fn into_data(self) -> Table {
        let blocks = self.sections.into_iter().flat_map(|section| section.blocks);
        let table = |block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_)
            | Block::Code(_)
            | Block::List(_)
            | Block::Facts(_)
            | Block::Chain(_)
            | Block::Notes(_)
            | Block::Gantt(_)
            | Block::Folded { .. } => None,
        };
        blocks.into_iter().find_map(table).unwrap_or_default()
    }
}
