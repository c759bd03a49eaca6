//! One unit that moves.

use std::cmp::Ordering;

use serde::Serialize;

use crate::config::Config;
use crate::model::organisation::{Neubau, OeArt, Organisationseinheit};
use crate::model::{Anteil, Datum, Entity, Kennzahl, OeId, ProzessId, Registry};
use crate::score::neubau::{Fehlend, NeubauStatus, Neubauplan, Neubaustand};
use crate::score::{Summe, rounded};

/// A unit with all below it.
#[derive(Debug, Serialize)]
pub(super) struct UmzugRow {
    pub oe: OeId,
    pub name: String,
    pub art: OeArt,
    /// The heads that the unit states for itself, with all below it; numbers of units below are never added.
    pub mitarbeitende: Option<u64>,
    pub it_gestuetzt_bis: Option<Datum>,
    /// Days to `it_gestuetzt_bis`, negative if it has passed.
    pub tage: Option<i64>,
    pub umzug: Option<Datum>,
    /// Days to `umzug`, negative if it has passed.
    pub tage_umzug: Option<i64>,
    pub status: NeubauStatus,
    #[serde(flatten)]
    pub ist: Quote,
    pub plan: Option<Plan>,
    /// Planned uses of the missing processes whose day has passed.
    pub plan_verspaetet: u64,
    pub fehlend: Vec<FehlendJson>,
}

/// How many processes are digitalised, and the mean degree.
#[derive(Debug, Serialize)]
pub(super) struct Quote {
    /// Active processes.
    pub prozesse: u64,
    pub digitalisierbar: u64,
    pub digitalisiert: u64,
    pub digitalisierungsquote: Option<f64>,
    pub digitalisierungsgrad: Option<f64>,
}

/// The same on a day to come, as planned.
#[derive(Debug, Serialize)]
pub(super) struct Plan {
    pub tag: Datum,
    pub digitalisierbar: u64,
    pub digitalisiert: u64,
    pub digitalisierungsquote: Option<f64>,
    pub digitalisierungsgrad: Option<f64>,
}

/// A process that is digitalisable and not digitalised.
#[derive(Debug, Serialize)]
pub(super) struct FehlendJson {
    pub prozess: ProzessId,
    pub name: String,
    pub oe: OeId,
    pub digitalisierungsgrad: Option<f64>,
    /// On the day of `plan`.
    pub digitalisierungsgrad_plan: Option<f64>,
    pub plan_verspaetet: u64,
}

impl Quote {
    pub fn new(summe: &Summe) -> Self {
        Self {
            prozesse: summe.prozesse,
            digitalisierbar: summe.digitalisierbar,
            digitalisiert: summe.digitalisiert,
            digitalisierungsquote: Kennzahl::Digitalisierungsquote.wert(summe).wert(),
            digitalisierungsgrad: Kennzahl::Digitalisierungsgrad.wert(summe).wert(),
        }
    }
}

impl Plan {
    fn new(plan: &Neubauplan) -> Self {
        let Quote {
            prozesse: _,
            digitalisierbar,
            digitalisiert,
            digitalisierungsquote,
            digitalisierungsgrad,
        } = Quote::new(&plan.summe);
        Self {
            tag: plan.tag,
            digitalisierbar,
            digitalisiert,
            digitalisierungsquote,
            digitalisierungsgrad,
        }
    }
}

impl FehlendJson {
    fn new(fehlend: &Fehlend<'_>) -> Self {
        Self {
            prozess: fehlend.prozess.id.clone(),
            name: fehlend.prozess.name.clone(),
            oe: fehlend.prozess.oe.clone(),
            digitalisierungsgrad: fehlend.grad.map(Anteil::get),
            digitalisierungsgrad_plan: fehlend.grad_plan.map(Anteil::get),
            plan_verspaetet: fehlend.verspaetet,
        }
    }
}

impl UmzugRow {
    /// The unit on `tag`, and the stand that it was made from.
    pub fn new<'r>(
        registry: &'r Registry,
        config: &Config,
        unit: &Entity<OeId, Organisationseinheit>,
        neubau: &Neubau,
        tag: Datum,
    ) -> (Self, Neubaustand<'r>) {
        let stand = Neubaustand::new(registry, config, &unit.id, neubau, tag);
        let mut fehlend: Vec<FehlendJson> = stand.fehlend.iter().map(FehlendJson::new).collect();
        // The lowest degree first; they come in by id.
        let grad = |f: &FehlendJson| rounded(f.digitalisierungsgrad.unwrap_or_default(), 9);
        fehlend.sort_by(|a, b| grad(a).total_cmp(&grad(b)));
        let zeile = Self {
            oe: unit.id.clone(),
            name: unit.name.clone(),
            art: unit.art,
            mitarbeitende: unit.mitarbeitende,
            it_gestuetzt_bis: neubau.it_gestuetzt_bis,
            tage: neubau.it_gestuetzt_bis.map(|day| tag.days_until(day)),
            umzug: neubau.umzug,
            tage_umzug: neubau.umzug.map(|day| tag.days_until(day)),
            status: stand.status,
            ist: Quote::new(&stand.summe),
            plan: stand.plan.as_ref().map(Plan::new),
            plan_verspaetet: stand.verspaetet(),
            fehlend,
        };
        (zeile, stand)
    }

    /// What needs attention first; then the next day, the lowest share, the id.
    pub fn compare(&self, other: &Self) -> Ordering {
        let key = |z: &Self| (z.status, z.it_gestuetzt_bis.is_none(), z.it_gestuetzt_bis);
        let quote = |z: &Self| rounded(z.ist.digitalisierungsquote.unwrap_or_default(), 9);
        key(self)
            .cmp(&key(other))
            .then_with(|| quote(self).total_cmp(&quote(other)))
            .then_with(|| self.oe.cmp(&other.oe))
    }
}
