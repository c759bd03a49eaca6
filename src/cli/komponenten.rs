//! `ddv komponenten`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, one_of};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::Kind;
use crate::view::komponenten::{Auftrag, Komponenten, Nach};

/// Listet die Komponenten mit Reifegrad, Priorität, Terminen und Nutzung und nennt die Ämter, die mehrere Produkte derselben
/// Komponente betreiben. Mit `--oe` zählen die Prozesse und Produkte dieser Einheit; `--wo` fragt nach Feldern der Komponenten.
#[derive(Debug, Args)]
pub struct KomponentenArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Ordnen nach: schicht, prioritaet, reifegrad, nutzung (die niedrigste zuerst) oder name
    #[arg(
        long,
        value_name = "WAS",
        default_value = "schicht",
        value_parser = one_of(&Nach::ALL, Nach::as_str),
        hide_default_value = true,
        help_heading = "Auswahl"
    )]
    nach: Nach,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &KomponentenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Komponenten, &args.auswahl)?;
    let auftrag = Auftrag {
        komponenten: &request.ids(),
        nach: args.nach,
        horizont: request.config().prognose.horizont,
    };
    let view = Komponenten::new(
        request.registry(),
        &request.population(),
        request.stichtag(),
        auftrag,
    );
    session.show(&args.format, &request.kopf, &view)
}
