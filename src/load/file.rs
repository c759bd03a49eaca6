//! One entity file: from bytes to an entity and what is wrong with it.

use std::sync::Arc;

use crate::diag::{Diagnostic, Exception, Severity, rule};
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::komponente::Komponente;
use crate::model::organisation::Organisationseinheit;
use crate::model::pflichtangabe::PFLICHTANGABEN;
use crate::model::programm::Programm;
use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::vorgabe::Vorgabe;
use crate::model::ziel::Ziel;
use crate::model::{
    BerufsgruppeId, Collection, Entity, Kind, KomponenteId, OeId, ProgrammId, ProjektId, ProzessId, Registry,
    VorgabeId, ZielId,
};
use crate::source::decode::{Decode, Decoder, Field, Found, Problem, ProblemKind};
use crate::source::{Node, SourceId, Span, Value, YamlPath, yaml};

use super::cache::Cache;
use super::problem;
use super::text::prepare;
use super::tree::{ContentId, ReadError};

/// What a file of any kind says.
#[derive(Clone)]
pub(super) enum Any {
    Organisation(Arc<Organisationseinheit>),
    Komponente(Arc<Komponente>),
    Prozess(Arc<Prozess>),
    Projekt(Arc<Projekt>),
    Programm(Arc<Programm>),
    Ziel(Arc<Ziel>),
    Vorgabe(Arc<Vorgabe>),
    Berufsgruppe(Arc<Berufsgruppe>),
}

/// A file that is to hold an entity.
#[derive(Clone, Copy)]
pub(super) struct EntityFile<'l> {
    pub path: &'l str,
    pub id: &'l str,
    pub kind: Kind,
    pub source: SourceId,
}

/// What one file gave.
#[derive(Default)]
pub(super) struct FileResult {
    /// What it says; only a draft if the file has problems.
    pub entity: Option<Any>,
    /// The file can be read as its kind.
    pub is_sound: bool,
    pub diagnostics: Vec<Diagnostic>,
    pub exceptions: Vec<Exception>,
    /// The text holds an `@`.
    pub has_at_sign: bool,
    /// Places that could not be read: rules keep silent about them.
    pub damaged: Vec<YamlPath>,
}

/// Reads `file` as an entity of its kind with `read`; not again if `cache` holds the same content.
///
/// # Errors
/// If the store of the files is broken: then nothing can be said about the register.
pub(super) fn read_entity(
    file: EntityFile<'_>,
    limit: u64,
    content: Option<ContentId>,
    cache: &Cache,
    read: impl FnOnce() -> Result<Vec<u8>, ReadError>,
) -> Result<Arc<FileResult>, ReadError> {
    let key = content.map(|content| (content, file.kind, limit));
    if let Some(known) = key.as_ref().and_then(|key| cache.find(key)) {
        return Ok(known);
    }
    let result = match read() {
        Ok(bytes) => decode_entity(&bytes, file),
        Err(error @ ReadError::Store(_)) => return Err(error),
        Err(error) => FileResult {
            diagnostics: vec![unreadable(file.source, &error)],
            ..FileResult::default()
        },
    };
    let result = Arc::new(result);
    if let Some(key) = key {
        cache.keep(key, &result);
    }
    Ok(result)
}

pub(super) fn unreadable(source: SourceId, error: &ReadError) -> Diagnostic {
    match error {
        ReadError::TooLarge { limit } => {
            let kib = limit / 1024;
            let message = format!("Die Datei ist größer als {kib} KiB und wurde nicht gelesen.");
            Diagnostic::on_file(rule::DATEI_ZU_GROSS, Severity::Fehler, source, message)
                .help("Kürzen Sie die Datei. Die Grenze steht in `ddv.toml` unter `grenzen.datei_kib`.")
        }
        ReadError::Io(error) | ReadError::Store(error) => {
            let reason = match error.kind() {
                std::io::ErrorKind::PermissionDenied => "Der Zugriff ist nicht erlaubt",
                std::io::ErrorKind::NotFound => "Die Datei ist nicht mehr da",
                std::io::ErrorKind::IsADirectory => "Dort liegt ein Ordner",
                _ => "Das Betriebssystem meldet einen Fehler",
            };
            let message = format!("Die Datei kann nicht gelesen werden. {reason}.");
            Diagnostic::on_file(rule::DATEI_UNLESBAR, Severity::Fehler, source, message)
                .help("Prüfen Sie die Rechte der Datei und ob sie vollständig gespeichert ist.")
        }
    }
}

