//! `ddv komponenten`.

use clap::{Args, ValueEnum};

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, eintraege, find_oe};
use crate::model::Kind;
use crate::score::Population;
use crate::view::komponenten::{Komponenten, Nach, Request};

/// Listet die Komponenten mit Reifegrad, Priorität, Terminen und Nutzung und nennt die Ämter, die mehrere Produkte derselben
/// Komponente betreiben. Mit `--oe` zählen die Prozesse und Produkte dieser Einheit; `--wo` fragt nach Feldern der Komponenten.
#[derive(Debug, Args)]
pub struct KomponentenArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Ordnen nach: schicht, prioritaet, reifegrad, nutzung (die niedrigste zuerst) oder name
    #[arg(
        long,
        value_name = "WAS",
        default_value = "schicht",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Auswahl"
    )]
    nach: NachArg,
    #[command(flatten)]
    format: FormatArgs,
}

/// The orders on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NachArg {
    Schicht,
    Prioritaet,
    Reifegrad,
    Nutzung,
    Name,
}

impl From<NachArg> for Nach {
    fn from(nach: NachArg) -> Self {
        match nach {
            NachArg::Schicht => Self::Schicht,
            NachArg::Prioritaet => Self::Prioritaet,
            NachArg::Reifegrad => Self::Reifegrad,
            NachArg::Nutzung => Self::Nutzung,
            NachArg::Name => Self::Name,
        }
    }
}

pub fn run(args: &KomponentenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let mut loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let (registry, config) = (&snapshot.registry, &snapshot.config);
    // A component belongs to no OE: `--oe` asks for the use by its processes.
    let oe = args.auswahl.oe.as_deref();
    let oe = oe.map(|id| find_oe(registry, id)).transpose()?;
    let population = Population::new(registry, oe.as_ref());
    let chosen = AuswahlArgs {
        oe: None,
        wo: args.auswahl.wo.clone(),
    };
    let kopf = &mut loaded.kopf;
    let chosen = eintraege(snapshot, kopf, &loaded.aenderungen, Kind::Komponenten, &chosen)?;
    let request = Request {
        komponenten: &chosen,
        nach: args.nach.into(),
        horizont: config.prognose.horizont,
    };
    let view = Komponenten::new(registry, &population, kopf.stichtag, request);
    session.show(&args.format, kopf, &view)
}
