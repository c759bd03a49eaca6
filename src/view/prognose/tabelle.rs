//! The tables of the forecast: the years with bars, the Berufsgruppen.

use super::result::{Gruppe, JahrRow, Prognose};
use crate::model::Jahr;
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};

impl Prognose {
    /// The years; CSV writes them.
    pub(super) fn table(&self) -> Table {
        let is_of_processes = self.is_of_processes();
        let (key, title) = if is_of_processes {
            ("prozesse", "Prozesse")
        } else {
            ("berufsgruppen", "Gruppen")
        };
        let longest = |zeile: &JahrRow| zeile.vza + (-zeile.eingespart_vza).max(0.0);
        let max = self.jahre.iter().map(longest).fold(0.0, f64::max);
        let decimals = if max < 9.995 { 2 } else { 1 };
        let bar = |z: &JahrRow| Cell::Bar {
            value: z.vza,
            part: z.eingespart_vza,
            max,
        };
        let share = |z: &JahrRow| Cell::percent((z.vza > 0.0).then(|| z.eingespart_vza / z.vza));
        let columns = Columns::new()
            .both("jahr", "Jahr", Room::Fixed(0), |z: &JahrRow| {
                Cell::Id(z.jahr.to_string())
            })
            .sum(Cell::Text("Summe".to_owned()))
            .both(key, title, Room::Fixed(0), |z| Cell::count(z.anzahl()))
            .both("fallzahl", "Fälle", Room::Fixed(3), |z| {
                Cell::number(z.fallzahl, 0)
            })
            .both("vza", "VZÄ", Room::Fixed(0), |z| Cell::Number(z.vza, decimals))
            .both("balken", "Bedarf", Room::Bar, bar)
            .both("kosten_eur", "Kosten €", Room::Fixed(2), |z| {
                Cell::Number(z.kosten_eur, 0)
            })
            .both("eingespart_vza", "spart VZÄ", Room::Fixed(0), |z| {
                Cell::Number(z.eingespart_vza, decimals)
            })
            .both("entlastung", "Anteil", Room::Fixed(4), share)
            .both("eingespart_eur", "spart €", Room::Fixed(0), |z| {
                Cell::Number(z.eingespart_eur, 0)
            })
            .sum(Cell::Number(self.summe.eingespart_eur, 0));
        let mut table = columns.table_with_sum(&self.jahre);
        if !is_of_processes {
            table.remove_column("fallzahl");
        }
        table
    }
}

/// The Berufsgruppen of the sums.
pub(super) fn gruppen_table(gruppen: &[Gruppe], horizont: Jahr) -> Table {
    let spart_vza = format!("spart VZÄ {horizont}");
    let spart_eur = format!("spart € bis {horizont}");
    Columns::new()
        .both("name", "Berufsgruppe", Room::Whole, |g: &Gruppe| {
            Cell::Text(g.name.clone())
        })
        .both("berufsgruppe", "Kennung", Room::Fixed(5), |g| {
            Cell::Id(g.berufsgruppe.clone())
        })
        .both("basisjahr", "Stand", Room::Fixed(3), |g| {
            Cell::Id(g.basisjahr.to_string())
        })
        .both("vza", "VZÄ bisher", Room::Fixed(2), |g| Cell::Number(g.vza, 1))
        .both("vza_horizont", format!("VZÄ {horizont}"), Room::Fixed(1), |g| {
            Cell::number(g.vza_horizont, 1)
        })
        .both("kosten_je_vza", "€ je VZÄ", Room::Fixed(4), |g| {
            Cell::Number(g.kosten_je_vza, 0)
        })
        .both("eingespart_vza_horizont", spart_vza, Room::Fixed(0), |g| {
            Cell::number(g.eingespart_vza_horizont, 1)
        })
        .both("eingespart_eur", spart_eur, Room::Fixed(0), |g| {
            Cell::Number(g.eingespart_eur, 0)
        })
        .table(gruppen)
}
