//! What the commands that write a report have in common: which commit it stands on, the checks before, the notes after.

use super::sammeln::{Request, sammeln};
use crate::cli::args::FormatArgs;
use crate::cli::error::{CliError, too_large};
use crate::cli::exit::Status;
use crate::cli::session::{Session, unknown};
use crate::history::Wann;
use crate::model::{Datum, ProgrammId, Quartal};
use crate::render::Format;
use crate::view::bericht::{Bericht, Berichtsart, Eingabe, KeinBericht, Versionen};

/// Columns of a report as text: the same on every machine.
const BREITE: usize = 120;
/// The narrowest text that keeps the proof on its lines.
const SCHMALSTE: usize = 90;

/// What the caller asks for.
#[derive(Debug, Clone)]
pub struct Wunsch<'a> {
    /// Which report.
    pub art: Berichtsart,
    /// The quarter; without it that of `--stichtag`, of `--stand`, or of the last commit.
    pub quartal: Option<Quartal>,
    /// The earlier quarter; without it the one before.
    pub vergleich: Option<Quartal>,
    /// How it is written.
    pub format: &'a FormatArgs,
}

pub fn parse_quarter(text: &str) -> Result<Quartal, String> {
    Quartal::parse(text)
        .ok_or_else(|| format!("`{text}` ist kein Quartal in der Form JJJJ-QN, etwa `2026-Q3`"))
}

/// Writes the report.
///
/// # Errors
/// If there is none: the quarter, the programme or the history does not allow it.
pub fn schreiben(wunsch: &Wunsch<'_>, session: &mut Session<'_>) -> Result<Status, CliError> {
    // Only a text has a width, which its proof names.
    let is_text = wunsch.format.format == Format::Text;
    let breite = is_text.then(|| width(session)).transpose()?;
    let auftrag = auftrag(wunsch, session)?;
    let line = session.tip()?;
    has_begun(auftrag.quartal, session.today().max(line.tag()))?;
    let commit = session
        .register()?
        .repository()
        .last_until(line, auftrag.stichtag)?;
    let eingabe = sammeln(session, &commit, &auftrag)?;
    let mut bericht = Bericht::new(&auftrag.art, &eingabe, &Versionen::hier())
        .map_err(|error| no_report(&error, &auftrag.art, &eingabe))?;
    if let Some(missing) = bericht.kopf().missing() {
        session.note(&format!("Achtung: {missing}"));
    }
    if wunsch.quartal.is_none() {
        session.note(&format!(
            "Stichtag ist der {} im {}. Ein ganzes Quartal nennen Sie am Ende, etwa `{}`.",
            auftrag.stichtag.german(),
            auftrag.quartal.german(),
            auftrag.quartal.previous()
        ));
    }
    say_what_is_missing(session, &auftrag)?;
    let mut look = session.look();
    if let Some(breite) = breite {
        look.width = breite;
        bericht = bericht.as_text(breite);
    }
    session.show_at(look, wunsch.format, bericht.kopf(), &bericht)
}

/// Why there is no report of `art`.
pub fn no_report(error: &KeinBericht, art: &Berichtsart, eingabe: &Eingabe) -> CliError {
    match (error, art) {
        (KeinBericht::ZuGross(error), _) => too_large(error),
        (KeinBericht::ProgrammUnbekannt, Berichtsart::Programm(id)) => {
            unknown::<ProgrammId>(&eingabe.stand.snapshot.registry, id.as_str())
        }
        (KeinBericht::ProgrammUnbekannt, Berichtsart::Quartal | Berichtsart::Gremium(_)) => {
            unknown::<ProgrammId>(&eingabe.stand.snapshot.registry, &art.to_string())
        }
    }
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

/// What to report on: the quarter with its day, and what it is compared with.
fn auftrag(wunsch: &Wunsch<'_>, session: &Session<'_>) -> Result<Request, CliError> {
    let (quartal, stichtag) = if let Some(quartal) = wunsch.quartal {
        (quartal, session.named_stichtag().unwrap_or(quartal.last_day()))
    } else {
        let day = day(session)?;
        (Quartal::of(day), day)
    };
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
    let vergleich = wunsch.vergleich.unwrap_or(quartal.previous());
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
    Ok(Request {
        art: wunsch.art.clone(),
        quartal,
        vergleich,
        stichtag,
    })
}

/// The day of a report without a quarter: the one that the caller named, else that of the last commit. Never today: the
/// same call gives the same report on every day.
fn day(session: &Session<'_>) -> Result<Datum, CliError> {
    if let Some(day) = session.named_stichtag() {
        return Ok(day);
    }
    match session.named_stand().as_ref().and_then(Wann::tag) {
        Some(day) => Ok(day),
        None => Ok(session.tip()?.tag()),
    }
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

/// Says on stderr what the report does not hold: changes that no commit holds, days that are yet to come.
fn say_what_is_missing(session: &mut Session<'_>, auftrag: &Request) -> Result<(), CliError> {
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
