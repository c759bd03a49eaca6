//! `ddv verlauf`.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use super::args::{Format, FormatArgs};
use super::error::CliError;
use super::run::Status;
use super::session::{Session, find_oe};
use crate::diag::did_you_mean;
use crate::history::{Commit, Register, Schritt, last_on};
use crate::model::{Datum, OeId, ProzessId, Quartal};
use crate::view::verlauf::{Auftrag, BY_COMMIT, Kennzahl, Punkt, Umfang, Verlauf};

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
        hide_possible_values = true,
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

/// A day, or the first day of a quarter.
fn parse_von(text: &str) -> Result<Datum, String> {
    Quartal::parse(text).map_or_else(|| super::args::parse_day(text), |quarter| Ok(quarter.first_day()))
}

/// A day, or the last day of a quarter.
fn parse_bis(text: &str) -> Result<Datum, String> {
    Quartal::parse(text).map_or_else(|| super::args::parse_day(text), |quarter| Ok(quarter.last_day()))
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
    let now = session.load_commit(&end, bis)?;
    let oe = find_unit(args, &now.snapshot.registry)?;
    let prozess = args.prozess.as_deref().map(ProzessId::new);
    let umfang = match (&oe, &prozess) {
        (_, Some(_)) => Umfang::Prozess,
        (Some(_), None) => Umfang::Einheit,
        (None, None) => Umfang::Register,
    };
    let auftrag = Auftrag {
        kennzahlen: find_kennzahlen(&args.kennzahl, umfang)?,
        oe,
        prozess,
        schritt: args.schritt.as_str(),
    };
    let line = register.line_since(end, args.von)?;
    let punkte = match args.schritt {
        SchrittArg::Commit => each_commit(&register, &line, args.von, bis)?,
        SchrittArg::Quartal | SchrittArg::Monat | SchrittArg::Jahr => {
            each_period(args.schritt, &line, args.von, bis)
        }
    };
    let verlauf = Verlauf::new(&register, &punkte, &auftrag).map_err(|error| session.explain(error))?;
    if let Some(id) = &auftrag.prozess
        && !verlauf.has_values()
    {
        let known = now.snapshot.registry.prozesse.iter().map(|p| p.id.as_str());
        return Err(CliError::UnknownId {
            what: "Den Prozess",
            id: id.to_string(),
            suggestion: did_you_mean(id.as_str(), known),
        });
    }
    session.note_uncommitted("Der Verlauf zeigt nur Commits")?;
    session.show(&args.format, &now.kopf, "verlauf", &verlauf, || {
        match args.format.format {
            Format::Csv => verlauf.data(&now.kopf),
            Format::Text | Format::Json | Format::Md => verlauf.report(&now.kopf),
        }
    })
}

fn find_unit(args: &VerlaufArgs, registry: &crate::model::Registry) -> Result<Option<OeId>, CliError> {
    args.oe.as_deref().map(|id| find_oe(registry, id)).transpose()
}

fn find_kennzahlen(names: &[String], umfang: Umfang) -> Result<Vec<Kennzahl>, CliError> {
    if names.is_empty() {
        return Ok(Kennzahl::defaults(umfang));
    }
    let mut wanted = BTreeSet::new();
    for name in names.iter().map(|name| name.trim()) {
        if name == "befunde" {
            wanted.extend([Kennzahl::Fehler, Kennzahl::Warnungen, Kennzahl::Hinweise]);
            continue;
        }
        let Some(kennzahl) = Kennzahl::find(name) else {
            let help = did_you_mean(name, Kennzahl::WORDS.iter().copied())
                .unwrap_or_else(|| format!("Es gibt: {}, befunde.", Kennzahl::WORDS.join(", ")));
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
    let first = line.last().map_or(bis, Commit::tag);
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
