//! Why a project is endangered, what the cause is, and what can be done.

use serde::Serialize;

use super::{euro_text, sum};
use crate::model::projekt::{Ampel, BudgetArt, Projekt};
use crate::model::{Euro, Jahr};
use crate::view::bericht::woerter::{ampel_name, aufzaehlung, budget_art_name};
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
    /// The rows that state both, if more was spent than planned.
    budget_posten: Vec<Posten>,
    /// What the project says of its Ampel.
    ursache: Option<String>,
    /// Its risks, the worst first.
    risiken: Vec<RisikoJson>,
}

/// A row of the budget with plan and actual.
#[derive(Debug, Clone, Serialize)]
struct Posten {
    jahr: Option<Jahr>,
    art: Option<BudgetArt>,
    plan: Euro,
    ist: Euro,
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
        let rows = projekt
            .budget
            .iter()
            .filter(|row| row.jahr.is_none_or(|jahr| jahr <= bis));
        let posten = rows.filter_map(|row| {
            let (plan, ist) = row.plan.zip(row.ist)?;
            Some(Posten {
                jahr: row.jahr,
                art: row.art,
                plan,
                ist,
            })
        });
        let posten: Vec<Posten> = posten.collect();
        let over = total(&posten, |p| p.ist).saturating_sub(total(&posten, |p| p.plan));
        let mut gefahr = Self {
            ampel,
            tage_ueberschritten: late,
            budget_ueberschritten: (over > 0).then(|| Euro::from_cents(over)),
            budget_posten: if over > 0 { posten } else { Vec::new() },
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

    /// Which rows the overspending is about, so that nobody looks for it in sums that hold other rows too.
    fn posten(&self) -> String {
        let over = |p: &&Posten| p.ist.cents().saturating_sub(p.plan.cents());
        let worst = self.budget_posten.iter().rev().max_by_key(over);
        let worst = worst.map(Posten::text).unwrap_or_default();
        if self.budget_posten.len() < 2 {
            return worst;
        }
        let all = |amount| euro_text(Euro::from_cents(total(&self.budget_posten, amount)));
        let mut years: Vec<String> = self
            .budget_posten
            .iter()
            .filter_map(|p| p.jahr.map(|jahr| jahr.to_string()))
            .collect();
        years.sort();
        years.dedup();
        let years = if years.is_empty() {
            String::new()
        } else {
            format!(" aus {}", aufzaehlung(&years))
        };
        let n = count(self.budget_posten.len() as u64, "Posten", "Posten");
        format!(
            "{n}{years}, für die Soll und Ist angegeben sind: {} statt {}; am meisten {worst}",
            all(|p| p.ist),
            all(|p| p.plan)
        )
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
                .map(|over| format!("Budget um {} überschritten ({})", euro_text(over), self.posten())),
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

fn total(posten: &[Posten], amount: fn(&Posten) -> Euro) -> i64 {
    sum(posten.iter().map(amount)).map_or(0, Euro::cents)
}

impl Posten {
    /// `"Dienstleistung 2024: 655.400 € statt 620.000 €"`.
    fn text(&self) -> String {
        let name = match (self.art.map(budget_art_name), self.jahr) {
            (Some(art), Some(jahr)) => format!("{art} {jahr}"),
            (Some(art), None) => art.to_owned(),
            (None, Some(jahr)) => jahr.to_string(),
            (None, None) => "ohne Jahr".to_owned(),
        };
        format!("{name}: {} statt {}", euro_text(self.ist), euro_text(self.plan))
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
