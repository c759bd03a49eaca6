//! `ddv projekte KENNUNG`: the status report of one project.

#[cfg(test)]
mod tests;

use crate::cli::args::FormatArgs;
use crate::cli::error::{CliError, too_large};
use crate::cli::exit::Status;
use crate::cli::session::{Loaded, Session, parse, unknown};
use crate::diag::did_you_mean;
use crate::history::nachweis::{Auswahl, Sammlung, Zeitraum};
use crate::history::{GitError, Register};
use crate::load::Snapshot;
use crate::model::projekt::Projekt;
use crate::model::{Entity, Kind, ProjektId};
use crate::score::haushalt::Posten;
use crate::view::befunde::{Pruefling, alle_befunde};
use crate::view::projekte::projekt::{PhaseSeit, Statusbericht};
use crate::view::zeige::{Eintrag, Unfindbar, find as page};

/// Writes the status report of the project that the caller names `typed`.
///
/// # Errors
/// If there is none, its file can't be read, or git can't be asked.
pub fn run(
    typed: &str,
    format: &FormatArgs,
    session: &mut Session<'_>,
    loaded: &Loaded,
) -> Result<Status, CliError> {
    let snapshot = &loaded.snapshot;
    let projekt = find_projekt(snapshot, typed)?;
    Posten::all([projekt]).map_err(|error| too_large(&error))?;
    let seit = phase_seit(session, loaded, projekt)?;
    let stichtag = loaded.kopf.stichtag;
    let historie = session.historie(snapshot, &loaded.ort)?;
    let findings = alle_befunde(&Pruefling::new(snapshot, stichtag).with(&historie));
    let view = Statusbericht::new(snapshot, projekt, stichtag, seit, findings);
    session.show(format, &loaded.kopf, &view)
}

/// The project that the caller names `typed`; a file that can't be read is no project, and says so.
fn find_projekt<'r>(snapshot: &'r Snapshot, typed: &str) -> Result<&'r Entity<ProjektId, Projekt>, CliError> {
    let id: ProjektId = parse(typed)?;
    if let Some(projekt) = snapshot.registry.projekte.find(&id) {
        return Ok(projekt);
    }
    if let Err(Unfindbar::Unlesbar { datei }) = page(snapshot, &format!("{}/{id}", Kind::Projekte)) {
        return Err(CliError::usage(
            format!("Die Datei `{datei}` ist nicht lesbar; aus ihr lässt sich nichts zeigen."),
            "`ddv pruefen` nennt die Stellen, die zu berichtigen sind.",
        ));
    }
    let known = snapshot.registry.projekte.iter().map(|p| p.id.as_str());
    let other = page(snapshot, id.as_str()).ok().map(Eintrag::kind);
    match other.filter(|_| did_you_mean(id.as_str(), known).is_none()) {
        Some(kind) => Err(CliError::UnknownId {
            what: "Das Projekt",
            id: typed.to_owned(),
            suggestion: Some(format!(
                "`{id}` steht unter `{kind}/`; `ddv zeige {id}` zeigt den Eintrag."
            )),
        }),
        None => Err(unknown::<ProjektId>(&snapshot.registry, id.as_str())),
    }
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
    let mut sammlung = Sammlung::new(register, commit, Zeitraum::default())?;
    let auswahl = Auswahl::Eintrag(Kind::Projekte, projekt.id.to_string());
    let schritte = sammlung.schritte(&auswahl)?;
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
