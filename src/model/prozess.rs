//! The Steckbrief of an administrative process.

use std::collections::BTreeMap;

use super::id::{KomponenteId, OeId};
use super::key_of::{KeyOf, KeysByWord};
use super::record::{record, vocabulary};
use super::value::{Datum, Jahr, Menge, Note, OzgStufe, ProzentProJahr};
use crate::source::decode::{Decoder, ProblemKind};
use crate::source::{Node, Value};

pub use super::nutzung::{Nutzung, NutzungStatus, Wirkung};

/// A LeiKa key: `99`, Gruppierung (001-160 without 149 and 152, 400-603), Kennung, Verrichtung (000-279 without 237, 264
/// and 266), Detail; three digits each. Without look-around, so that every validator can read it.
const LEIKA_PATTERN: &str = concat!(
    "^99(0(0[1-9]|[1-9][0-9])|1([0-3][0-9]|4[0-8]|5[013-9]|60)|[45][0-9]{2}|60[0-3])[0-9]{3}",
    "([01][0-9]{2}|2([0-2457][0-9]|3[0-689]|6[0-357-9]))[0-9]{3}$"
);

vocabulary! {
    /// Bearbeitungsstand des Steckbriefs.
    pub enum ProzessStatus {
        /// Entwurf: Der Steckbrief wird noch geschrieben; fehlende Pflichtangaben sind Warnungen.
        Entwurf = "entwurf" / "Entwurf",
        /// Aktiv: Der Prozess läuft und zählt in allen Auswertungen; fehlende Pflichtangaben sind Fehler.
        Aktiv = "aktiv",
        /// Ausgesetzt: Der Prozess ruht und zählt nicht.
        Ausgesetzt = "ausgesetzt",
        /// Entfallen: Die Aufgabe ist weggefallen; der Prozess zählt nicht.
        Entfallen = "entfallen",
    }
}

vocabulary! {
    /// Wem der Prozess dient.
    pub enum Ausrichtung {
        /// Dient Bürgerinnen und Bürgern oder Unternehmen.
        Extern = "extern",
        /// Dient der Verwaltung selbst.
        Intern = "intern",
    }
}

vocabulary! {
    /// Für wen das Ergebnis bestimmt ist.
    pub enum Zielgruppe {
        /// Bürgerinnen und Bürger.
        Bevoelkerung = "bevoelkerung",
        /// Unternehmen und Vereine.
        Unternehmen = "unternehmen",
        /// Andere Behörden und Ämter.
        Verwaltung = "verwaltung",
        /// Die eigenen Beschäftigten.
        Beschaeftigte = "beschaeftigte",
    }
}

vocabulary! {
    /// Was den Prozess auslöst.
    pub enum Ausloeser {
        /// Ein Antrag.
        Antrag = "antrag",
        /// Eine Anzeige oder Meldung.
        Anzeige = "anzeige",
        /// Die Behörde wird von sich aus tätig.
        VonAmtsWegen = "von-amts-wegen",
        /// Ein interner Auftrag.
        Auftrag = "auftrag",
        /// Ein Termin oder eine Frist.
        Frist = "frist",
    }
}

vocabulary! {
    /// Art der Aufgabe (L 3.2): je freier die Stadt ist, desto eher lässt sich der Prozess modernisieren.
    pub enum Aufgabenart {
        /// Freiwillige Aufgabe.
        Freiwillig = "freiwillig",
        /// Pflichtaufgabe ohne Weisung.
        PflichtWeisungsfrei = "pflicht-weisungsfrei",
        /// Pflichtaufgabe nach Weisung.
        PflichtWeisungsgebunden = "pflicht-weisungsgebunden",
    }
}

vocabulary! {
    /// Welches Recht den Prozess maßgeblich regelt (L 3.2).
    pub enum Regelungsebene {
        /// Stadtrecht.
        Stadt = "stadt",
        /// Landesrecht.
        Land = "land",
        /// Bundesrecht.
        Bund = "bund",
    }
}

