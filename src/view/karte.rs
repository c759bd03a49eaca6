//! The Digitalisierungskarte: processes against components (D S. 23-24).

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::kennzahlen::{SummeJson, basis_notes, summe_facts};
use super::kopf::Kopf;
use super::output::Output;
use super::report::{Block, Cell, Column, Report, Room, Table};
use crate::config::Config;
use crate::model::{Anteil, Datum, Kennzahl, KomponenteId, Menge, OeId, Registry};
use crate::score::{
    Koeffizient, Modernisierungskoeffizient, Population, Spalten, Summe, Zelle, is_massenverfahren,
};

/// What to draw.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Only these components as columns of the picture; figures are over all. Empty: all.
    pub komponenten: Vec<KomponenteId>,
    /// The future day of a plan.
    pub plan: Option<Datum>,
}

/// The Digitalisierungskarte.
#[derive(Debug, Serialize)]
pub struct Karte {
    oe: Option<OeId>,
    komponenten: Vec<Spalte>,
    zeilen: Vec<ProzessRow>,
    summe: SummeJson,
    #[serde(skip)]
    plan: Option<Datum>,
    #[serde(skip)]
    oe_name: Option<String>,
    #[serde(skip)]
    alle_spalten: usize,
}

#[derive(Debug, Serialize)]
struct Spalte {
    id: KomponenteId,
    name: String,
    genutzt: u64,
    teilweise: u64,
    anwendbar: u64,
}

#[derive(Debug, Serialize)]
struct ProzessRow {
    prozess: String,
    name: String,
    oe: String,
    fallzahl: Option<u64>,
    durchlaufzeit_tage: Option<f64>,
    koeffizient: Option<f64>,
    massenverfahren: bool,
    zellen: Zellen,
    digitalisierungsgrad: Option<f64>,
    #[serde(flatten)]
    plan: Option<Plan>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fehlend: Vec<&'static str>,
}

/// The cells of a row: a map from component id to status, in the order of the columns.
#[derive(Debug)]
struct Zellen {
    ids: Arc<[KomponenteId]>,
    zellen: Vec<Zelle>,
}

impl Serialize for Zellen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.zellen.len()))?;
        for (id, zelle) in self.ids.iter().zip(&self.zellen) {
            map.serialize_entry(id, zelle)?;
        }
        map.end()
    }
}

/// The planned degree: a key that only stands there if a plan was asked for.
#[derive(Debug, Clone, Copy, Serialize)]
struct Plan {
    digitalisierungsgrad_plan: Option<f64>,
}

