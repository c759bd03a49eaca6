//! `ddv pruefen`.

use std::path::{Component, Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::args::{FormatArgs, format_help, names, only_csv};
use super::error::{CliError, unknown_rule};
use super::exit::Status;
use super::git_error;
use super::output::write_file;
use super::session::{Gelesen, Session};
use crate::check::find_rule;
use crate::diag::{Severity, Summary};
use crate::history::{GitError, Wann};
use crate::load::Baseline;
use crate::render::Format;
use crate::render::diag::{self, TextOptions};
use crate::view::befunde::{
    Ausgang, Auswahl, Befunde, Bekannt, Frueher, Historie, NichtGeprueft, OhneHistorie, Pruefling, accepted,
    alle_befunde, neue_befunde, regeln,
};

/// So many entries to delete are named beside the output for programs.
const NEEDLESS_SHOWN: usize = 10;

/// Prüft das Register und nennt alle Befunde: was falsch ist, wo, und was zu tun ist.
///
/// Status 0: nichts zu beheben. Status 1: mindestens ein Fehler, mit --streng auch bei Warnungen. Status 2: falscher
/// Aufruf, oder das Register ist nicht zu finden oder nicht zu lesen. Der Status hängt nicht vom Format ab.
#[derive(Debug, Args)]
pub struct PruefenArgs {
    /// Nur Befunde in diesen Dateien oder Ordnern zeigen und zählen; gelesen wird immer das ganze Register
    #[arg(value_name = "DATEI", help_heading = "Argumente")]
    dateien: Vec<PathBuf>,
    /// Auch Warnungen führen zu Status 1
    #[arg(long, help_heading = "Prüfung")]
    streng: bool,
    /// Nur diese Regel zeigen und zählen (mehrfach möglich)
    #[arg(long, value_name = "REGEL", help_heading = "Prüfung")]
    nur: Vec<String>,
    /// Nur Befunde ab diesem Schweregrad zeigen und zählen: fehler, warnung oder hinweis
    #[arg(
        long,
        value_name = "GRAD",
        default_value = "hinweis",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Prüfung"
    )]
    schwere: SchwereArg,
    /// Nur Befunde zeigen und zählen, die es in diesem Stand noch nicht gab: git-Revision, Tag oder Quartal
    #[arg(long, value_name = "WANN", help_heading = "Nur neue Befunde")]
    seit: Option<String>,
    /// Nur Befunde zeigen und zählen, die nicht in dieser Datei stehen (Pfad ab dem Arbeitsverzeichnis)
    #[arg(long, value_name = "DATEI", help_heading = "Nur neue Befunde")]
    basislinie: Option<PathBuf>,
    /// Alle heutigen Befunde in die Datei von --basislinie schreiben, statt sie zu zeigen; Status 0
    #[arg(
        long,
        requires = "basislinie",
        conflicts_with_all = ["dateien", "nur", "schwere", "format", "seit"],
        help_heading = "Nur neue Befunde"
    )]
    basislinie_schreiben: bool,
    #[arg(
        long,
        help = FormatArg::help(),
        value_name = "FORMAT",
        default_value = "text",
        value_parser = FormatArg::parser(),
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Ausgabe"
    )]
    format: FormatArg,
    /// CSV so, wie deutsches Excel es öffnet: Semikolon, Dezimalkomma, UTF-8 mit BOM
    #[arg(long, help_heading = "Ausgabe")]
    excel: bool,
}

/// A format: one that only findings have, or any other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormatArg {
    Befunde(diag::Format),
    Allgemein(Format),
}

impl FormatArg {
    fn all() -> Vec<(String, Self)> {
        let general = names::<Format>().map(|(name, format)| (name, Self::Allgemein(format)));
        let special = names::<diag::Format>().map(|(name, format)| (name, Self::Befunde(format)));
        let is_special = |name: &str| names::<diag::Format>().any(|(special, _)| special == name);
        special
            .chain(general.filter(|(name, _)| !is_special(name)))
            .collect()
    }

    fn parser() -> impl TypedValueParser<Value = Self> {
        let names = Self::all().into_iter().map(|(name, _)| name);
        PossibleValuesParser::new(names).try_map(|text| {
            let found = Self::all().into_iter().find(|(name, _)| *name == text);
            found.map(|(_, format)| format).ok_or("unbekanntes Format")
        })
    }

    fn help() -> String {
        let names = Self::all().into_iter().map(|(name, _)| match name.as_str() {
            "kurz" => "kurz (eine Zeile je Befund)".to_owned(),
            _ => name,
        });
        format_help(names.collect())
    }
}

/// Severities on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SchwereArg {
    Fehler,
    Warnung,
    Hinweis,
}

impl From<SchwereArg> for Severity {
    fn from(schwere: SchwereArg) -> Self {
        match schwere {
            SchwereArg::Fehler => Self::Fehler,
            SchwereArg::Warnung => Self::Warnung,
            SchwereArg::Hinweis => Self::Hinweis,
        }
    }
}

