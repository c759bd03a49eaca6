//! `ddv neubau`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, einheiten};
use crate::view::neubau::{Auftrag, Umzuege};

/// Zeigt die Einheiten, die in den Neubau ziehen: Köpfe, Termine, wie weit sie IT-gestützt arbeiten und was noch fehlt.
#[derive(Debug, Args)]
pub struct NeubauArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &NeubauArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let mut loaded = session.load()?;
    let (oe, gewaehlt) = einheiten(&mut loaded, &args.auswahl)?;
    let snapshot = &loaded.snapshot;
    let auftrag = Auftrag { oe, gewaehlt };
    let view = Umzuege::new(
        &snapshot.registry,
        &snapshot.config,
        loaded.kopf.stichtag,
        &auftrag,
    );
    session.show(&args.format, &loaded.kopf, &view)
}
