//! The state of a registry at one moment: settings, entities, and what is wrong with the form of its files.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use super::CONFIG_FILE;
use super::cache::Cache;
use super::file::{EntityFile, FileResult, read_entity, unreadable};
use super::problem;
use super::text::to_plain_text;
use super::tree::{Listed, ListedKind, ReadError, Tree};
use crate::config::Config;
use crate::diag::{Diagnostic, Exception, Finding, Severity, Target, did_you_mean, rule};
use crate::model::id::is_valid_id;
use crate::model::{Kind, Registry};
use crate::source::{LineIndex, Position, SourceId, SourceMap, Span, YamlPath, toml, yaml};

/// Why there is no snapshot.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder can't be listed.
    #[error("the registry can't be listed")]
    List(#[source] io::Error),
    /// There is no `ddv.toml`, or it can't be read.
    #[error("ddv.toml can't be read")]
    Config(#[source] ReadError),
    /// The store that the files come from is broken.
    #[error("the files can't be read")]
    Store(#[source] ReadError),
}

/// A loaded registry.
pub struct Snapshot {
    /// The settings; defaults in place of what is wrong.
    pub config: Config,
    /// `ddv.toml` is sound: figures may rest on it.
    pub is_config_sound: bool,
    /// The entities.
    pub registry: Registry,
    /// The paths of all files that findings can name.
    pub sources: SourceMap,
    /// `ddv.toml`, for findings about the registry as a whole.
    pub config_source: SourceId,
    /// What is wrong with the form of the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The files whose text holds an `@`.
    pub with_at_sign: HashSet<SourceId>,
    /// Exceptions that files make.
    pub exceptions: Vec<Exception>,
    /// Entity files found, unreadable ones included.
    pub files: usize,
    /// Entity files that can't be read as their kind.
    pub unreadable: usize,
    damaged: HashMap<SourceId, Vec<YamlPath>>,
    entity_files: BTreeMap<String, SourceId>,
    tree: Box<dyn Tree>,
}

/// A file to be read as an entity.
struct Candidate<'l> {
    file: EntityFile<'l>,
    /// Something is wrong with its name: read it for further findings only.
    is_rejected: bool,
    /// The name is as it is stored: otherwise the file can't be opened by it.
    is_exact: bool,
}

impl Snapshot {
    /// Reads the registry in `tree`, files in parallel. The result does not depend on their order.
    ///
    /// # Errors
    /// If the folder can't be listed or has no readable `ddv.toml`. Broken files are findings, not errors.
    pub fn load(tree: Box<dyn Tree>) -> Result<Self, LoadError> {
        Self::load_with(tree, &Cache::default())
    }

    /// As [`load`](Self::load), parsing only contents that `cache` does not hold.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub fn load_with(tree: Box<dyn Tree>, cache: &Cache) -> Result<Self, LoadError> {
        let mut sources = SourceMap::default();
        let config_source = sources.add(CONFIG_FILE);
        let mut diagnostics = Vec::new();
        let config = read_config(&*tree, config_source, &mut diagnostics)?;
        let is_config_sound = diagnostics.is_empty();

        let mut listed = tree.list().map_err(LoadError::List)?;
        listed.sort_by(|a, b| a.path.cmp(&b.path));
        let candidates = find_entities(&listed, &mut sources, &mut diagnostics);
        let results: Vec<Arc<FileResult>> = candidates
            .par_iter()
            .map(|c| {
                if !c.is_exact {
                    return Ok(Arc::default());
                }
                let (path, limit) = (c.file.path, config.datei_bytes);
                read_entity(c.file, limit, tree.content_id(path), cache, || {
                    tree.read(path, limit)
                })
            })
            .collect::<Result<_, _>>()
            .map_err(LoadError::Store)?;

        let mut registry = Registry::default();
        let mut exceptions = Vec::new();
        let mut with_at_sign = HashSet::new();
        let mut damaged = HashMap::new();
        let mut unreadable = 0;
        let files = candidates.len();
        let entity_files = candidates
            .iter()
            .map(|c| (c.file.path.to_owned(), c.file.source))
            .collect();
        for (candidate, result) in candidates.iter().zip(results) {
            let is_sound = result.is_sound && !candidate.is_rejected;
            unreadable += usize::from(!is_sound);
            let source = candidate.file.source;
            diagnostics.extend(result.diagnostics_in(source));
            exceptions.extend(result.exceptions_in(source));
            if result.has_at_sign {
                with_at_sign.insert(source);
            }
            if !result.damaged.is_empty() {
                damaged.insert(source, result.damaged.clone());
            }
            if let Some(entity) = &result.entity {
                entity.clone().store(candidate.file, &mut registry, is_sound);
            }
        }
        Ok(Self {
            config,
            is_config_sound,
            registry,
            sources,
            config_source,
            diagnostics,
            with_at_sign,
            exceptions,
            files,
            unreadable,
            damaged,
            entity_files,
            tree,
        })
    }

    /// Whether what rules say about `diagnostic`'s place is only an echo of a place that could not be read.
    pub fn is_echo(&self, diagnostic: &Diagnostic) -> bool {
        let place = &diagnostic.place;
        self.damaged
            .get(&place.source)
            .is_some_and(|paths| paths.iter().any(|p| place.path.is_within(p)))
    }

    /// The text of a file as it was parsed; empty if it can't be read any more.
    pub fn text(&self, source: SourceId) -> String {
        let path = self.sources.path(source);
        let bytes = self.tree.read(path, self.config.datei_bytes).unwrap_or_default();
        to_plain_text(source, &bytes).into_owned()
    }

    /// Whether an entity file lies at `path` (relative to the registry), readable or not.
    pub fn is_entity_file(&self, path: &str) -> bool {
        self.entity_files.contains_key(path)
    }

    /// The paths of all entity files, readable or not, in their order.
    pub fn entity_files(&self) -> impl Iterator<Item = (&str, SourceId)> {
        self.entity_files
            .iter()
            .map(|(path, source)| (path.as_str(), *source))
    }

    /// The text of the file at `path` (relative to the registry) as it was parsed. `None` for a file that is never
    /// parsed: its findings are about the whole file.
    pub fn find_text(&self, path: &str) -> Option<String> {
        let source = if path == CONFIG_FILE {
            Some(self.config_source)
        } else {
            self.entity_files.get(path).copied()
        };
        source.map(|source| self.text(source))
    }

    /// Finds lines and columns. Each file with findings is read once more; in parallel, the order is kept.
    pub fn locate(&self, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
        let mut by_source: BTreeMap<SourceId, Vec<Diagnostic>> = BTreeMap::new();
        for diagnostic in diagnostics {
            by_source
                .entry(diagnostic.place.source)
                .or_default()
                .push(diagnostic);
        }
        by_source
            .into_par_iter()
            .flat_map_iter(|(source, diagnostics)| self.locate_in(source, diagnostics))
            .collect()
    }

    fn locate_in(&self, source: SourceId, diagnostics: Vec<Diagnostic>) -> Vec<Finding> {
        let needs_text = diagnostics.iter().any(|d| d.place.target != Target::File);
        let text = if needs_text {
            self.text(source)
        } else {
            String::new()
        };
        let index = LineIndex::new(&text);
        let needs_tree = diagnostics
            .iter()
            .any(|d| matches!(d.place.target, Target::Key | Target::Value));
        let parsed = needs_tree.then(|| {
            if source == self.config_source {
                Some(toml::parse(&text).0)
            } else {
                yaml::parse(&text).root
            }
        });
        let root = parsed.flatten();
        diagnostics
            .into_iter()
            .map(|d| {
                let span = match d.place.target {
                    Target::File => None,
                    Target::Span(span) => Some(span),
                    Target::Key | Target::Value => root
                        .as_ref()
                        .map(|r| r.locate(&d.place.path, d.place.target == Target::Key).0),
                };
                let position = span.map_or(Position::START, |s| index.position(s.start));
                Finding {
                    file: self.sources.path(source).to_owned(),
                    line: position.line,
                    column: position.column,
                    end: span.map(|s| index.position(s.end)),
                    rule: d.rule,
                    severity: d.severity,
                    message: d.message,
                    help: d.help,
                    path: d.place.path.to_string(),
                    span: span.map(|s| Span::new(s.start.min(text.len()), s.end.min(text.len()))),
                }
            })
            .collect()
    }
}

