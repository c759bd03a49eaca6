//! The states of the registry that a run reads: the files on disk, or what a commit holds.

use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::rc::Rc;

use super::Session;
use crate::check::has_unknown_rule;
use crate::cli::error::CliError;
use crate::config::Config;
use crate::history::{
    Commit, Gefragt, GitError, HistoryError, Register, Standing, Wann, geaendert_seit_ueberpruefung,
};
use crate::load::{FolderTree, Snapshot};
use crate::model::{Datum, Registry};
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::kopf::Kopf;

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

impl Loaded {
    /// The registry.
    pub fn registry(&self) -> &Registry {
        &self.snapshot.registry
    }

    /// Its settings.
    pub fn config(&self) -> &Config {
        &self.snapshot.config
    }

    /// The day of the figures.
    pub fn stichtag(&self) -> Datum {
        self.kopf.stichtag
    }
}

/// Where a state of the registry was read.
#[derive(Clone)]
pub struct Ort {
    /// The folder of the registry; none if a repository was named instead.
    pub ordner: Option<PathBuf>,
    /// The commit and the folder of the registry in its repository; none for files as they lie on disk.
    pub commit: Option<(Commit, String)>,
}

impl Ort {
    /// The commit that was read, or on which the files on disk stand; none before the first one.
    ///
    /// # Errors
    /// If git can't be asked.
    pub fn head(&self, register: &Register) -> Result<Option<Commit>, GitError> {
        match &self.commit {
            Some((commit, _)) => Ok(Some(commit.clone())),
            None => register.repository().head(),
        }
    }
}

impl Session<'_> {
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

    /// As [`register`](Self::register); none outside of git.
    ///
    /// # Errors
    /// If there is no registry, or git can't be asked.
    pub fn find_register(&self) -> Result<Option<Rc<Register>>, CliError> {
        match self.register() {
            Ok(register) => Ok(Some(register)),
            Err(CliError::Git(GitError::NoRepository)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The commit that the caller named, else HEAD.
    ///
    /// # Errors
    /// If there is none, or git can't be asked.
    pub fn tip(&self) -> Result<Commit, CliError> {
        let register = self.register()?;
        Ok(match self.named_stand() {
            Some(wann) => register.resolve(&wann)?,
            None => register.repository().head()?.ok_or(GitError::NoCommit)?,
        })
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
            .map_err(|error| history_error(&place, error))?;
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
        let commit = self.tip()?;
        let day = match &wann {
            Some(wann) => wann.tag().unwrap_or_else(|| commit.tag()),
            None => self.environment.today,
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
            None => match self.find_register()? {
                Some(register) => register.standing()?,
                None => Standing::default(),
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
        let stichtag = self.global.stichtag.or(tag).unwrap_or(self.environment.today);
        Ok(Kopf::of(&settings.verwaltung, stichtag, standing))
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
        let Some(register) = self.find_register()? else {
            return Ok(Aenderungsstand::unknown());
        };
        let ort = gelesen.ort.clone();
        let (is_changed, heute) = (kopf.geaendert, self.environment.today);
        let limit = gelesen.snapshot.config.datei_bytes;
        Ok(Aenderungsstand::new(move |registry| {
            let Some(commit) = ort.head(&register)? else {
                return Ok(None);
            };
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
