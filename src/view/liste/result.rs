//! Entities of one kind: which ones, in which order, with the values of the fields asked for.

use std::cmp::Ordering;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::load::Snapshot;
use crate::model::prozess::Datenlage;
use crate::model::{Datum, Kind, OeId};
use crate::source::decode::ValueType;
use crate::view::aenderungsstand::Aenderungsstand;
use crate::view::feld::{Eintrag, Feld, Katalog, Umfeld, Wert};
use crate::view::filter::Filter;

/// What to list.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The columns; must come from the catalog of the kind.
    pub spalten: Vec<Feld>,
    /// Only what passes.
    pub filter: Option<Filter>,
    /// The order, the first field first; then by id.
    pub sortierung: Vec<Sortierung>,
    /// Only what belongs to this OE or a unit below it. Only for kinds that belong to one.
    pub oe: Option<OeId>,
    /// Only so many from the top.
    pub top: Option<usize>,
}

/// One field of an order.
#[derive(Debug, Clone)]
pub struct Sortierung {
    /// The field.
    pub feld: Feld,
    /// The highest first. Missing values come last either way.
    pub is_descending: bool,
}

/// The list.
#[derive(Debug, Serialize)]
pub struct Liste {
    pub(super) art: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    oe: Option<OeId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) filter: Option<String>,
    spalten: Vec<String>,
    zeilen: Vec<Map<String, Value>>,
    #[serde(skip)]
    pub(super) felder: Vec<Feld>,
    #[serde(skip)]
    pub(super) titel: Vec<String>,
    #[serde(skip)]
    pub(super) werte: Vec<Vec<Wert>>,
    #[serde(skip)]
    pub(super) ungemessen: UngemesseneCounts,
    #[serde(skip)]
    pub(super) oe_name: Option<String>,
    /// How many pass, before `top`.
    #[serde(skip)]
    pub(super) auswahl: usize,
    /// How many there are.
    #[serde(skip)]
    pub(super) alle: usize,
    /// A Siegel was asked for that only the history can tell.
    #[serde(skip)]
    pub(super) is_history_missed: bool,
}

/// How many of the shown processes have figures that are not measured.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct UngemesseneCounts {
    pub geschaetzt: u64,
    pub beispiel: u64,
}

/// The columns of `kind` if none are named.
pub fn default_columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Organisation => &[
            "id",
            "name",
            "art",
            "teil_von",
            "prozesse",
            "digitalisierungsgrad",
        ],
        Kind::Komponenten => &[
            "id",
            "name",
            "schicht",
            "reifegrad",
            "genutzt",
            "teilweise",
            "anwendbar",
            "verfuegbar_ab",
        ],
        Kind::Prozesse => &[
            "id",
            "name",
            "oe",
            "status",
            "kennzahlen.fallzahl",
            "koeffizient",
            "digitalisierungsgrad",
            "vollstaendigkeit",
        ],
        Kind::Projekte => &["id", "name", "phase", "oe", "status.ampel", "termine.ende_plan"],
        Kind::Programme => &["id", "name", "leitung", "berichtsweg"],
        Kind::Ziele => &["id", "name", "kennzahl", "soll", "bis"],
        Kind::Vorgaben => &["id", "name", "gesetz", "status", "frist", "stand"],
        Kind::Berufsgruppen => &["id", "name", "vza", "stand", "kosten_je_vza"],
    }
}

/// Whether the entities of `kind` belong to an OE or are one.
pub fn has_oe(kind: Kind) -> bool {
    match kind {
        Kind::Organisation | Kind::Prozesse | Kind::Projekte => true,
        Kind::Komponenten | Kind::Programme | Kind::Ziele | Kind::Vorgaben | Kind::Berufsgruppen => false,
    }
}

