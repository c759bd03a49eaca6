//! The components for people, and as flat data.

use super::produkte::{Mehrfach, Produkt};
use super::result::{Komponenten, Nach, Zeile};
use crate::model::{Datum, KomponenteId, OeId, ProjektId};
use crate::view::balken::reife;
use crate::view::komponenten::rollout::einsatz::COUNTS;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::zahlwort::{count, grouped};

impl Output for Komponenten {
    const NAME: &'static str = "komponenten";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        if self.komponenten.is_empty() {
            let text = if kopf.filter.is_some() {
                "Auf keine Komponente trifft der Ausdruck zu."
            } else {
                "Das Register hat noch keine Komponente."
            };
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        let report = report.section(None, vec![Block::Paragraph(self.lead())]);
        let report = self.lists(report);
        let report = report.section(
            Some("Termine, Betrieb und Wirkung"),
            vec![Block::Table(self.dates()), Block::Notes(self.date_notes())],
        );
        report
            .section(Some("Mehrere Produkte derselben Komponente"), self.several())
            .section(Some("Produkte"), self.products())
    }

    /// One row per component.
    fn data(&self, _: &Kopf) -> Table {
        let lead = [
            "komponente",
            "name",
            "schicht",
            "reifegrad",
            "dringlichkeit",
            "wichtigkeit",
            "prioritaet",
            "verfuegbar",
            "verfuegbar_ab",
            "verbindlich_seit",
            "abgeloest_am",
            "betreiber",
            "gewicht",
        ];
        let tail = [
            "effekt_voll",
            "abhaengig_von",
            "wird_gebraucht_von",
            "projekte",
            "produkte",
        ];
        let keys = lead.into_iter().chain(COUNTS).chain(tail);
        Table::for_machines(keys, self.komponenten.iter().map(|z| self.flat(z)))
    }
}

impl Komponenten {
    fn flat(&self, z: &Zeile) -> Vec<Cell> {
        let mark = |n: Option<u8>| Cell::count(n.map(u64::from));
        let mut row = vec![
            Cell::Id(z.komponente.to_string()),
            Cell::Text(z.name.clone()),
            Cell::Id(z.schicht.to_string()),
            Cell::Id(z.reifegrad.to_string()),
            mark(z.dringlichkeit),
            mark(z.wichtigkeit),
            mark(z.prioritaet),
            Cell::Bool(z.verfuegbar),
            date(z.verfuegbar_ab),
            date(z.verbindlich_seit),
            date(z.abgeloest_am),
            Cell::text(z.betreiber.clone()),
            Cell::Number(z.gewicht, 1),
        ];
        row.extend(z.zahlen.counts());
        let products = self.produkte.iter().filter(|p| p.komponente == z.komponente);
        let products: Vec<&str> = products.map(|p| p.produkt.as_str()).collect();
        row.extend([
            Cell::percent(z.effekt_voll),
            joined(&z.abhaengig_von, KomponenteId::as_str),
            joined(&z.wird_gebraucht_von, KomponenteId::as_str),
            joined(&z.projekte, ProjektId::as_str),
            joined(&products, |p| p),
        ]);
        row
    }

    fn title(&self) -> String {
        match &self.oe_name {
            Some(oe) => format!("Komponenten: {oe}"),
            None => "Komponenten".to_owned(),
        }
    }

    /// One table; by layer, one for each.
    fn lists(&self, report: Report) -> Report {
        if self.order != Nach::Schicht {
            let blocks = vec![
                Block::Table(table(&self.komponenten, true)),
                Block::Notes(self.notes()),
            ];
            return report.section(None, blocks);
        }
        let mut report = report;
        for group in self.komponenten.chunk_by(|a, b| a.schicht == b.schicht) {
            let heading = group[0].schicht.label();
            report = report.section(Some(heading), vec![Block::Table(table(group, false))]);
        }
        report.section(None, vec![Block::Notes(self.notes())])
    }

