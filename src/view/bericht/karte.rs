//! The Karte by Geschäftsbereich and Amt, and who rose and fell most.

use std::collections::BTreeSet;

use serde::Serialize;

use super::eingabe::{Eingabe, Stand};
use crate::model::organisation::OeArt;
use crate::model::{Datum, Kennzahl, OeId, Registry};
use crate::score::{Differenz, Kennwert, Population, Spalten, Summe};
use crate::view::differenz::Richtung;
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::woerter::aufzaehlung;

/// Risers and fallers that are named.
const NAMED: usize = 3;

/// The units with their figures.
#[derive(Debug, Serialize)]
pub(super) struct Karte {
    zeilen: Vec<EinheitRow>,
    /// The offices whose degree rose most.
    gestiegen: Vec<OeId>,
    /// The offices whose degree fell most.
    gefallen: Vec<OeId>,
    #[serde(skip)]
    auf: Vec<(String, Differenz)>,
    #[serde(skip)]
    ab: Vec<(String, Differenz)>,
    #[serde(skip)]
    seit: Option<Datum>,
    #[serde(skip)]
    gesamt: Summe,
    #[serde(skip)]
    gesamt_frueher: Option<Summe>,
}

#[derive(Debug, Serialize)]
struct EinheitRow {
    /// The unit; null for the processes outside of all that are listed.
    oe: Option<OeId>,
    name: String,
    /// A Geschäftsbereich or Dezernat, whose offices follow.
    ist_bereich: bool,
    /// The one that it belongs to; null if there is none, or it is one itself.
    bereich: Option<OeId>,
    prozesse: u64,
    digitalisierungsquote: Kennwert,
    digitalisierungsgrad: Kennwert,
    aenderung_quote: Option<Differenz>,
    aenderung_grad: Option<Differenz>,
    /// Had no active process on the earlier day.
    neu: bool,
}

/// What a unit is in this table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ebene {
    Bereich,
    Amt,
    Darunter,
}

fn ebene(art: OeArt) -> Ebene {
    match art {
        OeArt::Geschaeftsbereich | OeArt::Dezernat => Ebene::Bereich,
        OeArt::Amt | OeArt::Eigenbetrieb | OeArt::Stabsstelle => Ebene::Amt,
        OeArt::Verwaltungsspitze | OeArt::Abteilung | OeArt::Sachgebiet => Ebene::Darunter,
    }
}

impl Karte {
    /// The units that have an active process, each Geschäftsbereich followed by its offices.
    pub fn new(eingabe: &Eingabe) -> Self {
        let stand = &*eingabe.stand;
        let registry = &stand.snapshot.registry;
        let frueher = eingabe.vergleich.find();
        let mut zeilen = Vec::new();
        let mut covered = BTreeSet::new();
        for (oe, ebene) in order(registry) {
            let population = Population::new(registry, Some(oe));
            if population.prozesse.is_empty() {
                continue;
            }
            covered.extend(population.prozesse.iter().map(|p| p.id.clone()));
            let unit = registry.organisation.find(oe);
            let name = unit.map_or_else(String::new, |unit| unit.name.clone());
            let now = stand.summe_of(Some(oe));
            let then = frueher.map(|then| then.summe_of(Some(oe)));
            let bereich = nearest_bereich(registry, oe).filter(|bereich| *bereich != oe);
            zeilen.push(EinheitRow {
                bereich: bereich.cloned(),
                ..EinheitRow::new(Some(oe.clone()), name, ebene, &now, then.as_ref())
            });
        }
        let rest: Vec<_> = registry.active().filter(|p| !covered.contains(&p.id)).collect();
        if !rest.is_empty() && !zeilen.is_empty() {
            let spalten = Spalten::on(registry, stand.tag);
            let summe = Summe::of(&rest, &spalten, &stand.snapshot.config);
            let name = "Ohne Geschäftsbereich und Amt".to_owned();
            zeilen.push(EinheitRow::new(None, name, Ebene::Bereich, &summe, None));
        }
        let (auf, ab) = (movers(&zeilen, Richtung::Hoch), movers(&zeilen, Richtung::Runter));
        let ids = |movers: &[&EinheitRow]| movers.iter().filter_map(|z| z.oe.clone()).collect();
        let named = |movers: &[&EinheitRow]| {
            let named = movers
                .iter()
                .filter_map(|z| Some((z.name.clone(), z.aenderung_grad?)));
            named.collect()
        };
        Self {
            gestiegen: ids(&auf),
            gefallen: ids(&ab),
            auf: named(&auf),
            ab: named(&ab),
            zeilen,
            seit: frueher.map(|stand| stand.tag),
            gesamt: stand.summe(),
            gesamt_frueher: frueher.map(Stand::summe),
        }
    }

    /// The table and the movers; nothing without units.
    pub fn blocks(&self) -> Vec<Block> {
        if self.zeilen.is_empty() {
            return Vec::new();
        }
        let mut columns = vec![
            Column::new("name", "Einheit", Room::Whole),
            Column::new("prozesse", "Prozesse", Room::Fixed(0)),
            Column::new("quote", "Quote (digitalisierte)", Room::Fixed(0)),
            Column::new("grad", "Grad (Prozesse)", Room::Fixed(0)),
        ];
        if self.seit.is_some() {
            columns.insert(
                3,
                Column::new("aenderung_quote", "Änderung Quote", Room::Fixed(0)),
            );
            columns.push(Column::new("aenderung_grad", "Änderung Grad", Room::Fixed(0)));
        }
        let total = EinheitRow::new(
            None,
            "Alle".to_owned(),
            Ebene::Bereich,
            &self.gesamt,
            self.gesamt_frueher.as_ref(),
        );
        let table = Table {
            columns,
            rows: self.zeilen.iter().map(|z| self.row(z)).collect(),
            footer: vec![self.row(&total)],
        };
        let mut notes = Vec::new();
        if let Some(tag) = self.seit {
            notes.push(format!(
                "Änderungen in Prozentpunkten seit dem {}. Eine Einheit zählt mit allem, was darunter liegt.",
                tag.german()
            ));
        }
        let mut blocks = vec![Block::Table(table), Block::Notes(notes)];
        let sentences = self.mover_sentences();
        if !sentences.is_empty() {
            blocks.push(Block::List(sentences));
        }
        blocks
    }

