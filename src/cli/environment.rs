//! The world around a run.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use crate::model::Datum;

/// The world around a run: given, never asked for inside.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The working directory.
    pub folder: PathBuf,
    /// `DDV_REGISTRY`, if set and not empty.
    pub registry: Option<PathBuf>,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// Today.
    pub today: Datum,
    /// Stdout is a terminal.
    pub is_terminal: bool,
    /// Columns of that terminal.
    pub width: Option<usize>,
}

impl Environment {
    #[expect(
        clippy::disallowed_methods,
        reason = "cli is the door to environment and clock"
    )]
    /// The real one: clock, terminal and variables.
    pub fn real() -> Self {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let is_terminal = io::stdout().is_terminal();
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Self {
            folder: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            registry: set("DDV_REGISTRY").map(PathBuf::from),
            no_color: set("NO_COLOR").is_some(),
            today: Datum::new(jiff::Zoned::now().date()),
            is_terminal,
            width: width.filter(|_| is_terminal),
        }
    }
}
