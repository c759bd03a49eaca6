//! Which entries a run is about, from what the caller named.

use std::collections::BTreeSet;

use crate::cli::args::AuswahlArgs;
use crate::cli::error::CliError;
use crate::diag::did_you_mean;
use crate::load::Snapshot;
use crate::model::{Datum, Kind, OeId, ProzessId, Registry};
use crate::score::Population;
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::feld::{Eintrag, Katalog, Umfeld};
use crate::view::filter::Filter;
use crate::view::kopf::{Kopf, KopfFilter};

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
