//! `ddv rollout`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, parse_top};
use super::error::CliError;
use super::exit::Status;
use super::session::{Session, find_komponente};
use crate::model::Kind;
use crate::view::komponenten::rollout::{self, Rollout, Uebersicht};

/// Zeigt, wie weit eine Komponente eingeführt ist: nach Ämtern, was wann geplant ist, was der Plan aus dem
/// Digitalisierungsgrad macht, welche Prozesse als Nächstes möglich sind und wer sie bringt.
#[derive(Debug, Args)]
pub struct RolloutArgs {
    /// Kennung der Komponente, etwa `dms`; ohne sie alle Komponenten in einer Tabelle
    #[arg(value_name = "KOMPONENTE")]
    komponente: Option<String>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// So viele nächste Prozesse zeigen (sonst 10)
    #[arg(long, value_name = "N", value_parser = parse_top, allow_negative_numbers = true, help_heading = "Auswahl")]
    top: Option<usize>,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &RolloutArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Prozesse, &args.auswahl)?;
    let (registry, population) = (request.registry(), request.population());
    let Some(id) = &args.komponente else {
        if args.top.is_some() {
            let help = "Nennen Sie eine Komponente: `ddv rollout KOMPONENTE --top N`.";
            return Err(CliError::usage("`--top` gibt es nur für eine Komponente.", help));
        }
        let view = Uebersicht::new(registry, &population, request.stichtag());
        return session.show(&args.format, &request.kopf, &view);
    };
    let komponente = find_komponente(registry, id)?;
    let wanted = rollout::Request {
        top: args.top.unwrap_or(10),
    };
    let (config, stichtag) = (request.config(), request.stichtag());
    let view = Rollout::new(registry, config, komponente, &population, stichtag, wanted);
    session.show(&args.format, &request.kopf, &view)
}
