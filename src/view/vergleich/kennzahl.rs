//! A figure in every run, with what it differs by from the first one.

use serde::Serialize;
use serde_json::Value;

use super::lauf::Lauf;
use crate::model::Jahr;
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::variante::whole;
use crate::view::zahlwort::{decimal, grouped, percent};

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Art {
    /// A count.
    Anzahl,
    /// A share, 0 to 1.
    Anteil,
    /// EUR.
    Euro,
    /// Full-time equivalents.
    Stellen,
    /// A year.
    Jahr,
}

/// A figure of one run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wert {
    zahl: Option<f64>,
    basis: Option<(u64, u64)>,
    cell: Cell,
}

impl Wert {
    /// A count.
    pub fn anzahl(n: u64) -> Self {
        Self {
            zahl: Some(n as f64),
            basis: None,
            cell: Cell::count(Some(n)),
        }
    }

    /// A year.
    pub fn jahr(jahr: Jahr) -> Self {
        Self {
            zahl: Some(f64::from(jahr.0)),
            basis: None,
            cell: Cell::Id(jahr.to_string()),
        }
    }

    /// A share: `teil` of `von`.
    pub fn anteil(zahl: Option<f64>, teil: u64, von: u64) -> Self {
        Self {
            zahl,
            basis: Some((teil, von)),
            cell: Cell::share(zahl, teil, von),
        }
    }

    /// A mean share over `ueber` of `alle` processes.
    pub fn mittel(zahl: Option<f64>, ueber: u64, alle: u64) -> Self {
        let cell = |value| Cell::Mean {
            value,
            over: ueber,
            all: alle,
        };
        Self {
            zahl,
            basis: Some((ueber, alle)),
            cell: zahl.map_or(Cell::Missing, cell),
        }
    }

    /// A sum, in the unit of `art`, over `ueber` of `alle`.
    pub fn summe(art: Art, zahl: Option<f64>, ueber: u64, alle: u64) -> Self {
        let zahl = zahl.filter(|n| n.is_finite());
        let over = match (ueber, alle) {
            (_, 0) => String::new(),
            (1, 1) => " (über 1)".to_owned(),
            (ueber, alle) if ueber == alle => format!(" (über alle {})", grouped(alle)),
            (ueber, alle) => format!(" (über {} von {})", grouped(ueber), grouped(alle)),
        };
        Self {
            zahl,
            basis: Some((ueber, alle)),
            cell: Cell::text(zahl.map(|zahl| format!("{}{over}", art.text(zahl)))),
        }
    }

    /// A share that is told with the words of its base.
    pub fn verhaeltnis(zahl: Option<f64>, basis: &str) -> Self {
        let zahl = zahl.filter(|n| n.is_finite());
        Self {
            zahl,
            basis: None,
            cell: Cell::text(zahl.map(|zahl| format!("{} ({basis})", percent(zahl)))),
        }
    }

    /// `self` minus `first`; none if one is undefined. What differs in the last bits only does not differ.
    fn since(&self, first: &Self) -> Option<f64> {
        let (now, then) = (self.zahl?, first.zahl?);
        let difference = now - then;
        let noise = 1e-12 * now.abs().max(then.abs()).max(1.0);
        Some(if difference.abs() <= noise {
            0.0
        } else {
            difference
        })
    }
}

impl Art {
    fn text(self, number: f64) -> String {
        match self {
            Self::Anzahl => decimal(number, 0),
            Self::Jahr => number.to_string(),
            Self::Anteil => percent(number),
            Self::Euro => format!("{} €", decimal(number, 0)),
            Self::Stellen => decimal(number, 2),
        }
    }

    /// For machines: counts and years without a decimal point, undefined as null.
    fn json(self, number: Option<f64>) -> Value {
        let whole = match self {
            Self::Anzahl | Self::Jahr => number.and_then(whole),
            Self::Anteil | Self::Euro | Self::Stellen => None,
        };
        whole.map_or_else(|| number.into(), Value::from)
    }

    /// A difference in a table, where a note says of which points: `"↑ +2,1 Punkte"`.
    fn kurz(self, difference: f64) -> String {
        self.differenz(difference).replace("Prozentpunkte", "Punkte")
    }

    /// `"↑ +2,1 Prozentpunkte"`, `"="`.
    pub fn differenz(self, difference: f64) -> String {
        let (shown, unit) = match self {
            Self::Anzahl | Self::Jahr => (decimal(difference.abs(), 0), ""),
            Self::Anteil => (decimal(difference.abs() * 100.0, 1), " Prozentpunkte"),
            Self::Euro => (decimal(difference.abs(), 0), " €"),
            Self::Stellen => (decimal(difference.abs(), 2), ""),
        };
        let is_shown = shown.bytes().any(|b| matches!(b, b'1'..=b'9'));
        match difference {
            0.0 => "=".to_owned(),
            _ if !is_shown => "fast gleich".to_owned(),
            d if d > 0.0 => format!("↑ +{shown}{unit}"),
            _ => format!("↓ -{shown}{unit}"),
        }
    }
}

/// A figure in every run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kennzahl {
    /// Its name for machines.
    pub key: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it is.
    pub art: Art,
    /// Its values, one per run.
    pub werte: Vec<Wert>,
}

impl Kennzahl {
    /// What the value of run `lauf` differs by from that of the first one; none if one is undefined.
    pub fn differenz(&self, lauf: usize) -> Option<f64> {
        self.werte.get(lauf)?.since(self.werte.first()?)
    }

