//! `ddv leistungen`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::view::leistungen::Leistungen;

/// Zeigt je Leistung, wie weit sie online ist, ihre Fälle und Bearbeitungszeiten analog und digital, Rückstand und
/// Durchlaufzeit.
#[derive(Debug, Args)]
pub struct LeistungenArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Auch interne Prozesse und solche ohne Ausrichtung
    #[arg(long, help_heading = "Auswahl")]
    alle: bool,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &LeistungenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let view = Leistungen::new(request.registry(), &request.population(), args.alle);
    session.show(&args.format, &request.kopf, &view)
}
