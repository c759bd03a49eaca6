//! `ddv aenderungen`.

use clap::Args;

use super::args::FormatArgs;
use super::error::CliError;
use super::exit::Status;
use super::session::{Loaded, Session, find};
use crate::diag::{Finding, new_and_gone};
use crate::history::difference::Difference;
use crate::history::{Commit, GitError, Wann};
use crate::model::OeId;
use crate::view::aenderungen::{Aenderungen, Request, Seite};
use crate::view::befunde::{Pruefling, alle_befunde};

/// Zeigt, was sich zwischen zwei Ständen des Registers geändert hat: zuerst die Wirkung auf die Kennzahlen, dann
/// Einträge, Felder, Zellen und Befunde.
#[derive(Debug, Args)]
pub struct AenderungenArgs {
    /// Zwei Stände, etwa `main..HEAD` oder `2026-Q2..2026-Q3`; `A` allein vergleicht A mit dem Arbeitsverzeichnis,
    /// `A...B` den gemeinsamen Vorgänger von A und B mit B (sonst: der gemeinsame Vorgänger mit dem Standardbranch gegen
    /// das Arbeitsverzeichnis)
    #[arg(value_name = "A..B", help_heading = "Argumente")]
    staende: Option<String>,
    /// Kennzahlen, Prozesse und Projekte nur dieser Organisationseinheit mit allem, was darunter liegt
    #[arg(long, value_name = "KENNUNG", help_heading = "Auswahl")]
    oe: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// The two states as the caller named them.
struct Staende {
    alt: Option<Wann>,
    /// None: what a run reads without a name.
    neu: Option<Wann>,
    /// Not the old state itself, but the common ancestor of both.
    from_base: bool,
}

impl Staende {
    fn parse(text: Option<&str>) -> Self {
        let wann = |name: &str| match name {
            "" => Wann::Revision("HEAD".to_owned()),
            name => Wann::parse(name),
        };
        let Some(text) = text else {
            return Self {
                alt: None,
                neu: None,
                from_base: true,
            };
        };
        let (parts, from_base) = match text.split_once("...") {
            Some(parts) => (Some(parts), true),
            None => (text.split_once(".."), false),
        };
        match parts {
            Some((alt, neu)) => Self {
                alt: Some(wann(alt)),
                neu: Some(wann(neu)),
                from_base,
            },
            None => Self {
                alt: Some(wann(text)),
                neu: None,
                from_base: false,
            },
        }
    }
}

pub fn run(args: &AenderungenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let staende = Staende::parse(args.staende.as_deref());
    let register = session.register()?;
    let new = match &staende.neu {
        Some(_) if session.is_stand_named() => {
            let help = "Nennen Sie beide Stände als `A..B` und lassen Sie `--stand` weg.";
            return Err(CliError::usage("Der neue Stand ist zweimal genannt.", help));
        }
        Some(wann) => session.load_at(wann)?,
        None => session.load()?,
    };
    let repository = register.repository();
    let head = new.ort.head(&register)?.ok_or(GitError::NoCommit)?;
    let base = match &staende.alt {
        Some(wann) => register.resolve(wann)?,
        None => repository.default_branch()?.ok_or_else(no_default)?,
    };
    let base = if staende.from_base {
        let common = repository.merge_base(base.id, head.id)?;
        common.ok_or_else(|| no_common(&base, &head))?
    } else {
        base
    };
    let stichtag = new.kopf.stichtag;
    let old = session.load_commit(&base, stichtag)?;
    let difference = Difference::new(&old.snapshot, &new.snapshot);
    let findings = |loaded: &Loaded| -> Result<Vec<Finding>, CliError> {
        let historie = session.historie(&loaded.snapshot, &loaded.ort)?;
        Ok(alle_befunde(
            &Pruefling::new(&loaded.snapshot, stichtag).with(&historie),
        ))
    };
    let compared = new_and_gone(
        &findings(&old)?,
        &findings(&new)?,
        &difference.matching.moved_files(),
    );
    let oe = args
        .oe
        .as_deref()
        .map(|id| find::<OeId>(&new.snapshot.registry, id).map(|oe| oe.id.clone()))
        .transpose()?;
    let auftrag = Request {
        oe,
        befunde_neu: compared.neu,
        befunde_behoben: compared.behoben,
    };
    let aenderungen = Aenderungen::new(&seite(&old), &seite(&new), &difference, stichtag, auftrag);
    let kopf = &new.kopf;
    session.show(&args.format, kopf, &aenderungen)
}

fn seite(loaded: &Loaded) -> Seite<'_> {
    let commit = loaded.ort.commit.as_ref().map(|(commit, _)| commit);
    Seite {
        snapshot: &loaded.snapshot,
        bezeichnung: commit.map_or_else(|| "Arbeitsstand".to_owned(), |commit| commit.id.short()),
        commit: commit.map(|commit| commit.id.to_string()),
        tag: commit.map_or(loaded.kopf.stichtag, Commit::tag),
    }
}

fn no_default() -> CliError {
    CliError::usage(
        "Womit verglichen werden soll, ist nicht zu erkennen: Es gibt keinen Standardbranch.",
        "Nennen Sie beide Stände, etwa `ddv aenderungen origin/main...HEAD`.",
    )
}

fn no_common(one: &Commit, other: &Commit) -> CliError {
    CliError::usage(
        format!(
            "Die Commits {} und {} haben keinen gemeinsamen Vorgänger.",
            one.id.short(),
            other.id.short()
        ),
        "Vergleichen Sie zwei Stände direkt: `ddv aenderungen A..B`.",
    )
}
