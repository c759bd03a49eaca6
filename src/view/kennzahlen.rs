//! Figures of the catalogue in words: each share with its base, and what was left out and why.

use serde::{Serialize, Serializer};

use super::report::Cell;
use super::zahlwort::{count, verb};
use crate::model::Kennzahl;
use crate::score::{Summe, Zahl};

/// The figures that sum up a Karte, in the order of all outputs.
pub const KARTE: [Kennzahl; 8] = [
    Kennzahl::Prozesse,
    Kennzahl::Digitalisierungsquote,
    Kennzahl::Digitalisierungsgrad,
    Kennzahl::DigitalisierungsgradFallgewichtet,
    Kennzahl::Pruefgrad,
    Kennzahl::AnteilDigitalerFaelle,
    Kennzahl::DurchgaengigDigital,
    Kennzahl::Vollstaendigkeit,
];

/// The sums of a Karte for machines: each figure by its key, undefined ones null.
#[derive(Debug)]
pub(in crate::view) struct SummeJson {
    summe: Summe,
    has_plan: bool,
}

impl SummeJson {
    /// The sums; with the planned degree if a plan was asked for.
    pub fn new(summe: Summe, has_plan: bool) -> Self {
        Self { summe, has_plan }
    }

    /// The counts that the figures divide.
    pub fn get(&self) -> &Summe {
        &self.summe
    }
}

impl Serialize for SummeJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let base = [Kennzahl::Digitalisierbar, Kennzahl::Digitalisiert];
        let plan = self.has_plan.then_some(Kennzahl::DigitalisierungsgradPlan);
        let all = KARTE[..1].iter().chain(&base).chain(&KARTE[1..]).chain(&plan);
        serializer.collect_map(all.map(|k| (k, Zahl(k.wert(&self.summe)))))
    }
}

/// The sums of the Karte as names and values.
pub fn summe_facts(summe: &Summe) -> Vec<(String, Cell)> {
    let fact = |k: Kennzahl| (k.lang().to_owned(), Cell::kennwert(k.wert(summe)));
    KARTE.map(fact).to_vec()
}

/// Which processes Digitalisierungsgrad and -quote leave out, and why; none if none.
pub fn grad_note(summe: &Summe) -> Option<String> {
    left_out(
        Kennzahl::Digitalisierungsgrad,
        "Digitalisierungsgrad und -quote",
        summe,
    )
}

fn left_out(kennzahl: Kennzahl, name: &str, summe: &Summe) -> Option<String> {
    let why = kennzahl.merkmale().ohne?;
    let missing = kennzahl.wert(summe).ohne();
    let processes = count(missing, "Prozess", "Prozesse");
    let verb = verb(missing, "fehlt", "fehlen");
    (missing > 0).then(|| format!("{name}: {processes} {verb}, {why}."))
}

/// What each of the sums leaves out, and how sure the figures are. Cells are none that a process could lack.
pub fn basis_notes(summe: &Summe) -> Vec<String> {
    let others = [
        Kennzahl::DigitalisierungsgradFallgewichtet,
        Kennzahl::AnteilDigitalerFaelle,
        Kennzahl::DurchgaengigDigital,
    ];
    let others = others.into_iter().map(|k| left_out(k, k.name(), summe));
    let notes = std::iter::once(grad_note(summe)).chain(others);
    let sure = datenlage_note(summe.geschaetzt, summe.beispiel);
    notes.chain([sure]).flatten().collect()
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
