//! The command: its arguments and what it says.

use std::path::{Path, PathBuf};

use clap::Args;

use super::anlegen::{anlegen, check_free};
use super::geschichte::{Eintrag, REGISTER, erzaehle};
use crate::cli::error::CliError;
use crate::cli::exit::Status;
use crate::cli::session::Session;

/// Legt ein git-Repository mit dem Beispielregister (Landeshauptstadt Dresden) und einer erfundenen Geschichte an: zum
/// Ausprobieren, für Schulungen und Tests.
#[derive(Debug, Args)]
pub struct BeispielArgs {
    /// Ordner, der angelegt wird; es darf ihn noch nicht geben, oder er ist leer
    #[arg(value_name = "ORDNER", help_heading = "Argumente")]
    ordner: PathBuf,
    /// So viele Quartale erzählt die Geschichte, 1 bis 40 (sonst 8); das letzte volle ist 2026-Q3
    #[arg(
        long,
        value_name = "ANZAHL",
        default_value = "8",
        hide_default_value = true,
        value_parser = parse_quartale
    )]
    quartale: u8,
}

fn parse_quartale(text: &str) -> Result<u8, String> {
    let zahl: u8 = text
        .parse()
        .map_err(|_| format!("`{text}` ist keine ganze Zahl zwischen 1 und 40"))?;
    if (1..=40).contains(&zahl) {
        Ok(zahl)
    } else {
        Err(format!("`{text}` liegt nicht zwischen 1 und 40"))
    }
}

pub fn run(args: &BeispielArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let ziel = session.folder().join(&args.ordner);
    check_free(&ziel, &args.ordner)?;
    let geschichte = erzaehle(args.quartale).map_err(|source| CliError::Load {
        path: args.ordner.clone(),
        source,
    })?;
    anlegen(&ziel, &args.ordner, &geschichte)?;
    session.write(bericht(args, &geschichte).as_bytes())
}

/// What was made, and what to try.
fn bericht(args: &BeispielArgs, geschichte: &[Eintrag]) -> String {
    let ordner = shown(&args.ordner);
    let register = shown(&args.ordner.join(REGISTER));
    let register = if register.contains(|c: char| c.is_whitespace()) {
        format!("\"{register}\"")
    } else {
        register
    };
    let tag = |eintrag: Option<&Eintrag>| {
        let tag = eintrag.map(|e| e.tag).unwrap_or_default();
        format!("{:02}.{:02}.{}", tag.day(), tag.month(), tag.year())
    };
    let quartale = match args.quartale {
        1 => "1 Quartal".to_owned(),
        zahl => format!("{zahl} Quartale"),
    };
    format!(
        "Angelegt in `{ordner}`: das Register der Landeshauptstadt Dresden mit {} Commits vom {} bis zum {} ({quartale} \
         bis 2026-Q3 und der Herbst danach).\nDie Geschichte ist erfunden; derselbe Aufruf ergibt überall dieselben \
         Commits.\n\nZum Ausprobieren:\n  \
         ddv --registry {register} verlauf\n  \
         ddv --registry {register} aenderungen HEAD~5..HEAD\n  \
         ddv --registry {register} bericht quartal 2026-Q3\n  \
         ddv --registry {register} karte --stand 2026-Q1\n",
        geschichte.len(),
        tag(geschichte.first()),
        tag(geschichte.last()),
    )
}

/// A path that can't steer a terminal.
fn shown(path: &Path) -> String {
    crate::render::terminal(&path.display().to_string()).into_owned()
}
