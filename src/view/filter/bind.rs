//! A tree with its fields found and its values typed: ready to be asked about rows.

use super::ausdruck::{Ausdruck, Frage, Probe, Stelle};
use super::error::{FilterError, Mistake};
use super::lexer::Operator;
use super::literal::literal;
use super::parser::parse;
use crate::source::decode::ValueType;
use crate::view::feld::{Feld, Katalog, Wert, folded};

/// A filter for rows of one kind.
#[derive(Debug, Clone)]
pub struct Filter {
    text: String,
    knoten: Knoten,
}

#[derive(Debug, Clone)]
enum Knoten {
    Und(Vec<Self>),
    Oder(Vec<Self>),
    Nicht(Box<Self>),
    Probe(Feld, Pruefung),
}

#[derive(Debug, Clone)]
enum Pruefung {
    Fehlt,
    Vorhanden,
    Vergleich(Operator, Wert),
    In {
        werte: Vec<Wert>,
        is_negated: bool,
    },
    /// One of the values is this one.
    Enthaelt {
        wert: Wert,
        is_negated: bool,
    },
    /// One of the texts has this one in it; both folded.
    Textteil {
        text: String,
        is_negated: bool,
    },
}

impl Filter {
    /// Reads `text` as a filter over the fields of `katalog`.
    ///
    /// # Errors
    /// If it is no expression, names an unknown field, or compares a field with what it can't be.
    pub fn parse(text: &str, katalog: &Katalog<'_>) -> Result<Self, FilterError> {
        let knoten = parse(text)
            .and_then(|ausdruck| bind(&ausdruck, katalog))
            .map_err(|mistake| mistake.within(text))?;
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(Self { text, knoten })
    }

    /// The expression on one line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a row passes; `wert` gives the value of a field in it and is asked only for what matters.
    pub fn matches(&self, wert: impl Fn(&Feld) -> Wert) -> bool {
        self.knoten.holds(&wert)
    }
}

fn bind(ausdruck: &Ausdruck<'_>, katalog: &Katalog<'_>) -> Result<Knoten, Mistake> {
    let all = |parts: &[Ausdruck<'_>]| -> Result<Vec<Knoten>, Mistake> {
        parts.iter().map(|part| bind(part, katalog)).collect()
    };
    Ok(match ausdruck {
        Ausdruck::Und(parts) => Knoten::Und(all(parts)?),
        Ausdruck::Oder(parts) => Knoten::Oder(all(parts)?),
        Ausdruck::Nicht(inner) => Knoten::Nicht(Box::new(bind(inner, katalog)?)),
        Ausdruck::Probe(probe) => bind_probe(probe, katalog)?,
    })
}

fn bind_probe(probe: &Probe<'_>, katalog: &Katalog<'_>) -> Result<Knoten, Mistake> {
    let stelle = &probe.feld;
    let feld = katalog
        .find(stelle.text)
        .map_err(|error| Mistake::new(stelle.at.clone(), error.to_string(), error.help()))?;
    let pruefung = match &probe.frage {
        Frage::Fehlt => Pruefung::Fehlt,
        Frage::Vorhanden => Pruefung::Vorhanden,
        Frage::Vergleich(operator, at, wert) => {
            if !is_ordered(&feld, *operator) {
                let (name, sign) = (&feld.name, operator.as_str());
                return Err(Mistake::new(
                    at.clone(),
                    format!("`{name}` hat feste Werte ohne Größe; `{sign}` gibt es dort nicht."),
                    "Zählen Sie die Werte auf: `feld in (a, b)`.",
                ));
            }
            Pruefung::Vergleich(*operator, literal(wert, &feld)?)
        }
        Frage::In { werte, is_negated } => Pruefung::In {
            werte: werte
                .iter()
                .map(|w| literal(w, &feld))
                .collect::<Result<_, _>>()?,
            is_negated: *is_negated,
        },
        Frage::Enthaelt { wert, is_negated } => bind_enthaelt(wert, &feld, *is_negated)?,
    };
    Ok(Knoten::Probe(feld, pruefung))
}

/// Whether `operator` makes sense: words of a vocabulary are no sizes.
fn is_ordered(feld: &Feld, operator: Operator) -> bool {
    match operator {
        Operator::Gleich | Operator::Ungleich => true,
        Operator::Kleiner | Operator::KleinerGleich | Operator::Groesser | Operator::GroesserGleich => {
            feld.value != ValueType::Word
        }
    }
}

fn bind_enthaelt(wert: &Stelle<'_>, feld: &Feld, is_negated: bool) -> Result<Pruefung, Mistake> {
    let is_text = match feld.value {
        ValueType::Text => true,
        ValueType::Id | ValueType::Word => !feld.is_list,
        ValueType::Keys
        | ValueType::Integer
        | ValueType::Year
        | ValueType::Number
        | ValueType::Share
        | ValueType::Euro
        | ValueType::Date
        | ValueType::Records => false,
    };
    if is_text {
        let text = folded(wert.text);
        return Ok(Pruefung::Textteil { text, is_negated });
    }
    if !feld.is_list {
        return Err(Mistake::new(
            wert.at.clone(),
            format!(
                "`enthaelt` sucht in Texten und Listen; `{}` ist keines von beiden.",
                feld.name
            ),
            "Schreiben Sie `=`.",
        ));
    }
    let wert = literal(wert, feld)?;
    Ok(Pruefung::Enthaelt { wert, is_negated })
}

impl Knoten {
    fn holds(&self, wert: &impl Fn(&Feld) -> Wert) -> bool {
        match self {
            Self::Und(parts) => parts.iter().all(|part| part.holds(wert)),
            Self::Oder(parts) => parts.iter().any(|part| part.holds(wert)),
            Self::Nicht(inner) => !inner.holds(wert),
            Self::Probe(feld, pruefung) => pruefung.holds(&wert(feld)),
        }
    }
}

impl Pruefung {
    /// Whether it holds for `wert`; for a missing one only [`Pruefung::Fehlt`] does.
    fn holds(&self, wert: &Wert) -> bool {
        let values = wert.einzeln();
        let is_there = !values.is_empty();
        let is_any = |test: &dyn Fn(&Wert) -> bool| values.iter().any(test);
        let maybe_not = |is_negated: bool, holds: bool| is_there && (holds != is_negated);
        match self {
            Self::Fehlt => !is_there,
            Self::Vorhanden => is_there,
            Self::Vergleich(operator, other) => match operator {
                Operator::Gleich => is_any(&|v| v.is_same(other)),
                Operator::Ungleich => maybe_not(true, is_any(&|v| v.is_same(other))),
                Operator::Kleiner => is_any(&|v| v.compare(other).is_some_and(std::cmp::Ordering::is_lt)),
                Operator::KleinerGleich => {
                    is_any(&|v| v.compare(other).is_some_and(std::cmp::Ordering::is_le))
                }
                Operator::Groesser => is_any(&|v| v.compare(other).is_some_and(std::cmp::Ordering::is_gt)),
                Operator::GroesserGleich => {
                    is_any(&|v| v.compare(other).is_some_and(std::cmp::Ordering::is_ge))
                }
            },
            Self::In { werte, is_negated } => {
                maybe_not(*is_negated, is_any(&|v| werte.iter().any(|w| v.is_same(w))))
            }
            Self::Enthaelt { wert, is_negated } => maybe_not(*is_negated, is_any(&|v| v.is_same(wert))),
            Self::Textteil { text, is_negated } => {
                let has = |v: &Wert| v.as_text().is_some_and(|t| folded(t).contains(text));
                maybe_not(*is_negated, is_any(&has))
            }
        }
    }
}
