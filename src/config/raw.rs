//! `ddv.toml` as written: every key optional but the name, nothing filled in.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::model::prozess::{Aufgabenart, Erscheinen, JaTeilweiseNein, Regelungsebene, Unterschrift};
use crate::model::record::{record, vocabulary};
use crate::model::value::{Anteil, Jahr, Menge, Positiv};

vocabulary! {
    /// Schweregrad einer Regel.
    pub enum Regelstufe {
        /// Fehler: `ddv pruefen` endet mit Status 1.
        Fehler = "fehler",
        /// Warnung: zählt mit `--streng` als Fehler.
        Warnung = "warnung",
        /// Hinweis.
        Hinweis = "hinweis",
        /// Die Regel meldet nichts.
        Aus = "aus",
    }
}

record! {
    /// Die Verwaltung, die das Register führt.
    pub struct RawVerwaltung {
        /// Name der Verwaltung, wie er auf Berichten steht.
        #[schemars(example = &"Landeshauptstadt Dresden")]
        name: String,
    }
}

record! {
    /// Einstellungen zu Steckbriefen.
    pub struct RawSteckbrief {
        /// Turnus: Monate zwischen zwei Überprüfungen; Vorgabe 12.
        turnus_monate: Option<u64>,
        /// Kennzahlen veraltet: nach so vielen Monaten gelten Kennzahlen als veraltet; Vorgabe 24.
        kennzahlen_veraltet_monate: Option<u64>,
    }
}

record! {
    /// Grenzen beim Lesen.
    pub struct RawGrenzen {
        /// Größte Datei: in KiB; eine größere wird gemeldet und nicht gelesen; Vorgabe 1024.
        datei_kib: Option<u64>,
    }
}

/// The schema of a table answer = points: each answer of the vocabulary `K` by name, so that editors offer them.
fn points<K: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let points = generator.subschema_for::<Menge>();
    let vocabulary = K::json_schema(generator);
    let words = vocabulary.get("oneOf").and_then(Value::as_array);
    let properties: Map<String, Value> = words
        .into_iter()
        .flatten()
        .filter_map(|word| {
            let mut property = points.clone();
            property.insert("description".to_owned(), word.get("description")?.clone());
            Some((word.get("const")?.as_str()?.to_owned(), property.to_value()))
        })
        .collect();
    json_schema!({"type": "object", "properties": properties, "additionalProperties": false})
}

record! {
    /// Punkte: je Antwort für den Modernisierungskoeffizienten (L 3.2). Eine Antwort zu ändern lässt die anderen stehen.
    pub struct RawPunkte {
        /// Punkte je Aufgabenart.
        #[serde(default)]
        #[schemars(schema_with = "points::<Aufgabenart>")]
        aufgabenart: BTreeMap<Aufgabenart, Menge>,
        /// Punkte je Regelungsebene.
        #[serde(default)]
        #[schemars(schema_with = "points::<Regelungsebene>")]
        regelungsebene: BTreeMap<Regelungsebene, Menge>,
        /// Punkte für das Antragsmanagement.
        #[serde(default)]
        #[schemars(schema_with = "points::<JaTeilweiseNein>")]
        antragsmanagement: BTreeMap<JaTeilweiseNein, Menge>,
        /// Punkte für die externe Dateneingabe.
        #[serde(default)]
        #[schemars(schema_with = "points::<JaTeilweiseNein>")]
        externe_dateneingabe: BTreeMap<JaTeilweiseNein, Menge>,
        /// Punkte für die Unterschrift.
        #[serde(default)]
        #[schemars(schema_with = "points::<Unterschrift>")]
        unterschrift: BTreeMap<Unterschrift, Menge>,
        /// Punkte für das persönliche Erscheinen.
        #[serde(default)]
        #[schemars(schema_with = "points::<Erscheinen>")]
        persoenliches_erscheinen: BTreeMap<Erscheinen, Menge>,
    }
}

