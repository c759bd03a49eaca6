//! The risks of a project: a matrix of probability and damage, and the list.

use serde::Serialize;

use crate::model::projekt::Projekt;
use crate::view::report::{Block, Cell, Column, Room, Table};

/// The risks, the worst first.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Risikoliste(Vec<Risiko>);

#[derive(Debug, Serialize)]
struct Risiko {
    text: Option<String>,
    /// 1 to 3.
    eintritt: Option<u8>,
    /// 1 to 3.
    schaden: Option<u8>,
    /// Their product, 1 to 9; null if one is missing.
    stufe: Option<u8>,
    massnahme: Option<String>,
}

impl Risikoliste {
    /// The risks of `projekt`; those without a grade last.
    pub fn new(projekt: &Projekt) -> Self {
        let risks = projekt.risiken.iter().map(|r| Risiko {
            text: r.text.clone(),
            eintritt: r.eintritt.map(|e| e.0),
            schaden: r.schaden.map(|s| s.0),
            stufe: r.eintritt.zip(r.schaden).map(|(e, s)| e.0 * s.0),
            massnahme: r.massnahme.clone(),
        });
        let mut risks: Vec<Risiko> = risks.collect();
        risks.sort_by_key(|r| std::cmp::Reverse(r.stufe));
        Self(risks)
    }

    /// Matrix and list; nothing without risks.
    pub fn blocks(&self) -> Vec<Block> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let mut blocks = Vec::new();
        if self.0.iter().any(|r| r.stufe.is_some()) {
            blocks.push(Block::Table(self.matrix()));
            let note = "In den Feldern stehen die Nummern der Risiken. Stufe: Eintritt mal Schaden, 1 bis 9.";
            blocks.push(Block::Notes(vec![note.to_owned()]));
        }
        blocks.push(Block::Table(self.list()));
        blocks
    }

    fn matrix(&self) -> Table {
        let level = |n: u8| match n {
            1 => "1 gering",
            2 => "2 mittel",
            _ => "3 hoch",
        };
        let numbers = |eintritt: u8, schaden: u8| {
            let at = (1..).zip(&self.0);
            let at = at.filter(|(_, r)| r.eintritt == Some(eintritt) && r.schaden == Some(schaden));
            let at: Vec<String> = at.map(|(number, _): (u64, _)| number.to_string()).collect();
            if at.is_empty() {
                Cell::Text("·".to_owned())
            } else {
                Cell::Text(at.join(", "))
            }
        };
        let rows = [3, 2, 1].map(|eintritt| {
            let mut row = vec![Cell::Id(format!("Eintritt {}", level(eintritt)))];
            row.extend([1, 2, 3].map(|schaden| numbers(eintritt, schaden)));
            row
        });
        let mut columns = vec![Column::new("eintritt", "", Room::Fixed(0))];
        columns.extend([1, 2, 3].map(|schaden| {
            let title = format!("Schaden {}", level(schaden)).replace(' ', "\u{a0}");
            Column::new(format!("schaden_{schaden}"), title, Room::Fixed(0))
        }));
        Table {
            columns,
            rows: rows.to_vec(),
            footer: Vec::new(),
        }
    }

    fn list(&self) -> Table {
        let rows = (1..).zip(&self.0).map(|(number, r)| {
            vec![
                Cell::Integer(number),
                Cell::text(r.stufe.map(|stufe| stufe.to_string())),
                Cell::text(r.text.clone()),
                Cell::text(r.massnahme.clone()),
            ]
        });
        Table {
            columns: vec![
                Column::new("nr", "Nr.", Room::Fixed(0)),
                Column::new("stufe", "Stufe", Room::Fixed(0)),
                Column::new("text", "Risiko", Room::Whole),
                Column::new("massnahme", "Maßnahme", Room::Whole),
            ],
            rows: rows.collect(),
            footer: Vec::new(),
        }
    }
}
