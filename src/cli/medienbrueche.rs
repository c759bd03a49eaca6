//! `ddv medienbrueche`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::view::medienbrueche::Medienbrueche;

/// Zählt die Medienbrüche der aktiven Prozesse, zeigt, wo sie liegen, und ordnet die Komponenten danach, wie viele sie
/// beseitigen.
#[derive(Debug, Args)]
pub struct MedienbruecheArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &MedienbruecheArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let view = Medienbrueche::new(request.registry(), &request.population(), request.stichtag());
    session.show(&args.format, &request.kopf, &view)
}
