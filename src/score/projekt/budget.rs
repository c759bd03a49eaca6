//! The money of a project by year and kind, to the cent (D S. 27; L 6.3).

use std::collections::BTreeMap;

use serde::Serialize;

use super::Projektstand;
use crate::model::projekt::{Budget, BudgetArt, Projekt};
use crate::model::{Datum, Euro, Jahr};

/// Planned and spent money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Betrag {
    /// Planned; none if nothing is stated.
    pub plan: Option<Euro>,
    /// Spent; none if nothing is stated.
    pub ist: Option<Euro>,
    /// Spent minus planned over the rows that state both, so that a year that is still open saves nothing; none without
    /// such a row.
    pub differenz: Option<Euro>,
}

/// The rows of a year: by kind, those without a kind last.
pub type Jahresposten = BTreeMap<Ende<BudgetArt>, Betrag>;

/// A key that may be missing: what is missing comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ende<T> {
    /// Stated.
    Angegeben(T),
    /// Not stated.
    Ohne,
}

impl<T> Ende<T> {
    /// The key, if it is stated.
    pub fn get(self) -> Option<T> {
        match self {
            Self::Angegeben(key) => Some(key),
            Self::Ohne => None,
        }
    }
}

impl<T> From<Option<T>> for Ende<T> {
    fn from(key: Option<T>) -> Self {
        key.map_or(Self::Ohne, Self::Angegeben)
    }
}

impl Betrag {
    /// The sum of `rows`.
    pub fn of<'b>(rows: impl IntoIterator<Item = &'b Budget>) -> Self {
        let mut sum = Self::default();
        for row in rows {
            sum.add(row);
        }
        sum
    }

    /// Adds a row of a budget.
    pub fn add(&mut self, row: &Budget) {
        let over = row.plan.zip(row.ist);
        let over = over.map(|(plan, ist)| Euro::from_cents(ist.cents().saturating_sub(plan.cents())));
        self.plan = Euro::sum(self.plan.into_iter().chain(row.plan));
        self.ist = Euro::sum(self.ist.into_iter().chain(row.ist));
        self.differenz = Euro::sum(self.differenz.into_iter().chain(over));
    }
}

/// The budget of `projekt`: years in order, those without a year last.
pub fn nach_jahr(projekt: &Projekt) -> BTreeMap<Ende<Jahr>, Jahresposten> {
    let mut years: BTreeMap<Ende<Jahr>, Jahresposten> = BTreeMap::new();
    for row in &projekt.budget {
        let year = years.entry(row.jahr.into()).or_default();
        year.entry(row.art.into()).or_default().add(row);
    }
    years
}

/// What `projekt` plans to spend in the year after `tag`; none if nothing is stated, or the project was refused, put off
/// or broken off. A finished one may still cost.
pub fn bedarf(projekt: &Projekt, tag: Datum) -> Option<Euro> {
    if projekt.phase.is_abbruch() {
        return None;
    }
    let year = Projektstand::naechstes_jahr(tag);
    let rows = projekt.budget.iter().filter(|row| row.jahr == Some(year));
    Euro::sum(rows.filter_map(|row| row.plan))
}
