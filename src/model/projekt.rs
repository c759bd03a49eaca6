//! A project and what steers it (L 5.2.2, 5.3; D S. 24-27).

mod auftrag;
mod geld;
mod lage;
mod phasenfolge;
mod vorgehen;

pub use geld::SollIst;
pub use lage::{AMPEL_MONATE, Lage};
pub use phasenfolge::{Phasenfolge, Phasenfolgen, Phasenwechsel};

use super::id::{KomponenteId, OeId, ProgrammId, ProzessId};
use super::record::{record, vocabulary};
use super::value::{Datum, Euro, Jahr, Note, Risikostufe, Zahl};

vocabulary! {
    /// Phase des Projekts, in der Reihenfolge des Vorgehensmodells; am Ende die Abbrüche.
    pub enum Phase {
        /// Idee.
        Idee = "idee" / "Idee",
        /// Vorprüfung durch die Geschäftsstelle.
        Vorpruefung = "vorpruefung" / "Vorprüfung",
        /// Empfehlung des Fachkreises.
        Empfehlung = "empfehlung" / "Empfehlung",
        /// Beauftragt.
        Beauftragt = "beauftragt" / "Beauftragt",
        /// Ist-Analyse.
        IstAnalyse = "ist-analyse" / "Ist-Analyse",
        /// Konzept.
        Konzept = "konzept" / "Konzept",
        /// Umsetzung.
        Umsetzung = "umsetzung" / "Umsetzung",
        /// Roll-out.
        Rollout = "rollout" / "Roll-out",
        /// Betrieb.
        Betrieb = "betrieb" / "Betrieb",
        /// Abgeschlossen.
        Abgeschlossen = "abgeschlossen" / "Abgeschlossen",
        /// Abgelehnt.
        Abgelehnt = "abgelehnt" / "Abgelehnt",
        /// Zurückgestellt.
        Zurueckgestellt = "zurueckgestellt" / "Zurückgestellt",
        /// Abgebrochen.
        Abgebrochen = "abgebrochen" / "Abgebrochen",
    }
}

vocabulary! {
    /// Das eine Ziel des Projekts (D S. 24: alle Effekte zugleich treten nie ein).
    pub enum ZielArt {
        /// Rationalisierung.
        Rationalisierung = "rationalisierung" / "Rationalisierung",
        /// Effizienz.
        Effizienz = "effizienz" / "Effizienz",
        /// Kundenservice.
        Kundenservice = "kundenservice" / "Kundenservice",
        /// Prozessoptimierung.
        Prozessoptimierung = "prozessoptimierung" / "Prozessoptimierung",
        /// Bessere Arbeitssituation der Beteiligten.
        Arbeitssituation = "arbeitssituation" / "Arbeitssituation",
        /// Beteiligung der Bürgerinnen und Bürger.
        Beteiligung = "beteiligung" / "Beteiligung",
        /// Innovation.
        Innovation = "innovation" / "Innovation",
        /// Erfüllung einer Rechtspflicht.
        Rechtspflicht = "rechtspflicht" / "Rechtspflicht",
    }
}

vocabulary! {
    /// Digitalisierung der Verwaltung oder der Stadt (L 2.3).
    pub enum Projektausrichtung {
        /// Nach innen: die Verwaltung.
        Verwaltung = "verwaltung" / "Digitalisierung der Verwaltung",
        /// Nach außen: die Stadt.
        Stadt = "stadt" / "Digitalisierung der Stadt",
    }
}

vocabulary! {
    /// Art des Projekts (D S. 19, 31).
    pub enum Projektart {
        /// Einführung einer Komponente.
        Einfuehrung = "einfuehrung" / "Einführung",
        /// Ausweitung einer eingeführten Komponente.
        Rollout = "rollout" / "Roll-out",
        /// Innovation mit offenem Ausgang.
        Innovation = "innovation" / "Innovation",
    }
}

vocabulary! {
    /// Ampel des Projekts.
    pub enum Ampel {
        /// Im Plan.
        Gruen = "gruen" / "grün",
        /// Gefährdet.
        Gelb = "gelb",
        /// Aus dem Plan.
        Rot = "rot",
    }
}

vocabulary! {
    /// Art der Haushaltsmittel (L 6.3).
    pub enum BudgetArt {
        /// Investition.
        Investition = "investition" / "Investition",
        /// Externe Dienstleistung.
        Dienstleistung = "dienstleistung" / "Dienstleistung",
        /// Betrieb und Wartung.
        Betrieb = "betrieb" / "Betrieb",
        /// Personal.
        Personal = "personal" / "Personal",
    }
}

vocabulary! {
    /// Stand der Finanzierung (D S. 27).
    pub enum Finanzierung {
        /// Im Haushalt gesichert.
        Gesichert = "gesichert",
        /// Unter Finanzierungsvorbehalt.
        Vorbehalt = "vorbehalt" / "Vorbehalt",
        /// Gefördert.
        Foerderung = "foerderung" / "Förderung",
        /// Offen.
        Offen = "offen",
    }
}

