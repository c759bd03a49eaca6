//! `ddv neubau`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::view::neubau::{Request, Umzuege};

/// Zeigt die Einheiten, die in den Neubau ziehen: Köpfe, Termine, wie weit sie IT-gestützt arbeiten und was noch fehlt.
#[derive(Debug, Args)]
pub struct NeubauArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &NeubauArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Organisation, &args.auswahl)?;
    let wanted = Request {
        oe: request.oe.clone(),
        gewaehlt: request.chosen.clone(),
    };
    let view = Umzuege::new(request.registry(), request.config(), request.stichtag(), &wanted);
    session.show(&args.format, &request.kopf, &view)
}
