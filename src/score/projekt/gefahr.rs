//! Why a project is endangered, what the cause is, and what can be done.

use serde::Serialize;

use crate::model::projekt::{Ampel, BudgetArt, Projekt, SollIst};
use crate::model::{Euro, Jahr};

/// What endangers a project. Nothing of it if all is well.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Gefahr {
    /// The Ampel, if it is yellow or red.
    pub ampel: Option<Ampel>,
    /// Days that the planned end has passed.
    pub tage_ueberschritten: Option<u64>,
    /// How much more was spent than planned, over the rows that state both.
    pub budget_ueberschritten: Option<Euro>,
    /// The rows that state both, if more was spent than planned.
    pub budget_posten: Vec<Posten>,
    /// What the project says of its Ampel.
    pub ursache: Option<String>,
    /// Its risks, the worst first.
    pub risiken: Vec<Risikozeile>,
}

/// A row of the budget with plan and actual.
#[derive(Debug, Clone, Serialize)]
pub struct Posten {
    /// The year.
    pub jahr: Option<Jahr>,
    /// What the money is for.
    pub art: Option<BudgetArt>,
    /// Planned.
    pub plan: Euro,
    /// Spent.
    pub ist: Euro,
}

impl From<SollIst> for Posten {
    fn from(row: SollIst) -> Self {
        Self {
            jahr: row.jahr,
            art: row.art,
            plan: row.plan,
            ist: row.ist,
        }
    }
}

/// A risk.
#[derive(Debug, Clone, Serialize)]
pub struct Risikozeile {
    /// What may happen.
    pub text: Option<String>,
    /// Probability times damage, 1 to 9; none if one is missing.
    pub stufe: Option<u8>,
    /// What can be done.
    pub massnahme: Option<String>,
}

impl Gefahr {
    /// What endangers the running project `projekt`; nothing if nothing does.
    pub fn new(projekt: &Projekt, tage_ueber_plan: Option<i32>, bis: Jahr) -> Self {
        let status = projekt.status.as_ref();
        let ampel = status.and_then(|s| s.ampel).filter(|ampel| match ampel {
            Ampel::Gelb | Ampel::Rot => true,
            Ampel::Gruen => false,
        });
        let late = tage_ueber_plan
            .and_then(|days| u64::try_from(days).ok())
            .filter(|n| *n > 0);
        let rows = projekt.soll_ist_bis(bis);
        let over = SollIst::ueberschritten(&rows);
        let mut gefahr = Self {
            ampel,
            tage_ueberschritten: late,
            budget_ueberschritten: over,
            budget_posten: match over {
                Some(_) => rows.into_iter().map(Posten::from).collect(),
                None => Vec::new(),
            },
            ursache: None,
            risiken: Vec::new(),
        };
        if gefahr.is_none() {
            return gefahr;
        }
        gefahr.ursache = status.and_then(|s| s.text.clone());
        gefahr.risiken = projekt
            .risiken
            .iter()
            .filter(|r| r.text.is_some() || r.massnahme.is_some())
            .map(|r| Risikozeile {
                text: r.text.clone(),
                stufe: r.eintritt.zip(r.schaden).map(|(e, s)| e.0 * s.0),
                massnahme: r.massnahme.clone(),
            })
            .collect();
        gefahr.risiken.sort_by_key(|r| std::cmp::Reverse(r.stufe));
        gefahr
    }

    /// Whether nothing endangers the project.
    pub fn is_none(&self) -> bool {
        self.ampel.is_none() && !self.is_late() && !self.is_overspent()
    }

    /// The reasons, as words of outputs: `ampel`, `termin`, `budget`.
    pub fn gruende(&self) -> Vec<&'static str> {
        let reasons = [
            (self.ampel.is_some(), "ampel"),
            (self.is_late(), "termin"),
            (self.is_overspent(), "budget"),
        ];
        let given = reasons.into_iter().filter(|(is_given, _)| *is_given);
        given.map(|(_, word)| word).collect()
    }

    /// The planned end has passed.
    pub fn is_late(&self) -> bool {
        self.tage_ueberschritten.is_some()
    }

    /// More was spent than planned.
    pub fn is_overspent(&self) -> bool {
        self.budget_ueberschritten.is_some()
    }

    /// For the order: red, yellow, other dangers, green, without Ampel.
    pub fn rang(&self, ampel: Option<Ampel>) -> u8 {
        match ampel {
            Some(Ampel::Rot) => 0,
            Some(Ampel::Gelb) => 1,
            Some(Ampel::Gruen) | None if !self.is_none() => 2,
            Some(Ampel::Gruen) => 3,
            None => 4,
        }
    }
}
