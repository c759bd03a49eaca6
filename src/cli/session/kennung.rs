//! Ids that a caller names: the entity, or that there is none, with the nearest one.

use crate::cli::error::CliError;
use crate::diag::did_you_mean;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::programm::Programm;
use crate::model::{
    BerufsgruppeId, Collection, Entity, Kind, KomponenteEntity, KomponenteId, OeId, ProgrammId,
    ProzessEntity, ProzessId, Registry,
};

/// The entity `id` of `known`, which is called `id` by the caller.
fn find_in<'r, I, T>(
    known: &'r Collection<I, T>,
    id: &I,
    what: &'static str,
    kind: Kind,
) -> Result<&'r Entity<I, T>, CliError>
where
    I: Ord + Clone + AsRef<str>,
{
    known
        .find(id)
        .ok_or_else(|| unknown(known, id.as_ref(), what, kind))
}

/// `known` holds no `id`.
fn unknown<I, T>(known: &Collection<I, T>, id: &str, what: &'static str, kind: Kind) -> CliError
where
    I: Ord + Clone + AsRef<str>,
{
    let ids = known.iter().map(|entity| entity.id.as_ref());
    let all = || Some(format!("`ddv liste {kind}` zeigt alle Kennungen."));
    CliError::UnknownId {
        what,
        id: id.to_owned(),
        suggestion: did_you_mean(id, ids).or_else(all),
    }
}

/// The OE called `id`.
///
/// # Errors
/// If there is none, with the nearest one.
pub fn find_oe(registry: &Registry, id: &str) -> Result<OeId, CliError> {
    let oe = OeId::new(id);
    let what = "Die Organisationseinheit";
    find_in(&registry.organisation, &oe, what, Kind::Organisation).map(|oe| oe.id.clone())
}

/// The component called `id`.
///
/// # Errors
/// If there is none, with the nearest one.
pub fn find_komponente<'r>(registry: &'r Registry, id: &str) -> Result<&'r KomponenteEntity, CliError> {
    let id = KomponenteId::new(id.trim());
    find_in(&registry.komponenten, &id, "Die Komponente", Kind::Komponenten)
}

/// The process called `id`.
///
/// # Errors
/// If there is none, with the nearest one.
pub fn find_prozess<'r>(registry: &'r Registry, id: &str) -> Result<&'r ProzessEntity, CliError> {
    find_in(
        &registry.prozesse,
        &ProzessId::new(id),
        "Den Prozess",
        Kind::Prozesse,
    )
}

/// The Berufsgruppe called `id`.
///
/// # Errors
/// If there is none, with the nearest one.
pub fn find_berufsgruppe<'r>(
    registry: &'r Registry,
    id: &str,
) -> Result<&'r Entity<BerufsgruppeId, Berufsgruppe>, CliError> {
    let id = BerufsgruppeId::new(id);
    find_in(
        &registry.berufsgruppen,
        &id,
        "Die Berufsgruppe",
        Kind::Berufsgruppen,
    )
}

/// The programme called `id`.
///
/// # Errors
/// If there is none, with the nearest one.
pub fn find_programm<'r>(
    registry: &'r Registry,
    id: &str,
) -> Result<&'r Entity<ProgrammId, Programm>, CliError> {
    let programm = registry.programme.find(&ProgrammId::new(id));
    programm.ok_or_else(|| unknown_programm(registry, id))
}

/// There is no programme `id`.
pub fn unknown_programm(registry: &Registry, id: &str) -> CliError {
    unknown(&registry.programme, id, "Das Programm", Kind::Programme)
}
