//! `ddv faellig`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, parse_days};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::diag::did_you_mean;
use crate::model::{Kind, Registry};
use crate::view::faellig::{Faellig, Request};
use crate::view::feld::folded;

/// Nennt je Lotsin oder Lotse, was überfällig ist, was bald fällig wird und wo der Tag fehlt: Überprüfungen der
/// Steckbriefe, geplante Nutzungen von Komponenten, Kennzahlen.
#[derive(Debug, Args)]
pub struct FaelligArgs {
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
    /// Nur die Liste dieser Lotsin oder dieses Lotsen: die Funktion, wie sie unter `lotse` steht
    #[arg(long, value_name = "FUNKTION", help_heading = "Auswahl")]
    lotse: Option<String>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &FaelligArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let registry = request.registry();
    let lotse = args.lotse.as_deref();
    let wanted = Request {
        tage: args.tage,
        lotse: lotse.map(|text| find_lotse(registry, text)).transpose()?,
    };
    let population = request.population();
    let view = Faellig::new(
        registry,
        request.config(),
        &population,
        request.stichtag(),
        &wanted,
    );
    session.show(&args.format, &request.kopf, &view)
}

/// The function called `text` in some OE, as it is spelled there.
fn find_lotse(registry: &Registry, text: &str) -> Result<String, CliError> {
    let known = || registry.organisation.iter().filter_map(|oe| oe.lotse.as_deref());
    let wanted = folded(text.trim());
    if let Some(found) = known().find(|lotse| folded(lotse) == wanted) {
        return Ok(found.to_owned());
    }
    let part = known().find(|lotse| !wanted.is_empty() && folded(lotse).contains(&wanted));
    let help = part
        .map(|lotse| format!("Meinten Sie `{lotse}`?"))
        .or_else(|| did_you_mean(text, known()))
        .unwrap_or_else(|| "`ddv liste organisation --spalten id,lotse` nennt alle.".to_owned());
    Err(CliError::usage(
        format!("Eine Lotsin oder einen Lotsen `{text}` gibt es nicht."),
        help,
    ))
}
