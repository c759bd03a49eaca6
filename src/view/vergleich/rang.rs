//! Lists of the same things in every run: who stands where, who moved, who is new.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use super::lauf::Lauf;
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped, verb};

/// Movers that a sentence names.
const NAMED: usize = 3;
/// New and gone entries that a sentence names.
const LISTED: usize = 5;

/// An entry of a list.
#[derive(Debug, Clone)]
pub(super) struct Platzierung {
    pub id: String,
    pub name: String,
    pub oe: String,
    /// From 1.
    pub rang: usize,
    /// What the list is ordered by.
    pub wert: Option<f64>,
}

/// An entry in every run.
#[derive(Debug, Serialize)]
pub(super) struct RangRow {
    pub id: String,
    pub name: String,
    oe: String,
    laeufe: Vec<Platz>,
}

#[derive(Debug, Serialize)]
struct Platz {
    lauf: String,
    /// Null if it is not in the list of this run.
    rang: Option<usize>,
    wert: Option<f64>,
    /// Places gained against the first run, negative if lost; null for that one, and if it is in only one of the two.
    plaetze: Option<i64>,
}

/// How a value of the list is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spalte {
    /// For machines.
    pub key: &'static str,
    /// For people.
    pub title: &'static str,
    /// Its cell.
    pub cell: fn(Option<f64>) -> Cell,
}

