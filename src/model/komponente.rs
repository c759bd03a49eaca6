//! A Digitalisierungskomponente: one row of the IT-Architektur (D S. 10, L 4.1).

use std::collections::BTreeMap;

use super::auswahl::Geltung;
use super::id::{KomponenteId, OeId};
use super::prozess::Baustein;
use super::record::{record, vocabulary};
use super::value::{Anteil, Datum, Jahr, Note, Positiv};

vocabulary! {
    /// Schicht der IT-Architektur (L 4.1).
    pub enum Schicht {
        /// Wege in die Verwaltung hinein.
        Eingangskanal = "eingangskanal" / "Eingangskanal",
        /// Gemeinsame Dienste für alle Verfahren.
        Basisdienst = "basisdienst" / "Basisdienst",
        /// Fachverfahren.
        Fachverfahren = "fachverfahren" / "Fachverfahren",
        /// Wege aus der Verwaltung heraus.
        Ausgangskanal = "ausgangskanal" / "Ausgangskanal",
        /// Technische Grundlage.
        Infrastruktur = "infrastruktur" / "Infrastruktur",
    }
}

vocabulary! {
    /// Reifegrad der Komponente nach L 4.1, der beste zuerst.
    pub enum Reifegrad {
        /// Einsatzbereit: gesamtstädtischer Einsatz zeitnah möglich.
        Einsatzbereit = "einsatzbereit",
        /// Nach Erweiterung einsetzbar: technisch oder organisatorisch zu erweitern.
        Erweiterbar = "erweiterbar",
        /// Anforderungen offen: Einsatz grundsätzlich möglich, Anforderungen noch zu erheben.
        AnforderungenOffen = "anforderungen-offen" / "Anforderungen offen",
        /// Produkt zu prüfen: Anforderungen zu erheben und zu prüfen, ob das Produkt taugt.
        ProduktZuPruefen = "produkt-zu-pruefen" / "Produkt zu prüfen",
        /// Geeignet, aber auszubauen: Anforderungen zu erheben und Erweiterung nötig.
        GeeignetAuszubauen = "geeignet-auszubauen" / "geeignet, auszubauen",
        /// Produkt fehlt: noch keine Erfahrung, ein Produkt ist auszuwählen.
        ProduktFehlt = "produkt-fehlt" / "Produkt fehlt",
    }
}

vocabulary! {
    /// Art einer Maßnahme zur Einführung (L 5.1).
    pub enum MassnahmeArt {
        /// Anforderungen erheben.
        AnforderungenErheben = "anforderungen-erheben" / "Anforderungen erheben",
        /// Beschaffung.
        Beschaffung = "beschaffung" / "Beschaffung",
        /// Verwaltungsinterne Prüfung und Abstimmung.
        AbstimmungIntern = "abstimmung-intern" / "Abstimmung intern",
        /// Kontakt zum Land: Abstimmung mit den Verantwortlichen der Basiskomponente des Landes.
        KontaktBak = "kontakt-bak" / "Kontakt zum Land (BaK)",
        /// Technische oder organisatorische Erweiterung.
        Erweiterung = "erweiterung" / "Erweiterung",
        /// Roll-out planen.
        RolloutPlanung = "rollout-planung" / "Roll-out-Planung",
        /// Roll-out.
        Rollout = "rollout" / "Roll-out",
    }
}

record! {
    /// Priorität der Einführung (L 5.1); 0 bis 3, 3 ist am höchsten.
    pub struct Prioritaet {
        /// Dringlichkeit: 0 bis 3, 3 ist am dringlichsten.
        dringlichkeit: Option<Note>,
        /// Wichtigkeit: 0 bis 3, 3 ist am wichtigsten.
        wichtigkeit: Option<Note>,
    }
}

record! {
    /// Maßnahme: Schritt der Einführung oder Erweiterung der Komponente (L 5.1).
    pub struct Massnahme {
        /// Art der Maßnahme.
        art: Option<MassnahmeArt>,
        /// Von: erster Tag.
        von: Option<Datum>,
        /// Bis: letzter Tag.
        bis: Option<Datum>,
    }
}