/// The largest `ddv.toml` that is read, in bytes.
pub(super) const CONFIG_LIMIT: u64 = 1 << 20;

fn read_config(
    tree: &dyn Tree,
    source: SourceId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Config, LoadError> {
    parse_config(tree.read(CONFIG_FILE, CONFIG_LIMIT), source, diagnostics)
}

/// The settings as `ddv.toml` has them, which was read as `bytes`.
pub(super) fn parse_config(
    bytes: Result<Vec<u8>, ReadError>,
    source: SourceId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Config, LoadError> {
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error @ ReadError::TooLarge { .. }) => {
            diagnostics.push(unreadable(source, &error));
            return Ok(Config::default());
        }
        Err(error) => return Err(LoadError::Config(error)),
    };
    let prepared = super::text::prepare(source, &bytes);
    diagnostics.extend(prepared.diagnostics.finish());
    let (root, syntax) = toml::parse(&prepared.text);
    let has_syntax_error = !syntax.is_empty();
    diagnostics.extend(syntax.into_iter().map(|p| problem::diagnostic(source, p)));
    let (config, problems) = Config::from_node(&root);
    // Behind a syntax error keys may be missing that are written.
    let shown = problems.into_iter().filter(|p| {
        !(has_syntax_error && matches!(p.kind, crate::source::decode::ProblemKind::MissingKey { .. }))
    });
    diagnostics.extend(shown.map(|p| problem::diagnostic(source, p)));
    Ok(config)
}

