//! The figures of the whole register, each with its base and what changed.

use serde::Serialize;

use super::differenz::{Differenz, Groesse, GroesseJson};
use super::eingabe::Eingabe;
use super::zustand::Zustand;
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
    spalten: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Zeile {
    kennzahl: &'static str,
    #[serde(skip)]
    name: &'static str,
    #[serde(flatten)]
    json: GroesseJson,
    /// One per comparison that has a state.
    aenderung: Vec<Option<Differenz>>,
    #[serde(skip)]
    groesse: Groesse,
}

/// Key, name and figure; the four that are all called digitalisation come first.
type Kennzahl = (&'static str, &'static str, fn(&Zustand) -> Groesse);

const ALL: [Kennzahl; 11] = [
    ("prozesse", "Aktive Prozesse", |z| Groesse::Anzahl(z.summe.prozesse)),
    ("digitalisierungsquote", "Digitalisierungsquote (digitalisierte Prozesse)", Zustand::quote),
    ("digitalisierungsgrad", "Digitalisierungsgrad (Mittel der Prozesse)", Zustand::grad),
    ("digitalisierungsgrad_fallgewichtet", "Digitalisierungsgrad nach Fällen gewichtet", Zustand::grad_fallgewichtet),
    ("anteil_digitaler_faelle", "Anteil digitaler Fälle", Zustand::digitale_faelle),
    ("online_beantragbar", "Online zu beantragen (externe Prozesse)", |z| Groesse::teil(z.online, z.mit_online)),
    ("komponentennutzung", "Komponentennutzung (Zellen der Karte)", |z| Groesse::teil(z.in_nutzung, z.anwendbar)),
    ("durchgaengig_digital", "Durchgängig digital (Prozesse mit Ablauf)", |z| {
        Groesse::teil(z.summe.durchgaengig, z.summe.mit_ablauf)
    }),
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
    /// The figures of `jetzt` and what changed since each of `frueher`.
    pub fn new(eingabe: &Eingabe, jetzt: &Zustand, frueher: &[Zustand]) -> Self {
        let zeilen = ALL.iter().map(|(kennzahl, name, figure)| {
            let groesse = figure(jetzt);
            Zeile {
                kennzahl,
                name,
                json: groesse.json(),
                aenderung: frueher.iter().map(|then| groesse.since(figure(then))).collect(),
                groesse,
            }
        });
        let spalten = eingabe.vergleiche().filter(|v| v.find().is_some());
        let mut notes = basis_notes(&jetzt.summe);
        if jetzt.ueberfaellig + jetzt.ohne_ueberpruefung > 0 {
            notes.push(reviews(jetzt));
        }
        Self {
            zeilen: zeilen.collect(),
            notes,
            spalten: spalten.map(|v| v.tag().german()).collect(),
        }
    }

    /// The table; undefined figures are left out.
    pub fn blocks(&self) -> Vec<Block> {
        let mut columns = vec![
            Column::new("kennzahl", "Kennzahl", Room::Flexible),
            Column::new("wert", "Wert", Room::Fixed(0)),
        ];
        for (number, tag) in self.spalten.iter().enumerate() {
            let key = if number == 0 { "seit_vergleich" } else { "seit_vorjahr" };
            columns.push(Column::new(key, format!("Änderung seit {tag}"), Room::Fixed(0)));
        }
        let shown = self.zeilen.iter().filter(|z| z.groesse.is_defined());
        let rows = shown.map(|z| {
            let mut row = vec![Cell::Text(z.name.to_owned()), z.groesse.cell()];
            row.extend(z.aenderung.iter().map(|d| Cell::text(d.map(Differenz::lang))));
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
