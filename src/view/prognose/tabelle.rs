//! The tables of the forecast: the years with bars, the Berufsgruppen.

use super::result::{Gruppe, Prognose, Zeile};
use crate::model::Jahr;
use crate::view::report::{Cell, Column, Room, Table};

impl Prognose {
    /// The years; CSV writes them.
    pub(super) fn table(&self) -> Table {
        let is_of_processes = self.is_of_processes();
        let (key, title) = if is_of_processes {
            ("prozesse", "Prozesse")
        } else {
            ("berufsgruppen", "Gruppen")
        };
        let columns = vec![
            Column::new("jahr", "Jahr", Room::Fixed(0)),
            Column::new(key, title, Room::Fixed(0)),
            Column::new("fallzahl", "Fälle", Room::Fixed(3)),
            Column::new("vza", "VZÄ", Room::Fixed(0)),
            Column::new("balken", "Bedarf", Room::Bar),
            Column::new("kosten_eur", "Kosten €", Room::Fixed(2)),
            Column::new("eingespart_vza", "spart VZÄ", Room::Fixed(0)),
            Column::new("entlastung", "Anteil", Room::Fixed(4)),
            Column::new("eingespart_eur", "spart €", Room::Fixed(0)),
        ];
        let longest = |zeile: &Zeile| zeile.vza + (-zeile.eingespart_vza).max(0.0);
        let max = self.jahre.iter().map(longest).fold(0.0, f64::max);
        let decimals = if max < 9.995 { 2 } else { 1 };
        let row = |zeile: &Zeile| {
            vec![
                Cell::Id(zeile.jahr.to_string()),
                Cell::count(Some(zeile.anzahl())),
                Cell::number(zeile.fallzahl, 0),
                Cell::Number(zeile.vza, decimals),
                Cell::Bar {
                    value: zeile.vza,
                    part: zeile.eingespart_vza,
                    max,
                },
                Cell::Number(zeile.kosten_eur, 0),
                Cell::Number(zeile.eingespart_vza, decimals),
                Cell::percent((zeile.vza > 0.0).then(|| zeile.eingespart_vza / zeile.vza)),
                Cell::Number(zeile.eingespart_eur, 0),
            ]
        };
        let mut footer = vec![Cell::Text(String::new()); columns.len()];
        footer[0] = Cell::Text("Summe".to_owned());
        if let Some(last) = footer.last_mut() {
            *last = Cell::Number(self.summe.eingespart_eur, 0);
        }
        let mut table = Table {
            columns,
            rows: self.jahre.iter().map(row).collect(),
            footer: vec![footer],
        };
        if !is_of_processes {
            table.remove_column("fallzahl");
        }
        table
    }
}

/// The Berufsgruppen of the sums.
pub(super) fn gruppen_table(gruppen: &[Gruppe], horizont: Jahr) -> Table {
    let columns = vec![
        Column::new("name", "Berufsgruppe", Room::Whole),
        Column::new("berufsgruppe", "Kennung", Room::Fixed(5)),
        Column::new("basisjahr", "Stand", Room::Fixed(3)),
        Column::new("vza", "VZÄ bisher", Room::Fixed(2)),
        Column::new("vza_horizont", format!("VZÄ {horizont}"), Room::Fixed(1)),
        Column::new("kosten_je_vza", "€ je VZÄ", Room::Fixed(4)),
        Column::new(
            "eingespart_vza_horizont",
            format!("spart VZÄ {horizont}"),
            Room::Fixed(0),
        ),
        Column::new(
            "eingespart_eur",
            format!("spart € bis {horizont}"),
            Room::Fixed(0),
        ),
    ];
    let row = |g: &Gruppe| {
        vec![
            Cell::Text(g.name.clone()),
            Cell::Id(g.berufsgruppe.clone()),
            Cell::Id(g.basisjahr.to_string()),
            Cell::Number(g.vza, 1),
            Cell::number(g.vza_horizont, 1),
            Cell::Number(g.kosten_je_vza, 0),
            Cell::number(g.eingespart_vza_horizont, 1),
            Cell::Number(g.eingespart_eur, 0),
        ]
    };
    Table {
        columns,
        rows: gruppen.iter().map(row).collect(),
        footer: Vec::new(),
    }
}
