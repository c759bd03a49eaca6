//! Ids that a caller names: the entity, or that there is none, with the nearest one.

use crate::cli::error::CliError;
use crate::diag::did_you_mean;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::komponente::Komponente;
use crate::model::organisation::Organisationseinheit;
use crate::model::programm::Programm;
use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::{
    BerufsgruppeId, Collection, Entity, Kind, KomponenteId, OeId, ProgrammId, ProjektId, ProzessId, Registry,
};

/// An id that a caller may name.
pub trait Kennung: Ord + Clone + AsRef<str> {
    /// What it is the id of.
    type Entry;
    /// Its kind.
    const KIND: Kind;
    /// What there is none of, at the start of a sentence.
    const WHAT: &'static str;
    /// The id spelled `text`.
    fn spelled(text: &str) -> Self;
    /// The entries of the kind.
    fn entries(registry: &Registry) -> &Collection<Self, Self::Entry>;
}

macro_rules! kennungen {
    ($($id:ident = $entry:ident, $kind:ident, $what:literal, $field:ident;)*) => {
        $(impl Kennung for $id {
            type Entry = $entry;
            const KIND: Kind = Kind::$kind;
            const WHAT: &'static str = $what;

            fn spelled(text: &str) -> Self {
                Self::new(text)
            }

            fn entries(registry: &Registry) -> &Collection<Self, $entry> {
                &registry.$field
            }
        })*
    };
}

kennungen! {
    ProzessId = Prozess, Prozesse, "Den Prozess", prozesse;
    OeId = Organisationseinheit, Organisation, "Die Organisationseinheit", organisation;
    KomponenteId = Komponente, Komponenten, "Die Komponente", komponenten;
    ProjektId = Projekt, Projekte, "Das Projekt", projekte;
    ProgrammId = Programm, Programme, "Das Programm", programme;
    BerufsgruppeId = Berufsgruppe, Berufsgruppen, "Die Berufsgruppe", berufsgruppen;
}

/// The entity that the caller names `typed`: its id, also as `prozesse/bauantrag`, with or without its ending.
///
/// # Errors
/// If there is none, with the nearest one.
pub fn find<'r, I: Kennung>(
    registry: &'r Registry,
    typed: &str,
) -> Result<&'r Entity<I, I::Entry>, CliError> {
    let id: I = parse(typed)?;
    let found = I::entries(registry).find(&id);
    found.ok_or_else(|| unknown::<I>(registry, id.as_ref()))
}

/// The id in what a caller typed, whether it names anything or not.
///
/// # Errors
/// If it names the folder of another kind.
pub fn parse<I: Kennung>(typed: &str) -> Result<I, CliError> {
    let text = typed.trim().replace('\\', "/");
    let (folder, file) = text.rsplit_once('/').unwrap_or(("", &text));
    let folder = folder.rsplit('/').next().unwrap_or_default();
    if Kind::ALL
        .iter()
        .any(|kind| kind.as_str() == folder && *kind != I::KIND)
    {
        return Err(CliError::UnknownId {
            what: I::WHAT,
            id: typed.to_owned(),
            suggestion: Some(format!("Gesucht ist ein Eintrag aus `{}/`.", I::KIND)),
        });
    }
    let stem = file.strip_suffix(".yaml").or_else(|| file.strip_suffix(".yml"));
    Ok(I::spelled(stem.unwrap_or(file)))
}

/// The error that there is no entity `id`.
pub fn unknown<I: Kennung>(registry: &Registry, id: &str) -> CliError {
    let ids = I::entries(registry).iter().map(|entity| entity.id.as_ref());
    let all = || Some(format!("`ddv liste {}` zeigt alle Kennungen.", I::KIND));
    CliError::UnknownId {
        what: I::WHAT,
        id: id.to_owned(),
        suggestion: did_you_mean(id, ids).or_else(all),
    }
}
