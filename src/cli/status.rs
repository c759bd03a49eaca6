//! `ddv status`.

#[cfg(test)]
mod tests;

use clap::Args;

use super::args::{AuswahlArgs, Format, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, find_oe};
use crate::view::status::StatusLage;

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
    let loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let oe = args.auswahl.oe.as_deref();
    let oe = oe.map(|id| find_oe(&snapshot.registry, id)).transpose()?;
    let view = StatusLage::new(snapshot, oe.as_ref(), loaded.kopf.stichtag, &loaded.aenderungen);
    loaded.aenderungen.check()?;
    session.show(&args.format, &loaded.kopf, "status", &view, || {
        match args.format.format {
            Format::Csv => view.unit_table(&loaded.kopf),
            Format::Text | Format::Json | Format::Md => view.report(&loaded.kopf),
        }
    })
}
