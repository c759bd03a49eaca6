//! One entity file: from bytes to an entity and what is wrong with it.

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

use super::problem;
use super::text::prepare;
use super::tree::{ReadError, Tree};

/// An entity of any kind, in the box that it stays in.
pub(super) enum Any {
    Organisation(Box<Entity<OeId, Organisationseinheit>>),
    Komponente(Box<Entity<KomponenteId, Komponente>>),
    Prozess(Box<Entity<ProzessId, Prozess>>),
    Projekt(Box<Entity<ProjektId, Projekt>>),
    Programm(Box<Entity<ProgrammId, Programm>>),
    Ziel(Box<Entity<ZielId, Ziel>>),
    Vorgabe(Box<Entity<VorgabeId, Vorgabe>>),
    Berufsgruppe(Box<Entity<BerufsgruppeId, Berufsgruppe>>),
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
    /// The entity; a draft if the file has problems.
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

/// Reads `file` as an entity of its kind.
pub(super) fn read_entity(tree: &dyn Tree, file: EntityFile<'_>, limit: u64) -> FileResult {
    match tree.read(file.path, limit) {
        Ok(bytes) => decode_entity(&bytes, file),
        Err(error) => FileResult {
            diagnostics: vec![unreadable(file.source, &error)],
            ..FileResult::default()
        },
    }
}

pub(super) fn unreadable(source: SourceId, error: &ReadError) -> Diagnostic {
    match error {
        ReadError::TooLarge { limit } => {
            let kib = limit / 1024;
            let message = format!("Die Datei ist größer als {kib} KiB und wurde nicht gelesen.");
            Diagnostic::on_file(rule::DATEI_ZU_GROSS, Severity::Fehler, source, message)
                .help("Kürzen Sie die Datei. Die Grenze steht in `ddv.toml` unter `grenzen.datei_kib`.")
        }
        ReadError::Io(error) => {
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
    let (entity, problems, empty, fields) = decode_kind(&root, file);
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

fn decode_kind<'n>(root: &'n Node<'n>, file: EntityFile<'_>) -> Decoded {
    fn fields<T: Decode>() -> Vec<Field> {
        let mut fields = Vec::new();
        T::fields("", &mut fields);
        fields
    }
    fn run<'n, I, T: Decode>(
        root: &'n Node<'n>,
        file: EntityFile<'_>,
        id: fn(Box<str>) -> I,
        wrap: fn(Box<Entity<I, T>>) -> Any,
    ) -> Decoded {
        let decoded = Decoder::run::<T>(root);
        let entity = Box::new(Entity {
            id: id(file.id.into()),
            source: file.source,
            data: decoded.value,
        });
        (wrap(entity), decoded.problems, decoded.empty, fields::<T>)
    }
    match file.kind {
        Kind::Organisation => run(root, file, OeId::new, Any::Organisation),
        Kind::Komponenten => run(root, file, KomponenteId::new, Any::Komponente),
        Kind::Prozesse => run(root, file, ProzessId::new, Any::Prozess),
        Kind::Projekte => run(root, file, ProjektId::new, Any::Projekt),
        Kind::Programme => run(root, file, ProgrammId::new, Any::Programm),
        Kind::Ziele => run(root, file, ZielId::new, Any::Ziel),
        Kind::Vorgaben => run(root, file, VorgabeId::new, Any::Vorgabe),
        Kind::Berufsgruppen => run(root, file, BerufsgruppeId::new, Any::Berufsgruppe),
    }
}

impl Any {
    /// Puts the entity into `registry`, as a draft unless `is_sound`.
    pub(super) fn store(self, registry: &mut Registry, is_sound: bool) {
        fn put<I: Ord + Clone, T>(to: &mut Collection<I, T>, entity: Box<Entity<I, T>>, is_sound: bool) {
            if is_sound {
                to.insert(entity);
            } else {
                to.insert_draft(*entity);
            }
        }
        match self {
            Self::Organisation(entity) => put(&mut registry.organisation, entity, is_sound),
            Self::Komponente(entity) => put(&mut registry.komponenten, entity, is_sound),
            Self::Prozess(entity) => put(&mut registry.prozesse, entity, is_sound),
            Self::Projekt(entity) => put(&mut registry.projekte, entity, is_sound),
            Self::Programm(entity) => put(&mut registry.programme, entity, is_sound),
            Self::Ziel(entity) => put(&mut registry.ziele, entity, is_sound),
            Self::Vorgabe(entity) => put(&mut registry.vorgaben, entity, is_sound),
            Self::Berufsgruppe(entity) => put(&mut registry.berufsgruppen, entity, is_sound),
        }
    }
}
