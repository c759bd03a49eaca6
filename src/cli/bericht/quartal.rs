//! `ddv bericht quartal`.

use clap::Args;

use super::sammeln::{Auftrag, sammeln};
use super::{BerichtFormat, written};
use crate::cli::error::CliError;
use crate::cli::run::Status;
use crate::cli::session::Session;
use crate::history::{Commit, GitError, Wann};
use crate::model::{Datum, Quartal};
use crate::view::bericht::{Form, QuartalsBericht, Versionen};

/// Columns of a report as text: the same on every machine.
const BREITE: usize = 120;
/// The narrowest text that keeps the proof on its lines.
const SCHMALSTE: usize = 90;

/// Schreibt den Quartalsbericht: Kernaussagen, Kennzahlen, Ziele, Karte, Roll-out, Rangliste, Projekte, Meilensteine,
/// Änderungen, Datenlage, Methode und Nachweis.
#[derive(Debug, Args)]
pub struct QuartalArgs {
    /// Quartal, JJJJ-QN, etwa 2026-Q3
    #[arg(value_name = "QUARTAL", value_parser = parse_quarter, help_heading = "Argumente")]
    quartal: Quartal,
    /// Früheres Quartal, mit dem verglichen wird (sonst das davor)
    #[arg(long, value_name = "QUARTAL", value_parser = parse_quarter, help_heading = "Auswahl")]
    vergleich: Option<Quartal>,
    /// Format: text, md oder json
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Ausgabe"
    )]
    format: BerichtFormat,
}

pub fn parse_quarter(text: &str) -> Result<Quartal, String> {
    Quartal::parse(text)
        .ok_or_else(|| format!("`{text}` ist kein Quartal in der Form JJJJ-QN, etwa `2026-Q3`"))
}

pub fn run(args: &QuartalArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let form = match args.format {
        BerichtFormat::Md => Form::Md,
        BerichtFormat::Json => Form::Json,
        BerichtFormat::Text => Form::Text {
            breite: width(session)?,
        },
    };
    let auftrag = auftrag(args, session)?;
    let line = line(session)?;
    has_begun(auftrag.quartal, session.today().max(line.tag()))?;
    let commit = session
        .register()?
        .repository()
        .last_until(line, auftrag.stichtag)?;
    let eingabe = sammeln(session, &commit, auftrag)?;
    let bericht = QuartalsBericht::new(&eingabe, &Versionen::hier());
    if let Some(missing) = bericht.missing() {
        session.note(&format!("Achtung: {missing}"));
    }
    say_what_is_missing(session, auftrag)?;
    let is_colored = session.look().is_colored;
    session.write(written(&bericht, form, is_colored).as_bytes())
}

fn width(session: &Session<'_>) -> Result<usize, CliError> {
    match session.named_width() {
        None => Ok(BREITE),
        Some(width) if width >= SCHMALSTE => Ok(width),
        Some(width) => Err(CliError::usage(
            format!("Für den Bericht ist `--breite {width}` zu schmal."),
            format!(
                "Nennen Sie mindestens {SCHMALSTE}, oder lassen Sie die Angabe weg: Dann sind es {BREITE}."
            ),
        )),
    }
}

fn auftrag(args: &QuartalArgs, session: &Session<'_>) -> Result<Auftrag, CliError> {
    let quartal = args.quartal;
    let stichtag = session.named_stichtag().unwrap_or(quartal.last_day());
    if Quartal::of(stichtag) != quartal {
        return Err(CliError::usage(
            format!(
                "Der Stichtag {} liegt nicht im {}.",
                stichtag.german(),
                quartal.german()
            ),
            format!(
                "Nennen Sie einen Tag von {} bis {}, oder lassen Sie `--stichtag` weg.",
                quartal.first_day(),
                quartal.last_day()
            ),
        ));
    }
    let vergleich = args.vergleich.unwrap_or(quartal.previous());
    if vergleich >= quartal {
        return Err(CliError::usage(
            format!(
                "Das {} liegt nicht vor dem {}.",
                vergleich.german(),
                quartal.german()
            ),
            format!(
                "Nennen Sie hinter `--vergleich` ein früheres, etwa `{}`.",
                quartal.previous()
            ),
        ));
    }
    Ok(Auftrag {
        quartal,
        vergleich,
        stichtag,
    })
}

/// Nothing can be said of a quarter that neither the clock nor the history has reached.
fn has_begun(quartal: Quartal, bekannt_bis: Datum) -> Result<(), CliError> {
    if quartal.first_day() <= bekannt_bis {
        return Ok(());
    }
    Err(CliError::usage(
        format!("Das {} hat noch nicht begonnen.", quartal.german()),
        format!(
            "Nennen Sie ein früheres, etwa `{}`.",
            Quartal::of(bekannt_bis).previous()
        ),
    ))
}

/// The commit whose line is looked at: that of `--stand`, else HEAD.
fn line(session: &Session<'_>) -> Result<Commit, CliError> {
    let register = session.register()?;
    let commit = match session.named_stand() {
        Some(wann) => register.resolve(&wann)?,
        None => register.repository().head()?.ok_or(GitError::NoCommit)?,
    };
    Ok(commit)
}

/// Says on stderr what the report does not hold: changes that no commit holds, days that are yet to come.
fn say_what_is_missing(session: &mut Session<'_>, auftrag: Auftrag) -> Result<(), CliError> {
    let names_state = matches!(session.named_stand(), Some(Wann::Revision(_) | Wann::Tag(_)));
    if !names_state && session.register()?.standing()?.is_changed {
        session.note(
            "Achtung: Im Register sind Änderungen, die nicht eingecheckt sind; sie gehen nicht in den Bericht ein.",
        );
    }
    let last: Datum = auftrag.stichtag;
    if last > session.today() {
        let today = session.today();
        let hint = if Quartal::of(today) == auftrag.quartal {
            format!(" `--stichtag {today}` gibt den Zwischenstand von heute.")
        } else {
            String::new()
        };
        session.note(&format!(
            "Achtung: Das Quartal läuft noch; der Bericht rechnet, als wäre der {} schon vorbei.{hint}",
            last.german(),
        ));
    }
    Ok(())
}
