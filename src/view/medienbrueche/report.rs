//! The Medienbrüche for people: sums, processes, places, components, each break; and as flat data.

use super::result::{KomponenteJson, Medienbrueche, UebergangJson, Zeile};
use super::stelle::verfuegbar_text;
use crate::model::Anteil;
use crate::model::prozess::{Baustein, Medium};
use crate::score::share_of;
use crate::view::datenlage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::woerter::{kein_prozess, keiner};
use crate::view::zahlwort::{count, grouped, verb};

impl Output for Medienbrueche {
    const NAME: &'static str = "medienbrueche";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(self.title(), kopf.context());
        let summe = &self.summe;
        if summe.prozesse == 0 {
            let is_whole = self.oe_name.is_none() && kopf.filter.is_none();
            return report.section(None, vec![Block::Paragraph(kein_prozess(is_whole))]);
        }
        if summe.mit_ablauf == 0 {
            let text = format!(
                "Medienbrüche sind nicht bekannt: {} beschreibt seinen Ablauf. Tragen Sie unter `ablauf` die Schritte mit \
                 ihrem Medium ein.",
                keiner(summe.prozesse)
            );
            return report.section(None, vec![Block::Paragraph(text)]);
        }
        let mut report = report.section(Some("Überblick"), vec![Block::Facts(self.facts())]);
        if summe.brueche > 0 {
            let breaks = || self.zeilen.iter().filter(|z| z.brueche.is_some_and(|n| n > 0));
            let mut notes = self.notes();
            notes.extend(datenlage::notes(breaks().map(|z| z.datenlage)));
            let processes = table(process_columns(), breaks().map(process_row));
            report = report
                .section(
                    Some("Prozesse mit Medienbrüchen"),
                    vec![Block::Table(processes), Block::Notes(notes)],
                )
                .section(
                    Some("Zwischen welchen Schritten sie liegen"),
                    vec![Block::Table(table(
                        place_columns(),
                        self.uebergaenge.iter().map(place_row),
                    ))],
                )
                .section(Some("Welche Komponente sie beseitigt"), self.components())
                .section(
                    Some("Jeder Medienbruch und was ihn beseitigt"),
                    vec![Block::Table(self.each())],
                );
        }
        for (heading, names) in [
            ("Ohne Medienbruch", self.named(|z| z.brueche == Some(0))),
            (
                "Ohne Ablauf: Medienbrüche nicht bekannt",
                self.named(|z| z.brueche.is_none()),
            ),
        ] {
            if let Some(text) = names {
                report = report.section(Some(heading), vec![Block::Paragraph(text)]);
            }
        }
        report
    }

    /// All processes as one table, those without an Ablauf last.
    fn data(&self, _: &Kopf) -> Table {
        let keys = [
            "prozess",
            "name",
            "oe",
            "schritte",
            "brueche",
            "fallzahl",
            "datenlage",
            "brueche_im_jahr",
            "brueche_mit_allen",
        ];
        let row = |z: &Zeile| {
            vec![
                Cell::Id(z.prozess.to_string()),
                Cell::Text(z.name.clone()),
                Cell::Id(z.oe.to_string()),
                Cell::count(z.schritte),
                Cell::count(z.brueche),
                Cell::count(z.fallzahl),
                z.datenlage
                    .map_or(Cell::Missing, |d| Cell::Id(d.as_str().to_owned())),
                Cell::count(z.brueche_im_jahr),
                Cell::count(z.brueche_mit_allen),
            ]
        };
        Table::for_machines(keys, self.zeilen.iter().map(row))
    }
}

