//! The list of rules with their severities.

use serde::Serialize;

use crate::check::RULES;
use crate::config::Config;
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Column, Report, Room, Table};

/// All rules.
#[derive(Debug, Serialize)]
pub struct Regeln {
    regeln: Vec<Regel>,
}

#[derive(Debug, Serialize)]
struct Regel {
    code: &'static str,
    schwere: &'static str,
    vorgabe: &'static str,
    aenderbar: bool,
    titel: String,
}

impl Regeln {
    /// The rules as `config` sets them; without one as they come.
    pub fn new(config: Option<&Config>) -> Self {
        let regel = |rule: &&dyn crate::check::Rule| {
            let page = rule.page();
            let changed = config
                .and_then(|c| c.regeln.get(page.id.0))
                .filter(|_| !page.is_fixed);
            Regel {
                code: page.id.0,
                schwere: match changed {
                    Some(Some(severity)) => severity.as_str(),
                    Some(None) => "aus",
                    None => page.severity.as_str(),
                },
                vorgabe: page.severity.as_str(),
                aenderbar: !page.is_fixed,
                titel: page.title(),
            }
        };
        Self {
            regeln: RULES.iter().map(regel).collect(),
        }
    }
}

impl Output for Regeln {
    const NAME: &'static str = "regeln";

    fn report(&self, _: &Kopf) -> Report {
        let columns = vec![
            Column::new("code", "Regel", Room::Fixed(0)),
            Column::new("schwere", "Schwere", Room::Fixed(0)),
            Column::new("aenderbar", "Änderbar", Room::Fixed(1)),
            Column::new("titel", "Was sie findet", Room::Flexible),
        ];
        let row = |r: &Regel| {
            vec![
                Cell::Id(r.code.to_owned()),
                Cell::Id(r.schwere.to_owned()),
                Cell::Bool(r.aenderbar),
                Cell::Text(r.titel.clone()),
            ]
        };
        let rows = self.regeln.iter().map(row).collect();
        let notes = vec![
            "`ddv regeln REGEL` zeigt die Handbuchseite. Der Schweregrad lässt sich in `ddv.toml` unter `[regeln]` \
             ändern; nicht änderbar sind Regeln, deren Befunde eine Datei unlesbar machen."
                .to_owned(),
        ];
        Report::new("Regeln", Vec::new()).section(
            None,
            vec![
                Block::Table(Table {
                    columns,
                    rows,
                    footer: Vec::new(),
                }),
                Block::Notes(notes),
            ],
        )
    }
}
