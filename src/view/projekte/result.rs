//! The typed result: the funnel, the rows, the endangered projects and the sums.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::rang::{self, Gewichte};
use crate::load::Snapshot;
use crate::model::projekt::{Ampel, Finanzierung, Lage, Phase};
use crate::model::{Datum, Entity, Euro, Jahr, OeId, ProgrammId, ProjektId};
use crate::score::projekt::{AmpelCounts, Gefahr, Projektstand};
use crate::view::projekt::{ProjektRow, Trichter};

/// Which projects, and in what order.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Those that the general selection gives, by id.
    pub auswahl: BTreeSet<String>,
    /// The OE that the selection is about, to be named.
    pub oe: Option<OeId>,
    /// Only those of this programme.
    pub programm: Option<ProgrammId>,
    /// Only those in one of these phases; empty means all.
    pub phasen: Vec<Phase>,
    /// Only those with one of these AmpelCounts, `None` being without; empty means all.
    pub ampeln: Vec<Option<Ampel>>,
    /// Only endangered ones.
    pub gefaehrdet: bool,
    /// In the order of their rank.
    pub rang: bool,
    /// Rank those too that have ended.
    pub alle: bool,
}

/// The portfolio (`ddv.projekte/1`).
#[derive(Debug, Serialize)]
pub struct Projekte {
    /// The year up to which budgets count.
    budget_bis: Jahr,
    /// The year that `bedarf_naechstes_jahr` is about.
    naechstes_jahr: Jahr,
    pub(super) trichter: Trichter,
    /// The weights of the criteria; only with the rank.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) gewichte: Option<Gewichte>,
    pub(super) zeilen: Vec<PortfolioRow>,
    pub(super) gefaehrdet: Vec<GefaehrdetRow>,
    pub(super) summe: ProjektSums,
    #[serde(skip)]
    pub(super) request: Request,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    #[serde(skip)]
    pub(super) programm_name: Option<String>,
    /// Readable projects of the register.
    #[serde(skip)]
    pub(super) alle: u64,
}

/// A project; with its rank where one is asked for.
#[derive(Debug, Serialize)]
pub(super) struct PortfolioRow {
    #[serde(flatten)]
    pub rang: Option<rang::Rang>,
    #[serde(flatten)]
    pub projekt: ProjektRow,
}

/// Why a project is endangered.
#[derive(Debug, Serialize)]
pub(super) struct GefaehrdetRow {
    pub projekt: ProjektId,
    pub name: String,
    gruende: Vec<&'static str>,
    #[serde(flatten)]
    pub gefahr: Gefahr,
}

/// Counts and sums over the chosen projects.
#[derive(Debug, Default, Serialize)]
pub(super) struct ProjektSums {
    pub projekte: u64,
    pub laufend: u64,
    pub vorhaben: u64,
    pub beendet: u64,
    /// Of those that run.
    pub ampel: AmpelSums,
    /// Of those that run.
    pub gefaehrdet: u64,
    /// Of these, with a planned end that has passed.
    pub termin_ueberschritten: u64,
    /// Of these, with more spent than planned.
    pub budget_ueberschritten: u64,
    /// Up to the year of the Stichtag.
    pub budget_plan: Option<Euro>,
    pub budget_ist: Option<Euro>,
    pub bedarf_naechstes_jahr: Option<Euro>,
    /// How many state a need for the next year.
    pub bedarf_projekte: u64,
    /// The need by the state of the money; `ohne` where none is stated.
    pub bedarf_nach_finanzierung: BTreeMap<&'static str, Euro>,
}

/// Ampeln of running projects.
#[derive(Debug, Default, Clone, Copy, Serialize)]
pub(super) struct AmpelSums {
    #[serde(flatten)]
    pub counts: AmpelCounts,
    /// Of these, too old or without a day.
    pub veraltet: u64,
}

