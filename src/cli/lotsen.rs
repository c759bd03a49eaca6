//! `ddv lotsen`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, parse_days};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::view::lotsen::{Lotsen, Request};

/// Zeigt, welche Organisationseinheit eine Lotsin oder einen Lotsen hat, welche nicht, und was bei jeder und jedem liegt.
#[derive(Debug, Args)]
pub struct LotsenArgs {
    /// So viele Tage vorausschauen, 0 bis 3660 (sonst 90)
    #[arg(
        long,
        value_name = "N",
        default_value_t = 90,
        hide_default_value = true,
        value_parser = parse_days,
        allow_negative_numbers = true,
        help_heading = "Auswahl"
    )]
    tage: u32,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &LotsenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Organisation, &args.auswahl)?;
    let wanted = Request {
        tage: args.tage,
        oe: request.oe.clone(),
        gewaehlt: request.chosen.clone(),
    };
    let view = Lotsen::new(request.registry(), request.config(), request.stichtag(), &wanted);
    session.show(&args.format, &request.kopf, &view)
}
