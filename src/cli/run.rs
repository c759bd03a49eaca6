//! From arguments to exit status: parses, runs the command, writes what it gives.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{FromArgMatches, Parser};

use super::args::{Cli, Command};
use super::error::{CliError, Shown};
use super::output::write_stream;
use super::session::Session;
use super::usage::{explain, german_help};
use super::{
    aenderungen, beispiel, bericht, budget, doku, erklaere, faellig, hilfe, karte, komponenten, leistungen,
    liste, lotsen, massnahmen, medienbrueche, nachweis, neubau, priorisierung, prognose, programme, projekt,
    projekte, pruefen, rangliste, regeln, rollout, schema, status, verlauf, vorgaben, zeige, ziele,
};
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

/// The exit status of the program (`fachmodell` 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 0: fine.
    Fine,
    /// 1: findings, where a command says so.
    Findings,
    /// 2: wrong use, no registry, git trouble.
    Trouble,
}

impl From<Status> for u8 {
    fn from(status: Status) -> Self {
        match status {
            Status::Fine => 0,
            Status::Findings => 1,
            Status::Trouble => 2,
        }
    }
}

/// Runs the program on the real arguments, environment, clock and streams.
pub fn main() -> ExitCode {
    let status = run_in(
        std::env::args_os(),
        Environment::real,
        &mut io::stdout(),
        &mut io::stderr(),
    );
    ExitCode::from(u8::from(status))
}

impl Environment {
    #[expect(
        clippy::disallowed_methods,
        reason = "cli is the door to environment and clock"
    )]
    fn real() -> Self {
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

/// Runs one command: results to `stdout`, all else to `stderr`.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    environment: &Environment,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Status {
    run_in(arguments, || environment.clone(), stdout, stderr)
}

/// Asks for the environment only when a command runs: the day alone costs more than all of `--version`.
fn run_in(
    arguments: impl IntoIterator<Item = OsString>,
    environment: impl FnOnce() -> Environment,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Status {
    let result = parse(arguments, stdout).and_then(|cli| match cli {
        Some(cli) => dispatch(&cli, &environment(), stdout, stderr),
        None => Ok(Status::Fine),
    });
    match result {
        Ok(status) => status,
        Err(CliError::ClosedPipe) => Status::Fine,
        Err(error) => {
            // Nothing more can be done if stderr is gone too.
            let _ = write!(stderr, "{}", Shown(&error));
            Status::Trouble
        }
    }
}

/// The parsed arguments; none if help or the version was asked for and shown.
fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    stdout: &mut dyn Write,
) -> Result<Option<Cli>, CliError> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let is_help = |argument: &OsString| argument == "-h" || argument == "--help";
    let parsed = if arguments.iter().any(is_help) {
        let matches = hilfe::command().try_get_matches_from(arguments);
        matches.and_then(|matches| Cli::from_arg_matches(&matches))
    } else {
        Cli::try_parse_from(arguments)
    };
    match parsed {
        Ok(cli) => Ok(Some(cli)),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            let text = german_help(&error.to_string());
            write_stream(stdout, text.as_bytes()).map(|()| None)
        }
        Err(error) => Err(explain(&error)),
    }
}

fn dispatch(
    cli: &Cli,
    environment: &Environment,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> Result<Status, CliError> {
    let mut session = Session::new(&cli.global, environment, stdout, stderr);
    match &cli.command {
        Command::Bericht(args) => bericht::run(args, &mut session),
        Command::Budget(args) => budget::run(args, &mut session),
        Command::Komponenten(args) => komponenten::run(args, &mut session),
        Command::Massnahmen(args) => massnahmen::run(args, &mut session),
        Command::Rollout(args) => rollout::run(args, &mut session),
        Command::Karte(args) => karte::run(args, &mut session),
        Command::Faellig(args) => faellig::run(args, &mut session),
        Command::Leistungen(args) => leistungen::run(args, &mut session),
        Command::Liste(args) => liste::run(args, &mut session),
        Command::Medienbrueche(args) => medienbrueche::run(args, &mut session),
        Command::Lotsen(args) => lotsen::run(args, &mut session),
        Command::Neubau(args) => neubau::run(args, &mut session),
        Command::Nachweis(args) => nachweis::run(args, &mut session),
        Command::Programme(args) => programme::run(args, &mut session),
        Command::Projekt(args) => projekt::run(args, &mut session),
        Command::Projekte(args) => projekte::run(args, &mut session),
        Command::Priorisierung(args) => priorisierung::run(args, &mut session),
        Command::Prognose(args) => prognose::run(args, &mut session),
        Command::Rangliste(args) => rangliste::run(args, &mut session),
        Command::Pruefen(args) => pruefen::run(args, &mut session),
        Command::Erklaere(args) => erklaere::run(args, &mut session),
        Command::Regeln(args) => regeln::run(args, &mut session),
        Command::Beispiel(args) => beispiel::run(args, &mut session),
        Command::Schema(args) => schema::run(args, &mut session),
        Command::Doku(args) => doku::run(args, &mut session),
        Command::Status(args) => status::run(args, &mut session),
        Command::Aenderungen(args) => aenderungen::run(args, &mut session),
        Command::Verlauf(args) => verlauf::run(args, &mut session),
        Command::Ziele(args) => ziele::run(args, &mut session),
        Command::Vorgaben(args) => vorgaben::run(args, &mut session),
        Command::Zeige(args) => zeige::run(args, &mut session),
    }
}
