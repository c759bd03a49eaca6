//! Assumptions: numbers of `ddv.toml` that one run replaces, as the command line names them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::raw::RawConfig;
use super::resolved::Config;
use crate::diag::suggest;
use crate::source::decode::{Decode, Problem, ValueType};
use crate::source::{Entry, Node, Span, Value};

/// A number of `ddv.toml` with another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annahme {
    /// The full key: `modernisierung.gewicht_recht`.
    pub schluessel: String,
    /// The value as given; whether it is one is seen when the settings are read with it.
    pub wert: String,
}

/// Why a text is no assumption.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnnahmeFehler {
    /// No `=`.
    #[error("In `{text}` fehlt das `=`.")]
    OhneGleich {
        /// As written.
        text: String,
    },
    /// Nothing behind a comma or before `=`, or nothing at all.
    #[error("Die Angabe `{text}` ist unvollständig.")]
    Leer {
        /// As written.
        text: String,
    },
    /// Nothing behind `=`.
    #[error("Hinter `{schluessel}=` fehlt die Zahl.")]
    OhneWert {
        /// The key.
        schluessel: String,
    },
    /// No setting is called so.
    #[error("Die Einstellung `{name}` gibt es nicht.")]
    Unbekannt {
        /// As written.
        name: String,
        /// The nearest key.
        vorschlag: Option<String>,
    },
    /// Several keys end so.
    #[error("Die Einstellung `{name}` ist nicht eindeutig.")]
    Mehrdeutig {
        /// As written.
        name: String,
        /// The keys.
        kandidaten: Vec<String>,
    },
    /// A table of settings.
    #[error("`{name}` ist eine Gruppe von Einstellungen, keine einzelne.")]
    Gruppe {
        /// As written.
        name: String,
        /// Its keys.
        schluessel: Vec<String>,
    },
    /// A setting that is a text or a word.
    #[error("`{name}` ist keine Zahl und lässt sich nicht durchspielen.")]
    KeineZahl {
        /// As written.
        name: String,
    },
    /// One key has two values in the same run.
    #[error("`{schluessel}` ist in einem Lauf zweimal gesetzt.")]
    Doppelt {
        /// The key.
        schluessel: String,
    },
}

impl AnnahmeFehler {
    /// What to write instead.
    pub fn help(&self) -> String {
        match self {
            Self::OhneGleich { .. } | Self::Leer { .. } | Self::OhneWert { .. } => {
                "Schreiben Sie SCHLUESSEL=WERT, etwa `gewicht_recht=50`; mehrere Einstellungen trennt ein Komma.".to_owned()
            }
            Self::Unbekannt {
                vorschlag: Some(best),
                ..
            } => format!("Meinten Sie `{best}`?"),
            Self::Unbekannt { vorschlag: None, .. } => {
                let keys: Vec<String> = numbers().collect();
                let tables: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('.').next()).collect();
                let tables: Vec<&str> = tables.into_iter().collect();
                format!("Durchspielen lassen sich die Zahlen unter `{}`.", tables.join("`, `"))
            }
            Self::Mehrdeutig { kandidaten, .. } => format!("Es gibt `{}`.", kandidaten.join("`, `")),
            Self::Gruppe { name, .. } if name == EINWOHNER => {
                format!("Nennen Sie das Jahr dazu, etwa `{EINWOHNER_2030}`.")
            }
            Self::Gruppe { schluessel, .. } => format!("Nennen Sie eine davon: `{}`.", schluessel.join("`, `")),
            Self::KeineZahl { .. } => "Ändern Sie sie in `ddv.toml`. Durchspielen lassen sich nur Zahlen.".to_owned(),
            Self::Doppelt { .. } => {
                "Setzen Sie jede Einstellung einmal. Mit `--vergleich` ist jede `--variante` ein eigener Lauf.".to_owned()
            }
        }
    }
}

impl Annahme {
    /// The assumptions of `text`: `SCHLUESSEL=WERT`, several with commas between them. The end of a key is enough where
    /// only one ends so.
    ///
    /// # Errors
    /// If it is not of that form, or a key names no number.
    pub fn parse_all(text: &str) -> Result<Vec<Self>, AnnahmeFehler> {
        let mut found: Vec<Self> = Vec::new();
        for part in text.split(',') {
            let Some((name, wert)) = part.split_once('=') else {
                // `gewicht_recht=0,5` is one number with a German comma: reading it will say so.
                if let Some(last) = found.last_mut().filter(|_| starts_with_digit(part)) {
                    last.wert = format!("{},{}", last.wert, part.trim());
                    continue;
                }
                return Err(if part.trim().is_empty() {
                    AnnahmeFehler::Leer {
                        text: text.to_owned(),
                    }
                } else {
                    AnnahmeFehler::OhneGleich {
                        text: part.trim().to_owned(),
                    }
                });
            };
            if name.trim().is_empty() {
                return Err(AnnahmeFehler::Leer {
                    text: text.to_owned(),
                });
            }
            let annahme = Self {
                schluessel: find_schluessel(name.trim())?,
                wert: wert.trim().to_owned(),
            };
            if is_empty(&annahme.wert) {
                return Err(AnnahmeFehler::OhneWert {
                    schluessel: annahme.schluessel,
                });
            }
            found.push(annahme);
        }
        Ok(found)
    }

