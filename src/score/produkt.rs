//! Which products of a component run where, and which offices run several of one (L 4.1).

use std::collections::{BTreeMap, BTreeSet};

use crate::model::prozess::NutzungStatus;
use crate::model::{KomponenteEntity, OeId, ProzessEntity, Registry};

/// Product -> the offices that run it. An office is the Amt of what is written; the id itself if it can't be read.
pub type Produkte<'r> = BTreeMap<&'r str, BTreeSet<OeId>>;

/// The products of `komponente`: as it names them itself, and as `prozesse` name them where they use or plan it.
pub fn produkte<'r>(
    registry: &Registry,
    komponente: &'r KomponenteEntity,
    prozesse: &[&'r ProzessEntity],
) -> Produkte<'r> {
    let office = |oe: &OeId| registry.amt(oe).map_or_else(|| oe.clone(), |amt| amt.id.clone());
    let mut found = Produkte::new();
    for (produkt, oes) in &komponente.produkte {
        let offices = found.entry(produkt.as_str()).or_default();
        offices.extend(oes.iter().map(office));
    }
    for prozess in prozesse {
        let nutzung = prozess.komponenten.get(&komponente.id);
        let nutzung = nutzung.filter(|n| n.status != NutzungStatus::NichtAnwendbar);
        if let Some(produkt) = nutzung.and_then(|n| n.produkt.as_deref()) {
            found.entry(produkt).or_default().insert(office(&prozess.oe));
        }
    }
    found
}

/// The offices that run more than one of `produkte`, each with their names, by id.
pub fn mehrfach<'r>(produkte: &Produkte<'r>) -> BTreeMap<OeId, Vec<&'r str>> {
    let mut by_office: BTreeMap<OeId, Vec<&'r str>> = BTreeMap::new();
    for (produkt, offices) in produkte {
        for office in offices {
            by_office.entry(office.clone()).or_default().push(*produkt);
        }
    }
    by_office.retain(|_, names| names.len() > 1);
    by_office
}
