//! The fields of a kind, and how a name on the command line finds one.

use super::figur::Figur;
use crate::diag::{did_you_mean, suggest};
use crate::model::{Kind, KomponenteId, Registry, fields_of};
use crate::score::Zelle;
use crate::source::decode::ValueType;

/// Where the value of a field comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quelle {
    /// The id of the entity.
    Kennung,
    /// The path of its file.
    Datei,
    /// The file, at the path that is the field's name.
    Angabe,
    /// The cell of the Karte for a component.
    Zelle(KomponenteId),
    /// A figure.
    Figur(Figur),
}

/// A field of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feld {
    /// The full name: a dotted path or a figure. Part of the public promise as CSV header and JSON key.
    pub name: String,
    /// What its value is, or each of its values.
    pub value: ValueType,
    /// Whether it may have several values.
    pub is_list: bool,
    /// The closed vocabulary of its values; empty if open.
    pub words: &'static [&'static str],
    /// Where the value comes from.
    pub quelle: Quelle,
}

impl Feld {
    /// The name with a word in place of a free key: `komponenten.KENNUNG.seit`.
    pub fn display_name(&self) -> String {
        let key = if self.name.starts_with(CELLS) {
            "KENNUNG"
        } else {
            "SCHLUESSEL"
        };
        self.name.replace('*', key)
    }

    /// Whether its values are numbers.
    pub fn is_numeric(&self) -> bool {
        match self.value {
            ValueType::Integer
            | ValueType::Year
            | ValueType::Number
            | ValueType::Share
            | ValueType::Euro
            | ValueType::Records => true,
            ValueType::Text | ValueType::Id | ValueType::Word | ValueType::Date | ValueType::Keys => false,
        }
    }
}

/// Why a name finds no field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FeldFehler {
    /// No field is called so.
    #[error("Das Feld `{name}` gibt es in `{kind}` nicht.")]
    Unbekannt {
        /// The name.
        name: String,
        /// The kind.
        kind: Kind,
        /// The nearest field.
        vorschlag: Option<String>,
    },
    /// Several fields end so.
    #[error("Das Feld `{name}` ist nicht eindeutig.")]
    Mehrdeutig {
        /// The name.
        name: String,
        /// The fields.
        kandidaten: Vec<String>,
    },
    /// It is a map of fields.
    #[error("`{name}` ist eine Gruppe von Feldern, kein einzelnes.")]
    Gruppe {
        /// The name.
        name: String,
        /// Its fields.
        felder: Vec<String>,
    },
    /// `komponenten.ID` with an id that names nothing.
    #[error("Die Komponente `{id}` gibt es nicht.")]
    KomponenteUnbekannt {
        /// The id.
        id: String,
        /// "Meinten Sie ...?"
        vorschlag: Option<String>,
    },
}

impl FeldFehler {
    /// What to write instead.
    pub fn help(&self) -> String {
        match self {
            Self::Unbekannt {
                vorschlag: Some(best),
                ..
            } => format!("Meinten Sie `{best}`?"),
            Self::Unbekannt { kind, .. } => format!("`ddv liste {kind} --felder` nennt alle Felder."),
            Self::Mehrdeutig { kandidaten, .. } => format!("Es gibt `{}`.", kandidaten.join("`, `")),
            Self::Gruppe { felder, .. } => format!("Nennen Sie eines davon: `{}`.", felder.join("`, `")),
            Self::KomponenteUnbekannt { vorschlag, .. } => vorschlag
                .clone()
                .unwrap_or_else(|| "`ddv liste komponenten` nennt alle Komponenten.".to_owned()),
        }
    }
}

/// The fields of a kind.
pub struct Katalog<'r> {
    kind: Kind,
    registry: &'r Registry,
    felder: Vec<Feld>,
}

