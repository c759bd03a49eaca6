//! From an id as people type it to the entity that it names.

use crate::diag::{RuleId, suggest};
use crate::load::Snapshot;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::organisation::Organisationseinheit;
use crate::model::programm::Programm;
use crate::model::projekt::Projekt;
use crate::model::vorgabe::Vorgabe;
use crate::model::ziel::Ziel;
use crate::model::{
    BerufsgruppeId, Entity, Kind, KomponenteEntity, KomponenteId, OeId, ProgrammId, ProjektId, ProzessEntity,
    ProzessId, Registry, VorgabeId, ZielId,
};
use crate::source::SourceId;

/// A readable entity of any kind.
#[derive(Debug, Clone, Copy)]
pub enum Eintrag<'r> {
    /// An organisational unit.
    Organisation(&'r Entity<OeId, Organisationseinheit>),
    /// A component.
    Komponente(&'r KomponenteEntity),
    /// A process.
    Prozess(&'r ProzessEntity),
    /// A project.
    Projekt(&'r Entity<ProjektId, Projekt>),
    /// A programme.
    Programm(&'r Entity<ProgrammId, Programm>),
    /// A goal.
    Ziel(&'r Entity<ZielId, Ziel>),
    /// An obligation.
    Vorgabe(&'r Entity<VorgabeId, Vorgabe>),
    /// A staff group.
    Berufsgruppe(&'r Entity<BerufsgruppeId, Berufsgruppe>),
}

/// Why an id shows nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfindbar {
    /// No file is called so.
    #[error("no entity is called `{id}`")]
    Unbekannt {
        /// The id as typed.
        id: String,
        /// The nearest id of any kind, with its kind if the id was typed with one.
        vorschlag: Option<String>,
    },
    /// Several kinds have the id.
    #[error("several entities are called `{id}`")]
    Mehrdeutig {
        /// The id as typed.
        id: String,
        /// Each candidate as `KIND/ID`.
        kandidaten: Vec<String>,
    },
    /// The file exists, but can't be read as its kind.
    #[error("`{datei}` can't be read")]
    Unlesbar {
        /// The file, relative to the registry.
        datei: String,
    },
}

impl<'r> Eintrag<'r> {
    /// The readable entity of `kind` called `id`.
    pub fn find(registry: &'r Registry, kind: Kind, id: &str) -> Option<Self> {
        match kind {
            Kind::Organisation => registry.organisation.find(&OeId::new(id)).map(Self::Organisation),
            Kind::Komponenten => registry
                .komponenten
                .find(&KomponenteId::new(id))
                .map(Self::Komponente),
            Kind::Prozesse => registry.prozesse.find(&ProzessId::new(id)).map(Self::Prozess),
            Kind::Projekte => registry.projekte.find(&ProjektId::new(id)).map(Self::Projekt),
            Kind::Programme => registry.programme.find(&ProgrammId::new(id)).map(Self::Programm),
            Kind::Ziele => registry.ziele.find(&ZielId::new(id)).map(Self::Ziel),
            Kind::Vorgaben => registry.vorgaben.find(&VorgabeId::new(id)).map(Self::Vorgabe),
            Kind::Berufsgruppen => {
                let id = BerufsgruppeId::new(id);
                registry.berufsgruppen.find(&id).map(Self::Berufsgruppe)
            }
        }
    }

    /// Its kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::Organisation(_) => Kind::Organisation,
            Self::Komponente(_) => Kind::Komponenten,
            Self::Prozess(_) => Kind::Prozesse,
            Self::Projekt(_) => Kind::Projekte,
            Self::Programm(_) => Kind::Programme,
            Self::Ziel(_) => Kind::Ziele,
            Self::Vorgabe(_) => Kind::Vorgaben,
            Self::Berufsgruppe(_) => Kind::Berufsgruppen,
        }
    }

    /// Its id.
    pub fn id(self) -> &'r str {
        match self {
            Self::Organisation(e) => e.id.as_str(),
            Self::Komponente(e) => e.id.as_str(),
            Self::Prozess(e) => e.id.as_str(),
            Self::Projekt(e) => e.id.as_str(),
            Self::Programm(e) => e.id.as_str(),
            Self::Ziel(e) => e.id.as_str(),
            Self::Vorgabe(e) => e.id.as_str(),
            Self::Berufsgruppe(e) => e.id.as_str(),
        }
    }

    /// Its name.
    pub fn name(self) -> &'r str {
        match self {
            Self::Organisation(e) => &e.data.name,
            Self::Komponente(e) => &e.data.name,
            Self::Prozess(e) => &e.data.name,
            Self::Projekt(e) => &e.data.name,
            Self::Programm(e) => &e.data.name,
            Self::Ziel(e) => &e.data.name,
            Self::Vorgabe(e) => &e.data.name,
            Self::Berufsgruppe(e) => &e.data.name,
        }
    }

    /// Its file.
    pub fn source(self) -> SourceId {
        match self {
            Self::Organisation(e) => e.source,
            Self::Komponente(e) => e.source,
            Self::Prozess(e) => e.source,
            Self::Projekt(e) => e.source,
            Self::Programm(e) => e.source,
            Self::Ziel(e) => e.source,
            Self::Vorgabe(e) => e.source,
            Self::Berufsgruppe(e) => e.source,
        }
    }
}

/// The entity that `text` names: `ID`, `KIND/ID`, or the path of its file.
///
/// # Errors
/// If nothing is called so, several kinds have the id, or the file can't be read as its kind.
pub fn find<'r>(snapshot: &'r Snapshot, text: &str) -> Result<Eintrag<'r>, Unfindbar> {
    let text = text.trim().replace('\\', "/");
    let (folders, id) = text
        .rsplit_once('/')
        .map_or((None, text.as_str()), |(f, i)| (Some(f), i));
    let id = id
        .strip_suffix(".yaml")
        .or_else(|| id.strip_suffix(".yml"))
        .unwrap_or(id);
    let wanted = folders.map(|folders| folders.split('/').find_map(find_kind));
    let kinds: Vec<Kind> = match wanted {
        None => Kind::ALL.to_vec(),
        Some(kind) => kind.into_iter().collect(),
    };
    let unreadable = unreadable(snapshot, id);
    let has = |kind: &Kind| {
        Eintrag::find(&snapshot.registry, *kind, id).is_some() || unreadable.iter().any(|(k, _)| k == kind)
    };
    let found: Vec<Kind> = kinds.iter().copied().filter(has).collect();
    match found.as_slice() {
        [] => Err(Unfindbar::Unbekannt {
            id: text.clone(),
            vorschlag: proposal(snapshot, &kinds, id, wanted.is_some()),
        }),
        [kind] => Eintrag::find(&snapshot.registry, *kind, id).ok_or_else(|| {
            let datei = unreadable.into_iter().find(|(k, _)| k == kind);
            let datei = datei.map_or_else(|| format!("{kind}/{id}.yaml"), |(_, path)| path);
            Unfindbar::Unlesbar { datei }
        }),
        several => Err(Unfindbar::Mehrdeutig {
            id: id.to_owned(),
            kandidaten: several.iter().map(|kind| format!("{kind}/{id}")).collect(),
        }),
    }
}

