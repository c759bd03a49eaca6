//! The overview for people.

use std::fmt::Write as _;

use super::einheiten;
use super::result::Ueberblick;
use crate::model::prozess::Ausrichtung;
use crate::model::{Kennzahl, Kind};
use crate::score::{Siegel, Summe};
use crate::view::aenderungsstand::WITHOUT_HISTORY;
use crate::view::columns::Columns;
use crate::view::kennzahlen::grad_note;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Room, Table};
use crate::view::zahlwort::{count, grouped, verb};

/// Offices in the overview; the whole list is in CSV and JSON.
const SHOWN_UNITS: usize = 10;
/// Rules named in the overview.
const SHOWN_RULES: usize = 5;

impl Output for Ueberblick {
    const NAME: &'static str = "status";

    fn report(&self, kopf: &Kopf) -> Report {
        let mut report = Report::new(self.title(), kopf.context());
        // Counts of files and findings are always those of the whole register.
        let is_part = self.oe.is_some() || self.is_filtered;
        let heading = if is_part { "Register insgesamt" } else { "Register" };
        report = report.section(Some(heading), vec![Block::Facts(self.register())]);
        if self.alle.prozesse == 0 {
            let text = match self.oe {
                _ if self.is_filtered => "Auf den Filter trifft kein aktiver Prozess zu.",
                Some(_) => "Hier und darunter gibt es keinen aktiven Prozess.",
                None => "Das Register hat noch keinen aktiven Prozess.",
            };
            return report.section(Some("Prozesse"), vec![Block::Paragraph(text.to_owned())]);
        }
        let missed = (self.siegel.historie == Some(false)).then(|| WITHOUT_HISTORY.to_owned());
        let missed = Block::Notes(missed.into_iter().collect());
        report = report.section(
            Some("Aktive Prozesse"),
            vec![Block::Facts(self.quality()), missed],
        );
        let notes = Block::Notes(grad_note(&self.alle).into_iter().collect());
        let digital = vec![Block::Table(self.by_direction()), notes];
        report = report.section(Some("Digitalisierung nach Ausrichtung"), digital);
        report.section(
            Some("Ämter und Eigenbetriebe nach Digitalisierungsgrad"),
            self.units(),
        )
    }

    /// The offices as a table, all of them.
    fn data(&self, _: &Kopf) -> Table {
        einheiten::columns().data(&self.organisationseinheiten)
    }
}

impl Ueberblick {
    fn title(&self) -> String {
        match &self.oe_name {
            Some(name) => format!("Überblick: {name}"),
            None => "Überblick".to_owned(),
        }
    }

    fn register(&self) -> Vec<(String, Cell)> {
        let number = |kind: Kind| {
            let n = self
                .eintraege
                .get(kind.as_str())
                .and_then(serde_json::Value::as_u64);
            n.unwrap_or_default()
        };
        let kinds = Kind::ALL.iter().filter(|kind| number(**kind) > 0);
        let kinds: Vec<String> = kinds
            .map(|kind| count(number(*kind), kind.names().0, kind.names().1))
            .collect();
        let entries = if kinds.is_empty() {
            "noch keine".to_owned()
        } else {
            kinds.join(", ")
        };
        let files = self.dateien as u64;
        let unreadable = match self.unlesbar as u64 {
            0 if files == 0 => "keine".to_owned(),
            0 => format!("{}, alle lesbar", grouped(files)),
            n => format!("{}, davon {} nicht lesbar", grouped(files), grouped(n)),
        };
        let found = &self.befunde;
        let mut facts = vec![
            ("Einträge".to_owned(), Cell::Text(entries)),
            ("Dateien".to_owned(), Cell::Text(unreadable)),
            (
                "Befunde".to_owned(),
                Cell::Text(format!(
                    "{} Fehler, {}, {}",
                    grouped(found.fehler),
                    count(found.warnungen, "Warnung", "Warnungen"),
                    count(found.hinweise, "Hinweis", "Hinweise"),
                )),
            ),
        ];
        if !found.regeln.is_empty() {
            let frequent = found.regeln.iter().take(SHOWN_RULES);
            let frequent: Vec<String> = frequent
                .map(|r| format!("{} {}", grouped(r.anzahl), r.regel))
                .collect();
            let rest = found.regeln.len().saturating_sub(SHOWN_RULES) as u64;
            let more = match rest {
                0 => String::new(),
                n => format!(" und {}", count(n, "weitere Regel", "weitere Regeln")),
            };
            facts.push((
                "Häufigste Regeln".to_owned(),
                Cell::Text(format!("{}{more}", frequent.join(", "))),
            ));
        }
        let label = if self.is_filtered {
            "Davon nach Filter: Prozesse nach Status"
        } else if self.oe.is_some() {
            "Davon hier: Prozesse nach Status"
        } else {
            "Prozesse nach Status"
        };
        facts.push((label.to_owned(), Cell::Text(self.by_status())));
        facts
    }

