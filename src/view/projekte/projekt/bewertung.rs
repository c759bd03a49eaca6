//! The score of a project: its place, what its criteria say, and how they add up.

use serde::Serialize;

use crate::load::Snapshot;
use crate::model::projekt::{Lage, Projekt};
use crate::model::{Datum, Entity, ProjektId};
use crate::score::projekt::rang::{Portfolio, Projektkriterium};
use crate::view::columns::Columns;
use crate::view::projekt::bewertung::{ABGELEITET, Bewertet, JeKriterium, wert_text};
use crate::view::report::{Block, Cell, Room};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{decimal, grouped, zahl};

/// The score of the project and its place among those that run or wait.
#[derive(Debug, Serialize)]
pub(super) struct Platz {
    /// Null for a project that has ended.
    rang: Option<u64>,
    /// Of so many.
    von: u64,
    #[serde(flatten)]
    bewertet: Bewertet,
    gewichte: JeKriterium<f64>,
}

impl Platz {
    /// That of `projekt` on `tag`.
    pub fn new(snapshot: &Snapshot, projekt: &Entity<ProjektId, Projekt>, tag: Datum) -> Self {
        let portfolio = Portfolio::new(&snapshot.registry, &snapshot.config);
        let open = snapshot.registry.projekte.iter();
        let open = open.filter(|other| other.lage_am(tag) != Lage::Beendet);
        let mut keys: Vec<_> = open
            .map(|other| (portfolio.bewertung(other).sort_key(), &other.id))
            .collect();
        keys.sort_unstable();
        let at = keys.iter().position(|(_, id)| **id == projekt.id);
        let bewertung = portfolio.bewertung(projekt);
        Self {
            rang: at.map(|at| at as u64 + 1),
            von: keys.len() as u64,
            bewertet: Bewertet::of(&bewertung, portfolio.eingespart_eur(&projekt.id)),
            gewichte: JeKriterium::of(snapshot.config.projektgewichte),
        }
    }

    /// Its place among the others, with its score.
    pub fn place(&self) -> String {
        let place = self.rang.map(|rang| {
            format!(
                "{} von {} laufenden Projekten und Vorhaben",
                grouped(rang),
                grouped(self.von)
            )
        });
        match (place, self.bewertet.score) {
            (Some(place), Some(score)) => format!("{place} (Score {})", decimal(score, 3)),
            (None, Some(score)) => format!("beendet, ohne Rang (Score {})", decimal(score, 3)),
            (_, None) => {
                let missing = Projektkriterium::ALL
                    .iter()
                    .filter(|k| self.bewertet.fehlend.contains(&k.as_str()));
                let missing: Vec<String> = missing.map(|k| k.label().to_owned()).collect();
                format!("nicht bestimmt; es fehlt: {}", aufzaehlung(&missing))
            }
        }
    }

    /// What the criteria say, and how the score comes about.
    pub fn blocks(&self) -> Vec<Block> {
        let (values, weights) = (self.bewertet.kriterien.all(), self.gewichte.all());
        let reached = values.iter().zip(weights);
        let reached: Option<f64> = reached
            .map(|(wert, gewicht)| match wert {
                Some(wert) => Some(wert.wert * gewicht),
                None if gewicht > 0.0 => None,
                None => Some(0.0),
            })
            .sum();
        let most = 3.0 * weights.iter().sum::<f64>();
        let rows: Vec<usize> = (0..values.len()).collect();
        let table = Columns::new()
            .people("kriterium", "Kriterium", Room::Whole, |at: &usize| {
                Cell::Text(Projektkriterium::ALL[*at].label().to_owned())
            })
            .people("wert", "Wert", Room::Fixed(0), |at| {
                Cell::Text(values[*at].map_or_else(|| "fehlt".to_owned(), wert_text))
            })
            .people("gewicht", "Gewicht", Room::Fixed(0), |at| {
                Cell::Id(zahl(weights[*at]))
            })
            .people("punkte", "Punkte", Room::Fixed(0), |at| {
                Cell::number(values[*at].map(|w| w.wert * weights[*at]), 1)
            })
            .table(&rows);
        let mut notes = Vec::new();
        if let (Some(reached), Some(score)) = (reached, self.bewertet.score) {
            notes.push(format!(
                "Wert: 0 bis 3, 3 ist am besten; Punkte: Wert mal Gewicht. Score: {} von {} Punkten = {}. `ddv projekte --rang` zeigt alle Projekte.",
                decimal(reached, 1),
                zahl(most),
                decimal(score, 3)
            ));
        } else {
            notes.push(
                "Der Score ist nicht bestimmt, solange ein Kriterium fehlt. Tragen Sie die Note unter `kriterien` ein."
                    .to_owned(),
            );
        }
        if !self.bewertet.derived().is_empty() {
            notes.push(ABGELEITET.to_owned());
        }
        vec![Block::Table(table), Block::Notes(notes)]
    }
}