impl<'r> Katalog<'r> {
    /// The fields of `kind`: id, what files state, figures, file.
    pub fn new(registry: &'r Registry, kind: Kind) -> Self {
        let mut felder = vec![text_field("id", ValueType::Id, Quelle::Kennung)];
        felder.extend(fields_of(kind).into_iter().map(|field| Feld {
            name: field.path,
            value: field.value,
            is_list: field.is_list,
            words: field.words,
            quelle: Quelle::Angabe,
        }));
        if kind == Kind::Prozesse {
            let at = felder.iter().position(|f| f.name.starts_with(CELLS));
            let cell = zelle("*", Quelle::Angabe);
            felder.insert(at.unwrap_or(felder.len()), cell);
        }
        felder.extend(Figur::of(kind).into_iter().map(|figur| Feld {
            name: figur.name().to_owned(),
            value: figur.value(),
            is_list: figur.is_list(),
            words: figur.words(),
            quelle: Quelle::Figur(figur),
        }));
        felder.push(text_field("datei", ValueType::Text, Quelle::Datei));
        Self {
            kind,
            registry,
            felder,
        }
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// All fields; `*` in a name stands for a free key.
    pub fn felder(&self) -> &[Feld] {
        &self.felder
    }

    /// The shortest name that finds `feld`: the last part of its name where that is enough.
    pub fn short_name<'f>(&self, feld: &'f Feld) -> &'f str {
        if let Quelle::Zelle(komponente) = &feld.quelle {
            return komponente.as_str();
        }
        let last = feld.name.rsplit('.').next().unwrap_or(&feld.name);
        match self.find(last) {
            Ok(found) if found == *feld => last,
            Ok(_) | Err(_) => &feld.name,
        }
    }

    /// The field called `name`: its full name, or the end of one where only one ends so.
    ///
    /// # Errors
    /// If there is none, or several.
    pub fn find(&self, name: &str) -> Result<Feld, FeldFehler> {
        let full = || self.felder.iter().filter(|f| !f.name.contains('*'));
        if let Some(feld) = full().find(|f| f.name == name) {
            return Ok(feld.clone());
        }
        if let Some(found) = self.find_keyed(name) {
            return found;
        }
        let end = format!(".{name}");
        let ending: Vec<&Feld> = full()
            .filter(|f| f.quelle == Quelle::Angabe && f.name.ends_with(&end))
            .collect();
        match &ending[..] {
            [only] => return Ok((*only).clone()),
            [] => {}
            several => {
                return Err(FeldFehler::Mehrdeutig {
                    name: name.to_owned(),
                    kandidaten: several.iter().map(|f| f.name.clone()).collect(),
                });
            }
        }
        let start = format!("{name}.");
        let below: Vec<String> = full()
            .filter(|f| f.quelle == Quelle::Angabe && f.name.starts_with(&start))
            .map(|f| f.name.clone())
            .collect();
        if !below.is_empty() {
            let name = name.to_owned();
            return Err(FeldFehler::Gruppe { name, felder: below });
        }
        let names: Vec<String> = self.felder.iter().map(Feld::display_name).collect();
        Err(self.unknown(name, names.iter().map(String::as_str)))
    }

    fn unknown<'c>(&self, name: &str, candidates: impl Iterator<Item = &'c str>) -> FeldFehler {
        FeldFehler::Unbekannt {
            name: name.to_owned(),
            kind: self.kind,
            vorschlag: suggest(name, candidates).map(str::to_owned),
        }
    }

    /// The field below a free key: `komponenten.dms.seit`, `effekt.2025`. `None` if `name` is no such field.
    fn find_keyed(&self, name: &str) -> Option<Result<Feld, FeldFehler>> {
        let keyed = self.felder.iter().filter_map(|feld| {
            let (before, after) = feld.name.split_once('*')?;
            let key = name.strip_prefix(before)?.strip_suffix(after)?;
            (!key.is_empty()).then_some((after.len(), key, feld))
        });
        let (_, key, feld) = keyed.max_by_key(|(length, _, _)| *length)?;
        if self.kind != Kind::Prozesse || !feld.name.starts_with(CELLS) {
            let name = name.to_owned();
            return Some(Ok(Feld { name, ..feld.clone() }));
        }
        let id = key.split('.').next().unwrap_or(key);
        let komponente = KomponenteId::new(id);
        let known = &self.registry.komponenten;
        if !known.is_known(&komponente) {
            let vorschlag = did_you_mean(id, known.iter().map(|k| k.id.as_str()));
            let id = id.to_owned();
            return Some(Err(FeldFehler::KomponenteUnbekannt { id, vorschlag }));
        }
        if id != key {
            let names = self.felder.iter().filter(|f| f.name.starts_with(CELLS));
            let names: Vec<String> = names.map(|f| f.name.replace('*', id)).collect();
            return Some(Err(self.unknown(name, names.iter().map(String::as_str))));
        }
        let name = name.to_owned();
        Some(Ok(if feld.name.ends_with('*') {
            zelle(id, Quelle::Zelle(komponente))
        } else {
            Feld { name, ..feld.clone() }
        }))
    }
}

/// The cells of the Karte among the fields of a process.
const CELLS: &str = "komponenten.*";

fn zelle(id: &str, quelle: Quelle) -> Feld {
    Feld {
        name: CELLS.replace('*', id),
        value: ValueType::Word,
        is_list: false,
        words: Zelle::WORDS,
        quelle,
    }
}

fn text_field(name: &str, value: ValueType, quelle: Quelle) -> Feld {
    Feld {
        name: name.to_owned(),
        value,
        is_list: false,
        words: &[],
        quelle,
    }
}