    fn by_status(&self) -> String {
        let p = &self.prozesse;
        let words = [
            (p.aktiv, "aktiv"),
            (p.entwurf, "Entwurf"),
            (p.ausgesetzt, "ausgesetzt"),
            (p.entfallen, "entfallen"),
        ];
        let parts = words.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts.map(|(n, word)| format!("{} {word}", grouped(*n))).collect();
        if parts.is_empty() {
            "keine".to_owned()
        } else {
            parts.join(", ")
        }
    }

    fn quality(&self) -> Vec<(String, Cell)> {
        let all = self.alle.prozesse;
        let fact = |k: Kennzahl| (k.lang().to_owned(), Cell::kennwert(k.wert(&self.alle)));
        let zahlen = &self.siegel.zahlen;
        let mut reviews = format!(
            "{} von {} {}",
            grouped(zahlen.aktuell),
            grouped(all),
            Siegel::Aktuell.label()
        );
        for siegel in Siegel::ALL
            .into_iter()
            .filter(|siegel| *siegel != Siegel::Aktuell)
        {
            if zahlen.of(siegel) > 0 {
                let _ = write!(reviews, ", {} {}", grouped(zahlen.of(siegel)), siegel.label());
            }
        }
        let data = &self.datenlage;
        let words = [
            (data.gemessen, "gemessen"),
            (data.geschaetzt, "geschätzt"),
            (
                data.beispiel,
                verb(data.beispiel, "erfundenes Beispiel", "erfundene Beispiele"),
            ),
            (data.ohne_angabe, "ohne Angabe"),
        ];
        let sure = words.iter().filter(|(n, _)| *n > 0);
        let sure: Vec<String> = sure.map(|(n, word)| format!("{} {word}", grouped(*n))).collect();
        vec![
            fact(Kennzahl::Vollstaendigkeit),
            fact(Kennzahl::Pruefgrad),
            (
                "Massenverfahren".to_owned(),
                Cell::part_of(self.massenverfahren, all),
            ),
            ("Siegel der Steckbriefe".to_owned(), Cell::Text(reviews)),
            ("Datenlage der Kennzahlen".to_owned(), Cell::Text(sure.join(", "))),
        ]
    }

    fn by_direction(&self) -> Table {
        let word = |ausrichtung: &Option<Ausrichtung>| ausrichtung.map_or("ohne Angabe", Ausrichtung::as_str);
        let rows = self
            .nach_ausrichtung
            .iter()
            .filter(|(_, summe)| summe.prozesse > 0);
        let rows: Vec<_> = rows
            .map(|(ausrichtung, summe)| (word(ausrichtung), summe))
            .collect();
        let share =
            |kennzahl: Kennzahl| move |(_, summe): &(&str, &Summe)| Cell::kennwert(kennzahl.wert(summe));
        let grad = share(Kennzahl::Digitalisierungsgrad);
        let quote = share(Kennzahl::Digitalisierungsquote);
        Columns::new()
            .people(
                "ausrichtung",
                "Ausrichtung",
                Room::Fixed(0),
                |(word, _): &(&str, &Summe)| Cell::Id((*word).to_owned()),
            )
            .people("prozesse", "Prozesse", Room::Fixed(0), |(_, summe)| {
                Cell::count(summe.prozesse)
            })
            .people("digitalisierungsgrad", "Grad", Room::Fixed(0), grad)
            .people(
                "digitalisierungsquote",
                "Quote (digitalisierte)",
                Room::Fixed(0),
                quote,
            )
            .people(
                "vollstaendigkeit",
                "Vollständig",
                Room::Fixed(2),
                share(Kennzahl::Vollstaendigkeit),
            )
            .table_and_sums(&rows, &[("alle", &self.alle)])
    }

    fn units(&self) -> Vec<Block> {
        let units = &self.organisationseinheiten;
        if units.is_empty() {
            let text = "Kein Amt und kein Eigenbetrieb in dieser Auswahl hat einen aktiven Prozess.";
            return vec![Block::Paragraph(text.to_owned())];
        }
        let mut notes = Vec::new();
        let rest = units.len().saturating_sub(SHOWN_UNITS) as u64;
        if rest > 0 {
            let rest = count(rest, "weitere Einheit steht", "weitere Einheiten stehen");
            notes.push(format!("{rest} in `ddv status --format csv`."));
        }
        vec![
            Block::Table(einheiten::columns().table(&units[..units.len().min(SHOWN_UNITS)])),
            Block::Notes(notes),
        ]
    }
}
