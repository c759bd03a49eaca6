//! The components for people, and as flat data.

use super::produkte::{MehrfachRow, ProduktRow};
use super::result::{KomponenteRow, Komponenten, Nach};
use crate::view::balken::reife;
use crate::view::columns::Columns;
use crate::view::komponenten::rollout::einsatz::{LEGEND, counts};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::title;
use crate::view::zahlwort::{count, grouped, verb};

impl Output for Komponenten {
    const NAME: &'static str = "komponenten";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(title("Komponenten", self.oe_name.as_ref()), kopf.context());
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
            .section(Some("Roll-out"), self.rollout())
            .section(Some("Mehrere Produkte derselben Komponente"), self.several())
            .section(Some("Produkte"), self.products())
    }

    /// One row per component.
    fn data(&self, _: &Kopf) -> Table {
        let products = |z: &KomponenteRow| {
            let own = self.produkte.iter().filter(|p| p.komponente == z.komponente);
            Cell::ids(own.map(|p| &p.produkt))
        };
        columns()
            .and(counts(|z: &KomponenteRow| &z.einsatz))
            .machines("effekt_voll", |z| Cell::percent(z.effekt_voll))
            .machines("abhaengig_von", |z| Cell::ids(&z.abhaengig_von))
            .machines("wird_gebraucht_von", |z| Cell::ids(&z.wird_gebraucht_von))
            .machines("projekte", |z| Cell::ids(&z.projekte))
            .machines("produkte", products)
            .data(&self.komponenten)
    }
}

impl Komponenten {
    /// One table; by layer, one for each.
    fn lists(&self, report: Report) -> Report {
        let notes = Block::Notes(self.notes());
        if self.order != Nach::Schicht {
            return report.section(
                None,
                vec![Block::Table(columns().table(&self.komponenten)), notes],
            );
        }
        let mut report = report;
        for group in self.komponenten.chunk_by(|a, b| a.schicht == b.schicht) {
            let mut table = columns().table(group);
            table.remove_column("schicht");
            report = report.section(Some(group[0].schicht.label()), vec![Block::Table(table)]);
        }
        report.section(None, vec![notes])
    }

