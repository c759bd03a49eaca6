//! What waits for a Lotse in the Steckbriefe of some units.

use serde::Serialize;

use crate::config::Config;
use crate::model::Datum;
use crate::model::pflichtangabe::PFLICHTANGABEN;
use crate::model::prozess::{Prozess, ProzessStatus};
use crate::score::Faelligkeit;
use crate::view::faellig::FaelligSums;

/// The days that a look ahead is about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Zeitraum {
    /// The Stichtag: what is due before it is overdue.
    pub von: Datum,
    /// The last day that counts as due.
    pub bis: Datum,
}

/// What waits. A process with another status than `aktiv` or `entwurf` counts nowhere.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Aufgaben {
    /// Active processes.
    pub prozesse: u64,
    /// Reviews, planned uses and figures of the active processes.
    #[serde(flatten)]
    pub punkte: FaelligSums,
    /// Processes with `status: entwurf`.
    pub entwuerfe: u64,
    /// Active processes and drafts that lack a Pflichtangabe.
    pub unvollstaendig: u64,
    /// What they lack together.
    pub fehlende_pflichtangaben: u64,
}

impl Aufgaben {
    /// Counts a process.
    pub fn add(&mut self, prozess: &Prozess, config: &Config, zeitraum: Zeitraum) {
        match prozess.status {
            ProzessStatus::Aktiv => {
                self.prozesse += 1;
                for faelligkeit in Faelligkeit::all(prozess, config) {
                    let lage = faelligkeit.lage(zeitraum.von, zeitraum.bis);
                    self.punkte.add(faelligkeit.gegenstand, lage);
                }
            }
            ProzessStatus::Entwurf => self.entwuerfe += 1,
            ProzessStatus::Ausgesetzt | ProzessStatus::Entfallen => return,
        }
        let missing = PFLICHTANGABEN.iter().filter(|p| !p.is_stated(prozess)).count() as u64;
        self.unvollstaendig += u64::from(missing > 0);
        self.fehlende_pflichtangaben += missing;
    }

    /// Counts what another sum counts.
    pub fn merge(&mut self, other: &Self) {
        self.prozesse += other.prozesse;
        self.punkte.merge(&other.punkte);
        self.entwuerfe += other.entwuerfe;
        self.unvollstaendig += other.unvollstaendig;
        self.fehlende_pflichtangaben += other.fehlende_pflichtangaben;
    }
}
