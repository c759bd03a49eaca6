//! `ddv vorgaben`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, eintraege};
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
    let mut loaded = session.load()?;
    let chosen = eintraege(
        &loaded.snapshot,
        &mut loaded.kopf,
        &loaded.aenderungen,
        Kind::Vorgaben,
        &args.auswahl,
    )?;
    let gewaehlt = args.auswahl.wo.as_ref().map(|_| &chosen);
    let view = Vorgaben::new(&loaded.snapshot.registry, loaded.kopf.stichtag, gewaehlt);
    session.show(&args.format, &loaded.kopf, &view)
}
