//! What commands need: the registry, the day, the look of the terminal, and where results go.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde::Serialize;

use super::args::{AuswahlArgs, ColorChoice, Format, FormatArgs, Global};
use super::error::CliError;
use super::output::{write_file, write_stream};
use super::run::{Environment, Status};
use crate::check::has_unknown_rule;
use crate::diag::did_you_mean;
use crate::history::{
    Commit, Gefragt, GitError, HistoryError, Register, Standing, Wann, geaendert_seit_ueberpruefung,
};
use crate::load::{FolderTree, Snapshot, find_registry};
use crate::model::{Datum, Kind, OeId, ProzessId, Registry};
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
    register: OnceCell<Rc<Register>>,
}

/// A registry in some state, whatever is wrong with it.
pub struct Gelesen {
    /// The registry with its settings.
    pub snapshot: ManuallyDrop<Snapshot>,
    /// The day that counts: `--stichtag`, else the day of the state, else today.
    pub stichtag: Datum,
    /// Where it was read.
    pub ort: Ort,
}

/// A registry that figures may be computed from.
pub struct Loaded {
    /// The registry with its settings.
    pub snapshot: ManuallyDrop<Snapshot>,
    /// What every output says of itself.
    pub kopf: Kopf,
    /// What has changed since the last reviews.
    pub aenderungen: Aenderungsstand,
    /// Where it was read.
    pub ort: Ort,
}

