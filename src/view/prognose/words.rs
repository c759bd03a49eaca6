//! Amounts of a forecast in sentences.

use crate::config::Config;
use crate::model::prozess::Prozess;
use crate::score::prognose::{Luecke, Szenario};
use crate::view::zahlwort::{count, decimal, zahl};

/// `"37,0 Mio. Euro"`, `"12.345 Euro"`: as exact as a forecast deserves.
pub(in crate::view) fn euro(amount: f64) -> String {
    let size = amount.abs();
    if size >= 999_950_000.0 {
        format!("{} Mrd. Euro", decimal(amount / 1e9, 1))
    } else if size >= 999_950.0 {
        format!("{} Mio. Euro", decimal(amount / 1e6, 1))
    } else {
        format!("{} Euro", decimal(amount, 0))
    }
}

/// `"524,9 VZÄ"`; small ones with two decimals.
pub(in crate::view) fn vza(amount: f64) -> String {
    let decimals = if amount.abs() < 9.995 { 2 } else { 1 };
    format!("{} VZÄ", decimal(amount, decimals))
}

/// Why there is no forecast, as a clause behind "weil".
pub(in crate::view) fn grund_der_luecke(luecke: Luecke) -> &'static str {
    match luecke {
        Luecke::StandFehlt => "der Stand der Kennzahlen fehlt (`kennzahlen.stand`)",
        Luecke::FallzahlFehlt => "die Fallzahl fehlt (`kennzahlen.fallzahl`)",
        Luecke::VzaUnbekannt => {
            "die Bearbeitungszeit fehlt (`kennzahlen.bearbeitungszeit_min`, oder `kennzahlen.vza`)"
        }
        Luecke::ZuGross => "die Zahlen zu groß werden (`entwicklung`, `kennzahlen`)",
    }
}

/// How the bound capacity came about; none if it is undefined.
pub(in crate::view) fn kapazitaet(prozess: &Prozess, vza: Option<f64>, config: &Config) -> Option<String> {
    let vza = vza?;
    let zahlen = prozess.kennzahlen.as_ref()?;
    if zahlen.vza.is_some() {
        return Some(format!("{} VZÄ, so angegeben im Steckbrief", zahl(vza)));
    }
    Some(format!(
        "{} × {} Minuten / {} Arbeitsminuten je VZÄ = {} VZÄ",
        count(zahlen.fallzahl?, "Fall", "Fälle"),
        zahl(zahlen.bearbeitungszeit_min?.get()),
        zahl(config.prognose.arbeitsminuten_je_vza),
        decimal(vza, 2),
    ))
}

/// What a scenario assumes.
pub(super) fn szenario(szenario: Szenario) -> &'static str {
    match szenario {
        Szenario::Voll => {
            "voll (jede anwendbare Komponente, die noch nicht ganz in Nutzung ist, kommt zum Einsatz)"
        }
        Szenario::Plan => "plan (nur Komponenten, deren Einführung geplant ist, ab dem Jahr unter `bis`)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_as_exact_as_they_are_large() {
        for (amount, words) in [
            (36_712_345.0, "36,7 Mio. Euro"),
            (999_949.0, "999.949 Euro"),
            (999_960.0, "1,0 Mio. Euro"),
            (2.345e9, "2,3 Mrd. Euro"),
            (-1234.5, "-1.235 Euro"),
            (0.0, "0 Euro"),
        ] {
            assert_eq!(euro(amount), words);
        }
        assert_eq!(
            (vza(524.86), vza(0.456)),
            ("524,9 VZÄ".to_owned(), "0,46 VZÄ".to_owned())
        );
    }
}
