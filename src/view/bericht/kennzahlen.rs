//! The figures of the whole register, each with its base and what changed.

use serde::Serialize;

use super::differenz::{Differenz, Groesse, GroesseJson};
use super::eingabe::{Eingabe, Vergleich};
use super::zustand::Zustand;
use crate::model::Datum;
use crate::view::kennzahlen::basis_notes;
use crate::view::report::{Block, Cell, Column, Room, Table};
use crate::view::zahlwort::{count, grouped, verb};

/// The figures of the register.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Kennzahlen {
    zeilen: Vec<Zeile>,
    #[serde(skip)]
    notes: Vec<String>,
    #[serde(skip)]
    seit_vergleich: Option<Datum>,
    #[serde(skip)]
    seit_vorjahr: Option<Datum>,
}

#[derive(Debug, Serialize)]
struct Zeile {
    kennzahl: &'static str,
    #[serde(skip)]
    name: &'static str,
    #[serde(flatten)]
    json: GroesseJson,
    aenderung: Aenderung,
    #[serde(skip)]
    groesse: Groesse,
}

/// What changed since each comparison; null without a state or a value.
#[derive(Debug, Serialize)]
struct Aenderung {
    vergleich: Option<Differenz>,
    vorjahr: Option<Differenz>,
}

/// Key, name and figure; the four that are all called digitalisation come first.
type Kennzahl = (&'static str, &'static str, fn(&Zustand) -> Groesse);

const ALL: [Kennzahl; 11] = [
    ("prozesse", "Aktive Prozesse", |z| {
        Groesse::Anzahl(z.summe.prozesse)
    }),
    (
        "digitalisierungsquote",
        "Digitalisierungsquote (digitalisierte Prozesse)",
        Zustand::quote,
    ),
    (
        "digitalisierungsgrad",
        "Digitalisierungsgrad (Mittel der Prozesse)",
        Zustand::grad,
    ),
    (
        "digitalisierungsgrad_fallgewichtet",
        "Digitalisierungsgrad nach Fällen gewichtet",
        Zustand::grad_fallgewichtet,
    ),
    (
        "anteil_digitaler_faelle",
        "Anteil digitaler Fälle",
        Zustand::digitale_faelle,
    ),
    (
        "online_beantragbar",
        "Online zu beantragen (externe Prozesse)",
        |z| Groesse::teil(z.online, z.mit_online),
    ),
    (
        "komponentennutzung",
        "Komponentennutzung (Zellen der Karte)",
        |z| Groesse::teil(z.in_nutzung, z.anwendbar),
    ),
    (
        "durchgaengig_digital",
        "Durchgängig digital (Prozesse mit Ablauf)",
        |z| Groesse::teil(z.summe.durchgaengig, z.summe.mit_ablauf),
    ),
    ("vollstaendigkeit", "Vollständige Steckbriefe", |z| {
        Groesse::teil(z.summe.vollstaendig, z.summe.prozesse)
    }),
    ("pruefgrad", "Prüfgrad (beurteilte Zellen der Karte)", |z| {
        Groesse::teil(z.summe.geprueft, z.summe.zu_pruefen)
    }),
    ("ueberpruefung_aktuell", "Überprüfung aktuell", |z| {
        Groesse::teil(z.aktuell, z.summe.prozesse)
    }),
];

impl Kennzahlen {
    /// The figures of `jetzt` and what changed since `frueher`, the states of the comparisons that have one.
    pub fn new(eingabe: &Eingabe, jetzt: &Zustand, frueher: &[Zustand]) -> Self {
        let mut states = frueher.iter();
        let mut next = |vergleich: Option<&Vergleich>| vergleich?.find().and_then(|_| states.next());
        let vergleich = next(Some(&eingabe.vergleich));
        let vorjahr = next(eingabe.vorjahr.as_ref());
        let zeilen = ALL.iter().map(|(kennzahl, name, figure)| {
            let groesse = figure(jetzt);
            Zeile {
                kennzahl,
                name,
                json: groesse.json(),
                aenderung: Aenderung {
                    vergleich: vergleich.and_then(|then| groesse.since(figure(then))),
                    vorjahr: vorjahr.and_then(|then| groesse.since(figure(then))),
                },
                groesse,
            }
        });
        let mut notes = basis_notes(&jetzt.summe);
        if jetzt.ueberfaellig + jetzt.ohne_ueberpruefung > 0 {
            notes.push(reviews(jetzt));
        }
        Self {
            zeilen: zeilen.collect(),
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
        let shown = self.zeilen.iter().filter(|z| z.groesse.is_defined());
        let rows = shown.map(|z| {
            let mut row = vec![Cell::Text(z.name.to_owned()), z.groesse.cell()];
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

fn reviews(zustand: &Zustand) -> String {
    let late = match zustand.ueberfaellig {
        0 => "keine ist überfällig".to_owned(),
        n => format!("{} {} überfällig", grouped(n), verb(n, "ist", "sind")),
    };
    let never = match zustand.ohne_ueberpruefung {
        0 => String::new(),
        n => format!(
            "; bei {} ist keine Überprüfung vermerkt",
            count(n, "Prozess", "Prozessen")
        ),
    };
    format!("Überprüfungen: {late}{never}.")
}
