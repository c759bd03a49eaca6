//! A conflict in words: what contradicts itself, and what to do.

use serde::Serialize;

use crate::model::komponente::MassnahmeArt;
use crate::model::{Datum, KomponenteId, OeId, Quartal, Registry};
use crate::score::massnahme::Konflikt;
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::woerter::{aufzaehlung, massnahme_name};
use crate::view::zahlwort::count;

/// A conflict as machines and people read it.
#[derive(Debug, Serialize)]
pub(super) struct KonfliktJson {
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
    label: String,
}

impl KonfliktJson {
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
}

/// The conflicts as a table.
pub(super) fn table(konflikte: &[KonfliktJson]) -> Table {
    let row = |k: &KonfliktJson| {
        vec![
            Cell::Text(k.label.clone()),
            Cell::Text(k.text.clone()),
            Cell::Text(k.abhilfe.to_owned()),
        ]
    };
    Table {
        columns: vec![
            Column::new("wo", "Wo", Room::Whole),
            Column::new("konflikt", "Konflikt", Room::Whole),
            Column::new("abhilfe", "Was zu tun ist", Room::Whole),
        ],
        rows: konflikte.iter().map(row).collect(),
        footer: Vec::new(),
    }
}

/// The kind of a step in a sentence.
fn kind(art: Option<MassnahmeArt>) -> &'static str {
    art.map_or("Maßnahme ohne Art", massnahme_name)
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
        } => {
            let (later, earlier) = (massnahme_name(*spaeter), massnahme_name(*frueher));
            let end = frueher_bis.filter(|_| frueher_von <= von);
            match end {
                Some(end) => format!(
                    "{later} beginnt am {}, {earlier} dauert aber bis {}.",
                    von.german(),
                    end.german()
                ),
                None => format!(
                    "{later} beginnt am {}, {earlier} erst am {}.",
                    von.german(),
                    frueher_von.german()
                ),
            }
        }
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
        } => {
            let parts: Vec<String> = komponenten
                .iter()
                .map(|(id, n)| format!("{} ({})", name(id), count(*n, "Prozess", "Prozesse")))
                .collect();
            format!(
                "Im {} sind {} zugleich einzuführen: {}.",
                quartal.german(),
                count(komponenten.len() as u64, "Komponente", "Komponenten"),
                aufzaehlung(&parts)
            )
        }
    }
}

fn remedy(konflikt: &Konflikt) -> &'static str {
    match konflikt {
        Konflikt::NichtVerfuegbar { .. } => {
            "Den Roll-out verschieben, oder `verfuegbar_ab` der Komponente klären und eintragen."
        }
        Konflikt::Abgeloest { .. } => "Den Roll-out vorher beenden oder die Nachfolgerin einführen.",
        Konflikt::AbhaengigkeitNichtVerfuegbar { .. } => {
            "Zuerst die gebrauchte Komponente bereitstellen, oder den Roll-out verschieben."
        }
        Konflikt::AbhaengigkeitSpaeter { .. } => {
            "Beide Roll-outs abstimmen: die gebrauchte Komponente zuerst."
        }
        Konflikt::Reihenfolge { .. } => "Die Reihenfolge klären und die Tage unter `massnahmen` berichtigen.",
        Konflikt::PlanNachRollout { .. } => {
            "Den Roll-out verlängern, eine zweite Welle eintragen, oder die Termine in den Steckbriefen vorziehen."
        }
        Konflikt::EndeVorBeginn { .. } => "`von` und `bis` berichtigen.",
        Konflikt::OhneZeitraum { .. } => "`von` und `bis` ergänzen; so fehlt sie im Bild.",
        Konflikt::Ueberlast { .. } => {
            "Mit dem Amt abstimmen und die Termine (`bis`) auf mehrere Quartale verteilen."
        }
    }
}
