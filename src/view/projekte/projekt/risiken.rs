//! The risks of a project: a matrix of probability and damage, and the list.

use serde::Serialize;

use crate::model::projekt::Projekt;
use crate::view::columns::Columns;
use crate::view::report::{Block, Cell, Room, Table};

/// The risks, the worst first.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Risiken(Vec<RisikoRow>);

#[derive(Debug, Serialize)]
struct RisikoRow {
    text: Option<String>,
    /// 1 to 3.
    eintritt: Option<u8>,
    /// 1 to 3.
    schaden: Option<u8>,
    /// Their product, 1 to 9; null if one is missing.
    stufe: Option<u8>,
    massnahme: Option<String>,
}

impl Risiken {
    /// The risks of `projekt`; those without a grade last.
    pub fn new(projekt: &Projekt) -> Self {
        let risks = projekt.risiken.iter().map(|r| RisikoRow {
            text: r.text.clone(),
            eintritt: r.eintritt.map(|e| e.0),
            schaden: r.schaden.map(|s| s.0),
            stufe: r.eintritt.zip(r.schaden).map(|(e, s)| e.0 * s.0),
            massnahme: r.massnahme.clone(),
        });
        let mut risks: Vec<RisikoRow> = risks.collect();
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
        let mut columns = Columns::new().people("eintritt", "", Room::Fixed(0), |eintritt| {
            Cell::Id(format!("Eintritt {}", level(*eintritt)))
        });
        for schaden in [1, 2, 3] {
            let title = format!("Schaden {}", level(schaden)).replace(' ', "\u{a0}");
            let key = format!("schaden_{schaden}");
            columns = columns.people(key, title, Room::Fixed(0), move |eintritt| {
                numbers(*eintritt, schaden)
            });
        }
        columns.table(&[3, 2, 1])
    }

    fn list(&self) -> Table {
        let rows: Vec<(u64, &RisikoRow)> = (1..).zip(&self.0).collect();
        Columns::new()
            .people("nr", "Nr.", Room::Fixed(0), |(number, _): &(u64, &RisikoRow)| {
                Cell::count(*number)
            })
            .people("stufe", "Stufe", Room::Fixed(0), |(_, r)| {
                Cell::text(r.stufe.map(|stufe| stufe.to_string()))
            })
            .people("text", "Risiko", Room::Whole, |(_, r)| Cell::text(r.text.clone()))
            .people("massnahme", "Maßnahme", Room::Whole, |(_, r)| {
                Cell::text(r.massnahme.clone())
            })
            .table(&rows)
    }
}
