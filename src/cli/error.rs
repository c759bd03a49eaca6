//! Errors of the command line: what went wrong, what to do, always exit status 2.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use crate::check::RULES;
use crate::diag::did_you_mean;
use crate::history::GitError;
use crate::load::{BaselineError, LoadError};
use crate::score::haushalt::ZuGross;
use crate::view::feld::FeldFehler;
use crate::view::filter::FilterError;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// No registry at or above the working directory.
    #[error("Hier gibt es kein Register.")]
    NoRegistry,
    /// The named folder has no `ddv.toml`.
    #[error("Der Ordner `{}` ist kein Register: Dort liegt keine Datei `ddv.toml`.", .0.display())]
    NotARegistry(PathBuf),
    /// The registry can't be read.
    #[error("Das Register `{}` kann nicht gelesen werden.", .path.display())]
    Load {
        /// The registry.
        path: PathBuf,
        /// Why.
        #[source]
        source: LoadError,
    },
    /// `ddv.toml` is wrong: no figure may rest on it.
    #[error("Die Einstellungen in `ddv.toml` sind {}fehlerhaft; damit lässt sich keine Zahl berechnen.",
        .commit.as_ref().map_or_else(String::new, |commit| format!("im Commit {commit} ")))]
    BrokenConfig {
        /// The commit, unless the files on disk were read.
        commit: Option<String>,
    },
    /// git could not be asked.
    #[error("{}", super::git_error::message(.0))]
    Git(GitError),
    /// A new repository can't be made.
    #[error("Das Repository `{}` kann nicht angelegt werden.", .path.display())]
    NewRepository {
        /// Where.
        path: PathBuf,
        /// Why.
        #[source]
        source: GitError,
    },
    /// An id that names nothing.
    #[error("{what} `{id}` gibt es nicht.")]
    UnknownId {
        /// The kind with its article: `Die Organisationseinheit`.
        what: &'static str,
        /// The id.
        id: String,
        /// "Meinten Sie ...?"
        suggestion: Option<String>,
    },
    /// An expression that is no filter.
    #[error("Der Ausdruck hinter `--wo` ist an Stelle {} falsch: {}", .0.column(), .0.message)]
    Filter(FilterError),
    /// The baseline can't be used.
    #[error("Die Basislinie `{}` kann nicht gelesen werden.", .path.display())]
    Basislinie {
        /// Its file.
        path: PathBuf,
        /// Why.
        #[source]
        source: BaselineError,
    },
    /// Wrong use of the command line.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to write instead.
        help: String,
    },
    /// A file that the caller named can't be read.
    #[error("Die Datei `{}` kann nicht gelesen werden.", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The output can't be written.
    #[error("Die Ausgabe nach `{}` ist fehlgeschlagen.", .path.display())]
    Write {
        /// The target.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Standard output is gone: the reader has seen enough.
    #[error("Die Ausgabe wurde geschlossen.")]
    ClosedPipe,
    /// Standard output can't be written.
    #[error("Die Ausgabe ist fehlgeschlagen.")]
    Stdout(#[source] std::io::Error),
}

impl CliError {
    /// Wrong use, with what to write instead.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            help: help.into(),
        }
    }

    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        let help = match self {
            Self::NoRegistry => {
                "Wechseln Sie in ein Verzeichnis mit `ddv.toml` oder `registry/ddv.toml`, oder nennen Sie das \
                 Register mit `--registry ORDNER`."
            }
            Self::NotARegistry(_) => {
                "Nennen Sie mit `--registry` (oder DDV_REGISTRY) den Ordner, in dem `ddv.toml` liegt."
            }
            Self::Load {
                source: LoadError::Store(_),
                ..
            } => super::git_error::STORE_HELP,
            Self::Load { .. } => "Prüfen Sie, ob der Ordner existiert und Sie ihn lesen dürfen.",
            Self::BrokenConfig { commit: None } => "`ddv pruefen` nennt die Stellen.",
            Self::BrokenConfig { commit: Some(commit) } => {
                return Some(format!("`ddv pruefen --stand {commit}` nennt die Stellen."));
            }
            Self::Git(error) => return Some(super::git_error::help(error)),
            Self::UnknownId { suggestion, .. } => return suggestion.clone(),
            Self::Basislinie { source, .. } => baseline_help(source),
            Self::Filter(error) => return Some(error.help.clone()),
            Self::Usage { help, .. } => return Some(help.clone()).filter(|h| !h.is_empty()),
            Self::NewRepository { .. } => {
                "Prüfen Sie, ob dort genug Platz ist und Sie schreiben dürfen; es ist nichts zurückgeblieben."
            }
            Self::Read { .. } => "Prüfen Sie, ob es die Datei gibt und Sie sie lesen dürfen.",
            Self::Write { .. } => "Prüfen Sie, ob der Ordner existiert und Sie dort schreiben dürfen.",
            Self::ClosedPipe | Self::Stdout(_) => return None,
        };
        Some(help.to_owned())
    }

    /// What happened below, in German where the operating system says what it was.
    pub fn cause(&self) -> Option<String> {
        if let Self::Git(error) = self {
            return super::git_error::cause(error);
        }
        let mut next = std::error::Error::source(self);
        let mut last = None;
        while let Some(error) = next {
            // Our own layers only name the step; the last cause is what happened.
            last = Some(match error.downcast_ref::<io::Error>() {
                Some(error) => io_words(error),
                None => error.to_string(),
            });
            next = error.source();
        }
        last
    }
}

