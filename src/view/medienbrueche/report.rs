//! The Medienbrüche for people: sums, processes, places, components, each break; and as flat data.

use super::result::{KomponenteRow, Medienbrueche, ProzessRow, UebergangRow};
use super::stelle::{Stelle, verfuegbar_text};
use crate::model::prozess::{Baustein, Datenlage, Medium};
use crate::view::columns::Columns;
use crate::view::datenlage;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::woerter::{benannt, kein_prozess, keiner, title};
use crate::view::zahlwort::{count, grouped, verb};

impl Output for Medienbrueche {
    const NAME: &'static str = "medienbrueche";

    fn report(&self, kopf: &Kopf) -> Report {
        let report = Report::new(title("Medienbrüche", self.oe_name.as_ref()), kopf.context());
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
            let processes = process_columns().table(breaks());
            report = report
                .section(
                    Some("Prozesse mit Medienbrüchen"),
                    vec![Block::Table(processes), Block::Notes(notes)],
                )
                .section(
                    Some("Zwischen welchen Schritten sie liegen"),
                    vec![Block::Table(place_columns().table(&self.uebergaenge))],
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
        process_columns().data(&self.zeilen)
    }
}

impl Medienbrueche {
    fn facts(&self) -> Vec<(String, Cell)> {
        let summe = &self.summe;
        let fact = |label: &str, cell: Cell| (label.to_owned(), cell);
        let mut facts = vec![
            fact(
                "Prozesse mit Ablauf",
                Cell::part_of(summe.mit_ablauf, summe.prozesse),
            ),
            fact(
                "davon mit Medienbruch",
                Cell::part_of(summe.mit_bruch, summe.mit_ablauf),
            ),
            fact("Medienbrüche", Cell::count(summe.brueche)),
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
            Block::Table(component_columns().table(&self.komponenten)),
            Block::Notes(notes),
        ]
    }

    /// One row for each break.
    fn each(&self) -> Table {
        let rows = self.zeilen.iter();
        let rows: Vec<_> = rows
            .flat_map(|z| z.stellen.iter().map(move |stelle| (z, stelle)))
            .collect();
        Columns::new()
            .people(
                "prozess",
                "Prozess",
                Room::Fixed(0),
                |(z, _): &(&ProzessRow, &Stelle)| Cell::Id(z.prozess.to_string()),
            )
            .people("stelle", "Medienbruch", Room::Whole, |(_, stelle)| {
                Cell::Text(stelle.text())
            })
            .people("abhilfe", "beseitigt durch", Room::Whole, |(_, stelle)| {
                Cell::Text(stelle.abhilfe_text())
            })
            .table(&rows)
    }

    /// The names of the processes that `is_meant`, in a sentence; none if there are none.
    fn named(&self, is_meant: impl Fn(&ProzessRow) -> bool) -> Option<String> {
        benannt(self.zeilen.iter().filter(|z| is_meant(z)).map(|z| &z.name))
    }
}

fn process_columns() -> Columns<'static, ProzessRow> {
    let prozess = |z: &ProzessRow| Cell::Id(z.prozess.to_string());
    Columns::new()
        .machines("prozess", prozess)
        .both("name", "Prozess", Room::Head, |z| Cell::Text(z.name.clone()))
        .people("prozess", "Kennung", Room::Fixed(3), prozess)
        .both("oe", "OE", Room::Fixed(4), |z| Cell::Id(z.oe.to_string()))
        .both("schritte", "Schritte", Room::Fixed(2), |z| {
            Cell::count(z.schritte)
        })
        .both("brueche", "Brüche", Room::Fixed(0), |z| Cell::count(z.brueche))
        .both("fallzahl", "Fälle/Jahr", Room::Fixed(0), |z| {
            Cell::count(z.fallzahl)
        })
        .both("datenlage", "Datenlage", Room::Fixed(5), |z| {
            Cell::id(z.datenlage.map(Datenlage::as_str))
        })
        .both("brueche_im_jahr", "Brüche/Jahr", Room::Fixed(0), |z| {
            Cell::count(z.brueche_im_jahr)
        })
        .both("brueche_mit_allen", "Rest", Room::Fixed(1), |z| {
            Cell::count(z.brueche_mit_allen)
        })
}

fn place_columns() -> Columns<'static, UebergangRow> {
    let side =
        |baustein: Baustein, medium: Medium| Cell::Text(format!("{} ({})", baustein.label(), medium.label()));
    Columns::new()
        .people("von", "Von", Room::Head, move |u: &UebergangRow| {
            side(u.von_baustein, u.von_medium)
        })
        .people("nach", "Nach", Room::Flexible, move |u| {
            side(u.nach_baustein, u.nach_medium)
        })
        .people("brueche", "Brüche", Room::Fixed(0), |u| Cell::count(u.brueche))
        .people("prozesse", "Prozesse", Room::Fixed(1), |u| {
            Cell::count(u.prozesse)
        })
        .people("brueche_im_jahr", "Brüche/Jahr", Room::Fixed(0), |u| {
            Cell::count(u.brueche_im_jahr)
        })
}

fn component_columns() -> Columns<'static, KomponenteRow> {
    Columns::new()
        .people("rang", "Rang", Room::Fixed(2), |k: &KomponenteRow| {
            Cell::count(k.rang as u64)
        })
        .people("name", "Komponente", Room::Head, |k| Cell::Text(k.name.clone()))
        .people("komponente", "Kennung", Room::Fixed(4), |k| {
            Cell::Id(k.komponente.to_string())
        })
        .people("verfuegbar", "Verfügbarkeit", Room::Fixed(1), |k| {
            Cell::Id(verfuegbar_text(k.verfuegbar, k.verfuegbar_ab))
        })
        .people("prozesse", "Prozesse", Room::Fixed(2), |k| {
            Cell::count(k.prozesse)
        })
        .people("geplant", "davon geplant", Room::Fixed(1), |k| {
            Cell::count(k.geplant)
        })
        .people("faelle", "Fälle/Jahr", Room::Fixed(3), |k| Cell::count(k.faelle))
        .people("behoben", "weg", Room::Fixed(0), |k| Cell::count(k.behoben))
        .people("neu", "neu", Room::Fixed(0), |k| Cell::count(k.neu))
        .people("weniger_im_jahr", "Brüche/Jahr weniger", Room::Fixed(0), |k| {
            Cell::Integer(k.weniger_im_jahr)
        })
}
