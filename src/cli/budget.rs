//! `ddv budget`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::{CliError, too_large};
use super::exit::Status;
use super::session::{Session, find};
use crate::model::{Jahr, Kind, ProgrammId};
use crate::view::budget::{Budgets, Jahre, Request};

/// Zeigt Plan und Ist der Budgets aller Projekte: nach Jahr und Art, Programm, Finanzierung und Projekt, dazu den Bedarf
/// des nächsten Jahres.
#[derive(Debug, Args)]
pub struct BudgetArgs {
    /// Nur dieses Haushaltsjahr, oder mehrere: 2026 oder 2025-2026
    #[arg(long, value_name = "JAHR", value_parser = parse_years, help_heading = "Auswahl")]
    jahr: Option<Jahre>,
    /// Nur Projekte dieses Programms
    #[arg(long, value_name = "KENNUNG", help_heading = "Auswahl")]
    programm: Option<String>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &BudgetArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Projekte, &args.auswahl)?;
    let registry = request.registry();
    let programm = args.programm.as_deref();
    let programm = programm.map(|id| find::<ProgrammId>(registry, id)).transpose()?;
    let chosen = request.ids();
    let projekte = registry.projekte.iter();
    let projekte: Vec<_> = projekte.filter(|p| chosen.contains(p.id.as_str())).collect();
    let wanted = Request {
        oe: request.oe.clone(),
        jahre: args.jahr,
        programm: programm.map(|programm| programm.id.clone()),
    };
    let view = Budgets::new(registry, &projekte, request.stichtag(), wanted);
    let view = view.map_err(|error| too_large(&error))?;
    session.show(&args.format, &request.kopf, &view)
}

fn parse_years(text: &str) -> Result<Jahre, String> {
    let wrong =
        || format!("`{text}` ist weder ein Jahr noch eine Spanne von Jahren, etwa `2026` oder `2025-2026`");
    let (von, bis) = text.split_once('-').unwrap_or((text, text));
    let year = |part: &str| {
        let is_year = part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
        part.parse()
            .ok()
            .filter(|year| is_year && *year >= 1000)
            .map(Jahr)
            .ok_or_else(wrong)
    };
    let (von, bis) = (year(von)?, year(bis)?);
    if von > bis {
        return Err(format!("`{text}`: {von} liegt nach {bis}"));
    }
    Ok(Jahre { von, bis })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_or_refused() {
        let read = |text| parse_years(text).map(|j| (j.von.0, j.bis.0));
        assert_eq!(read("2026"), Ok((2026, 2026)));
        assert_eq!(read("2025-2026"), Ok((2025, 2026)));
        for text in [
            "",
            "26",
            "2026-2025",
            "2026-",
            "2026-03-31",
            "0999",
            "+202",
            "zwei",
            "2026-27",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
