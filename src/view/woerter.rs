//! The words of the register as people write them, with umlauts.

use crate::model::Euro;
use crate::model::komponente::{MassnahmeArt, Reifegrad, Schicht};
use crate::model::organisation::StellenartLotse;
use crate::model::programm::{Berichtsempfaenger, Herkunft};
use crate::model::projekt::{
    Ampel, Beschluss, BudgetArt, Finanzierung, Gremium, Lage, Phase, Projektart, Projektausrichtung,
    ProzessKennzahl, ZielArt,
};
use crate::model::prozess::{Baustein, Medium};
use crate::model::vorgabe::VorgabeStatus;
use crate::score::projekt::rang::Projektkriterium;
use crate::score::ziel::ZielStatus;
use crate::view::zahlwort::{grouped, percent};

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

/// The state of an obligation.
pub(in crate::view) fn vorgabe_status_name(status: VorgabeStatus) -> &'static str {
    match status {
        VorgabeStatus::Realisiert => "realisiert",
        VorgabeStatus::Rollout => "Roll-out",
        VorgabeStatus::InArbeit => "in Arbeit",
        VorgabeStatus::Offen => "offen",
    }
}

/// The Reifegrad of a component.
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

/// Where the position of a Lotse comes from.
pub(in crate::view) fn stellenart_name(stellenart: StellenartLotse) -> &'static str {
    match stellenart {
        StellenartLotse::Digitalisierungsstelle => "Digitalisierungsstelle",
        StellenartLotse::Umgewandelt => "umgewandelte Stelle",
        StellenartLotse::Offen => "noch offen",
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

/// What kind of step it is.
pub(in crate::view) fn baustein_name(baustein: Baustein) -> &'static str {
    match baustein {
        Baustein::Entgegennehmen => "entgegennehmen",
        Baustein::Registrieren => "registrieren",
        Baustein::Beraten => "beraten",
        Baustein::FormalPruefen => "formal prüfen",
        Baustein::FachlichPruefen => "fachlich prüfen",
        Baustein::Beteiligen => "beteiligen",
        Baustein::Entscheiden => "entscheiden",
        Baustein::BescheidErstellen => "Bescheid erstellen",
        Baustein::ZahlungAbwickeln => "Zahlung abwickeln",
        Baustein::Versenden => "versenden",
        Baustein::Archivieren => "archivieren",
        Baustein::Sonstiges => "Sonstiges",
    }
}

/// What a step happens in.
pub(in crate::view) fn medium_name(medium: Medium) -> &'static str {
    match medium {
        Medium::Digital => "digital",
        Medium::Papier => "Papier",
        Medium::Muendlich => "mündlich",
    }
}

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

/// What money of a project is for.
pub(in crate::view) fn budget_art_name(art: BudgetArt) -> &'static str {
    match art {
        BudgetArt::Investition => "Investition",
        BudgetArt::Dienstleistung => "Dienstleistung",
        BudgetArt::Betrieb => "Betrieb",
        BudgetArt::Personal => "Personal",
    }
}

/// How sure the money of a project is.
pub(in crate::view) fn finanzierung_name(finanzierung: Finanzierung) -> &'static str {
    match finanzierung {
        Finanzierung::Gesichert => "gesichert",
        Finanzierung::Vorbehalt => "Vorbehalt",
        Finanzierung::Foerderung => "Förderung",
        Finanzierung::Offen => "offen",
    }
}

/// Whether projects wait, run or have ended; for headings.
pub(in crate::view) fn lage_name(lage: Lage) -> &'static str {
    match lage {
        Lage::Vorhaben => "Vorhaben",
        Lage::Laufend => "laufend",
        Lage::Beendet => "beendet",
    }
}

/// The one goal of a project.
pub(in crate::view) fn ziel_art_name(art: ZielArt) -> &'static str {
    match art {
        ZielArt::Rationalisierung => "Rationalisierung",
        ZielArt::Effizienz => "Effizienz",
        ZielArt::Kundenservice => "Kundenservice",
        ZielArt::Prozessoptimierung => "Prozessoptimierung",
        ZielArt::Arbeitssituation => "Arbeitssituation",
        ZielArt::Beteiligung => "Beteiligung",
        ZielArt::Innovation => "Innovation",
        ZielArt::Rechtspflicht => "Rechtspflicht",
    }
}

/// What kind of project it is.
pub(in crate::view) fn projektart_name(art: Projektart) -> &'static str {
    match art {
        Projektart::Einfuehrung => "Einführung",
        Projektart::Rollout => "Roll-out",
        Projektart::Innovation => "Innovation",
    }
}

/// Whether a project is about the administration or the city.
pub(in crate::view) fn ausrichtung_name(ausrichtung: Projektausrichtung) -> &'static str {
    match ausrichtung {
        Projektausrichtung::Verwaltung => "Digitalisierung der Verwaltung",
        Projektausrichtung::Stadt => "Digitalisierung der Stadt",
    }
}

/// A body that decides on projects.
pub(in crate::view) fn gremium_name(gremium: Gremium) -> &'static str {
    match gremium {
        Gremium::Geschaeftsstelle => "Geschäftsstelle",
        Gremium::Fachkreis => "Fachkreis",
        Gremium::Steuerungsgremium => "Steuerungsgremium",
        Gremium::Projektlenkungsausschuss => "Projektlenkungsausschuss",
        Gremium::DienstberatungOb => "Dienstberatung OB",
        Gremium::Stadtrat => "Stadtrat",
    }
}

/// What a body decided.
pub(in crate::view) fn beschluss_name(beschluss: Beschluss) -> &'static str {
    match beschluss {
        Beschluss::Empfohlen => "empfohlen",
        Beschluss::Angenommen => "angenommen",
        Beschluss::Abgelehnt => "abgelehnt",
        Beschluss::Zurueckgestellt => "zurückgestellt",
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

/// A criterion for the rank of projects.
pub(in crate::view) fn kriterium_name(kriterium: Projektkriterium) -> &'static str {
    match kriterium {
        Projektkriterium::RechtlicheVorgaben => "Rechtliche Vorgaben",
        Projektkriterium::PolitischeIntention => "Politische Intention",
        Projektkriterium::Effizienz => "Effizienz",
        Projektkriterium::Technik => "Technik",
        Projektkriterium::Ressourcen => "Ressourcen",
    }
}

/// Whom a programme reports to.
pub(in crate::view) fn berichtsempfaenger_name(empfaenger: Berichtsempfaenger) -> &'static str {
    match empfaenger {
        Berichtsempfaenger::Cio => "CIO",
        Berichtsempfaenger::DienstberatungOb => "Dienstberatung OB",
        Berichtsempfaenger::Ausschuss => "Ausschuss",
        Berichtsempfaenger::Stadtrat => "Stadtrat",
    }
}

/// Where a programme comes from.
pub(in crate::view) fn herkunft_name(herkunft: Herkunft) -> &'static str {
    match herkunft {
        Herkunft::Oek => "OEK",
        Herkunft::Neu => "neu",
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
