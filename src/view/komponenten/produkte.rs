//! Products: which run where, and where several of one component do (L 4.1).

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{KomponenteEntity, KomponenteId, OeId, ProzessEntity, Registry};
use crate::score::produkt::{mehrfach, produkte};

/// A product of a component with the offices that run it.
#[derive(Debug, Serialize)]
pub(super) struct ProduktRow {
    pub komponente: KomponenteId,
    pub produkt: String,
    pub oe: Vec<OeId>,
    #[serde(skip)]
    pub komponente_name: String,
}

/// An office that runs several products of a component.
#[derive(Debug, Serialize)]
pub(super) struct MehrfachRow {
    pub oe: OeId,
    pub name: Option<String>,
    pub komponente: KomponenteId,
    pub produkte: Vec<String>,
    #[serde(skip)]
    pub komponente_name: String,
}

/// The products of `komponenten`, by component and name, and the offices with several, most products first. With `within`
/// only these offices.
pub(super) fn collect(
    registry: &Registry,
    komponenten: &[&KomponenteEntity],
    prozesse: &[&ProzessEntity],
    within: Option<&BTreeSet<OeId>>,
) -> (Vec<ProduktRow>, Vec<MehrfachRow>) {
    let mut all = Vec::new();
    let mut several = Vec::new();
    for komponente in komponenten {
        let mut found = produkte(registry, komponente, prozesse);
        if let Some(within) = within {
            for offices in found.values_mut() {
                offices.retain(|oe| within.contains(oe));
            }
            found.retain(|_, offices| !offices.is_empty());
        }
        several.extend(mehrfach(&found).into_iter().map(|(oe, names)| MehrfachRow {
            name: registry.organisation.find(&oe).map(|unit| unit.name.clone()),
            oe,
            komponente: komponente.id.clone(),
            produkte: names.into_iter().map(str::to_owned).collect(),
            komponente_name: komponente.name.clone(),
        }));
        all.extend(found.into_iter().map(|(produkt, offices)| ProduktRow {
            komponente: komponente.id.clone(),
            produkt: produkt.to_owned(),
            oe: offices.into_iter().collect(),
            komponente_name: komponente.name.clone(),
        }));
    }
    all.sort_by(|a, b| (&a.komponente, &a.produkt).cmp(&(&b.komponente, &b.produkt)));
    several.sort_by(|a, b| {
        let most = b.produkte.len().cmp(&a.produkte.len());
        most.then_with(|| (&a.komponente, &a.oe).cmp(&(&b.komponente, &b.oe)))
    });
    (all, several)
}
