//! `ddv bericht`: reports that can be proved, and the proof that one is right.

mod programm;
mod quartal;
mod sammeln;
mod schreiben;
mod verifiziere;

use clap::{Args, Subcommand};

use self::programm::{GremiumArgs, ProgrammArgs};
use self::quartal::QuartalArgs;
use self::verifiziere::VerifiziereArgs;
use super::error::CliError;
use super::exit::Status;
use super::session::Session;

/// Berichte aus dem Register und seiner Geschichte.
#[derive(Debug, Args)]
#[command(subcommand_help_heading = "Befehle", subcommand_value_name = "BEFEHL")]
pub struct BerichtArgs {
    #[command(subcommand)]
    befehl: Befehl,
}

#[derive(Debug, Subcommand)]
enum Befehl {
    /// Quartalsbericht für die Dienstberatung [quarter]
    ///
    /// Er steht auf dem letzten Commit bis zum letzten Tag des Quartals (oder bis zu --stichtag in diesem Quartal) und
    /// vergleicht mit dem Quartal davor und dem ein Jahr davor. Änderungen, die nicht eingecheckt sind, gehen nicht ein.
    /// Derselbe Aufruf ergibt auf jedem Rechner dieselben Zeichen. In CSV stehen nur die Kennzahlen, ohne Nachweis.
    #[command(alias = "quarter")]
    Quartal(QuartalArgs),
    /// Management-Report eines Programms [programme]
    ///
    /// Er steht auf dem letzten Commit bis zum letzten Tag des Quartals (oder bis zu --stichtag in diesem Quartal) und
    /// vergleicht mit dem Quartal davor. Ohne QUARTAL ist der Tag des letzten Commits der Stichtag, nie der heutige:
    /// Derselbe Aufruf ergibt auf jedem Rechner dieselben Zeichen. In CSV steht je Programm eine Zeile, ohne Nachweis.
    #[command(alias = "programme")]
    Programm(ProgrammArgs),
    /// Bericht an ein Gremium über alle Programme, die ihm berichten [committee]
    ///
    /// Gremium ist `cio`, `dienstberatung-ob`, `ausschuss` oder `stadtrat`, wie unter `berichtsweg` der Programme. Sonst
    /// gilt dasselbe wie bei `ddv bericht programm`.
    #[command(alias = "committee")]
    Gremium(GremiumArgs),
    /// Einen Bericht nachrechnen: Stimmt er mit der Geschichte des Registers überein? [verify]
    ///
    /// Liest den Nachweis am Ende des Berichts, erzeugt den Bericht daraus neu und vergleicht jedes Zeichen. Status 0: er
    /// stimmt überein. Status 1: er weicht ab, oder sein Commit gehört nicht mehr zur Geschichte. Status 2: die Datei ist
    /// kein Bericht.
    #[command(alias = "verify")]
    Verifiziere(VerifiziereArgs),
}

pub fn run(args: &BerichtArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    match &args.befehl {
        Befehl::Quartal(args) => quartal::run(args, session),
        Befehl::Programm(args) => programm::run(args, session),
        Befehl::Gremium(args) => programm::run_gremium(args, session),
        Befehl::Verifiziere(args) => verifiziere::run(args, session),
    }
}
