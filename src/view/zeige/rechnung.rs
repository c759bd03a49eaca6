//! The formulas of the figures, filled with their numbers.

use super::felder::zahl;
use crate::config::Config;
use crate::model::Anteil;
use crate::model::prozess::{Beratungsaufwand, Prozess};
use crate::score::{Kriterium, Modernisierungskoeffizient};
use crate::view::zahlwort::{count, decimal, grouped, percent};

/// How M came about: one line each for R, A and M; what is missing where one is undefined.
pub(super) fn koeffizient(m: &Modernisierungskoeffizient, recht: f64, antrag: f64) -> Vec<String> {
    let (of_r, of_a) = m.kriterien.split_at(2);
    let total = match (m.recht, m.antrag, m.koeffizient) {
        (Some(r), Some(a), Some(value)) => format!(
            "M = ({} × {} + {} × {}) / {} = {}",
            zahl(recht),
            decimal(r.get(), 3),
            zahl(antrag),
            decimal(a.get(), 3),
            zahl(recht + antrag),
            decimal(value.get(), 1),
        ),
        (Some(_) | None, Some(_) | None, Some(_) | None) => {
            "M ist nicht bestimmt: Es braucht alle sechs Angaben.".to_owned()
        }
    };
    vec![
        part("R (Recht)", of_r, m.recht.map(Anteil::get)),
        part("A (Antrag)", of_a, m.antrag.map(Anteil::get)),
        total,
    ]
}

fn part(name: &str, kriterien: &[Kriterium], value: Option<f64>) -> String {
    let Some(value) = value else {
        let missing: Vec<String> = kriterien
            .iter()
            .filter(|k| k.antwort.is_none())
            .map(|k| format!("`{}`", k.path))
            .collect();
        return format!("{name} ist nicht bestimmt: Es fehlt {}.", missing.join(", "));
    };
    let points: Vec<String> = kriterien.iter().filter_map(|k| k.punkte).map(zahl).collect();
    let max: Vec<String> = kriterien.iter().map(|k| zahl(k.max)).collect();
    format!(
        "{name} = ({}) / ({}) = {}",
        points.join(" + "),
        max.join(" + "),
        percent(value)
    )
}

/// Why a process is a Massenverfahren or not: `ja: 3.900 Fälle > 1.000 und Beratungsaufwand normal`.
pub(super) fn massenverfahren(prozess: &Prozess, config: &Config) -> String {
    let zahlen = prozess.kennzahlen.as_ref();
    let limit = config.modernisierung.massenverfahren_ab;
    let cases = zahlen.and_then(|k| k.fallzahl);
    let many = cases.is_some_and(|n| n > limit);
    let effort = zahlen.and_then(|k| k.beratungsaufwand);
    let size = |n: u64| {
        let sign = if many { ">" } else { "≤" };
        format!("{} {sign} {}", count(n, "Fall", "Fälle"), grouped(limit))
    };
    match (cases, effort) {
        (Some(n), Some(Beratungsaufwand::Normal)) if many => {
            format!("ja: {} und Beratungsaufwand normal", size(n))
        }
        (Some(n), Some(Beratungsaufwand::Normal)) => format!("nein: {}", size(n)),
        (Some(n), Some(Beratungsaufwand::Hoch)) if many => {
            format!("nein: zwar {}, aber Beratungsaufwand hoch", size(n))
        }
        (Some(n), Some(Beratungsaufwand::Hoch)) => format!("nein: {} und Beratungsaufwand hoch", size(n)),
        (Some(_), None) => "nein: Der Beratungsaufwand ist nicht angegeben".to_owned(),
        (None, Some(_)) => "nein: Die Fallzahl ist nicht angegeben".to_owned(),
        (None, None) => "nein: Fallzahl und Beratungsaufwand sind nicht angegeben".to_owned(),
    }
}

/// How D came about: `D = (1 + 1 + 0,5) / 5 = 50,0 %`. `terms` are weight and contribution of the applicable
/// columns, `value` their quotient.
pub(super) fn grad(terms: &[(f64, f64)], value: Option<f64>) -> String {
    let Some(value) = value else {
        return "D ist nicht bestimmt: Keine Komponente ist anwendbar.".to_owned();
    };
    let counted: Vec<String> = terms
        .iter()
        .filter(|(_, counts)| *counts > 0.0)
        .map(|(weight, counts)| match (is_one(*weight), is_one(*counts)) {
            (true, _) => zahl(*counts),
            (false, true) => zahl(*weight),
            (false, false) => format!("{} × {}", zahl(*weight), zahl(*counts)),
        })
        .collect();
    let sum = match counted.as_slice() {
        [] => "0".to_owned(),
        [one] => one.clone(),
        several => format!("({})", several.join(" + ")),
    };
    let whole: f64 = terms.iter().map(|(weight, _)| weight).sum();
    format!("D = {sum} / {} = {}", zahl(whole), percent(value))
}

fn is_one(number: f64) -> bool {
    (number - 1.0).abs() < 1e-9
}
