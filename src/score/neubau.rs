//! Whether a unit that moves into the Neubau will work IT-supported in time (D S. 12).
//!
//! Its IT-supported share is the Digitalisierungsquote (`fachmodell` 5) over the unit with all below it: "flächendeckend"
//! means every digitalisable process, each up to the limit of `ddv.toml`.

use super::digitalisierungsgrad::Spalten;
use super::population::Population;
use super::summe::Summe;
use crate::config::Config;
use crate::model::organisation::Neubau;
use crate::model::prozess::Nutzung;
use crate::model::record::words;
use crate::model::{Anteil, Datum, OeId, ProzessEntity, Registry};

words! {
    /// How a moving unit stands.
    pub enum NeubauStatus {
        /// `it_gestuetzt_bis` has passed, and not every process is digitalised.
        Ueberfaellig = "ueberfaellig" / "überfällig",
        /// By plan not every process is digitalised on that day, or a planned use of a missing process is overdue.
        Gefaehrdet = "gefaehrdet" / "gefährdet",
        /// No process of the unit is digitalisable, so nothing can be said.
        Unbekannt = "unbekannt",
        /// There is no `it_gestuetzt_bis` to measure by.
        OhneTermin = "ohne-termin" / "ohne Termin",
        /// By plan every process is digitalised on that day, and no plan is overdue.
        ImPlan = "im-plan" / "im Plan",
        /// Every digitalisable process is digitalised.
        Erreicht = "erreicht",
    }
}

/// A moving unit on a day.
#[derive(Debug, Clone)]
pub struct Neubaustand<'r> {
    /// How it stands.
    pub status: NeubauStatus,
    /// The active processes of the unit and all below it.
    pub prozesse: Vec<&'r ProzessEntity>,
    /// Their sums on the day.
    pub summe: Summe,
    /// What is planned; none if the day to look at is over and nothing more is planned.
    pub plan: Option<Neubauplan>,
    /// Digitalisable processes that are not digitalised, by id.
    pub fehlend: Vec<Fehlend<'r>>,
}

/// The sums on a future day, with all that is planned up to then.
#[derive(Debug, Clone)]
pub struct Neubauplan {
    /// `it_gestuetzt_bis`, else `umzug`, whichever is not over first; else the day of the last planned use of the missing
    /// processes.
    pub tag: Datum,
    /// The sums over the same processes.
    pub summe: Summe,
}

/// A process that is not digitalised yet.
#[derive(Debug, Clone, Copy)]
pub struct Fehlend<'r> {
    /// The process.
    pub prozess: &'r ProzessEntity,
    /// Its degree on the day.
    pub grad: Option<Anteil>,
    /// Its degree on the day of the plan; none without a plan.
    pub grad_plan: Option<Anteil>,
    /// Planned uses whose day has passed.
    pub verspaetet: u64,
}

impl<'r> Neubaustand<'r> {
    /// How the unit `oe`, which moves as `neubau` says, stands on `tag`. Without a digitalisable process it is
    /// `unbekannt`; the other states follow in the order of [`NeubauStatus`], the reached one first of all.
    pub fn new(registry: &'r Registry, config: &Config, oe: &OeId, neubau: &Neubau, tag: Datum) -> Self {
        let prozesse = Population::new(registry, Some(oe)).prozesse;
        let spalten = Spalten::on(registry, tag);
        let summe = Summe::of(&prozesse, &spalten, config);
        let missing: Vec<(&ProzessEntity, Option<Anteil>)> = prozesse
            .iter()
            .map(|prozess| (*prozess, spalten.grad(prozess, config)))
            .filter(|(_, grad)| grad.grad().is_some() && !grad.is_digitalisiert(config))
            .map(|(prozess, grad)| (prozess, grad.grad()))
            .collect();
        let days = [neubau.it_gestuetzt_bis, neubau.umzug];
        let plantag = days
            .into_iter()
            .flatten()
            .find(|day| *day >= tag)
            .or_else(|| last_plan(&missing, tag));
        let geplant = plantag.map(|day| Spalten::planned(registry, day));
        let fehlend = missing
            .into_iter()
            .map(|(prozess, grad)| Fehlend {
                prozess,
                grad,
                grad_plan: geplant
                    .as_ref()
                    .and_then(|plan| plan.grad(prozess, config).grad()),
                verspaetet: planned(prozess).filter(|bis| *bis < tag).count() as u64,
            })
            .collect();
        let mut stand = Self {
            status: NeubauStatus::Unbekannt,
            plan: geplant.map(|plan| Neubauplan {
                tag: plan.tag,
                summe: Summe::of(&prozesse, &plan, config),
            }),
            prozesse,
            summe,
            fehlend,
        };
        stand.status = stand.judge(neubau.it_gestuetzt_bis, tag);
        stand
    }

    fn judge(&self, bis: Option<Datum>, tag: Datum) -> NeubauStatus {
        if self.summe.digitalisierbar == 0 {
            return NeubauStatus::Unbekannt;
        }
        if self.fehlend.is_empty() {
            return NeubauStatus::Erreicht;
        }
        let Some(bis) = bis else {
            return NeubauStatus::OhneTermin;
        };
        if bis < tag {
            return NeubauStatus::Ueberfaellig;
        }
        let is_planned = self
            .plan
            .as_ref()
            .is_some_and(|plan| plan.summe.digitalisiert == plan.summe.digitalisierbar);
        if is_planned && self.verspaetet() == 0 {
            NeubauStatus::ImPlan
        } else {
            NeubauStatus::Gefaehrdet
        }
    }

    /// Planned uses of the missing processes whose day has passed.
    pub fn verspaetet(&self) -> u64 {
        self.fehlend.iter().map(|f| f.verspaetet).sum()
    }
}

/// The days of the planned uses of `prozess`.
fn planned(prozess: &ProzessEntity) -> impl Iterator<Item = Datum> {
    prozess.komponenten.values().filter_map(Nutzung::geplant_bis)
}

/// The last planned day that is not over.
fn last_plan(missing: &[(&ProzessEntity, Option<Anteil>)], tag: Datum) -> Option<Datum> {
    let days = missing.iter().flat_map(|(prozess, _)| planned(prozess));
    days.filter(|day| *day >= tag).max()
}
