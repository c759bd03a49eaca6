//! Sentences about programmes: how their projects stand, who is told, what comes next.

use super::rows::Zahlen;
use crate::model::programm::Berichtsempfaenger;
use crate::view::woerter::{aufzaehlung, berichtsempfaenger_name};
use crate::view::zahlwort::{count, grouped};

/// `"5 laufen (3 grün, 2 gelb; 2 gefährdet), 1 ist noch nicht beauftragt und 1 ist beendet"`; empty without projects.
pub(super) fn nach_lage(zahlen: &Zahlen) -> String {
    let ampeln = [
        (zahlen.ampeln.gruen, "grün"),
        (zahlen.ampeln.gelb, "gelb"),
        (zahlen.ampeln.rot, "rot"),
        (zahlen.ampeln.ohne, "ohne Ampel"),
    ];
    let ampeln = ampeln.into_iter().filter(|(n, _)| *n > 0);
    let ampeln: Vec<String> = ampeln.map(|(n, word)| format!("{} {word}", grouped(n))).collect();
    let danger = match zahlen.gefaehrdet {
        0 => String::new(),
        n => format!("; {} gefährdet", grouped(n)),
    };
    let mut parts = Vec::new();
    if zahlen.laufend > 0 {
        let runs = count(zahlen.laufend, "läuft", "laufen");
        parts.push(format!("{runs} ({}{danger})", ampeln.join(", ")));
    }
    if zahlen.vorhaben > 0 {
        let waits = count(zahlen.vorhaben, "ist", "sind");
        parts.push(format!("{waits} noch nicht beauftragt"));
    }
    if zahlen.beendet > 0 {
        parts.push(format!("{} beendet", count(zahlen.beendet, "ist", "sind")));
    }
    aufzaehlung(&parts)
}

/// `"CIO, Stadtrat"`.
pub(super) fn weg(berichtsweg: &[Berichtsempfaenger]) -> String {
    let names: Vec<&str> = berichtsweg.iter().map(|b| berichtsempfaenger_name(*b)).collect();
    names.join(", ")
}

/// `"31.12.2026: Abnahme (E-Akte)"`, and how many are overdue; none if there is neither.
pub(super) fn naechster_text(zahlen: &Zahlen) -> Option<String> {
    let next = zahlen.naechster_meilenstein.as_ref().map(|m| {
        let day = m
            .plan
            .map(|day| format!("{}: ", day.german()))
            .unwrap_or_default();
        match &m.name {
            Some(name) => format!("{day}{name} ({})", m.projekt_name),
            None => format!("{day}{}", m.projekt_name),
        }
    });
    let late = match zahlen.meilensteine_ueberfaellig {
        0 => None,
        n => Some(format!("{n} überfällig")),
    };
    match (next, late) {
        (Some(next), Some(late)) => Some(format!("{next}; {late}")),
        (next, late) => next.or(late),
    }
}
