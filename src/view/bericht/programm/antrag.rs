//! What is to be decided: projects that wait with a recommendation.

use serde::Serialize;

use crate::model::projekt::{Finanzierung, Phase, Projekt, ZielArt};
use crate::model::{Datum, Entity, Euro, OeId, ProgrammId, ProjektId, Registry};
use crate::score::projekt::budget::{Betrag, bedarf};
use crate::view::programme::entscheidung::EntscheidungRow;
use crate::view::woerter::euro_text;

/// A project that waits for its decision.
#[derive(Debug, Serialize)]
pub(super) struct Antrag {
    projekt: ProjektId,
    pub name: String,
    programm: Option<ProgrammId>,
    /// Who leads it.
    oe: Option<OeId>,
    ziel: ZielArt,
    beschreibung: Option<String>,
    beginn: Option<Datum>,
    ende_plan: Option<Datum>,
    finanzierung: Option<Finanzierung>,
    /// Over all years.
    budget_plan: Option<Euro>,
    bedarf_naechstes_jahr: Option<Euro>,
    /// What bodies have said up to the Stichtag.
    entscheidungen: Vec<EntscheidungRow>,
    #[serde(skip)]
    oe_name: Option<String>,
    #[serde(skip)]
    naechstes_jahr: i16,
}

impl Antrag {
    /// Those of `projekte` that wait on `tag`, by id.
    pub fn all(registry: &Registry, projekte: &[&Entity<ProjektId, Projekt>], tag: Datum) -> Vec<Self> {
        let waiting = projekte.iter().filter(|p| p.phase == Phase::Empfehlung);
        waiting.map(|projekt| Self::new(registry, projekt, tag)).collect()
    }

    fn new(registry: &Registry, projekt: &Entity<ProjektId, Projekt>, tag: Datum) -> Self {
        let termine = projekt.termine.as_ref();
        let oe = projekt.oe.as_ref().and_then(|id| registry.organisation.find(id));
        Self {
            projekt: projekt.id.clone(),
            name: projekt.name.clone(),
            programm: projekt.programm.clone(),
            oe: projekt.oe.clone(),
            ziel: projekt.ziel.art,
            beschreibung: projekt.ziel.beschreibung.clone(),
            beginn: termine.and_then(|t| t.beginn),
            ende_plan: termine.and_then(|t| t.ende_plan),
            finanzierung: projekt.finanzierung,
            budget_plan: Betrag::of(&projekt.budget).plan,
            bedarf_naechstes_jahr: bedarf(projekt, tag),
            entscheidungen: EntscheidungRow::until(projekt, tag),
            oe_name: oe.map(|oe| oe.name.clone()),
            naechstes_jahr: tag.year().0.saturating_add(1),
        }
    }

    /// What the body must know to decide, in a few sentences.
    pub fn text(&self) -> String {
        let mut parts = vec![format!("{}.", self.name)];
        let ziel = self.ziel.label();
        parts.push(match &self.beschreibung {
            Some(goal) => format!("Ziel: {ziel} – {}.", goal.trim_end_matches(['.', ' '])),
            None => format!("Ziel: {ziel}."),
        });
        parts.extend(self.oe_name.as_ref().map(|oe| format!("Federführung: {oe}.")));
        parts.extend(match (self.beginn, self.ende_plan) {
            (Some(first), Some(last)) => Some(format!("Laufzeit: {} bis {}.", first.german(), last.german())),
            (Some(first), None) => Some(format!("Beginn: {}.", first.german())),
            (None, Some(last)) => Some(format!("Ende: {}.", last.german())),
            (None, None) => None,
        });
        parts.push(self.money());
        let said: Vec<String> = self.entscheidungen.iter().map(EntscheidungRow::text).collect();
        parts.push(if said.is_empty() {
            "Eine Empfehlung ist nicht vermerkt.".to_owned()
        } else {
            format!("Bisher: {}.", said.join("; "))
        });
        parts.join(" ")
    }

    fn money(&self) -> String {
        let plan = match (self.budget_plan, self.bedarf_naechstes_jahr) {
            (None, _) => "Kosten sind nicht angegeben".to_owned(),
            (Some(all), Some(next)) if next != all => format!(
                "Geplant sind {}, davon {} im Jahr {}",
                euro_text(all),
                euro_text(next),
                self.naechstes_jahr
            ),
            (Some(all), _) => format!("Geplant sind {}", euro_text(all)),
        };
        let state = match self.finanzierung {
            Some(Finanzierung::Vorbehalt) => "; die Finanzierung steht unter Vorbehalt".to_owned(),
            Some(Finanzierung::Foerderung) => "; die Finanzierung kommt aus Fördermitteln".to_owned(),
            Some(state @ (Finanzierung::Gesichert | Finanzierung::Offen)) => {
                format!("; die Finanzierung ist {}", state.label())
            }
            None => "; zur Finanzierung fehlt eine Angabe".to_owned(),
        };
        format!("{plan}{state}.")
    }
}
