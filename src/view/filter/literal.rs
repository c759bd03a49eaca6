//! A value as written, to the type of the field that it is compared with.

use super::ausdruck::Stelle;
use super::error::Mistake;
use crate::diag::did_you_mean;
use crate::model::Datum;
use crate::source::decode::{NumberFault, ValueType};
use crate::source::number::{looks_like_number, parse_decimal};
use crate::view::feld::{Feld, Wert};

/// The value of `stelle` for comparing with `feld`.
pub(super) fn literal(stelle: &Stelle<'_>, feld: &Feld) -> Result<Wert, Mistake> {
    match feld.value {
        ValueType::Text | ValueType::Id | ValueType::Keys => Ok(Wert::Text(stelle.text.to_owned())),
        ValueType::Word => word(stelle, feld),
        ValueType::Date => date(stelle, feld),
        ValueType::Integer | ValueType::Year | ValueType::Number | ValueType::Euro | ValueType::Records => {
            number(stelle, feld)
        }
        ValueType::Share => share(stelle, feld),
    }
}

fn mistake(stelle: &Stelle<'_>, message: String, help: String) -> Mistake {
    Mistake::new(stelle.at.clone(), message, help)
}

fn word(stelle: &Stelle<'_>, feld: &Feld) -> Result<Wert, Mistake> {
    let words = feld.words;
    if words.contains(&stelle.text) {
        return Ok(Wert::Text(stelle.text.to_owned()));
    }
    let message = format!("`{}` ist kein Wert für `{}`.", stelle.text, feld.name);
    let allowed = format!("Erlaubt sind: `{}`.", words.join("`, `"));
    let help = match did_you_mean(stelle.text, words.iter().copied()) {
        Some(suggestion) => format!("{suggestion} {allowed}"),
        None => allowed,
    };
    Err(mistake(stelle, message, help))
}

fn date(stelle: &Stelle<'_>, feld: &Feld) -> Result<Wert, Mistake> {
    Datum::parse(stelle.text).map(Wert::Tag).ok_or_else(|| {
        let message = format!(
            "`{}` ist ein Tag, `{}` ist keiner in der Form JJJJ-MM-TT.",
            feld.name, stelle.text
        );
        let help = match german_day(stelle.text) {
            Some(day) => format!("Schreiben Sie `{day}`."),
            None => "Schreiben Sie den ganzen Tag, etwa `2026-01-31`.".to_owned(),
        };
        mistake(stelle, message, help)
    })
}

/// `31.1.2026` as a day.
fn german_day(text: &str) -> Option<Datum> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Datum::parse(&format!("{year}-{month:0>2}-{day:0>2}"))
}

fn number(stelle: &Stelle<'_>, feld: &Feld) -> Result<Wert, Mistake> {
    let text = stelle.text;
    if stelle.is_quoted && looks_like_number(text) {
        return Err(mistake(
            stelle,
            format!(
                "`{}` ist eine Zahl, `\"{text}\"` in Anführungszeichen aber ein Text.",
                feld.name
            ),
            format!("Schreiben Sie `{text}` ohne Anführungszeichen."),
        ));
    }
    parse_decimal(text).map(Wert::Zahl).map_err(|fault| {
        let (message, help) = number_fault(text, feld, fault);
        mistake(stelle, message, help)
    })
}

/// The words for a wrong number, as for files.
fn number_fault(text: &str, feld: &Feld, fault: NumberFault) -> (String, String) {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    match fault {
        NumberFault::Grouped => {
            let short = text.trim_end_matches('0').trim_end_matches('.');
            (
                format!("`{text}` ist mit Tausendertrennung geschrieben und damit mehrdeutig."),
                format!(
                    "Schreiben Sie `{digits}` ohne Trennzeichen; meinen Sie einen Bruch, dann `{short}`."
                ),
            )
        }
        NumberFault::Comma => {
            let point = text.replace('.', "").replace(',', ".");
            (
                format!("`{text}` ist mit Dezimalkomma geschrieben."),
                format!("Schreiben Sie `{point}` mit Dezimalpunkt."),
            )
        }
        NumberFault::NotFinite => (
            format!("`{text}` ist keine brauchbare Zahl: unendlich, unbestimmt oder zu groß."),
            "Nennen Sie eine Zahl.".to_owned(),
        ),
        NumberFault::Quoted | NumberFault::Fraction | NumberFault::Other => (
            format!("`{}` ist eine Zahl, `{text}` ist keine.", feld.name),
            "Schreiben Sie nur Ziffern, Brüche mit Punkt, etwa `12.5`.".to_owned(),
        ),
    }
}

/// A share: people tend to write percent.
fn share(stelle: &Stelle<'_>, feld: &Feld) -> Result<Wert, Mistake> {
    let percent = match stelle.text.strip_suffix('%') {
        Some(percent) => parse_decimal(percent.trim_end()).ok(),
        None => match number(stelle, feld)? {
            Wert::Zahl(number) if number > 1.0 => Some(number),
            within => return Ok(within),
        },
    };
    let percent = percent.unwrap_or(50.0);
    Err(mistake(
        stelle,
        format!("`{}` ist ein Anteil von 0 bis 1.", feld.name),
        format!("{percent} % schreibt man `{}`.", percent / 100.0),
    ))
}