    /// How many there are, and what calls for a decision.
    fn lead(&self) -> String {
        let available = self.komponenten.iter().filter(|z| z.verfuegbar).count() as u64;
        let several = match self.mehrere_produkte.len() as u64 {
            0 => String::new(),
            n => format!(
                " {}-mal betreibt ein Amt mehrere Produkte derselben Komponente.",
                grouped(n)
            ),
        };
        format!(
            "{}, davon {} am Stichtag verfügbar.{several}",
            count(self.komponenten.len() as u64, "Komponente", "Komponenten"),
            grouped(available),
        )
    }

    fn notes(&self) -> Vec<String> {
        let order = match self.order {
            Nach::Schicht => "nach Schicht, dann Priorität",
            Nach::Prioritaet => "nach Priorität, die höchste zuerst",
            Nach::Reifegrad => "nach Reifegrad, der beste zuerst, dann Priorität",
            Nach::Nutzung => "nach dem Anteil in Nutzung, der niedrigste zuerst, nicht verfügbare am Ende",
            Nach::Name => "nach Namen",
        };
        vec![
            format!("Geordnet {order}."),
            format!(
                "In Nutzung: aktive Prozesse, die sie nutzen (auch teilweise), von denen, für die sie anwendbar ist. \
                 Grundgesamtheit: {}.",
                count(self.prozesse, "aktiver Prozess", "aktive Prozesse")
            ),
            "Priorität: Dringlichkeit mal Wichtigkeit, je 0 bis 3. Reifegrad: sechs Stufen, ▮▮▮▮▮▮ ist die beste.".to_owned(),
        ]
    }

    fn dates(&self) -> Table {
        let names = |ids: &[KomponenteId]| joined(ids, KomponenteId::as_str);
        let row = |z: &Zeile| {
            vec![
                Cell::Text(z.name.clone()),
                Cell::Text(z.lage.clone()),
                date(z.verbindlich_seit),
                Cell::text(z.betreiber.clone()),
                Cell::percent(z.effekt_voll),
                match names(&z.abhaengig_von) {
                    Cell::Id(ids) => Cell::Text(ids),
                    other => other,
                },
            ]
        };
        let mut table = Table {
            columns: vec![
                Column::new("name", "Komponente", Room::Whole),
                Column::new("lage", "am Stichtag", Room::Whole),
                Column::new("verbindlich_seit", "verbindlich seit", Room::Fixed(2)),
                Column::new("betreiber", "Betreiber", Room::Flexible),
                Column::new("effekt_voll", "Ent\u{ad}lastung", Room::Fixed(0)),
                Column::new("abhaengig_von", "braucht", Room::Whole),
            ],
            rows: self.komponenten.iter().map(row).collect(),
            footer: Vec::new(),
        };
        table.drop_empty_columns();
        table
    }

