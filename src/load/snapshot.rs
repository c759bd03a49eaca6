//! The state of a registry at one moment: settings, entities, and what is wrong with the form of its files.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use super::CONFIG_FILE;
use super::cache::Cache;
use super::candidate::find_entities;
use super::file::{FileResult, read_entity, unreadable};
use super::problem;
use super::text::to_plain_text;
use super::tree::{ReadError, Tree};
use crate::config::Config;
use crate::diag::{Diagnostic, Exception, Finding, Target};
use crate::model::Registry;
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
    pub(super) tree: Arc<dyn Tree>,
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
        let (_, config_source) = Self::sources();
        let mut diagnostics = Vec::new();
        let config = read_config(&*tree, config_source, &mut diagnostics)?;
        Self::read(Arc::from(tree), cache, config, diagnostics)
    }

    /// The files of a registry before any entity: `ddv.toml`.
    fn sources() -> (SourceMap, SourceId) {
        let mut sources = SourceMap::default();
        let config_source = sources.add(CONFIG_FILE);
        (sources, config_source)
    }

    /// Reads the entities with `config`; `diagnostics` is what is wrong with that.
    pub(super) fn read(
        tree: Arc<dyn Tree>,
        cache: &Cache,
        config: Config,
        mut diagnostics: Vec<Diagnostic>,
    ) -> Result<Self, LoadError> {
        let (mut sources, config_source) = Self::sources();
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
