//! Tables of projects: how they stand, what they cost, what they have achieved; and all of it as data.

use super::geld::Nachkommastellen;
use super::{Projektzeile, wirkung};
use crate::model::projekt::{Ampel, Finanzierung};
use crate::model::{Datum, Euro, Jahr};
use crate::view::report::{Cell, Column, Room, Table};
use crate::view::woerter::{finanzierung_name, phase_name, ziel_art_name};

fn date(day: Option<Datum>) -> Cell {
    day.map_or(Cell::Missing, Cell::Date)
}

/// Phase, Ampel and time.
pub(in crate::view) fn stand(zeilen: &[&Projektzeile]) -> Table {
    let row = |z: &Projektzeile| {
        vec![
            Cell::Text(z.name.clone()),
            Cell::Id(z.projekt.to_string()),
            Cell::text(z.oe.as_ref().map(ToString::to_string)),
            Cell::Id(phase_name(z.phase).to_owned()),
            Cell::text(z.ampel_text()),
            Cell::text(z.ampel_stand_text()),
            date(z.ende_plan),
            date(z.ende_ist),
            z.tage_ueber_plan
                .map_or(Cell::Missing, |n| Cell::Integer(n.into())),
            Cell::text(z.zielerreichung.text()),
            Cell::Text(ziel_art_name(z.ziel).to_owned()),
        ]
    };
    let mut table = Table {
        columns: vec![
            Column::new("name", "Projekt", Room::Head),
            Column::new("projekt", "Kennung", Room::Fixed(4)),
            Column::new("oe", "OE", Room::Fixed(1)),
            Column::new("phase", "Phase", Room::Fixed(0)),
            Column::new("ampel", "Ampel", Room::Fixed(0)),
            Column::new("ampel_stand", "Ampel vom", Room::Fixed(2)),
            Column::new("ende_plan", "Ende Soll", Room::Fixed(0)),
            Column::new("ende_ist", "Ende Ist", Room::Fixed(3)),
            Column::new("tage_ueber_plan", "Verzug (Tage)", Room::Fixed(0)),
            Column::new("zielerreichung", "Ziel-erreichung", Room::Fixed(5)),
            Column::new("ziel", "Ziel", Room::Fixed(6)),
        ],
        rows: zeilen.iter().map(|z| row(z)).collect(),
        footer: Vec::new(),
    };
    table.drop_empty_columns();
    table
}

/// Programme, state of the money, and in euros Plan and Ist up to the year `bis`, and the need of the next one, with sums; none if no
/// project states any of it.
pub(in crate::view) fn geld(zeilen: &[&Projektzeile], bis: Jahr, naechstes: Jahr) -> Option<Table> {
    let amounts = |z: &Projektzeile| [z.budget_plan, z.budget_ist, z.bedarf_naechstes_jahr];
    let is_stated = |z: &&&Projektzeile| z.finanzierung.is_some() || amounts(z).iter().any(Option::is_some);
    let shown: Vec<&Projektzeile> = zeilen.iter().filter(is_stated).copied().collect();
    if shown.is_empty() {
        return None;
    }
    let digits = Nachkommastellen::of(shown.iter().flat_map(|z| amounts(z)));
    let row = |z: &Projektzeile| {
        vec![
            Cell::Text(z.name.clone()),
            z.programm
                .as_ref()
                .map_or(Cell::Missing, |id| Cell::Id(id.to_string())),
            Cell::text(z.finanzierung.map(finanzierung_name)),
            digits.cell(z.budget_plan),
            digits.cell(z.budget_ist),
            digits.cell(z.bedarf_naechstes_jahr),
        ]
    };
    let total = |at: usize| digits.cell(Euro::sum(shown.iter().filter_map(|z| amounts(z)[at])));
    let mut table = Table {
        columns: vec![
            Column::new("name", "Projekt", Room::Head),
            Column::new("programm", "Programm", Room::Fixed(1)),
            Column::new("finanzierung", "Finanzie-rung", Room::Fixed(0)),
            Column::new("budget_plan", format!("Plan bis\u{a0}{bis}"), Room::Fixed(0)),
            Column::new("budget_ist", format!("Ist bis\u{a0}{bis}"), Room::Fixed(0)),
            Column::new(
                "bedarf_naechstes_jahr",
                format!("Bedarf {naechstes}"),
                Room::Fixed(0),
            ),
        ],
        rows: shown.iter().map(|z| row(z)).collect(),
        footer: vec![vec![
            Cell::Text("Summe".to_owned()),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
            total(0),
            total(1),
            total(2),
        ]],
    };
    table.drop_empty_columns();
    Some(table)
}

/// What they were to achieve, and have; none if no project says.
pub(in crate::view) fn ergebnisse(zeilen: &[&Projektzeile]) -> Option<Table> {
    let rows = zeilen
        .iter()
        .flat_map(|z| z.wirkungen.iter().map(|w| w.row(&z.name)));
    let rows: Vec<Vec<Cell>> = rows.collect();
    (!rows.is_empty()).then(|| wirkung::table(rows))
}

/// All of it, one row per project: the CSV.
pub(in crate::view) fn daten(zeilen: &[&Projektzeile]) -> Table {
    let keys = [
        "projekt",
        "name",
        "programm",
        "oe",
        "phase",
        "lage",
        "ziel",
        "ampel",
        "ampel_stand",
        "ampel_veraltet",
        "beginn",
        "ende_plan",
        "ende_ist",
        "tage_ueber_plan",
        "budget_plan",
        "budget_ist",
        "budget_plan_gesamt",
        "budget_ist_gesamt",
        "bedarf_naechstes_jahr",
        "finanzierung",
        "wirkungen",
        "wirkungen_gemessen",
        "zielerreichung_von",
        "zielerreichung_bis",
        "gruende",
    ];
    let id = |text: Option<&str>| text.map_or(Cell::Missing, |text| Cell::Id(text.to_owned()));
    let money = |amount: Option<Euro>| Nachkommastellen::of([amount]).cell(amount);
    let row = |z: &Projektzeile| {
        vec![
            Cell::Id(z.projekt.to_string()),
            Cell::Text(z.name.clone()),
            id(z.programm.as_ref().map(AsRef::as_ref)),
            id(z.oe.as_ref().map(AsRef::as_ref)),
            id(Some(z.phase.as_str())),
            id(Some(z.lage.as_str())),
            id(Some(z.ziel.as_str())),
            id(z.ampel.map(Ampel::as_str)),
            date(z.ampel_stand),
            id(Some(if z.ampel_veraltet { "ja" } else { "nein" })),
            date(z.beginn),
            date(z.ende_plan),
            date(z.ende_ist),
            z.tage_ueber_plan
                .map_or(Cell::Missing, |n| Cell::Integer(n.into())),
            money(z.budget_plan),
            money(z.budget_ist),
            money(z.budget_plan_gesamt),
            money(z.budget_ist_gesamt),
            money(z.bedarf_naechstes_jahr),
            id(z.finanzierung.map(Finanzierung::as_str)),
            Cell::count(Some(z.zielerreichung.angestrebt)),
            Cell::count(Some(z.zielerreichung.gemessen)),
            Cell::percent(z.zielerreichung.von),
            Cell::percent(z.zielerreichung.bis),
            Cell::Id(z.gruende.join(", ")),
        ]
    };
    Table::for_machines(keys, zeilen.iter().map(|z| row(z)))
}
