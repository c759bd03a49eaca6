//! `ddv zeige`.

use clap::Args;

use super::args::FormatArgs;
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::view::zeige::{Unfindbar, Zeige, find};

/// Zeigt einen Eintrag mit allen Angaben und Kennzahlen und rechnet vor, wie jede Kennzahl zustande kommt.
#[derive(Debug, Args)]
pub struct ZeigeArgs {
    /// Kennung, etwa `baugenehmigung`; `prozesse/baugenehmigung`, wo mehrere Arten von Einträgen sie haben
    #[arg(value_name = "KENNUNG")]
    id: String,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &ZeigeArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let loaded = session.load()?;
    let eintrag = find(&loaded.snapshot, &args.id).map_err(explain)?;
    let view = Zeige::new(
        &loaded.snapshot,
        eintrag,
        loaded.kopf.stichtag,
        &loaded.aenderungen,
    );
    loaded.aenderungen.check()?;
    session.show(&args.format, &loaded.kopf, &view)
}

fn explain(error: Unfindbar) -> CliError {
    match error {
        Unfindbar::Unbekannt { id, vorschlag } => {
            let help = match vorschlag {
                Some(best) => format!("Meinten Sie `{best}`?"),
                None => "Die Kennung ist der Dateiname ohne Endung, etwa `baugenehmigung`.".to_owned(),
            };
            CliError::usage(format!("Einen Eintrag `{id}` gibt es nicht."), help)
        }
        Unfindbar::Mehrdeutig { id, kandidaten } => CliError::usage(
            format!("Mehrere Einträge haben die Kennung `{id}`."),
            format!("Nennen Sie einen davon: `{}`.", kandidaten.join("`, `")),
        ),
        Unfindbar::Unlesbar { datei } => CliError::usage(
            format!("Die Datei `{datei}` ist nicht lesbar; aus ihr lässt sich nichts zeigen."),
            "`ddv pruefen` nennt die Stellen, die zu berichtigen sind.",
        ),
    }
}