fn find_entities<'l>(
    listed: &'l [Listed],
    sources: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Candidate<'l>> {
    let mut candidates: Vec<Candidate<'l>> = Vec::new();
    let mut taken: HashMap<(Kind, &str), SourceId> = HashMap::new();
    let mut lower: HashMap<String, &str> = HashMap::new();
    let mut unknown_folders = BTreeSet::new();
    for item in listed {
        let path = item.path.as_str();
        let (top, below) = path.split_once('/').unwrap_or((path, ""));
        let name = path.rsplit('/').next().unwrap_or(path);
        let extension = name.rsplit_once('.').map_or("", |(_, e)| e);
        let is_entity_name = matches!(extension, "yaml" | "yml");
        let kind = Kind::find(top).filter(|_| !below.is_empty());
        if let Some(other) = lower.insert(path.to_lowercase(), path) {
            let message =
                format!("`{path}` und `{other}` unterscheiden sich nur in Groß- und Kleinschreibung.");
            let help = "Unter Windows und macOS überschreibt eine die andere. Benennen Sie eine davon um.";
            let source = sources.add(path);
            diagnostics.push(
                Diagnostic::on_file(rule::SCHREIBWEISE_DOPPELT, Severity::Warnung, source, message)
                    .help(help),
            );
        }
        match item.kind {
            ListedKind::Folder => {}
            ListedKind::Link => {
                let relevant = kind.is_some() || Kind::find(top).is_some() || is_entity_name;
                if relevant && path != CONFIG_FILE {
                    let message = "Die Verknüpfung wird nicht gelesen; Verknüpfungen folgt `ddv` nie.";
                    diagnostics.push(passed_over(
                        sources.add(path),
                        message,
                        "Legen Sie die Datei selbst in den Ordner.",
                    ));
                }
            }
            ListedKind::Other => {
                if kind.is_some() && is_entity_name {
                    let message = "Das ist keine gewöhnliche Datei; sie wird nicht gelesen.";
                    diagnostics.push(passed_over(
                        sources.add(path),
                        message,
                        "Legen Sie den Eintrag als Textdatei in den Ordner.",
                    ));
                }
            }
            ListedKind::File { .. } => {
                let Some(kind) = kind else {
                    if is_entity_name {
                        outside(path, top, &mut unknown_folders, sources, diagnostics);
                    }
                    continue;
                };
                if !is_entity_name {
                    if matches!(extension.to_lowercase().as_str(), "yaml" | "yml") {
                        let message = format!("Die Datei endet auf `.{extension}` und wird nicht gelesen.");
                        diagnostics.push(passed_over(
                            sources.add(path),
                            message,
                            "Schreiben Sie die Endung klein: `.yaml`.",
                        ));
                    }
                    continue;
                }
                let source = sources.add(path);
                let id = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                let mut is_rejected = !item.is_exact;
                if !is_valid_id(id) || !item.is_exact {
                    is_rejected = true;
                    diagnostics.push(bad_id(source, id, item.is_exact));
                } else if let Some(first) = taken.get(&(kind, id)) {
                    is_rejected = true;
                    let message = format!(
                        "Die Kennung `{id}` ist schon durch `{}` vergeben.",
                        sources.path(*first)
                    );
                    diagnostics.push(
                        Diagnostic::on_file(rule::ID_DOPPELT, Severity::Fehler, source, message).help(
                            "Benennen Sie eine der beiden Dateien um oder löschen Sie eine. Bis dahin zählt nur die andere.",
                        ),
                    );
                } else {
                    taken.insert((kind, id), source);
                }
                candidates.push(Candidate {
                    file: EntityFile {
                        path,
                        id,
                        kind,
                        source,
                    },
                    is_rejected,
                    is_exact: item.is_exact,
                });
            }
        }
    }
    candidates
}