vocabulary! {
    /// Antwort auf eine Frage, die auch halb zutreffen kann.
    pub enum JaTeilweiseNein {
        /// Trifft zu.
        Ja = "ja",
        /// Trifft für einen Teil der Fälle zu.
        Teilweise = "teilweise",
        /// Trifft nicht zu.
        Nein = "nein",
    }
}

vocabulary! {
    /// Antwort auf eine Frage.
    pub enum JaNein {
        /// Trifft zu.
        Ja = "ja",
        /// Trifft nicht zu.
        Nein = "nein",
    }
}

vocabulary! {
    /// Ob der Antrag eine Unterschrift braucht (L 3.2).
    pub enum Unterschrift {
        /// Keine Unterschrift nötig.
        NichtErforderlich = "nicht-erforderlich",
        /// Ersetzbar: Die Unterschrift lässt sich elektronisch ersetzen.
        Ersetzbar = "ersetzbar",
        /// Schriftform vorgeschrieben.
        Schriftform = "schriftform",
    }
}

vocabulary! {
    /// Ob jemand persönlich erscheinen muss (L 3.2).
    pub enum Erscheinen {
        /// Niemand muss erscheinen.
        NichtErforderlich = "nicht-erforderlich",
        /// Ersetzbar: Das Erscheinen lässt sich ersetzen, etwa durch die eID.
        Ersetzbar = "ersetzbar",
        /// Vorgeschrieben: Jemand muss persönlich erscheinen.
        Vorgeschrieben = "vorgeschrieben",
    }
}

vocabulary! {
    /// Wie sicher die Kennzahlen sind.
    pub enum Datenlage {
        /// Gezählt oder gemessen.
        Gemessen = "gemessen",
        /// Geschätzt.
        Geschaetzt = "geschaetzt" / "geschätzt",
        /// Erfundenes Beispiel.
        Beispiel = "beispiel" / "Beispiel",
    }
}

vocabulary! {
    /// Beratungsaufwand eines Falls (L 3.2): Massenverfahren haben normalen.
    pub enum Beratungsaufwand {
        /// Normal.
        Normal = "normal",
        /// Hoch.
        Hoch = "hoch",
    }
}

vocabulary! {
    /// Wie Fallzahlen wachsen.
    pub enum EntwicklungArt {
        /// Wie die Einwohner: nach der Tabelle in `ddv.toml`; Vorgabe für externe Prozesse.
        Einwohner = "einwohner",
        /// Gar nicht: Vorgabe für interne Prozesse und Berufsgruppen.
        Konstant = "konstant",
        /// Fester Satz: Prozent im Jahr; braucht `prozent_pa`.
        Rate = "rate",
        /// Tabelle: Werte einzelner Jahre; braucht `werte`.
        Werte = "werte",
    }
}

vocabulary! {
    /// Prozessbaustein eines Schritts (L 4.1, Beispiel Baugenehmigung).
    pub enum Baustein {
        /// Antrag oder Vorgang entgegennehmen.
        Entgegennehmen = "entgegennehmen",
        /// Registrieren und Akte anlegen.
        Registrieren = "registrieren",
        /// Beraten.
        Beraten = "beraten",
        /// Auf Vollständigkeit und Form prüfen.
        FormalPruefen = "formal-pruefen" / "formal prüfen",
        /// In der Sache prüfen.
        FachlichPruefen = "fachlich-pruefen" / "fachlich prüfen",
        /// Andere Stellen beteiligen.
        Beteiligen = "beteiligen",
        /// Entscheiden.
        Entscheiden = "entscheiden",
        /// Den Bescheid erstellen.
        BescheidErstellen = "bescheid-erstellen" / "Bescheid erstellen",
        /// Gebühren und Zahlungen abwickeln.
        ZahlungAbwickeln = "zahlung-abwickeln" / "Zahlung abwickeln",
        /// Versenden oder bekannt geben.
        Versenden = "versenden",
        /// Ablegen und archivieren.
        Archivieren = "archivieren",
        /// Anderes.
        Sonstiges = "sonstiges" / "Sonstiges",
    }
}

