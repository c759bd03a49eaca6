//! `ddv massnahmen`.

use clap::{Args, ValueEnum};

use super::args::{AuswahlArgs, FormatArgs, parse_day};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, eintraege, find_oe};
use crate::model::{Datum, Kind};
use crate::score::Population;
use crate::view::massnahmen::projekte::Projektplan;
use crate::view::massnahmen::{Fenster, Massnahmen, Request};

/// Zeichnet den Maßnahmenkatalog auf einer Zeitachse und nennt, was sich widerspricht: Abhängigkeiten, Reihenfolge,
/// fehlende Tage, zu viel auf einmal für ein Amt.
#[derive(Debug, Args)]
pub struct MassnahmenArgs {
    /// Nach `komponente` (sonst) oder nach `projekt`, mit Meilensteinen
    #[arg(
        long,
        value_name = "WAS",
        default_value = "komponente",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Auswahl"
    )]
    nach: NachArg,
    /// Nur, was an diesem Tag oder später noch läuft, JJJJ-MM-TT
    #[arg(long, value_name = "TAG", value_parser = parse_day, help_heading = "Auswahl")]
    von: Option<Datum>,
    /// Nur, was bis zu diesem Tag beginnt, JJJJ-MM-TT
    #[arg(long, value_name = "TAG", value_parser = parse_day, help_heading = "Auswahl")]
    bis: Option<Datum>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// What the rows are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NachArg {
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
    let mut loaded = session.load()?;
    let registry = &loaded.snapshot.registry;
    let (kopf, aenderungen) = (&mut loaded.kopf, &loaded.aenderungen);
    match args.nach {
        NachArg::Projekt => {
            let chosen = eintraege(&loaded.snapshot, kopf, aenderungen, Kind::Projekte, &args.auswahl)?;
            let view = Projektplan::new(registry, &chosen, kopf.stichtag, fenster);
            session.show(&args.format, kopf, &view)
        }
        NachArg::Komponente => {
            // A component belongs to no OE: `--oe` asks which ones matter to its processes.
            let oe = args.auswahl.oe.as_deref();
            let oe = oe.map(|id| find_oe(registry, id)).transpose()?;
            let population = Population::new(registry, oe.as_ref());
            let chosen = AuswahlArgs {
                oe: None,
                wo: args.auswahl.wo.clone(),
            };
            let chosen = eintraege(&loaded.snapshot, kopf, aenderungen, Kind::Komponenten, &chosen)?;
            let request = Request {
                komponenten: &chosen,
                fenster,
            };
            let view = Massnahmen::new(registry, &population, kopf.stichtag, &request);
            session.show(&args.format, kopf, &view)
        }
    }
}