    /// How far each is in use and planned: available ones first, those with most in use at the top.
    fn rollout(&self) -> Vec<Block> {
        if self.prozesse == 0 {
            let text = "In dieser Auswahl gibt es keinen aktiven Prozess.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        let mut rows: Vec<&KomponenteRow> = self.komponenten.iter().collect();
        rows.sort_by(|a, b| {
            let share = |z: &KomponenteRow| z.einsatz.nutzung.unwrap_or(-1.0);
            let is_gone = |z: &KomponenteRow| !z.verfuegbar;
            is_gone(a)
                .cmp(&is_gone(b))
                .then_with(|| share(b).total_cmp(&share(a)))
                .then_with(|| a.komponente.cmp(&b.komponente))
        });
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
        let mut table = Columns::new()
            .people("name", "Komponente", Room::Whole, |z: &KomponenteRow| {
                Cell::Text(z.label.clone())
            })
            .and(counts(|z: &KomponenteRow| &z.einsatz))
            .table(rows);
        table.remove_column("nicht_anwendbar");
        let notes = vec![
            LEGEND.to_owned(),
            "`ddv komponenten KOMPONENTE` zeigt eine nach Ämtern, mit Plan und nächsten Prozessen."
                .to_owned(),
        ];
        vec![
            Block::Paragraph(planned),
            Block::Table(table),
            Block::Notes(notes),
        ]
    }

    /// How many there are, and what calls for a decision.
    fn lead(&self) -> String {
        let several = match self.mehrere_produkte.len() as u64 {
            0 => String::new(),
            n => format!(
                " {}-mal betreibt ein Amt mehrere Produkte derselben Komponente.",
                grouped(n)
            ),
        };
        let available = self.komponenten.iter().filter(|z| z.verfuegbar).count() as u64;
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
        Columns::new()
            .people("name", "Komponente", Room::Whole, |z: &KomponenteRow| {
                Cell::Text(z.name.clone())
            })
            .people("lage", "am Stichtag", Room::Whole, |z| {
                Cell::Text(z.availability.clone())
            })
            .people("verbindlich_seit", "verbindlich seit", Room::Fixed(2), |z| {
                Cell::date(z.verbindlich_seit)
            })
            .people("betreiber", "Betreiber", Room::Flexible, |z| {
                Cell::text(z.betreiber.clone())
            })
            .people("effekt_voll", "Ent\u{ad}lastung", Room::Fixed(0), |z| {
                Cell::percent(z.effekt_voll)
            })
            .people("abhaengig_von", "braucht", Room::Whole, |z| {
                Cell::ids(&z.abhaengig_von)
            })
            .table(&self.komponenten)
            .without_empty_columns()
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
        let columns = Columns::new()
            .people("oe", "Amt", Room::Whole, |m: &MehrfachRow| {
                Cell::Text(m.name.clone().unwrap_or_else(|| m.oe.to_string()))
            })
            .people("komponente", "Komponente", Room::Whole, |m| {
                Cell::Text(m.komponente_name.clone())
            })
            .people("anzahl", "Anzahl", Room::Fixed(0), |m| {
                Cell::count(m.produkte.len() as u64)
            })
            .people("produkte", "Produkte", Room::Whole, |m| {
                Cell::Text(m.produkte.join(", "))
            });
        let table = columns.table(&self.mehrere_produkte);
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
        let columns = Columns::new()
            .people("komponente", "Komponente", Room::Whole, |p: &ProduktRow| {
                Cell::Text(p.komponente_name.clone())
            })
            .people("produkt", "Produkt", Room::Whole, |p| {
                Cell::Text(p.produkt.clone())
            })
            .people("anzahl", "Ämter", Room::Fixed(0), |p| {
                Cell::count(p.oe.len() as u64)
            })
            .people("oe", "wo", Room::Whole, |p| Cell::ids(&p.oe));
        vec![Block::Table(columns.table(&self.produkte))]
    }
}

/// `9 (3 × 3)`: the product with what it is made of; what is missing is a question mark.
fn priority(z: &KomponenteRow) -> Option<String> {
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

/// How ready, how urgent and how far in use they are, for people; for machines up to the counts of their use.
fn columns() -> Columns<'static, KomponenteRow> {
    let mark = |n: Option<u8>| Cell::count(n.map(u64::from));
    let layer = |z: &KomponenteRow| Cell::Id(z.schicht.label().to_owned());
    Columns::new()
        .machines("komponente", |z: &KomponenteRow| Cell::reference(&z.komponente))
        .machines("name", |z| Cell::Text(z.name.clone()))
        .people("name", "Komponente", Room::Whole, |z| Cell::Text(z.label.clone()))
        .people("schicht", "Schicht", Room::Fixed(3), layer)
        .machines("schicht", |z| Cell::Id(z.schicht.to_string()))
        .people("reifegrad", "Reifegrad", Room::Fixed(1), |z| {
            Cell::Id(reife(z.reifegrad))
        })
        .machines("reifegrad", |z| Cell::Id(z.reifegrad.to_string()))
        .machines("dringlichkeit", move |z| mark(z.dringlichkeit))
        .machines("wichtigkeit", move |z| mark(z.wichtigkeit))
        .people("prioritaet", "Priorität", Room::Fixed(0), |z| {
            Cell::text(priority(z))
        })
        .machines("prioritaet", move |z| mark(z.prioritaet))
        .people("nutzung", "In Nutzung", Room::Fixed(0), |z| z.einsatz.in_use())
        .people("geplant", "geplant", Room::Fixed(2), |z| {
            Cell::count(z.einsatz.counts.geplant)
        })
        .machines("verfuegbar", |z| Cell::Bool(z.verfuegbar))
        .machines("verfuegbar_ab", |z| Cell::date(z.verfuegbar_ab))
        .machines("verbindlich_seit", |z| Cell::date(z.verbindlich_seit))
        .machines("abgeloest_am", |z| Cell::date(z.abgeloest_am))
        .machines("betreiber", |z| Cell::text(z.betreiber.clone()))
        .machines("gewicht", |z| Cell::Number(z.gewicht, 1))
}