    /// Several assumptions of one run, by key.
    ///
    /// # Errors
    /// If one key has two values.
    pub fn of_one_run(mut annahmen: Vec<Self>) -> Result<Vec<Self>, AnnahmeFehler> {
        annahmen.sort_by(|a, b| a.schluessel.cmp(&b.schluessel));
        match annahmen
            .windows(2)
            .find(|two| two[0].schluessel == two[1].schluessel)
        {
            Some(two) => Err(AnnahmeFehler::Doppelt {
                schluessel: two[0].schluessel.clone(),
            }),
            None => Ok(annahmen),
        }
    }
}

impl Config {
    /// As [`from_node`](Self::from_node), with `annahmen` written over `root`: the same checks, and the paths of problems are
    /// their keys.
    pub fn with_annahmen(root: &Node<'_>, annahmen: &[Annahme]) -> (Self, Vec<Problem>) {
        let mut root = root.clone();
        for annahme in annahmen {
            let steps: Vec<&str> = annahme.schluessel.split('.').collect();
            put(&mut root, &steps, &annahme.wert);
        }
        Self::from_node(&root)
    }
}

/// Writes `wert` at the end of `steps`, with the tables that it takes.
fn put(node: &mut Node<'_>, steps: &[&str], wert: &str) {
    let Some((key, rest)) = steps.split_first() else {
        node.value = Value::Scalar {
            text: Cow::Owned(wert.to_owned()),
            plain: true,
        };
        return;
    };
    if !matches!(node.value, Value::Map(_)) {
        node.value = Value::Map(Vec::new());
    }
    let Value::Map(entries) = &mut node.value else {
        return;
    };
    let at = entries.iter().position(|entry| entry.key == *key);
    let at = at.unwrap_or_else(|| {
        entries.push(Entry {
            key: Cow::Owned((*key).to_owned()),
            key_span: Span::at(0),
            value: Node {
                span: Span::at(0),
                value: Value::Map(Vec::new()),
            },
        });
        entries.len() - 1
    });
    put(&mut entries[at].value, rest, wert);
}

fn starts_with_digit(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether `wert` would count as not written.
fn is_empty(wert: &str) -> bool {
    let value = Value::Scalar {
        text: Cow::Borrowed(wert),
        plain: true,
    };
    let span = Span::at(0);
    Node { span, value }.is_empty()
}

/// The table whose keys are years.
const EINWOHNER: &str = "einwohner";
/// A key of it, to show the form.
const EINWOHNER_2030: &str = "einwohner.2030";

/// The keys of all numbers; of the inhabitants one year that stands for all.
fn numbers() -> impl Iterator<Item = String> {
    let keys = Config::default().zahlen().into_keys();
    keys.chain([EINWOHNER_2030.to_owned()])
}

/// The full key that `name` means: itself, or the only one that ends so.
fn find_schluessel(name: &str) -> Result<String, AnnahmeFehler> {
    let owned = || name.to_owned();
    if let Some(year) = name.strip_prefix("einwohner.") {
        // Whether it is a year is seen when the settings are read.
        let is_number =
            !year.is_empty() && !year.starts_with('0') && year.bytes().all(|b| b.is_ascii_digit());
        return if is_number {
            Ok(owned())
        } else {
            let vorschlag = Some(EINWOHNER_2030.to_owned());
            Err(AnnahmeFehler::Unbekannt {
                name: owned(),
                vorschlag,
            })
        };
    }
    let keys: Vec<String> = numbers().filter(|key| key != EINWOHNER_2030).collect();
    if keys.iter().any(|key| key == name) {
        return Ok(owned());
    }
    let end = format!(".{name}");
    let ending: Vec<&String> = keys.iter().filter(|key| key.ends_with(&end)).collect();
    match &ending[..] {
        [only] => return Ok((*only).clone()),
        [] => {}
        several => {
            let kandidaten = several.iter().map(|key| (*key).clone()).collect();
            return Err(AnnahmeFehler::Mehrdeutig {
                name: owned(),
                kandidaten,
            });
        }
    }
    if is_no_number(name) {
        return Err(AnnahmeFehler::KeineZahl { name: owned() });
    }
    let all: Vec<String> = numbers().collect();
    let (start, middle) = (format!("{name}."), format!(".{name}."));
    let below = all
        .iter()
        .filter(|key| key.starts_with(&start) || key.contains(&middle));
    let below: Vec<String> = below.cloned().collect();
    if !below.is_empty() || name == EINWOHNER {
        return Err(AnnahmeFehler::Gruppe {
            name: owned(),
            schluessel: below,
        });
    }
    let vorschlag = suggest(name, all.iter().map(String::as_str)).map(str::to_owned);
    Err(AnnahmeFehler::Unbekannt {
        name: owned(),
        vorschlag,
    })
}

/// Whether `name` is a setting that is a text or a word, or the table of such.
fn is_no_number(name: &str) -> bool {
    let mut fields = Vec::new();
    RawConfig::fields("", &mut fields);
    let words = fields.iter().filter(|field| match field.value {
        ValueType::Text | ValueType::Id | ValueType::Word | ValueType::Date => true,
        ValueType::Integer
        | ValueType::Year
        | ValueType::Number
        | ValueType::Share
        | ValueType::Euro
        | ValueType::Records
        | ValueType::Keys => false,
    });
    words
        .into_iter()
        .any(|field| match field.path.strip_suffix(".*") {
            Some(table) => name == table || name.starts_with(&format!("{table}.")),
            None => {
                name == field.path
                    || field.path.ends_with(&format!(".{name}"))
                    || field.path.starts_with(&format!("{name}."))
            }
        })
}

#[cfg(test)]
mod tests;
