//! Sentences about programmes: how their projects stand, who is told, what comes next.

use super::rows::ProgrammSums;
use crate::model::programm::Berichtsempfaenger;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped};

/// `"5 laufen (3 grün, 2 gelb; 2 gefährdet), 1 ist noch nicht beauftragt und 1 ist beendet"`; empty without projects.
pub(super) fn nach_lage(sums: &ProgrammSums) -> String {
    let ampeln = [
        (sums.ampeln.gruen, "grün"),
        (sums.ampeln.gelb, "gelb"),
        (sums.ampeln.rot, "rot"),
        (sums.ampeln.ohne, "ohne Ampel"),
    ];
    let ampeln = ampeln.into_iter().filter(|(n, _)| *n > 0);
    let ampeln: Vec<String> = ampeln.map(|(n, word)| format!("{} {word}", grouped(n))).collect();
    let danger = match sums.gefaehrdet {
        0 => String::new(),
        n => format!("; {} gefährdet", grouped(n)),
    };
    let mut parts = Vec::new();
    if sums.laufend > 0 {
        let runs = count(sums.laufend, "läuft", "laufen");
        parts.push(format!("{runs} ({}{danger})", ampeln.join(", ")));
    }
    if sums.vorhaben > 0 {
        let waits = count(sums.vorhaben, "ist", "sind");
        parts.push(format!("{waits} noch nicht beauftragt"));
    }
    if sums.beendet > 0 {
        parts.push(format!("{} beendet", count(sums.beendet, "ist", "sind")));
    }
    aufzaehlung(&parts)
}

/// `"CIO, Stadtrat"`.
pub(super) fn weg(berichtsweg: &[Berichtsempfaenger]) -> String {
    let names: Vec<&str> = berichtsweg.iter().map(|b| b.label()).collect();
    names.join(", ")
}

/// `"31.12.2026: Abnahme (E-Akte)"`, and how many are overdue; none if there is neither.
pub(super) fn naechster_text(sums: &ProgrammSums) -> Option<String> {
    let next = sums.naechster_meilenstein.as_ref().map(|m| {
        let day = m
            .plan
            .map(|day| format!("{}: ", day.german()))
            .unwrap_or_default();
        match &m.name {
            Some(name) => format!("{day}{name} ({})", m.projekt_name),
            None => format!("{day}{}", m.projekt_name),
        }
    });
    let late = match sums.meilensteine_ueberfaellig {
        0 => None,
        n => Some(format!("{n} überfällig")),
    };
    match (next, late) {
        (Some(next), Some(late)) => Some(format!("{next}; {late}")),
        (next, late) => next.or(late),
    }
}
