//! What commands need: the registry, the day, the look of the terminal, and where results go.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{AuswahlArgs, ColorChoice, Format, FormatArgs, Global};
use super::error::CliError;
use super::output::{write_file, write_stream};
use super::run::{Environment, Status};
use crate::check::find_rule;
use crate::diag::did_you_mean;
use crate::history::{Standing, standing};
use crate::load::{FolderTree, Snapshot, find_registry};
use crate::model::{Datum, Kind, OeId, Registry};
use crate::render::csv::Dialect;
use crate::render::text::Look;
use crate::render::{csv, markdown, text};
use crate::score::Population;
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::feld::{Eintrag, Katalog, Umfeld};
use crate::view::filter::Filter;
use crate::view::kopf::{Kopf, KopfFilter, bare_json};
use crate::view::report::Report;

/// Width of text that goes to a file or a pipe.
const PIPE_WIDTH: usize = 120;

/// One run of a command.
pub struct Session<'e> {
    global: &'e Global,
    environment: &'e Environment,
    stdout: &'e mut dyn Write,
    stderr: &'e mut dyn Write,
}

/// A registry that figures may be computed from.
pub struct Loaded {
    /// The registry with its settings.
    pub snapshot: ManuallyDrop<Snapshot>,
    /// What every output says of itself.
    pub kopf: Kopf,
    /// What has changed since the last reviews.
    pub aenderungen: Aenderungsstand,
}

impl<'e> Session<'e> {
    pub fn new(
        global: &'e Global,
        environment: &'e Environment,
        stdout: &'e mut dyn Write,
        stderr: &'e mut dyn Write,
    ) -> Self {
        Self {
            global,
            environment,
            stdout,
            stderr,
        }
    }

    /// The day that counts: `--stichtag`, else today.
    pub fn stichtag(&self) -> Datum {
        self.global.stichtag.unwrap_or(self.environment.today)
    }

    /// The folder of the registry.
    pub fn registry_path(&self) -> Result<PathBuf, CliError> {
        let named = self
            .global
            .registry
            .as_ref()
            .or(self.environment.registry.as_ref());
        match named {
            Some(named) => {
                let path = self.environment.folder.join(named);
                if path.join(crate::load::CONFIG_FILE).is_file() {
                    Ok(path)
                } else {
                    Err(CliError::NotARegistry(named.clone()))
                }
            }
            None => find_registry(&self.environment.folder).ok_or(CliError::NoRegistry),
        }
    }

    /// The working directory, for paths that are relative to it.
    pub fn folder(&self) -> &Path {
        &self.environment.folder
    }

    /// Reads the registry, whatever state it is in. It lives until the process ends: giving back each text of a large
    /// registry one by one serves nobody (8 % of the processor time of `pruefen` at 20,000 Steckbriefe).
    pub fn snapshot(&self) -> Result<(ManuallyDrop<Snapshot>, PathBuf), CliError> {
        let path = self.registry_path()?;
        match Snapshot::load(Box::new(FolderTree::new(&path))) {
            Ok(snapshot) => Ok((ManuallyDrop::new(snapshot), path)),
            Err(source) => Err(CliError::Load { path, source }),
        }
    }

    /// Reads the registry for figures; says on stderr which files they lack.
    pub fn load(&mut self) -> Result<Loaded, CliError> {
        let (snapshot, path) = self.snapshot()?;
        // A rule that does not exist is an unknown key like any other.
        let has_unknown_rule = snapshot
            .config
            .regeln
            .keys()
            .any(|name| find_rule(name).is_none());
        if !snapshot.is_config_sound || has_unknown_rule {
            return Err(CliError::BrokenConfig);
        }
        let kopf = self.kopf(&snapshot, &path)?;
        if let Some(missing) = kopf.missing() {
            self.note(&format!("Achtung: {missing}"));
        }
        Ok(Loaded {
            snapshot,
            kopf,
            aenderungen: Aenderungsstand::unknown(),
        })
    }

    /// What outputs say of themselves.
    pub fn kopf(&self, snapshot: &Snapshot, path: &Path) -> Result<Kopf, CliError> {
        let standing: Standing = standing(path)?;
        Ok(Kopf::new(snapshot, self.stichtag(), standing))
    }

    /// A line on stderr.
    pub fn note(&mut self, line: &str) {
        // If stderr is gone there is nobody to tell.
        let _ = writeln!(self.stderr, "{}", crate::render::escape::terminal(line));
    }

    /// Data that is on its way to a terminal instead of a program must not steer it.
    fn for_eyes(&self, data: String) -> String {
        if !self.is_to_terminal() {
            return data;
        }
        data.split_inclusive('\n')
            .map(|line| match line.strip_suffix('\n') {
                Some(line) => format!("{}\n", crate::render::terminal(line.trim_end_matches('\r'))),
                None => crate::render::terminal(line).into_owned(),
            })
            .collect()
    }

