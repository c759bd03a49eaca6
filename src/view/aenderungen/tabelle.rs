//! All changes as one table for machines.

use serde_json::Value;

use super::eintrag::{Aenderung, Eintrag};
use super::report::table;
use super::result::Aenderungen;
use super::wert;
use crate::history::difference::FieldChange;
use crate::view::report::{Cell, Room, Table};

impl Aenderungen {
    /// A row for each field, entity that came or went, new id, new place, setting
    /// and unreadable file.
    pub(super) fn field_table(&self) -> Table {
        let mut rows = Vec::new();
        for entry in &self.eintraege {
            rows.extend(entry.aenderung.iter().flat_map(|what| entry_rows(*what, entry)));
        }
        let setting = |change: &FieldChange| {
            let place = ["einstellungen", "ddv.toml", &change.path];
            data_row(place, change.old.as_ref(), change.new.as_ref(), "geaendert")
        };
        rows.extend(self.einstellungen.iter().map(setting));
        rows.extend(self.dateien.iter().map(|file| {
            let old = file.datei_alt.clone().map(Value::from);
            let new = file.datei.clone().into();
            let word = file.aenderung.as_str();
            data_row(["dateien", "", "datei"], old.as_ref(), Some(&new), word)
        }));
        let titles = [
            ("art", "Art", Room::Fixed(0)),
            ("kennung", "Kennung", Room::Head),
            ("feld", "Feld", Room::Flexible),
            ("alt", "Vorher", Room::Flexible),
            ("neu", "Nachher", Room::Flexible),
            ("aenderung", "Was", Room::Fixed(0)),
        ];
        table(&titles, rows)
    }
}

fn entry_rows(what: Aenderung, entry: &Eintrag) -> Vec<Vec<Cell>> {
    let row = |field: &str, old: Option<&str>, new: Option<&str>| {
        let value = |text: Option<&str>| text.map(Value::from);
        let place = [entry.art.as_str(), &entry.kennung, field];
        data_row(place, value(old).as_ref(), value(new).as_ref(), what.as_str())
    };
    let file = Some(entry.datei.as_str());
    match what {
        Aenderung::Neu => vec![row("datei", None, file)],
        Aenderung::Entfallen => vec![row("datei", file, None)],
        Aenderung::Umbenannt => vec![row("id", entry.kennung_alt.as_deref(), Some(&entry.kennung))],
        Aenderung::Verschoben => vec![row("datei", entry.datei_alt.as_deref(), file)],
        Aenderung::Geaendert => entry
            .felder
            .iter()
            .map(|change| {
                let place = [entry.art.as_str(), &entry.kennung, &change.path];
                data_row(place, change.old.as_ref(), change.new.as_ref(), what.as_str())
            })
            .collect(),
    }
}

fn data_row([kind, id, field]: [&str; 3], old: Option<&Value>, new: Option<&Value>, what: &str) -> Vec<Cell> {
    let token = |text: &str| Cell::Id(text.to_owned());
    vec![
        token(kind),
        token(id),
        Cell::Text(field.to_owned()),
        wert::cell(old),
        wert::cell(new),
        token(what),
    ]
}