vocabulary! {
    /// Worin ein Schritt geschieht; ein Wechsel ist ein Medienbruch.
    pub enum Medium {
        /// Elektronisch.
        Digital = "digital",
        /// Auf Papier.
        Papier = "papier" / "Papier",
        /// Im Gespräch.
        Muendlich = "muendlich" / "mündlich",
    }
}

vocabulary! {
    /// Fassung des OZG-Reifegradmodells.
    pub enum OzgModell {
        /// Modell von 2020, Stufen 0 bis 4.
        V11 = "1.1",
        /// Modell von 2025, Stufen 0 bis 7.
        V20 = "2.0",
    }
}

record! {
    /// Rechtlicher Rahmen (L 3.2).
    pub struct Recht {
        /// Aufgabenart: wie frei die Stadt in der Aufgabe ist. Pflichtangabe.
        aufgabenart: Option<Aufgabenart>,
        /// Regelungsebene: welches Recht den Prozess maßgeblich regelt. Pflichtangabe.
        regelungsebene: Option<Regelungsebene>,
        /// Rechtsgrundlagen: mindestens eine, etwa `§ 59 SächsBO`. Pflichtangabe.
        #[schemars(extend("examples" = [["§ 59 SächsBO"]]))]
        #[serde(default)]
        grundlagen: Vec<String>,
    }
}

record! {
    /// Antragsfähigkeit und Self-Service (L 3.2).
    pub struct Antrag {
        /// Antragsmanagement: Lässt sich die Leistung online beantragen? Pflichtangabe.
        antragsmanagement: Option<JaTeilweiseNein>,
        /// Externe Dateneingabe: Können Daten außerhalb der Verwaltung eingegeben werden? Pflichtangabe.
        externe_dateneingabe: Option<JaTeilweiseNein>,
        /// Unterschrift: Braucht der Antrag eine Unterschrift? Pflichtangabe.
        unterschrift: Option<Unterschrift>,
        /// Persönliches Erscheinen: Muss jemand erscheinen? Pflichtangabe.
        persoenliches_erscheinen: Option<Erscheinen>,
    }
}

record! {
    /// Kennzahlen des Prozesses.
    pub struct Kennzahlen {
        /// Stand: Tag, für den die Kennzahlen gelten. Pflichtangabe.
        stand: Option<Datum>,
        /// Datenlage: wie sicher die Kennzahlen sind. Pflichtangabe.
        datenlage: Option<Datenlage>,
        /// Fallzahl: Fälle pro Jahr, eine ganze Zahl. Pflichtangabe; 0 ist eine Angabe.
        #[schemars(example = 1240)]
        fallzahl: Option<u64>,
        /// Digitale Fälle: wie viele der Fälle pro Jahr digital eingehen, eine ganze Zahl.
        #[schemars(example = 310)]
        fallzahl_digital: Option<u64>,
        /// Beratungsaufwand: normal oder hoch. Pflichtangabe.
        beratungsaufwand: Option<Beratungsaufwand>,
        /// Bearbeitungszeit: reine Arbeitszeit je Fall in Minuten. Pflichtangabe.
        #[schemars(example = 45)]
        bearbeitungszeit_min: Option<Menge>,
        /// Durchlaufzeit: Tage vom Eingang bis zum Ergebnis. Pflichtangabe.
        #[schemars(example = 21)]
        durchlaufzeit_tage: Option<Menge>,
        /// Bearbeitungszeit digital: Minuten für einen digital eingegangenen Fall.
        bearbeitungszeit_digital_min: Option<Menge>,
        /// Rückstand: offene Fälle am Stand, eine ganze Zahl.
        rueckstand: Option<u64>,
        /// Vollzeitäquivalente: gebundene Stellen, falls genauer bekannt als Fallzahl mal Bearbeitungszeit.
        #[schemars(example = 6.5)]
        vza: Option<Menge>,
    }
}

