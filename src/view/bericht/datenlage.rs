//! How far the figures can be trusted: measured or estimated, missing, outdated, unreadable; changed settings.

use serde::Serialize;

use super::eingabe::Eingabe;
use crate::score::Summe;
use crate::view::report::{Block, Cell};
use crate::view::zahlwort::{count, grouped, verb};

/// The quality of the data.
#[derive(Debug, Serialize)]
pub(super) struct Datenlage {
    prozesse: u64,
    gemessen: u64,
    geschaetzt: u64,
    beispiel: u64,
    ohne_angabe: u64,
    ohne_fallzahl: u64,
    /// Older than `kennzahlen_veraltet_monate`.
    veraltet: u64,
    dateien: usize,
    unlesbar: usize,
    #[serde(skip)]
    veraltet_monate: u64,
    #[serde(skip)]
    notes: Vec<String>,
}

impl Datenlage {
    pub fn new(eingabe: &Eingabe, summe: &Summe) -> Self {
        let stand = &eingabe.stand;
        let mut notes = Vec::new();
        for vergleich in eingabe.vergleiche() {
            let day = vergleich.tag().german();
            notes.extend(vergleich.warum_keiner());
            let Some(then) = vergleich.find() else { continue };
            match then.snapshot.unreadable as u64 {
                0 => {}
                n => notes.push(format!(
                    "Am {day} {} {} nicht lesbar; im Vergleich {} mit ihrem damaligen Inhalt.",
                    verb(n, "war", "waren"),
                    count(n, "Datei", "Dateien"),
                    verb(n, "fehlt sie", "fehlen sie"),
                )),
            }
            if then.beleg.einstellungen != stand.beleg.einstellungen {
                notes.push(format!(
                    "`ddv.toml` wurde seit dem {day} geändert; Änderungen der Kennzahlen können auch daher rühren."
                ));
            }
        }
        Self {
            prozesse: summe.prozesse,
            gemessen: summe.gemessen,
            geschaetzt: summe.geschaetzt,
            beispiel: summe.beispiel,
            ohne_angabe: summe.ohne_datenlage,
            ohne_fallzahl: summe.ohne_fallzahl,
            veraltet: summe.veraltet,
            dateien: stand.snapshot.files,
            unlesbar: stand.snapshot.unreadable,
            veraltet_monate: stand.snapshot.config.kennzahlen_veraltet_monate,
            notes,
        }
    }

    pub fn blocks(&self) -> Vec<Block> {
        let words = [
            (self.gemessen, "gemessen"),
            (self.geschaetzt, "geschätzt"),
            (
                self.beispiel,
                verb(self.beispiel, "erfundenes Beispiel", "erfundene Beispiele"),
            ),
            (self.ohne_angabe, "ohne Angabe"),
        ];
        let parts: Vec<String> = words
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| format!("{} {word}", grouped(*n)))
            .collect();
        let of_all = |n: u64| format!("{} von {}", grouped(n), grouped(self.prozesse));
        let fact = |name: &str, text: String| (name.to_owned(), Cell::Text(text));
        let mut facts = Vec::new();
        if self.prozesse > 0 {
            facts.push(fact(
                &format!("Kennzahlen der {} aktiven Prozesse", grouped(self.prozesse)),
                parts.join(", "),
            ));
            facts.push(fact("Prozesse ohne Fallzahl", of_all(self.ohne_fallzahl)));
            let label = format!(
                "Kennzahlen älter als {}",
                count(self.veraltet_monate, "Monat", "Monate")
            );
            facts.push(fact(&label, of_all(self.veraltet)));
        }
        let files = grouped(self.dateien as u64);
        let files = match self.unlesbar as u64 {
            0 => format!("{files}, alle lesbar"),
            n => format!(
                "{files}, davon {} nicht lesbar und in keiner Zahl enthalten",
                grouped(n)
            ),
        };
        facts.push(fact("Dateien des Registers", files));
        vec![Block::Facts(facts), Block::Notes(self.notes.clone())]
    }
}