    /// The value of run `lauf` as people read it.
    pub fn text(&self, lauf: usize) -> Option<String> {
        let wert = self.werte.get(lauf)?;
        wert.zahl.map(|zahl| self.art.text(zahl))
    }

    fn is_same(&self) -> bool {
        let first = &self.werte[0];
        self.werte.iter().all(|wert| {
            wert.since(first).map_or(wert.zahl == first.zahl, |d| d == 0.0) && wert.basis == first.basis
        })
    }

    /// For machines.
    pub fn json(&self, laeufe: &[Lauf]) -> KennzahlJson {
        let werte = laeufe.iter().zip(&self.werte).enumerate();
        let werte = werte.map(|(at, (lauf, wert))| WertJson {
            lauf: lauf.name().to_owned(),
            wert: self.art.json(wert.zahl),
            teil: wert.basis.map(|(teil, _)| teil),
            von: wert.basis.map(|(_, von)| von),
            differenz: self.art.json(self.differenz(at).filter(|_| at > 0)),
        });
        KennzahlJson {
            kennzahl: self.key,
            laeufe: werte.collect(),
        }
    }
}

/// A figure for machines.
#[derive(Debug, Serialize)]
pub(super) struct KennzahlJson {
    kennzahl: &'static str,
    laeufe: Vec<WertJson>,
}

#[derive(Debug, Serialize)]
struct WertJson {
    lauf: String,
    wert: Value,
    /// So many of the base; of a mean or a sum: over so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    teil: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    von: Option<u64>,
    /// To the first run; null for that one, and if one of the two is undefined.
    differenz: Value,
}

/// What the word in [`table`] means.
pub(super) const PUNKTE: &str = "Punkte = Prozentpunkte. „alle“: In allen Läufen gleich.";

/// The figures for people: one below the other, in each the runs; one line where all runs agree.
pub(super) fn table(kennzahlen: &[Kennzahl], laeufe: &[Lauf]) -> Table {
    let mut rows = Vec::new();
    for kennzahl in kennzahlen {
        if kennzahl.is_same() {
            let wert = kennzahl.werte[0].cell.clone();
            rows.push(row(kennzahl.name, "alle", wert, Cell::Id("=".to_owned())));
            continue;
        }
        for (at, (lauf, wert)) in laeufe.iter().zip(&kennzahl.werte).enumerate() {
            let name = if at == 0 { kennzahl.name } else { "" };
            let differenz = kennzahl.differenz(at).filter(|_| at > 0);
            let change = match differenz {
                Some(d) => Cell::Id(kennzahl.art.kurz(d)),
                None if at == 0 => Cell::Id(String::new()),
                None => Cell::Missing,
            };
            rows.push(row(name, lauf.name(), wert.cell.clone(), change));
        }
    }
    Table {
        columns: vec![
            Column::new("kennzahl", "Kennzahl", Room::Head),
            Column::new("lauf", "Lauf", Room::Fixed(0)),
            Column::new("wert", "Wert", Room::Fixed(0)),
            Column::new("differenz", "Änderung", Room::Fixed(0)),
        ],
        rows,
        footer: Vec::new(),
    }
}

fn row(name: &str, lauf: &str, wert: Cell, change: Cell) -> Vec<Cell> {
    vec![
        Cell::Text(name.to_owned()),
        Cell::Id(lauf.to_owned()),
        wert,
        change,
    ]
}

/// The figures as data: one row for each figure and run.
pub(super) fn data(kennzahlen: &[Kennzahl], laeufe: &[Lauf]) -> Table {
    let keys = ["kennzahl", "lauf", "wert", "teil", "von", "differenz"];
    let mut rows = Vec::new();
    for kennzahl in kennzahlen {
        for (at, (lauf, wert)) in laeufe.iter().zip(&kennzahl.werte).enumerate() {
            rows.push(vec![
                Cell::Id(kennzahl.key.to_owned()),
                Cell::Id(lauf.name().to_owned()),
                Cell::number(wert.zahl, 2),
                Cell::count(wert.basis.map(|(teil, _)| teil)),
                Cell::count(wert.basis.map(|(_, von)| von)),
                Cell::number(kennzahl.differenz(at).filter(|_| at > 0), 2),
            ]);
        }
    }
    let columns = keys.into_iter().map(|key| Column::new(key, key, Room::Fixed(0)));
    Table {
        columns: columns.collect(),
        rows,
        footer: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_have_a_sign_and_an_arrow() {
        assert_eq!(Art::Anteil.differenz(0.105), "↑ +10,5 Prozentpunkte");
        assert_eq!(Art::Anteil.differenz(-0.0001), "fast gleich");
        assert_eq!(Art::Anzahl.differenz(-1200.0), "↓ -1.200");
        assert_eq!(Art::Euro.differenz(0.0), "=");
        assert_eq!(Art::Stellen.differenz(0.125), "↑ +0,13");
    }

    #[test]
    fn what_is_undefined_differs_by_nothing_that_can_be_told() {
        let kennzahl = Kennzahl {
            key: "quote",
            name: "Quote",
            art: Art::Anteil,
            werte: vec![
                Wert::anteil(None, 0, 0),
                Wert::anteil(Some(0.5), 1, 2),
                Wert::anteil(None, 0, 0),
            ],
        };
        assert_eq!(kennzahl.differenz(1), None);
        assert!(!kennzahl.is_same());
        assert_eq!(
            Wert::summe(Art::Euro, Some(f64::INFINITY), 1, 1).cell,
            Cell::Missing
        );
    }
}
