//! `ddv rangliste`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, one_of, parse_top};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use super::variante::VergleichArgs;
use crate::model::Kind;
use crate::view::rangliste::{Nach, Rangliste, Request};
use crate::view::vergleich::{Ranglistenlauf, Ranglistenvergleich};

/// Ordnet die Massenverfahren (oder alle aktiven Prozesse) nach ihrem Modernisierungspotenzial.
#[derive(Debug, Args)]
pub struct RanglisteArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Alle aktiven Prozesse, nicht nur Massenverfahren
    #[arg(long, help_heading = "Auswahl")]
    alle: bool,
    /// Nur die ersten N zeigen
    #[arg(long, value_name = "N", value_parser = parse_top, allow_negative_numbers = true, help_heading = "Auswahl")]
    top: Option<usize>,
    /// Ordnen nach: koeffizient, fallzahl, kapazitaet, digitalisierungsgrad (der niedrigste zuerst) oder potenzial
    #[arg(
        long,
        value_name = "KENNZAHL",
        default_value = "koeffizient",
        value_parser = one_of(&Nach::ALL, Nach::as_str),
        hide_default_value = true,
        help_heading = "Auswahl"
    )]
    nach: Nach,
    #[command(flatten)]
    vergleich: VergleichArgs,
    #[command(flatten)]
    format: FormatArgs,
}

impl RanglisteArgs {
    fn request(&self) -> Request {
        Request {
            alle: self.alle,
            nach: self.nach,
            top: self.top,
        }
    }
}

pub fn run(args: &RanglisteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    if args.vergleich.is_wanted() {
        return vergleich(args, session);
    }
    let loaded = session.load_variante(&args.vergleich.variante)?;
    let request = loaded.select(Kind::Prozesse, &args.auswahl)?;
    let (registry, config) = (request.registry(), request.config());
    let population = request.population();
    let view = Rangliste::new(registry, config, &population, request.stichtag(), args.request());
    session.show(&args.format, &request.kopf, &view)
}

fn vergleich(args: &RanglisteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let runs = session.load_vergleich(&args.vergleich)?;
    let (kopf, laeufe, ergebnisse) = runs.each(Kind::Prozesse, &args.auswahl, |request| {
        let (registry, config) = (request.registry(), request.config());
        let population = request.population();
        Ok(Ranglistenlauf::new(
            registry,
            config,
            &population,
            request.stichtag(),
            args.request(),
        ))
    })?;
    let view = Ranglistenvergleich::new(laeufe, &ergebnisse, args.request());
    session.show(&args.format, &kopf, &view)
}
