//! `ddv verlauf`.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use super::args::{FormatArgs, parse_bis, parse_von};
use super::error::CliError;
use super::exit::Status;
use super::session::{Session, history_error, parse, unknown as not_there};
use crate::diag::did_you_mean;
use crate::history::{Commit, GitError, Register, Schritt, Standing, last_on};
use crate::model::{Datum, OeId, ProzessId, Quartal, Registry};
use crate::view::verlauf::{BY_COMMIT, Punkt, Request, Umfang, Verlauf, Verlaufskennzahl};

/// Zeigt, wie sich die Kennzahlen entwickelt haben: je Quartal (oder Monat, Jahr, Commit) die Werte, die das Register
/// damals ergab.
#[derive(Debug, Args)]
pub struct VerlaufArgs {
    /// Nur diese Kennzahlen (mit Komma getrennt); `befunde` steht für fehler, warnungen und hinweise
    #[arg(
        long,
        value_name = "KENNZAHL,..",
        value_delimiter = ',',
        help_heading = "Auswahl"
    )]
    kennzahl: Vec<String>,
    /// Nur diese Organisationseinheit mit allem, was darunter liegt
    #[arg(
        long,
        value_name = "KENNUNG",
        help_heading = "Auswahl",
        conflicts_with = "prozess"
    )]
    oe: Option<String>,
    /// Nur diesen Prozess
    #[arg(long, value_name = "KENNUNG", help_heading = "Auswahl")]
    prozess: Option<String>,
    /// Ab diesem Tag oder Quartal (sonst ab dem ersten Commit)
    #[arg(long, value_name = "TAG", value_parser = parse_von, help_heading = "Zeitraum")]
    von: Option<Datum>,
    /// Bis zu diesem Tag oder Quartal (sonst bis zum Stichtag)
    #[arg(long, value_name = "TAG", value_parser = parse_bis, help_heading = "Zeitraum")]
    bis: Option<Datum>,
    /// Abstand der Stände: quartal, monat, jahr oder commit
    #[arg(
        long,
        value_name = "SCHRITT",
        default_value = "quartal",
        hide_default_value = true,
        help_heading = "Zeitraum"
    )]
    schritt: SchrittArg,
    #[command(flatten)]
    format: FormatArgs,
}

/// The distance of the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SchrittArg {
    Quartal,
    Monat,
    Jahr,
    Commit,
}

impl SchrittArg {
    fn as_str(self) -> &'static str {
        match self {
            Self::Quartal => "quartal",
            Self::Monat => "monat",
            Self::Jahr => "jahr",
            Self::Commit => BY_COMMIT,
        }
    }

    /// The last day of the period that `tag` lies in, and its name.
    fn period(self, tag: Datum) -> (Datum, String) {
        let date = tag.date();
        match self {
            Self::Quartal | Self::Commit => {
                let quarter = Quartal::of(tag);
                (quarter.last_day(), quarter.to_string())
            }
            Self::Monat => {
                let name = format!("{:04}-{:02}", date.year(), date.month());
                (Datum::new(date.last_of_month()), name)
            }
            Self::Jahr => (Datum::new(date.last_of_year()), format!("{:04}", date.year())),
        }
    }
}

pub fn run(args: &VerlaufArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let register = session.register()?;
    let (end, bis) = session.end_of_line(args.bis)?;
    if let Some(von) = args.von.filter(|von| *von > bis) {
        let message = format!("Der Zeitraum ist leer: `--von` {von} liegt nach {bis}.");
        return Err(CliError::usage(
            message,
            "Nennen Sie mit `--bis` einen späteren Tag.",
        ));
    }
    let auftrag = auftrag(args)?;
    let now = end.clone();
    let line = find_line(args, &register, end)?;
    let punkte = match args.schritt {
        SchrittArg::Commit => each_commit(&register, &line, args.von, bis)?,
        SchrittArg::Quartal | SchrittArg::Monat | SchrittArg::Jahr => {
            each_period(args.schritt, &line, args.von, bis)
        }
    };
    let mut kopf = session.kopf_at(&now, Standing::of(&now), Some(bis))?;
    kopf.stichtag = bis;
    let place = register.place_at(&now)?.unwrap_or_default();
    let verlauf = Verlauf::new(&register, &punkte, &auftrag).map_err(|error| history_error(&place, error))?;
    if let Some(last) = verlauf.punkte().last() {
        if last.ist_fehlerhaft {
            let commit = Some(now.id.short());
            return Err(CliError::BrokenConfig { commit });
        }
        kopf.unlesbar = last.unlesbar;
        if let Some(missing) = kopf.missing() {
            session.note(&format!("Achtung: {missing}"));
        }
    }
    if !verlauf.is_about_something() {
        let now = session.read_commit(now, bis)?;
        return Err(unknown(&auftrag, &now.snapshot.registry));
    }
    session.note_uncommitted("Der Verlauf zeigt nur Commits")?;
    session.show(&args.format, &kopf, &verlauf)
}

