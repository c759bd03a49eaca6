//! What a project was to cost and has cost (L 6.3; D S. 27).

use super::{Budget, BudgetArt, Projekt};
use crate::model::{Euro, Jahr};

/// A row of the budget that states what was planned and what was spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SollIst {
    /// The year; none if the row names none.
    pub jahr: Option<Jahr>,
    /// What the money is for; none if the row does not say.
    pub art: Option<BudgetArt>,
    /// Planned.
    pub plan: Euro,
    /// Spent.
    pub ist: Euro,
}

impl Projekt {
    /// The rows of the budget up to the year `bis`, and those without a year.
    pub fn budget_bis(&self, bis: Jahr) -> impl Iterator<Item = &Budget> {
        self.budget
            .iter()
            .filter(move |row| row.jahr.is_none_or(|jahr| jahr <= bis))
    }

    /// Of the rows up to the year `bis` those that state both plan and actual: only these can be compared.
    pub fn soll_ist_bis(&self, bis: Jahr) -> Vec<SollIst> {
        let both = |row: &Budget| {
            let (plan, ist) = row.plan.zip(row.ist)?;
            Some(SollIst {
                jahr: row.jahr,
                art: row.art,
                plan,
                ist,
            })
        };
        self.budget_bis(bis).filter_map(both).collect()
    }
}

impl SollIst {
    /// The sums of plan and actual to the cent; 0 of nothing.
    pub fn summe(rows: &[Self]) -> (Euro, Euro) {
        let none = || Euro::from_cents(0);
        let plan = Euro::sum(rows.iter().map(|row| row.plan));
        let ist = Euro::sum(rows.iter().map(|row| row.ist));
        (plan.unwrap_or_else(none), ist.unwrap_or_else(none))
    }

    /// How much more was spent than planned, over all of `rows`; none if it was not more.
    pub fn ueberschritten(rows: &[Self]) -> Option<Euro> {
        let (plan, ist) = Self::summe(rows);
        let over = ist.cents().saturating_sub(plan.cents());
        (over > 0).then(|| Euro::from_cents(over))
    }
}

impl Euro {
    /// The amount in a sentence: `1.234,50 €`, with cents only where there are some.
    pub fn german(self) -> String {
        let cents = self.cents().unsigned_abs();
        let digits = (cents / 100).to_string();
        let mut text = if self.cents() < 0 { "-" } else { "" }.to_owned();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                text.push('.');
            }
            text.push(digit);
        }
        match cents % 100 {
            0 => text + " €",
            cents => format!("{text},{cents:02} €"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(plan: i64, ist: i64) -> SollIst {
        SollIst {
            jahr: None,
            art: None,
            plan: Euro::from_cents(plan),
            ist: Euro::from_cents(ist),
        }
    }

    #[test]
    fn one_cent_too_much_is_too_much() {
        assert_eq!(SollIst::ueberschritten(&[]), None);
        assert_eq!(SollIst::ueberschritten(&[row(100, 50), row(10, 60)]), None);
        let over = SollIst::ueberschritten(&[row(100, 50), row(10, 61)]);
        assert_eq!(over, Some(Euro::from_cents(1)));
    }

    #[test]
    fn amounts_read_like_german_ones() {
        let texts = [0, 5, 123_450, 100_000_000, -1_234_567].map(|cents| Euro::from_cents(cents).german());
        assert_eq!(
            texts,
            ["0 €", "0,05 €", "1.234,50 €", "1.000.000 €", "-12.345,67 €"]
        );
    }
}