impl Karte {
    /// Draws the Karte of `population` on `stichtag`.
    pub fn new(
        registry: &Registry,
        config: &Config,
        population: &Population<'_>,
        stichtag: Datum,
        auftrag: &Request,
    ) -> Self {
        let spalten = Spalten::on(registry, stichtag);
        let geplant = auftrag.plan.map(|day| Spalten::planned(registry, day));
        // The figures are over all columns; shown are those that were asked for.
        let is_shown = |id| auftrag.komponenten.is_empty() || auftrag.komponenten.contains(id);
        let sichtbar: Vec<usize> = (0..spalten.komponenten.len())
            .filter(|i| is_shown(&spalten.komponenten[*i].id))
            .collect();
        let ids: Arc<[KomponenteId]> = sichtbar
            .iter()
            .map(|i| spalten.komponenten[*i].id.clone())
            .collect();
        let mut komponenten: Vec<Spalte> = sichtbar
            .iter()
            .map(|i| Spalte {
                id: spalten.komponenten[*i].id.clone(),
                name: spalten.komponenten[*i].name.clone(),
                genutzt: 0,
                teilweise: 0,
                anwendbar: 0,
            })
            .collect();
        let mut zahlen = Summe::default();
        let mut zeilen = Vec::with_capacity(population.prozesse.len());
        for prozess in &population.prozesse {
            let grad = spalten.grad(prozess, config);
            zahlen.add(prozess, &grad, config, stichtag);
            let plan = geplant.as_ref().map(|geplant| {
                let grad = geplant.grad(prozess, config);
                zahlen.add_plan(&grad);
                Plan {
                    digitalisierungsgrad_plan: grad.grad().map(Anteil::get),
                }
            });
            for (spalte, i) in komponenten.iter_mut().zip(&sichtbar) {
                let zelle = grad.zellen[*i];
                spalte.anwendbar += u64::from(zelle != Zelle::NichtAnwendbar);
                spalte.genutzt += u64::from(grad.in_nutzung[*i] && zelle == Zelle::Genutzt);
                spalte.teilweise += u64::from(grad.in_nutzung[*i] && zelle == Zelle::Teilweise);
            }
            let m = Modernisierungskoeffizient::new(prozess, &config.modernisierung);
            let kennzahlen = prozess.kennzahlen.as_ref();
            zeilen.push(ProzessRow {
                prozess: prozess.id.to_string(),
                name: prozess.name.clone(),
                oe: prozess.oe.to_string(),
                fallzahl: kennzahlen.and_then(|k| k.fallzahl),
                durchlaufzeit_tage: kennzahlen.and_then(|k| k.durchlaufzeit_tage).map(Menge::get),
                koeffizient: m.koeffizient.map(Koeffizient::get),
                massenverfahren: is_massenverfahren(prozess, config),
                digitalisierungsgrad: grad.grad().map(Anteil::get),
                zellen: Zellen {
                    ids: Arc::clone(&ids),
                    zellen: sichtbar.iter().map(|i| grad.zellen[*i]).collect(),
                },
                plan,
                fehlend: m.fehlend(),
            });
        }
        let oe_name = population
            .oe
            .and_then(|oe| registry.organisation.find(oe))
            .map(|oe| oe.name.clone());
        Self {
            oe: population.oe.cloned(),
            komponenten,
            zeilen,
            summe: SummeJson::new(zahlen, auftrag.plan.is_some()),
            plan: auftrag.plan,
            oe_name,
            alle_spalten: spalten.komponenten.len(),
        }
    }

    fn table(&self) -> Table {
        let mut columns = vec![
            Column::new("prozess", "Kennung", Room::Fixed(7)),
            Column::new("name", "Prozess", Room::Head),
            Column::new("oe", "OE", Room::Fixed(3)),
            Column::new("fallzahl", "Fälle/Jahr", Room::Fixed(4)),
            Column::new("durchlaufzeit_tage", "Tage", Room::Fixed(5)),
            Column::new("koeffizient", "M", Room::Fixed(2)),
            Column::new("massenverfahren", "Massen\u{ad}verfahren", Room::Fixed(6)),
            Column::new("digitalisierungsgrad", "Grad", Room::Fixed(0)),
        ];
        if self.plan.is_some() {
            columns.push(Column::new(
                "digitalisierungsgrad_plan",
                "Grad Plan",
                Room::Fixed(1),
            ));
        }
        for (number, spalte) in self.komponenten.iter().enumerate() {
            columns.push(Column::new(
                spalte.id.as_str(),
                (number + 1).to_string(),
                Room::Sign,
            ));
        }
        let rows = self.zeilen.iter().map(Self::row).collect();
        Table {
            columns,
            rows,
            footer: self.footer(),
        }
    }

    fn row(zeile: &ProzessRow) -> Vec<Cell> {
        let mut cells = vec![
            Cell::Id(zeile.prozess.clone()),
            Cell::Text(zeile.name.clone()),
            Cell::Id(zeile.oe.clone()),
            Cell::count(zeile.fallzahl),
            Cell::number(zeile.durchlaufzeit_tage, 0),
            Cell::number(zeile.koeffizient, 1),
            Cell::Bool(zeile.massenverfahren),
            Cell::percent(zeile.digitalisierungsgrad),
        ];
        if let Some(plan) = zeile.plan {
            cells.push(Cell::percent(plan.digitalisierungsgrad_plan));
        }
        cells.extend(zeile.zellen.zellen.iter().copied().map(status_cell));
        cells
    }

