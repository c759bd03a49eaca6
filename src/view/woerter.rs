//! The words of the register as people write them, with umlauts.

use crate::model::Euro;
use crate::model::projekt::{Ampel, BudgetArt, Phase, ProzessKennzahl};
use crate::model::ziel::ZielKennzahl;
use crate::score::ziel::ZielStatus;

/// The figure of a goal.
pub(in crate::view) fn kennzahl_name(kennzahl: ZielKennzahl) -> &'static str {
    match kennzahl {
        ZielKennzahl::Digitalisierungsquote => "Digitalisierungsquote",
        ZielKennzahl::Digitalisierungsgrad => "Digitalisierungsgrad",
        ZielKennzahl::Vollstaendigkeit => "Vollständige Steckbriefe",
        ZielKennzahl::Pruefgrad => "Prüfgrad",
        ZielKennzahl::AnteilDigitalerFaelle => "Anteil digitaler Fälle",
        ZielKennzahl::DurchgaengigDigital => "Durchgängig digital",
        ZielKennzahl::UeberpruefungAktuell => "Überprüfung aktuell",
    }
}

/// The state of a goal.
pub(in crate::view) fn ziel_status_name(status: ZielStatus) -> &'static str {
    match status {
        ZielStatus::Erreicht => "erreicht",
        ZielStatus::AufKurs => "auf Kurs",
        ZielStatus::Gefaehrdet => "gefährdet",
        ZielStatus::Verfehlt => "verfehlt",
        ZielStatus::Offen => "offen",
        ZielStatus::Unbekannt => "unbekannt",
    }
}

/// The phase of a project.
pub(in crate::view) fn phase_name(phase: Phase) -> &'static str {
    match phase {
        Phase::Idee => "Idee",
        Phase::Vorpruefung => "Vorprüfung",
        Phase::Empfehlung => "Empfehlung",
        Phase::Beauftragt => "Beauftragt",
        Phase::IstAnalyse => "Ist-Analyse",
        Phase::Konzept => "Konzept",
        Phase::Umsetzung => "Umsetzung",
        Phase::Rollout => "Roll-out",
        Phase::Betrieb => "Betrieb",
        Phase::Abgeschlossen => "Abgeschlossen",
        Phase::Abgelehnt => "Abgelehnt",
        Phase::Zurueckgestellt => "Zurückgestellt",
        Phase::Abgebrochen => "Abgebrochen",
    }
}

/// The Ampel of a project.
pub(in crate::view) fn ampel_name(ampel: Ampel) -> &'static str {
    match ampel {
        Ampel::Gruen => "grün",
        Ampel::Gelb => "gelb",
        Ampel::Rot => "rot",
    }
}

/// What money of a project is for.
pub(in crate::view) fn budget_art_name(art: BudgetArt) -> &'static str {
    match art {
        BudgetArt::Investition => "Investition",
        BudgetArt::Dienstleistung => "Dienstleistung",
        BudgetArt::Betrieb => "Betrieb",
        BudgetArt::Personal => "Personal",
    }
}

/// A figure that a project works on, with its unit.
pub(in crate::view) fn prozess_kennzahl_name(kennzahl: ProzessKennzahl) -> &'static str {
    match kennzahl {
        ProzessKennzahl::Fallzahl => "Fälle pro Jahr",
        ProzessKennzahl::FallzahlDigital => "Digitale Fälle pro Jahr",
        ProzessKennzahl::BearbeitungszeitMin => "Bearbeitungszeit (Minuten)",
        ProzessKennzahl::BearbeitungszeitDigitalMin => "Bearbeitungszeit digital (Minuten)",
        ProzessKennzahl::DurchlaufzeitTage => "Durchlaufzeit (Tage)",
        ProzessKennzahl::Rueckstand => "Rückstand (Fälle)",
        ProzessKennzahl::Vza => "Gebundene Stellen (VZÄ)",
    }
}

/// `"a"`, `"a und b"`, `"a, b und c"`.
pub(in crate::view) fn aufzaehlung(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} und {last}", most.join(", ")),
    }
}

/// An amount in a sentence, with cents only where there are some.
pub(in crate::view) fn euro_text(amount: Euro) -> String {
    amount.german()
}
