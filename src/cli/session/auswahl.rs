//! Which entries a run is about, from what the caller named.

use std::collections::BTreeSet;

use super::kennung::find_oe;
use crate::cli::args::AuswahlArgs;
use crate::cli::error::CliError;
use crate::load::Snapshot;
use crate::model::{Datum, Kind, OeId, ProzessId, Registry};
use crate::score::Population;
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::feld::{Eintrag, Katalog, Umfeld};
use crate::view::filter::Filter;
use crate::view::kopf::{Kopf, KopfFilter};
use crate::view::liste::has_oe;

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
        was: Kind::Prozesse,
        is_history_missed: aenderungen.is_missed(),
    });
    Ok(population)
}

/// The entries of `kind`, by id, that the arguments select: those of the OE with all below it and of the filter, which is
/// noted in `kopf`. A project belongs to the OE that leads it; an OE to itself.
///
/// # Errors
/// If an id names nothing, entries of this kind belong to no OE, the filter is wrong, or it needs a history that can't be
/// read.
pub fn eintraege(
    snapshot: &Snapshot,
    kopf: &mut Kopf,
    aenderungen: &Aenderungsstand,
    kind: Kind,
    args: &AuswahlArgs,
) -> Result<BTreeSet<String>, CliError> {
    let registry = &snapshot.registry;
    let oe = args.oe.as_deref().map(|id| find_oe_for(registry, kind, id));
    let below = oe.transpose()?.map(|oe| registry.subtree(&oe));
    let is_inside = |eintrag: &Eintrag<'_>| match &below {
        Some(below) => eintrag.oe().is_some_and(|oe| below.contains(&oe)),
        None => true,
    };
    let mut chosen: Vec<Eintrag<'_>> = Eintrag::all(registry, kind);
    chosen.retain(is_inside);
    if let Some(expression) = &args.wo {
        let filter = find_filter(expression, &Katalog::new(registry, kind))?;
        let umfeld = Umfeld::new(snapshot, kopf.stichtag, aenderungen);
        let von = chosen.len();
        chosen.retain(|eintrag| filter.matches(|feld| umfeld.wert(eintrag, feld)));
        aenderungen.check()?;
        kopf.filter = Some(KopfFilter {
            ausdruck: filter.text().to_owned(),
            auswahl: chosen.len(),
            von,
            was: kind,
            is_history_missed: aenderungen.is_missed(),
        });
    }
    Ok(chosen.iter().map(|eintrag| eintrag.id.to_owned()).collect())
}

/// The OE called `id`, to narrow entries of `kind`.
///
/// # Errors
/// If there is none, or entries of this kind belong to none.
pub fn find_oe_for(registry: &Registry, kind: Kind, id: &str) -> Result<OeId, CliError> {
    if has_oe(kind) {
        return find_oe(registry, id);
    }
    let (_, many) = kind.names();
    let message = format!("`--oe` gibt es hier nicht: {many} gehören zu keiner Organisationseinheit.");
    let help = "`--oe` wirkt bei `prozesse`, `organisation` und `projekte`.";
    Err(CliError::usage(message, help))
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
