//! The figures of the whole register, each with its base and what changed.

use serde::Serialize;

use super::eingabe::{Eingabe, Vergleich};
use crate::model::{Datum, Kennzahl};
use crate::score::{Differenz, Kennwert, Summe};
use crate::view::kennzahlen::basis_notes;
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::{count, grouped, verb};

/// The figures of the register.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Kennzahlen {
    zeilen: Vec<KennzahlRow>,
    #[serde(skip)]
    notes: Vec<String>,
    #[serde(skip)]
    seit_vergleich: Option<Datum>,
    #[serde(skip)]
    seit_vorjahr: Option<Datum>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct KennzahlRow {
    kennzahl: Kennzahl,
    #[serde(flatten)]
    wert: Kennwert,
    aenderung: Aenderung,
}

/// What changed since each comparison; null without a state or a value.
#[derive(Debug, Clone, Copy, Serialize)]
struct Aenderung {
    vergleich: Option<Differenz>,
    vorjahr: Option<Differenz>,
}

/// The figures of the report; those that are all called digitalisation come first.
const GEZEIGT: [Kennzahl; 11] = [
    Kennzahl::Prozesse,
    Kennzahl::Digitalisierungsquote,
    Kennzahl::Digitalisierungsgrad,
    Kennzahl::DigitalisierungsgradFallgewichtet,
    Kennzahl::AnteilDigitalerFaelle,
    Kennzahl::OnlineBeantragbar,
    Kennzahl::Komponentennutzung,
    Kennzahl::DurchgaengigDigital,
    Kennzahl::Vollstaendigkeit,
    Kennzahl::Pruefgrad,
    Kennzahl::UeberpruefungAktuell,
];

impl Kennzahlen {
    /// The figures of `jetzt` and what changed since `frueher`, the states of the comparisons that have one.
    pub fn new(eingabe: &Eingabe, jetzt: &Summe, frueher: &[Summe]) -> Self {
        let mut states = frueher.iter();
        let mut next = |vergleich: Option<&Vergleich>| vergleich?.find().and_then(|_| states.next());
        let vergleich = next(Some(&eingabe.vergleich));
        let vorjahr = next(eingabe.vorjahr.as_ref());
        let zeilen = GEZEIGT.map(|kennzahl| {
            let wert = kennzahl.wert(jetzt);
            let since = |then: Option<&Summe>| then.and_then(|then| wert.since(kennzahl.wert(then)));
            KennzahlRow {
                kennzahl,
                wert,
                aenderung: Aenderung {
                    vergleich: since(vergleich),
                    vorjahr: since(vorjahr),
                },
            }
        });
        let mut notes = basis_notes(jetzt);
        if jetzt.ueberfaellig + jetzt.ohne_ueberpruefung > 0 {
            notes.push(reviews(jetzt));
        }
        Self {
            zeilen: zeilen.to_vec(),
            notes,
            seit_vergleich: eingabe.vergleich.find().map(|stand| stand.tag),
            seit_vorjahr: eingabe
                .vorjahr
                .as_ref()
                .and_then(Vergleich::find)
                .map(|stand| stand.tag),
        }
    }

    /// The table; undefined figures are left out.
    pub fn blocks(&self) -> Vec<Block> {
        let mut columns = vec![
            Column::new("kennzahl", "Kennzahl", Room::Whole),
            Column::new("wert", "Wert", Room::Fixed(0)),
        ];
        let since = [
            ("seit_vergleich", self.seit_vergleich),
            ("seit_vorjahr", self.seit_vorjahr),
        ];
        for (key, tag) in since {
            let title = tag.map(|tag| format!("Änderung seit {}", tag.german()));
            columns.extend(title.map(|title| Column::new(key, title, Room::Fixed(0))));
        }
        let shown = self.zeilen.iter().filter(|z| z.wert.wert().is_some());
        let rows = shown.map(|z| {
            let mut row = vec![Cell::Text(z.kennzahl.lang().to_owned()), Cell::kennwert(z.wert)];
            let changes = [
                (self.seit_vergleich, z.aenderung.vergleich),
                (self.seit_vorjahr, z.aenderung.vorjahr),
            ];
            let shown = changes.into_iter().filter(|(since, _)| since.is_some());
            row.extend(shown.map(|(_, change)| Cell::text(change.map(Differenz::lang))));
            row
        });
        let table = Table {
            columns,
            rows: rows.collect(),
            footer: Vec::new(),
        };
        vec![Block::Table(table), Block::Notes(self.notes.clone())]
    }
}

fn reviews(summe: &Summe) -> String {
    let late = match summe.ueberfaellig {
        0 => "keine ist überfällig".to_owned(),
        n => format!("{} {} überfällig", grouped(n), verb(n, "ist", "sind")),
    };
    let never = match summe.ohne_ueberpruefung {
        0 => String::new(),
        n => format!(
            "; bei {} ist keine Überprüfung vermerkt",
            count(n, "Prozess", "Prozessen")
        ),
    };
    format!("Überprüfungen: {late}{never}.")
}
