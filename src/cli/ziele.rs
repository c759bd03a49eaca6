//! `ddv ziele`.

#[cfg(test)]
mod tests;

use clap::Args;

use super::args::{AuswahlArgs, FormatArgs};
use super::error::CliError;
use super::exit::Status;
use super::session::{Loaded, Session, history_error};
use crate::history::ziel_geschichten;
use crate::model::Kind;
use crate::view::ziele::{Geschichte, Request, Ziele};

/// Zeigt je Ziel Kennzahl, Ist mit Grundgesamtheit, Soll, Termin und Stand, dazu die gerade Linie zum Soll.
#[derive(Debug, Args)]
pub struct ZieleArgs {
    /// Rückgabewert 1, wenn ein gezeigtes Ziel verfehlt ist
    #[arg(long)]
    streng: bool,
    #[command(flatten)]
    auswahl: AuswahlArgs,
    #[command(flatten)]
    format: FormatArgs,
}

pub fn run(args: &ZieleArgs, session: &mut Session<'_>) -> Result<Status, CliError> {
    let request = session.request(Kind::Ziele, &args.auswahl)?;
    let auftrag = Request {
        oe: request.oe.clone(),
        gewaehlt: request.chosen.clone(),
    };
    let geschichte = geschichte(session, &request)?;
    let (registry, config) = (request.registry(), request.config());
    let view = Ziele::new(registry, config, request.stichtag(), geschichte, &auftrag);
    let status = session.show(&args.format, &request.kopf, &view)?;
    Ok(if args.streng && view.has_missed() {
        Status::Findings
    } else {
        status
    })
}

/// What the commits up to the state that was read say of its goals. Files on disk stand on HEAD.
fn geschichte(session: &Session<'_>, loaded: &Loaded) -> Result<Geschichte, CliError> {
    let Some(register) = session.find_register()? else {
        return Ok(Geschichte::OhneGit);
    };
    let Some(head) = loaded.ort.head(&register)? else {
        return Ok(Geschichte::OhneCommit);
    };
    let place = register.place_at(&head)?.unwrap_or_default();
    let registry = &loaded.snapshot.registry;
    ziel_geschichten(&register, &head, registry, loaded.kopf.stichtag)
        .map(Geschichte::Vorhanden)
        .map_err(|error| history_error(&place, error))
}
