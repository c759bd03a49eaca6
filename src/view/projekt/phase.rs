//! The way of a project through the Vorgehensmodell, in words.

use crate::model::projekt::Phase;
use crate::score::projekt::Voraussetzung;
use crate::view::woerter::phase_name;

/// The phases in order with the current one marked; one that left the Vorgehensmodell stands before it.
pub(in crate::view) fn kette(phase: Phase) -> String {
    let names = Phase::weg().map(|step| {
        let name = phase_name(step);
        if step == phase {
            format!("▶\u{a0}{name}\u{a0}◀")
        } else {
            name.to_owned()
        }
    });
    let chain = names.collect::<Vec<_>>().join(" → ");
    if phase.is_abbruch() {
        format!("▶\u{a0}{}\u{a0}◀, ausgeschieden aus: {chain}", phase_name(phase))
    } else {
        chain
    }
}

/// What a phase needs, as what is done or open.
pub(in crate::view) fn voraussetzung_name(what: Voraussetzung) -> &'static str {
    match what {
        Voraussetzung::Ziel => "Beschreibung des Ziels",
        Voraussetzung::Federfuehrung => "federführende Organisationseinheit",
        Voraussetzung::Prozesse => "mindestens ein Prozess, den es ändert",
        Voraussetzung::Komponenten => "mindestens eine Komponente, die es einsetzt",
        Voraussetzung::Kriterien => "Noten zu allen fünf Kriterien",
        Voraussetzung::Empfehlung => "Empfehlung eines Gremiums",
        Voraussetzung::Beschluss => "zustimmender Beschluss des entscheidenden Gremiums",
        Voraussetzung::Auftrag => "Projektauftrag mit allen acht Punkten",
        Voraussetzung::Termine => "Beginn und geplantes Ende",
        Voraussetzung::Basiswerte => "Wirkungen mit dem Wert vor dem Projekt",
        Voraussetzung::Zielwerte => "Wirkung mit angestrebtem Wert",
        Voraussetzung::Kosten => "geplantes Budget",
        Voraussetzung::Finanzierung => "gesicherte Finanzierung oder Förderung",
        Voraussetzung::Risiken => "Liste der Risiken",
        Voraussetzung::Verfuegbar => "Verfügbarkeit aller Komponenten",
        Voraussetzung::Betreiber => "Betreiber aller Komponenten",
        Voraussetzung::Istwerte => "Wirkungen mit erreichtem Wert",
        Voraussetzung::Meilensteine => "alle Meilensteine",
        Voraussetzung::Ende => "tatsächliches Ende",
    }
}
