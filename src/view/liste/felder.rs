//! The fields that a list can show, sort and filter by.

use serde::Serialize;

use crate::model::Kind;
use crate::source::decode::ValueType;
use crate::view::columns::Columns;
use crate::view::feld::{Feld, Katalog, Quelle};
use crate::view::kopf::Kopf;
use crate::view::output::Output;
use crate::view::report::{Block, Cell, Report, Table};

/// The fields of a kind.
#[derive(Debug, Serialize)]
pub struct Felder {
    art: Kind,
    felder: Vec<FeldRow>,
}

#[derive(Debug, Serialize)]
struct FeldRow {
    name: String,
    typ: &'static str,
    liste: bool,
    werte: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    bedeutung: Option<String>,
}

impl Felder {
    /// The fields of `katalog`.
    pub fn new(katalog: &Katalog<'_>) -> Self {
        let zeile = |feld: &Feld| FeldRow {
            name: feld.display_name(),
            typ: type_name(feld.value),
            liste: feld.is_list,
            werte: feld.words,
            bedeutung: match &feld.quelle {
                Quelle::Figur(figur) => Some(figur.meaning()),
                Quelle::Kennung => Some("der Dateiname ohne Endung".to_owned()),
                Quelle::Datei => Some("der Pfad im Register".to_owned()),
                Quelle::Angabe | Quelle::Zelle(_) => None,
            },
        };
        Self {
            art: katalog.kind(),
            felder: katalog.felder().iter().map(zeile).collect(),
        }
    }
}

impl FeldRow {
    /// The words it may have; none if it takes others.
    fn words(&self) -> Option<String> {
        (!self.werte.is_empty()).then(|| self.werte.join(", "))
    }
}

impl Output for Felder {
    const NAME: &'static str = "felder";

    fn report(&self, _: &Kopf) -> Report {
        let (_, many) = self.art.names();
        let line = |zeile: &FeldRow| {
            let several = if zeile.liste { ", mehrere" } else { "" };
            let parts: Vec<String> = zeile.bedeutung.clone().into_iter().chain(zeile.words()).collect();
            let text = format!("{} ({}{several})", zeile.name, zeile.typ);
            if parts.is_empty() {
                text
            } else {
                format!("{text}: {}", parts.join(": "))
            }
        };
        let lines = self.felder.iter().map(line).collect();
        let notes = vec![
            "Das Ende eines Namens genügt, wo es eindeutig ist: `fallzahl` für `kennzahlen.fallzahl`."
                .to_owned(),
            "KENNUNG und SCHLUESSEL stehen für einen Schlüssel aus den Dateien, etwa `komponenten.dms.seit`."
                .to_owned(),
        ];
        Report::new(format!("Felder: {many}"), Vec::new())
            .section(None, vec![Block::List(lines), Block::Notes(notes)])
    }

    fn data(&self, _: &Kopf) -> Table {
        Columns::new()
            .machines("name", |feld: &FeldRow| Cell::Id(feld.name.clone()))
            .machines("typ", |feld| Cell::Text(feld.typ.to_owned()))
            .machines("liste", |feld| Cell::Bool(feld.liste))
            .machines("werte", |feld| Cell::text(feld.words()))
            .machines("bedeutung", |feld| Cell::text(feld.bedeutung.as_deref()))
            .data(&self.felder)
    }
}

fn type_name(value: ValueType) -> &'static str {
    match value {
        ValueType::Text => "Text",
        ValueType::Id => "Kennung",
        ValueType::Word => "Wort",
        ValueType::Integer => "ganze Zahl",
        ValueType::Year => "Jahr",
        ValueType::Number => "Zahl",
        ValueType::Share => "Anteil 0 bis 1",
        ValueType::Euro => "Euro",
        ValueType::Date => "Tag",
        ValueType::Records => "Anzahl",
        ValueType::Keys => "Schlüssel",
    }
}