record! {
    /// Entwicklung der Fallzahl in der Prognose (L 3.2).
    #[schemars(transform = |schema: &mut schemars::Schema| Self::BY_ART.constrain(schema))]
    pub struct Entwicklung {
        /// Art: wie die Zahl wächst.
        art: EntwicklungArt,
        /// Prozent pro Jahr: negativ heißt Rückgang; nur bei `art: rate`, dort Pflicht.
        prozent_pa: Option<ProzentProJahr>,
        /// Werte: Tabelle Jahr: Wert; nur bei `art: werte`, dort Pflicht.
        #[schemars(extend("examples" = [{"2027": 9000, "2030": 12_000}]))]
        #[serde(default)]
        werte: BTreeMap<Jahr, Menge>,
    }
    check |_, node, decoder| Entwicklung::BY_ART.check(node, decoder)
}

impl Entwicklung {
    const BY_ART: KeysByWord = KeysByWord {
        by: "art",
        words: EntwicklungArt::WORDS,
        keys: &[
            KeyOf {
                key: "prozent_pa",
                only: &["rate"],
            },
            KeyOf {
                key: "werte",
                only: &["werte"],
            },
        ],
    };
}

record! {
    /// Ein Schritt des Ablaufs.
    pub struct Schritt {
        /// Schritt: kurze Bezeichnung.
        #[schemars(example = &"Antrag erfassen")]
        schritt: String,
        /// Baustein: zu welchem Prozessbaustein der Schritt gehört.
        baustein: Baustein,
        /// Medium: worin der Schritt geschieht.
        medium: Medium,
        /// Komponenten: Kennungen der Komponenten, die der Schritt nutzt.
        #[serde(default)]
        komponenten: Vec<KomponenteId>,
    }
}

record! {
    /// Bewertung für die Priorisierung (L 5.2.1); 0 bis 3, 3 ist am besten.
    pub struct Bewertung {
        /// Nutzen nach außen: für Bürgerinnen, Bürger und Unternehmen.
        nutzen_buerger: Option<Note>,
        /// Nutzen für die Verwaltung.
        nutzen_verwaltung: Option<Note>,
        /// Umsetzbarkeit nach Kosten: 3 heißt günstig.
        umsetzbarkeit_kosten: Option<Note>,
        /// Umsetzbarkeit nach Zeit: 3 heißt schnell.
        umsetzbarkeit_zeit: Option<Note>,
    }
}

record! {
    /// OZG-Reifegrad mit dem Modell, nach dem er bestimmt wurde.
    #[schemars(
        extend("if" = {"properties": {"modell": {"const": OzgModell::V11}}, "required": ["modell"]}),
        extend("then" = {"properties": {"reifegrad": {"maximum": Self::MAX_V11}}}),
    )]
    pub struct Ozg {
        /// Modell: `"1.1"` oder `"2.0"`, in Anführungszeichen.
        modell: OzgModell,
        /// Reifegrad: 0 bis 4 nach Modell 1.1, 0 bis 7 nach Modell 2.0.
        reifegrad: OzgStufe,
    }
    check Ozg::check_level
}

impl Ozg {
    /// The highest level of model 1.1.
    const MAX_V11: u8 = 4;

    fn check_level(&self, node: &Node<'_>, decoder: &mut Decoder<'_>) {
        let says_v11 = node.entry("modell").is_some_and(|e| match &e.value.value {
            Value::Scalar { text, .. } => text == OzgModell::V11.as_str(),
            Value::List(_) | Value::Map(_) => false,
        });
        if says_v11 && self.reifegrad.0 > Self::MAX_V11 {
            let text = self.reifegrad.0.to_string();
            let range = "0 bis 4 nach Modell 1.1";
            decoder.report_value(node, "reifegrad", ProblemKind::OutOfRange { text, range });
        }
    }
}

