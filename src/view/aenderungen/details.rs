//! The details of the changes for people, each part folded and of bearable length.

use super::eintrag::{Aenderung, Eintrag};
use super::rang::RangAenderung;
use super::report::{more, points, table};
use super::result::Aenderungen;
use super::wert::{self, Feldtypen};
use crate::diag::Finding;
use crate::history::difference::FieldChange;
use crate::model::Kind;
use crate::model::prozess::Datenlage;
use crate::score::Differenz;
use crate::view::report::{Block, Cell, Room};
use crate::view::zahlwort::decimal;

/// Rows of a part that people see.
const MAX_ROWS: usize = 20;
/// Fields that people see.
const MAX_FIELDS: usize = 40;

/// All parts that have something to show.
pub(super) fn blocks(view: &Aenderungen) -> Vec<Block> {
    [
        units(view),
        cells(view),
        ranks(view),
        entities(view),
        fields(view),
        settings(view),
        files(view),
        findings("Neue Befunde", &view.befunde.neu),
        findings("Behobene Befunde", &view.befunde.behoben),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A part: its first rows and how many it leaves out. None without rows.
fn part(
    summary: String,
    titles: &[(&str, &str, Room)],
    mut rows: Vec<Vec<Cell>>,
    (limit, one, many): (usize, &str, &str),
    mut notes: Vec<String>,
) -> Option<Block> {
    let all = rows.len();
    rows.truncate(limit);
    notes.extend(more(all - rows.len(), one, many));
    (all > 0).then(|| Block::Folded {
        summary,
        blocks: vec![Block::Table(table(titles, rows)), Block::Notes(notes)],
    })
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn units(view: &Aenderungen) -> Option<Block> {
    let row = |unit: &super::wirkung::Einheit| {
        let prozesse = unit.wirkung.prozesse;
        let changed: Vec<_> = unit
            .wirkung
            .kennzahlen
            .iter()
            .filter(|v| v.is_changed())
            .collect();
        let line = |kennzahl: &str, old: Cell, new: Cell, change: String| {
            vec![
                Cell::Id(unit.oe.clone()),
                text(unit.name.clone()),
                text(kennzahl),
                old,
                new,
                text(change),
            ]
        };
        let mut rows = Vec::new();
        if prozesse.alt != prozesse.neu {
            let number = |n| Cell::count(Some(n));
            let change = Differenz::anzahl(prozesse.neu, prozesse.alt).kurz();
            rows.push(line(
                "Aktive Prozesse",
                number(prozesse.alt),
                number(prozesse.neu),
                change,
            ));
        }
        rows.extend(changed.into_iter().map(|v| {
            line(
                v.kennzahl.name(),
                Cell::kennwert(v.alt),
                Cell::kennwert(v.neu),
                points(v),
            )
        }));
        rows
    };
    let titles = [
        ("oe", "OE", Room::Head),
        ("name", "Name", Room::Fixed(1)),
        ("kennzahl", "Kennzahl", Room::Fixed(0)),
        ("alt", "Vorher", Room::Fixed(0)),
        ("neu", "Nachher", Room::Fixed(0)),
        ("differenz", "Änderung", Room::Fixed(0)),
    ];
    let rows: Vec<Vec<Cell>> = view.organisation.iter().flat_map(row).collect();
    let limit = (MAX_ROWS, "weitere Zeile", "weitere Zeilen");
    part(
        format!(
            "Kennzahlen nach Organisationseinheit ({})",
            view.organisation.len()
        ),
        &titles,
        rows,
        limit,
        Vec::new(),
    )
}

fn cells(view: &Aenderungen) -> Option<Block> {
    let row = |cell: &super::karte::ZelleAenderung| {
        vec![
            Cell::Id(cell.prozess.clone()),
            text(cell.prozess_name.clone()),
            text(cell.komponente_name.clone()),
            text(cell.alt.label()),
            text(cell.neu.label()),
        ]
    };
    let titles = [
        ("prozess", "Kennung", Room::Head),
        ("name", "Prozess", Room::Fixed(1)),
        ("komponente", "Komponente", Room::Flexible),
        ("alt", "Vorher", Room::Fixed(0)),
        ("neu", "Nachher", Room::Fixed(0)),
    ];
    let rows: Vec<Vec<Cell>> = view.karte.zellen.iter().map(row).collect();
    let limit = (MAX_ROWS, "weitere Zelle", "weitere Zellen");
    let summary = format!("Zellen der Karte ({})", rows.len());
    part(summary, &titles, rows, limit, Vec::new())
}

/// Those that changed by themselves come first, then those that others pushed up or down.
fn ranks(view: &Aenderungen) -> Option<Block> {
    let (own, pushed): (Vec<&RangAenderung>, Vec<_>) = view.rangliste.iter().partition(|r| r.is_own());
    let row = |r: &&RangAenderung| {
        let rank = |rank: Option<usize>| Cell::count(rank.map(|n| n as u64));
        let m = |m: Option<f64>| m.map_or(Cell::Missing, |m| text(decimal(m, 1)));
        vec![
            Cell::Id(r.prozess.clone()),
            text(r.name.clone()),
            m(r.koeffizient_alt),
            m(r.koeffizient_neu),
            rank(r.rang_alt),
            rank(r.rang_neu),
        ]
    };
    let titles = [
        ("prozess", "Kennung", Room::Head),
        ("name", "Prozess", Room::Flexible),
        ("koeffizient_alt", "M vorher", Room::Fixed(0)),
        ("koeffizient_neu", "M nachher", Room::Fixed(0)),
        ("rang_alt", "Rang vorher", Room::Fixed(0)),
        ("rang_neu", "Rang nachher", Room::Fixed(0)),
    ];
    let notes = vec![
        "M = Modernisierungskoeffizient, 0 bis 100. Rang unter den Massenverfahren der Rangliste.".to_owned(),
    ];
    let rows: Vec<Vec<Cell>> = own.iter().chain(&pushed).map(row).collect();
    let limit = (MAX_ROWS, "weiterer Prozess", "weitere Prozesse");
    let summary = format!("M und Rang ({})", rows.len());
    part(summary, &titles, rows, limit, notes)
}

/// New, gone, renamed and moved entities.
fn entities(view: &Aenderungen) -> Option<Block> {
    let row = |(what, entry): (Aenderung, &Eintrag)| {
        let detail = match what {
            Aenderung::Neu | Aenderung::Entfallen | Aenderung::Geaendert => entry.datei.clone(),
            Aenderung::Umbenannt => format!("bisher {}", entry.kennung_alt.as_deref().unwrap_or_default()),
            Aenderung::Verschoben => {
                let old = entry.datei_alt.as_deref().unwrap_or_default();
                format!("von {old} nach {}", entry.datei)
            }
        };
        vec![
            text(what.label()),
            text(entry.art.names().0),
            Cell::Id(entry.kennung.clone()),
            text(entry.name.clone()),
            text(detail),
        ]
    };
    let shown = [
        Aenderung::Neu,
        Aenderung::Entfallen,
        Aenderung::Umbenannt,
        Aenderung::Verschoben,
    ];
    let rows = shown
        .into_iter()
        .flat_map(|what| view.with(what).map(move |entry| (what, entry)));
    let titles = [
        ("aenderung", "Was", Room::Fixed(0)),
        ("art", "Art", Room::Fixed(0)),
        ("kennung", "Kennung", Room::Head),
        ("name", "Name", Room::Flexible),
        ("datei", "Datei", Room::Flexible),
    ];
    let limit = (MAX_ROWS, "weiterer Eintrag", "weitere Einträge");
    let rows: Vec<Vec<Cell>> = rows.map(row).collect();
    let summary = format!("Einträge ({})", rows.len());
    part(summary, &titles, rows, limit, Vec::new())
}

fn fields(view: &Aenderungen) -> Option<Block> {
    let rows = view
        .eintraege
        .iter()
        .flat_map(|entry| entry.felder.iter().map(move |change| (entry, change)));
    let mut types: Option<(Kind, Feldtypen)> = None;
    let mut shown = Vec::new();
    for (at, (entry, change)) in rows.enumerate() {
        if at >= MAX_FIELDS {
            // Only counted: no one sees it.
            shown.push(Vec::new());
            continue;
        }
        if types.as_ref().is_none_or(|(kind, _)| *kind != entry.art) {
            types = Some((entry.art, Feldtypen::of_kind(entry.art)));
        }
        let Some((_, types)) = &types else { continue };
        let (old, new) = types.pair(&change.field, change.old.as_ref(), change.new.as_ref());
        let [before, after] = entry.datenlage;
        shown.push(vec![
            Cell::Id(entry.kennung.clone()),
            text(wert::kurz(&change.path)),
            value(&old, mark(change, before)),
            value(&new, mark(change, after)),
        ]);
    }
    let titles = [
        ("kennung", "Kennung", Room::Head),
        ("feld", "Feld", Room::Flexible),
        ("alt", "Vorher", Room::Flexible),
        ("neu", "Nachher", Room::Flexible),
    ];
    let limit = (MAX_FIELDS, "weiteres Feld", "weitere Felder");
    let summary = format!("Felder ({})", shown.len());
    part(summary, &titles, shown, limit, Vec::new())
}

/// The remark on figures that are no counted ones.
fn mark(change: &FieldChange, datenlage: Option<Datenlage>) -> &'static str {
    let is_figure = change.field.starts_with("kennzahlen.")
        && [&change.old, &change.new]
            .into_iter()
            .flatten()
            .any(serde_json::Value::is_number);
    match datenlage.filter(|_| is_figure) {
        Some(Datenlage::Geschaetzt) => " (geschätzt)",
        Some(Datenlage::Beispiel) => " (erfundenes Beispiel)",
        Some(Datenlage::Gemessen) | None => "",
    }
}

fn value(value: &str, mark: &str) -> Cell {
    if value.is_empty() {
        Cell::Missing
    } else {
        text(format!("{value}{mark}"))
    }
}

fn settings(view: &Aenderungen) -> Option<Block> {
    let types = Feldtypen::of_settings();
    let row = |change: &FieldChange| {
        let (old, new) = types.pair(&change.field, change.old.as_ref(), change.new.as_ref());
        vec![text(change.path.clone()), value(&old, ""), value(&new, "")]
    };
    let titles = [
        ("feld", "Einstellung", Room::Head),
        ("alt", "Vorher", Room::Flexible),
        ("neu", "Nachher", Room::Flexible),
    ];
    let rows: Vec<Vec<Cell>> = view.einstellungen.iter().map(row).collect();
    let notes = vec!["Ein Strich heißt: nicht angegeben, es gilt die Vorgabe von `ddv`.".to_owned()];
    let limit = (MAX_ROWS, "weitere Einstellung", "weitere Einstellungen");
    let summary = format!("Einstellungen ({})", rows.len());
    part(summary, &titles, rows, limit, notes)
}

fn files(view: &Aenderungen) -> Option<Block> {
    let row = |file: &super::eintrag::Datei| vec![text(file.datei.clone()), text(file.aenderung.label())];
    let titles = [
        ("datei", "Datei", Room::Head),
        ("aenderung", "Was", Room::Flexible),
    ];
    let rows: Vec<Vec<Cell>> = view.dateien.iter().map(row).collect();
    let notes = vec![
        "Was in einer nicht lesbaren Datei steht, wird nicht verglichen; `ddv pruefen` nennt den Fehler."
            .to_owned(),
    ];
    let limit = (MAX_ROWS, "weitere Datei", "weitere Dateien");
    let summary = format!("Nicht lesbare Dateien ({})", rows.len());
    part(summary, &titles, rows, limit, notes)
}

fn findings(title: &str, findings: &[Finding]) -> Option<Block> {
    let mut findings: Vec<&Finding> = findings.iter().collect();
    // What must be mended first comes first; else the order of every output.
    findings.sort_by_key(|f| std::cmp::Reverse(f.severity));
    let row = |f: &&Finding| {
        vec![
            text(f.severity.names().0),
            text(format!("{}:{}", f.file, f.line)),
            Cell::Id(f.rule.0.to_owned()),
            text(f.message.clone()),
        ]
    };
    let titles = [
        ("schwere", "Schwere", Room::Fixed(0)),
        ("datei", "Datei", Room::Head),
        ("code", "Regel", Room::Fixed(1)),
        ("meldung", "Meldung", Room::Flexible),
    ];
    let rows: Vec<Vec<Cell>> = findings.iter().map(row).collect();
    let limit = (MAX_ROWS, "weiterer Befund", "weitere Befunde");
    let summary = format!("{title} ({})", rows.len());
    part(summary, &titles, rows, limit, Vec::new())
}
