//! `ddv komponenten`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, one_of, parse_top};
use super::error::CliError;
use super::exit::Status;
use super::session::{Session, find};
use crate::model::{Kind, KomponenteId};
use crate::view::komponenten::rollout::{self, Rollout};
use crate::view::komponenten::{self, Komponenten, Nach};

/// Listet die Komponenten mit Reifegrad, Priorität, Terminen und Nutzung und nennt die Ämter, die mehrere Produkte derselben
/// Komponente betreiben; mit KOMPONENTE zeigt er, wie weit diese eingeführt ist. Mit `--oe` zählen die Prozesse und Produkte
/// dieser Einheit; `--wo` fragt nach Feldern der Komponenten, mit KOMPONENTE nach Feldern der Prozesse.
#[derive(Debug, Args)]
pub struct KomponentenArgs {
    /// Statt aller diese Komponente, etwa `dms`: Roll-out nach Ämtern, was wann geplant ist, was der Plan aus dem
    /// Digitalisierungsgrad macht, welche Prozesse als Nächstes möglich sind und wer sie bringt
    #[arg(
        value_name = "KOMPONENTE",
        conflicts_with = "nach",
        help_heading = "Argumente"
    )]
    komponente: Option<String>,
    /// Mit KOMPONENTE: so viele nächste Prozesse zeigen (sonst 10)
    #[arg(
        long,
        value_name = "N",
        value_parser = parse_top,
        allow_negative_numbers = true,
        requires = "komponente",
        help_heading = "Auswahl"
    )]
    top: Option<usize>,
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

/// Processes that are named as the next ones.
const NEXT: usize = 10;

pub fn run(args: &KomponentenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    if let Some(id) = &args.komponente {
        return rollout(id, args, session);
    }
    let request = session.request(Kind::Komponenten, &args.auswahl)?;
    let wanted = komponenten::Request {
        komponenten: &request.ids(),
        nach: args.nach,
        horizont: request.config().prognose.horizont,
    };
    let view = Komponenten::new(
        request.registry(),
        &request.population(),
        request.stichtag(),
        wanted,
    );
    session.show(&args.format, &request.kopf, &view)
}

fn rollout(id: &str, args: &KomponentenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let (registry, config) = (request.registry(), request.config());
    let komponente = find::<KomponenteId>(registry, id)?;
    let wanted = rollout::Request {
        top: args.top.unwrap_or(NEXT),
    };
    let (population, stichtag) = (request.population(), request.stichtag());
    let view = Rollout::new(registry, config, komponente, &population, stichtag, wanted);
    session.show(&args.format, &request.kopf, &view)
}
