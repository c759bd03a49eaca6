//! Why a project is endangered, in words: reasons, cause, options.

use crate::model::Euro;
use crate::model::projekt::BudgetArt;
use crate::score::projekt::{Gefahr, Posten};
use crate::view::woerter::{aufzaehlung, euro_text};
use crate::view::zahlwort::count;

/// Reasons, cause and options of the project `name`.
pub(in crate::view) fn text(gefahr: &Gefahr, name: &str) -> String {
    let mut reasons = Vec::new();
    reasons.extend(gefahr.ampel.map(|ampel| format!("Ampel {}", ampel.label())));
    reasons.extend(
        gefahr
            .tage_ueberschritten
            .map(|n| format!("Termin um {} überschritten", count(n, "Tag", "Tage"))),
    );
    reasons.extend(
        gefahr
            .budget_ueberschritten
            .map(|over| format!("Budget um {} überschritten ({})", euro_text(over), posten(gefahr))),
    );
    let mut parts = vec![format!("{name}: {}.", aufzaehlung(&reasons))];
    parts.push(match &gefahr.ursache {
        Some(cause) => format!("Ursache: {}", sentence(cause)),
        None => "Eine Ursache ist nicht angegeben.".to_owned(),
    });
    let mut has_option = false;
    for risk in &gefahr.risiken {
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

/// Which rows the overspending is about, so that nobody looks for it in sums that hold other rows too.
fn posten(gefahr: &Gefahr) -> String {
    let over = |p: &&Posten| p.ist.cents().saturating_sub(p.plan.cents());
    let worst = gefahr.budget_posten.iter().rev().max_by_key(over);
    let worst = worst.map(posten_text).unwrap_or_default();
    if gefahr.budget_posten.len() < 2 {
        return worst;
    }
    let all = |amount: fn(&Posten) -> Euro| {
        let sum = Euro::sum(gefahr.budget_posten.iter().map(amount));
        sum.map(euro_text).unwrap_or_default()
    };
    let mut years: Vec<String> = gefahr
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
    let n = count(gefahr.budget_posten.len() as u64, "Posten", "Posten");
    format!(
        "{n}{years}, für die Plan und Ist angegeben sind: {} statt {}; am meisten {worst}",
        all(|p| p.ist),
        all(|p| p.plan)
    )
}

/// `"Dienstleistung 2024: 655.400 € statt 620.000 €"`.
fn posten_text(posten: &Posten) -> String {
    let name = match (posten.art.map(BudgetArt::label), posten.jahr) {
        (Some(art), Some(jahr)) => format!("{art} {jahr}"),
        (Some(art), None) => art.to_owned(),
        (None, Some(jahr)) => jahr.to_string(),
        (None, None) => "ohne Jahr".to_owned(),
    };
    format!(
        "{name}: {} statt {}",
        euro_text(posten.ist),
        euro_text(posten.plan)
    )
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