fn decode_entity(bytes: &[u8], file: EntityFile<'_>) -> FileResult {
    let EntityFile { kind, source, .. } = file;
    let prepared = prepare(source, bytes);
    let exceptions = Exception::find_all(source, &prepared.text);
    let has_at_sign = prepared.text.contains('@');
    let parsed = yaml::parse(&prepared.text);
    let mut diagnostics = prepared.diagnostics;
    let mut damaged: Vec<YamlPath> = parsed
        .lost
        .into_iter()
        .filter(|path| !path.steps().is_empty())
        .collect();
    let has_syntax_error = !parsed.problems.is_empty();
    for problem in parsed.problems {
        diagnostics.push(|| problem::diagnostic(source, problem));
    }
    let Some(root) = parsed.root else {
        if !has_syntax_error {
            diagnostics.push(|| not_a_map(source, Span::at(0), Found::Nothing));
        }
        return FileResult {
            diagnostics: diagnostics.finish(),
            exceptions,
            has_at_sign,
            ..FileResult::default()
        };
    };
    if !matches!(root.value, Value::Map(_)) || root.is_empty() {
        if !has_syntax_error {
            diagnostics.push(|| not_a_map(source, root.start(), root.found()));
        }
        return FileResult {
            diagnostics: diagnostics.finish(),
            exceptions,
            has_at_sign,
            ..FileResult::default()
        };
    }
    let (entity, problems, empty, fields) = decode_kind(&root, kind);
    for problem in problems {
        // A key inside an item that was passed over is not missing.
        let is_lost = matches!(problem.kind, ProblemKind::MissingKey { .. })
            && damaged.iter().any(|d| problem.path.is_within(d));
        if is_lost {
            continue;
        }
        if diagnostics.is_over() {
            diagnostics.push(|| problem::diagnostic(source, problem));
            continue;
        }
        damaged.push(problem.path.clone());
        let home = if let ProblemKind::UnknownKey { key, .. } = &problem.kind {
            home_of(key, fields)
        } else {
            None
        };
        diagnostics.push(|| problem::diagnostic(source, problem).maybe_help(home));
    }
    if diagnostics.is_over() {
        damaged = vec![YamlPath::root()];
    }
    let is_sound = diagnostics.is_empty();
    let is_reported_already = |path: &YamlPath| {
        if damaged.iter().any(|d| d.is_within(path)) {
            return true;
        }
        let path = path.to_string();
        kind == Kind::Prozesse
            && PFLICHTANGABEN
                .iter()
                .any(|p| p.path == path || p.path.split('.').next() == Some(&path))
    };
    for (span, path) in empty {
        if !is_reported_already(&path) {
            diagnostics.push(|| problem::empty(source, span, path));
        }
    }
    FileResult {
        entity: Some(entity),
        is_sound,
        diagnostics: diagnostics.finish(),
        exceptions,
        has_at_sign,
        damaged,
    }
}

fn not_a_map(source: SourceId, span: Span, found: Found) -> Diagnostic {
    let kind = ProblemKind::NotAMap { found };
    problem::diagnostic(
        source,
        Problem {
            span,
            path: YamlPath::root(),
            kind,
        },
    )
}

