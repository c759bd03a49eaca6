//! `ddv projekt`.

#[cfg(test)]
mod tests;

use clap::Args;

use super::args::FormatArgs;
use super::error::{CliError, too_large};
use super::exit::Status;
use super::session::{Loaded, Session};
use crate::diag::did_you_mean;
use crate::history::nachweis::{Auswahl, Nachweis, Zeitraum};
use crate::history::{GitError, Register};
use crate::load::Snapshot;
use crate::model::projekt::Projekt;
use crate::model::{Entity, Kind, ProjektId};
use crate::score::haushalt::Posten;
use crate::view::befunde::{Pruefling, alle_befunde};
use crate::view::projekte::projekt::{PhaseSeit, Statusbericht};
use crate::view::zeige::{Unfindbar, find};

/// Schreibt den Statusbericht eines Projekts: Phase und Ampel, Prozesse und Komponenten, Termine, Budget, Wirkungen,
/// Risiken, Entscheidungen, Auftrag, Rang und die nächsten Schritte. CSV enthält die Zeile des Projekts wie `projekte`.
#[derive(Debug, Args)]
pub struct ProjektArgs {
    /// Kennung des Projekts, etwa `eakte-rollout`
    #[arg(value_name = "KENNUNG")]
    id: String,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &ProjektArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let projekt = find_projekt(snapshot, &args.id)?;
    Posten::all([projekt]).map_err(|error| too_large(&error))?;
    let seit = phase_seit(session, &loaded, projekt)?;
    let stichtag = loaded.kopf.stichtag;
    let historie = session.historie(snapshot, &loaded.ort)?;
    let findings = alle_befunde(&Pruefling::new(snapshot, stichtag).with(&historie));
    let view = Statusbericht::new(snapshot, projekt, stichtag, seit, findings);
    session.show(&args.format, &loaded.kopf, &view)
}

/// The project called `id`, however it is typed: with or without its folder and ending.
fn find_projekt<'r>(snapshot: &'r Snapshot, id: &str) -> Result<&'r Entity<ProjektId, Projekt>, CliError> {
    let text = id.trim().replace('\\', "/");
    let stem = text.rsplit('/').next().unwrap_or(&text);
    let stem = stem
        .strip_suffix(".yaml")
        .or_else(|| stem.strip_suffix(".yml"))
        .unwrap_or(stem);
    if let Some(projekt) = snapshot.registry.projekte.find(&ProjektId::new(stem)) {
        return Ok(projekt);
    }
    if let Err(Unfindbar::Unlesbar { datei }) = find(snapshot, &format!("{}/{stem}", Kind::Projekte)) {
        return Err(CliError::usage(
            format!("Die Datei `{datei}` ist nicht lesbar; aus ihr lässt sich nichts zeigen."),
            "`ddv pruefen` nennt die Stellen, die zu berichtigen sind.",
        ));
    }
    let known = snapshot.registry.projekte.iter().map(|p| p.id.as_str());
    let other = || {
        let kind = find(snapshot, stem).ok()?.kind();
        Some(format!(
            "`{stem}` steht unter `{kind}/`; `ddv zeige {stem}` zeigt den Eintrag."
        ))
    };
    let all = || Some("`ddv liste projekte` zeigt alle Kennungen.".to_owned());
    Err(CliError::UnknownId {
        what: "Das Projekt",
        id: id.to_owned(),
        suggestion: did_you_mean(stem, known).or_else(other).or_else(all),
    })
}

/// Since when the history says that `projekt` is in its phase; none outside of git, in a clone that lacks the commit, and
/// where the phase is not committed yet.
fn phase_seit(
    session: &Session<'_>,
    loaded: &Loaded,
    projekt: &Entity<ProjektId, Projekt>,
) -> Result<Option<PhaseSeit>, CliError> {
    let Some(register) = session.find_register()? else {
        return Ok(None);
    };
    let Some(commit) = loaded.ort.head(&register)? else {
        return Ok(None);
    };
    match last_phase(&register, &commit, projekt) {
        Ok(seit) => Ok(seit),
        Err(GitError::Shallow) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn last_phase(
    register: &Register,
    commit: &crate::history::Commit,
    projekt: &Entity<ProjektId, Projekt>,
) -> Result<Option<PhaseSeit>, GitError> {
    let mut nachweis = Nachweis::new(register, commit, Zeitraum::default())?;
    let auswahl = Auswahl::Eintrag(Kind::Projekte, projekt.id.to_string());
    let schritte = nachweis.schritte(&auswahl)?;
    let last = schritte.iter().rev().find_map(|schritt| {
        let felder = schritt.eintraege.iter().flat_map(|eintrag| &eintrag.felder);
        let mut phases = felder.filter(|feld| feld.path == "phase");
        Some((schritt, phases.find_map(|feld| feld.new.as_ref())?))
    });
    Ok(last
        .filter(|(_, phase)| phase.as_str() == Some(projekt.phase.as_str()))
        .map(|(schritt, _)| PhaseSeit {
            tag: schritt.commit.tag(),
            commit: schritt.commit.id.to_string(),
        }))
}
