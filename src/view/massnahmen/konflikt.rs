//! A conflict in words: what contradicts itself, and what to do.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::komponente::MassnahmeArt;
use crate::model::{Datum, KomponenteId, OeId, Quartal, Registry};
use crate::score::massnahme::Konflikt;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::count;

/// A conflict as machines and people read it.
#[derive(Debug, Serialize)]
pub(super) struct KonfliktRow {
    art: &'static str,
    pub komponente: Option<KomponenteId>,
    /// The component that it depends on.
    andere: Option<KomponenteId>,
    /// The Amt that is overloaded.
    oe: Option<OeId>,
    quartal: Option<Quartal>,
    /// The components that overload it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    komponenten: Vec<KomponenteId>,
    tag: Option<Datum>,
    text: String,
    abhilfe: &'static str,
    #[serde(skip)]
    titel: &'static str,
    #[serde(skip)]
    label: String,
}

impl KonfliktRow {
    pub fn new(registry: &Registry, konflikt: &Konflikt) -> Self {
        let name = |id: &KomponenteId| {
            let found = registry.komponenten.find(id);
            found.map_or_else(|| id.to_string(), |k| k.name.clone())
        };
        let unit = |id: &OeId| {
            let found = registry.organisation.find(id);
            found.map_or_else(|| id.to_string(), |oe| oe.name.clone())
        };
        let mut json = Self {
            art: konflikt.art(),
            komponente: konflikt.komponente().cloned(),
            andere: None,
            oe: None,
            quartal: None,
            komponenten: Vec::new(),
            tag: konflikt.tag(),
            text: text(konflikt, &name),
            abhilfe: remedy(konflikt),
            titel: title(konflikt),
            label: konflikt.komponente().map(&name).unwrap_or_default(),
        };
        match konflikt {
            Konflikt::AbhaengigkeitNichtVerfuegbar { andere, .. }
            | Konflikt::AbhaengigkeitSpaeter { andere, .. } => json.andere = Some(andere.clone()),
            Konflikt::Ueberlast {
                quartal,
                amt,
                komponenten,
            } => {
                json.quartal = Some(*quartal);
                json.label = unit(amt);
                json.oe = Some(amt.clone());
                json.komponenten = komponenten.keys().cloned().collect();
            }
            Konflikt::NichtVerfuegbar { .. }
            | Konflikt::Abgeloest { .. }
            | Konflikt::Reihenfolge { .. }
            | Konflikt::PlanNachRollout { .. }
            | Konflikt::EndeVorBeginn { .. }
            | Konflikt::OhneZeitraum { .. } => {}
        }
        json
    }

    /// Whether it is of the same kind: one heading for both.
    pub fn is_alike(&self, other: &Self) -> bool {
        self.art == other.art
    }

    /// What such conflicts are, and what to do about them.
    pub fn heading(&self) -> String {
        format!("{}. {}", self.titel, self.abhilfe)
    }

    /// Where it is, and what.
    pub fn line(&self) -> String {
        format!("{}: {}", self.label, self.text)
    }
}

fn title(konflikt: &Konflikt) -> &'static str {
    match konflikt {
        Konflikt::NichtVerfuegbar { .. } => "Roll-out, bevor die Komponente verfügbar ist",
        Konflikt::Abgeloest { .. } => "Roll-out über die Ablösung hinaus",
        Konflikt::AbhaengigkeitNichtVerfuegbar { .. } => "Was der Roll-out braucht, ist dann nicht verfügbar",
        Konflikt::AbhaengigkeitSpaeter { .. } => "Roll-out vor dem, worauf er aufbaut",
        Konflikt::Reihenfolge { .. } => "Schritte in falscher Reihenfolge",
        Konflikt::PlanNachRollout { .. } => "Einführungen, die erst nach dem Roll-out geplant sind",
        Konflikt::EndeVorBeginn { .. } => "Ende vor Beginn",
        Konflikt::OhneZeitraum { .. } => "Maßnahmen ohne vollständigen Zeitraum",
        Konflikt::Ueberlast { .. } => "Zu viel auf einmal für ein Amt",
    }
}

/// The kind of a step in a sentence.
fn kind(art: Option<MassnahmeArt>) -> &'static str {
    art.map_or("Maßnahme ohne Art", MassnahmeArt::label)
}

