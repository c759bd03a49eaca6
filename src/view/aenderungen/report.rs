//! The changes for people: the effect first, then in a few lines what changed, then the details folded.

use super::details;
use super::eintrag::Aenderung;
use super::result::Aenderungen;
use super::wert;
use super::wirkung::Vergleich;
use crate::diag::Severity;
use crate::history::difference::Readability;
use crate::model::Kind;
use crate::score::Differenz;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};
use crate::view::zahlwort::{count, grouped, verb};

/// Entities of a kind that are named where they are counted.
const MOST_NAMED: usize = 3;

impl Output for Aenderungen {
    const NAME: &'static str = "aenderungen";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut context = kopf.context();
        context.push(format!(
            "Vergleich: von {} bis {}",
            self.von.name(),
            self.bis.name()
        ));
        if self.oe.is_some() {
            context.push(
                "Zahlen, Prozesse, Projekte und Einheiten nur von hier und darunter; alles Übrige vom ganzen Register."
                    .to_owned(),
            );
        }
        let report = Report::new(self.title(), context);
        if self.is_empty() {
            let text =
                "Zwischen beiden Ständen hat sich nichts geändert. Formatierung und Kommentare zählen nicht.";
            return report.section(None, vec![Block::Paragraph(text.to_owned())]);
        }
        let report = report.section(Some("Wirkung"), self.effect(kopf));
        let mut blocks = vec![Block::List(self.points())];
        blocks.extend(details::blocks(self));
        report.section(Some("Was sich geändert hat"), blocks)
    }

    fn data(&self, _: &Kopf) -> Table {
        self.field_table()
    }
}

