//! `ddv vorgaben`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::view::vorgaben::Vorgaben;

/// Zeigt den Umsetzungsstand der rechtlichen Vorgaben: was überfällig ist, je Gesetz die Zahlen, die Komponenten dafür.
#[derive(Debug, Args)]
pub struct VorgabenArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &VorgabenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Vorgaben, &args.auswahl)?;
    let view = Vorgaben::new(request.registry(), request.stichtag(), request.chosen.as_ref());
    session.show(&args.format, &request.kopf, &view)
}
