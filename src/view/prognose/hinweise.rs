//! What the reader of a forecast must know: its base, what it leaves out, what it does not say.

use super::result::{Gruppe, JahrRow, Prognose};
use super::words::grund_der_luecke;
use crate::score::prognose::Luecke;
use crate::view::woerter::aufzaehlung;
use crate::view::zahlwort::{count, grouped};

/// So many ids stand in a note; the rest is counted.
const MOST_IDS: usize = 5;

impl Prognose {
    /// What the reader must know about the table.
    pub(super) fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let is_more = self.jahre.iter().any(|zeile| zeile.eingespart_vza < 0.0);
        notes.push(if is_more {
            "Balken: Personalbedarf ohne Entlastung; `░` entfällt durch die Komponenten, `+` kommt durch sie hinzu. Jeder \
             Teil hat mindestens ein Zeichen."
                .to_owned()
        } else {
            "Balken: Personalbedarf ohne Entlastung; `░` entfällt durch die Komponenten (mindestens ein Zeichen).".to_owned()
        });
        notes.push(format!("Gerechnet: {}{}.", self.base(), self.datenlagen()));
        let first = self.jahre.first().map(JahrRow::anzahl);
        if first != self.jahre.last().map(JahrRow::anzahl) {
            let what = if self.is_of_processes() {
                "Prozesse"
            } else {
                "Berufsgruppen"
            };
            notes.push(format!(
                "Jede Zeile enthält nur {what} mit Zahlen aus einem früheren Jahr; die Spalte `{}` sagt, wie viele. Ein \
                 Teil des Anstiegs kommt daher.",
                if self.is_of_processes() { "Prozesse" } else { "Gruppen" }
            ));
        }
        if let [only] = self.genannt.as_slice() {
            notes.push(format!("`ddv prognose --erklaere {only}` zeigt den Rechenweg."));
        } else if self.is_of_processes() {
            notes.push(
                "`ddv prognose --erklaere PROZESS` zeigt den Rechenweg, `ddv rangliste --nach potenzial --alle`, wo das \
                 meiste zu holen ist."
                    .to_owned(),
            );
        } else {
            notes.push(
                "`ddv prognose --berufsgruppen --erklaere GRUPPE` zeigt den Rechenweg. Das Szenario spielt hier keine Rolle."
                    .to_owned(),
            );
        }
        notes
    }

    /// `2 von 3 aktiven Prozessen`.
    fn base(&self) -> String {
        let (with, all) = (self.auswahl.mit_prognose, self.auswahl.gesamt);
        match (all, self.is_of_processes()) {
            (1, true) => "1 aktiver Prozess".to_owned(),
            (1, false) => "1 Berufsgruppe".to_owned(),
            (_, true) => format!("{} von {} aktiven Prozessen", grouped(with), grouped(all)),
            (_, false) => format!("{} von {} Berufsgruppen", grouped(with), grouped(all)),
        }
    }

    /// How sure the figures are, as an appendix to their number.
    fn datenlagen(&self) -> String {
        let Some(lagen) = &self.datenlage else {
            return String::new();
        };
        let parts = [
            (lagen.geschaetzt, "geschätzten"),
            (lagen.beispiel, "erfundenen"),
            (lagen.ohne_angabe, "ungewissen"),
        ];
        let parts = parts.iter().filter(|(n, _)| *n > 0);
        let parts: Vec<String> = parts
            .map(|(n, what)| format!("{} mit {what}", grouped(*n)))
            .collect();
        if parts.is_empty() {
            String::new()
        } else {
            format!(", davon {} Kennzahlen", aufzaehlung(&parts))
        }
    }

    /// What is in no row, and why.
    pub(super) fn left_out(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for luecke in Luecke::ALL {
            let ids = self.luecken.iter().filter(|one| one.luecke == luecke);
            let ids: Vec<&str> = ids.map(|one| one.prozess.as_str()).collect();
            if ids.is_empty() {
                continue;
            }
            let n = ids.len() as u64;
            let rest = ids.len().saturating_sub(MOST_IDS);
            let more = if rest > 0 {
                format!(" und {rest} weitere")
            } else {
                String::new()
            };
            notes.push(format!(
                "Ohne Prognose, in keiner Summe: {}, weil {}: {}{more}.",
                count(n, "Prozess", "Prozesse"),
                grund_der_luecke(luecke),
                ids[..ids.len() - rest].join(", ")
            ));
        }
        let late = self.auswahl.ab_horizont;
        if late > 0 && self.is_of_processes() {
            notes.push(format!(
                "In keiner Zeile: {} mit Kennzahlen von {} oder später.",
                count(late, "Prozess", "Prozesse"),
                self.horizont
            ));
        } else if late > 0 {
            notes.push(format!(
                "In keiner Zeile: {} mit einem Stand von {} oder später.",
                count(late, "Berufsgruppe", "Berufsgruppen"),
                self.horizont
            ));
        }
        notes
    }

    /// What the figures do not say.
    pub(super) fn warnings(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let growing = self.entwicklung.einwohner;
        if self.annahmen.einwohner.is_empty() && growing > 0 {
            let what = if self.is_of_processes() {
                count(growing, "Prozess", "Prozessen")
            } else {
                count(growing, "Berufsgruppe", "Berufsgruppen")
            };
            notes.push(format!(
                "Hinweis: Die Tabelle `[einwohner]` in `ddv.toml` ist leer; bei {what} gibt es deshalb keinen Zuwachs."
            ));
        }
        if self.gruppen.iter().flatten().any(|g| self.has_own_cost(g)) {
            notes.push(
                "Berufsgruppen mit eigenen Kosten je VZÄ rechnen mit diesen, zum selben Preisstand."
                    .to_owned(),
            );
        }
        notes.push(
            "Das ist ein Potenzial, keine Zusage: Kosten für Einführung und Betrieb sind nicht abgezogen, und eine \
             Komponente entlastet nur, wenn sich auch der Ablauf ändert."
                .to_owned(),
        );
        notes
    }

    fn has_own_cost(&self, gruppe: &Gruppe) -> bool {
        (gruppe.kosten_je_vza - self.annahmen.kosten_je_vza).abs() > 1e-9
    }
}
