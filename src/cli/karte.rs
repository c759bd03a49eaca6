//! `ddv karte`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::{Session, find};
use super::variante::VergleichArgs;
use crate::model::{Datum, Kind, KomponenteId};
use crate::view::karte::{Karte, Request};
use crate::view::vergleich::{Kartenlauf, Kartenvergleich};

/// Zeichnet die Digitalisierungskarte: je Prozess eine Zeile, je Komponente eine Spalte, dazu Kennzahlen,
/// Digitalisierungsgrad und Summen mit ihrer Grundgesamtheit.
#[derive(Debug, Args)]
pub struct KarteArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Nur diese Komponenten als Spalten zeigen (mit Komma getrennt); gerechnet wird mit allen
    #[arg(
        long,
        value_name = "KENNUNG,..",
        value_delimiter = ',',
        help_heading = "Auswahl"
    )]
    komponente: Vec<String>,
    /// Zusätzlich den Grad an diesem künftigen Tag zeigen, wenn alles bis dahin Geplante gelingt
    #[arg(long, value_name = "TAG", value_parser = super::args::parse_day, help_heading = "Auswahl")]
    plan: Option<Datum>,
    #[command(flatten)]
    vergleich: VergleichArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &KarteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    if args.vergleich.is_wanted() {
        return vergleich(args, session);
    }
    let loaded = session.load_variante(&args.vergleich.variante)?;
    let request = loaded.select(Kind::Prozesse, &args.auswahl)?;
    let (registry, config) = (request.registry(), request.config());
    let ids = args.komponente.iter();
    let komponenten = ids.map(|id| Ok(find::<KomponenteId>(registry, id)?.id.clone()));
    let auftrag = Request {
        komponenten: komponenten.collect::<Result<_, CliError>>()?,
        plan: args.plan,
    };
    let karte = Karte::new(
        registry,
        config,
        &request.population(),
        request.stichtag(),
        &auftrag,
    );
    session.show(&args.format, &request.kopf, &karte)
}

fn vergleich(args: &KarteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    if !args.komponente.is_empty() {
        let help = "Verglichen werden die Summen, und die gelten immer für alle Komponenten.";
        return Err(CliError::usage(
            "`--komponente` gibt es nicht mit `--vergleich`.",
            help,
        ));
    }
    let runs = session.load_vergleich(&args.vergleich)?;
    let (kopf, laeufe, ergebnisse) = runs.each(Kind::Prozesse, &args.auswahl, |request| {
        let (registry, config) = (request.registry(), request.config());
        let population = request.population();
        Ok(Kartenlauf::new(
            registry,
            config,
            &population,
            request.stichtag(),
            args.plan,
        ))
    })?;
    let view = Kartenvergleich::new(laeufe, &ergebnisse, args.plan);
    session.show(&args.format, &kopf, &view)
}