/// A kind by its folder, its name or the name of one: `prozesse`, `prozess`.
fn find_kind(text: &str) -> Option<Kind> {
    let text = text.to_lowercase();
    Kind::ALL
        .iter()
        .copied()
        .find(|kind| text == kind.as_str() || text == kind.schema_name())
}

/// The files called `id` that findings name, with their kinds: an unreadable file always has a finding.
fn unreadable(snapshot: &Snapshot, id: &str) -> Vec<(Kind, String)> {
    let is_error = |rule: RuleId| rule != crate::diag::rule::DATEI_UEBERGANGEN;
    let mut files: Vec<(Kind, String)> = snapshot
        .diagnostics
        .iter()
        .filter(|d| is_error(d.rule))
        .map(|d| snapshot.sources.path(d.place.source))
        .filter_map(|path| {
            let kind = Kind::find(path.split('/').next()?)?;
            let name = path.rsplit('/').next()?;
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            (stem == id).then(|| (kind, path.to_owned()))
        })
        .collect();
    files.sort();
    files.dedup();
    files
}

fn proposal(snapshot: &Snapshot, kinds: &[Kind], id: &str, has_prefix: bool) -> Option<String> {
    let kinds = if kinds.is_empty() { &Kind::ALL } else { kinds };
    let candidates: Vec<(Kind, &str)> = kinds
        .iter()
        .flat_map(|kind| ids(&snapshot.registry, *kind).into_iter().map(|id| (*kind, id)))
        .collect();
    let best = suggest(id, candidates.iter().map(|(_, id)| *id))?;
    let (kind, _) = candidates.iter().find(|(_, id)| *id == best)?;
    Some(if has_prefix {
        format!("{kind}/{best}")
    } else {
        best.to_owned()
    })
}

fn ids(registry: &Registry, kind: Kind) -> Vec<&str> {
    match kind {
        Kind::Organisation => registry.organisation.iter().map(|e| e.id.as_str()).collect(),
        Kind::Komponenten => registry.komponenten.iter().map(|e| e.id.as_str()).collect(),
        Kind::Prozesse => registry.prozesse.iter().map(|e| e.id.as_str()).collect(),
        Kind::Projekte => registry.projekte.iter().map(|e| e.id.as_str()).collect(),
        Kind::Programme => registry.programme.iter().map(|e| e.id.as_str()).collect(),
        Kind::Ziele => registry.ziele.iter().map(|e| e.id.as_str()).collect(),
        Kind::Vorgaben => registry.vorgaben.iter().map(|e| e.id.as_str()).collect(),
        Kind::Berufsgruppen => registry.berufsgruppen.iter().map(|e| e.id.as_str()).collect(),
    }
}
