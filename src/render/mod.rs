//! One file per format: a plain report, or findings, to text. Never sees the domain.
//!
//! Escaping belongs to the format that needs it; texts in reports come straight from the register.

pub mod csv;
pub mod diag;
pub mod escape;
pub mod markdown;
mod table;
pub mod text;

pub use escape::terminal;

use crate::view::report::Cell;
use crate::view::zahlwort::{decimal, grouped, percent};

/// A cell as people read it, German numbers; nothing is escaped yet.
pub(crate) fn human(cell: &Cell) -> String {
    match cell {
        Cell::Missing => "–".to_owned(),
        Cell::Text(text) | Cell::Id(text) => text.clone(),
        Cell::Integer(number) => {
            let sign = if *number < 0 { "-" } else { "" };
            format!("{sign}{}", grouped(number.unsigned_abs()))
        }
        Cell::Number(number, decimals) => decimal(*number, *decimals),
        Cell::Percent(share) => percent(*share),
        Cell::Share { value, part, base } => {
            format!("{} von {}, {}", grouped(*part), grouped(*base), percent(*value))
        }
        Cell::Mean { value, over, all } if over == all => {
            format!("{} (über alle {})", percent(*value), grouped(*all))
        }
        Cell::Mean { value, over, all } => {
            format!(
                "{} (über {} von {})",
                percent(*value),
                grouped(*over),
                grouped(*all)
            )
        }
        Cell::Euro(amount) => format!("{} €", decimal(*amount, 0)),
        Cell::Date(day) => day.german(),
        Cell::Status { word, .. } => word.clone(),
    }
}
