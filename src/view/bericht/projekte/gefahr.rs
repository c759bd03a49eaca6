//! Why a project is endangered, what the cause is, and what can be done.

use serde::Serialize;

use super::{euro_text, sum};
use crate::model::projekt::{Ampel, Projekt};
use crate::model::{Euro, Jahr};
use crate::view::bericht::woerter::{ampel_name, aufzaehlung};
use crate::view::zahlwort::count;

/// What endangers a project. Nothing of it if all is well.
#[derive(Debug, Default, Serialize)]
pub(super) struct Gefahr {
    /// The Ampel, if it is yellow or red.
    ampel: Option<Ampel>,
    /// Days that the planned end has passed.
    tage_ueberschritten: Option<u64>,
    /// How much more was spent than planned, over the rows that state both.
    budget_ueberschritten: Option<Euro>,
    /// What the project says of its Ampel.
    ursache: Option<String>,
    /// Its risks, the worst first.
    risiken: Vec<RisikoJson>,
}

#[derive(Debug, Serialize)]
struct RisikoJson {
    text: Option<String>,
    /// Probability times damage, 1 to 9; null if one is missing.
    stufe: Option<u8>,
    massnahme: Option<String>,
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
        let both = || {
            let rows = projekt
                .budget
                .iter()
                .filter(|row| row.jahr.is_none_or(|jahr| jahr <= bis));
            rows.filter_map(|row| row.plan.zip(row.ist))
        };
        let plan = sum(both().map(|(plan, _)| plan)).map_or(0, Euro::cents);
        let ist = sum(both().map(|(_, ist)| ist)).map_or(0, Euro::cents);
        let over = ist.saturating_sub(plan);
        let mut gefahr = Self {
            ampel,
            tage_ueberschritten: late,
            budget_ueberschritten: (over > 0).then(|| Euro::from_cents(over)),
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
            .map(|r| RisikoJson {
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

    /// Reasons, cause and options of the project `name`.
    pub fn text(&self, name: &str) -> String {
        let mut reasons = Vec::new();
        reasons.extend(self.ampel.map(|ampel| format!("Ampel {}", ampel_name(ampel))));
        reasons.extend(
            self.tage_ueberschritten
                .map(|n| format!("Termin um {} überschritten", count(n, "Tag", "Tage"))),
        );
        reasons.extend(
            self.budget_ueberschritten
                .map(|over| format!("Budget um {} überschritten", euro_text(over))),
        );
        let mut parts = vec![format!("{name}: {}.", aufzaehlung(&reasons))];
        parts.push(match &self.ursache {
            Some(cause) => format!("Ursache: {}", sentence(cause)),
            None => "Eine Ursache ist nicht angegeben.".to_owned(),
        });
        let mut has_option = false;
        for risk in &self.risiken {
            if let Some(text) = &risk.text {
                parts.push(format!("Risiko: {}", sentence(text)));
            }
            if let Some(option) = &risk.massnahme {
                has_option = true;
                parts.push(format!("Handlungsmöglichkeit: {}", sentence(option)));
            }
        }
        if !has_option {
            parts.push("Eine Handlungsmöglichkeit ist nicht angegeben.".to_owned());
        }
        parts.join(" ")
    }
}

/// A text of the register as a sentence: it ends with a full stop.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
