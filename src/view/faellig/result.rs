//! The typed result of what is due (`ddv.faellig/1`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::counts::{FaelligCounts, FaelligSums};
use super::rows::{Empfaenger, FaelligRow};
use crate::config::Config;
use crate::model::{Datum, OeId, Registry};
use crate::score::{Faelligkeit, Population};
use crate::view::feld::folded;

/// What to list.
#[derive(Debug, Clone)]
pub struct Request {
    /// What is due within so many days from the Stichtag on, the last one included.
    pub tage: u32,
    /// Only processes of this Lotse: the function as the register has it, upper and lower case alike.
    pub lotse: Option<String>,
}

/// What is due, for processes that are active.
#[derive(Debug, Serialize)]
pub struct Faellig {
    oe: Option<OeId>,
    pub(super) lotse: Option<String>,
    pub(super) tage: u32,
    /// The last day that counts as due.
    pub(super) bis: Datum,
    pub(super) zusammenfassung: Zusammenfassung,
    pub(super) zeilen: Vec<FaelligRow>,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    #[serde(skip)]
    pub(super) listen: Vec<Teilliste>,
    #[serde(skip)]
    pub(super) kennzahlen_monate: u64,
}

/// How much is due, each with its base.
#[derive(Debug, Default, Serialize)]
pub(super) struct Zusammenfassung {
    /// Active processes that were looked at.
    pub prozesse: u64,
    /// Those with at least one row.
    pub betroffen: u64,
    #[serde(flatten)]
    pub punkte: FaelligSums,
}

/// The part of the rows that one Lotse gets, or an OE without one.
#[derive(Debug)]
pub(super) struct Teilliste {
    pub lotse: Option<String>,
    pub oe: OeId,
    /// The name of the OE; none if nothing readable is called so.
    pub oe_name: Option<String>,
    /// Active processes of this list, with or without rows.
    pub prozesse: u64,
    pub betroffen: u64,
    pub zahlen: FaelligCounts,
    /// How many rows; they follow each other.
    pub zeilen: usize,
}

impl Faellig {
    /// What is due in `population` on `stichtag`.
    pub fn new(
        registry: &Registry,
        config: &Config,
        population: &Population<'_>,
        stichtag: Datum,
        request: &Request,
    ) -> Self {
        let bis = stichtag.plus_days(request.tage);
        let wanted = request.lotse.as_deref().map(folded);
        let mut zusammenfassung = Zusammenfassung::default();
        let mut zeilen: Vec<FaelligRow> = Vec::new();
        let mut prozesse: BTreeMap<Empfaenger, u64> = BTreeMap::new();
        for prozess in &population.prozesse {
            let lotse = registry.lotse(&prozess.oe);
            let is_wanted = |wanted: &String| lotse.is_some_and(|lotse| folded(lotse) == *wanted);
            if !wanted.as_ref().is_none_or(is_wanted) {
                continue;
            }
            let empfaenger = Empfaenger::new(lotse, &prozess.oe);
            *prozesse.entry(empfaenger.clone()).or_default() += 1;
            zusammenfassung.prozesse += 1;
            for faelligkeit in Faelligkeit::all(prozess, config) {
                let lage = faelligkeit.lage(stichtag, bis);
                zusammenfassung.punkte.add(faelligkeit.gegenstand, lage);
                if let Some(lage) = lage {
                    zeilen.push(FaelligRow::new(
                        registry,
                        prozess,
                        &empfaenger,
                        &faelligkeit,
                        lage,
                        stichtag,
                    ));
                }
            }
        }
        zeilen.sort_by(FaelligRow::compare);
        zusammenfassung.betroffen = affected(&zeilen);
        let name = |oe: &OeId| registry.organisation.find(oe).map(|oe| oe.name.clone());
        let listen = zeilen
            .chunk_by(FaelligRow::is_beside)
            .map(|rows| Teilliste::new(rows, &prozesse, name(&rows[0].oe)))
            .collect();
        Self {
            oe: population.oe.cloned(),
            lotse: request.lotse.clone(),
            tage: request.tage,
            bis,
            zusammenfassung,
            oe_name: population.oe.and_then(name),
            listen,
            zeilen,
            kennzahlen_monate: config.kennzahlen_veraltet_monate,
        }
    }
}

impl Teilliste {
    fn new(rows: &[FaelligRow], prozesse: &BTreeMap<Empfaenger, u64>, oe_name: Option<String>) -> Self {
        let first = &rows[0];
        let mut zahlen = FaelligCounts::default();
        for row in rows {
            zahlen.add(Some(row.lage));
        }
        Self {
            lotse: first.lotse.clone(),
            oe: first.oe.clone(),
            oe_name,
            prozesse: prozesse.get(&first.empfaenger).copied().unwrap_or_default(),
            betroffen: affected(rows),
            zahlen,
            zeilen: rows.len(),
        }
    }
}

/// Processes with at least one row.
fn affected(rows: &[FaelligRow]) -> u64 {
    rows.iter().map(|row| &row.prozess).collect::<BTreeSet<_>>().len() as u64
}