    fn date_notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.komponenten.iter().any(|z| z.effekt_voll.is_some()) {
            notes.push(format!(
                "Entlastung: erwarteter Anteil der Bearbeitung, den sie bis {} abnimmt (`effekt`).",
                self.horizont
            ));
        }
        notes
    }

    fn several(&self) -> Vec<Block> {
        if self.mehrere_produkte.is_empty() {
            let text = "Kein Amt betreibt mehr als ein Produkt derselben Komponente, soweit `produkte` und `produkt` es sagen.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        let row = |m: &Mehrfach| {
            vec![
                Cell::Text(m.name.clone().unwrap_or_else(|| m.oe.to_string())),
                Cell::Text(m.komponente_name.clone()),
                Cell::count(Some(m.produkte.len() as u64)),
                Cell::Text(m.produkte.join(", ")),
            ]
        };
        let table = Table {
            columns: vec![
                Column::new("oe", "Amt", Room::Whole),
                Column::new("komponente", "Komponente", Room::Whole),
                Column::new("anzahl", "Anzahl", Room::Fixed(0)),
                Column::new("produkte", "Produkte", Room::Whole),
            ],
            rows: self.mehrere_produkte.iter().map(row).collect(),
            footer: Vec::new(),
        };
        let notes = vec![
            "Klären Sie, welches Produkt bleibt: Jedes weitere kostet Betrieb, Schulung und Schnittstellen. Was eine Komponente \
                 nur anbindet, etwa ein Fachverfahren, gehört in `anmerkung`, nicht in `produkt`."
                .to_owned(),
        ];
        vec![Block::Table(table), Block::Notes(notes)]
    }

    fn products(&self) -> Vec<Block> {
        if self.produkte.is_empty() {
            let text = "Welches Produkt im Einsatz ist, sagt noch niemand. Tragen Sie `produkte` in der Komponente ein oder \
                        `produkt` bei der Nutzung.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        let row = |p: &Produkt| {
            let ids: Vec<&str> = p.oe.iter().map(OeId::as_str).collect();
            vec![
                Cell::Text(p.komponente_name.clone()),
                Cell::Text(p.produkt.clone()),
                Cell::count(Some(p.oe.len() as u64)),
                Cell::Text(ids.join(", ")),
            ]
        };
        let table = Table {
            columns: vec![
                Column::new("komponente", "Komponente", Room::Whole),
                Column::new("produkt", "Produkt", Room::Whole),
                Column::new("anzahl", "Ämter", Room::Fixed(0)),
                Column::new("oe", "wo", Room::Whole),
            ],
            rows: self.produkte.iter().map(row).collect(),
            footer: Vec::new(),
        };
        vec![Block::Table(table)]
    }
}

/// `9 (3 × 3)`: the product with what it is made of; what is missing is a question mark.
fn priority(z: &Zeile) -> Option<String> {
    if z.dringlichkeit.is_none() && z.wichtigkeit.is_none() {
        return None;
    }
    let mark = |n: Option<u8>| n.map_or("?".to_owned(), |n| n.to_string());
    Some(format!(
        "{} ({}\u{a0}×\u{a0}{})",
        z.prioritaet.map_or("–".to_owned(), |n| n.to_string()),
        mark(z.dringlichkeit),
        mark(z.wichtigkeit)
    ))
}

fn date(day: Option<Datum>) -> Cell {
    day.map_or(Cell::Missing, Cell::Date)
}

fn joined<T>(parts: &[T], text: impl Fn(&T) -> &str) -> Cell {
    if parts.is_empty() {
        return Cell::Missing;
    }
    let parts: Vec<&str> = parts.iter().map(text).collect();
    Cell::Id(parts.join(", "))
}

/// The components with how ready, how urgent and how far in use they are.
fn table(zeilen: &[Zeile], has_layer: bool) -> Table {
    let row = |z: &Zeile| {
        let layer = if has_layer {
            Cell::Id(z.schicht.label().to_owned())
        } else {
            Cell::Missing
        };
        vec![
            Cell::Text(z.label()),
            layer,
            Cell::Id(reife(z.reifegrad)),
            Cell::text(priority(z)),
            z.zahlen.in_use(),
            Cell::count(Some(z.zahlen.einsatz.geplant)),
        ]
    };
    let mut table = Table {
        columns: vec![
            Column::new("name", "Komponente", Room::Whole),
            Column::new("schicht", "Schicht", Room::Fixed(3)),
            Column::new("reifegrad", "Reifegrad", Room::Fixed(1)),
            Column::new("prioritaet", "Priorität", Room::Fixed(0)),
            Column::new("nutzung", "In Nutzung", Room::Fixed(0)),
            Column::new("geplant", "geplant", Room::Fixed(2)),
        ],
        rows: zeilen.iter().map(row).collect(),
        footer: Vec::new(),
    };
    if !has_layer {
        table.columns.remove(1);
        for row in &mut table.rows {
            row.remove(1);
        }
    }
    table
}
