//! The sums of the Karte in words: each share with its base, and what was left out and why.

use super::report::Cell;
use super::zahlwort::{count, verb};
use crate::model::Anteil;
use crate::score::Summe;

/// The sums as names and values.
pub fn summe_facts(summe: &Summe) -> Vec<(String, Cell)> {
    let plain = |share: Option<Anteil>| share.map(Anteil::get);
    let share = Cell::share;
    let fact = |label: &str, cell| (label.to_owned(), cell);
    vec![
        fact("Aktive Prozesse", Cell::count(Some(summe.prozesse))),
        fact(
            "Digitalisierungsquote (digitalisierte von digitalisierbaren)",
            share(
                plain(summe.digitalisierungsquote()),
                summe.digitalisiert,
                summe.digitalisierbar,
            ),
        ),
        fact(
            "Digitalisierungsgrad (Mittel der Prozesse)",
            base(
                plain(summe.digitalisierungsgrad()),
                summe.digitalisierbar,
                summe.prozesse,
            ),
        ),
        fact(
            "Digitalisierungsgrad nach Fällen gewichtet",
            base(
                plain(summe.digitalisierungsgrad_fallgewichtet()),
                summe.mit_fallzahl,
                summe.prozesse,
            ),
        ),
        fact(
            "Prüfgrad (beurteilte von zu beurteilenden Zellen)",
            share(plain(summe.pruefgrad()), summe.geprueft, summe.zu_pruefen),
        ),
        fact(
            "Anteil digitaler Fälle",
            share(
                summe.anteil_digitaler_faelle(),
                summe.faelle_digital,
                summe.faelle_mit_digital,
            ),
        ),
        fact(
            "Durchgängig digital (Prozesse ohne Papier und Gespräch)",
            share(
                plain(summe.durchgaengig_digital()),
                summe.durchgaengig,
                summe.mit_ablauf,
            ),
        ),
        fact(
            "Vollständige Steckbriefe",
            share(
                plain(summe.vollstaendigkeit()),
                summe.vollstaendig,
                summe.prozesse,
            ),
        ),
    ]
}

/// A mean with the number of processes it is over.
fn base(value: Option<f64>, over: u64, all: u64) -> Cell {
    value.map_or(Cell::Missing, |value| Cell::Mean { value, over, all })
}

/// Which processes Digitalisierungsgrad and -quote leave out, and why; none if none.
pub fn grad_note(summe: &Summe) -> Option<String> {
    let missing = summe.prozesse - summe.digitalisierbar;
    let why = "weil dort keine Komponente anwendbar ist";
    left_out(missing, "Digitalisierungsgrad und -quote", why)
}

fn left_out(missing: u64, what: &str, why: &str) -> Option<String> {
    let processes = count(missing, "Prozess", "Prozesse");
    let verb = verb(missing, "fehlt", "fehlen");
    (missing > 0).then(|| format!("{what}: {processes} {verb}, {why}."))
}

/// What each figure leaves out, and how sure the figures are.
pub fn basis_notes(summe: &Summe) -> Vec<String> {
    let all = summe.prozesse;
    let mut notes: Vec<String> = [
        grad_note(summe),
        left_out(
            all - summe.mit_fallzahl,
            "Digitalisierungsgrad nach Fällen",
            "weil die Fallzahl oder der Grad nicht bestimmt ist",
        ),
        left_out(
            all - summe.mit_digital,
            "Anteil digitaler Fälle",
            "weil nicht beide Fallzahlen angegeben sind",
        ),
        left_out(
            all - summe.mit_ablauf,
            "Durchgängig digital",
            "weil kein Ablauf angegeben ist",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    notes.extend(datenlage_note(summe.geschaetzt, summe.beispiel));
    notes
}

/// How many processes have estimated and made-up figures; none if none has.
pub(super) fn datenlage_note(geschaetzt: u64, beispiel: u64) -> Option<String> {
    let mut parts = Vec::new();
    if geschaetzt > 0 {
        parts.push(format!(
            "bei {} geschätzt",
            count(geschaetzt, "Prozess", "Prozessen")
        ));
    }
    if beispiel > 0 {
        parts.push(format!(
            "bei {} erfundene Beispiele",
            count(beispiel, "Prozess", "Prozessen")
        ));
    }
    (!parts.is_empty()).then(|| format!("Datenlage: Die Kennzahlen sind {}.", parts.join(", ")))
}
