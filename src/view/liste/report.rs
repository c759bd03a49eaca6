//! The list for people: typed cells, and notes on what the figures mean.

use super::result::Liste;
use crate::model::Kind;
use crate::source::decode::ValueType;
use crate::view::aenderungsstand::WITHOUT_HISTORY;
use crate::view::feld::{Feld, Figur, ProzessFigur, Quelle, Wert};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, SOFT_HYPHEN, Table};
use crate::view::zahlwort::{count, grouped};

impl Output for Liste {
    const NAME: &'static str = "liste";

    fn report(&self, kopf: &Kopf) -> Report {
        let (_, many) = self.art.names();
        let mut context = kopf.context();
        if let Some(oe) = &self.oe_name {
            context.push(format!("Nur {oe} mit allem, was darunter liegt"));
        }
        if let Some(filter) = &self.filter {
            context.push(format!("Filter: {filter}"));
        }
        let report = Report::new(format!("Liste: {many}"), context);
        let table = Block::Table(self.table());
        if self.auswahl == 0 {
            let text = if self.alle == 0 {
                format!("In diesem Register gibt es keine Einträge unter `{}/`.", self.art)
            } else {
                format!(
                    "Keiner der {} Einträge passt zur Auswahl.",
                    grouped(self.alle as u64)
                )
            };
            return report.section(None, vec![Block::Paragraph(text), table]);
        }
        report.section(None, vec![table, Block::Notes(self.notes())])
    }
}

impl Liste {
    fn table(&self) -> Table {
        let names = self.felder.iter().zip(&self.titel).enumerate();
        let columns = names.map(|(at, (feld, title))| {
            let title = match feld.quelle {
                Quelle::Figur(figur) => figur.title().to_owned(),
                Quelle::Kennung | Quelle::Datei | Quelle::Angabe | Quelle::Zelle(_) => title.clone(),
            };
            Column::new(feld.name.as_str(), title, room(feld, at))
        });
        let decimals: Vec<u8> = (0..self.felder.len()).map(|at| self.decimals(at)).collect();
        let row = |values: &Vec<Wert>| {
            let cells = values.iter().zip(&self.felder).zip(&decimals);
            cells.map(|((wert, feld), d)| cell(wert, feld, *d)).collect()
        };
        Table {
            columns: columns.collect(),
            rows: self.werte.iter().map(row).collect(),
            footer: Vec::new(),
        }
    }

    /// The decimals of a column: fixed for figures, for other fields as many as its numbers need, at most two.
    fn decimals(&self, at: usize) -> u8 {
        match self.felder[at].quelle {
            Quelle::Figur(Figur::Prozess(ProzessFigur::Koeffizient)) => return 1,
            Quelle::Figur(_) => return 2,
            Quelle::Kennung | Quelle::Datei | Quelle::Angabe | Quelle::Zelle(_) => {}
        }
        let values = || self.werte.iter().flat_map(|row| row[at].einzeln());
        let fits = |decimals: &u8| {
            values().all(|wert| match wert {
                Wert::Zahl(number) => {
                    let scaled = number * 10_f64.powi(i32::from(*decimals));
                    (scaled - scaled.round()).abs() < 1e-9
                }
                Wert::Fehlt
                | Wert::Text(_)
                | Wert::Ganz(_)
                | Wert::Tag(_)
                | Wert::JaNein(_)
                | Wert::Liste(_) => true,
            })
        };
        (0..2).find(fits).unwrap_or(2)
    }

