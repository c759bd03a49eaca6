//! `ddv rollout`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, parse_top};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, find_komponente, population};
use crate::view::komponenten::rollout::{Request, Rollout, Uebersicht};

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
    let mut loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let (registry, config) = (&snapshot.registry, &snapshot.config);
    let komponente = args.komponente.as_deref();
    let komponente = komponente.map(|id| find_komponente(registry, id)).transpose()?;
    let population = population(snapshot, &mut loaded.kopf, &loaded.aenderungen, &args.auswahl)?;
    let kopf = &loaded.kopf;
    let Some(komponente) = komponente else {
        if args.top.is_some() {
            let help = "Nennen Sie eine Komponente: `ddv rollout KOMPONENTE --top N`.";
            return Err(CliError::usage("`--top` gibt es nur für eine Komponente.", help));
        }
        let view = Uebersicht::new(registry, &population, kopf.stichtag);
        return session.show(&args.format, kopf, &view);
    };
    let request = Request {
        top: args.top.unwrap_or(10),
    };
    let view = Rollout::new(registry, config, komponente, &population, kopf.stichtag, request);
    session.show(&args.format, kopf, &view)
}
