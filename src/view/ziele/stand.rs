//! What all outputs about goals say of a state in the same way.

use serde::Serialize;

use crate::model::Datum;
use crate::score::ziel::ZielStatus;

/// The first value of a goal.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::view) struct Start {
    /// The day of the first commit that holds the goal.
    pub tag: Datum,
    /// The figure then; none if it was undefined.
    pub wert: Option<f64>,
}

/// What the line asks for, where it decides the state.
pub(in crate::view) fn needed(status: ZielStatus, linie: Option<f64>) -> Option<f64> {
    match status {
        ZielStatus::AufKurs | ZielStatus::Gefaehrdet => linie,
        ZielStatus::Erreicht | ZielStatus::Verfehlt | ZielStatus::Offen | ZielStatus::Unbekannt => None,
    }
}

/// What the states mean, for those that `is_shown` says of that they are there.
pub(in crate::view) fn state_notes(is_shown: impl Fn(ZielStatus) -> bool) -> Vec<String> {
    let mut notes = Vec::new();
    if is_shown(ZielStatus::AufKurs) || is_shown(ZielStatus::Gefaehrdet) {
        notes.push(
            "Auf Kurs: auf oder über der geraden Linie vom ersten festgehaltenen Wert zum Soll; gefährdet: darunter. \
             Nötig: der Wert dieser Linie am Stichtag."
                .to_owned(),
        );
    }
    if is_shown(ZielStatus::Offen) {
        notes.push("Offen: Es gibt noch keinen früheren Wert, an dem sich der Kurs messen lässt.".to_owned());
    }
    if is_shown(ZielStatus::Unbekannt) {
        notes.push("Unbekannt: Zu dieser Kennzahl fehlt in der Auswahl jede Angabe.".to_owned());
    }
    notes
}