impl Liste {
    /// Lists the entities of the kind of `katalog` on `stichtag`, whatever their status.
    pub fn new(
        snapshot: &Snapshot,
        stichtag: Datum,
        aenderungen: &Aenderungsstand,
        katalog: &Katalog<'_>,
        request: &Request,
    ) -> Self {
        let registry = &snapshot.registry;
        let umfeld = Umfeld::new(snapshot, stichtag, aenderungen);
        let units = request.oe.as_ref().map(|oe| registry.subtree(oe));
        let mut eintraege = Eintrag::all(registry, katalog.kind());
        let alle = eintraege.len();
        eintraege.retain(|eintrag| {
            let is_inside = units
                .as_ref()
                .is_none_or(|units| eintrag.oe().is_some_and(|oe| units.contains(&oe)));
            let filter = request.filter.as_ref();
            is_inside && filter.is_none_or(|f| f.matches(|feld| umfeld.wert(eintrag, feld)))
        });
        let auswahl = eintraege.len();
        let mut eintraege = sorted(eintraege, &umfeld, &request.sortierung);
        eintraege.truncate(request.top.unwrap_or(usize::MAX));

        let row = |eintrag: &Eintrag<'_>| -> Vec<Wert> {
            let values = request.spalten.iter().map(|feld| umfeld.wert(eintrag, feld));
            values.collect()
        };
        let werte: Vec<Vec<Wert>> = eintraege.iter().map(row).collect();
        let spalten: Vec<String> = request.spalten.iter().map(|f| f.name.clone()).collect();
        let zeilen = eintraege.iter().zip(&werte).map(|(eintrag, values)| {
            let mut zeile = Map::from_iter([("id".to_owned(), eintrag.id.into())]);
            let cells = spalten.iter().zip(values);
            zeile.extend(cells.map(|(name, wert)| (name.clone(), wert.to_json())));
            zeile
        });
        let oe_name = request.oe.as_ref().map(|oe| {
            let unit = registry.organisation.find(oe);
            unit.map_or_else(|| oe.to_string(), |unit| unit.name.clone())
        });
        Self {
            art: katalog.kind(),
            zeilen: zeilen.collect(),
            titel: request
                .spalten
                .iter()
                .map(|f| katalog.short_name(f).to_owned())
                .collect(),
            spalten,
            felder: request.spalten.clone(),
            werte,
            ungemessen: UngemesseneCounts::of(&eintraege, &umfeld, katalog),
            filter: request.filter.as_ref().map(|f| f.text().to_owned()),
            oe: request.oe.clone(),
            oe_name,
            auswahl,
            alle,
            is_history_missed: aenderungen.is_missed(),
        }
    }
}

impl UngemesseneCounts {
    fn of(eintraege: &[Eintrag<'_>], umfeld: &Umfeld<'_>, katalog: &Katalog<'_>) -> Self {
        let mut counts = Self::default();
        let Ok(feld) = katalog.find("kennzahlen.datenlage") else {
            return counts;
        };
        for eintrag in eintraege {
            let wert = umfeld.wert(eintrag, &feld);
            match wert.as_text().and_then(Datenlage::find) {
                Some(Datenlage::Geschaetzt) => counts.geschaetzt += 1,
                Some(Datenlage::Beispiel) => counts.beispiel += 1,
                Some(Datenlage::Gemessen) | None => {}
            }
        }
        counts
    }
}

/// In the wanted order; entries come in by id, and equal ones stay so.
fn sorted<'r>(eintraege: Vec<Eintrag<'r>>, umfeld: &Umfeld<'_>, order: &[Sortierung]) -> Vec<Eintrag<'r>> {
    let mut keyed: Vec<(Vec<Wert>, Eintrag<'r>)> = eintraege
        .into_iter()
        .map(|eintrag| {
            (
                order.iter().map(|s| umfeld.wert(&eintrag, &s.feld)).collect(),
                eintrag,
            )
        })
        .collect();
    keyed.sort_by(|(a, _), (b, _)| {
        let fields = order.iter().zip(a.iter().zip(b));
        fields
            .map(|(s, (a, b))| compare(s, a, b))
            .find(|ordering| ordering.is_ne())
            .unwrap_or(Ordering::Equal)
    });
    keyed.into_iter().map(|(_, eintrag)| eintrag).collect()
}

/// The order of two values: missing last, words as their vocabulary has them, lists by their items.
fn compare(sortierung: &Sortierung, a: &Wert, b: &Wert) -> Ordering {
    match (a.is_missing(), b.is_missing()) {
        (true, true) => return Ordering::Equal,
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (false, false) => {}
    }
    let feld = &sortierung.feld;
    let rank = |v: &Wert| {
        v.as_text()
            .and_then(|word| feld.words.iter().position(|w| *w == word))
    };
    let single = |a: &Wert, b: &Wert| match feld.value {
        ValueType::Word => rank(a).cmp(&rank(b)),
        ValueType::Text
        | ValueType::Id
        | ValueType::Integer
        | ValueType::Year
        | ValueType::Number
        | ValueType::Share
        | ValueType::Euro
        | ValueType::Date
        | ValueType::Records
        | ValueType::Keys => a.compare(b).unwrap_or(Ordering::Equal),
    };
    let (left, right) = (a.einzeln(), b.einzeln());
    let ordering = left
        .iter()
        .zip(right)
        .map(|(a, b)| single(a, b))
        .find(|ordering| ordering.is_ne())
        .unwrap_or_else(|| left.len().cmp(&right.len()));
    if sortierung.is_descending {
        ordering.reverse()
    } else {
        ordering
    }
}