record! {
    /// Modernisierungskoeffizient (L 3.2).
    pub struct RawModernisierung {
        /// Gewicht der rechtlichen Einschätzung: Vorgabe 25.
        gewicht_recht: Option<Menge>,
        /// Gewicht der Antragsfähigkeit: Vorgabe 75.
        gewicht_antrag: Option<Menge>,
        /// Massenverfahren ab: ein Massenverfahren hat mehr Fälle im Jahr als diese Zahl; Vorgabe 1000.
        massenverfahren_ab: Option<u64>,
        /// Punkte je Antwort.
        punkte: Option<RawPunkte>,
    }
}

record! {
    /// Digitalisierungsgrad.
    pub struct RawDigitalisierung {
        /// Teilweise: was eine teilweise genutzte Komponente zählt, 0 bis 1; Vorgabe 0.5.
        teilweise: Option<Anteil>,
        /// Digitalisiert ab: ab diesem Grad gilt ein Prozess als digitalisiert, 0 bis 1; Vorgabe 0.8.
        digitalisiert_ab: Option<Anteil>,
    }
}

record! {
    /// Prognose von Fallzahl, Personal und Kosten (L 3.1, 3.2).
    pub struct RawPrognose {
        /// Horizont: letztes Jahr der Prognose; Vorgabe 2030.
        horizont: Option<Jahr>,
        /// Arbeitsminuten: je Vollzeitäquivalent und Jahr; Vorgabe 96000.
        arbeitsminuten_je_vza: Option<Positiv>,
        /// Kosten je Vollzeitäquivalent: Euro im Jahr, zum Preisstand des Basisjahrs; Vorgabe 60000.
        kosten_je_vza: Option<Menge>,
        /// Basisjahr der Kosten: Vorgabe 2016.
        kosten_basisjahr: Option<Jahr>,
        /// Tarifsteigerung pro Jahr als Anteil: Vorgabe 0.025.
        tarifsteigerung: Option<Anteil>,
        /// Obergrenze: größter Anteil, den alle Komponenten zusammen entlasten; Vorgabe 0.10.
        obergrenze: Option<Anteil>,
    }
}

record! {
    /// Gewichte der Kriterien für den Rang im Portfolio (L 5.3).
    pub struct RawProjektgewichte {
        /// Rechtliche Vorgaben: Vorgabe 1.
        rechtliche_vorgaben: Option<Menge>,
        /// Politische Intention: Vorgabe 1.
        politische_intention: Option<Menge>,
        /// Effizienz: Vorgabe 1.
        effizienz: Option<Menge>,
        /// Technik: Vorgabe 1.
        technik: Option<Menge>,
        /// Ressourcen: Vorgabe 1.
        ressourcen: Option<Menge>,
    }
}

record! {
    /// Projekte.
    pub struct RawProjekte {
        /// Gewichte der Kriterien.
        gewichte: Option<RawProjektgewichte>,
    }
}

record! {
    /// Einstellungen eines Registers: `ddv.toml`.
    pub struct RawConfig {
        /// Verwaltung, die das Register führt.
        verwaltung: RawVerwaltung,
        /// Einwohner: Tabelle Jahr: Einwohnerzahl; treibt die Fallzahlprognose; ohne Angabe bleiben Fallzahlen gleich.
        #[schemars(extend("examples" = [{"2016": 570_000, "2030": 700_000}]))]
        #[serde(default)]
        einwohner: BTreeMap<Jahr, Positiv>,
        /// Steckbriefe: Fristen für Überprüfung und Kennzahlen.
        steckbrief: Option<RawSteckbrief>,
        /// Grenzen: was beim Lesen zu groß ist.
        grenzen: Option<RawGrenzen>,
        /// Regeln: Tabelle Regel: Schweregrad; ohne Angabe gilt der Schweregrad der Regel.
        #[schemars(extend("examples" = [{"leika-doppelt": "hinweis"}]))]
        #[serde(default)]
        regeln: BTreeMap<String, Regelstufe>,
        /// Modernisierung: Gewichte und Punkte des Modernisierungskoeffizienten.
        modernisierung: Option<RawModernisierung>,
        /// Digitalisierung: wie der Digitalisierungsgrad zählt.
        digitalisierung: Option<RawDigitalisierung>,
        /// Prognose: Annahmen über Jahre, Arbeitszeit und Kosten.
        prognose: Option<RawPrognose>,
        /// Projekte: wie das Portfolio geordnet wird.
        projekte: Option<RawProjekte>,
    }
}
