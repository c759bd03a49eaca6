//! The plain report that every human format renders: sections of sentences, facts and tables with typed cells.
//!
//! It knows neither a format nor a terminal. Texts are as the register has them; each format escapes what it must.

mod cell;

pub use cell::Cell;

use super::gantt::Gantt;

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

/// Where a title may break; a hyphen only if it does.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name for machines: a CSV header. Part of the public promise.
    pub key: String,
    /// The name for people; a [`SOFT_HYPHEN`] says where it may break.
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

    /// Its title where it need not break.
    pub fn whole_title(&self) -> String {
        self.title.replace(SOFT_HYPHEN, "")
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