vocabulary! {
    /// Gremium, das entscheidet (L 5.3; D S. 25).
    pub enum Gremium {
        /// Geschäftsstelle Digitalisierung.
        Geschaeftsstelle = "geschaeftsstelle" / "Geschäftsstelle",
        /// Fachkreis.
        Fachkreis = "fachkreis" / "Fachkreis",
        /// Steuerungsgremium.
        Steuerungsgremium = "steuerungsgremium" / "Steuerungsgremium",
        /// Projektlenkungsausschuss.
        Projektlenkungsausschuss = "projektlenkungsausschuss" / "Projektlenkungsausschuss",
        /// Dienstberatung des Oberbürgermeisters.
        DienstberatungOb = "dienstberatung-ob" / "Dienstberatung OB",
        /// Stadtrat.
        Stadtrat = "stadtrat" / "Stadtrat",
    }
}

vocabulary! {
    /// Beschluss eines Gremiums.
    pub enum Beschluss {
        /// Empfohlen.
        Empfohlen = "empfohlen",
        /// Angenommen.
        Angenommen = "angenommen",
        /// Abgelehnt.
        Abgelehnt = "abgelehnt",
        /// Zurückgestellt.
        Zurueckgestellt = "zurueckgestellt" / "zurückgestellt",
    }
}

vocabulary! {
    /// Kennzahl eines Prozesses, auf die ein Projekt wirkt.
    pub enum ProzessKennzahl {
        /// Fälle pro Jahr.
        Fallzahl = "fallzahl" / "Fälle pro Jahr",
        /// Digitale Fälle pro Jahr.
        FallzahlDigital = "fallzahl_digital" / "Digitale Fälle pro Jahr",
        /// Bearbeitungszeit je Fall.
        BearbeitungszeitMin = "bearbeitungszeit_min" / "Bearbeitungszeit (Minuten)",
        /// Bearbeitungszeit je digitalem Fall.
        BearbeitungszeitDigitalMin = "bearbeitungszeit_digital_min" / "Bearbeitungszeit digital (Minuten)",
        /// Durchlaufzeit je Fall.
        DurchlaufzeitTage = "durchlaufzeit_tage" / "Durchlaufzeit (Tage)",
        /// Offene Fälle.
        Rueckstand = "rueckstand" / "Rückstand (Fälle)",
        /// Vollzeitäquivalente.
        Vza = "vza" / "Gebundene Stellen (VZÄ)",
    }
}

record! {
    /// Ziel des Projekts: genau eines.
    pub struct Projektziel {
        /// Art des Ziels.
        art: ZielArt,
        /// Beschreibung des Ziels.
        beschreibung: Option<String>,
    }
}

record! {
    /// Ampelstatus.
    pub struct Projektstatus {
        /// Ampel: grün, gelb oder rot.
        ampel: Option<Ampel>,
        /// Stand: Tag der Einschätzung.
        stand: Option<Datum>,
        /// Text: Begründung.
        text: Option<String>,
    }
}

record! {
    /// Termine.
    pub struct Termine {
        /// Beginn: erster Tag.
        beginn: Option<Datum>,
        /// Geplantes Ende: letzter Tag nach Plan.
        ende_plan: Option<Datum>,
        /// Tatsächliches Ende: letzter Tag; ohne Angabe läuft das Projekt noch.
        ende_ist: Option<Datum>,
    }
}

record! {
    /// Meilenstein.
    pub struct Meilenstein {
        /// Name des Meilensteins.
        name: Option<String>,
        /// Plan: geplanter Tag.
        plan: Option<Datum>,
        /// Ist: erreicht am.
        ist: Option<Datum>,
    }
}

record! {
    /// Haushaltsmittel eines Jahres in Euro.
    pub struct Budget {
        /// Jahr: Haushaltsjahr.
        jahr: Option<Jahr>,
        /// Art: wofür die Mittel sind (L 6.3).
        art: Option<BudgetArt>,
        /// Plan: Euro, höchstens zwei Nachkommastellen.
        plan: Option<Euro>,
        /// Ist: Euro, höchstens zwei Nachkommastellen.
        ist: Option<Euro>,
    }
}

record! {
    /// Kriterien für den Rang im Portfolio (L 5.3); 0 bis 3, 3 ist am besten.
    pub struct Kriterien {
        /// Rechtliche Vorgaben: 0 bis 3.
        rechtliche_vorgaben: Option<Note>,
        /// Politische Intention: 0 bis 3.
        politische_intention: Option<Note>,
        /// Effizienz: zu erwartende, 0 bis 3.
        effizienz: Option<Note>,
        /// Technik: Rahmenbedingungen, 0 bis 3.
        technik: Option<Note>,
        /// Ressourcen: 0 bis 3.
        ressourcen: Option<Note>,
    }
}

