//! Medienbrüche of an Ablauf (`fachmodell` 5), and what each component would change about them (Bausteine: L 4.1).
//!
//! What a component would change is tried out, not estimated: every step that is not digital, whose Baustein the component
//! serves and that does not name it yet, is set to digital, and the breaks are counted anew. So a paper step between two
//! digital ones loses both of its breaks, and a paper step behind another one gains one.

mod bilanz;

pub use bilanz::{Bruchbilanz, Gewinn, Haeufung, Uebergang};

use super::digitalisierungsgrad::Zelle;
use crate::model::prozess::{Medium, Prozess, Schritt};
use crate::model::{Datum, KomponenteEntity, Registry};

/// Medienbrüche: adjacent steps with different media. Undefined without an Ablauf.
pub fn medienbrueche(prozess: &Prozess) -> Option<u64> {
    let breaks = stellen(&medien(&prozess.ablauf)).len();
    (!prozess.ablauf.is_empty()).then_some(breaks as u64)
}

/// The places where the medium changes: the index of the step before each, from 0.
fn stellen(medien: &[Medium]) -> Vec<usize> {
    let pairs = medien.windows(2).enumerate();
    pairs
        .filter(|(_, pair)| pair[0] != pair[1])
        .map(|(before, _)| before)
        .collect()
}

fn medien(ablauf: &[Schritt]) -> Vec<Medium> {
    ablauf.iter().map(|schritt| schritt.medium).collect()
}

/// `medien` with `schritte` made digital.
fn digitalisiert(medien: &[Medium], schritte: &[usize]) -> Vec<Medium> {
    let mut danach = medien.to_vec();
    for schritt in schritte {
        danach[*schritt] = Medium::Digital;
    }
    danach
}

/// The Ablauf of a process with its breaks and what would remove them.
#[derive(Debug, Clone)]
pub struct Ablaufbild<'r> {
    /// The breaks: the index of the step before each, from 0, ascending.
    pub brueche: Vec<usize>,
    /// What components would change, by id; only those that would remove or make a break.
    pub abhilfen: Vec<Abhilfe<'r>>,
    /// The breaks that are left when all components of `abhilfen` together serve their steps.
    pub rest: u64,
}

/// What one component would change in one Ablauf.
#[derive(Debug, Clone)]
pub struct Abhilfe<'r> {
    /// The component: meant for the process, not in use there yet, not replaced.
    pub komponente: &'r KomponenteEntity,
    /// Its state in the process; never `nicht-anwendbar`.
    pub zelle: Zelle,
    /// The steps that become digital, from 0.
    pub schritte: Vec<usize>,
    /// The breaks that vanish: the index of the step before each.
    pub behoben: Vec<usize>,
    /// The breaks that appear.
    pub neu: Vec<usize>,
}

impl<'r> Ablaufbild<'r> {
    /// The picture of `prozess` on `tag`; none without an Ablauf.
    pub fn new(registry: &'r Registry, prozess: &Prozess, tag: Datum) -> Option<Self> {
        if prozess.ablauf.is_empty() {
            return None;
        }
        let medien = medien(&prozess.ablauf);
        let abhilfen: Vec<Abhilfe<'r>> = registry
            .komponenten
            .iter()
            .filter_map(|komponente| Abhilfe::new(komponente, prozess, &medien, tag))
            .collect();
        let served: Vec<usize> = abhilfen.iter().flat_map(|a| a.schritte.iter().copied()).collect();
        Some(Self {
            brueche: stellen(&medien),
            rest: stellen(&digitalisiert(&medien, &served)).len() as u64,
            abhilfen,
        })
    }
}

impl<'r> Abhilfe<'r> {
    fn new(
        komponente: &'r KomponenteEntity,
        prozess: &Prozess,
        medien: &[Medium],
        tag: Datum,
    ) -> Option<Self> {
        let zelle = Zelle::of(prozess, komponente);
        let nutzung = prozess.komponenten.get(&komponente.id);
        let is_in_use = zelle == Zelle::Genutzt && nutzung.is_some_and(|n| n.seit.is_some_and(|d| d <= tag));
        let is_replaced = komponente.abgeloest_am.is_some_and(|end| end <= tag);
        if is_in_use || is_replaced || zelle == Zelle::NichtAnwendbar {
            return None;
        }
        let serves = |schritt: &Schritt| {
            schritt.medium != Medium::Digital
                && komponente.serves(schritt.baustein)
                && !schritt.komponenten.contains(&komponente.id)
        };
        let steps = prozess.ablauf.iter().enumerate();
        let schritte: Vec<usize> = steps.filter(|(_, s)| serves(s)).map(|(at, _)| at).collect();
        let vorher = stellen(medien);
        let nachher = stellen(&digitalisiert(medien, &schritte));
        let only = |these: &[usize], others: &[usize]| -> Vec<usize> {
            these.iter().copied().filter(|at| !others.contains(at)).collect()
        };
        let (behoben, neu) = (only(&vorher, &nachher), only(&nachher, &vorher));
        (!behoben.is_empty() || !neu.is_empty()).then_some(Self {
            komponente,
            zelle,
            schritte,
            behoben,
            neu,
        })
    }

    /// How many breaks fewer there would be; negative if there would be more.
    pub fn weniger(&self) -> i64 {
        let signed = |places: &[usize]| i64::try_from(places.len()).unwrap_or(i64::MAX);
        signed(&self.behoben) - signed(&self.neu)
    }
}

#[cfg(test)]
mod tests;
