//! `ddv pruefen`.

mod dateien;
mod format;

use std::path::{Path, PathBuf};

use clap::Args;

use self::dateien::select;
use self::format::{FormatArg, render};
use super::args::{FormatArgs, one_of, only_csv};
use super::error::{CliError, unknown_rule};
use super::exit::Status;
use super::git_error;
use super::output::write_file;
use super::session::{Gelesen, Session};
use crate::check::find_rule;
use crate::diag::{Severity, Summary};
use crate::history::{GitError, Wann};
use crate::load::Baseline;
use crate::render::diag;
use crate::view::befunde::{
    Ausgang, Auswahl, Bekannt, Frueher, Historie, NichtGeprueft, OhneHistorie, Pruefling, accepted,
    alle_befunde, neue_befunde,
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
    /// Nur diese Regeln zeigen und zählen, mit Komma getrennt
    #[arg(
        long,
        value_name = "REGEL,..",
        value_delimiter = ',',
        help_heading = "Prüfung"
    )]
    nur: Vec<String>,
    /// Nur Befunde ab diesem Schweregrad zeigen und zählen: fehler, warnung oder hinweis
    #[arg(
        long,
        value_name = "GRAD",
        default_value = "hinweis",
        value_parser = one_of(&Severity::ALL, Severity::as_str),
        hide_default_value = true,
        help_heading = "Prüfung"
    )]
    schwere: Severity,
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
        conflicts_with_all = ["dateien", "nur", "schwere", "format", "excel", "seit"],
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
        help_heading = "Ausgabe"
    )]
    format: FormatArg,
    /// CSV so, wie deutsches Excel es öffnet: Semikolon, Dezimalkomma, UTF-8 mit BOM
    #[arg(long, help_heading = "Ausgabe")]
    excel: bool,
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
        mindestens: args.schwere,
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
