//! `ddv priorisierung`.

use clap::{Args, ValueEnum};

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::score::Nutzensicht;
use crate::view::priorisierung::Priorisierung;

/// Ordnet die aktiven Prozesse nach Nutzen und Umsetzbarkeit in vier Felder (L 5.2.1).
#[derive(Debug, Args)]
pub struct PriorisierungArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Welcher Nutzen zählt: buerger (auch Unternehmen), verwaltung oder beide (das Mittel)
    #[arg(
        long,
        value_name = "NUTZEN",
        default_value = "beide",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Auswahl"
    )]
    nach: NutzenArg,
    #[command(flatten)]
    format: FormatArgs,
}

/// The benefits on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NutzenArg {
    Buerger,
    Verwaltung,
    Beide,
}

impl From<NutzenArg> for Nutzensicht {
    fn from(nutzen: NutzenArg) -> Self {
        match nutzen {
            NutzenArg::Buerger => Self::Buerger,
            NutzenArg::Verwaltung => Self::Verwaltung,
            NutzenArg::Beide => Self::Beide,
        }
    }
}

pub fn run(args: &PriorisierungArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let view = Priorisierung::new(request.registry(), &request.population(), args.nach.into());
    session.show(&args.format, &request.kopf, &view)
}
