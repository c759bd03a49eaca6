//! The arguments that commands share.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::error::CliError;
use crate::model::{Datum, Quartal};
use crate::render::Format;

/// Arguments before or after any command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Allgemeine Optionen")]
pub struct Global {
    /// Ordner des Registers (sonst DDV_REGISTRY, sonst der nächste Ordner nach oben mit `ddv.toml` oder
    /// `registry/ddv.toml`)
    #[arg(long, global = true, value_name = "ORDNER")]
    pub registry: Option<PathBuf>,
    /// Tag, für den gerechnet wird, JJJJ-MM-TT (sonst heute)
    #[arg(long, global = true, value_name = "TAG", value_parser = parse_day)]
    pub stichtag: Option<Datum>,
    /// Stand des Registers in git: ein Tag (2026-03-31), ein Quartal (2026-Q1, sein letzter Tag) oder eine Revision
    /// (HEAD~3, ein Branch, ein Tag); sonst die Dateien im Arbeitsverzeichnis
    #[arg(long, global = true, value_name = "WANN")]
    pub stand: Option<String>,
    /// Aus den Objekten dieses git-Repositorys lesen, auch ohne Arbeitsverzeichnis; `--registry` nennt dann den Ordner
    /// darin
    #[arg(long, global = true, value_name = "ORDNER")]
    pub git: Option<PathBuf>,
    /// In diese Datei schreiben, ganz oder gar nicht
    #[arg(long, short = 'o', global = true, value_name = "DATEI")]
    pub ausgabe: Option<PathBuf>,
    /// Farben: auto, immer oder nie
    #[arg(
        long,
        alias = "farbe",
        global = true,
        value_name = "WANN",
        default_value = "auto",
        hide_default_value = true
    )]
    pub color: ColorChoice,
    /// Breite der Textausgabe in Zeichen (sonst die des Terminals)
    #[arg(long, global = true, value_name = "ZEICHEN", value_parser = parse_width)]
    pub breite: Option<usize>,
    /// Diese Hilfe zeigen
    #[arg(short = 'h', long = "help", global = true, action = clap::ArgAction::Help)]
    pub help: Option<bool>,
    /// Die Version zeigen
    #[arg(short = 'V', long = "version", action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    #[value(alias = "always")]
    Immer,
    /// Never.
    #[value(alias = "never")]
    Nie,
}

/// The format of a command that shows figures.
#[derive(Debug, Args)]
#[command(next_help_heading = "Ausgabe")]
pub struct FormatArgs {
    /// How it is written.
    #[arg(
        long,
        help = format_help(names::<Format>().map(|(name, _)| name).collect()),
        value_name = "FORMAT",
        default_value = "text",
        hide_default_value = true
    )]
    pub format: Format,
    /// CSV so, wie deutsches Excel es öffnet: Semikolon, Dezimalkomma, UTF-8 mit BOM
    #[arg(long)]
    pub excel: bool,
}

/// A value of `all`, by the word for it.
pub fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = all.iter().map(move |value| word(*value));
    PossibleValuesParser::new(words).try_map(move |text| {
        let found = all.iter().find(|value| word(**value) == text);
        found.copied().ok_or("kein bekanntes Wort")
    })
}

/// The values of `T` by the names that the command line takes.
pub fn names<T: ValueEnum + 'static>() -> impl Iterator<Item = (String, T)> {
    let named = |value: &T| Some((value.to_possible_value()?.get_name().to_owned(), value.clone()));
    T::value_variants().iter().filter_map(named)
}

/// `Format: text, json oder md`.
pub fn format_help(mut names: Vec<String>) -> String {
    let last = names.pop().unwrap_or_default();
    format!("Format: {} oder {last}", names.join(", "))
}

/// The error about `--excel` for another format.
pub fn only_csv() -> CliError {
    let help = "Schreiben Sie `--format csv --excel`.";
    CliError::usage("`--excel` gibt es nur mit `--format csv`.", help)
}

/// The longest look ahead: ten years.
const MOST_DAYS: u32 = 3660;

/// Which processes a command is about.
#[derive(Debug, Args)]
#[command(next_help_heading = "Auswahl")]
pub struct AuswahlArgs {
    /// Nur diese Organisationseinheit mit allem, was darunter liegt
    #[arg(long, value_name = "KENNUNG")]
    pub oe: Option<String>,
    /// Nur, worauf der Ausdruck zutrifft, bei Prozessen etwa 'fallzahl >= 1000 und leika fehlt' (`ddv liste --help` erklärt
    /// ihn)
    #[arg(long, value_name = "AUSDRUCK", allow_hyphen_values = true)]
    pub wo: Option<String>,
}

pub fn parse_day(text: &str) -> Result<Datum, String> {
    Datum::parse(text).ok_or_else(|| {
        let hint = Datum::parse_german(text)
            .map(|day| format!("; schreiben Sie {day}"))
            .unwrap_or_default();
        format!("`{text}` ist kein Tag in der Form JJJJ-MM-TT{hint}")
    })
}

/// A day from which on, or the first one of a quarter.
pub fn parse_von(text: &str) -> Result<Datum, String> {
    parse_end(text, Quartal::first_day)
}

/// A day up to which, or the last one of a quarter.
pub fn parse_bis(text: &str) -> Result<Datum, String> {
    parse_end(text, Quartal::last_day)
}

fn parse_end(text: &str, day_of: fn(Quartal) -> Datum) -> Result<Datum, String> {
    if let Some(quarter) = Quartal::parse(text) {
        return Ok(day_of(quarter));
    }
    let no_day = |message| format!("{message}, auch kein Quartal in der Form JJJJ-QN");
    parse_day(text).map_err(no_day)
}

/// How many to show.
pub fn parse_top(text: &str) -> Result<usize, String> {
    text.parse()
        .map_err(|_| format!("`{text}` ist keine ganze Zahl ab 0"))
}

/// Days to look ahead.
pub fn parse_days(text: &str) -> Result<u32, String> {
    let days: u32 = text
        .parse()
        .map_err(|_| format!("`{text}` ist keine ganze Zahl ab 0"))?;
    if days <= MOST_DAYS {
        Ok(days)
    } else {
        Err(format!("`{text}` liegt nicht zwischen 0 und {MOST_DAYS}"))
    }
}

fn parse_width(text: &str) -> Result<usize, String> {
    let width: usize = text
        .parse()
        .map_err(|_| format!("`{text}` ist keine ganze Zahl"))?;
    if (40..=10_000).contains(&width) {
        Ok(width)
    } else {
        Err(format!("`{text}` liegt nicht zwischen 40 und 10000"))
    }
}
