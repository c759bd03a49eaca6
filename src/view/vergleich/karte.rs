//! The sums of the Karte in every run, and which processes count as digitalised in some runs only.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use super::kennzahl::{self, KennzahlJson, KennzahlRow, mit_pfeil};
use super::lauf::{self, Lauf};
use super::rang::namen;
use crate::config::Config;
use crate::model::{Anteil, Datum, Kennzahl, Registry};
use crate::score::{Population, Spalten, Summe};
use crate::view::kennzahlen::{KARTE, basis_notes};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::zahlwort::count;

/// The Karte of one run.
#[derive(Debug)]
pub struct Kartenlauf {
    summe: Summe,
    prozesse: BTreeMap<String, Prozess>,
}

#[derive(Debug)]
struct Prozess {
    name: String,
    oe: String,
    grad: Option<f64>,
    /// None if the degree is undefined.
    is_digitalisiert: Option<bool>,
}

impl Kartenlauf {
    /// The Karte of `population` on `stichtag`, with the degrees on the day `plan` if one is named.
    pub fn new(
        registry: &Registry,
        config: &Config,
        population: &Population<'_>,
        stichtag: Datum,
        plan: Option<Datum>,
    ) -> Self {
        let spalten = Spalten::on(registry, stichtag);
        let geplant = plan.map(|day| Spalten::planned(registry, day));
        let mut summe = Summe::default();
        let mut prozesse = BTreeMap::new();
        for prozess in &population.prozesse {
            let grad = spalten.grad(prozess, config);
            summe.add(prozess, &grad, config, stichtag);
            if let Some(geplant) = &geplant {
                summe.add_plan(&geplant.grad(prozess, config));
            }
            let zeile = Prozess {
                name: prozess.name.clone(),
                oe: prozess.oe.to_string(),
                grad: grad.grad().map(Anteil::get),
                is_digitalisiert: grad.grad().map(|_| grad.is_digitalisiert(config)),
            };
            prozesse.insert(prozess.id.to_string(), zeile);
        }
        Self { summe, prozesse }
    }

    fn is_digitalisiert(&self, id: &str) -> Option<bool> {
        self.prozesse.get(id)?.is_digitalisiert
    }
}

/// The sums of the Karte in every run.
#[derive(Debug, Serialize)]
pub struct Kartenvergleich {
    befehl: &'static str,
    laeufe: Vec<Lauf>,
    summen: Vec<KennzahlJson>,
    /// The processes that count as digitalised in some runs and not in others, by id.
    zeilen: Vec<ProzessRow>,
    #[serde(skip)]
    kennzahlen: Vec<KennzahlRow>,
    #[serde(skip)]
    saetze: Vec<String>,
    #[serde(skip)]
    plan: Option<Datum>,
    #[serde(skip)]
    notes: Vec<String>,
    #[serde(skip)]
    is_empty: bool,
}

#[derive(Debug, Serialize)]
struct ProzessRow {
    id: String,
    name: String,
    oe: String,
    laeufe: Vec<ProzessLauf>,
}

#[derive(Debug, Serialize)]
struct ProzessLauf {
    lauf: String,
    digitalisierungsgrad: Option<f64>,
    digitalisiert: Option<bool>,
}

impl Kartenvergleich {
    /// Compares `karten`, one for each of `laeufe`, the first one being that of `ddv.toml`.
    pub fn new(laeufe: Vec<Lauf>, karten: &[Kartenlauf], plan: Option<Datum>) -> Self {
        let kennzahlen = kennzahlen(karten, plan.is_some());
        let zeilen = zeilen(&laeufe, karten);
        let saetze = laeufe
            .iter()
            .enumerate()
            .skip(1)
            .map(|(at, lauf)| format!("{}: {}", lauf.name(), satz(&kennzahlen, karten, at)));
        Self {
            befehl: "karte",
            saetze: saetze.collect(),
            summen: kennzahlen.iter().map(|k| k.json(&laeufe)).collect(),
            zeilen,
            kennzahlen,
            plan,
            notes: karten
                .first()
                .map(|karte| basis_notes(&karte.summe))
                .unwrap_or_default(),
            is_empty: karten.iter().all(|karte| karte.prozesse.is_empty()),
            laeufe,
        }
    }

    fn table(&self) -> Table {
        let mut columns = vec![
            Column::new("id", "Kennung", Room::Fixed(6)),
            Column::new("name", "Prozess", Room::Head),
            Column::new("oe", "OE", Room::Fixed(5)),
        ];
        for lauf in &self.laeufe {
            columns.push(Column::new(
                lauf.key("digitalisierungsgrad"),
                lauf.title("Grad"),
                Room::Fixed(0),
            ));
            columns.push(Column::new(
                lauf.key("digitalisiert"),
                lauf.title("zählt"),
                Room::Fixed(0),
            ));
        }
        let row = |zeile: &ProzessRow| {
            let mut cells = vec![
                Cell::Id(zeile.id.clone()),
                Cell::Text(zeile.name.clone()),
                Cell::Id(zeile.oe.clone()),
            ];
            for stand in &zeile.laeufe {
                cells.push(Cell::percent(stand.digitalisierungsgrad));
                cells.push(stand.digitalisiert.map_or(Cell::Missing, Cell::Bool));
            }
            cells
        };
        Table {
            columns,
            rows: self.zeilen.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }
}

impl Output for Kartenvergleich {
    const NAME: &'static str = "vergleich";

