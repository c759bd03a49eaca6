//! `ddv rangliste`.

use clap::{Args, ValueEnum};

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, population};
use crate::view::rangliste::{Auftrag, Nach, Rangliste};

/// Ordnet die Massenverfahren (oder alle aktiven Prozesse) nach ihrem Modernisierungspotenzial.
#[derive(Debug, Args)]
pub struct RanglisteArgs {
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Alle aktiven Prozesse, nicht nur Massenverfahren
    #[arg(long, help_heading = "Auswahl")]
    alle: bool,
    /// Nur die ersten N zeigen
    #[arg(long, value_name = "N", help_heading = "Auswahl")]
    top: Option<usize>,
    /// Ordnen nach: koeffizient, fallzahl, kapazitaet, digitalisierungsgrad (der niedrigste zuerst) oder potenzial
    #[arg(
        long,
        value_name = "KENNZAHL",
        default_value = "koeffizient",
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
    Koeffizient,
    Fallzahl,
    Kapazitaet,
    Digitalisierungsgrad,
    Potenzial,
}

impl From<NachArg> for Nach {
    fn from(nach: NachArg) -> Self {
        match nach {
            NachArg::Koeffizient => Self::Koeffizient,
            NachArg::Fallzahl => Self::Fallzahl,
            NachArg::Kapazitaet => Self::Kapazitaet,
            NachArg::Digitalisierungsgrad => Self::Digitalisierungsgrad,
            NachArg::Potenzial => Self::Potenzial,
        }
    }
}

pub fn run(args: &RanglisteArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let mut loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let population = population(snapshot, &mut loaded.kopf, &loaded.aenderungen, &args.auswahl)?;
    let auftrag = Auftrag {
        alle: args.alle,
        nach: args.nach.into(),
        top: args.top,
    };
    let view = Rangliste::new(
        &snapshot.registry,
        &snapshot.config,
        &population,
        loaded.kopf.stichtag,
        auftrag,
    );
    session.show(&args.format, &loaded.kopf, "rangliste", &view, || {
        view.report(&loaded.kopf)
    })
}