impl Aenderungen {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Änderungen: {name}"),
            None => "Änderungen".to_owned(),
        }
    }

    fn effect(&self, kopf: &Kopf) -> Vec<Block> {
        let mut notes = Vec::new();
        if !self.einstellungen.is_empty() {
            notes.push(
                "Die Einstellungen in `ddv.toml` haben sich geändert; das kann auf jede Zahl wirken."
                    .to_owned(),
            );
        }
        notes.extend(self.von.missing("Im alten Stand"));
        if !self.wirkung.is_changed() {
            let text = "Keine dieser Kennzahlen ändert sich: Zahl der aktiven Prozesse, Digitalisierungsgrad, \
                        Digitalisierungsquote, Prüfgrad, Vollständigkeit.";
            return vec![Block::Paragraph(text.to_owned()), Block::Notes(notes)];
        }
        notes.insert(
            0,
            format!(
                "Beide Stände sind zum Stichtag {} gerechnet: Der Unterschied kommt nur aus den Daten, nicht aus dem \
                 Kalender.",
                kopf.stichtag.german()
            ),
        );
        notes.push(
            "Digitalisierungsgrad: Mittel der Prozesse. Digitalisierungsquote: digitalisierte von digitalisierbaren \
             Prozessen. Prüfgrad: beurteilte von zu beurteilenden Zellen."
                .to_owned(),
        );
        vec![Block::Table(self.effect_table()), Block::Notes(notes)]
    }

    fn effect_table(&self) -> Table {
        let prozesse = self.wirkung.prozesse;
        let number = |n| Cell::Text(grouped(n));
        let mut rows = vec![vec![
            Cell::Text("Aktive Prozesse".to_owned()),
            number(prozesse.alt),
            number(prozesse.neu),
            Cell::Text(Differenz::anzahl(prozesse.neu, prozesse.alt).kurz()),
        ]];
        rows.extend(self.wirkung.kennzahlen.iter().map(|v| {
            vec![
                Cell::Text(v.kennzahl.name().to_owned()),
                Cell::kennwert(v.alt),
                Cell::kennwert(v.neu),
                Cell::Text(points(v)),
            ]
        }));
        let titles = [
            ("kennzahl", "Kennzahl", Room::Head),
            ("alt", "Vorher", Room::Fixed(0)),
            ("neu", "Nachher", Room::Fixed(0)),
            ("differenz", "Änderung", Room::Fixed(0)),
        ];
        table(&titles, rows)
    }

    /// What changed, counted: one line each.
    fn points(&self) -> Vec<String> {
        let mut points: Vec<String> = Aenderung::ALL
            .into_iter()
            .filter_map(|what| self.counted(what))
            .collect();
        for (change, words) in [
            (Readability::Unlesbar, "nicht mehr lesbar"),
            (Readability::NeuUnlesbar, "neu und nicht lesbar"),
            (Readability::WiederLesbar, "wieder lesbar"),
            (Readability::UnlesbarEntfallen, "entfallen, war nicht lesbar"),
        ] {
            let n = self.dateien.iter().filter(|d| d.aenderung == change).count() as u64;
            if n > 0 {
                points.push(format!("{} {words}", count(n, "Datei", "Dateien")));
            }
        }
        let karte = &self.karte;
        for (ids, singular, plural, words) in [
            (&karte.prozesse_neu, "Prozess", "Prozesse", "neu auf der Karte"),
            (
                &karte.prozesse_entfallen,
                "Prozess",
                "Prozesse",
                "nicht mehr auf der Karte",
            ),
            (
                &karte.komponenten_neu,
                "Komponente",
                "Komponenten",
                "neu auf der Karte",
            ),
            (
                &karte.komponenten_entfallen,
                "Komponente",
                "Komponenten",
                "nicht mehr auf der Karte",
            ),
        ] {
            if !ids.is_empty() {
                points.push(format!("{} {words}", count(ids.len() as u64, singular, plural)));
            }
        }
        if !karte.zellen.is_empty() {
            let cells = count(karte.zellen.len() as u64, "Zelle", "Zellen");
            points.push(format!("{cells} der Karte geändert"));
        }
        let ranks = self.rangliste.iter().filter(|r| r.is_own()).count() as u64;
        if ranks > 0 {
            let processes = count(ranks, "Prozess", "Prozesse");
            points.push(format!(
                "{processes} mit anderem M, neu oder nicht mehr unter den Massenverfahren"
            ));
        }
        if !self.einstellungen.is_empty() {
            let n = self.einstellungen.len() as u64;
            points.push(format!("{} geändert", count(n, "Einstellung", "Einstellungen")));
        }
        points.extend(self.counted_findings());
        points
    }

    /// `"Neu: 2 Prozesse („Mahnung“, „Parkausweis“), 7 Projekte"`: a few are named.
    fn counted(&self, what: Aenderung) -> Option<String> {
        let of_kind = |kind: &Kind| {
            let names: Vec<String> = self
                .with(what)
                .filter(|e| e.art == *kind)
                .map(|e| format!("„{}“", wert::kurz(&e.name)))
                .collect();
            let number = count(names.len() as u64, kind.names().0, kind.names().1);
            match names.len() {
                0 => None,
                1..=MOST_NAMED => Some(format!("{number} ({})", names.join(", "))),
                _ => Some(number),
            }
        };
        let kinds: Vec<String> = Kind::ALL.iter().filter_map(of_kind).collect();
        if kinds.is_empty() {
            return None;
        }
        let fields = self.with(what).map(|e| e.felder.len() as u64).sum();
        let fields = if what == Aenderung::Geaendert {
            format!("; {}", count(fields, "Feld", "Felder"))
        } else {
            String::new()
        };
        Some(format!("{}: {}{fields}", what.label(), kinds.join(", ")))
    }

    fn counted_findings(&self) -> Vec<String> {
        let found = [(&self.befunde.neu, "neu"), (&self.befunde.behoben, "behoben")];
        let found = found.iter().filter(|(findings, _)| !findings.is_empty());
        found
            .map(|(findings, words)| {
                let by_severity = Severity::ALL.into_iter().map(|severity| {
                    let n = findings.iter().filter(|f| f.severity == severity).count() as u64;
                    (n, severity.names())
                });
                let by_severity = by_severity.filter(|(n, _)| *n > 0);
                let parts: Vec<String> = by_severity.map(|(n, (one, many))| count(n, one, many)).collect();
                format!("Befunde {words}: {}", parts.join(", "))
            })
            .collect()
    }
}

pub(super) fn table(titles: &[(&str, &str, Room)], rows: Vec<Vec<Cell>>) -> Table {
    let column = |(key, title, room): &(&str, &str, Room)| Column::new(*key, *title, *room);
    Table {
        columns: titles.iter().map(column).collect(),
        rows,
        footer: Vec::new(),
    }
}

/// `"+2,5 Prozentpunkte"`, or which of the two is undefined.
pub(super) fn points(change: &Vergleich) -> String {
    match (change.differenz, change.alt.wert(), change.neu.wert()) {
        (Some(differenz), ..) => differenz.genau(),
        (None, None, Some(_)) => "jetzt bestimmt".to_owned(),
        (None, Some(_), None) => "nicht mehr bestimmt".to_owned(),
        (None, None, None) | (None, Some(_), Some(_)) => "nicht bestimmt".to_owned(),
    }
}

/// `"und 3 weitere"`, for what a list leaves out.
pub(super) fn more(rest: usize, one: &str, many: &str) -> Option<String> {
    let n = rest as u64;
    (n > 0).then(|| {
        format!(
            "{} {} nicht gezeigt; `--format json` nennt alle.",
            count(n, one, many),
            verb(n, "ist", "sind")
        )
    })
}
