//! The Rangliste: processes by their potential for modernisation (L 3.2).

use std::cmp::{Ordering, Reverse};

use serde::Serialize;

use super::datenlage;
use super::kopf::Kopf;
use super::output::Output;
use super::prognose::grund_der_luecke;
use super::report::{Block, Cell, Column, Report, Room, Table};
use super::zahlwort::count;
use crate::config::Config;
use crate::model::prozess::Datenlage;
use crate::model::record::words;
use crate::model::{Anteil, Datum, Jahr, Registry};
use crate::score::fallzahl::fallzahl_in;
use crate::score::kapazitaet::vza;
use crate::score::prognose::{Fortschreibung, Luecke, Rechnung, Szenario};
use crate::score::{
    Koeffizient, Modernisierungskoeffizient, Population, Spalten, is_massenverfahren, rounded,
};

words! {
    /// What the list is ordered by; the highest first, except for the Digitalisierungsgrad.
    #[derive(Default)]
    pub enum Nach {
        /// The Modernisierungskoeffizient, then cases at the horizon.
        #[default]
        Koeffizient = "koeffizient" / "Modernisierungskoeffizient",
        /// Cases a year.
        Fallzahl = "fallzahl" / "Fallzahl",
        /// Bound full-time equivalents.
        Kapazitaet = "kapazitaet" / "gebundener Kapazität",
        /// The Digitalisierungsgrad, the lowest first: where there is most to do.
        Digitalisierungsgrad = "digitalisierungsgrad" / "Digitalisierungsgrad, der niedrigste zuerst",
        /// The EUR that all components together can save up to the horizon.
        Potenzial = "potenzial" / "Einsparpotenzial",
    }
}

/// What to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Auftrag {
    /// Not only Massenverfahren.
    pub alle: bool,
    /// The order.
    pub nach: Nach,
    /// Only so many from the top.
    pub top: Option<usize>,
}

/// The Rangliste.
#[derive(Debug, Serialize)]
pub struct Rangliste {
    gewichte: Gewichte,
    zeilen: Vec<Zeile>,
    #[serde(skip)]
    auftrag: Auftrag,
    #[serde(skip)]
    auswahl: usize,
    #[serde(skip)]
    grundgesamtheit: usize,
    #[serde(skip)]
    massenverfahren_ab: u64,
    #[serde(skip)]
    horizont: Jahr,
}

#[derive(Debug, Serialize)]
struct Gewichte {
    recht: f64,
    antrag: f64,
}

/// A process in the list.
#[derive(Debug, Serialize)]
pub(super) struct Zeile {
    pub rang: usize,
    pub prozess: String,
    pub name: String,
    pub oe: String,
    pub koeffizient: Option<f64>,
    recht: Option<f64>,
    antrag: Option<f64>,
    massenverfahren: bool,
    pub fallzahl: Option<u64>,
    pub fallzahl_horizont: Option<f64>,
    pub digitalisierungsgrad: Option<f64>,
    pub eingespart_eur: Option<f64>,
    pub vza: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fehlend: Vec<&'static str>,
    #[serde(skip)]
    pub datenlage: Option<Datenlage>,
    /// Why there is no forecast.
    #[serde(skip)]
    luecke: Option<Luecke>,
}

/// Descending, undefined last.
fn down(value: Option<f64>, decimals: i32) -> Reverse<Option<Total>> {
    Reverse(value.map(|v| Total(rounded(v, decimals))))
}

#[derive(PartialEq)]
struct Total(f64);

impl Eq for Total {}

impl PartialOrd for Total {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Total {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl Zeile {
    /// By M, then cases at the horizon, then id; M to 9 and cases to 6 decimals, undefined last (`fachmodell` 4).
    fn by_koeffizient(&self, other: &Self) -> Ordering {
        let key = |z: &Self| (down(z.koeffizient, 9), down(z.fallzahl_horizont, 6));
        key(self)
            .cmp(&key(other))
            .then_with(|| self.prozess.cmp(&other.prozess))
    }