/// The commits that could be asked for, from new to old. Single commits between two days may lie behind an earlier one, if
/// the clocks went wrong; where a shallow clone ends nobody can know.
fn find_line(args: &VerlaufArgs, register: &Register, end: Commit) -> Result<Vec<Commit>, CliError> {
    if args.schritt == SchrittArg::Commit && args.von.is_some() {
        match register.line_since(end.clone(), None) {
            Err(GitError::Shallow) => {}
            line => return Ok(line?),
        }
    }
    Ok(register.line_since(end, args.von)?)
}

fn auftrag(args: &VerlaufArgs) -> Result<Request, CliError> {
    let oe = args.oe.as_deref().map(parse::<OeId>).transpose()?;
    let prozess = args.prozess.as_deref().map(parse::<ProzessId>).transpose()?;
    let umfang = match (&oe, &prozess) {
        (_, Some(_)) => Umfang::Prozess,
        (Some(_), None) => Umfang::Einheit,
        (None, None) => Umfang::Register,
    };
    Ok(Request {
        kennzahlen: find_kennzahlen(&args.kennzahl, umfang)?,
        oe,
        prozess,
        schritt: args.schritt.as_str(),
    })
}

/// The error that the register never had what `auftrag` is about.
fn unknown(auftrag: &Request, registry: &Registry) -> CliError {
    match (&auftrag.prozess, &auftrag.oe) {
        (Some(id), _) => not_there::<ProzessId>(registry, id.as_str()),
        (None, oe) => not_there::<OeId>(registry, oe.as_ref().map_or("", OeId::as_str)),
    }
}

fn find_kennzahlen(names: &[String], umfang: Umfang) -> Result<Vec<Verlaufskennzahl>, CliError> {
    if names.is_empty() {
        return Ok(Verlaufskennzahl::defaults(umfang));
    }
    let mut wanted = BTreeSet::new();
    for name in names.iter().map(|name| name.trim()) {
        if name == "befunde" {
            wanted.extend(Verlaufskennzahl::BEFUNDE);
            continue;
        }
        let Some(kennzahl) = Verlaufskennzahl::find(name) else {
            let words: Vec<&str> = Verlaufskennzahl::all().map(Verlaufskennzahl::as_str).collect();
            let help = did_you_mean(name, words.iter().copied())
                .unwrap_or_else(|| format!("Es gibt: {}, befunde.", words.join(", ")));
            return Err(CliError::usage(
                format!("Die Kennzahl `{name}` gibt es nicht."),
                help,
            ));
        };
        if !kennzahl.is_for(umfang) {
            let (message, help) = match umfang {
                Umfang::Register => (
                    format!("`{name}` ist die Kennzahl eines Prozesses."),
                    "Nennen Sie ihn mit `--prozess KENNUNG`.",
                ),
                Umfang::Einheit | Umfang::Prozess => (
                    format!("`{name}` gibt es nur für das ganze Register."),
                    "Lassen Sie `--oe` und `--prozess` weg.",
                ),
            };
            return Err(CliError::usage(message, help));
        }
        wanted.insert(kennzahl);
    }
    Ok(wanted.into_iter().collect())
}

/// The last state of each period, from the first commit on; at the end the running one.
fn each_period(schritt: SchrittArg, line: &[Commit], von: Option<Datum>, bis: Datum) -> Vec<Punkt> {
    // The clock of the first commit may have been ahead of the next ones.
    let first = line.iter().map(Commit::tag).min().unwrap_or(bis);
    let mut tag = von.unwrap_or(first).max(first).min(bis);
    let mut punkte = Vec::new();
    loop {
        let (last, name) = schritt.period(tag);
        let laufend = last > bis;
        let day = last.min(bis);
        if let Some(commit) = last_on(line, day) {
            punkte.push(Punkt {
                name,
                schritt: Schritt {
                    commit: commit.clone(),
                    tag: day,
                },
                laufend,
            });
        }
        if last >= bis {
            return punkte;
        }
        tag = last.tomorrow();
    }
}

/// Each commit that changed the registry.
fn each_commit(
    register: &Register,
    line: &[Commit],
    von: Option<Datum>,
    bis: Datum,
) -> Result<Vec<Punkt>, CliError> {
    let mut punkte = Vec::new();
    let mut before = None;
    for commit in line.iter().rev() {
        let tree = register.tree_id_at(commit)?;
        let is_change = tree != before;
        before = tree;
        let tag = commit.tag();
        if is_change && tag <= bis && von.is_none_or(|von| tag >= von) {
            punkte.push(Punkt {
                name: commit.id.short(),
                schritt: Schritt {
                    commit: commit.clone(),
                    tag,
                },
                laufend: false,
            });
        }
    }
    Ok(punkte)
}