/// Where a state of the registry was read.
#[derive(Clone)]
pub struct Ort {
    /// The folder of the registry; none if a repository was named instead.
    pub ordner: Option<PathBuf>,
    /// The commit and the folder of the registry in its repository; none for files as they lie on disk.
    pub commit: Option<(Commit, String)>,
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
            register: OnceCell::new(),
        }
    }

    /// Today, as the world says.
    pub fn today(&self) -> Datum {
        self.environment.today
    }

    /// The day that the caller named with `--stichtag`.
    pub fn named_stichtag(&self) -> Option<Datum> {
        self.global.stichtag
    }

    /// The width that the caller named with `--breite`.
    pub fn named_width(&self) -> Option<usize> {
        self.global.breite
    }

    /// The state that the caller named with `--stand`; with `--git` the last one.
    pub fn named_stand(&self) -> Option<Wann> {
        let head = || Wann::Revision("HEAD".to_owned());
        let named = self.global.stand.as_deref().map(Wann::parse);
        named.or_else(|| self.global.git.as_ref().map(|_| head()))
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

    /// The registry in its repository.
    ///
    /// # Errors
    /// If there is no registry or no repository, or git can't be asked.
    pub fn register(&self) -> Result<Rc<Register>, CliError> {
        if let Some(known) = self.register.get() {
            return Ok(Rc::clone(known));
        }
        let register = match &self.global.git {
            Some(git) => {
                let place = self.global.registry.as_ref().map(|place| place.to_string_lossy());
                Register::in_repository(&self.environment.folder.join(git), place.as_deref())?
            }
            None => Register::of_folder(&self.registry_path()?)?.ok_or(GitError::NoRepository)?,
        };
        let register = Rc::new(register);
        // As with the files on disk: what was parsed lives until the process ends.
        std::mem::forget(Rc::clone(&register));
        Ok(Rc::clone(self.register.get_or_init(|| register)))
    }

    /// Reads the registry, whatever is wrong with it: the files on disk, or those of `--stand`.
    pub fn read(&self) -> Result<Gelesen, CliError> {
        match self.named_stand() {
            Some(wann) => self.read_at(&wann),
            None => self.read_folder(),
        }
    }

    /// Reads the registry as it was at `wann`, whatever is wrong with it.
    pub fn read_at(&self, wann: &Wann) -> Result<Gelesen, CliError> {
        let commit = self.register()?.resolve(wann)?;
        let stichtag = wann.tag().unwrap_or_else(|| commit.tag());
        self.read_commit(commit, stichtag)
    }

    /// Reads the registry as `commit` holds it. `stichtag` counts unless the caller named one.
    pub fn read_commit(&self, commit: Commit, stichtag: Datum) -> Result<Gelesen, CliError> {
        let register = self.register()?;
        let place = register
            .place_at(&commit)?
            .ok_or_else(|| register.absent(&commit))?;
        let snapshot = register
            .snapshot_at(&commit)
            .map_err(|error| self.explain(error))?;
        let ordner = match self.global.git {
            Some(_) => None,
            None => Some(self.registry_path()?),
        };
        Ok(Gelesen {
            snapshot: ManuallyDrop::new(snapshot),
            stichtag: self.global.stichtag.unwrap_or(stichtag),
            ort: Ort {
                ordner,
                commit: Some((commit, place)),
            },
        })
    }

    /// Where a look back starts: the commit of `--stand`, else HEAD; and its last day: `bis`, else `--stichtag`, else the
    /// day of `--stand`, else today.
    pub fn end_of_line(&self, bis: Option<Datum>) -> Result<(Commit, Datum), CliError> {
        let register = self.register()?;
        let wann = self.global.stand.as_deref().map(Wann::parse);
        let (commit, day) = if let Some(wann) = &wann {
            let commit = register.resolve(wann)?;
            let day = wann.tag().unwrap_or_else(|| commit.tag());
            (commit, day)
        } else {
            let head = register.repository().head()?.ok_or(GitError::NoCommit)?;
            (head, self.environment.today)
        };
        let bis = bis.or(self.global.stichtag).unwrap_or(day);
        Ok((register.repository().last_until(commit, bis)?, bis))
    }

    /// Reads the registry as `commit` holds it for figures of `stichtag`; says on stderr which files they lack.
    pub fn load_commit(&mut self, commit: &Commit, stichtag: Datum) -> Result<Loaded, CliError> {
        let mut gelesen = self.read_commit(commit.clone(), stichtag)?;
        gelesen.stichtag = stichtag;
        self.for_figures(gelesen)
    }

    /// The error of a look into the past.
    pub fn explain(&self, error: HistoryError) -> CliError {
        match error {
            HistoryError::Git(error) => CliError::Git(error),
            HistoryError::Load(source) => CliError::Load {
                path: self
                    .global
                    .git
                    .clone()
                    .unwrap_or_else(|| self.registry_path().unwrap_or_default()),
                source,
            },
        }
    }

    /// Says on stderr that files on disk differ from the last commit, where an output shows only commits.
    pub fn note_uncommitted(&mut self, what: &str) -> Result<(), CliError> {
        if self.global.git.is_none() && self.global.stand.is_none() && self.register()?.standing()?.is_changed
        {
            self.note(&format!(
                "Achtung: {what}; Ihre Änderungen sind noch nicht eingecheckt."
            ));
        }
        Ok(())
    }

    /// Reads the files on disk. The registry lives until the process ends: giving back each text of a large
    /// registry one by one serves nobody (8 % of the processor time of `pruefen` at 20,000 Steckbriefe).
    pub fn read_folder(&self) -> Result<Gelesen, CliError> {
        let path = self.registry_path()?;
        let snapshot = match Snapshot::load(Box::new(FolderTree::new(&path))) {
            Ok(snapshot) => ManuallyDrop::new(snapshot),
            Err(source) => return Err(CliError::Load { path, source }),
        };
        Ok(Gelesen {
            snapshot,
            stichtag: self.global.stichtag.unwrap_or(self.environment.today),
            ort: Ort {
                ordner: Some(path),
                commit: None,
            },
        })
    }

    /// What outputs say of themselves. Asks git where the files on disk stand.
    ///
    /// # Errors
    /// If git can't be asked.
    pub fn kopf(&self, gelesen: &Gelesen) -> Result<Kopf, CliError> {
        let standing = match &gelesen.ort.commit {
            Some((commit, _)) => Standing::of(commit),
            None => match self.register() {
                Ok(register) => register.standing()?,
                Err(CliError::Git(GitError::NoRepository)) => Standing::default(),
                Err(error) => return Err(error),
            },
        };
        Ok(Kopf::new(&gelesen.snapshot, gelesen.stichtag, standing))
    }

    /// The head of an output about the history up to `commit`, whatever is wrong with the registry. Its day is the one
    /// the caller named, else `tag`, else today.
    ///
    /// # Errors
    /// If git can't be asked, or the commit holds no registry.
    pub fn kopf_at(&self, commit: &Commit, standing: Standing, tag: Option<Datum>) -> Result<Kopf, CliError> {
        let register = self.register()?;
        let settings = register.settings_at(commit).map_err(GitError::from)?;
        let (commit, commit_tag) = standing.commit.unzip();
        Ok(Kopf {
            verwaltung: settings.verwaltung,
            stichtag: self.global.stichtag.or(tag).unwrap_or(self.environment.today),
            commit,
            commit_tag,
            geaendert: standing.is_changed,
            unlesbar: 0,
            filter: None,
        })
    }

    /// Reads the registry for figures; says on stderr which files they lack.
    pub fn load(&mut self) -> Result<Loaded, CliError> {
        let gelesen = self.read()?;
        self.for_figures(gelesen)
    }

    /// Reads the registry as it was at `wann` for figures; says on stderr which files they lack.
    pub fn load_at(&mut self, wann: &Wann) -> Result<Loaded, CliError> {
        let gelesen = self.read_at(wann)?;
        self.for_figures(gelesen)
    }

    /// A registry that figures may rest on; says on stderr which files they lack.
    ///
    /// # Errors
    /// If its settings are wrong, or git can't be asked.
    pub fn for_figures(&mut self, gelesen: Gelesen) -> Result<Loaded, CliError> {
        if !Self::has_sound_settings(&gelesen.snapshot) {
            let commit = gelesen.ort.commit.map(|(commit, _)| commit.id.short());
            return Err(CliError::BrokenConfig { commit });
        }
        let kopf = self.kopf(&gelesen)?;
        if let Some(missing) = kopf.missing() {
            self.note(&format!("Achtung: {missing}"));
        }
        let aenderungen = self.aenderungen(&gelesen, &kopf)?;
        Ok(Loaded {
            snapshot: gelesen.snapshot,
            kopf,
            aenderungen,
            ort: gelesen.ort,
        })
    }

    /// What the history will say of changes since the last reviews, once a view asks.
    fn aenderungen(&self, gelesen: &Gelesen, kopf: &Kopf) -> Result<Aenderungsstand, CliError> {
        let register = match self.register() {
            Ok(register) => register,
            Err(CliError::Git(GitError::NoRepository)) => return Ok(Aenderungsstand::unknown()),
            Err(error) => return Err(error),
        };
        let commit = gelesen.ort.commit.as_ref().map(|(commit, _)| commit.clone());
        let (is_changed, heute) = (kopf.geaendert, self.environment.today);
        let limit = gelesen.snapshot.config.datei_bytes;
        Ok(Aenderungsstand::new(move |registry| {
            let head = match &commit {
                Some(commit) => Some(commit.clone()),
                None => register.repository().head()?,
            };
            let Some(commit) = head else { return Ok(None) };
            let gefragt = Gefragt {
                registry,
                commit: &commit,
                is_changed,
                heute,
                limit,
            };
            Ok(geaendert_seit_ueberpruefung(&register, gefragt)?)
        }))
    }

    /// Whether figures may rest on the settings. A rule that does not exist is an unknown key like any other.
    pub fn has_sound_settings(snapshot: &Snapshot) -> bool {
        snapshot.is_config_sound && !has_unknown_rule(&snapshot.config)
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

    /// Whether results go to a file.
    pub fn writes_to_file(&self) -> bool {
        self.global.ausgabe.is_some()
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
        self.global.registry.is_some()
            || self.environment.registry.is_some()
            || self.global.stand.is_some()
            || self.global.git.is_some()
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

/// Why the registry at `place` in a commit could not be read.
pub fn history_error(place: &str, error: HistoryError) -> CliError {
    match error {
        HistoryError::Git(error) => CliError::Git(error),
        HistoryError::Load(source) => CliError::Load {
            path: PathBuf::from(place),
            source,
        },
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
    let chosen = matching(snapshot, kopf.stichtag, aenderungen, &filter)?;
    let von = population.prozesse.len();
    let population = population.narrowed(|prozess| chosen.contains(&prozess.id));
    kopf.filter = Some(KopfFilter {
        ausdruck: filter.text().to_owned(),
        auswahl: population.prozesse.len(),
        von,
        is_history_missed: aenderungen.is_missed(),
    });
    Ok(population)
}

/// The processes, of whatever status, that `filter` matches.
///
/// # Errors
/// If it needs a history that can't be read.
pub fn matching(
    snapshot: &Snapshot,
    stichtag: Datum,
    aenderungen: &Aenderungsstand,
    filter: &Filter,
) -> Result<BTreeSet<ProzessId>, CliError> {
    let umfeld = Umfeld::new(snapshot, stichtag, aenderungen);
    let chosen = snapshot.registry.prozesse.iter().filter(|prozess| {
        let eintrag = Eintrag::of_prozess(prozess);
        filter.matches(|feld| umfeld.wert(&eintrag, feld))
    });
    let chosen = chosen.map(|prozess| prozess.id.clone()).collect();
    aenderungen.check()?;
    Ok(chosen)
}

/// The filter that `expression` means for the fields of `katalog`.
///
/// # Errors
/// If it means none, with the place.
pub fn find_filter(expression: &str, katalog: &Katalog<'_>) -> Result<Filter, CliError> {
    Filter::parse(expression, katalog).map_err(CliError::Filter)
}