record! {
    /// Projektauftrag mit seinen acht Punkten (L 5.3). Personen nur als Funktion oder Stellenzeichen.
    pub struct Auftrag {
        /// Projektleitung: Funktion oder Stellenzeichen.
        #[schemars(example = &"Sachgebietsleitung 10.21")]
        projektleitung: Option<String>,
        /// Team: Funktionen oder Stellenzeichen.
        team: Option<String>,
        /// Ziele.
        ziele: Option<String>,
        /// Phasen.
        phasen: Option<String>,
        /// Risiken.
        risiken: Option<String>,
        /// Budget und Wirtschaftlichkeit.
        budget: Option<String>,
        /// Ressourcen.
        ressourcen: Option<String>,
        /// Projektplan.
        projektplan: Option<String>,
    }
}

record! {
    /// Risiko.
    pub struct Risiko {
        /// Text: was geschehen kann.
        text: Option<String>,
        /// Eintritt: Wahrscheinlichkeit, 1 bis 3.
        eintritt: Option<Risikostufe>,
        /// Schaden: Schwere, 1 bis 3.
        schaden: Option<Risikostufe>,
        /// Maßnahme dagegen.
        massnahme: Option<String>,
    }
}

record! {
    /// Angestrebte Wirkung auf eine Kennzahl (D S. 24).
    pub struct ProjektWirkung {
        /// Prozess: Kennung.
        prozess: Option<ProzessId>,
        /// Kennzahl: welche des Prozesses sich ändert.
        kennzahl: Option<ProzessKennzahl>,
        /// Basis: Wert vor dem Projekt.
        basis: Option<Zahl>,
        /// Ziel: angestrebter Wert.
        ziel: Option<Zahl>,
        /// Ist: erreichter Wert.
        ist: Option<Zahl>,
        /// Stand: Tag, für den der Ist-Wert gilt.
        stand: Option<Datum>,
    }
}

record! {
    /// Entscheidung eines Gremiums.
    pub struct Entscheidung {
        /// Gremium: wer entschieden hat.
        gremium: Option<Gremium>,
        /// Datum: Tag der Entscheidung.
        datum: Option<Datum>,
        /// Beschluss: wie entschieden wurde.
        beschluss: Option<Beschluss>,
        /// Vorlage: Nummer oder Titel.
        #[schemars(example = &"V1478/22")]
        vorlage: Option<String>,
    }
}

record! {
    /// Umsetzungsprojekt.
    pub struct Projekt {
        /// Name des Projekts.
        #[schemars(example = &"Roll-out der E-Akte")]
        name: String,
        /// Programm: Kennung des Programms, zu dem es gehört.
        programm: Option<ProgrammId>,
        /// Phase: Schritt des Vorgehensmodells, in dem das Projekt steht.
        phase: Phase,
        /// Ziel: genau eines.
        ziel: Projektziel,
        /// Ausrichtung: nach innen oder außen.
        ausrichtung: Option<Projektausrichtung>,
        /// Projektart: Einführung, Ausweitung oder Innovation.
        projektart: Option<Projektart>,
        /// Federführung: Kennung der federführenden Organisationseinheit.
        oe: Option<OeId>,
        /// Prozesse: Kennungen der Prozesse, die das Projekt ändert.
        #[serde(default)]
        prozesse: Vec<ProzessId>,
        /// Komponenten: Kennungen der Komponenten, die das Projekt einführt oder ausweitet.
        #[serde(default)]
        komponenten: Vec<KomponenteId>,
        /// Status: Ampel mit Stand und Begründung.
        status: Option<Projektstatus>,
        /// Termine: Beginn und Ende.
        termine: Option<Termine>,
        /// Meilensteine: mit geplantem und erreichtem Tag.
        #[schemars(extend("examples" = [[{"name": "Konzept", "plan": "2026-03-31"}]]))]
        #[serde(default)]
        meilensteine: Vec<Meilenstein>,
        /// Budget: Zeilen je Jahr und Art, in Euro.
        #[schemars(extend("examples" = [[{"jahr": 2026, "art": "investition", "plan": 300_000}]]))]
        #[serde(default)]
        budget: Vec<Budget>,
        /// Finanzierung: wie sicher das Geld ist (D S. 27).
        finanzierung: Option<Finanzierung>,
        /// Kriterien: Noten für den Rang im Portfolio (L 5.3).
        kriterien: Option<Kriterien>,
        /// Projektauftrag: die acht Punkte des Auftrags (L 5.3).
        auftrag: Option<Auftrag>,
        /// Risiken: was geschehen kann, wie wahrscheinlich und wie schwer.
        #[serde(default)]
        risiken: Vec<Risiko>,
        /// Wirkungen: angestrebte Werte von Kennzahlen (D S. 24).
        #[serde(default)]
        wirkungen: Vec<ProjektWirkung>,
        /// Entscheidungen: Beschlüsse der Gremien.
        #[serde(default)]
        entscheidungen: Vec<Entscheidung>,
        /// Partner: Stellen außerhalb der Verwaltung.
        #[serde(default)]
        partner: Vec<String>,
    }
}
