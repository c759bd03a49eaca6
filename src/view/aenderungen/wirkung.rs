//! The effect on the figures: in all, and per OE.

use std::collections::BTreeSet;

use serde::Serialize;

use super::seite::{Bild, old_oe};
use crate::history::difference::Matching;
use crate::model::organisation::OeArt;
use crate::model::{Anteil, Kind, OeId};
use crate::score::{Population, Summe};

/// A figure that every change is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kennzahl {
    Digitalisierungsgrad,
    Digitalisierungsquote,
    Pruefgrad,
    Vollstaendigkeit,
}

impl Kennzahl {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Digitalisierungsgrad => "Digitalisierungsgrad",
            Self::Digitalisierungsquote => "Digitalisierungsquote",
            Self::Pruefgrad => "Prüfgrad",
            Self::Vollstaendigkeit => "Vollständige Steckbriefe",
        }
    }
}

/// A share before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Vergleich {
    pub kennzahl: Kennzahl,
    pub alt: Anteilig,
    pub neu: Anteilig,
    /// `neu` minus `alt`, a share; none if one of them is undefined.
    pub differenz: Option<f64>,
}

/// A share with its base.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Anteilig {
    /// The share; undefined if its base is empty.
    pub wert: Option<f64>,
    /// So many of the base; for a mean: over so many.
    pub teil: u64,
    /// The base.
    pub von: u64,
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

/// What differs in the last bits only does not differ.
fn difference(old: Option<f64>, new: Option<f64>) -> Option<f64> {
    old.zip(new).map(|(old, new)| {
        let difference = new - old;
        if difference.abs() < 1e-12 { 0.0 } else { difference }
    })
}

impl Vergleich {
    pub fn is_changed(&self) -> bool {
        self.differenz != Some(0.0) && (self.alt.wert, self.neu.wert) != (None, None)
    }
}

/// The figures of `summe`; `teil` and `von` as people read them.
fn figures(summe: &Summe) -> [(Kennzahl, Anteilig); 4] {
    let share = |value: Option<Anteil>, teil, von| Anteilig {
        wert: value.map(Anteil::get),
        teil,
        von,
    };
    [
        (
            Kennzahl::Digitalisierungsgrad,
            share(
                summe.digitalisierungsgrad(),
                summe.digitalisierbar,
                summe.prozesse,
            ),
        ),
        (
            Kennzahl::Digitalisierungsquote,
            share(
                summe.digitalisierungsquote(),
                summe.digitalisiert,
                summe.digitalisierbar,
            ),
        ),
        (
            Kennzahl::Pruefgrad,
            share(summe.pruefgrad(), summe.geprueft, summe.zu_pruefen),
        ),
        (
            Kennzahl::Vollstaendigkeit,
            share(summe.vollstaendigkeit(), summe.vollstaendig, summe.prozesse),
        ),
    ]
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
        let pairs = figures(&before).into_iter().zip(figures(&after));
        Self {
            prozesse: Zahl {
                alt: before.prozesse,
                neu: after.prozesse,
            },
            kennzahlen: pairs
                .map(|((kennzahl, alt), (_, neu))| Vergleich {
                    kennzahl,
                    alt,
                    neu,
                    differenz: difference(alt.wert, neu.wert),
                })
                .collect(),
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