record! {
    /// Ergebnis der letzten Überprüfung (D S. 10).
    pub struct Ueberpruefungsergebnis {
        /// Notwendig: Wird der Prozess gebraucht?
        notwendig: Option<JaNein>,
        /// Richtig: Stimmt der Steckbrief?
        richtig: Option<JaNein>,
        /// Optimierbar: Gibt es Verbesserungspotenzial?
        optimierbar: Option<JaNein>,
    }
}

record! {
    /// Regelmäßige Überprüfung auf Notwendigkeit, Richtigkeit und Potenzial (D S. 10).
    pub struct Ueberpruefung {
        /// Zuletzt: Tag der letzten Überprüfung. Pflichtangabe.
        zuletzt: Option<Datum>,
        /// Turnus: ganze Monate bis zur nächsten Überprüfung; ohne Angabe gilt der Wert aus `ddv.toml`.
        turnus_monate: Option<u64>,
        /// Ergebnis: was die letzte Überprüfung ergab.
        ergebnis: Option<Ueberpruefungsergebnis>,
    }
}

record! {
    /// Steckbrief eines Verwaltungsprozesses.
    pub struct Prozess {
        /// Name: so, wie ihn Bürgerinnen und Bürger kennen.
        #[schemars(example = &"Baugenehmigung beantragen")]
        name: String,
        /// Status: nur aktive Prozesse zählen in den Auswertungen.
        status: ProzessStatus,
        /// Organisationseinheit: Kennung der zuständigen Einheit.
        #[schemars(example = &"amt-63")]
        oe: OeId,
        /// Ausrichtung: extern oder intern. Pflichtangabe.
        ausrichtung: Option<Ausrichtung>,
        /// Zielgruppen: für wen das Ergebnis bestimmt ist. Pflichtangabe, mindestens eine.
        #[schemars(extend("examples" = [["bevoelkerung", "unternehmen"]]))]
        #[serde(default)]
        zielgruppen: Vec<Zielgruppe>,
        /// Auslöser: was den Prozess in Gang setzt. Pflichtangabe.
        ausloeser: Option<Ausloeser>,
        /// Ergebnis: was am Ende vorliegt, etwa `Baugenehmigung`. Pflichtangabe.
        #[schemars(example = &"Baugenehmigung")]
        ergebnis: Option<String>,
        /// Beschreibung: freier Text.
        beschreibung: Option<String>,
        /// LeiKa-Schlüssel: 14 Ziffern in Anführungszeichen: 99, Gruppierung, Kennung, Verrichtung, Detail.
        #[schemars(extend("pattern" = LEIKA_PATTERN, "examples" = ["99012003001000"]))]
        leika: Option<String>,
        /// Recht: rechtlicher Rahmen.
        recht: Option<Recht>,
        /// Antrag: Antragsfähigkeit und Self-Service.
        antrag: Option<Antrag>,
        /// Kennzahlen: Mengen und Zeiten.
        kennzahlen: Option<Kennzahlen>,
        /// Entwicklung: wie die Fallzahl wächst.
        entwicklung: Option<Entwicklung>,
        /// Ablauf: die Schritte in ihrer Reihenfolge.
        #[schemars(extend("examples" = [[
            {"schritt": "Antrag erfassen", "baustein": "registrieren", "medium": "digital", "komponenten": ["dms"]},
        ]]))]
        #[serde(default)]
        ablauf: Vec<Schritt>,
        /// Komponenten: Kennung der Komponente und ihre Nutzung; ohne Eintrag gilt sie als ungeprüft.
        #[schemars(extend("examples" = [{"dms": {"status": "genutzt", "seit": "2024-01-01"}}]))]
        #[serde(default)]
        komponenten: BTreeMap<KomponenteId, Nutzung>,
        /// Bewertung: Nutzen und Umsetzbarkeit.
        bewertung: Option<Bewertung>,
        /// OZG: Reifegrad der Online-Leistung.
        #[schemars(extend("examples" = [{"modell": "2.0", "reifegrad": 4}]))]
        ozg: Option<Ozg>,
        /// Überprüfung: wann zuletzt und wie oft.
        ueberpruefung: Option<Ueberpruefung>,
    }
}
