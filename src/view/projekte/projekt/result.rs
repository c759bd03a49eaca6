//! The typed result (`ddv.projekt/1`): the keys of a row of `ddv projekte`, and all that stands behind them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bewertung::Platz;
use super::budget::ProjektBudget;
use super::risiken::Risiken;
use super::umfang::Umfang;
use crate::diag::Finding;
use crate::load::Snapshot;
use crate::model::projekt::{
    self, Auftrag, Beschluss, Gremium, Lage, Phase, Projekt, Projektart, Projektausrichtung,
};
use crate::model::{Datum, Entity, ProjektId};
use crate::score::projekt::{Gefahr, Meilensteinstand, Projektstand, Zustand, naechster, voraussetzungen};
use crate::view::projekt::ProjektRow;

/// Since when a project is in its phase, as the history tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseSeit {
    /// The day of the commit that wrote it.
    pub tag: Datum,
    /// Its full id.
    pub commit: String,
}

/// The status report of a project.
#[derive(Debug, Serialize)]
pub struct Statusbericht {
    #[serde(flatten)]
    pub(super) zeile: ProjektRow,
    pub(super) ziel_beschreibung: Option<String>,
    pub(super) ampel_text: Option<String>,
    pub(super) ausrichtung: Option<Projektausrichtung>,
    pub(super) projektart: Option<Projektart>,
    /// Null outside of git, and where the phase is not committed yet.
    pub(super) phase_seit: Option<PhaseSeit>,
    #[serde(flatten)]
    pub(super) umfang: Umfang,
    /// By their planned day.
    pub(super) meilensteine: Vec<MeilensteinRow>,
    pub(super) budget: ProjektBudget,
    /// By their day.
    pub(super) entscheidungen: Vec<EntscheidungRow>,
    /// The worst first.
    pub(super) risiken: Risiken,
    pub(super) auftrag: Auftragsstand,
    pub(super) bewertung: Platz,
    pub(super) partner: Vec<String>,
    /// Why it is endangered; empty if it is not.
    pub(super) gefahr: Gefahr,
    pub(super) naechste_schritte: Schritte,
    /// What `ddv pruefen` says of its file.
    pub(super) befunde: Vec<BefundRow>,
    #[serde(skip)]
    pub(super) tag: Datum,
    #[serde(skip)]
    pub(super) programm_name: Option<String>,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
}

/// A milestone on the day.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MeilensteinRow {
    pub name: Option<String>,
    #[serde(flatten)]
    pub stand: Meilensteinstand,
}

/// A decision.
#[derive(Debug, Serialize)]
pub(super) struct EntscheidungRow {
    pub datum: Option<Datum>,
    pub gremium: Option<Gremium>,
    pub beschluss: Option<Beschluss>,
    pub vorlage: Option<String>,
}

/// The eight items of the Auftrag.
#[derive(Debug, Serialize)]
pub(super) struct Auftragsstand {
    /// Null where an item is missing.
    pub punkte: BTreeMap<&'static str, Option<String>>,
    /// In the order of the manual.
    pub fehlend: Vec<&'static str>,
}

/// What comes next.
#[derive(Debug, Serialize)]
pub(super) struct Schritte {
    /// Null if no milestone is planned.
    pub meilenstein: Option<MeilensteinRow>,
    /// Milestones that should have been reached.
    pub ueberfaellig: Vec<MeilensteinRow>,
    /// Null at the end of the Vorgehensmodell and outside of it.
    pub phase: Option<Phase>,
    /// What that phase needs, and whether the register has it.
    pub voraussetzungen: Vec<VoraussetzungRow>,
}

#[derive(Debug, Serialize)]
pub(super) struct VoraussetzungRow {
    pub voraussetzung: &'static str,
    pub erfuellt: bool,
    #[serde(skip)]
    pub name: &'static str,
}

/// A finding about the file of the project.
#[derive(Debug, Serialize)]
pub(super) struct BefundRow {
    pub code: &'static str,
    pub schwere: &'static str,
    pub meldung: String,
    pub zeile: usize,
    pub hilfe: Option<String>,
}

