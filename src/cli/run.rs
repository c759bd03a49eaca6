//! From arguments to exit status: parses, runs the command, writes what it gives.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{FromArgMatches, Parser};

use super::command::{Cli, every_name, with_groups};
use super::environment::Environment;
use super::error::{CliError, Shown};
use super::exit::Status;
use super::output::write_stream;
use super::session::Session;
use super::usage::{explain, german_help};

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
        Some(cli) => {
            let environment = environment();
            let mut session = Session::new(&cli.global, &environment, with_groups, stdout, stderr);
            cli.command.run(&mut session)
        }
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
    let arguments = with_overview(arguments.into_iter().collect());
    let is_help = |argument: &OsString| argument == "-h" || argument == "--help";
    let parsed = if arguments.iter().any(is_help) {
        let matches = with_groups().try_get_matches_from(arguments);
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
        Err(error) => Err(explain(&error, &every_name())),
    }
}

/// `ddv` alone, `ddv hilfe` and `ddv help` ask for the overview, `ddv hilfe BEFEHL` for the help of a command.
fn with_overview(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_word = |word: &OsString| word == "hilfe" || word == "help";
    if arguments.get(1).is_some_and(is_word) {
        arguments.remove(1);
        arguments.push("--help".into());
    } else if arguments.len() <= 1 {
        arguments.push("--help".into());
    }
    arguments
}