impl Projekte {
    /// The projects of `snapshot` on `tag` that `request` asks for.
    pub fn new(snapshot: &Snapshot, tag: Datum, request: Request) -> Self {
        let registry = &snapshot.registry;
        let mut rows = ProjektRow::all(registry, tag, |projekt| {
            request.auswahl.contains(projekt.id.as_str())
        });
        rows.retain(|zeile| request.wants(zeile));
        let trichter = Trichter::of(
            rows.iter()
                .filter_map(|z| registry.projekte.find(&z.projekt))
                .map(data),
        );
        let summe = ProjektSums::of(&rows);
        let gefaehrdet = rows.iter().filter(|z| !z.gefahr.is_none());
        let gefaehrdet = gefaehrdet.map(GefaehrdetRow::of).collect();
        let plain = |projekt| PortfolioRow { rang: None, projekt };
        let (gewichte, zeilen) = if request.rang {
            rows.retain(|z| request.alle || z.lage != Lage::Beendet);
            let (gewichte, zeilen) = rang::ranked(snapshot, rows);
            (Some(gewichte), zeilen)
        } else {
            (None, rows.into_iter().map(plain).collect())
        };
        let oe = request.oe.as_ref().and_then(|id| registry.organisation.find(id));
        let programm = request.programm.as_ref();
        let programm = programm.and_then(|id| registry.programme.find(id));
        Self {
            budget_bis: tag.year(),
            naechstes_jahr: Projektstand::naechstes_jahr(tag),
            trichter,
            gewichte,
            zeilen,
            gefaehrdet,
            summe,
            oe_name: oe.map(|oe| oe.name.clone()),
            programm_name: programm.map(|p| p.name.clone()),
            alle: registry.projekte.len() as u64,
            request,
        }
    }

    /// The years of the budgets: up to this one, and the need of the next.
    pub(super) fn jahre(&self) -> (Jahr, Jahr) {
        (self.budget_bis, self.naechstes_jahr)
    }
}

fn data<T>(entity: &Entity<ProjektId, T>) -> &T {
    &entity.data
}

impl Request {
    fn wants(&self, zeile: &ProjektRow) -> bool {
        let is_of = self.programm.is_none() || self.programm == zeile.programm;
        let is_in = self.phasen.is_empty() || self.phasen.contains(&zeile.phase);
        let has = self.ampeln.is_empty() || self.ampeln.contains(&zeile.ampel);
        is_of && is_in && has && !(self.gefaehrdet && zeile.gefahr.is_none())
    }

    /// Whether it narrows the general selection.
    pub(super) fn is_narrowed(&self) -> bool {
        self.oe.is_some()
            || self.programm.is_some()
            || !self.phasen.is_empty()
            || !self.ampeln.is_empty()
            || self.gefaehrdet
    }
}

impl GefaehrdetRow {
    fn of(zeile: &ProjektRow) -> Self {
        Self {
            projekt: zeile.projekt.clone(),
            name: zeile.name.clone(),
            gruende: zeile.gruende.clone(),
            gefahr: zeile.gefahr.clone(),
        }
    }
}

impl ProjektSums {
    fn of(rows: &[ProjektRow]) -> Self {
        let mut sum = Self::default();
        for zeile in rows {
            sum.projekte += 1;
            *match zeile.lage {
                Lage::Laufend => &mut sum.laufend,
                Lage::Vorhaben => &mut sum.vorhaben,
                Lage::Beendet => &mut sum.beendet,
            } += 1;
            if zeile.lage == Lage::Laufend {
                sum.ampel.counts.add(zeile.ampel);
                sum.ampel.veraltet += u64::from(zeile.ampel_veraltet);
            }
            sum.gefaehrdet += u64::from(!zeile.gefahr.is_none());
            sum.termin_ueberschritten += u64::from(zeile.gefahr.is_late());
            sum.budget_ueberschritten += u64::from(zeile.gefahr.is_overspent());
            sum.bedarf_projekte += u64::from(zeile.bedarf_naechstes_jahr.is_some());
            if let Some(need) = zeile.bedarf_naechstes_jahr {
                let key = zeile.finanzierung.map_or("ohne", Finanzierung::as_str);
                let so_far = sum.bedarf_nach_finanzierung.get(key).copied();
                let total = Euro::sum(so_far.into_iter().chain([need]));
                sum.bedarf_nach_finanzierung
                    .extend(total.map(|total| (key, total)));
            }
        }
        let total = |amount: fn(&ProjektRow) -> Option<Euro>| Euro::sum(rows.iter().filter_map(amount));
        sum.budget_plan = total(|z| z.budget_plan);
        sum.budget_ist = total(|z| z.budget_ist);
        sum.bedarf_naechstes_jahr = total(|z| z.bedarf_naechstes_jahr);
        sum
    }
}