fn text(konflikt: &Konflikt, name: &impl Fn(&KomponenteId) -> String) -> String {
    match konflikt {
        Konflikt::NichtVerfuegbar { von, ab, .. } => match ab {
            Some(ab) => format!(
                "Der Roll-out beginnt am {}, verfügbar ist die Komponente erst ab {}.",
                von.german(),
                ab.german()
            ),
            None => format!(
                "Der Roll-out beginnt am {}, aber die Komponente hat keinen Tag, ab dem sie verfügbar ist.",
                von.german()
            ),
        },
        Konflikt::Abgeloest { bis, am, .. } => format!(
            "Der Roll-out dauert bis {}, abgelöst wird die Komponente schon am {}.",
            bis.german(),
            am.german()
        ),
        Konflikt::AbhaengigkeitNichtVerfuegbar {
            von,
            andere,
            ab,
            abgeloest,
            ..
        } => {
            let why = match (abgeloest, ab) {
                (Some(end), _) => format!("schon seit {} abgelöst", end.german()),
                (None, Some(ab)) => format!("erst ab {} verfügbar", ab.german()),
                (None, None) => "noch ohne Tag, ab dem es verfügbar ist".to_owned(),
            };
            format!(
                "Der Roll-out beginnt am {}; was er braucht, ist {why}: {}.",
                von.german(),
                name(andere)
            )
        }
        Konflikt::AbhaengigkeitSpaeter {
            von,
            andere,
            andere_von,
            ..
        } => format!(
            "Der Roll-out beginnt am {}; der von {}, auf dem er aufbaut, erst am {}.",
            von.german(),
            name(andere),
            andere_von.german()
        ),
        Konflikt::Reihenfolge {
            spaeter,
            von,
            frueher,
            frueher_von,
            frueher_bis,
            ..
        } => order_text((*spaeter, *von), (*frueher, *frueher_von, *frueher_bis)),
        Konflikt::PlanNachRollout {
            bis, anzahl, letzter, ..
        } => format!(
            "Der Roll-out endet am {}, aber {} erst danach geplant (der letzte Tag: {}).",
            bis.german(),
            match anzahl {
                1 => "1 Einführung ist".to_owned(),
                n => format!("{} sind", count(*n, "Einführung", "Einführungen")),
            },
            letzter.german()
        ),
        Konflikt::EndeVorBeginn { art, von, bis, .. } => format!(
            "{} endet am {} und beginnt erst am {}.",
            kind(*art),
            bis.german(),
            von.german()
        ),
        Konflikt::OhneZeitraum { art, von, bis, .. } => {
            let missing = match (von, bis) {
                (None, None) => "kein Beginn und kein Ende",
                (None, Some(_)) => "kein Beginn",
                (Some(_), None | Some(_)) => "kein Ende",
            };
            format!("{}: {missing} angegeben.", kind(*art))
        }
        Konflikt::Ueberlast {
            quartal, komponenten, ..
        } => overload_text(*quartal, komponenten, name),
    }
}

/// A later step that does not wait for an earlier one.
fn order_text(later: (MassnahmeArt, Datum), earlier: (MassnahmeArt, Datum, Option<Datum>)) -> String {
    let (later, von) = later;
    let (earlier, begin, end) = earlier;
    let (later, earlier) = (later.label(), earlier.label());
    let von_text = von.german();
    match end.filter(|_| begin <= von) {
        Some(end) => format!(
            "{later} beginnt am {von_text}, {earlier} dauert aber bis {}.",
            end.german()
        ),
        None => format!(
            "{later} beginnt am {von_text}, {earlier} erst am {}.",
            begin.german()
        ),
    }
}

/// What an Amt is to introduce in one quarter.
fn overload_text(
    quartal: Quartal,
    komponenten: &BTreeMap<KomponenteId, u64>,
    name: &impl Fn(&KomponenteId) -> String,
) -> String {
    let part =
        |(id, n): (&KomponenteId, &u64)| format!("{} ({})", name(id), count(*n, "Prozess", "Prozesse"));
    let parts: Vec<String> = komponenten.iter().map(part).collect();
    format!(
        "Im {} sind {} zugleich einzuführen: {}.",
        quartal.german(),
        count(komponenten.len() as u64, "Komponente", "Komponenten"),
        aufzaehlung(&parts)
    )
}

fn remedy(konflikt: &Konflikt) -> &'static str {
    match konflikt {
        Konflikt::NichtVerfuegbar { .. } => {
            "Verschieben Sie den Roll-out, oder klären Sie, ab wann die Komponente verfügbar ist (`verfuegbar_ab`)."
        }
        Konflikt::Abgeloest { .. } => {
            "Beenden Sie den Roll-out vorher, oder führen Sie gleich die Nachfolgerin ein."
        }
        Konflikt::AbhaengigkeitNichtVerfuegbar { .. } => {
            "Stellen Sie zuerst die gebrauchte Komponente bereit, oder verschieben Sie den Roll-out."
        }
        Konflikt::AbhaengigkeitSpaeter { .. } => {
            "Stimmen Sie beide Roll-outs ab: Die gebrauchte Komponente kommt zuerst."
        }
        Konflikt::Reihenfolge { .. } => {
            "Klären Sie die Reihenfolge, und berichtigen Sie die Tage unter `massnahmen`."
        }
        Konflikt::PlanNachRollout { .. } => {
            "Verlängern Sie den Roll-out, oder ziehen Sie die Termine in den Steckbriefen vor."
        }
        Konflikt::EndeVorBeginn { .. } => "Berichtigen Sie `von` und `bis`.",
        Konflikt::OhneZeitraum { .. } => "Ergänzen Sie `von` und `bis`; so fehlen sie im Bild.",
        Konflikt::Ueberlast { .. } => {
            "Stimmen Sie sich mit dem Amt ab, und verteilen Sie die Termine (`bis`) auf mehrere Quartale."
        }
    }
}