    fn notes(&self) -> Vec<String> {
        let shown = self.werte.len() as u64;
        let mut notes = Vec::new();
        let all = grouped(self.alle as u64);
        let shown = count(shown, "Eintrag", "Einträge");
        notes.push(if self.werte.len() == self.alle {
            format!("Gezeigt: {shown}.")
        } else if self.werte.len() < self.auswahl && self.auswahl < self.alle {
            let chosen = grouped(self.auswahl as u64);
            format!("Gezeigt: {shown} von {chosen} in der Auswahl, {all} insgesamt.")
        } else {
            format!("Gezeigt: {shown} von {all}.")
        });
        for feld in &self.felder {
            if let Quelle::Figur(figur) = feld.quelle {
                let (title, meaning) = (figur.title().replace(SOFT_HYPHEN, ""), figur.meaning());
                notes.push(if title.to_lowercase() == figur.name() {
                    format!("{title}: {meaning}.")
                } else {
                    format!("{title} (`{}`): {meaning}.", figur.name())
                });
            }
        }
        if self.is_history_missed {
            notes.push(WITHOUT_HISTORY.to_owned());
        }
        if self.art == Kind::Prozesse && self.felder.iter().any(rests_on_kennzahlen) {
            let processes = |n| count(n, "Prozess", "Prozessen");
            for (n, what) in [
                (self.ungemessen.geschaetzt, "geschätzt"),
                (self.ungemessen.beispiel, "erfundene Beispiele"),
            ] {
                if n > 0 {
                    notes.push(format!("Die Kennzahlen sind bei {} {what}.", processes(n)));
                }
            }
        }
        notes
    }
}

fn rests_on_kennzahlen(feld: &Feld) -> bool {
    feld.name.starts_with("kennzahlen.")
        || feld.quelle == Quelle::Figur(Figur::Prozess(ProzessFigur::Vza))
        || feld.quelle == Quelle::Figur(Figur::Prozess(ProzessFigur::Massenverfahren))
}

/// How a column gives way: the last ones first, the id last.
fn room(feld: &Feld, at: usize) -> Room {
    if feld.quelle == Quelle::Kennung {
        return Room::Head;
    }
    match feld.value {
        ValueType::Text | ValueType::Keys => Room::Flexible,
        ValueType::Id
        | ValueType::Word
        | ValueType::Integer
        | ValueType::Year
        | ValueType::Number
        | ValueType::Share
        | ValueType::Euro
        | ValueType::Date
        | ValueType::Records => {
            if feld.is_list {
                Room::Flexible
            } else {
                Room::Fixed(u8::try_from(at).unwrap_or(u8::MAX))
            }
        }
    }
}

fn cell(wert: &Wert, feld: &Feld, decimals: u8) -> Cell {
    match wert {
        Wert::Fehlt => Cell::Missing,
        Wert::Text(text) => match feld.value {
            ValueType::Text => Cell::Text(text.clone()),
            ValueType::Id
            | ValueType::Word
            | ValueType::Integer
            | ValueType::Year
            | ValueType::Number
            | ValueType::Share
            | ValueType::Euro
            | ValueType::Date
            | ValueType::Records
            | ValueType::Keys => Cell::Id(text.clone()),
        },
        Wert::Ganz(number) => number_cell(*number as f64, Some(*number), feld, decimals),
        Wert::Zahl(number) => number_cell(*number, None, feld, decimals),
        Wert::Tag(day) => Cell::Date(*day),
        Wert::JaNein(is_so) => Cell::Bool(*is_so),
        Wert::Liste(values) => {
            let items: Vec<String> = values.iter().map(|v| cell(v, feld, decimals).human()).collect();
            Cell::Text(items.join(", "))
        }
    }
}

fn number_cell(number: f64, whole: Option<i64>, feld: &Feld, decimals: u8) -> Cell {
    match feld.value {
        ValueType::Share => Cell::Percent(number),
        ValueType::Euro => Cell::Euro(number),
        ValueType::Year => Cell::Id(number.to_string()),
        ValueType::Text
        | ValueType::Id
        | ValueType::Word
        | ValueType::Integer
        | ValueType::Number
        | ValueType::Date
        | ValueType::Records
        | ValueType::Keys => whole.map_or(Cell::Number(number, decimals), Cell::Integer),
    }
}
