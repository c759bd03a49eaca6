//! One entity of any kind, as a row of a list.

use std::cell::OnceCell;

use serde::Serialize;
use serde_json::Value;

use super::wert::Wert;
use crate::model::berufsgruppe::Berufsgruppe;
use crate::model::komponente::Komponente;
use crate::model::organisation::Organisationseinheit;
use crate::model::programm::Programm;
use crate::model::projekt::Projekt;
use crate::model::prozess::Prozess;
use crate::model::registry::{Collection, Entity};
use crate::model::vorgabe::Vorgabe;
use crate::model::ziel::Ziel;
use crate::model::{Kind, OeId, ProzessEntity, Registry};
use crate::source::SourceId;
use crate::source::decode::ValueType;

/// An entity of any kind.
pub struct Eintrag<'r> {
    /// Its id.
    pub id: &'r str,
    /// Its file.
    pub source: SourceId,
    /// What the file says.
    pub(super) daten: Daten<'r>,
    json: OnceCell<Value>,
}

/// What a file of some kind says.
#[derive(Clone, Copy)]
pub(super) enum Daten<'r> {
    Organisation(&'r Organisationseinheit),
    Komponente(&'r Komponente),
    Prozess(&'r Prozess),
    Projekt(&'r Projekt),
    Programm(&'r Programm),
    Ziel(&'r Ziel),
    Vorgabe(&'r Vorgabe),
    Berufsgruppe(&'r Berufsgruppe),
}

impl<'r> Eintrag<'r> {
    /// All readable entities of `kind`, by id.
    pub fn all(registry: &'r Registry, kind: Kind) -> Vec<Self> {
        match kind {
            Kind::Organisation => rows(&registry.organisation, Daten::Organisation),
            Kind::Komponenten => rows(&registry.komponenten, Daten::Komponente),
            Kind::Prozesse => rows(&registry.prozesse, Daten::Prozess),
            Kind::Projekte => rows(&registry.projekte, Daten::Projekt),
            Kind::Programme => rows(&registry.programme, Daten::Programm),
            Kind::Ziele => rows(&registry.ziele, Daten::Ziel),
            Kind::Vorgaben => rows(&registry.vorgaben, Daten::Vorgabe),
            Kind::Berufsgruppen => rows(&registry.berufsgruppen, Daten::Berufsgruppe),
        }
    }

    /// A process as a row.
    pub fn of_prozess(prozess: &'r ProzessEntity) -> Self {
        row(prozess, Daten::Prozess)
    }

    /// The OE that the entity belongs to, or that it is; none for kinds that belong to none.
    pub fn oe(&self) -> Option<OeId> {
        match self.daten {
            Daten::Organisation(_) => Some(OeId::new(self.id)),
            Daten::Prozess(prozess) => Some(prozess.oe.clone()),
            Daten::Projekt(projekt) => projekt.oe.clone(),
            Daten::Komponente(_)
            | Daten::Programm(_)
            | Daten::Ziel(_)
            | Daten::Vorgabe(_)
            | Daten::Berufsgruppe(_) => None,
        }
    }

    /// What the file states at `path`.
    pub(super) fn angabe(&self, path: &str, value: ValueType) -> Wert {
        at(self.json.get_or_init(|| self.daten.to_json()), path, value)
    }
}

fn rows<'r, I: Ord + Clone + AsRef<str>, T>(
    collection: &'r Collection<I, T>,
    daten: fn(&'r T) -> Daten<'r>,
) -> Vec<Eintrag<'r>> {
    collection.iter().map(|entity| row(entity, daten)).collect()
}

fn row<'r, I: AsRef<str>, T>(entity: &'r Entity<I, T>, daten: fn(&'r T) -> Daten<'r>) -> Eintrag<'r> {
    Eintrag {
        id: entity.id.as_ref(),
        source: entity.source,
        daten: daten(&entity.data),
        json: OnceCell::new(),
    }
}

impl Daten<'_> {
    fn to_json(self) -> Value {
        fn form(data: &impl Serialize) -> Value {
            serde_json::to_value(data).expect("entities have text keys and finite numbers")
        }
        match self {
            Self::Organisation(data) => form(data),
            Self::Komponente(data) => form(data),
            Self::Prozess(data) => form(data),
            Self::Projekt(data) => form(data),
            Self::Programm(data) => form(data),
            Self::Ziel(data) => form(data),
            Self::Vorgabe(data) => form(data),
            Self::Berufsgruppe(data) => form(data),
        }
    }
}

/// The value at the dotted `path`; through a list, the values of all its items. Keys may have dots themselves.
fn at(json: &Value, path: &str, value: ValueType) -> Wert {
    match json {
        Value::Object(map) => {
            if let Some(found) = map.get(path) {
                return Wert::from_json(found, value);
            }
            let mut splits = path.match_indices('.');
            splits
                .find_map(|(dot, _)| map.get(&path[..dot]).map(|below| (below, &path[dot + 1..])))
                .map_or(Wert::Fehlt, |(below, rest)| at(below, rest, value))
        }
        Value::Array(items) => {
            let values = items.iter().flat_map(|item| match at(item, path, value) {
                Wert::Liste(values) => values,
                single => vec![single],
            });
            Wert::liste(values.collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Wert::Fehlt,
    }
}
