//! `ddv bericht quartal`.

use clap::Args;

use super::schreiben::{Wunsch, parse_quarter, schreiben};
use crate::cli::args::FormatArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Status;
use crate::cli::session::Session;
use crate::model::Quartal;
use crate::view::bericht::Berichtsart;

/// Schreibt den Quartalsbericht: Kernaussagen, Kennzahlen, Ziele, Karte, Roll-out, Rangliste, Projekte, Meilensteine,
/// Änderungen, Datenlage, Methode und Nachweis.
#[derive(Debug, Args)]
pub struct QuartalArgs {
    /// Quartal, JJJJ-QN, etwa 2026-Q3
    #[arg(value_name = "QUARTAL", value_parser = parse_quarter, help_heading = "Argumente")]
    quartal: Quartal,
    /// Früheres Quartal, mit dem verglichen wird (sonst das davor)
    #[arg(long, alias = "vergleich", value_name = "QUARTAL", value_parser = parse_quarter, help_heading = "Auswahl")]
    gegen: Option<Quartal>,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &QuartalArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let wunsch = Wunsch {
        art: Berichtsart::Quartal,
        quartal: Some(args.quartal),
        vergleich: args.gegen,
        format: &args.format,
    };
    schreiben(&wunsch, session)
}
