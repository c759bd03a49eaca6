//! The roll-out of all components in one table.

use serde::Serialize;

use super::einsatz::{COUNTS, LEGEND, Zahlen};
use crate::model::{Datum, KomponenteEntity, KomponenteId, OeId, Registry};
use crate::score::Population;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::zahlwort::{count, grouped, verb};

/// All components with their use.
#[derive(Debug, Serialize)]
pub struct Uebersicht {
    oe: Option<OeId>,
    /// Null: this is about all of them.
    komponente: Option<KomponenteId>,
    komponenten: Vec<Zeile>,
    #[serde(skip)]
    oe_name: Option<String>,
    #[serde(skip)]
    prozesse: u64,
}

#[derive(Debug, Serialize)]
struct Zeile {
    komponente: KomponenteId,
    name: String,
    verfuegbar: bool,
    #[serde(flatten)]
    zahlen: Zahlen,
    #[serde(skip)]
    is_replaced: bool,
}

/// The name of a component, with a word on why it does not count on the Stichtag.
pub(in crate::view) fn state_label(name: &str, is_available: bool, is_replaced: bool) -> String {
    match (is_available, is_replaced) {
        (true, _) => name.to_owned(),
        (false, true) => format!("{name} (abgelöst)"),
        (false, false) => format!("{name} (noch nicht verfügbar)"),
    }
}

impl Zeile {
    fn new(komponente: &KomponenteEntity, population: &Population<'_>, tag: Datum) -> Self {
        Self {
            komponente: komponente.id.clone(),
            name: komponente.name.clone(),
            verfuegbar: komponente.is_available(tag),
            zahlen: Zahlen::of(komponente, &population.prozesse, tag),
            is_replaced: komponente.abgeloest_am.is_some_and(|end| end <= tag),
        }
    }

    /// The name, with a word on why it does not count.
    fn label(&self) -> String {
        state_label(&self.name, self.verfuegbar, self.is_replaced)
    }
}

impl Uebersicht {
    /// All components over `population` on `stichtag`: available ones first, those with most in use at the top.
    pub fn new(registry: &Registry, population: &Population<'_>, stichtag: Datum) -> Self {
        let mut komponenten: Vec<Zeile> = registry
            .komponenten
            .iter()
            .map(|k| Zeile::new(k, population, stichtag))
            .collect();
        komponenten.sort_by(|a, b| {
            let share = |z: &Zeile| z.zahlen.nutzung.unwrap_or(-1.0);
            let state = |z: &Zeile| (!z.verfuegbar, z.is_replaced);
            state(a)
                .cmp(&state(b))
                .then_with(|| share(b).total_cmp(&share(a)))
                .then_with(|| a.komponente.cmp(&b.komponente))
        });
        let oe = population.oe.and_then(|oe| registry.organisation.find(oe));
        Self {
            oe: population.oe.cloned(),
            komponente: None,
            komponenten,
            oe_name: oe.map(|oe| oe.name.clone()),
            prozesse: population.prozesse.len() as u64,
        }
    }

    fn title(&self) -> String {
        match &self.oe_name {
            Some(oe) => format!("Roll-out aller Komponenten: {oe}"),
            None => "Roll-out aller Komponenten".to_owned(),
        }
    }
}

impl Output for Uebersicht {
    const NAME: &'static str = "rollout";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        let empty = |text: &str| vec![Block::Paragraph(text.to_owned())];
        if self.komponenten.is_empty() {
            return report.section(None, empty("Das Register hat noch keine Komponente."));
        }
        if self.prozesse == 0 {
            return report.section(None, empty("In dieser Auswahl gibt es keinen aktiven Prozess."));
        }
        let row = |z: &Zeile| {
            let e = &z.zahlen.einsatz;
            vec![
                Cell::Text(z.label()),
                z.zahlen.bar(),
                z.zahlen.in_use(),
                Cell::count(Some(e.geplant)),
                Cell::count(Some(e.ueberfaellig)),
                Cell::count(Some(e.moeglich)),
                Cell::count(Some(e.ungeprueft)),
            ]
        };
        let table = Table {
            columns: vec![
                Column::new("name", "Komponente", Room::Whole),
                Column::new("balken", "Stand", Room::Fixed(0)),
                Column::new("nutzung", "In Nutzung", Room::Fixed(0)),
                Column::new("geplant", "geplant", Room::Fixed(0)),
                Column::new("ueberfaellig", "davon überfällig", Room::Fixed(3)),
                Column::new("moeglich", "möglich", Room::Fixed(1)),
                Column::new("ungeprueft", "ungeprüft", Room::Fixed(2)),
            ],
            rows: self.komponenten.iter().map(row).collect(),
            footer: Vec::new(),
        };
        let sum = |get: fn(&Zeile) -> u64| self.komponenten.iter().map(get).sum::<u64>();
        let available = self.komponenten.iter().filter(|z| z.verfuegbar).count() as u64;
        let planned = match sum(|z| z.zahlen.einsatz.geplant) {
            0 => "Keine Einführung ist geplant.".to_owned(),
            n => format!(
                "Geplant {} {}, davon {} überfällig.",
                verb(n, "ist", "sind"),
                count(n, "Einführung", "Einführungen"),
                grouped(sum(|z| z.zahlen.einsatz.ueberfaellig)),
            ),
        };
        let lead = format!(
            "{}, davon {} am Stichtag verfügbar. {planned}",
            count(self.komponenten.len() as u64, "Komponente", "Komponenten"),
            grouped(available),
        );
        let notes = vec![
            LEGEND.to_owned(),
            format!(
                "Grundgesamtheit: {}. In Nutzung: genutzt oder teilweise genutzt, von den anwendbaren.",
                count(self.prozesse, "aktiver Prozess", "aktive Prozesse")
            ),
            "`ddv rollout KOMPONENTE` zeigt eine Komponente nach Ämtern, mit Plan und nächsten Prozessen."
                .to_owned(),
        ];
        report.section(
            None,
            vec![Block::Paragraph(lead), Block::Table(table), Block::Notes(notes)],
        )
    }

    /// One row per component.
    fn data(&self, _: &Kopf) -> Table {
        let keys = ["komponente", "name", "verfuegbar"].into_iter().chain(COUNTS);
        let row = |z: &Zeile| {
            let mut row = vec![
                Cell::Id(z.komponente.to_string()),
                Cell::Text(z.name.clone()),
                Cell::Bool(z.verfuegbar),
            ];
            row.extend(z.zahlen.counts());
            row
        };
        Table::for_machines(keys, self.komponenten.iter().map(row))
    }
}
