//! The words of the register as people write them, with umlauts.

use crate::model::Euro;
use crate::model::komponente::{MassnahmeArt, Reifegrad, Schicht};
use crate::model::projekt::{Ampel, BudgetArt, Phase, ProzessKennzahl};
use crate::model::ziel::ZielKennzahl;
use crate::score::ziel::ZielStatus;
use crate::view::zahlwort::decimal;

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

/// The layer of a component.
pub(in crate::view) fn schicht_name(schicht: Schicht) -> &'static str {
    match schicht {
        Schicht::Eingangskanal => "Eingangskanal",
        Schicht::Basisdienst => "Basisdienst",
        Schicht::Fachverfahren => "Fachverfahren",
        Schicht::Ausgangskanal => "Ausgangskanal",
        Schicht::Infrastruktur => "Infrastruktur",
    }
}

/// How ready a component is.
pub(in crate::view) fn reifegrad_name(reifegrad: Reifegrad) -> &'static str {
    match reifegrad {
        Reifegrad::Einsatzbereit => "einsatzbereit",
        Reifegrad::Erweiterbar => "erweiterbar",
        Reifegrad::AnforderungenOffen => "Anforderungen offen",
        Reifegrad::ProduktZuPruefen => "Produkt zu prüfen",
        Reifegrad::GeeignetAuszubauen => "geeignet, auszubauen",
        Reifegrad::ProduktFehlt => "Produkt fehlt",
    }
}

/// A step on the way to the roll-out.
pub(in crate::view) fn massnahme_name(art: MassnahmeArt) -> &'static str {
    match art {
        MassnahmeArt::AnforderungenErheben => "Anforderungen erheben",
        MassnahmeArt::Beschaffung => "Beschaffung",
        MassnahmeArt::AbstimmungIntern => "Abstimmung intern",
        MassnahmeArt::KontaktBak => "Kontakt zum Land (BaK)",
        MassnahmeArt::Erweiterung => "Erweiterung",
        MassnahmeArt::RolloutPlanung => "Roll-out-Planung",
        MassnahmeArt::Rollout => "Roll-out",
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
    let cents = amount.cents();
    let decimals = if cents % 100 == 0 { 0 } else { 2 };
    format!("{} €", decimal(cents as f64 / 100.0, decimals))
}