pub fn run(args: &PruefenArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    for rule in &args.nur {
        if find_rule(rule).is_none() {
            return Err(unknown_rule(rule));
        }
    }
    let gelesen = session.read()?;
    let snapshot = &gelesen.snapshot;
    if let Some(name) = args.basislinie.as_ref().filter(|_| args.basislinie_schreiben) {
        return accept(name, &gelesen, session);
    }
    let dateien = match &args.dateien[..] {
        [] => None,
        paths => Some(select(paths, session.folder(), &gelesen)?),
    };
    let auswahl = Auswahl {
        nur: args.nur.clone(),
        mindestens: args.schwere.into(),
        dateien,
    };
    let basislinie = args
        .basislinie
        .as_deref()
        .map(|name| read_baseline(name, session.folder()))
        .transpose()?;
    // What nobody asks for need not be read from git.
    let is_asked = Historie::is_asked(&args.nur);
    let historie_of = |gelesen: &Gelesen| {
        if is_asked {
            session.historie_if_readable(gelesen)
        } else {
            Ok(Historie::Ungefragt)
        }
    };
    let frueher = args
        .seit
        .as_deref()
        .map(|stand| {
            let frueher = session.read_at(&Wann::parse(stand))?;
            let historie = historie_of(&frueher)?;
            Ok::<_, CliError>((stand, frueher, historie))
        })
        .transpose()?;
    let bekannt = Bekannt {
        basislinie: basislinie
            .as_ref()
            .map(|(name, baseline)| (name.as_str(), baseline)),
        seit: frueher.as_ref().map(|(stand, frueher, historie)| Frueher {
            stand,
            commit: frueher
                .ort
                .commit
                .as_ref()
                .map(|(commit, _)| commit.id.to_string()),
            snapshot: &frueher.snapshot,
            historie,
        }),
    };
    let historie = historie_of(&gelesen)?;
    let pruefling = Pruefling::new(snapshot, gelesen.stichtag).with(&historie);
    let befunde = neue_befunde(&pruefling, &auswahl, &bekannt);
    // Count first, render after: the status does not hang on the format.
    let status = match befunde.ausgang(args.streng) {
        Ausgang::Sauber => Status::Fine,
        Ausgang::Befunde => Status::Findings,
    };
    match args.format {
        FormatArg::Allgemein(format) => {
            let kopf = session.kopf(&gelesen)?;
            let args = FormatArgs {
                format,
                excel: args.excel,
            };
            session.show(&args, &kopf, &befunde.ergebnis())?;
        }
        FormatArg::Befunde(_) if args.excel => return Err(only_csv()),
        FormatArg::Befunde(format) => {
            let output = render(format, &befunde, &gelesen, session)?;
            session.write(output.as_bytes())?;
        }
    }
    for luecke in &befunde.nicht_geprueft {
        session.note(&ungeprueft(luecke));
    }
    if args.format != FormatArg::Befunde(diag::Format::Text) {
        let lines = diag::needless(&befunde, NEEDLESS_SHOWN);
        for line in lines.iter().chain(&diag::closing(&befunde)) {
            session.note(line);
        }
    }
    Ok(status)
}

/// What to say of a rule that could not be checked.
fn ungeprueft(luecke: &NichtGeprueft) -> String {
    let regel = luecke.regel;
    let (grund, hilfe) = match luecke.grund {
        OhneHistorie::Keine => (
            "es gibt keine git-Historie",
            "Checken Sie das Register in git ein, oder schalten Sie die Regel in `ddv.toml` ab.".to_owned(),
        ),
        OhneHistorie::FlacherKlon => (
            "dieser Klon enthält nur einen Teil der git-Historie",
            git_error::help(&GitError::Shallow),
        ),
        OhneHistorie::NichtLesbar => (
            "git kann die Historie nicht lesen",
            "`ddv nachweis` nennt die Ursache.".to_owned(),
        ),
    };
    format!("Nicht geprüft: `{regel}`, denn {grund}. {hilfe}")
}

/// The baseline in the file `name`, and that name for people.
fn read_baseline(name: &Path, folder: &Path) -> Result<(String, Baseline), CliError> {
    match Baseline::read(&folder.join(name)) {
        Ok(baseline) => Ok((name.display().to_string(), baseline)),
        Err(source) => Err(CliError::Basislinie {
            path: name.to_path_buf(),
            source,
        }),
    }
}

/// Writes all findings to the baseline `name`, unreadable files included: an old register is to become green at once.
fn accept(name: &Path, gelesen: &Gelesen, session: &mut Session<'_>) -> Result<Status, CliError> {
    if session.writes_to_file() {
        let help = "Lassen Sie `--ausgabe` weg; die Befunde kommen in die Datei von `--basislinie`.";
        return Err(CliError::usage(
            "`--basislinie-schreiben` gibt keine Befunde aus.",
            help,
        ));
    }
    let path = session.folder().join(name);
    match Baseline::is_something_else(&path) {
        Ok(false) => {}
        Ok(true) => {
            let message = format!(
                "`{}` ist keine Basislinie und wird nicht überschrieben.",
                name.display()
            );
            return Err(CliError::usage(message, "Nennen Sie eine andere Datei."));
        }
        Err(source) => {
            return Err(CliError::Basislinie {
                path: name.to_path_buf(),
                source,
            });
        }
    }
    let historie = session.historie_if_readable(gelesen)?;
    let pruefling = Pruefling::new(&gelesen.snapshot, gelesen.stichtag).with(&historie);
    let findings = alle_befunde(&pruefling);
    write_file(&path, Baseline::of(&findings).to_text().as_bytes())?;
    let summary = Summary::new(gelesen.snapshot.files, &findings);
    session.note(&format!(
        "Basislinie `{}` geschrieben: {}",
        name.display(),
        accepted(&summary)
    ));
    Ok(Status::Fine)
}

