//! `ddv priorisierung`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, one_of};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::score::Nutzensicht;
use crate::view::priorisierung::Priorisierung;

/// Ordnet die aktiven Prozesse nach Nutzen und Umsetzbarkeit in vier Felder (L 5.2.1).
#[derive(Debug, Args)]
pub struct PriorisierungArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Welcher Nutzen zählt: buerger (auch Unternehmen), verwaltung oder beide (das Mittel)
    #[arg(
        long,
        alias = "nach",
        value_name = "NUTZEN",
        default_value = "beide",
        value_parser = one_of(&Nutzensicht::ALL, Nutzensicht::as_str),
        hide_default_value = true,
        help_heading = "Auswahl"
    )]
    nutzen: Nutzensicht,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &PriorisierungArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let view = Priorisierung::new(request.registry(), &request.population(), args.nutzen);
    session.show(&args.format, &request.kopf, &view)
}
