//! What commands need: the registry, the day, the look of the terminal, and where results go.

mod auswahl;
mod historie;
mod kennung;
mod stand;

use std::cell::OnceCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::args::{ColorChoice, FormatArgs, Global, only_csv};
use super::environment::Environment;
use super::error::CliError;
use super::exit::Status;
use super::output::{write_file, write_stream};
use crate::history::{Register, Wann};
use crate::load::find_registry;
use crate::model::Datum;
use crate::render::csv::Dialect;
use crate::render::text::Look;
use crate::render::{Format, Wish, render};
use crate::view::kopf::Kopf;
use crate::view::output::Output;

pub use auswahl::{Request, find_filter, find_oe_for};
pub use kennung::{find, parse, unknown};
pub use stand::{Gelesen, Loaded, Ort, history_error};

/// Width of text that goes to a file or a pipe.
const PIPE_WIDTH: usize = 120;

/// One run of a command.
pub struct Session<'e> {
    global: &'e Global,
    environment: &'e Environment,
    command_line: fn() -> clap::Command,
    stdout: &'e mut dyn Write,
    stderr: &'e mut dyn Write,
    register: OnceCell<Rc<Register>>,
}

impl<'e> Session<'e> {
    pub fn new(
        global: &'e Global,
        environment: &'e Environment,
        command_line: fn() -> clap::Command,
        stdout: &'e mut dyn Write,
        stderr: &'e mut dyn Write,
    ) -> Self {
        Self {
            global,
            environment,
            command_line,
            stdout,
            stderr,
            register: OnceCell::new(),
        }
    }

    /// The whole command line with its help, for who writes about it.
    pub fn command_line(&self) -> clap::Command {
        (self.command_line)()
    }

    /// Today, as the world says.
    pub fn today(&self) -> Datum {
        self.environment.today
    }

    /// The day that the caller named with `--stichtag`.
    pub fn named_stichtag(&self) -> Option<Datum> {
        self.global.stichtag
    }

    /// The width that the caller named with `--breite`.
    pub fn named_width(&self) -> Option<usize> {
        self.global.breite
    }

    /// The state that the caller named with `--stand`; with `--git` the last one.
    pub fn named_stand(&self) -> Option<Wann> {
        let head = || Wann::Revision("HEAD".to_owned());
        let named = self.global.stand.as_deref().map(Wann::parse);
        named.or_else(|| self.global.git.as_ref().map(|_| head()))
    }

    /// Whether the caller named a state.
    pub fn is_stand_named(&self) -> bool {
        self.global.stand.is_some()
    }

    /// The folder of the registry.
    pub fn registry_path(&self) -> Result<PathBuf, CliError> {
        let named = self
            .global
            .registry
            .as_ref()
            .or(self.environment.registry.as_ref());
        match named {
            Some(named) => {
                let path = self.environment.folder.join(named);
                if path.join(crate::load::CONFIG_FILE).is_file() {
                    Ok(path)
                } else {
                    Err(CliError::NotARegistry(named.clone()))
                }
            }
            None => find_registry(&self.environment.folder).ok_or(CliError::NoRegistry),
        }
    }

    /// The working directory, for paths that are relative to it.
    pub fn folder(&self) -> &Path {
        &self.environment.folder
    }

    /// A line on stderr.
    pub fn note(&mut self, line: &str) {
        // If stderr is gone there is nobody to tell.
        let _ = writeln!(self.stderr, "{}", crate::render::escape::terminal(line));
    }

    fn is_to_terminal(&self) -> bool {
        self.environment.is_terminal && self.global.ausgabe.is_none()
    }

    /// Whether results go to a file.
    pub fn writes_to_file(&self) -> bool {
        self.global.ausgabe.is_some()
    }

    /// How text looks: wide enough for the terminal, coloured if that makes sense.
    pub fn look(&self) -> Look {
        let is_colored = match self.global.color {
            ColorChoice::Immer => true,
            ColorChoice::Nie => false,
            ColorChoice::Auto => self.is_to_terminal() && !self.environment.no_color,
        };
        let width = self
            .global
            .breite
            .or(self.environment.width)
            .unwrap_or(PIPE_WIDTH);
        Look {
            width: width.max(40),
            is_colored,
        }
    }

    /// Whether the caller named a registry, so that not finding one is an error.
    pub fn is_registry_named(&self) -> bool {
        self.global.registry.is_some()
            || self.environment.registry.is_some()
            || self.global.stand.is_some()
            || self.global.git.is_some()
    }

    /// Writes `view` in the wanted format: the one way out of every command that shows something.
    pub fn show(&mut self, args: &FormatArgs, kopf: &Kopf, view: &impl Output) -> Result<Status, CliError> {
        self.show_at(self.look(), args, kopf, view)
    }

    /// As [`show`](Self::show), where text does not look as the terminal wants it.
    pub fn show_at(
        &mut self,
        look: Look,
        args: &FormatArgs,
        kopf: &Kopf,
        view: &impl Output,
    ) -> Result<Status, CliError> {
        if args.excel && args.format != Format::Csv {
            return Err(only_csv());
        }
        let wish = Wish {
            look,
            dialect: if args.excel {
                Dialect::Excel
            } else {
                Dialect::Plain
            },
            is_for_eyes: self.is_to_terminal(),
        };
        self.write(&render(args.format, view, kopf, wish))
    }

    /// Writes a result to `--ausgabe` or stdout.
    pub fn write(&mut self, output: &[u8]) -> Result<Status, CliError> {
        match &self.global.ausgabe {
            Some(target) => write_file(&self.environment.folder.join(target), output)?,
            None => write_stream(self.stdout, output)?,
        }
        Ok(Status::Fine)
    }
}
