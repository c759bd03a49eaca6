//! `--variante` and `--vergleich`: the same figures with other numbers than `ddv.toml` has.

use clap::Args;

use super::args::AuswahlArgs;
use super::error::CliError;
use super::session::{Loaded, Ort, Request, Session};
use crate::config::{Annahme, AnnahmeFehler, Config};
use crate::diag::{Diagnostic, rule};
use crate::load::Snapshot;
use crate::model::Kind;
use crate::view::kopf::Kopf;
use crate::view::variante::Variante;
use crate::view::vergleich::Lauf;

#[cfg(test)]
mod tests;

/// Numbers of `ddv.toml` that a run replaces.
#[derive(Debug, Args)]
#[command(next_help_heading = "Annahmen")]
pub struct VarianteArgs {
    /// Mit einer anderen Zahl rechnen, als in `ddv.toml` steht, etwa `gewicht_recht=50`; mehrere trennt ein Komma
    #[arg(long, value_name = "SCHLUESSEL=WERT")]
    variante: Vec<String>,
}

/// The same, for commands that can show several runs side by side.
#[derive(Debug, Args)]
#[command(next_help_heading = "Annahmen")]
pub struct VergleichArgs {
    #[command(flatten)]
    pub variante: VarianteArgs,
    /// Jede `--variante` für sich rechnen und neben den Einstellungen aus `ddv.toml` zeigen
    #[arg(long)]
    vergleich: bool,
}

impl VergleichArgs {
    /// Whether several runs are to be shown.
    pub fn is_wanted(&self) -> bool {
        self.vergleich
    }
}

impl VarianteArgs {
    /// Whether one of them is the number called `schluessel`, for commands that can name it in another way too.
    ///
    /// # Errors
    /// If they name no numbers of `ddv.toml`.
    pub fn replaces(&self, schluessel: &str) -> Result<bool, CliError> {
        for text in &self.variante {
            if Annahme::parse_all(text)?
                .iter()
                .any(|a| a.schluessel == schluessel)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The assumptions of the one run that all `--variante` make together.
    fn zusammen(&self) -> Result<Vec<Annahme>, CliError> {
        let mut annahmen = Vec::new();
        for text in &self.variante {
            annahmen.extend(Annahme::parse_all(text)?);
        }
        Ok(Annahme::of_one_run(annahmen)?)
    }

    /// The assumptions of each run that is compared with `ddv.toml`.
    fn einzeln(&self) -> Result<Vec<Vec<Annahme>>, CliError> {
        if self.variante.is_empty() {
            let help = "Schreiben Sie etwa `--variante gewicht_recht=50 --vergleich`.";
            return Err(CliError::usage("Zu `--vergleich` fehlt eine `--variante`.", help));
        }
        let run = |text: &String| Ok(Annahme::of_one_run(Annahme::parse_all(text)?)?);
        self.variante.iter().map(run).collect()
    }
}

/// A registry that several runs compute figures of, each with its settings.
pub struct Laeufe {
    loaded: Loaded,
    laeufe: Vec<(Variante, Config)>,
}

impl Session<'_> {
    /// As [`load`](Self::load), with the settings that `args` ask for; the head says so.
    ///
    /// # Errors
    /// As [`load`](Self::load), or if `args` name no numbers of `ddv.toml`.
    pub fn load_variante(&mut self, args: &VarianteArgs) -> Result<Loaded, CliError> {
        let annahmen = args.zusammen()?;
        let mut gelesen = self.read()?;
        let mut variante = Variante::default();
        // Settings that are wrong themselves are told of where figures are about to rest on them.
        if !annahmen.is_empty() && Self::has_sound_settings(&gelesen.snapshot) {
            let config;
            (variante, config) = einstellungen(&gelesen.snapshot, &annahmen)?;
            set_config(&mut gelesen.snapshot, &gelesen.ort, config)?;
        }
        let mut loaded = self.for_figures(gelesen)?;
        loaded.kopf.variante = variante;
        Ok(loaded)
    }

    /// The runs that `args` ask to compare, every one checked before the first is computed.
    ///
    /// # Errors
    /// As [`load`](Self::load), or if `args` name no runs.
    pub fn load_vergleich(&mut self, args: &VergleichArgs) -> Result<Laeufe, CliError> {
        let einzeln = args.variante.einzeln()?;
        let loaded = self.load()?;
        let laeufe = einzeln
            .iter()
            .map(|annahmen| einstellungen(&loaded.snapshot, annahmen));
        Ok(Laeufe {
            laeufe: laeufe.collect::<Result<_, _>>()?,
            loaded,
        })
    }
}

impl Laeufe {
    /// What `compute` gives for the entries of `kind` that `args` select, with the settings of each run, those of `ddv.toml`
    /// first; with the head of the first and the runs.
    ///
    /// # Errors
    /// As [`Loaded::select`], or the first that `compute` gives.
    pub fn each<T>(
        self,
        kind: Kind,
        args: &AuswahlArgs,
        compute: impl Fn(&Request) -> Result<T, CliError>,
    ) -> Result<(Kopf, Vec<Lauf>, Vec<T>), CliError> {
        let plain = self.loaded.kopf.clone();
        let mut request = self.loaded.select(kind, args)?;
        let kopf = request.kopf.clone();
        let mut laeufe = vec![Lauf::basis()];
        let mut ergebnisse = vec![compute(&request)?];
        for (number, (variante, config)) in self.laeufe.into_iter().enumerate() {
            let mut loaded = request.into_loaded();
            loaded.kopf = plain.clone();
            set_config(&mut loaded.snapshot, &loaded.ort, config)?;
            let unreadable = loaded.snapshot.unreadable;
            laeufe.push(Lauf::new(number + 1, variante, unreadable, plain.unlesbar));
            request = loaded.select(kind, args)?;
            ergebnisse.push(compute(&request)?);
        }
        Ok((kopf, laeufe, ergebnisse))
    }
}

fn set_config(snapshot: &mut Snapshot, ort: &Ort, config: Config) -> Result<(), CliError> {
    snapshot.set_config(config).map_err(|source| CliError::Load {
        path: ort.ordner.clone().unwrap_or_default(),
        source,
    })
}

/// The settings of `snapshot` with `annahmen`, and what to say of them.
fn einstellungen(snapshot: &Snapshot, annahmen: &[Annahme]) -> Result<(Variante, Config), CliError> {
    let read = snapshot.settings_with(annahmen);
    let (config, findings) = read.map_err(|source| CliError::Load {
        path: crate::load::CONFIG_FILE.into(),
        source,
    })?;
    match findings.first() {
        Some(finding) => Err(unbrauchbar(annahmen, finding)),
        None => Ok((Variante::new(annahmen, &snapshot.config, &config), config)),
    }
}

/// The error about the assumption that `finding` is about; about all where it tells of a sum.
fn unbrauchbar(annahmen: &[Annahme], finding: &Diagnostic) -> CliError {
    let path = finding.place.path.to_string();
    let is_meant = |a: &&Annahme| finding.rule == rule::KONFIGURATION_UNGUELTIG || a.schluessel == path;
    let meant: Vec<String> = annahmen
        .iter()
        .filter(is_meant)
        .map(|a| format!("{}={}", a.schluessel, a.wert))
        .collect();
    let message = format!(
        "Mit `--variante {}` lässt sich nicht rechnen: {}",
        meant.join(","),
        finding.message
    );
    CliError::usage(message, finding.help.clone().unwrap_or_default())
}

impl From<AnnahmeFehler> for CliError {
    fn from(error: AnnahmeFehler) -> Self {
        Self::usage(format!("`--variante`: {error}"), error.help())
    }
}
