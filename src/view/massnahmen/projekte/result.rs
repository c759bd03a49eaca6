//! The plan by project: periods with milestones.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::projekt::{Ampel, Phase};
use crate::model::{Datum, KomponenteId, ProjektId, Registry};
use crate::score::massnahme::{Zeitlage, tage};
use crate::score::projekt::Projektstand;
use crate::view::massnahmen::Fenster;

/// The projects in time.
#[derive(Debug, Serialize)]
pub struct Projektplan {
    nach: &'static str,
    von: Option<Datum>,
    bis: Option<Datum>,
    pub(super) zeilen: Vec<ProjektRow>,
    #[serde(skip)]
    pub(super) fenster: Fenster,
    #[serde(skip)]
    pub(super) gefragt: u64,
}

/// One project.
#[derive(Debug, Serialize)]
pub(super) struct ProjektRow {
    pub projekt: ProjektId,
    pub name: String,
    pub phase: Phase,
    pub ampel: Option<Ampel>,
    pub komponenten: Vec<KomponenteId>,
    pub von: Option<Datum>,
    /// The last day: as it was, else as planned.
    pub bis: Option<Datum>,
    pub ende_plan: Option<Datum>,
    pub ende_ist: Option<Datum>,
    pub tage: Option<u64>,
    pub lage: Zeitlage,
    /// Days that a running project is behind its planned end.
    pub tage_ueber_plan: Option<i32>,
    pub meilensteine: Vec<MeilensteinRow>,
}

/// One milestone.
#[derive(Debug, Serialize)]
pub(super) struct MeilensteinRow {
    pub name: Option<String>,
    pub plan: Option<Datum>,
    pub ist: Option<Datum>,
    /// Planned for a day before the Stichtag and not reached.
    pub ueberfaellig: bool,
}

impl MeilensteinRow {
    /// Its name, if it has one.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("ohne Namen")
    }

    /// The day to draw: reached, else planned.
    pub fn day(&self) -> Option<Datum> {
        self.ist.or(self.plan)
    }
}

impl Projektplan {
    /// The projects `chosen` on `stichtag`, by their begin.
    pub fn new(registry: &Registry, chosen: &BTreeSet<String>, stichtag: Datum, fenster: Fenster) -> Self {
        let projekte = || {
            registry
                .projekte
                .iter()
                .filter(|p| chosen.contains(p.id.as_str()))
        };
        let mut zeilen: Vec<ProjektRow> = projekte()
            .map(|projekt| {
                let stand = Projektstand::new(projekt, stichtag);
                let von = projekt.termine.as_ref().and_then(|t| t.beginn);
                let bis = stand.ende_ist.or(stand.ende_plan);
                ProjektRow {
                    projekt: projekt.id.clone(),
                    name: projekt.name.clone(),
                    phase: projekt.phase,
                    ampel: stand.ampel,
                    komponenten: projekt.komponenten.clone(),
                    von,
                    bis,
                    ende_plan: stand.ende_plan,
                    ende_ist: stand.ende_ist,
                    tage: tage(von, bis),
                    lage: Zeitlage::of(von, bis, stichtag),
                    tage_ueber_plan: stand.tage_ueber_plan.filter(|_| stand.laeuft),
                    meilensteine: projekt
                        .meilensteine
                        .iter()
                        .map(|m| MeilensteinRow {
                            name: m.name.clone(),
                            plan: m.plan,
                            ist: m.ist.filter(|day| *day <= stichtag),
                            ueberfaellig: m.ist.is_none() && m.plan.is_some_and(|day| day < stichtag),
                        })
                        .collect(),
                }
            })
            .filter(|z| fenster.touches(z.von, z.bis))
            .collect();
        zeilen.sort_by(|a, b| {
            let key = |z: &ProjektRow| (z.von.is_none(), z.von, z.bis);
            key(a).cmp(&key(b)).then_with(|| a.projekt.cmp(&b.projekt))
        });
        Self {
            nach: "projekt",
            von: fenster.von,
            bis: fenster.bis,
            zeilen,
            fenster,
            gefragt: projekte().count() as u64,
        }
    }
}
