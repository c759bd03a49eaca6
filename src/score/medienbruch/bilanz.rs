//! The Medienbrüche of several processes: how many, how often a year, between which Bausteine, and what each component
//! would save.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Ablaufbild;
use crate::model::prozess::{Baustein, Medium, Prozess};
use crate::model::{KomponenteEntity, KomponenteId};
use crate::score::digitalisierungsgrad::Zelle;

/// Sums over processes. A break counts a year as often as its process has cases.
#[derive(Debug, Clone, Default)]
pub struct Bruchbilanz<'r> {
    /// Processes.
    pub prozesse: u64,
    /// Of these, with an Ablauf.
    pub mit_ablauf: u64,
    /// Of these, with at least one break.
    pub mit_bruch: u64,
    /// Of these, with a case number.
    pub mit_bruch_und_fallzahl: u64,
    /// Breaks.
    pub brueche: u64,
    /// Breaks that are left when all fitting components are in use.
    pub rest: u64,
    /// Cases times breaks, over the processes with both.
    pub brueche_im_jahr: u64,
    /// The same for what is left.
    pub rest_im_jahr: u64,
    /// Breaks by where they are.
    pub uebergaenge: BTreeMap<Uebergang, Haeufung>,
    /// What components would change, by id.
    pub gewinne: BTreeMap<KomponenteId, Gewinn<'r>>,
}

/// From which kind of step and medium to which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uebergang {
    /// The step before the break.
    pub von: (Baustein, Medium),
    /// The step after it.
    pub nach: (Baustein, Medium),
}

/// How often something happens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Haeufung {
    /// Breaks.
    pub brueche: u64,
    /// Processes that have them.
    pub prozesse: u64,
    /// Cases times breaks, over the processes with a case number.
    pub im_jahr: u64,
}

/// What one component would change over all processes.
#[derive(Debug, Clone)]
pub struct Gewinn<'r> {
    /// The component.
    pub komponente: &'r KomponenteEntity,
    /// Processes where it would change something.
    pub prozesse: u64,
    /// Of these, the processes that plan it.
    pub geplant: u64,
    /// Cases a year of `prozesse`, over those that state them.
    pub faelle: u64,
    /// Breaks that vanish.
    pub behoben: u64,
    /// Breaks that appear.
    pub neu: u64,
    /// Breaks fewer a year: cases times (`behoben` less `neu`), over the processes with a case number.
    pub weniger_im_jahr: i64,
}

impl<'r> Bruchbilanz<'r> {
    /// Adds a process; none as its picture: it has no Ablauf.
    pub fn add(&mut self, prozess: &Prozess, bild: Option<&Ablaufbild<'r>>) {
        self.prozesse += 1;
        let Some(bild) = bild else { return };
        let fallzahl = prozess.kennzahlen.as_ref().and_then(|k| k.fallzahl);
        let faelle = fallzahl.unwrap_or_default();
        let breaks = bild.brueche.len() as u64;
        self.mit_ablauf += 1;
        self.mit_bruch += u64::from(breaks > 0);
        self.mit_bruch_und_fallzahl += u64::from(breaks > 0 && fallzahl.is_some());
        self.brueche += breaks;
        self.rest += bild.rest;
        add_to(&mut self.brueche_im_jahr, faelle, breaks);
        add_to(&mut self.rest_im_jahr, faelle, bild.rest);
        self.add_places(prozess, bild, faelle);
        for abhilfe in &bild.abhilfen {
            let gewinn = self
                .gewinne
                .entry(abhilfe.komponente.id.clone())
                .or_insert(Gewinn {
                    komponente: abhilfe.komponente,
                    prozesse: 0,
                    geplant: 0,
                    faelle: 0,
                    behoben: 0,
                    neu: 0,
                    weniger_im_jahr: 0,
                });
            gewinn.prozesse += 1;
            gewinn.geplant += u64::from(abhilfe.zelle == Zelle::Geplant);
            gewinn.behoben += abhilfe.behoben.len() as u64;
            gewinn.neu += abhilfe.neu.len() as u64;
            add_to(&mut gewinn.faelle, faelle, 1);
            let cases = i64::try_from(faelle).unwrap_or(i64::MAX);
            gewinn.weniger_im_jahr = gewinn
                .weniger_im_jahr
                .saturating_add(cases.saturating_mul(abhilfe.weniger()));
        }
    }

    fn add_places(&mut self, prozess: &Prozess, bild: &Ablaufbild<'r>, faelle: u64) {
        let mut here: BTreeMap<Uebergang, u64> = BTreeMap::new();
        for before in &bild.brueche {
            let place = |at: usize| (prozess.ablauf[at].baustein, prozess.ablauf[at].medium);
            let (von, nach) = (place(*before), place(before + 1));
            *here.entry(Uebergang { von, nach }).or_default() += 1;
        }
        for (uebergang, breaks) in here {
            let haeufung = self.uebergaenge.entry(uebergang).or_default();
            haeufung.prozesse += 1;
            haeufung.brueche += breaks;
            add_to(&mut haeufung.im_jahr, faelle, breaks);
        }
    }

    /// The places, those with the most breaks a year first.
    pub fn places(&self) -> Vec<(Uebergang, Haeufung)> {
        let mut places: Vec<(Uebergang, Haeufung)> = self.uebergaenge.iter().map(|(u, h)| (*u, *h)).collect();
        places.sort_by_key(|(uebergang, h)| (Reverse(h.im_jahr), Reverse(h.brueche), *uebergang));
        places
    }

    /// The components, those that save the most breaks a year first, then the most breaks, then by id.
    pub fn ranked(&self) -> Vec<&Gewinn<'r>> {
        let mut gewinne: Vec<&Gewinn<'r>> = self.gewinne.values().collect();
        gewinne.sort_by_key(|g| (Reverse(g.weniger_im_jahr), Reverse(g.weniger())));
        gewinne
    }
}

impl Gewinn<'_> {
    /// How many breaks fewer there would be; negative if there would be more.
    pub fn weniger(&self) -> i64 {
        i64::try_from(self.behoben).unwrap_or(i64::MAX) - i64::try_from(self.neu).unwrap_or(i64::MAX)
    }
}

fn add_to(sum: &mut u64, cases: u64, times: u64) {
    *sum = sum.saturating_add(cases.saturating_mul(times));
}
