//! The words of the register as people write them, with umlauts.

use crate::model::Euro;
use crate::view::zahlwort::{count, grouped, percent};

/// Why a page about processes is empty; `is_whole`: it is about the whole register.
pub(in crate::view) fn kein_prozess(is_whole: bool) -> String {
    let text = if is_whole {
        "Das Register hat noch keinen aktiven Prozess."
    } else {
        "In dieser Auswahl gibt es keinen aktiven Prozess."
    };
    text.to_owned()
}

/// None of so many active processes, at the start of a sentence.
pub(in crate::view) fn keiner(prozesse: u64) -> String {
    match prozesse {
        0 | 1 => "Kein aktiver Prozess".to_owned(),
        many => format!("Keiner der {} aktiven Prozesse", grouped(many)),
    }
}

/// An item of the Auftrag of a project, by its key.
pub(in crate::view) fn auftrag_name(key: &str) -> &str {
    match key {
        "projektleitung" => "Projektleitung",
        "team" => "Team",
        "ziele" => "Ziele",
        "phasen" => "Phasen",
        "risiken" => "Risiken",
        "budget" => "Budget und Wirtschaftlichkeit",
        "ressourcen" => "Ressourcen",
        "projektplan" => "Projektplan",
        other => other,
    }
}

/// An answer to a question.
pub(in crate::view) fn ja_nein(is_so: bool) -> &'static str {
    if is_so { "ja" } else { "nein" }
}

/// `"a"`, `"a und b"`, `"a, b und c"`.
pub(in crate::view) fn aufzaehlung(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} und {last}", most.join(", ")),
    }
}

/// `2 Prozesse: Hundesteuer; Wohngeld.`; none without a name.
pub(in crate::view) fn benannt<'n>(names: impl IntoIterator<Item = &'n String>) -> Option<String> {
    let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
    let processes = count(names.len() as u64, "Prozess", "Prozesse");
    (!names.is_empty()).then(|| format!("{processes}: {}.", names.join("; ")))
}

/// The title of an output, with the unit that it is about.
pub(in crate::view) fn title(what: &str, oe_name: Option<&String>) -> String {
    match oe_name {
        Some(oe) => format!("{what}: {oe}"),
        None => what.to_owned(),
    }
}

/// A reference that names nothing readable.
pub(in crate::view) fn unreadable(id: impl std::fmt::Display) -> String {
    format!("{id} (nicht lesbar oder nicht vorhanden)")
}

/// A share in a sentence, with its base: `"5 von 15, 33,3 %"`.
pub(in crate::view) fn anteil_text(share: Option<f64>, part: u64, base: u64) -> String {
    let counts = format!("{} von {}", grouped(part), grouped(base));
    match share {
        Some(share) => format!("{counts}, {}", percent(share)),
        None => counts,
    }
}

/// An amount in a sentence, with cents only where there are some.
pub(in crate::view) fn euro_text(amount: Euro) -> String {
    amount.german()
}