    /// How many use each component, of how many could: two rows under the signs.
    fn footer(&self) -> Vec<Vec<Cell>> {
        let lead = if self.plan.is_some() { 9 } else { 8 };
        let line = |label: &str, value: fn(&Spalte) -> u64| {
            let mut cells = vec![Cell::Text(String::new()), Cell::Id(label.to_owned())];
            cells.extend(std::iter::repeat_n(Cell::Text(String::new()), lead - 2));
            cells.extend(
                self.komponenten
                    .iter()
                    .map(|spalte| Cell::count(Some(value(spalte)))),
            );
            cells
        };
        vec![
            line("nutzen es", |s| s.genutzt + s.teilweise),
            line("könnten es nutzen", |s| s.anwendbar),
        ]
    }

    fn legend(&self) -> Vec<String> {
        let cells = self.zeilen.iter().flat_map(|zeile| &zeile.zellen.zellen);
        let used: BTreeSet<Zelle> = cells.copied().collect();
        let signs: Vec<String> = Zelle::ALL
            .into_iter()
            .filter(|z| used.contains(z))
            .map(|z| format!("{}\u{a0}{}", sign(z), z.label().replace(' ', "\u{a0}")))
            .collect();
        let mut notes = vec![format!("Zeichen: {}", signs.join(", "))];
        let name =
            |(n, spalte): (usize, &Spalte)| format!("{}\u{a0}{}", n + 1, spalte.name.replace(' ', "\u{a0}"));
        let names: Vec<String> = self.komponenten.iter().enumerate().map(name).collect();
        if !names.is_empty() {
            notes.push(format!("Komponenten: {}", names.join(", ")));
        }
        if self.komponenten.len() < self.alle_spalten {
            notes.push(format!(
                "Gezeigt sind {} von {} Komponenten; Grade und Summen gelten für alle.",
                self.komponenten.len(),
                self.alle_spalten
            ));
        }
        notes.push(
            "Die beiden letzten Zeilen zählen die Prozesse, die eine Komponente nutzen (auch teilweise), und alle, für die \
             sie anwendbar ist. M = Modernisierungskoeffizient (0 bis 100). Grad = Digitalisierungsgrad: Anteil der genutzten an den \
             anwendbaren Komponenten, gewichtet."
                .to_owned(),
        );
        notes
    }
}

impl Output for Karte {
    const NAME: &'static str = "karte";

    fn report(&self, kopf: &Kopf) -> Report {
        let title = match &self.oe_name {
            Some(name) => format!("Digitalisierungskarte: {name}"),
            None => "Digitalisierungskarte".to_owned(),
        };
        let report = Report::new(title, kopf.context());
        if self.zeilen.is_empty() {
            let text = "In dieser Auswahl gibt es keinen aktiven Prozess.".to_owned();
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let mut facts = summe_facts(self.summe.get());
        if let Some(day) = self.plan {
            let label = format!(
                "Digitalisierungsgrad, wenn die Planung bis {} gelingt",
                day.german()
            );
            let plan = Kennzahl::DigitalisierungsgradPlan.wert(self.summe.get());
            facts.push((label, Cell::kennwert(plan)));
        }
        report
            .section(
                None,
                vec![Block::Table(self.table()), Block::Notes(self.legend())],
            )
            .section(
                Some("Summen"),
                vec![Block::Facts(facts), Block::Notes(basis_notes(self.summe.get()))],
            )
    }
}

/// The cell of a status: its sign in a narrow matrix, its word elsewhere.
pub fn status_cell(zelle: Zelle) -> Cell {
    Cell::Status {
        sign: sign(zelle),
        word: zelle.as_str().to_owned(),
    }
}

/// The sign of a status: told apart by shape, not by colour.
pub fn sign(zelle: Zelle) -> char {
    match zelle {
        Zelle::Genutzt => '●',
        Zelle::Teilweise => '◐',
        Zelle::Geplant => '○',
        Zelle::Moeglich => '+',
        Zelle::NichtAnwendbar => '–',
        Zelle::Ungeprueft => '?',
    }
}
