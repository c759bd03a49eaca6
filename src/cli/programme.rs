//! `ddv programme`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, parse_von};
use super::error::{CliError, too_large};
use super::exit::Status;
use super::session::{Loaded, Session, find};
use crate::model::{Datum, Kind, ProgrammId};
use crate::view::programme::Programme;
use crate::view::programme::programm::Programmstatus;

/// Zeigt alle Programme mit ihren Projekten nach Ampel, Budget und Terminen, oder eines davon ausführlich.
#[derive(Debug, Args)]
pub struct ProgrammeArgs {
    /// Nur dieses Programm, ausführlich
    #[arg(value_name = "KENNUNG", conflicts_with_all = ["oe", "wo"], help_heading = "Argumente")]
    id: Option<String>,
    /// Mit KENNUNG: Entscheidungen ab diesem Tag oder Quartal (sonst die des letzten Jahres)
    #[arg(
        long,
        alias = "seit",
        value_name = "TAG",
        value_parser = parse_von,
        requires = "id",
        help_heading = "Auswahl"
    )]
    von: Option<Datum>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &ProgrammeArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let loaded = session.load()?;
    match &args.id {
        Some(id) => one(args, id, session, &loaded),
        None => all(args, session, loaded),
    }
}

fn all(args: &ProgrammeArgs, session: &mut Session<'_>, loaded: Loaded) -> Result<Status, CliError> {
    let request = loaded.select(Kind::Programme, &args.auswahl)?;
    let view = Programme::new(request.registry(), request.chosen.as_ref(), request.stichtag());
    let view = view.map_err(|error| too_large(&error))?;
    session.show(&args.format, &request.kopf, &view)
}

fn one(
    args: &ProgrammeArgs,
    id: &str,
    session: &mut Session<'_>,
    loaded: &Loaded,
) -> Result<Status, CliError> {
    let snapshot = &loaded.snapshot;
    let programm = find::<ProgrammId>(&snapshot.registry, id)?;
    let stichtag = loaded.kopf.stichtag;
    let seit = args.von.unwrap_or(stichtag.year_before());
    if seit > stichtag {
        return Err(CliError::usage(
            format!(
                "Der Tag hinter `--von` liegt nach dem Stichtag {}.",
                stichtag.german()
            ),
            format!("Nennen Sie einen Tag bis {stichtag}."),
        ));
    }
    let view = Programmstatus::new(snapshot, programm, stichtag, seit);
    let view = view.map_err(|error| too_large(&error))?;
    session.show(&args.format, &loaded.kopf, &view)
}
