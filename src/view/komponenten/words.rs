//! Sentences about components that several outputs share.

use crate::model::{Datum, KomponenteEntity};
use crate::view::zahlwort::{count, grouped};

/// The name of `komponente`, with a word on why it does not count on `tag`.
pub(super) fn label(komponente: &KomponenteEntity, tag: Datum) -> String {
    let name = &komponente.name;
    match (komponente.is_available(tag), komponente.is_replaced(tag)) {
        (true, _) => name.clone(),
        (false, true) => format!("{name} (abgelöst)"),
        (false, false) => format!("{name} (noch nicht verfügbar)"),
    }
}

/// How many there are, and how many of them count.
pub(super) fn lead(available: impl Iterator<Item = bool> + Clone) -> String {
    let all = count(available.clone().count() as u64, "Komponente", "Komponenten");
    let available = available.filter(|is_available| *is_available).count() as u64;
    format!("{all}, davon {} am Stichtag verfügbar.", grouped(available))
}

/// Whose use is counted.
pub(super) fn population(prozesse: u64) -> String {
    format!(
        "Grundgesamtheit: {}.",
        count(prozesse, "aktiver Prozess", "aktive Prozesse")
    )
}