impl Medienbrueche {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Medienbrüche: {name}"),
            None => "Medienbrüche".to_owned(),
        }
    }

    fn facts(&self) -> Vec<(String, Cell)> {
        let summe = &self.summe;
        let fact = |label: &str, cell: Cell| (label.to_owned(), cell);
        let share = |part, base| Cell::share(share_of(part, base).map(Anteil::get), part, base);
        let mut facts = vec![
            fact("Prozesse mit Ablauf", share(summe.mit_ablauf, summe.prozesse)),
            fact("davon mit Medienbruch", share(summe.mit_bruch, summe.mit_ablauf)),
            fact("Medienbrüche", Cell::count(Some(summe.brueche))),
        ];
        if summe.brueche == 0 {
            return facts;
        }
        let base = format!(
            "über {} von {} mit Medienbruch",
            grouped(summe.mit_bruch_und_fallzahl),
            count(summe.mit_bruch, "Prozess", "Prozessen")
        );
        let a_year = summe.brueche_im_jahr;
        let a_year = a_year.map(|n| format!("{} ({base})", grouped(n)));
        facts.push(fact("Medienbrüche im Jahr", Cell::text(a_year)));
        let left = summe.brueche_mit_allen_im_jahr;
        let left = left.map_or_else(String::new, |n| format!(", {} im Jahr", grouped(n)));
        let left = format!("noch {}{left}", grouped(summe.brueche_mit_allen));
        facts.push(fact("Mit allen Komponenten unten", Cell::Text(left)));
        facts
    }

    fn notes(&self) -> Vec<String> {
        let summe = &self.summe;
        let mut notes = vec![
            "Brüche/Jahr: Medienbrüche mal Fälle. Rest: Medienbrüche, die blieben, wenn alle Komponenten unten ihre \
             Schritte digital machen."
                .to_owned(),
        ];
        if summe.ohne_ablauf > 0 {
            notes.push(format!(
                "{} {} keinen Ablauf und {} in diesen Zahlen; {} unten genannt.",
                count(summe.ohne_ablauf, "aktiver Prozess", "aktive Prozesse"),
                verb(summe.ohne_ablauf, "beschreibt", "beschreiben"),
                verb(summe.ohne_ablauf, "fehlt", "fehlen"),
                verb(summe.ohne_ablauf, "er ist", "sie sind"),
            ));
        }
        let unweighed = summe.mit_bruch - summe.mit_bruch_und_fallzahl;
        if unweighed > 0 {
            notes.push(format!(
                "Brüche/Jahr: {} ohne Fallzahl {}.",
                count(unweighed, "Prozess", "Prozesse"),
                verb(unweighed, "fehlt", "fehlen")
            ));
        }
        notes
    }

    fn components(&self) -> Vec<Block> {
        if self.komponenten.is_empty() {
            let text = "Keine Komponente des Registers kann einen dieser Schritte digital machen. Welche Schritte eine \
                        Komponente unterstützt, steht bei ihr unter `bausteine`.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        let mut notes = vec![
            "Durchgespielt: Die Komponente macht in jedem Prozess, für den sie gilt und der sie noch nicht nutzt, die \
             Schritte digital, deren Baustein sie unterstützt; danach wird neu gezählt. Jede Komponente für sich, deshalb \
             lassen sich die Zeilen nicht addieren."
                .to_owned(),
        ];
        if self.komponenten.iter().any(|k| k.neu > 0) {
            notes.push(
                "Neu: Brüche, die erst entstehen, weil nur einer von mehreren Papierschritten digital wird."
                    .to_owned(),
            );
        }
        vec![
            Block::Table(table(
                component_columns(),
                self.komponenten.iter().map(component_row),
            )),
            Block::Notes(notes),
        ]
    }

    /// One row for each break.
    fn each(&self) -> Table {
        let columns = vec![
            Column::new("prozess", "Prozess", Room::Fixed(0)),
            Column::new("stelle", "Medienbruch", Room::Whole),
            Column::new("abhilfe", "beseitigt durch", Room::Whole),
        ];
        let rows = self.zeilen.iter().flat_map(|zeile| {
            zeile.stellen.iter().map(|stelle| {
                vec![
                    Cell::Id(zeile.prozess.to_string()),
                    Cell::Text(stelle.text()),
                    Cell::Text(stelle.abhilfe_text()),
                ]
            })
        });
        table(columns, rows)
    }

    /// The names of the processes that `is_meant`, in a sentence; none if there are none.
    fn named(&self, is_meant: impl Fn(&Zeile) -> bool) -> Option<String> {
        let names: Vec<&str> = self
            .zeilen
            .iter()
            .filter(|z| is_meant(z))
            .map(|z| z.name.as_str())
            .collect();
        let processes = count(names.len() as u64, "Prozess", "Prozesse");
        (!names.is_empty()).then(|| format!("{processes}: {}.", names.join("; ")))
    }
}

