//! A figure in every run, with what it differs by from the first one.

use serde::Serialize;

use super::lauf::Lauf;
use crate::model::Kennzahl;
use crate::score::{Differenz, Kennwert, Summe};
use crate::view::differenz::Richtung;
use crate::view::report::{Cell, Column, Room, Table};

/// A figure in every run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct KennzahlRow {
    /// Its name for machines.
    pub key: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// Its values, one per run.
    pub werte: Vec<Kennwert>,
}

impl KennzahlRow {
    /// A figure of the catalogue.
    pub fn of<'s>(kennzahl: Kennzahl, summen: impl IntoIterator<Item = &'s Summe>) -> Self {
        Self {
            key: kennzahl.as_str(),
            name: kennzahl.name(),
            werte: summen.into_iter().map(|summe| kennzahl.wert(summe)).collect(),
        }
    }

    /// What the value of run `lauf` differs by from that of the first one; none if one is undefined.
    pub fn differenz(&self, lauf: usize) -> Option<Differenz> {
        self.werte.get(lauf)?.since(*self.werte.first()?)
    }

    /// The value of run `lauf` as people read it, without its base; none if it is undefined.
    pub fn text(&self, lauf: usize) -> Option<String> {
        let cell = Cell::kennwert_alone(*self.werte.get(lauf)?);
        (cell != Cell::Missing).then(|| cell.human())
    }

    fn is_same(&self) -> bool {
        let first = self.werte[0];
        self.werte.iter().all(|wert| {
            let same = wert
                .since(first)
                .map_or(wert.wert() == first.wert(), Differenz::is_none);
            same && wert.basis() == first.basis()
        })
    }

    /// For machines.
    pub fn json(&self, laeufe: &[Lauf]) -> KennzahlJson {
        let werte = laeufe.iter().zip(&self.werte).enumerate();
        let werte = werte.map(|(at, (lauf, wert))| WertJson {
            lauf: lauf.name().to_owned(),
            wert: *wert,
            differenz: self.differenz(at).filter(|_| at > 0),
        });
        KennzahlJson {
            kennzahl: self.key,
            laeufe: werte.collect(),
        }
    }
}

/// A difference with an arrow: `"↑ +2,1 Prozentpunkte"`, `"unverändert"`.
pub(super) fn mit_pfeil(differenz: Differenz) -> String {
    let arrow = match differenz.richtung() {
        Richtung::Hoch => "↑ ",
        Richtung::Gleich => "",
        Richtung::Runter => "↓ ",
    };
    format!("{arrow}{}", differenz.lang())
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
    #[serde(flatten)]
    wert: Kennwert,
    /// To the first run; null for that one, and if one of the two is undefined.
    differenz: Option<Differenz>,
}

/// What the word in [`table`] means.
pub(super) const PUNKTE: &str = "Punkte = Prozentpunkte. „alle“: In allen Läufen gleich.";

/// The figures for people: one below the other, in each the runs; one line where all runs agree.
pub(super) fn table(kennzahlen: &[KennzahlRow], laeufe: &[Lauf]) -> Table {
    let mut rows = Vec::new();
    for kennzahl in kennzahlen {
        if kennzahl.is_same() {
            let wert = Cell::kennwert(kennzahl.werte[0]);
            rows.push(row(
                kennzahl.name,
                "alle",
                wert,
                Cell::Id("unverändert".to_owned()),
            ));
            continue;
        }
        for (at, (lauf, wert)) in laeufe.iter().zip(&kennzahl.werte).enumerate() {
            let name = if at == 0 { kennzahl.name } else { "" };
            let differenz = kennzahl.differenz(at).filter(|_| at > 0);
            let change = match differenz {
                Some(d) => Cell::Id(mit_pfeil(d).replace("Prozentpunkte", "Punkte")),
                None if at == 0 => Cell::Id(String::new()),
                None => Cell::Missing,
            };
            rows.push(row(name, lauf.name(), Cell::kennwert(*wert), change));
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
pub(super) fn data(kennzahlen: &[KennzahlRow], laeufe: &[Lauf]) -> Table {
    let keys = ["kennzahl", "lauf", "wert", "teil", "von", "differenz"];
    let mut rows = Vec::new();
    for kennzahl in kennzahlen {
        for (at, (lauf, wert)) in laeufe.iter().zip(&kennzahl.werte).enumerate() {
            rows.push(vec![
                Cell::Id(kennzahl.key.to_owned()),
                Cell::Id(lauf.name().to_owned()),
                Cell::number(wert.wert(), 2),
                Cell::count(wert.basis().map(|(teil, _)| teil)),
                Cell::count(wert.basis().map(|(_, von)| von)),
                Cell::number(kennzahl.differenz(at).filter(|_| at > 0).map(Differenz::get), 2),
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
    use crate::score::Mass;

    #[test]
    fn differences_have_a_sign_and_an_arrow() {
        assert_eq!(mit_pfeil(Differenz::Anteil(0.105)), "↑ +10,5 Prozentpunkte");
        assert_eq!(mit_pfeil(Differenz::Anteil(-0.0001)), "fast unverändert");
        assert_eq!(mit_pfeil(Differenz::Anzahl(-1200)), "↓ -1.200");
        assert_eq!(mit_pfeil(Differenz::Euro(0.0)), "unverändert");
        assert_eq!(mit_pfeil(Differenz::Stellen(0.125)), "↑ +0,13");
    }

    #[test]
    fn what_is_undefined_differs_by_nothing_that_can_be_told() {
        let kennzahl = KennzahlRow {
            key: "quote",
            name: "Quote",
            werte: vec![
                Kennwert::anteil(0, 0),
                Kennwert::anteil(1, 2),
                Kennwert::anteil(0, 0),
            ],
        };
        assert_eq!(kennzahl.differenz(1), None);
        assert!(!kennzahl.is_same());
        let endless = Kennwert::Betrag {
            wert: Some(f64::INFINITY),
            mass: Mass::Euro,
            ueber: 1,
            alle: 1,
        };
        assert_eq!(Cell::kennwert(endless), Cell::Missing);
    }
}
