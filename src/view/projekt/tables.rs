//! Tables of projects: how they stand, what they cost, what they have achieved; and all of it as data.

use super::geld::Nachkommastellen;
use super::{ProjektRow, wirkung};
use crate::model::{Euro, Jahr};
use crate::view::columns::Columns;
use crate::view::report::{Cell, Room, Table};

/// How they stand, for people; and all there is for machines.
fn columns() -> Columns<'static, ProjektRow> {
    let id = |z: &ProjektRow| Cell::reference(&z.projekt);
    let money = |amount: Option<Euro>| Nachkommastellen::of([amount]).cell(amount);
    Columns::new()
        .machines("projekt", id)
        .both("name", "Projekt", Room::Head, |z| Cell::Text(z.name.clone()))
        .people("projekt", "Kennung", Room::Fixed(4), id)
        .machines("programm", |z| Cell::reference_or_missing(z.programm.as_ref()))
        .both("oe", "OE", Room::Fixed(1), |z| {
            Cell::reference_or_missing(z.oe.as_ref())
        })
        .both("phase", "Phase", Room::Fixed(0), |z| Cell::word(z.phase))
        .machines("lage", |z| Cell::word(z.lage))
        .machines("ziel", |z| Cell::word(z.ziel))
        .people("ampel", "Ampel", Room::Fixed(0), |z| Cell::text(z.ampel_text()))
        .machines("ampel", |z| Cell::word_or_missing(z.ampel))
        .people("ampel_stand", "Ampel vom", Room::Fixed(2), |z| {
            Cell::text(z.ampel_stand_text())
        })
        .machines("ampel_stand", |z| Cell::date(z.ampel_stand))
        .machines("ampel_veraltet", |z| Cell::Bool(z.ampel_veraltet))
        .machines("beginn", |z| Cell::date(z.beginn))
        .both("ende_plan", "Ende Soll", Room::Fixed(0), |z| {
            Cell::date(z.ende_plan)
        })
        .both("ende_ist", "Ende Ist", Room::Fixed(3), |z| Cell::date(z.ende_ist))
        .both("tage_ueber_plan", "Verzug (Tage)", Room::Fixed(0), |z| {
            Cell::integer(z.tage_ueber_plan)
        })
        .machines("budget_plan", move |z| money(z.budget_plan))
        .machines("budget_ist", move |z| money(z.budget_ist))
        .machines("budget_plan_gesamt", move |z| money(z.budget_plan_gesamt))
        .machines("budget_ist_gesamt", move |z| money(z.budget_ist_gesamt))
        .machines("bedarf_naechstes_jahr", move |z| money(z.bedarf_naechstes_jahr))
        .machines("finanzierung", |z| Cell::word_or_missing(z.finanzierung))
        .machines("wirkungen", |z| Cell::count(z.zielerreichung.angestrebt))
        .machines("wirkungen_gemessen", |z| Cell::count(z.zielerreichung.gemessen))
        .people("zielerreichung", "Ziel\u{ad}erreichung", Room::Fixed(5), |z| {
            Cell::text(z.zielerreichung.text())
        })
        .people("ziel", "Ziel", Room::Fixed(6), |z| Cell::word(z.ziel))
        .machines("zielerreichung_von", |z| Cell::percent(z.zielerreichung.von))
        .machines("zielerreichung_bis", |z| Cell::percent(z.zielerreichung.bis))
        .machines("gruende", |z| Cell::Id(z.gruende.join(", ")))
}

/// Phase, Ampel and time.
pub(in crate::view) fn stand(projekte: &[&ProjektRow]) -> Table {
    columns().table(projekte.iter().copied()).without_empty_columns()
}

/// All of it, one row per project: the CSV.
pub(in crate::view) fn data(projekte: &[&ProjektRow]) -> Table {
    columns().data(projekte.iter().copied())
}

/// Programme, state of the money, and in euros Plan and Ist up to the year `bis`, and the need of the next one, with sums; none if no
/// project states any of it.
pub(in crate::view) fn geld(projekte: &[&ProjektRow], bis: Jahr, naechstes: Jahr) -> Option<Table> {
    let amounts = |z: &ProjektRow| [z.budget_plan, z.budget_ist, z.bedarf_naechstes_jahr];
    let is_stated = |z: &&&ProjektRow| z.finanzierung.is_some() || amounts(z).iter().any(Option::is_some);
    let shown: Vec<&ProjektRow> = projekte.iter().filter(is_stated).copied().collect();
    if shown.is_empty() {
        return None;
    }
    let digits = Nachkommastellen::of(shown.iter().flat_map(|z| amounts(z)));
    let total = |amount: fn(&ProjektRow) -> Option<Euro>| {
        digits.cell(Euro::sum(shown.iter().filter_map(|z| amount(z))))
    };
    let columns = Columns::new()
        .people("name", "Projekt", Room::Head, |z: &ProjektRow| {
            Cell::Text(z.name.clone())
        })
        .sum(Cell::Text("Summe".to_owned()))
        .people("programm", "Programm", Room::Fixed(1), |z| {
            Cell::reference_or_missing(z.programm.as_ref())
        })
        .people("finanzierung", "Finanzie\u{ad}rung", Room::Fixed(0), |z| {
            Cell::word_or_missing(z.finanzierung)
        })
        .people(
            "budget_plan",
            format!("Plan bis\u{a0}{bis}"),
            Room::Fixed(0),
            |z| digits.cell(z.budget_plan),
        )
        .sum(total(|z| z.budget_plan))
        .people("budget_ist", format!("Ist bis\u{a0}{bis}"), Room::Fixed(0), |z| {
            digits.cell(z.budget_ist)
        })
        .sum(total(|z| z.budget_ist))
        .people(
            "bedarf_naechstes_jahr",
            format!("Bedarf {naechstes}"),
            Room::Fixed(0),
            |z| digits.cell(z.bedarf_naechstes_jahr),
        )
        .sum(total(|z| z.bedarf_naechstes_jahr));
    Some(
        columns
            .table_with_sum(shown.iter().copied())
            .without_empty_columns(),
    )
}

/// What they were to achieve, and have; none if no project says.
pub(in crate::view) fn ergebnisse(projekte: &[&ProjektRow]) -> Option<Table> {
    let rows = || {
        projekte
            .iter()
            .flat_map(|z| z.wirkungen.iter().map(|w| (Some(z.name.as_str()), w)))
    };
    rows().next().is_some().then(|| wirkung::table(rows()))
}
