//! The money of many projects: rows of their budgets, which of them count, sums to the cent (L 6.3; D S. 27).

use serde::Serialize;

use super::projekt::budget::Betrag;
use crate::model::projekt::{Budget, Projekt};
use crate::model::{Entity, Euro, ProjektId};

/// The largest sum that is right to the cent in every output, in cents: 2^53, some 90,000 billion euros.
const GENAU_BIS: u128 = 1 << 53;

/// A row of a budget with its project.
#[derive(Debug, Clone, Copy)]
pub struct Posten<'r> {
    /// The project.
    pub projekt: &'r Entity<ProjektId, Projekt>,
    /// The row.
    pub zeile: &'r Budget,
}

/// Sums over rows of budgets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Summe {
    /// How many rows.
    pub posten: u64,
    /// Rows that state a plan.
    pub mit_plan: u64,
    /// Rows that state what was spent.
    pub mit_ist: u64,
    /// Rows that state both: what `differenz` is about.
    pub mit_beiden: u64,
    /// The amounts.
    #[serde(flatten)]
    pub betrag: Betrag,
}

/// The amounts are so large that a sum could be wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the amounts of the budgets are too large")]
pub struct ZuGross {
    /// The project with the largest amount.
    pub projekt: ProjektId,
}

impl<'r> Posten<'r> {
    /// All rows of `projekte`, in their order.
    ///
    /// # Errors
    /// If the amounts together are so large that a sum of some of them could be wrong.
    pub fn all(
        projekte: impl IntoIterator<Item = &'r Entity<ProjektId, Projekt>>,
    ) -> Result<Vec<Self>, ZuGross> {
        let rows = projekte.into_iter().flat_map(|projekt| {
            let rows = projekt.budget.iter();
            rows.map(move |zeile| Self { projekt, zeile })
        });
        let rows: Vec<Self> = rows.collect();
        let together: u128 = rows.iter().map(Self::size).sum();
        match rows.iter().max_by_key(|posten| posten.size()) {
            Some(largest) if together > GENAU_BIS => Err(ZuGross {
                projekt: largest.projekt.id.clone(),
            }),
            Some(_) | None => Ok(rows),
        }
    }

    /// Whether it counts: of a project that was refused, put off or broken off only what was spent; its plan is no need
    /// any more.
    pub fn zaehlt(&self) -> bool {
        !self.projekt.phase.is_abbruch() || self.zeile.ist.is_some()
    }

    fn size(&self) -> u128 {
        let amounts = [self.zeile.plan, self.zeile.ist].into_iter().flatten();
        amounts
            .map(|amount| u128::from(amount.cents().unsigned_abs()))
            .sum()
    }
}

impl Summe {
    /// The sum of `rows`.
    pub fn of<'p, 'r: 'p>(rows: impl IntoIterator<Item = &'p Posten<'r>>) -> Self {
        let mut sum = Self::default();
        for row in rows {
            sum.add(row.zeile);
        }
        sum
    }

    /// Adds a row.
    pub fn add(&mut self, zeile: &Budget) {
        self.posten += 1;
        self.mit_plan += u64::from(zeile.plan.is_some());
        self.mit_ist += u64::from(zeile.ist.is_some());
        self.mit_beiden += u64::from(zeile.plan.is_some() && zeile.ist.is_some());
        self.betrag.add(zeile);
    }

    /// The planned sum; none if nothing is stated.
    pub fn plan(&self) -> Option<Euro> {
        self.betrag.plan
    }

    /// The spent sum; none if nothing is stated.
    pub fn ist(&self) -> Option<Euro> {
        self.betrag.ist
    }

    /// Rows without an actual amount.
    pub fn ohne_ist(&self) -> u64 {
        self.posten - self.mit_ist
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::check::testing::snapshot;

    fn rows(budget: &str) -> Result<Summe, ZuGross> {
        let text = format!("budget:\n{budget}");
        let snapshot = snapshot(&[("projekte/bezahlung.yaml", text.as_str())]);
        Posten::all(snapshot.registry.projekte.iter()).map(|rows| Summe::of(&rows))
    }

    #[test]
    fn only_rows_that_state_both_are_compared() {
        let sum = rows(
            "  - {plan: 100.10, ist: 90.05}\n  - {plan: 50}\n  - {ist: 0.20}\n  - {art: personal}\n  - {plan: 1, ist: 2}\n",
        );
        let sum = sum.expect("small amounts");
        let cents = |amount: Option<Euro>| amount.map(Euro::cents);
        assert_eq!(
            (sum.posten, sum.mit_plan, sum.mit_ist, sum.mit_beiden),
            (5, 3, 3, 2)
        );
        assert_eq!(cents(sum.plan()), Some(15_110));
        assert_eq!(cents(sum.ist()), Some(9_225));
        assert_eq!(cents(sum.betrag.differenz), Some(-1_005 + 100));
        assert_eq!(sum.ohne_ist(), 2);
        assert_eq!(Summe::default().plan(), None);
    }

    #[test]
    fn amounts_that_would_lose_cents_are_refused() {
        let largest = "90071992547409.92";
        assert!(rows(&format!("  - {{plan: {largest}}}\n")).is_ok());
        for more in ["  - {ist: 0.01}\n", "  - {plan: -0.01}\n"] {
            let error = rows(&format!("  - {{plan: {largest}}}\n{more}")).expect_err("too large");
            assert_eq!(error.projekt.as_str(), "bezahlung");
        }
    }

    proptest! {
        /// Whatever the order, a sum has each cent once.
        #[test]
        fn sums_are_exact(cents in proptest::collection::vec(-1_000_000_000_i64..1_000_000_000, 0..40)) {
            let line = |c: &i64| {
                let sign = if *c < 0 { "-" } else { "" };
                format!("  - {{plan: {sign}{}.{:02}}}\n", c.abs() / 100, c.abs() % 100)
            };
            let forward: String = cents.iter().map(line).collect();
            let backward: String = cents.iter().rev().map(line).collect();
            let expected = (!cents.is_empty()).then(|| Euro::from_cents(cents.iter().sum()));
            if !cents.is_empty() {
                prop_assert_eq!(rows(&forward).expect("small").plan(), expected);
                prop_assert_eq!(rows(&backward).expect("small").plan(), expected);
            }
        }
    }
}
