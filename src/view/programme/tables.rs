//! Tables of programmes: projects by Lage and Ampel; money and the next milestone; who leads and who is told.

use super::rows::{Programmzeile, Zahlen};
use super::words::{naechster_text, weg};
use crate::model::{Euro, Jahr};
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::woerter::herkunft_name;

/// Projects by Lage and Ampel, with their sums.
pub(in crate::view) fn ampeln(zeilen: &[&Programmzeile], summe: Option<&Zahlen>) -> Table {
    let line = |name: String, z: &Zahlen| {
        let counts = [
            z.projekte,
            z.laufend,
            z.vorhaben,
            z.beendet,
            z.ampeln.gruen,
            z.ampeln.gelb,
            z.ampeln.rot,
            z.gefaehrdet,
            z.ampeln.ohne,
        ];
        let mut row = vec![Cell::Text(name)];
        row.extend(counts.map(|n| Cell::count(Some(n))));
        row
    };
    let mut table = Table {
        columns: vec![
            Column::new("programm", "Programm", Room::Whole),
            Column::new("projekte", "Projekte", Room::Fixed(0)),
            Column::new("laufend", "laufen", Room::Fixed(0)),
            Column::new("vorhaben", "Vor-haben", Room::Fixed(0)),
            Column::new("beendet", "beendet", Room::Fixed(0)),
            Column::new("gruen", "grün", Room::Fixed(0)),
            Column::new("gelb", "gelb", Room::Fixed(0)),
            Column::new("rot", "rot", Room::Fixed(0)),
            Column::new("gefaehrdet", "gefährdet", Room::Fixed(0)),
            Column::new("ohne_ampel", "ohne Ampel", Room::Fixed(0)),
        ],
        rows: zeilen.iter().map(|z| line(z.titel(), &z.zahlen)).collect(),
        footer: summe
            .into_iter()
            .map(|summe| line("Summe".to_owned(), summe))
            .collect(),
    };
    if zeilen.iter().all(|z| z.zahlen.ampeln.ohne == 0) {
        table.remove_column("ohne_ampel");
    }
    table
}

/// Plan and actual up to the year `bis`, the need of the year after, and the next milestone.
pub(in crate::view) fn geld(zeilen: &[&Programmzeile], summe: Option<&Zahlen>, bis: Jahr) -> Table {
    let amounts = |z: &Zahlen| [z.budget.plan(), z.budget.ist(), z.bedarf_naechstes_jahr];
    let all = zeilen.iter().map(|z| &z.zahlen).chain(summe);
    let digits = Nachkommastellen::of(all.flat_map(amounts));
    let money = |z: &Zahlen| amounts(z).map(|amount: Option<Euro>| digits.cell(amount));
    let row = |z: &Programmzeile| {
        let mut row = vec![Cell::Text(z.titel())];
        row.extend(money(&z.zahlen));
        row.push(Cell::text(naechster_text(&z.zahlen)));
        row
    };
    let total = |z: &Zahlen| {
        let mut row = vec![Cell::Text("Summe".to_owned())];
        row.extend(money(z));
        row.push(Cell::Text(String::new()));
        row
    };
    Table {
        columns: vec![
            Column::new("programm", "Programm", Room::Whole),
            Column::new("budget_plan", format!("Plan bis {bis} (€)"), Room::Fixed(0)),
            Column::new("budget_ist", format!("Ist bis {bis} (€)"), Room::Fixed(0)),
            Column::new(
                "bedarf_naechstes_jahr",
                format!("Bedarf {} (€)", bis.0.saturating_add(1)),
                Room::Fixed(0),
            ),
            Column::new("naechster_meilenstein", "Nächster Meilenstein", Room::Whole),
        ],
        rows: zeilen.iter().copied().map(row).collect(),
        footer: summe.into_iter().map(total).collect(),
    }
}

/// Who leads, who is told, and where the programme comes from.
pub(in crate::view) fn leitung(zeilen: &[&Programmzeile]) -> Table {
    let known = zeilen.iter().filter(|z| z.name.is_some());
    let row = |z: &Programmzeile| {
        vec![
            Cell::Text(z.titel()),
            Cell::Id(z.programm.as_ref().map(ToString::to_string).unwrap_or_default()),
            Cell::text(z.leitung.clone()),
            Cell::Text(weg(&z.berichtsweg)),
            Cell::text(z.herkunft.map(herkunft_name)),
        ]
    };
    let mut table = Table {
        columns: vec![
            Column::new("name", "Programm", Room::Whole),
            Column::new("programm", "Kennung", Room::Fixed(0)),
            Column::new("leitung", "Leitung", Room::Whole),
            Column::new("berichtsweg", "Berichtsweg", Room::Whole),
            Column::new("herkunft", "Herkunft", Room::Whole),
        ],
        rows: known.copied().map(row).collect(),
        footer: Vec::new(),
    };
    table.drop_empty_columns();
    table
}

/// All of it, one row per programme: the CSV.
pub(in crate::view) fn daten<'z>(zeilen: impl Iterator<Item = &'z Programmzeile> + Clone) -> Table {
    let keys = [
        "programm",
        "name",
        "leitung",
        "berichtsweg",
        "herkunft",
        "projekte",
        "laufend",
        "vorhaben",
        "beendet",
        "gruen",
        "gelb",
        "rot",
        "ohne_ampel",
        "gefaehrdet",
        "budget_plan",
        "budget_ist",
        "bedarf_naechstes_jahr",
        "meilensteine_ueberfaellig",
        "naechster_meilenstein",
        "naechster_meilenstein_projekt",
        "naechster_meilenstein_plan",
    ];
    let id = |text: Option<&str>| text.map_or(Cell::Missing, |text| Cell::Id(text.to_owned()));
    let number = |n: u64| Cell::count(Some(n));
    let digits = Nachkommastellen::of(zeilen.clone().flat_map(|z| {
        let zahlen = &z.zahlen;
        [
            zahlen.budget.plan(),
            zahlen.budget.ist(),
            zahlen.bedarf_naechstes_jahr,
        ]
    }));
    let row = |z: &Programmzeile| {
        let zahlen = &z.zahlen;
        let next = zahlen.naechster_meilenstein.as_ref();
        let words: Vec<&str> = z.berichtsweg.iter().map(|b| b.as_str()).collect();
        vec![
            id(z.programm.as_ref().map(AsRef::as_ref)),
            Cell::text(z.name.clone()),
            Cell::text(z.leitung.clone()),
            Cell::Id(words.join(", ")),
            id(z.herkunft.map(crate::model::programm::Herkunft::as_str)),
            number(zahlen.projekte),
            number(zahlen.laufend),
            number(zahlen.vorhaben),
            number(zahlen.beendet),
            number(zahlen.ampeln.gruen),
            number(zahlen.ampeln.gelb),
            number(zahlen.ampeln.rot),
            number(zahlen.ampeln.ohne),
            number(zahlen.gefaehrdet),
            digits.cell(zahlen.budget.plan()),
            digits.cell(zahlen.budget.ist()),
            digits.cell(zahlen.bedarf_naechstes_jahr),
            number(zahlen.meilensteine_ueberfaellig),
            Cell::text(next.and_then(|m| m.name.clone())),
            id(next.map(|m| m.projekt.as_str())),
            next.and_then(|m| m.plan).map_or(Cell::Missing, Cell::Date),
        ]
    };
    Table::for_machines(keys, zeilen.map(row))
}