fn signed(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The entries of all lists, one list per run: by their rank in the first one, the new ones behind. With `top` those that
/// are among so many from the top in some run.
pub(super) fn zeilen(laeufe: &[Lauf], listen: &[Vec<Platzierung>], top: Option<usize>) -> Vec<RangRow> {
    let by_id: Vec<BTreeMap<&str, &Platzierung>> = listen
        .iter()
        .map(|liste| liste.iter().map(|e| (e.id.as_str(), e)).collect())
        .collect();
    let mut seen = BTreeSet::new();
    let all = listen.iter().flatten().filter(|e| seen.insert(e.id.as_str()));
    let is_shown = |id: &str| {
        let places = by_id.iter().filter_map(|liste| liste.get(id));
        top.is_none_or(|top| places.into_iter().any(|e| e.rang <= top))
    };
    let all: Vec<&Platzierung> = all.collect();
    let zeile = |eintrag: &Platzierung| {
        let first = by_id.first().and_then(|liste| liste.get(eintrag.id.as_str()));
        let platz = |(at, lauf): (usize, &Lauf)| {
            let here = by_id.get(at).and_then(|liste| liste.get(eintrag.id.as_str()));
            let both = first.zip(here).filter(|_| at > 0);
            Platz {
                lauf: lauf.name().to_owned(),
                rang: here.map(|e| e.rang),
                wert: here.and_then(|e| e.wert),
                plaetze: both.map(|(then, now)| signed(then.rang) - signed(now.rang)),
            }
        };
        RangRow {
            id: eintrag.id.clone(),
            name: eintrag.name.clone(),
            oe: eintrag.oe.clone(),
            laeufe: laeufe.iter().enumerate().map(platz).collect(),
        }
    };
    let shown = all.into_iter().filter(|eintrag| is_shown(&eintrag.id));
    shown.map(zeile).collect()
}

/// The lists side by side for people.
pub(super) fn table(zeilen: &[RangRow], laeufe: &[Lauf], spalte: Spalte) -> Table {
    let mut columns = vec![
        Column::new("id", "Kennung", Room::Fixed(6)),
        Column::new("name", "Prozess", Room::Head),
        Column::new("oe", "OE", Room::Fixed(5)),
    ];
    for (at, lauf) in laeufe.iter().enumerate() {
        columns.push(Column::new(lauf.key("rang"), lauf.title("Rang"), Room::Fixed(0)));
        let value = Column::new(lauf.key(spalte.key), lauf.title(spalte.title), Room::Fixed(4));
        columns.push(value);
        if at > 0 {
            columns.push(Column::new(
                lauf.key("plaetze"),
                lauf.title("Plätze"),
                Room::Fixed(0),
            ));
        }
    }
    let row = |zeile: &RangRow| {
        let mut cells = vec![
            Cell::Id(zeile.id.clone()),
            Cell::Text(zeile.name.clone()),
            Cell::Id(zeile.oe.clone()),
        ];
        for (at, platz) in zeile.laeufe.iter().enumerate() {
            cells.push(Cell::count(platz.rang.map(|rang| rang as u64)));
            cells.push((spalte.cell)(platz.wert));
            if at > 0 {
                cells.push(Cell::Id(bewegung(zeile.laeufe[0].rang, platz)));
            }
        }
        cells
    };
    Table {
        columns,
        rows: zeilen.iter().map(row).collect(),
        footer: Vec::new(),
    }
}

/// The same with plain numbers.
pub(super) fn data(zeilen: &[RangRow], laeufe: &[Lauf], spalte: Spalte) -> Table {
    let mut table = table(zeilen, laeufe, spalte);
    // Behind id, name and oe: rank and value of the first run; then rank, value and places of each.
    for (row, zeile) in table.rows.iter_mut().zip(zeilen) {
        for (at, platz) in zeile.laeufe.iter().enumerate().skip(1) {
            row[3 * at + 4] = platz.plaetze.map_or(Cell::Missing, Cell::Integer);
        }
    }
    table
}

fn bewegung(first: Option<usize>, platz: &Platz) -> String {
    match (first, platz.rang, platz.plaetze) {
        (_, _, Some(0)) => "=".to_owned(),
        (_, _, Some(n)) if n > 0 => format!("↑ +{n}"),
        (_, _, Some(n)) => format!("↓ {n}"),
        (None, Some(_), None) => "neu".to_owned(),
        (Some(_), None, None) => "entfällt".to_owned(),
        (None, None, None) | (Some(_), Some(_), None) => "–".to_owned(),
    }
}

/// Who moved how far in run `lauf`: the farthest first.
pub(super) fn satz(zeilen: &[RangRow], lauf: usize) -> String {
    let both = zeilen.iter().filter_map(|zeile| {
        let platz = &zeile.laeufe[lauf];
        Some((zeile, zeile.laeufe[0].rang?, platz.rang?, platz.plaetze?))
    });
    let both: Vec<_> = both.collect();
    if both.is_empty() {
        return "Kein Prozess steht in beiden Listen.".to_owned();
    }
    let moved = both.iter().filter(|(_, _, _, n)| *n != 0).count();
    if moved == 0 {
        return "Kein Prozess wechselt den Rang.".to_owned();
    }
    let all = count(both.len() as u64, "Prozess", "Prozessen");
    let verb = verb(moved as u64, "wechselt", "wechseln");
    let mut text = format!("{} von {all} {verb} den Rang", grouped(moved as u64));
    for (words, sign) in [("am weitesten nach vorn", 1), ("am weitesten nach hinten", -1)] {
        let mut movers: Vec<_> = both.iter().filter(|(_, _, _, n)| n * sign > 0).collect();
        movers.sort_by_key(|(zeile, _, _, n)| (-n * sign, &zeile.id));
        let names: Vec<String> = movers
            .iter()
            .take(NAMED)
            .map(|(zeile, then, now, _)| format!("{} (von {then} auf {now})", zeile.name))
            .collect();
        if !names.is_empty() {
            let _ = write!(text, "; {words}: {}", aufzaehlung(&names));
        }
    }
    text.push('.');
    text
}

/// Names in a sentence, the rest counted.
pub(super) fn namen(names: &[String]) -> String {
    let mut shown: Vec<String> = names.iter().take(LISTED).cloned().collect();
    if names.len() > LISTED {
        shown.push(count((names.len() - LISTED) as u64, "weiterer", "weitere"));
    }
    aufzaehlung(&shown)
}