impl Statusbericht {
    /// The report of `projekt` on `tag`; of `findings` those about its file.
    pub fn new(
        snapshot: &Snapshot,
        projekt: &Entity<ProjektId, Projekt>,
        tag: Datum,
        phase_seit: Option<PhaseSeit>,
        findings: Vec<Finding>,
    ) -> Self {
        let registry = &snapshot.registry;
        let status = projekt.status.as_ref();
        let programm = projekt.programm.as_ref();
        let oe = projekt.oe.as_ref().and_then(|id| registry.organisation.find(id));
        Self {
            zeile: ProjektRow::new(registry, projekt, tag),
            ziel_beschreibung: projekt.ziel.beschreibung.clone(),
            ampel_text: status.and_then(|s| s.text.clone()),
            ausrichtung: projekt.ausrichtung,
            projektart: projekt.projektart,
            phase_seit,
            umfang: Umfang::new(snapshot, projekt, tag),
            meilensteine: MeilensteinRow::all(projekt, tag),
            budget: ProjektBudget::new(projekt),
            entscheidungen: EntscheidungRow::all(projekt),
            risiken: Risiken::new(projekt),
            auftrag: Auftragsstand::new(projekt.auftrag.as_ref()),
            bewertung: Platz::new(snapshot, projekt, tag),
            partner: projekt.partner.clone(),
            gefahr: Projektstand::new(projekt, tag).gefahr,
            naechste_schritte: Schritte::new(snapshot, projekt, tag),
            befunde: BefundRow::of(findings, snapshot.sources.path(projekt.source)),
            tag,
            programm_name: programm
                .and_then(|id| registry.programme.find(id))
                .map(|p| p.name.clone()),
            oe_name: oe.map(|oe| oe.name.clone()),
        }
    }
}

impl MeilensteinRow {
    fn all(projekt: &Projekt, tag: Datum) -> Vec<Self> {
        let mut all: Vec<Self> = projekt.meilensteine.iter().map(|m| Self::new(m, tag)).collect();
        all.sort_by_key(|m| (m.stand.plan.is_none(), m.stand.plan));
        all
    }

    fn new(stein: &projekt::Meilenstein, tag: Datum) -> Self {
        Self {
            name: stein.name.clone(),
            stand: Meilensteinstand::new(stein, tag),
        }
    }

    /// Its name, if it has one.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("ohne Namen")
    }
}

impl EntscheidungRow {
    fn all(projekt: &Projekt) -> Vec<Self> {
        let mut all: Vec<Self> = projekt
            .entscheidungen
            .iter()
            .map(|e| Self {
                datum: e.datum,
                gremium: e.gremium,
                beschluss: e.beschluss,
                vorlage: e.vorlage.clone(),
            })
            .collect();
        all.sort_by_key(|e| (e.datum.is_none(), e.datum));
        all
    }
}

impl Auftragsstand {
    fn new(auftrag: Option<&Auftrag>) -> Self {
        let mut punkte = BTreeMap::new();
        let mut fehlend = Vec::new();
        let written = auftrag.map(Auftrag::punkte);
        for (at, key) in Auftrag::KEYS.iter().enumerate() {
            let text = written.and_then(|punkte| punkte[at].1);
            if text.is_none() {
                fehlend.push(*key);
            }
            punkte.insert(*key, text.map(str::to_owned));
        }
        Self { punkte, fehlend }
    }
}

impl Schritte {
    fn new(snapshot: &Snapshot, projekt: &Projekt, tag: Datum) -> Self {
        let needed = voraussetzungen(&snapshot.registry, projekt, tag);
        let is_open = projekt.lage_am(tag) != Lage::Beendet;
        let late = MeilensteinRow::all(projekt, tag).into_iter();
        let late = late.filter(|m| is_open && m.stand.zustand == Zustand::Verfehlt);
        Self {
            meilenstein: naechster(projekt, tag)
                .filter(|_| is_open)
                .map(|stein| MeilensteinRow::new(stein, tag)),
            ueberfaellig: late.collect(),
            phase: projekt.phase.naechste(),
            voraussetzungen: needed
                .into_iter()
                .map(|(what, erfuellt)| VoraussetzungRow {
                    voraussetzung: what.as_str(),
                    erfuellt,
                    name: what.label(),
                })
                .collect(),
        }
    }
}

impl BefundRow {
    fn of(findings: Vec<Finding>, file: &str) -> Vec<Self> {
        let own = findings.into_iter().filter(|finding| finding.file == file);
        own.map(|finding| Self {
            code: finding.rule.0,
            schwere: finding.severity.as_str(),
            meldung: finding.message,
            zeile: finding.line,
            hilfe: finding.help,
        })
        .collect()
    }
}