record! {
    /// Digitalisierungskomponente (Basiskomponente) der IT-Architektur.
    pub struct Komponente {
        /// Name der Komponente.
        #[schemars(example = &"Dokumentenmanagementsystem")]
        name: String,
        /// Beschreibung: was sie leistet.
        beschreibung: String,
        /// Schicht: Ebene der IT-Architektur (L 4.1).
        schicht: Schicht,
        /// Reifegrad: wie nah die Komponente am Einsatz ist (L 4.1).
        reifegrad: Reifegrad,
        /// Verfügbar ab: erster Tag; ohne Angabe ist sie noch nicht verfügbar.
        verfuegbar_ab: Option<Datum>,
        /// Abgelöst am: ab diesem Tag zählt sie nicht mehr.
        abgeloest_am: Option<Datum>,
        /// Verbindlich seit: Tag des Beschlusses, der sie verbindlich macht (D S. 10).
        verbindlich_seit: Option<Datum>,
        /// Betreiber: wer sie betreibt.
        #[schemars(example = &"Eigenbetrieb IT-Dienstleistungen")]
        betreiber: Option<String>,
        /// Gewicht: wie viel sie im Digitalisierungsgrad zählt; ohne Angabe 1.
        #[schemars(example = 2)]
        gewicht: Option<Positiv>,
        /// Gilt für: die Prozesse, für die sie gedacht ist; andere gelten von selbst als nicht anwendbar; ohne Angabe alle.
        #[schemars(extend("examples" = [{"ausrichtung": ["extern"], "ausloeser": ["antrag", "anzeige"]}]))]
        gilt_fuer: Option<Geltung>,
        /// Prozessbausteine: die Arten von Schritten, die sie digital machen kann (L 4.1, Baugenehmigung); ohne Angabe keine.
        #[schemars(extend("examples" = [["entgegennehmen", "versenden"]]))]
        #[serde(default)]
        bausteine: Vec<Baustein>,
        /// Effekt: Entlastung der Bearbeitung als Tabelle Jahr: Anteil, etwa `2025: 0.05` (L 3.1); ohne Angabe keine.
        #[schemars(extend("examples" = [{"2025": 0.05, "2030": 0.08}]))]
        #[serde(default)]
        effekt: BTreeMap<Jahr, Anteil>,
        /// Priorität: Dringlichkeit und Wichtigkeit der Einführung (L 5.1).
        prioritaet: Option<Prioritaet>,
        /// Abhängig von: Kennungen der Komponenten, die zuerst da sein müssen.
        #[schemars(extend("examples" = [["dms"]]))]
        #[serde(default)]
        abhaengig_von: Vec<KomponenteId>,
        /// Maßnahmen: Schritte der Einführung mit ihren Zeiträumen (L 5.1).
        #[schemars(extend("examples" = [[{"art": "rollout", "von": "2026-01-01", "bis": "2026-12-31"}]]))]
        #[serde(default)]
        massnahmen: Vec<Massnahme>,
        /// Produkte: Produkt und die Organisationseinheiten, die es betreiben (L 4.1).
        #[schemars(extend("examples" = [{"enaio": ["amt-10", "amt-63"]}]))]
        #[serde(default)]
        produkte: BTreeMap<String, Vec<OeId>>,
    }
}

impl Komponente {
    /// Whether processes can use it on `day`: available by then and not replaced by then (`fachmodell` 5).
    pub fn is_available(&self, day: Datum) -> bool {
        self.verfuegbar_ab.is_some_and(|from| from <= day) && !self.is_replaced(day)
    }

    /// Whether it is replaced by `day`.
    pub fn is_replaced(&self, day: Datum) -> bool {
        self.abgeloest_am.is_some_and(|end| end <= day)
    }

    /// Whether the component is meant for `prozess`.
    pub fn applies_to(&self, prozess: &super::prozess::Prozess) -> bool {
        self.gilt_fuer.as_ref().is_none_or(|g| g.matches(prozess))
    }

    /// Whether it serves steps of the kind `baustein`.
    pub fn serves(&self, baustein: Baustein) -> bool {
        self.bausteine.contains(&baustein)
    }

    /// Its weight in the Digitalisierungsgrad.
    pub fn weight(&self) -> f64 {
        self.gewicht.map_or(1.0, Positiv::get)
    }
}
