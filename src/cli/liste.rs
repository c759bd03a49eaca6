//! `ddv liste`.

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs, parse_top};
use super::error::CliError;
use super::exit::Status;
use super::session::{Session, find_filter, find_oe_for};
use crate::diag::did_you_mean;
use crate::model::{Kind, OeId, Registry};
use crate::view::feld::{Feld, Katalog};
use crate::view::liste::{Felder, Liste, Request, Sortierung, default_columns};

/// Listet die Einträge einer Art mit beliebigen Feldern als Spalten, gefiltert und sortiert. Prozesse stehen
/// unabhängig von ihrem Status darin; `--wo status=aktiv` zeigt nur die aktiven.
#[derive(Debug, Args)]
#[command(after_long_help = EXPRESSIONS)]
pub struct ListeArgs {
    /// Art: prozesse, komponenten, organisation, projekte, programme, ziele, vorgaben oder berufsgruppen
    #[arg(value_name = "ART")]
    art: String,
    /// Diese Felder als Spalten, mit Komma getrennt
    #[arg(long, value_name = "FELD,..", value_delimiter = ',', help_heading = "Auswahl")]
    spalten: Vec<String>,
    /// Nach diesen Feldern ordnen, mit Komma getrennt; `-FELD` heißt absteigend. Fehlende Werte stehen am Ende
    #[arg(
        long,
        alias = "sortiere",
        value_name = "[-]FELD,..",
        value_delimiter = ',',
        allow_hyphen_values = true,
        help_heading = "Auswahl"
    )]
    nach: Vec<String>,
    /// Nur die ersten N zeigen
    #[arg(long, value_name = "N", value_parser = parse_top, allow_negative_numbers = true, help_heading = "Auswahl")]
    top: Option<usize>,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    /// Stattdessen alle Felder dieser Art mit ihren Werten nennen
    #[arg(long, conflicts_with_all = ["spalten", "nach", "top", "oe", "wo"])]
    felder: bool,
    #[command(flatten)]
    format: FormatArgs,
}

const EXPRESSIONS: &str = "\
Ausdrücke für --wo:
  FELD = WERT, != < <= > >=      fallzahl >= 1000, leika != \"99\"
  FELD in (A, B), nicht in       ausloeser in (antrag, anzeige)
  FELD enthaelt WERT             name enthaelt steuer, zielgruppen enthaelt unternehmen
  FELD fehlt, FELD vorhanden     leika fehlt
  und, oder, nicht, ( )          nicht (status = entwurf oder oe = amt-22)

Bei einer Liste gilt `FELD = WERT`, wenn einer ihrer Werte gleich ist. Ein Vergleich mit einer fehlenden Angabe trifft \
nie zu, auch `!=` und `nicht in` nicht; nach ihr fragt `fehlt`. `enthaelt` achtet nicht auf Groß und Klein.

Zahlen schreiben Sie ohne Tausenderpunkt und mit Dezimalpunkt, Tage als JJJJ-MM-TT, Anteile von 0 bis 1, Texte mit \
Leerzeichen in Anführungszeichen.

`ddv liste ART --felder` nennt alle Felder; das Ende eines Namens genügt, wo es eindeutig ist. Bei Prozessen gibt es \
auch `komponenten.KENNUNG` (die Zelle der Karte) und darunter etwa `komponenten.KENNUNG.seit`.";

pub fn run(args: &ListeArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let art = find_kind(&args.art)?;
    let loaded = session.load()?;
    let snapshot = &loaded.snapshot;
    let katalog = Katalog::new(&snapshot.registry, art);
    if args.felder {
        let felder = Felder::new(&katalog);
        return session.show(&args.format, &loaded.kopf, &felder);
    }
    let auswahl = &args.auswahl;
    let wo = auswahl.wo.as_deref();
    let wanted = Request {
        spalten: columns(args, &katalog)?,
        filter: wo.map(|wo| find_filter(wo, &katalog)).transpose()?,
        sortierung: order(&args.nach, &katalog)?,
        oe: find_unit(args, art, &snapshot.registry)?,
        top: args.top,
    };
    let liste = Liste::new(
        snapshot,
        loaded.kopf.stichtag,
        &loaded.aenderungen,
        &katalog,
        &wanted,
    );
    loaded.aenderungen.check()?;
    session.show(&args.format, &loaded.kopf, &liste)
}

/// The OE that narrows the list.
fn find_unit(args: &ListeArgs, art: Kind, registry: &Registry) -> Result<Option<OeId>, CliError> {
    let Some(id) = &args.auswahl.oe else {
        return Ok(None);
    };
    find_oe_for(registry, art, id).map(Some)
}

fn columns(args: &ListeArgs, katalog: &Katalog<'_>) -> Result<Vec<Feld>, CliError> {
    let named = args.spalten.iter().map(|name| name.trim());
    let names: Vec<&str> = if args.spalten.is_empty() {
        default_columns(katalog.kind()).to_vec()
    } else {
        named.collect()
    };
    let mut columns: Vec<Feld> = Vec::with_capacity(names.len());
    for name in names {
        let feld = katalog.find(name)?;
        if !columns.contains(&feld) {
            columns.push(feld);
        }
    }
    Ok(columns)
}

fn order(names: &[String], katalog: &Katalog<'_>) -> Result<Vec<Sortierung>, CliError> {
    let one = |name: &String| {
        let name = name.trim();
        let (field, is_descending) = match name.strip_prefix('-') {
            Some(field) => (field, true),
            None => (name, false),
        };
        let feld = katalog.find(field)?;
        Ok(Sortierung { feld, is_descending })
    };
    names.iter().map(one).collect()
}

/// The kind called `text`, in the plural of the folders or in the singular.
fn find_kind(text: &str) -> Result<Kind, CliError> {
    let folded = text.to_lowercase();
    let found = Kind::ALL.iter().copied().find(|kind| {
        let (one, many) = kind.names();
        let names = [kind.as_str(), kind.schema_name(), one, many];
        names.iter().any(|name| name.to_lowercase() == folded)
    });
    found.ok_or_else(|| {
        let suggestion = did_you_mean(text, Kind::WORDS.iter().copied());
        let allowed = format!("Erlaubt sind: `{}`.", Kind::WORDS.join("`, `"));
        let help: Vec<String> = suggestion.into_iter().chain([allowed]).collect();
        CliError::usage(format!("Die Art `{text}` gibt es nicht."), help.join(" "))
    })
}
