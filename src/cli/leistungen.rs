//! `ddv leistungen`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, population};
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
    let mut loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let population = population(snapshot, &mut loaded.kopf, &loaded.aenderungen, &args.auswahl)?;
    let view = Leistungen::new(&snapshot.registry, &population, args.alle);
    session.show(&args.format, &loaded.kopf, &view)
}
