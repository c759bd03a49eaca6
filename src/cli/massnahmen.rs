//! `ddv massnahmen`.

use clap::{Args, ValueEnum};

use super::args::{AuswahlArgs, FormatArgs, parse_bis, parse_von};
use super::error::CliError;
use super::exit::Status;
use super::session::Session;
use crate::model::{Datum, Kind};
use crate::view::massnahmen::projekte::Projektplan;
use crate::view::massnahmen::{self, Fenster, Massnahmen};

/// Zeichnet den Maßnahmenkatalog auf einer Zeitachse und nennt, was sich widerspricht: Abhängigkeiten, Reihenfolge,
/// fehlende Tage, zu viel auf einmal für ein Amt.
#[derive(Debug, Args)]
pub struct MassnahmenArgs {
    /// Eine Zeile je `komponente` (sonst) oder je `projekt`, mit Meilensteinen
    #[arg(
        long,
        alias = "nach",
        value_name = "WAS",
        default_value = "komponente",
        hide_default_value = true,
        help_heading = "Auswahl"
    )]
    je: JeArg,
    /// Nur, was an diesem Tag oder später noch läuft (JJJJ-MM-TT, oder ein Quartal wie 2026-Q1)
    #[arg(long, value_name = "TAG", value_parser = parse_von, help_heading = "Auswahl")]
    von: Option<Datum>,
    /// Nur, was bis zu diesem Tag beginnt (JJJJ-MM-TT, oder ein Quartal wie 2026-Q1)
    #[arg(long, value_name = "TAG", value_parser = parse_bis, help_heading = "Auswahl")]
    bis: Option<Datum>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// What the rows are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum JeArg {
    Komponente,
    Projekt,
}

pub fn run(args: &MassnahmenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    if let Some((von, bis)) = args.von.zip(args.bis).filter(|(von, bis)| von > bis) {
        let message = format!("`--von {von}` liegt nach `--bis {bis}`.");
        return Err(CliError::usage(message, "Nennen Sie zuerst den früheren Tag."));
    }
    let fenster = Fenster {
        von: args.von,
        bis: args.bis,
    };
    match args.je {
        JeArg::Projekt => {
            let request = session.request(Kind::Projekte, &args.auswahl)?;
            let view = Projektplan::new(request.registry(), &request.ids(), request.stichtag(), fenster);
            session.show(&args.format, &request.kopf, &view)
        }
        JeArg::Komponente => {
            let request = session.request(Kind::Komponenten, &args.auswahl)?;
            let wanted = massnahmen::Request {
                komponenten: &request.ids(),
                fenster,
            };
            let (registry, population) = (request.registry(), request.population());
            let view = Massnahmen::new(registry, &population, request.stichtag(), &wanted);
            session.show(&args.format, &request.kopf, &view)
        }
    }
}
