//! Which files of a tree are entities, by their paths; what looks like one and is none.

use std::collections::{BTreeSet, HashMap};

use super::CONFIG_FILE;
use super::file::EntityFile;
use super::tree::{Listed, ListedKind};
use crate::diag::{Diagnostic, Severity, did_you_mean, rule};
use crate::model::Kind;
use crate::model::id::is_valid_id;
use crate::source::{SourceId, SourceMap};

/// A file to be read as an entity.
pub(super) struct Candidate<'l> {
    pub file: EntityFile<'l>,
    /// Something is wrong with its name: read it for further findings only.
    pub is_rejected: bool,
    /// The name is as it is stored: otherwise the file can't be opened by it.
    pub is_exact: bool,
}

/// The files of `listed` that are to hold entities, in path order; what is wrong with names and places goes to
/// `diagnostics`.
pub(super) fn find_entities<'l>(
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
