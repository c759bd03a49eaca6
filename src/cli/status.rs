//! `ddv status`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::view::befunde::Pruefling;
use crate::view::status::Ueberblick;

/// Zeigt das Register auf einen Blick: Bestand, Vollständigkeit, Befunde, Digitalisierungsgrad und -quote nach
/// Ausrichtung, überfällige Überprüfungen und die Ämter nach ihrem Grad. CSV enthält alle Ämter.
#[derive(Debug, Args)]
pub struct StatusArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &StatusArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let historie = session.historie(&request.snapshot, &request.ort)?;
    let pruefling = Pruefling::new(&request.snapshot, request.stichtag()).with(&historie);
    let (oe, chosen) = (request.oe.as_ref(), request.chosen.as_ref());
    let view = Ueberblick::new(&pruefling, oe, chosen, &request.aenderungen);
    request.aenderungen.check()?;
    session.show(&args.format, &request.kopf, &view)
}
