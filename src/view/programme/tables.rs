//! Tables of programmes: projects by Lage and Ampel; money and the next milestone; who leads and who is told.

use super::rows::{NaechsterMeilenstein, ProgrammRow, ProgrammSums};
use super::words::{naechster_text, weg};
use crate::model::Jahr;
use crate::model::programm::Berichtsempfaenger;
use crate::view::columns::Columns;
use crate::view::projekt::geld::Nachkommastellen;
use crate::view::report::{Cell, Room, Table};

/// A line of figures: a programme by its name, or all of them.
struct Line<'z> {
    name: Option<String>,
    sums: &'z ProgrammSums,
}

fn line(programm: &ProgrammRow) -> Line<'_> {
    Line {
        name: Some(programm.titel()),
        sums: &programm.sums,
    }
}

/// The columns `figures` with the names of the programmes before them.
fn table<'z>(
    programme: &[&'z ProgrammRow],
    summe: Option<&'z ProgrammSums>,
    figures: Columns<'_, Line<'z>>,
) -> Table {
    let lines: Vec<Line<'_>> = programme.iter().copied().map(line).collect();
    let sum = summe.map(|sums| Line { name: None, sums });
    Columns::new()
        .people("programm", "Programm", Room::Whole, |line: &Line<'_>| {
            Cell::Text(line.name.clone().unwrap_or_else(|| "Summe".to_owned()))
        })
        .and(figures)
        .table_and_sums(&lines, &sum)
}

/// Projects by Lage and Ampel, with their sums.
pub(in crate::view) fn ampeln(programme: &[&ProgrammRow], summe: Option<&ProgrammSums>) -> Table {
    let mut table = table(programme, summe, counts(|line| line.sums));
    if programme.iter().all(|z| z.sums.ampeln.ohne == 0) {
        table.remove_column("ohne_ampel");
    }
    table
}

/// Plan and actual up to the year `bis`, the need of the year after, and the next milestone.
pub(in crate::view) fn geld(programme: &[&ProgrammRow], summe: Option<&ProgrammSums>, bis: Jahr) -> Table {
    let all = programme.iter().map(|z| &z.sums).chain(summe);
    let figures = amounts(|line: &Line<'_>| line.sums, all, bis).people(
        "naechster_meilenstein",
        "Nächster Meilenstein",
        Room::Whole,
        |line| match line.name {
            Some(_) => Cell::text(naechster_text(line.sums)),
            None => Cell::Text(String::new()),
        },
    );
    table(programme, summe, figures)
}

/// Who leads, who is told, and where the programme comes from.
pub(in crate::view) fn leitung(programme: &[&ProgrammRow]) -> Table {
    let known = programme.iter().filter(|z| z.name.is_some());
    leads().table(known.copied()).without_empty_columns()
}

/// All of it, one row per programme: the CSV.
pub(in crate::view) fn data<'z>(
    programme: impl Iterator<Item = &'z ProgrammRow> + Clone,
    bis: Jahr,
) -> Table {
    leads()
        .and(counts(|z| &z.sums))
        .and(amounts(|z| &z.sums, programme.clone().map(|z| &z.sums), bis))
        .machines("meilensteine_ueberfaellig", |z| {
            Cell::count(z.sums.meilensteine_ueberfaellig)
        })
        .machines("naechster_meilenstein", |z| {
            Cell::text(next(z).and_then(|m| m.name.clone()))
        })
        .machines("naechster_meilenstein_projekt", |z| {
            Cell::id(next(z).map(|m| m.projekt.as_str()))
        })
        .machines("naechster_meilenstein_plan", |z| {
            Cell::date(next(z).and_then(|m| m.plan))
        })
        .data(programme)
}

fn leads() -> Columns<'static, ProgrammRow> {
    let words = |way: &[Berichtsempfaenger]| way.iter().map(|b| b.as_str()).collect::<Vec<_>>().join(", ");
    Columns::new()
        .people("name", "Programm", Room::Whole, |z: &ProgrammRow| {
            Cell::Text(z.titel())
        })
        .both("programm", "Kennung", Room::Fixed(0), |z| {
            Cell::reference_or_missing(z.programm.as_ref())
        })
        .machines("name", |z| Cell::text(z.name.clone()))
        .both("leitung", "Leitung", Room::Whole, |z| {
            Cell::text(z.leitung.clone())
        })
        .people("berichtsweg", "Berichtsweg", Room::Whole, |z| {
            Cell::Text(weg(&z.berichtsweg))
        })
        .machines("berichtsweg", move |z| Cell::Id(words(&z.berichtsweg)))
        .both("herkunft", "Herkunft", Room::Whole, |z| {
            Cell::word_or_missing(z.herkunft)
        })
}

fn counts<'c, R: 'c>(of: fn(&R) -> &ProgrammSums) -> Columns<'c, R> {
    let count = |n: fn(&ProgrammSums) -> u64| move |row: &R| Cell::count(n(of(row)));
    Columns::new()
        .both("projekte", "Projekte", Room::Fixed(0), count(|z| z.projekte))
        .both("laufend", "laufen", Room::Fixed(0), count(|z| z.laufend))
        .both(
            "vorhaben",
            "Vor\u{ad}haben",
            Room::Fixed(0),
            count(|z| z.vorhaben),
        )
        .both("beendet", "beendet", Room::Fixed(0), count(|z| z.beendet))
        .both("gruen", "grün", Room::Fixed(0), count(|z| z.ampeln.gruen))
        .both("gelb", "gelb", Room::Fixed(0), count(|z| z.ampeln.gelb))
        .both("rot", "rot", Room::Fixed(0), count(|z| z.ampeln.rot))
        .machines("ohne_ampel", count(|z| z.ampeln.ohne))
        .both("gefaehrdet", "gefährdet", Room::Fixed(0), count(|z| z.gefaehrdet))
        .people(
            "ohne_ampel",
            "ohne Ampel",
            Room::Fixed(0),
            count(|z| z.ampeln.ohne),
        )
}

/// The amounts, written alike in `all` lines; for people up to the year `bis` and of the one after.
fn amounts<'c, R: 'c>(
    of: fn(&R) -> &ProgrammSums,
    all: impl Iterator<Item = &'c ProgrammSums>,
    bis: Jahr,
) -> Columns<'c, R> {
    let digits =
        Nachkommastellen::of(all.flat_map(|z| [z.budget.plan(), z.budget.ist(), z.bedarf_naechstes_jahr]));
    let next = bis.0.saturating_add(1);
    Columns::new()
        .both(
            "budget_plan",
            format!("Plan bis {bis} (€)"),
            Room::Fixed(0),
            move |row| digits.cell(of(row).budget.plan()),
        )
        .both(
            "budget_ist",
            format!("Ist bis {bis} (€)"),
            Room::Fixed(0),
            move |row| digits.cell(of(row).budget.ist()),
        )
        .both(
            "bedarf_naechstes_jahr",
            format!("Bedarf {next} (€)"),
            Room::Fixed(0),
            move |row| digits.cell(of(row).bedarf_naechstes_jahr),
        )
}

fn next(programm: &ProgrammRow) -> Option<&NaechsterMeilenstein> {
    programm.sums.naechster_meilenstein.as_ref()
}
