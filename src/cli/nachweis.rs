//! `ddv nachweis`.

use clap::Args;

use super::args::{FormatArgs, parse_bis, parse_von};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::history::nachweis::{Auswahl, Sammlung, Zeitraum};
use crate::history::{GitError, Standing, Wann};
use crate::model::Datum;
use crate::view::nachweis::{Gefunden, Nachweis, Request, Unbekannt, find};

/// Zeigt, wer wann was geändert hat: je Commit die geänderten Einträge mit jedem Feld vorher und nachher, auch über
/// Umbenennungen und Zusammenführungen hinweg. Die ältesten Commits stehen zuerst.
#[derive(Debug, Args)]
pub struct NachweisArgs {
    /// Nur dieser Eintrag unter allen Namen, die er je hatte: seine Kennung, auch eine frühere;
    /// `prozesse/baugenehmigung`, wo mehrere Arten von Einträgen sie haben; `ddv.toml` für die Einstellungen
    #[arg(value_name = "KENNUNG")]
    id: Option<String>,
    /// Nur Commits ab diesem Tag (JJJJ-MM-TT, oder ein Quartal wie 2026-Q1)
    #[arg(long, value_name = "TAG", value_parser = parse_von, help_heading = "Auswahl")]
    von: Option<Datum>,
    /// Nur Commits bis zu diesem Tag, ihn eingeschlossen (JJJJ-MM-TT, oder ein Quartal wie 2026-Q1)
    #[arg(long, value_name = "TAG", value_parser = parse_bis, help_heading = "Auswahl")]
    bis: Option<Datum>,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &NachweisArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let zeitraum = Zeitraum {
        von: args.von,
        bis: args.bis,
    };
    if let (Some(von), Some(bis)) = (args.von, args.bis)
        && bis < von
    {
        let message = format!("`--bis {bis}` liegt vor `--von {von}`.");
        return Err(CliError::usage(message, "Nennen Sie zuerst den früheren Tag."));
    }
    let register = session.register()?;
    let wann = session.named_stand();
    let commit = session.tip()?;
    let standing = match wann {
        Some(_) => Standing::of(&commit),
        None => register.standing()?,
    };
    let stichtag = match wann {
        Some(Wann::Tag(tag)) => Some(tag),
        Some(Wann::Revision(_)) => Some(commit.tag()),
        None => None,
    };
    if standing.is_changed {
        session.note("Hinweis: Änderungen, die noch nicht eingecheckt sind, stehen nicht im Nachweis.");
    }
    let kopf = session.kopf_at(&commit, standing, stichtag)?;
    let mut sammlung = Sammlung::new(&register, &commit, zeitraum).map_err(GitError::from)?;
    let gefunden = match &args.id {
        Some(id) => Some(find(id, &sammlung.kennungen()).map_err(|why| explain(id, why))?),
        None => None,
    };
    let auswahl = gefunden.as_ref().map_or(Auswahl::Alles, Gefunden::auswahl);
    let schritte = sammlung.schritte(&auswahl).map_err(GitError::from)?;
    let view = Nachweis::new(schritte, Request { gefunden, zeitraum });
    session.show(&args.format, &kopf, &view)
}

fn explain(id: &str, why: Unbekannt) -> CliError {
    match why {
        Unbekannt::Nie { vorschlag } => {
            let help = match vorschlag {
                Some(best) => format!("Meinten Sie `{best}`?"),
                None => "Die Kennung ist der Dateiname ohne Endung, etwa `baugenehmigung`.".to_owned(),
            };
            CliError::usage(format!("Einen Eintrag `{id}` gab es nie."), help)
        }
        Unbekannt::Mehrdeutig { kandidaten } => CliError::usage(
            format!("Mehrere Einträge haben oder hatten die Kennung `{id}`."),
            format!("Nennen Sie einen davon: `{}`.", kandidaten.join("`, `")),
        ),
    }
}
