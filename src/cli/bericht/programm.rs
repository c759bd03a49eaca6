//! `ddv bericht programm` and `ddv bericht gremium`.

use clap::Args;

use super::schreiben::{Wunsch, parse_quarter, schreiben};
use crate::cli::args::FormatArgs;
use crate::cli::error::CliError;
use crate::cli::exit::Status;
use crate::cli::session::{Session, parse};
use crate::diag::suggest;
use crate::model::programm::Berichtsempfaenger;
use crate::model::{ProgrammId, Quartal};
use crate::view::bericht::Berichtsart;

/// Schreibt den Management-Report eines Programms: was zu entscheiden ist, gefährdete Projekte, Veränderungen, Projekte
/// mit Soll und Ist, Meilensteine, Entscheidungen, Budget, Nachweis.
#[derive(Debug, Args)]
pub struct ProgrammArgs {
    /// Kennung des Programms
    #[arg(value_name = "KENNUNG", help_heading = "Argumente")]
    programm: String,
    #[command(flatten)]
    zeit: ZeitArgs,
}

/// Schreibt den Bericht über alle Programme, die an ein Gremium berichten.
#[derive(Debug, Args)]
pub struct GremiumArgs {
    /// Gremium: cio, dienstberatung-ob, ausschuss oder stadtrat
    #[arg(value_name = "GREMIUM", value_parser = parse_gremium, help_heading = "Argumente")]
    gremium: Berichtsempfaenger,
    #[command(flatten)]
    zeit: ZeitArgs,
}

/// When, and how it is written.
#[derive(Debug, Args)]
struct ZeitArgs {
    /// Quartal, JJJJ-QN, etwa 2026-Q3; sonst Zwischenstand am Tag des letzten Commits
    #[arg(value_name = "QUARTAL", value_parser = parse_quarter, help_heading = "Argumente")]
    quartal: Option<Quartal>,
    /// Früheres Quartal, mit dem verglichen wird (sonst das davor)
    #[arg(long, alias = "vergleich", value_name = "QUARTAL", value_parser = parse_quarter, help_heading = "Auswahl")]
    gegen: Option<Quartal>,
    #[command(flatten)]
    format: FormatArgs,
}

impl ZeitArgs {
    fn wunsch(&self, art: Berichtsart) -> Wunsch<'_> {
        Wunsch {
            art,
            quartal: self.quartal,
            vergleich: self.gegen,
            format: &self.format,
        }
    }
}

pub fn run(args: &ProgrammArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let art = Berichtsart::Programm(parse::<ProgrammId>(&args.programm)?);
    schreiben(&args.zeit.wunsch(art), session)
}

pub fn run_gremium(args: &GremiumArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    schreiben(&args.zeit.wunsch(Berichtsart::Gremium(args.gremium)), session)
}

fn parse_gremium(text: &str) -> Result<Berichtsempfaenger, String> {
    Berichtsempfaenger::find(text).ok_or_else(|| {
        let words = Berichtsempfaenger::WORDS;
        let hint = match suggest(text, words.iter().copied()) {
            Some(word) => format!("gemeint ist vielleicht `{word}`"),
            None => format!("es gibt `{}`", words.join("`, `")),
        };
        format!("`{text}` ist kein Gremium, dem Programme berichten; {hint}")
    })
}
