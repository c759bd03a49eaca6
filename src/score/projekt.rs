//! How a project stands on a day: time and money as Soll-Ist, what endangers it, what it has achieved (D S. 24-27;
//! `fakten` 4).

mod ampel;
pub mod budget;
mod gefahr;
mod meilenstein;
mod phase;
pub mod rang;
mod wirkung;

pub use ampel::AmpelCounts;
pub use gefahr::{Gefahr, Posten, Risikozeile};
pub use meilenstein::{Meilensteinstand, Zustand, naechster};
pub use phase::{Voraussetzung, voraussetzungen};
pub use wirkung::Zielerreichung;

use crate::model::projekt::{Ampel, Projekt, Projektstatus};
use crate::model::{Datum, Euro, Jahr};

/// How a project stands on a day.
#[derive(Debug, Clone)]
pub struct Projektstand {
    /// Commissioned and not ended yet.
    pub laeuft: bool,
    /// The Ampel.
    pub ampel: Option<Ampel>,
    /// The day of the Ampel.
    pub ampel_stand: Option<Datum>,
    /// The project runs, and its Ampel was set more than three months before the day, or without a date.
    pub is_ampel_veraltet: bool,
    /// The planned last day.
    pub ende_plan: Option<Datum>,
    /// The last day; none while it runs.
    pub ende_ist: Option<Datum>,
    /// Days behind the plan, at the end or on the day; negative before it; none if not known yet.
    pub tage_ueber_plan: Option<i32>,
    /// The planned sum of the years up to that of the day; none if nothing is stated.
    pub budget_plan: Option<Euro>,
    /// The spent sum of the same years.
    pub budget_ist: Option<Euro>,
    /// Why the project is endangered; nothing for one that does not run.
    pub gefahr: Gefahr,
}

impl Projektstand {
    /// The year after that of `tag`: the one whose need is asked for.
    pub fn naechstes_jahr(tag: Datum) -> Jahr {
        Jahr(tag.year().0.saturating_add(1))
    }

    /// How `projekt` stands on `tag`; budgets count up to the year of that day.
    pub fn new(projekt: &Projekt, tag: Datum) -> Self {
        let bis = tag.year();
        let ende_plan = projekt.termine.as_ref().and_then(|t| t.ende_plan);
        let ende_ist = projekt.ende_bis(tag);
        let laeuft = projekt.is_running(tag);
        let days = |from: Datum, to: Datum| i32::try_from(from.days_until(to)).unwrap_or(i32::MAX);
        let tage_ueber_plan = ende_plan.and_then(|plan| match ende_ist {
            Some(ist) => Some(days(plan, ist)),
            None if laeuft && plan < tag => Some(days(plan, tag)),
            None => None,
        });
        let status = projekt.status.as_ref();
        let ampel = status.and_then(|s| s.ampel);
        let ampel_stand = status.and_then(|s| s.stand);
        let is_stale = status
            .and_then(Projektstatus::aktuell_bis)
            .is_none_or(|until| until < tag);
        Self {
            laeuft,
            ampel,
            ampel_stand,
            is_ampel_veraltet: laeuft && ampel.is_some() && is_stale,
            ende_plan,
            ende_ist,
            tage_ueber_plan,
            budget_plan: Euro::sum(projekt.budget_bis(bis).filter_map(|row| row.plan)),
            budget_ist: Euro::sum(projekt.budget_bis(bis).filter_map(|row| row.ist)),
            gefahr: if laeuft {
                Gefahr::new(projekt, tage_ueber_plan, bis)
            } else {
                Gefahr::default()
            },
        }
    }
}
