//! `ddv programme`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, parse_day};
use super::error::{CliError, too_large};
use super::exit::Status;
use super::session::{Loaded, Session, find_programm};
use crate::model::{Datum, Kind};
use crate::view::programme::Programme;
use crate::view::programme::programm::Programmstatus;

/// Zeigt alle Programme mit ihren Projekten nach Ampel, Budget und Terminen, oder eines davon ausführlich.
#[derive(Debug, Args)]
pub struct ProgrammeArgs {
    /// Nur dieses Programm, ausführlich
    #[arg(value_name = "KENNUNG", help_heading = "Argumente")]
    id: Option<String>,
    /// Mit KENNUNG: Entscheidungen ab diesem Tag, JJJJ-MM-TT (sonst die des letzten Jahres)
    #[arg(long, value_name = "TAG", value_parser = parse_day, help_heading = "Auswahl")]
    seit: Option<Datum>,
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
    if args.seit.is_some() {
        let help = "Schreiben Sie `ddv programme KENNUNG --seit TAG`.";
        return Err(CliError::usage(
            "`--seit` gibt es nur mit der Kennung eines Programms.",
            help,
        ));
    }
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
    if args.auswahl.oe.is_some() || args.auswahl.wo.is_some() {
        return Err(CliError::usage(
            "Mit der Kennung eines Programms gibt es `--oe` und `--wo` nicht.",
            "Lassen Sie die Kennung weg, oder nehmen Sie `ddv liste projekte` für eine Auswahl von Projekten.",
        ));
    }
    let snapshot = &loaded.snapshot;
    let programm = find_programm(&snapshot.registry, id)?;
    let stichtag = loaded.kopf.stichtag;
    let seit = args.seit.unwrap_or(stichtag.year_before());
    if seit > stichtag {
        return Err(CliError::usage(
            format!(
                "Der Tag hinter `--seit` liegt nach dem Stichtag {}.",
                stichtag.german()
            ),
            format!("Nennen Sie einen Tag bis {stichtag}."),
        ));
    }
    let view = Programmstatus::new(snapshot, programm, stichtag, seit);
    let view = view.map_err(|error| too_large(&error))?;
    session.show(&args.format, &loaded.kopf, &view)
}