/// Where a key belongs that stands in the wrong group: `fallzahl` under `kennzahlen`.
fn home_of(key: &str, fields: fn() -> Vec<Field>) -> Option<String> {
    let fields = fields();
    let single = fields
        .iter()
        .filter(|field| !field.is_list && !field.path.contains('*'));
    let mut homes = single.filter_map(|field| {
        let (parent, last) = field.path.rsplit_once('.')?;
        (last == key).then_some(parent)
    });
    let home = homes.next()?;
    homes
        .next()
        .is_none()
        .then(|| format!("`{key}` gehört eingerückt unter `{home}:`."))
}

type Decoded = (Any, Vec<Problem>, Vec<(Span, YamlPath)>, fn() -> Vec<Field>);

fn decode_kind<'n>(root: &'n Node<'n>, kind: Kind) -> Decoded {
    fn fields<T: Decode>() -> Vec<Field> {
        let mut fields = Vec::new();
        T::fields("", &mut fields);
        fields
    }
    fn run<'n, T: Decode>(root: &'n Node<'n>, wrap: fn(Arc<T>) -> Any) -> Decoded {
        let decoded = Decoder::run::<T>(root);
        let entity = wrap(Arc::new(decoded.value));
        (entity, decoded.problems, decoded.empty, fields::<T>)
    }
    match kind {
        Kind::Organisation => run(root, Any::Organisation),
        Kind::Komponenten => run(root, Any::Komponente),
        Kind::Prozesse => run(root, Any::Prozess),
        Kind::Projekte => run(root, Any::Projekt),
        Kind::Programme => run(root, Any::Programm),
        Kind::Ziele => run(root, Any::Ziel),
        Kind::Vorgaben => run(root, Any::Vorgabe),
        Kind::Berufsgruppen => run(root, Any::Berufsgruppe),
    }
}

impl FileResult {
    /// What is wrong with it, told of `source`: another state of the register may number its files otherwise.
    pub(super) fn diagnostics_in(&self, source: SourceId) -> impl Iterator<Item = Diagnostic> {
        self.diagnostics.iter().cloned().map(move |mut diagnostic| {
            diagnostic.place.source = source;
            diagnostic
        })
    }

    /// The exceptions it makes, told of `source`.
    pub(super) fn exceptions_in(&self, source: SourceId) -> impl Iterator<Item = Exception> {
        self.exceptions.iter().cloned().map(move |mut exception| {
            exception.source = source;
            exception
        })
    }
}

impl Any {
    /// Puts the entity of `file` into `registry`, as a draft unless `is_sound`.
    pub(super) fn store(self, file: EntityFile<'_>, registry: &mut Registry, is_sound: bool) {
        fn put<I: Ord + Clone, T>(
            to: &mut Collection<I, T>,
            id: fn(Box<str>) -> I,
            (file, is_sound): (EntityFile<'_>, bool),
            data: Arc<T>,
        ) {
            let entity = Entity {
                id: id(file.id.into()),
                source: file.source,
                data,
            };
            if is_sound {
                to.insert(entity);
            } else {
                to.insert_draft(entity);
            }
        }
        let how = (file, is_sound);
        match self {
            Self::Organisation(data) => put(&mut registry.organisation, OeId::new, how, data),
            Self::Komponente(data) => put(&mut registry.komponenten, KomponenteId::new, how, data),
            Self::Prozess(data) => put(&mut registry.prozesse, ProzessId::new, how, data),
            Self::Projekt(data) => put(&mut registry.projekte, ProjektId::new, how, data),
            Self::Programm(data) => put(&mut registry.programme, ProgrammId::new, how, data),
            Self::Ziel(data) => put(&mut registry.ziele, ZielId::new, how, data),
            Self::Vorgabe(data) => put(&mut registry.vorgaben, VorgabeId::new, how, data),
            Self::Berufsgruppe(data) => put(&mut registry.berufsgruppen, BerufsgruppeId::new, how, data),
        }
    }
}