    fn row(&self, zeile: &EinheitRow) -> Vec<Cell> {
        let indent = if zeile.ist_bereich || zeile.bereich.is_none() {
            ""
        } else {
            "· "
        };
        let mut row = vec![
            Cell::Text(format!("{indent}{}", zeile.name)),
            Cell::count(Some(zeile.prozesse)),
            Cell::kennwert(zeile.digitalisierungsquote),
            Cell::kennwert(zeile.digitalisierungsgrad),
        ];
        if self.seit.is_some() {
            let change = |change: Option<Differenz>| {
                if zeile.neu {
                    Cell::Text("neu".to_owned())
                } else {
                    Cell::text(change.map(Differenz::kurz))
                }
            };
            row.insert(3, change(zeile.aenderung_quote));
            row.push(change(zeile.aenderung_grad));
        }
        row
    }

    fn mover_sentences(&self) -> Vec<String> {
        let named = |what: &str, movers: &[(String, Differenz)]| {
            let parts: Vec<String> = movers
                .iter()
                .map(|(name, change)| format!("{name} ({})", change.lang()))
                .collect();
            (!parts.is_empty()).then(|| format!("{what}: {}.", aufzaehlung(&parts)))
        };
        [
            named("Der Digitalisierungsgrad ist am stärksten gestiegen", &self.auf),
            named("Der Digitalisierungsgrad ist am stärksten gefallen", &self.ab),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The offices that rose most, all of those that people see as equal, with how much; none if no office rose.
    pub fn best(&self) -> Option<(Vec<&str>, Differenz)> {
        let (_, most) = self.auf.first()?;
        let best = self.auf.iter().filter(|(_, change)| change.lang() == most.lang());
        Some((best.map(|(name, _)| name.as_str()).collect(), *most))
    }
}

impl EinheitRow {
    fn new(oe: Option<OeId>, name: String, ebene: Ebene, now: &Summe, then: Option<&Summe>) -> Self {
        let (quote, grad) = (Kennzahl::Digitalisierungsquote, Kennzahl::Digitalisierungsgrad);
        let since = |k: Kennzahl| then.and_then(|then| k.wert(now).since(k.wert(then)));
        Self {
            oe,
            name,
            ist_bereich: ebene == Ebene::Bereich,
            bereich: None,
            prozesse: now.prozesse,
            digitalisierungsquote: quote.wert(now),
            digitalisierungsgrad: grad.wert(now),
            aenderung_quote: since(quote),
            aenderung_grad: since(grad),
            neu: then.is_some_and(|then| then.prozesse == 0),
        }
    }
}

/// The units of the table: each Bereich with its offices behind it, then offices without one; by id.
fn order(registry: &Registry) -> Vec<(&OeId, Ebene)> {
    let mut order = Vec::new();
    let areas = registry
        .organisation
        .iter()
        .filter(|unit| ebene(unit.art) == Ebene::Bereich);
    for unit in areas {
        order.push((&unit.id, Ebene::Bereich));
        order.extend(offices(registry, Some(&unit.id)));
    }
    order.extend(offices(registry, None));
    order
}

/// The offices whose nearest Bereich is `bereich`.
fn offices<'r>(registry: &'r Registry, bereich: Option<&OeId>) -> Vec<(&'r OeId, Ebene)> {
    registry
        .organisation
        .iter()
        .filter(|unit| ebene(unit.art) == Ebene::Amt && nearest_bereich(registry, &unit.id) == bereich)
        .map(|unit| (&unit.id, Ebene::Amt))
        .collect()
}

/// The nearest Geschäftsbereich or Dezernat above `oe`. A cycle ends the search.
fn nearest_bereich<'r>(registry: &'r Registry, oe: &OeId) -> Option<&'r OeId> {
    let mut seen = BTreeSet::new();
    let mut next = registry.organisation.find(oe);
    while let Some(unit) = next.filter(|unit| seen.insert(&unit.id)) {
        if ebene(unit.art) == Ebene::Bereich {
            return Some(&unit.id);
        }
        next = unit
            .teil_von
            .as_ref()
            .and_then(|id| registry.organisation.find(id));
    }
    None
}

/// The offices that moved most in a direction.
fn movers(zeilen: &[EinheitRow], richtung: Richtung) -> Vec<&EinheitRow> {
    let amount = |zeile: &EinheitRow| zeile.aenderung_grad.map_or(0.0, |d| d.get().abs());
    let mut moved: Vec<&EinheitRow> = zeilen
        .iter()
        .filter(|z| !z.ist_bereich && z.aenderung_grad.is_some_and(|d| d.richtung() == richtung))
        .collect();
    moved.sort_by(|a, b| amount(b).total_cmp(&amount(a)).then_with(|| a.oe.cmp(&b.oe)));
    moved.truncate(NAMED);
    moved
}
