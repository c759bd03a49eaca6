//! The effect on the figures: in all, and per OE.

use std::collections::BTreeSet;

use serde::Serialize;

use super::seite::{Bild, old_oe};
use crate::history::difference::Matching;
use crate::model::organisation::OeArt;
use crate::model::{Kennzahl, Kind, OeId};
use crate::score::{Differenz, Kennwert, Population, Summe};

/// The figures that every change is judged by.
const BEURTEILT: [Kennzahl; 4] = [
    Kennzahl::Digitalisierungsgrad,
    Kennzahl::Digitalisierungsquote,
    Kennzahl::Pruefgrad,
    Kennzahl::Vollstaendigkeit,
];

/// A share before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Vergleich {
    pub kennzahl: Kennzahl,
    pub alt: Kennwert,
    pub neu: Kennwert,
    /// `neu` minus `alt`; none if one of them is undefined.
    pub differenz: Option<Differenz>,
}

/// The figures before and after.
#[derive(Debug, Serialize)]
pub(super) struct Wirkung {
    pub prozesse: Zahl,
    pub kennzahlen: Vec<Vergleich>,
}

/// A count before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Zahl {
    pub alt: u64,
    pub neu: u64,
}

impl Vergleich {
    pub fn is_changed(&self) -> bool {
        !self.differenz.is_some_and(Differenz::is_none) && (self.alt.wert(), self.neu.wert()) != (None, None)
    }
}

impl Wirkung {
    pub fn new(old: &Bild<'_>, new: &Bild<'_>) -> Self {
        Self::of(&old.population, &new.population, old, new)
    }

    fn of(before: &Population<'_>, after: &Population<'_>, old: &Bild<'_>, new: &Bild<'_>) -> Self {
        let sum = |population: &Population<'_>, bild: &Bild<'_>| {
            Summe::of(&population.prozesse, &bild.spalten, &bild.snapshot.config)
        };
        let (before, after) = (sum(before, old), sum(after, new));
        Self {
            prozesse: Zahl {
                alt: before.prozesse,
                neu: after.prozesse,
            },
            kennzahlen: BEURTEILT
                .map(|kennzahl| {
                    let (alt, neu) = (kennzahl.wert(&before), kennzahl.wert(&after));
                    Vergleich {
                        kennzahl,
                        alt,
                        neu,
                        differenz: neu.since(alt),
                    }
                })
                .into(),
        }
    }

    pub fn is_changed(&self) -> bool {
        self.prozesse.alt != self.prozesse.neu || self.kennzahlen.iter().any(Vergleich::is_changed)
    }
}

/// A unit whose figures changed.
#[derive(Debug, Serialize)]
pub(super) struct Einheit {
    pub oe: String,
    pub name: String,
    #[serde(flatten)]
    pub wirkung: Wirkung,
}

/// The departments and offices within the population whose figures changed, with all below each, by id. Units of one state
/// only have their processes in that one.
pub(super) fn einheiten(
    old: &Bild<'_>,
    new: &Bild<'_>,
    oe: Option<&OeId>,
    matching: &Matching,
) -> Vec<Einheit> {
    let (before, after) = (&old.snapshot.registry, &new.snapshot.registry);
    let within = oe.map(|oe| (before.subtree(&old_oe(matching, oe)), after.subtree(oe)));
    let gone = before
        .organisation
        .iter()
        .filter(|unit| is_shown(unit.art))
        .filter(|unit| matching.new_id(Kind::Organisation, unit.id.as_str()).is_none())
        .filter(|unit| after.organisation.find(&unit.id).is_none())
        .filter(|unit| within.as_ref().is_none_or(|(ids, _)| ids.contains(&unit.id)));
    let now = after
        .organisation
        .iter()
        .filter(|unit| is_shown(unit.art))
        .filter(|unit| within.as_ref().is_none_or(|(_, ids)| ids.contains(&unit.id)));
    let units: BTreeSet<(&OeId, &str)> = now.chain(gone).map(|unit| (&unit.id, &*unit.name)).collect();
    let compare = |(id, name): (&OeId, &str)| {
        let before = Population::new(before, Some(&old_oe(matching, id)));
        let after = Population::new(after, Some(id));
        let wirkung = Wirkung::of(&before, &after, old, new);
        wirkung.is_changed().then(|| Einheit {
            oe: id.to_string(),
            name: name.to_owned(),
            wirkung,
        })
    };
    units.into_iter().filter_map(compare).collect()
}

fn is_shown(art: OeArt) -> bool {
    match art {
        OeArt::Geschaeftsbereich
        | OeArt::Dezernat
        | OeArt::Amt
        | OeArt::Eigenbetrieb
        | OeArt::Stabsstelle => true,
        OeArt::Verwaltungsspitze | OeArt::Abteilung | OeArt::Sachgebiet => false,
    }
}
