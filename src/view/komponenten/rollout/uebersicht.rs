//! The roll-out of all components in one table.

use serde::Serialize;

use super::einsatz::{KomponenteEinsatz, LEGEND, counts};
use crate::model::{Datum, KomponenteEntity, KomponenteId, OeId, Registry};
use crate::score::Population;
use crate::view::columns::Columns;
use crate::view::komponenten::words;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::title;
use crate::view::zahlwort::{count, grouped, verb};

/// All components with their use.
#[derive(Debug, Serialize)]
pub struct Uebersicht {
    oe: Option<OeId>,
    /// Null: this is about all of them.
    komponente: Option<KomponenteId>,
    komponenten: Vec<KomponenteRow>,
    #[serde(skip)]
    oe_name: Option<String>,
    #[serde(skip)]
    prozesse: u64,
}

#[derive(Debug, Serialize)]
struct KomponenteRow {
    komponente: KomponenteId,
    name: String,
    verfuegbar: bool,
    #[serde(flatten)]
    einsatz: KomponenteEinsatz,
    #[serde(skip)]
    is_replaced: bool,
    #[serde(skip)]
    label: String,
}

impl KomponenteRow {
    fn new(komponente: &KomponenteEntity, population: &Population<'_>, tag: Datum) -> Self {
        Self {
            komponente: komponente.id.clone(),
            name: komponente.name.clone(),
            verfuegbar: komponente.is_available(tag),
            einsatz: KomponenteEinsatz::of(komponente, &population.prozesse, tag),
            is_replaced: komponente.is_replaced(tag),
            label: words::label(komponente, tag),
        }
    }
}

impl Uebersicht {
    /// All components over `population` on `stichtag`: available ones first, those with most in use at the top.
    pub fn new(registry: &Registry, population: &Population<'_>, stichtag: Datum) -> Self {
        let mut komponenten: Vec<KomponenteRow> = registry
            .komponenten
            .iter()
            .map(|k| KomponenteRow::new(k, population, stichtag))
            .collect();
        komponenten.sort_by(|a, b| {
            let share = |z: &KomponenteRow| z.einsatz.nutzung.unwrap_or(-1.0);
            let state = |z: &KomponenteRow| (!z.verfuegbar, z.is_replaced);
            state(a)
                .cmp(&state(b))
                .then_with(|| share(b).total_cmp(&share(a)))
                .then_with(|| a.komponente.cmp(&b.komponente))
        });
        Self {
            oe: population.oe.cloned(),
            komponente: None,
            komponenten,
            oe_name: population.oe_name(registry),
            prozesse: population.prozesse.len() as u64,
        }
    }
}

impl Output for Uebersicht {
    const NAME: &'static str = "rollout";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(
            title("Roll-out aller Komponenten", self.oe_name.as_ref()),
            kopf.context(),
        );
        let empty = |text: &str| vec![Block::Paragraph(text.to_owned())];
        if self.komponenten.is_empty() {
            return report.section(None, empty("Das Register hat noch keine Komponente."));
        }
        if self.prozesse == 0 {
            return report.section(None, empty("In dieser Auswahl gibt es keinen aktiven Prozess."));
        }
        let mut table = columns().table(&self.komponenten);
        table.remove_column("nicht_anwendbar");
        let sum = |get: fn(&KomponenteRow) -> u64| self.komponenten.iter().map(get).sum::<u64>();
        let planned = match sum(|z| z.einsatz.counts.geplant) {
            0 => "Keine Einführung ist geplant.".to_owned(),
            n => format!(
                "Geplant {} {}, davon {} überfällig.",
                verb(n, "ist", "sind"),
                count(n, "Einführung", "Einführungen"),
                grouped(sum(|z| z.einsatz.counts.ueberfaellig)),
            ),
        };
        let lead = format!(
            "{} {planned}",
            words::lead(self.komponenten.iter().map(|z| z.verfuegbar))
        );
        let notes = vec![
            LEGEND.to_owned(),
            format!(
                "{} In Nutzung: genutzt oder teilweise genutzt, von den anwendbaren.",
                words::population(self.prozesse)
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
        columns().data(&self.komponenten)
    }
}

fn columns() -> Columns<'static, KomponenteRow> {
    Columns::new()
        .machines("komponente", |z: &KomponenteRow| {
            Cell::Id(z.komponente.to_string())
        })
        .machines("name", |z| Cell::Text(z.name.clone()))
        .people("name", "Komponente", Room::Whole, |z| Cell::Text(z.label.clone()))
        .machines("verfuegbar", |z| {
            Cell::Id(if z.verfuegbar { "ja" } else { "nein" }.to_owned())
        })
        .and(counts(|z| &z.einsatz))
}