    fn report(&self, kopf: &Kopf) -> Report {
        let title = "Digitalisierungskarte: Varianten im Vergleich".to_owned();
        let report = lauf::report(title, kopf, &self.laeufe);
        if self.is_empty {
            let text = "In dieser Auswahl gibt es keinen aktiven Prozess.".to_owned();
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let mut notes = vec![kennzahl::PUNKTE.to_owned()];
        if let Some(day) = self.plan {
            notes.push(format!(
                "Plan: der Grad, wenn die Planung bis {} gelingt.",
                day.german()
            ));
        }
        notes.extend(self.notes.iter().cloned());
        let report = report
            .section(None, vec![Block::List(self.saetze.clone())])
            .section(
                Some("Summen"),
                vec![
                    Block::Table(kennzahl::table(&self.kennzahlen, &self.laeufe)),
                    Block::Notes(notes),
                ],
            );
        if self.zeilen.is_empty() {
            return report;
        }
        let heading = "Prozesse, die nicht in jedem Lauf als digitalisiert zählen";
        report.section(Some(heading), vec![Block::Table(self.table())])
    }

    /// The sums as data.
    fn data(&self, _: &Kopf) -> Table {
        kennzahl::data(&self.kennzahlen, &self.laeufe)
    }
}

/// What run `at` does to the two figures that stand for the Karte, and to whom.
fn satz(kennzahlen: &[KennzahlRow], karten: &[Kartenlauf], at: usize) -> String {
    let of = |key| kennzahlen.iter().find(|k| k.key == key);
    let word = |kennzahl: &KennzahlRow| {
        let value = kennzahl.text(at).unwrap_or_else(|| "nicht bestimmt".to_owned());
        match kennzahl.differenz(at) {
            Some(d) if !d.is_none() => format!("{} {value} ({})", kennzahl.name, mit_pfeil(d)),
            Some(_) => format!("{} unverändert {value}", kennzahl.name),
            None => format!("{} {value}", kennzahl.name),
        }
    };
    let figures = ["digitalisierungsquote", "digitalisierungsgrad"];
    let figures: Vec<String> = figures.into_iter().filter_map(of).map(word).collect();
    let mut text = format!("{}.", figures.join(", "));
    for (is_now, words) in [(true, "Neu digitalisiert"), (false, "Nicht mehr digitalisiert")] {
        let names = wechsler(karten, at, is_now);
        if !names.is_empty() {
            let n = count(names.len() as u64, "Prozess", "Prozesse");
            let _ = write!(text, " {words}: {n} ({}).", namen(&names));
        }
    }
    text
}

/// The names of the processes that count as digitalised in run `at` (or in the first one, unless `is_now`) and not in the
/// other.
fn wechsler(karten: &[Kartenlauf], at: usize, is_now: bool) -> Vec<String> {
    let (Some(first), Some(here)) = (karten.first(), karten.get(at)) else {
        return Vec::new();
    };
    let found = here.prozesse.iter().filter(|(id, prozess)| {
        let is = |value| value == Some(true);
        let (then, now) = (is(first.is_digitalisiert(id)), is(prozess.is_digitalisiert));
        first.prozesse.contains_key(*id) && then != now && now == is_now
    });
    found.map(|(_, prozess)| prozess.name.clone()).collect()
}

fn zeilen(laeufe: &[Lauf], karten: &[Kartenlauf]) -> Vec<ProzessRow> {
    let ids: BTreeSet<&String> = karten.iter().flat_map(|karte| karte.prozesse.keys()).collect();
    let changes = |id: &str| {
        let mut values = karten
            .iter()
            .map(|karte| karte.is_digitalisiert(id) == Some(true));
        let first = values.next();
        values.any(|value| Some(value) != first)
    };
    let zeile = |id: &String| {
        let any = karten.iter().find_map(|karte| karte.prozesse.get(id))?;
        let stand = |(lauf, karte): (&Lauf, &Kartenlauf)| ProzessLauf {
            lauf: lauf.name().to_owned(),
            digitalisierungsgrad: karte.prozesse.get(id).and_then(|prozess| prozess.grad),
            digitalisiert: karte.is_digitalisiert(id),
        };
        Some(ProzessRow {
            id: id.clone(),
            name: any.name.clone(),
            oe: any.oe.clone(),
            laeufe: laeufe.iter().zip(karten).map(stand).collect(),
        })
    };
    ids.into_iter()
        .filter(|id| changes(id))
        .filter_map(zeile)
        .collect()
}

fn kennzahlen(karten: &[Kartenlauf], has_plan: bool) -> Vec<KennzahlRow> {
    let plan = has_plan.then_some(Kennzahl::DigitalisierungsgradPlan);
    let all = KARTE.into_iter().chain(plan);
    all.map(|kennzahl| KennzahlRow::of(kennzahl, karten.iter().map(|karte| &karte.summe)))
        .collect()
}
