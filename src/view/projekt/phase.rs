//! The way of a project through the Vorgehensmodell, in words.

use crate::model::projekt::Phase;

/// The phases in order with the current one marked; one that left the Vorgehensmodell stands before it.
pub(in crate::view) fn kette(phase: Phase) -> String {
    let names = Phase::weg().map(|step| {
        let name = step.label();
        if step == phase {
            format!("▶\u{a0}{name}\u{a0}◀")
        } else {
            name.to_owned()
        }
    });
    let chain = names.collect::<Vec<_>>().join(" → ");
    if phase.is_abbruch() {
        format!("▶\u{a0}{}\u{a0}◀, ausgeschieden aus: {chain}", phase.label())
    } else {
        chain
    }
}
