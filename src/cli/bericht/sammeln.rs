//! Gathers what a report is made of, from one commit backwards: nothing else in the repository has a say.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::cli::error::CliError;
use crate::cli::session::{Session, history_error};
use crate::history::{Commit, GitError, Register, ziel_verlaeufe};
use crate::model::{Datum, Quartal};
use crate::view::bericht::{Berichtsart, Eingabe, KeinStand, Quartalsstand, Stand, Vergleich};

/// Quarters of the course, that of the report included: two years.
const QUARTALE: u16 = 8;

/// Which report to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What it is about.
    pub art: Berichtsart,
    /// The quarter.
    pub quartal: Quartal,
    /// The earlier quarter.
    pub vergleich: Quartal,
    /// The day of the figures: the last one of the quarter, or an earlier one in it.
    pub stichtag: Datum,
}

/// All that the report of `auftrag` on the state in `commit` is made of.
///
/// # Errors
/// If git can't be asked, the commit holds no registry, or its settings are wrong.
pub fn sammeln(session: &Session<'_>, commit: &Commit, auftrag: &Request) -> Result<Eingabe, CliError> {
    let register = session.register()?;
    let stand = match stand_at(&register, commit.clone(), auftrag.stichtag)? {
        Ok(stand) => stand,
        Err(KeinStand::Einstellungen) => {
            return Err(CliError::BrokenConfig {
                commit: Some(commit.id.short()),
            });
        }
        Err(KeinStand::KeinRegister | KeinStand::VorBeginn { .. }) => {
            return Err(register.absent(commit).into());
        }
    };
    let compare = |quartal: Quartal| {
        let stand = last_stand(&register, commit, quartal.last_day())?;
        Ok::<_, CliError>(Vergleich { quartal, stand })
    };
    let vergleich = compare(auftrag.vergleich)?;
    let beginn = if auftrag.vergleich == auftrag.quartal.previous() {
        vergleich.stand.clone()
    } else {
        last_stand(&register, commit, auftrag.quartal.previous().last_day())?
    };
    let mut eingabe = Eingabe {
        quartal: auftrag.quartal,
        stand,
        vergleich,
        vorjahr: None,
        verlauf: Vec::new(),
        beginn: beginn.ok(),
        commits: 0,
        ziele: BTreeMap::new(),
    };
    if auftrag.art == Berichtsart::Quartal {
        let year_before = auftrag.quartal.back(4);
        if year_before != auftrag.vergleich {
            eingabe.vorjahr = Some(compare(year_before)?);
        }
        eingabe.verlauf = verlauf(&register, commit, auftrag.quartal)?;
        eingabe.commits = commits(&register, commit, auftrag.quartal)?;
        let stand = &eingabe.stand;
        eingabe.ziele = ziel_verlaeufe(&register, commit, &stand.snapshot.registry, stand.tag)
            .map_err(|error| history_error(&stand.beleg.ort, error))?;
    }
    Ok(eingabe)
}

/// The quarters before `quartal`, from old to new. It ends where the history does; a quarter at whose end the settings
/// were wrong is left out.
fn verlauf(register: &Register, commit: &Commit, quartal: Quartal) -> Result<Vec<Quartalsstand>, CliError> {
    let mut verlauf = Vec::new();
    for back in 1..QUARTALE {
        let quartal = quartal.back(back);
        match last_stand(register, commit, quartal.last_day())? {
            Ok(stand) => verlauf.push(Quartalsstand::new(quartal, &stand)),
            Err(KeinStand::Einstellungen) => {}
            Err(KeinStand::VorBeginn { .. } | KeinStand::KeinRegister) => break,
        }
    }
    verlauf.reverse();
    Ok(verlauf)
}

/// How many commits of the quarter changed the register.
fn commits(register: &Register, commit: &Commit, quartal: Quartal) -> Result<u64, GitError> {
    let before = register
        .repository()
        .last_until(commit.clone(), quartal.first_day().yesterday());
    match before {
        Ok(before) => register.changes_since(commit, Some(before.id)),
        Err(GitError::BeforeFirst { .. }) => register.changes_since(commit, None),
        Err(error) => Err(error),
    }
}

/// The state on `tag`, on the line that ends in `head`.
fn last_stand(
    register: &Register,
    head: &Commit,
    tag: Datum,
) -> Result<Result<Rc<Stand>, KeinStand>, CliError> {
    match register.repository().last_until(head.clone(), tag) {
        Ok(commit) => stand_at(register, commit, tag),
        Err(GitError::BeforeFirst { first, .. }) => Ok(Err(KeinStand::VorBeginn { erster: first })),
        Err(error) => Err(error.into()),
    }
}

fn stand_at(
    register: &Register,
    commit: Commit,
    tag: Datum,
) -> Result<Result<Rc<Stand>, KeinStand>, CliError> {
    let Some(beleg) = register.beleg(&commit)? else {
        return Ok(Err(KeinStand::KeinRegister));
    };
    let snapshot = register
        .snapshot_at(&commit)
        .map_err(|error| history_error(&beleg.ort, error))?;
    if !Session::has_sound_settings(&snapshot) {
        return Ok(Err(KeinStand::Einstellungen));
    }
    Ok(Ok(Rc::new(Stand {
        tag,
        commit,
        beleg,
        snapshot,
    })))
}