/// The error about a rule that does not exist.
pub fn unknown_rule(name: &str) -> CliError {
    let suggestion = did_you_mean(name, RULES.iter().map(|rule| rule.page().id.0));
    let suggestion = suggestion.or_else(|| Some("`ddv regeln` nennt alle Regeln.".to_owned()));
    CliError::UnknownId {
        what: "Die Regel",
        id: name.to_owned(),
        suggestion,
    }
}

/// Amounts that no sum can hold to the cent.
pub fn too_large(error: &ZuGross) -> CliError {
    CliError::usage(
        "Die Beträge der Budgets sind zusammen zu groß, um sie auf den Cent genau zu summieren.",
        format!(
            "Prüfen Sie die Beträge unter `budget`; den größten nennt das Projekt `{}`.",
            error.projekt
        ),
    )
}

fn baseline_help(error: &BaselineError) -> &'static str {
    match error {
        BaselineError::Missing => {
            "Legen Sie sie mit `--basislinie-schreiben` an. Der Pfad gilt ab dem Arbeitsverzeichnis."
        }
        BaselineError::Read(_) => "Prüfen Sie, ob das eine Datei ist und Sie sie lesen dürfen.",
        BaselineError::TooLarge => "Nennen Sie die Datei, die `--basislinie-schreiben` angelegt hat.",
        BaselineError::Version(_) => {
            "Verwenden Sie das Programm, das sie geschrieben hat, oder schreiben Sie sie mit `--basislinie-schreiben` neu."
        }
        BaselineError::Broken { .. } => {
            "Beheben Sie die Stelle, holen Sie die Datei aus git zurück, oder schreiben Sie sie mit \
             `--basislinie-schreiben` neu; das übernimmt alle heutigen Befunde."
        }
    }
}

fn io_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "Den Ordner oder die Datei gibt es nicht.".to_owned(),
        ErrorKind::PermissionDenied => "Der Zugriff ist nicht erlaubt.".to_owned(),
        ErrorKind::IsADirectory => "Dort liegt ein Ordner.".to_owned(),
        ErrorKind::NotADirectory => "Dort liegt eine Datei, kein Ordner.".to_owned(),
        ErrorKind::StorageFull => "Der Datenträger ist voll.".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "Der Datenträger ist schreibgeschützt.".to_owned(),
        _ => error.to_string(),
    }
}

impl From<GitError> for CliError {
    fn from(error: GitError) -> Self {
        Self::Git(error)
    }
}

impl From<FeldFehler> for CliError {
    fn from(error: FeldFehler) -> Self {
        Self::usage(error.to_string(), error.help())
    }
}

/// An error as it stands on stderr.
pub struct Shown<'e>(pub &'e CliError);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escape = |text: &str| crate::render::escape::terminal(text).into_owned();
        writeln!(f, "Fehler: {}", escape(&self.0.to_string()))?;
        if let CliError::Filter(error) = self.0 {
            for line in error.excerpt().lines() {
                writeln!(f, "{}", escape(line))?;
            }
        }
        if let Some(cause) = self.0.cause() {
            writeln!(f, "Ursache: {}", escape(&cause))?;
        }
        if let Some(help) = self.0.help() {
            writeln!(f, "Hilfe: {}", escape(&help))?;
        }
        Ok(())
    }
}