    fn compare(&self, other: &Self, nach: Nach) -> Ordering {
        let first = match nach {
            Nach::Koeffizient => Ordering::Equal,
            Nach::Fallzahl => Reverse(self.fallzahl).cmp(&Reverse(other.fallzahl)),
            Nach::Kapazitaet => down(self.vza, 9).cmp(&down(other.vza, 9)),
            Nach::Potenzial => down(self.eingespart_eur, 6).cmp(&down(other.eingespart_eur, 6)),
            Nach::Digitalisierungsgrad => {
                let key = |z: &Self| {
                    let grad = z.digitalisierungsgrad;
                    (grad.is_none(), Total(rounded(grad.unwrap_or_default(), 9)))
                };
                let (a, b) = (key(self), key(other));
                a.0.cmp(&b.0).then_with(|| a.1.cmp(&b.1))
            }
        };
        first.then_with(|| self.by_koeffizient(other))
    }
}

impl Rangliste {
    /// Ranks `population` on `stichtag`.
    pub fn new(
        registry: &Registry,
        config: &Config,
        population: &Population<'_>,
        stichtag: Datum,
        auftrag: Auftrag,
    ) -> Self {
        let spalten = Spalten::on(registry, stichtag);
        let horizont = config.prognose.horizont;
        let rechnung = Rechnung::new(registry, config, Szenario::Voll);
        let mut zeilen: Vec<Zeile> = population
            .prozesse
            .iter()
            .filter(|p| auftrag.alle || is_massenverfahren(p, config))
            .map(|prozess| {
                let m = Modernisierungskoeffizient::new(prozess, &config.modernisierung);
                let kennzahlen = prozess.kennzahlen.as_ref();
                let prognose = rechnung.prozess(prozess);
                Zeile {
                    rang: 0,
                    prozess: prozess.id.to_string(),
                    name: prozess.name.clone(),
                    oe: prozess.oe.to_string(),
                    koeffizient: m.koeffizient.map(Koeffizient::get),
                    recht: m.recht.map(Anteil::get),
                    antrag: m.antrag.map(Anteil::get),
                    massenverfahren: is_massenverfahren(prozess, config),
                    fallzahl: kennzahlen.and_then(|k| k.fallzahl),
                    fallzahl_horizont: fallzahl_in(prozess, horizont, config),
                    digitalisierungsgrad: spalten.grad(prozess, config).grad().map(Anteil::get),
                    eingespart_eur: prognose.as_ref().ok().map(Fortschreibung::eingespart_eur),
                    vza: vza(prozess, config),
                    fehlend: m.fehlend(),
                    datenlage: kennzahlen.and_then(|k| k.datenlage),
                    luecke: prognose.err(),
                }
            })
            .collect();
        zeilen.sort_by(|a, b| a.compare(b, auftrag.nach));
        for (i, zeile) in zeilen.iter_mut().enumerate() {
            zeile.rang = i + 1;
        }
        let auswahl = zeilen.len();
        zeilen.truncate(auftrag.top.unwrap_or(usize::MAX));
        Self {
            gewichte: Gewichte {
                recht: config.modernisierung.gewicht_recht,
                antrag: config.modernisierung.gewicht_antrag,
            },
            zeilen,
            auftrag,
            auswahl,
            grundgesamtheit: population.prozesse.len(),
            massenverfahren_ab: config.modernisierung.massenverfahren_ab,
            horizont,
        }
    }

    /// The ids with their ranks, from the top.
    pub(super) fn raenge(&self) -> impl Iterator<Item = (&str, usize)> {
        self.zeilen.iter().map(|z| (z.prozess.as_str(), z.rang))
    }

    /// Its rows, the first one first.
    pub(super) fn zeilen(&self) -> &[Zeile] {
        &self.zeilen
    }

