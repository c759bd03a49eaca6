//! Which processes figures are about: the active ones, of an OE with all below it, narrowed by a filter.

use crate::model::{OeId, ProzessEntity, Registry};

/// The processes that a figure is about, by id.
#[derive(Debug, Clone)]
pub struct Population<'r> {
    /// The processes.
    pub prozesse: Vec<&'r ProzessEntity>,
    /// The OE they belong to; all if none is named.
    pub oe: Option<&'r OeId>,
}

impl<'r> Population<'r> {
    /// The active processes of `oe` and all units below it; without an OE all active processes.
    pub fn new(registry: &'r Registry, oe: Option<&OeId>) -> Self {
        let units = oe.map(|oe| registry.subtree(oe));
        let prozesse = registry
            .active()
            .filter(|p| units.as_ref().is_none_or(|units| units.contains(&p.oe)))
            .collect();
        let oe = oe.and_then(|oe| registry.organisation.find(oe)).map(|oe| &oe.id);
        Self { prozesse, oe }
    }

    /// The name of the OE; none if no OE is named.
    pub fn oe_name(&self, registry: &Registry) -> Option<String> {
        let oe = self.oe.and_then(|oe| registry.organisation.find(oe));
        oe.map(|oe| oe.name.clone())
    }

    /// Only those that `keep` says so of.
    #[must_use]
    pub fn narrowed(mut self, mut keep: impl FnMut(&ProzessEntity) -> bool) -> Self {
        self.prozesse.retain(|p| keep(p));
        self
    }
}