fn outside(
    path: &str,
    top: &str,
    unknown_folders: &mut BTreeSet<String>,
    sources: &mut SourceMap,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let folders = format!("Ordner mit Einträgen heißen {}.", Kind::WORDS.join(", "));
    if path == top {
        let message = "Die Datei liegt in keinem Ordner mit Einträgen und wird nicht gelesen.";
        diagnostics.push(passed_over(sources.add(path), message, folders));
    } else if unknown_folders.insert(top.to_owned()) {
        let message =
            format!("Der Ordner `{top}/` ist keine Art von Eintrag; seine Dateien werden nicht gelesen.");
        let help = did_you_mean(top, Kind::WORDS.iter().copied()).unwrap_or(folders);
        let found = Diagnostic::on_file(
            rule::ORDNER_UNBEKANNT,
            Severity::Warnung,
            sources.add(path),
            message,
        );
        diagnostics.push(found.help(help));
    }
}

/// A file or link that looks as if it should count and does not.
fn passed_over(source: SourceId, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic::on_file(rule::DATEI_UEBERGANGEN, Severity::Warnung, source, message).help(help)
}

fn bad_id(source: SourceId, id: &str, is_exact: bool) -> Diagnostic {
    let proposal = propose_id(id);
    let message = if is_exact {
        format!("`{id}` ist keine gültige Kennung.")
    } else {
        "Der Dateiname ist nicht in UTF-8 geschrieben.".to_owned()
    };
    let rules = "Kennungen bestehen aus Kleinbuchstaben, Ziffern und einzelnen Bindestrichen, beginnen mit einem \
                 Buchstaben und haben höchstens 64 Zeichen.";
    let help = match proposal {
        Some(proposal) => format!("Benennen Sie die Datei um, etwa in `{proposal}.yaml`. {rules}"),
        None => format!("Benennen Sie die Datei um. {rules}"),
    };
    Diagnostic::on_file(rule::ID_UNGUELTIG, Severity::Fehler, source, message).help(help)
}

/// A valid id near `text`.
fn propose_id(text: &str) -> Option<String> {
    let spelled = text
        .to_lowercase()
        .replace('ä', "ae")
        .replace('ö', "oe")
        .replace('ü', "ue")
        .replace('ß', "ss");
    let words: Vec<&str> = spelled
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    Some(words.join("-")).filter(|id| is_valid_id(id))
}