    fn table(&self) -> Table {
        // What the list is ordered by stays in sight.
        let by_potential = self.auftrag.nach == Nach::Potenzial;
        let columns = vec![
            Column::new("rang", "Rang", Room::Fixed(0)),
            Column::new("prozess", "Kennung", Room::Fixed(3)),
            Column::new("name", "Prozess", Room::Head),
            Column::new("oe", "OE", Room::Fixed(2)),
            Column::new("koeffizient", "M", Room::Fixed(if by_potential { 2 } else { 0 })),
            Column::new("recht", "Recht", Room::Fixed(4)),
            Column::new("antrag", "Antrag", Room::Fixed(4)),
            Column::new("massenverfahren", "Massen\u{ad}verfahren", Room::Fixed(6)),
            Column::new("fallzahl", "Fälle/Jahr", Room::Fixed(0)),
            Column::new("datenlage", "Datenlage", Room::Fixed(5)),
            Column::new(
                "fallzahl_horizont",
                format!("Fälle {}", self.horizont),
                Room::Fixed(if by_potential { 1 } else { 5 }),
            ),
            Column::new("digitalisierungsgrad", "Grad", Room::Fixed(0)),
            Column::new(
                "eingespart_eur",
                "Potenzial €",
                Room::Fixed(u8::from(!by_potential)),
            ),
            Column::new("vza", "VZÄ", Room::Fixed(1)),
        ];
        let row = |z: &Zeile| {
            vec![
                Cell::Integer(i64::try_from(z.rang).unwrap_or(i64::MAX)),
                Cell::Id(z.prozess.clone()),
                Cell::Text(z.name.clone()),
                Cell::Id(z.oe.clone()),
                Cell::number(z.koeffizient, 1),
                Cell::percent(z.recht),
                Cell::percent(z.antrag),
                Cell::Bool(z.massenverfahren),
                Cell::count(z.fallzahl),
                z.datenlage
                    .map_or(Cell::Missing, |d| Cell::Id(d.as_str().to_owned())),
                Cell::number(z.fallzahl_horizont, 0),
                Cell::percent(z.digitalisierungsgrad),
                Cell::number(z.eingespart_eur, 0),
                Cell::number(z.vza, 2),
            ]
        };
        Table {
            columns,
            rows: self.zeilen.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }

    fn notes(&self) -> Vec<String> {
        let shown = count(self.zeilen.len() as u64, "Prozess", "Prozesse");
        let mut notes = vec![if self.auftrag.alle {
            format!("Gezeigt: {shown} von {} aktiven.", self.grundgesamtheit)
        } else {
            format!(
                "Gezeigt: {shown} von {} Massenverfahren (mehr als {} Fälle im Jahr, normaler Beratungsaufwand) \
                 unter {} aktiven Prozessen.",
                self.auswahl,
                super::zahlwort::grouped(self.massenverfahren_ab),
                self.grundgesamtheit
            )
        }];
        let total = self.gewichte.recht + self.gewichte.antrag;
        let weight = |w: f64| super::zahlwort::decimal(100.0 * w / total, 0);
        notes.push(format!(
            "M = Modernisierungskoeffizient, 0 bis 100: Recht zählt {} %, Antrag {} %. VZÄ = gebundene \
             Vollzeitäquivalente. `ddv zeige PROZESS` zeigt die Rechnung.",
            weight(self.gewichte.recht),
            weight(self.gewichte.antrag)
        ));
        notes.push(format!(
            "Potenzial: Euro, die alle noch nicht genutzten Komponenten bis {h} zusammen sparen können, ohne Kosten für \
             Einführung und Betrieb; `ddv prognose --erklaere PROZESS` zeigt den Rechenweg.",
            h = self.horizont
        ));
        notes.push(match self.auftrag.nach {
            Nach::Koeffizient => format!(
                "Bei gleichem M steht vorn, wer {} voraussichtlich mehr Fälle hat (Prognose).",
                self.horizont
            ),
            Nach::Fallzahl | Nach::Kapazitaet | Nach::Digitalisierungsgrad | Nach::Potenzial => format!(
                "Bei gleichem Wert steht vorn, wer das höhere M hat, dann wer {} voraussichtlich mehr Fälle hat.",
                self.horizont
            ),
        });
        let undefined = self.zeilen.iter().filter(|z| z.koeffizient.is_none()).count() as u64;
        if undefined > 0 {
            let processes = count(undefined, "Prozess", "Prozessen");
            notes.push(format!(
                "Bei {processes} ist M nicht bestimmt, weil Angaben zu Recht oder Antrag fehlen."
            ));
        }
        notes.extend(self.without_forecast());
        notes.extend(datenlage::notes(self.zeilen.iter().map(|z| z.datenlage)));
        notes
    }

    /// How many rows have no forecast, and why.
    fn without_forecast(&self) -> Vec<String> {
        let note = |luecke: Luecke| {
            let n = self.zeilen.iter().filter(|z| z.luecke == Some(luecke)).count() as u64;
            let processes = count(n, "Prozess", "Prozessen");
            let why = grund_der_luecke(luecke);
            (n > 0).then(|| format!("Bei {processes} gibt es kein Potenzial, weil {why}."))
        };
        Luecke::ALL.into_iter().filter_map(note).collect()
    }
}

impl Output for Rangliste {
    const NAME: &'static str = "rangliste";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(
            format!("Rangliste nach {}", self.auftrag.nach.label()),
            kopf.context(),
        );
        if self.zeilen.is_empty() {
            let mut text = "In dieser Auswahl gibt es keinen Prozess für die Rangliste.".to_owned();
            if !self.auftrag.alle && self.grundgesamtheit > 0 {
                text.push_str(" Sie zeigt nur Massenverfahren; `--alle` zeigt alle aktiven Prozesse.");
            }
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        report.section(None, vec![Block::Table(self.table()), Block::Notes(self.notes())])
    }
}
