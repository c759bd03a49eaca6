//! CSV: the rows of an output, for machines or for German Excel.

use crate::view::report::{Cell, Room, Table};

/// Who reads the CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 4180 for programs: comma, decimal point, empty for missing.
    Plain,
    /// German Excel: byte order mark, semicolon, CRLF, decimal comma, and no cell that Excel takes for a formula.
    Excel,
}

/// The rows of `table`, headers first. Empty if there are no columns.
///
/// # Panics
/// If a row has another number of cells than the table has columns, which would be a mistake in a view.
pub fn render(table: &Table, dialect: Dialect) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let mut builder = csv::WriterBuilder::new();
    match dialect {
        Dialect::Plain => builder.terminator(csv::Terminator::Any(b'\n')),
        Dialect::Excel => builder.delimiter(b';').terminator(csv::Terminator::CRLF),
    };
    let mut writer = builder.from_writer(Vec::new());
    let even = "all rows have one cell per column";
    let data = table.columns.iter().filter(|c| c.room != Room::Bar);
    writer.write_record(data.map(|c| c.key.as_str())).expect(even);
    for row in &table.rows {
        assert_eq!(row.len(), table.columns.len(), "{even}");
        let data = row
            .iter()
            .zip(&table.columns)
            .filter(|(_, c)| c.room != Room::Bar);
        writer
            .write_record(data.map(|(cell, _)| field(cell, dialect)))
            .expect(even);
    }
    let bytes = writer.into_inner().expect("flushing to memory can't fail");
    let text = String::from_utf8(bytes).expect("only strings were written");
    match dialect {
        Dialect::Plain => text,
        Dialect::Excel => format!("\u{feff}{text}"),
    }
}

fn field(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Missing => String::new(),
        Cell::Text(text)
        | Cell::Id(text)
        | Cell::Code(text)
        | Cell::Reference { id: text, .. }
        | Cell::Status { word: text, .. } => match dialect {
            Dialect::Plain => text.clone(),
            Dialect::Excel => guarded(text),
        },
        Cell::Word { key, .. } => (*key).to_owned(),
        Cell::Bool(_) => cell.human(),
        Cell::Integer(number) => number.to_string(),
        Cell::Number(number, _) | Cell::Percent(number) | Cell::Euro(number) => plain(*number, dialect),
        Cell::Share { value, .. } | Cell::Mean { value, .. } | Cell::Bar { value, .. } => {
            plain(*value, dialect)
        }
        Cell::Date(day) => match dialect {
            Dialect::Plain => day.to_string(),
            Dialect::Excel => day.german(),
        },
    }
}

fn plain(number: f64, dialect: Dialect) -> String {
    // -0 is 0.
    let text = (number + 0.0).to_string();
    match dialect {
        Dialect::Plain => text,
        Dialect::Excel => text.replace('.', ","),
    }
}

/// Text that Excel would run as a formula gets an apostrophe before it; a plain number stays one.
fn guarded(text: &str) -> String {
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let is_number = text
        .replacen([',', '.'], ".", 1)
        .parse::<f64>()
        .is_ok_and(f64::is_finite);
    if starts_formula && !is_number {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}
