//! `ddv medienbrueche`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, population};
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
    let mut loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let population = population(snapshot, &mut loaded.kopf, &loaded.aenderungen, &args.auswahl)?;
    let view = Medienbrueche::new(&snapshot.registry, &population, loaded.kopf.stichtag);
    session.show(&args.format, &loaded.kopf, &view)
}
