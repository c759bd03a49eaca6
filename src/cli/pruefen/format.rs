//! The formats of findings: those that they alone have, and every other.

use std::path::Path;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::cli::args::{format_help, names};
use crate::cli::error::CliError;
use crate::cli::session::{Gelesen, Session};
use crate::render::Format;
use crate::render::diag::{self, TextOptions};
use crate::view::befunde::{Befunde, regeln};

/// A format of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatArg {
    /// One that only findings have.
    Befunde(diag::Format),
    /// One that every output has.
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

    /// What reads one.
    pub fn parser() -> impl TypedValueParser<Value = Self> {
        let names = Self::all().into_iter().map(|(name, _)| name);
        PossibleValuesParser::new(names).try_map(|text| {
            let found = Self::all().into_iter().find(|(name, _)| *name == text);
            found.map(|(_, format)| format).ok_or("unbekanntes Format")
        })
    }

    /// All of them, in words.
    pub fn help() -> String {
        let names = Self::all().into_iter().map(|(name, _)| match name.as_str() {
            "kurz" => "kurz (eine Zeile je Befund)".to_owned(),
            _ => name,
        });
        format_help(names.collect())
    }
}

/// `befunde` in a format that only findings have.
///
/// # Errors
/// If git can't be asked where the registry lies.
pub fn render(
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
        let root = session.find_register()?;
        let root = root.and_then(|register| register.repository().workdir().map(Path::to_path_buf));
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