fn render(
    format: diag::Format,
    befunde: &Befunde,
    gelesen: &Gelesen,
    session: &Session<'_>,
) -> Result<String, CliError> {
    let snapshot = &gelesen.snapshot;
    // For people the files as seen from here; for tools as seen from the root of the repository.
    let place = gelesen.ort.commit.as_ref().map(|(_, place)| place.clone());
    let near = match (&gelesen.ort.ordner, &place) {
        (Some(ordner), _) => relative(ordner, session.folder()),
        (None, place) => place.clone().unwrap_or_default(),
    };
    let from_root = || -> Result<String, CliError> {
        if let Some(place) = &place {
            return Ok(place.clone());
        }
        let root = match session.register() {
            Ok(register) => register.repository().workdir().map(Path::to_path_buf),
            Err(CliError::Git(GitError::NoRepository)) => None,
            Err(error) => return Err(error),
        };
        let ordner = gelesen.ort.ordner.as_deref();
        Ok(ordner
            .zip(root)
            .map_or_else(|| near.clone(), |(ordner, root)| relative(ordner, &root)))
    };
    Ok(match format {
        diag::Format::Text => {
            let look = session.look();
            let options = TextOptions {
                prefix: &near,
                colour: look.is_colored,
                width: look.width,
            };
            diag::text(befunde, options, &|file| snapshot.find_text(file))
        }
        diag::Format::Kurz => diag::kurz(befunde, &near),
        diag::Format::Sarif => diag::sarif(befunde, &regeln(), &from_root()?, env!("CARGO_PKG_VERSION")),
        diag::Format::Github => diag::github(befunde, &from_root()?),
        diag::Format::Gitlab => diag::gitlab(befunde, &from_root()?),
        diag::Format::Junit => diag::junit(befunde, &from_root()?),
    })
}

/// The path of `to` as seen from `from`, with `/`; empty if both are the same folder.
fn relative(to: &Path, from: &Path) -> String {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let (to, from) = (real(to), real(from));
    let common = to
        .components()
        .zip(from.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = to
        .components()
        .skip(common)
        .map(|c| c.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

/// The files of the registry that `paths` name, relative to it; a folder stands for all files below it.
fn select(paths: &[PathBuf], folder: &Path, gelesen: &Gelesen) -> Result<Vec<String>, CliError> {
    let snapshot = &gelesen.snapshot;
    let mut selected = Vec::new();
    for path in paths {
        // In a state of the past files need not lie on disk: they are named as seen from the registry.
        let in_past = || {
            let path = path.to_string_lossy().replace('\\', "/");
            let path = path.trim_end_matches('/').to_owned();
            let is_there = |p: &str| p == path || p.starts_with(&format!("{path}/"));
            let is_known = gelesen.ort.commit.is_some() && snapshot.sources.paths().any(is_there);
            is_known.then_some(path)
        };
        let ordner = gelesen.ort.ordner.as_deref();
        let on_disk = ordner.and_then(|ordner| within(path, folder, ordner));
        let Some(file) = on_disk.or_else(in_past) else {
            let message = format!("`{}` liegt nicht im Register oder fehlt.", path.display());
            let help =
                "Nennen Sie Dateien des Registers, vom Arbeitsverzeichnis oder vom Register aus gesehen.";
            return Err(CliError::usage(message, help));
        };
        let below = if file.is_empty() {
            String::new()
        } else {
            format!("{file}/")
        };
        selected.extend(
            snapshot
                .sources
                .paths()
                .filter(|p| p.starts_with(&below))
                .map(str::to_owned),
        );
        selected.push(file);
    }
    selected.sort_unstable();
    selected.dedup();
    Ok(selected)
}

/// `path` relative to the registry, with `/`. Links are not followed in its last part, as in reading.
fn within(path: &Path, folder: &Path, registry: &Path) -> Option<String> {
    let registry = registry.canonicalize().ok()?;
    [folder, &registry].into_iter().find_map(|base| {
        let full = base.join(path);
        full.symlink_metadata().ok()?;
        let parent = match full.components().next_back()? {
            Component::Normal(_) => full.parent()?.canonicalize().ok()?.join(full.file_name()?),
            _ => full.canonicalize().ok()?,
        };
        let below = parent.strip_prefix(&registry).ok()?;
        let parts: Vec<_> = below
            .components()
            .map(|c| c.as_os_str().to_string_lossy().into_owned())
            .collect();
        Some(parts.join("/"))
    })
}
