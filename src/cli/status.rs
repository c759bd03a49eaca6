//! `ddv status`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, find_filter, matching, population};
use crate::model::Kind;
use crate::view::befunde::Pruefling;
use crate::view::feld::Katalog;
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
    let mut loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let population = population(snapshot, &mut loaded.kopf, &loaded.aenderungen, &args.auswahl)?;
    let (stichtag, aenderungen) = (loaded.kopf.stichtag, &loaded.aenderungen);
    let chosen = match &args.auswahl.wo {
        Some(expression) => {
            let filter = find_filter(expression, &Katalog::new(&snapshot.registry, Kind::Prozesse))?;
            Some(matching(snapshot, stichtag, aenderungen, &filter)?)
        }
        None => None,
    };
    let historie = session.historie(snapshot, &loaded.ort)?;
    let pruefling = Pruefling::new(snapshot, stichtag).with(&historie);
    let view = StatusLage::new(&pruefling, population.oe, chosen.as_ref(), aenderungen);
    loaded.aenderungen.check()?;
    session.show(&args.format, &loaded.kopf, &view)
}