fn table(columns: Vec<Column>, rows: impl Iterator<Item = Vec<Cell>>) -> Table {
    Table {
        columns,
        rows: rows.collect(),
        footer: Vec::new(),
    }
}

fn process_columns() -> Vec<Column> {
    vec![
        Column::new("name", "Prozess", Room::Head),
        Column::new("prozess", "Kennung", Room::Fixed(3)),
        Column::new("oe", "OE", Room::Fixed(4)),
        Column::new("schritte", "Schritte", Room::Fixed(2)),
        Column::new("brueche", "Brüche", Room::Fixed(0)),
        Column::new("fallzahl", "Fälle/Jahr", Room::Fixed(0)),
        Column::new("datenlage", "Datenlage", Room::Fixed(5)),
        Column::new("brueche_im_jahr", "Brüche/Jahr", Room::Fixed(0)),
        Column::new("brueche_mit_allen", "Rest", Room::Fixed(1)),
    ]
}

fn process_row(z: &Zeile) -> Vec<Cell> {
    vec![
        Cell::Text(z.name.clone()),
        Cell::Id(z.prozess.to_string()),
        Cell::Id(z.oe.to_string()),
        Cell::count(z.schritte),
        Cell::count(z.brueche),
        Cell::count(z.fallzahl),
        z.datenlage
            .map_or(Cell::Missing, |d| Cell::Id(d.as_str().to_owned())),
        Cell::count(z.brueche_im_jahr),
        Cell::count(z.brueche_mit_allen),
    ]
}

fn place_columns() -> Vec<Column> {
    vec![
        Column::new("von", "Von", Room::Head),
        Column::new("nach", "Nach", Room::Flexible),
        Column::new("brueche", "Brüche", Room::Fixed(0)),
        Column::new("prozesse", "Prozesse", Room::Fixed(1)),
        Column::new("brueche_im_jahr", "Brüche/Jahr", Room::Fixed(0)),
    ]
}

fn place_row(u: &UebergangJson) -> Vec<Cell> {
    let side =
        |baustein: Baustein, medium: Medium| Cell::Text(format!("{} ({})", baustein.label(), medium.label()));
    vec![
        side(u.von_baustein, u.von_medium),
        side(u.nach_baustein, u.nach_medium),
        Cell::count(Some(u.brueche)),
        Cell::count(Some(u.prozesse)),
        Cell::count(Some(u.brueche_im_jahr)),
    ]
}

fn component_columns() -> Vec<Column> {
    vec![
        Column::new("rang", "Rang", Room::Fixed(2)),
        Column::new("name", "Komponente", Room::Head),
        Column::new("komponente", "Kennung", Room::Fixed(4)),
        Column::new("verfuegbar", "Verfügbarkeit", Room::Fixed(1)),
        Column::new("prozesse", "Prozesse", Room::Fixed(2)),
        Column::new("geplant", "davon geplant", Room::Fixed(1)),
        Column::new("faelle", "Fälle/Jahr", Room::Fixed(3)),
        Column::new("behoben", "weg", Room::Fixed(0)),
        Column::new("neu", "neu", Room::Fixed(0)),
        Column::new("weniger_im_jahr", "Brüche/Jahr weniger", Room::Fixed(0)),
    ]
}

fn component_row(k: &KomponenteJson) -> Vec<Cell> {
    vec![
        Cell::count(Some(k.rang as u64)),
        Cell::Text(k.name.clone()),
        Cell::Id(k.komponente.to_string()),
        Cell::Id(verfuegbar_text(k.verfuegbar, k.verfuegbar_ab)),
        Cell::count(Some(k.prozesse)),
        Cell::count(Some(k.geplant)),
        Cell::count(Some(k.faelle)),
        Cell::count(Some(k.behoben)),
        Cell::count(Some(k.neu)),
        Cell::Integer(k.weniger_im_jahr),
    ]
}
