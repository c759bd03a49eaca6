//! One request: a registry to compute figures of, and which entries the caller asks for.

use std::collections::BTreeSet;
use std::ops::Deref;

use super::kennung::find;
use super::{Loaded, Session};
use crate::cli::args::AuswahlArgs;
use crate::cli::error::CliError;
use crate::model::{Kind, OeId, ProzessEntity, Registry};
use crate::score::Population;
use crate::view::feld::{Eintrag, Katalog, Umfeld};
use crate::view::filter::Filter;
use crate::view::kopf::KopfFilter;
use crate::view::liste::has_oe;

/// A registry with the entries of one kind that the caller selects; a filter is noted in the head, so that every output
/// says so.
pub struct Request {
    loaded: Loaded,
    kind: Kind,
    /// The OE that `--oe` names.
    pub oe: Option<OeId>,
    /// The entries that pass, by id; none if nothing narrows them. Of processes those of any status.
    pub chosen: Option<BTreeSet<String>>,
}

impl Deref for Request {
    type Target = Loaded;

    fn deref(&self) -> &Loaded {
        &self.loaded
    }
}

impl Session<'_> {
    /// Reads the registry for figures of the entries of `kind` that `args` select.
    ///
    /// # Errors
    /// As [`load`](Self::load) and [`Loaded::select`].
    pub fn request(&mut self, kind: Kind, args: &AuswahlArgs) -> Result<Request, CliError> {
        self.load()?.select(kind, args)
    }
}

impl Loaded {
    /// The entries of `kind` that `args` select: those of the OE with all below it and of the filter. A project belongs to
    /// the OE that leads it, an OE to itself; components and goals belong to none, there `--oe` asks for its processes.
    ///
    /// # Errors
    /// If an id names nothing, entries of this kind have nothing to do with an OE, the filter is wrong, or it needs a
    /// history that can't be read.
    pub fn select(mut self, kind: Kind, args: &AuswahlArgs) -> Result<Request, CliError> {
        let oe = match &args.oe {
            Some(id) if is_about_processes(kind) => Some(find::<OeId>(self.registry(), id)?.id.clone()),
            Some(id) => Some(find_oe_for(self.registry(), kind, id)?),
            None => None,
        };
        let chosen = self.narrow(kind, oe.as_ref(), args.wo.as_deref())?;
        Ok(Request {
            loaded: self,
            kind,
            oe,
            chosen,
        })
    }

    /// The ids of the entries that pass, noting the filter in the head; none if nothing narrows them.
    fn narrow(
        &mut self,
        kind: Kind,
        oe: Option<&OeId>,
        wo: Option<&str>,
    ) -> Result<Option<BTreeSet<String>>, CliError> {
        let registry = &self.snapshot.registry;
        let below = oe.filter(|_| !is_about_processes(kind));
        let below = below.map(|oe| registry.subtree(oe));
        if wo.is_none() && (below.is_none() || kind == Kind::Prozesse) {
            return Ok(None);
        }
        let mut entries = Eintrag::all(registry, kind);
        if let Some(below) = &below {
            entries.retain(|eintrag| eintrag.oe().is_some_and(|oe| below.contains(&oe)));
        }
        let all = entries.len();
        let filter = wo
            .map(|wo| find_filter(wo, &Katalog::new(registry, kind)))
            .transpose()?;
        if let Some(filter) = &filter {
            let umfeld = Umfeld::new(&self.snapshot, self.kopf.stichtag, &self.aenderungen);
            entries.retain(|eintrag| filter.matches(|feld| umfeld.wert(eintrag, feld)));
            self.aenderungen.check()?;
        }
        let chosen: BTreeSet<String> = entries.iter().map(|e| e.id.to_owned()).collect();
        // Of processes only the active ones count.
        let (von, auswahl) = if kind == Kind::Prozesse {
            let active = Population::new(registry, oe).prozesse;
            let passes = |p: &&&ProzessEntity| chosen.contains(p.id.as_str());
            (active.len(), active.iter().filter(passes).count())
        } else {
            (all, chosen.len())
        };
        self.kopf.filter = filter.map(|filter| KopfFilter {
            ausdruck: filter.text().to_owned(),
            auswahl,
            von,
            was: kind,
            is_history_missed: self.aenderungen.is_missed(),
        });
        Ok(Some(chosen))
    }
}

/// Whether `--oe` means processes that entries of `kind` matter to: they belong to no OE themselves.
fn is_about_processes(kind: Kind) -> bool {
    matches!(kind, Kind::Komponenten | Kind::Ziele)
}

impl Request {
    /// The active processes of the OE; of a request for processes those that pass.
    pub fn population(&self) -> Population<'_> {
        let population = Population::new(self.registry(), self.oe.as_ref());
        match &self.chosen {
            Some(chosen) if self.kind == Kind::Prozesse => {
                population.narrowed(|p| chosen.contains(p.id.as_str()))
            }
            Some(_) | None => population,
        }
    }

    /// The entries that pass, by id.
    pub fn ids(&self) -> BTreeSet<String> {
        let all = || Eintrag::all(self.registry(), self.kind);
        let all = || all().iter().map(|eintrag| eintrag.id.to_owned()).collect();
        self.chosen.clone().unwrap_or_else(all)
    }

    /// The registry, to be selected from anew.
    pub fn into_loaded(self) -> Loaded {
        self.loaded
    }
}

/// The OE called `id`, to narrow entries of `kind`.
///
/// # Errors
/// If there is none, or entries of this kind belong to none.
pub fn find_oe_for(registry: &Registry, kind: Kind, id: &str) -> Result<OeId, CliError> {
    if has_oe(kind) {
        return Ok(find::<OeId>(registry, id)?.id.clone());
    }
    let (_, many) = kind.names();
    let message = format!("`--oe` gibt es hier nicht: {many} gehören zu keiner Organisationseinheit.");
    let help = "`--oe` wirkt bei `prozesse`, `organisation` und `projekte`.";
    Err(CliError::usage(message, help))
}

/// The filter that `expression` means for the fields of `katalog`.
///
/// # Errors
/// If it means none, with the place.
pub fn find_filter(expression: &str, katalog: &Katalog<'_>) -> Result<Filter, CliError> {
    Filter::parse(expression, katalog).map_err(CliError::Filter)
}