    fn is_to_terminal(&self) -> bool {
        self.environment.is_terminal && self.global.ausgabe.is_none()
    }

    /// How text looks: wide enough for the terminal, coloured if that makes sense.
    pub fn look(&self) -> Look {
        let is_colored = match self.global.color {
            ColorChoice::Immer => true,
            ColorChoice::Nie => false,
            ColorChoice::Auto => self.is_to_terminal() && !self.environment.no_color,
        };
        let width = self
            .global
            .breite
            .or(self.environment.width)
            .unwrap_or(PIPE_WIDTH);
        Look {
            width: width.max(40),
            is_colored,
        }
    }

    /// Whether the caller named a registry, so that not finding one is an error.
    pub fn is_registry_named(&self) -> bool {
        self.global.registry.is_some() || self.environment.registry.is_some()
    }

    /// Writes a view in the wanted format.
    pub fn show(
        &mut self,
        args: &FormatArgs,
        kopf: &Kopf,
        name: &str,
        view: &impl Serialize,
        report: impl FnOnce() -> Report,
    ) -> Result<Status, CliError> {
        self.show_with(args, || kopf.json(name, view), report)
    }

    /// Writes a view that is about no registry.
    pub fn show_bare(
        &mut self,
        args: &FormatArgs,
        name: &str,
        view: &impl Serialize,
        report: impl FnOnce() -> Report,
    ) -> Result<Status, CliError> {
        self.show_with(args, || bare_json(name, view), report)
    }

    fn show_with(
        &mut self,
        args: &FormatArgs,
        json: impl FnOnce() -> String,
        report: impl FnOnce() -> Report,
    ) -> Result<Status, CliError> {
        if args.excel && args.format != Format::Csv {
            let help = "Schreiben Sie `--format csv --excel`.";
            return Err(CliError::usage("`--excel` gibt es nur mit `--format csv`.", help));
        }
        let output = match args.format {
            Format::Json => json(),
            Format::Text => text::render(&report(), self.look()),
            Format::Md => markdown::render(&report()),
            Format::Csv if args.excel => self.for_eyes(csv::render(&report(), Dialect::Excel)),
            Format::Csv => self.for_eyes(csv::render(&report(), Dialect::Plain)),
        };
        self.write(output.as_bytes())
    }

    /// Writes a result to `--ausgabe` or stdout.
    pub fn write(&mut self, output: &[u8]) -> Result<Status, CliError> {
        match &self.global.ausgabe {
            Some(target) => write_file(&self.environment.folder.join(target), output)?,
            None => write_stream(self.stdout, output)?,
        }
        Ok(Status::Fine)
    }
}

/// The OE called `id`.
///
/// # Errors
/// If there is none, with the nearest one.
pub fn find_oe(registry: &Registry, id: &str) -> Result<OeId, CliError> {
    let oe = OeId::new(id);
    if registry.organisation.find(&oe).is_some() {
        return Ok(oe);
    }
    let known = registry.organisation.iter().map(|oe| oe.id.as_str());
    let all = || Some("`ddv liste organisation` zeigt alle Kennungen.".to_owned());
    let suggestion = did_you_mean(id, known).or_else(all);
    Err(CliError::UnknownId {
        what: "Die Organisationseinheit",
        id: id.to_owned(),
        suggestion,
    })
}

/// The processes that the arguments select; a filter is noted in `kopf`, so that every output says so.
///
/// # Errors
/// If an id names nothing, the filter is wrong, or it needs a history that can't be read.
pub fn population<'r>(
    snapshot: &'r Snapshot,
    kopf: &mut Kopf,
    aenderungen: &Aenderungsstand,
    args: &AuswahlArgs,
) -> Result<Population<'r>, CliError> {
    let registry = &snapshot.registry;
    let oe = args.oe.as_deref().map(|id| find_oe(registry, id)).transpose()?;
    let population = Population::new(registry, oe.as_ref());
    let Some(expression) = &args.wo else {
        return Ok(population);
    };
    let filter = find_filter(expression, &Katalog::new(registry, Kind::Prozesse))?;
    let umfeld = Umfeld::new(snapshot, kopf.stichtag, aenderungen);
    let von = population.prozesse.len();
    let population = population.narrowed(|prozess| {
        let eintrag = Eintrag::of_prozess(prozess);
        filter.matches(|feld| umfeld.wert(&eintrag, feld))
    });
    aenderungen.check()?;
    kopf.filter = Some(KopfFilter {
        ausdruck: filter.text().to_owned(),
        auswahl: population.prozesse.len(),
        von,
        is_history_missed: aenderungen.is_missed(),
    });
    Ok(population)
}

/// The filter that `expression` means for the fields of `katalog`.
///
/// # Errors
/// If it means none, with the place.
pub fn find_filter(expression: &str, katalog: &Katalog<'_>) -> Result<Filter, CliError> {
    Filter::parse(expression, katalog).map_err(CliError::Filter)
}
