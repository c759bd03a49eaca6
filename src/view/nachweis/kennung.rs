//! From an id as people type it to what the history ever called so.

use std::collections::BTreeSet;

use super::result::EINSTELLUNGEN;
use crate::diag::suggest;
use crate::history::nachweis::Auswahl;
use crate::load::CONFIG_FILE;
use crate::model::Kind;

/// What an id names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gefunden {
    /// `ddv.toml`.
    Einstellungen,
    /// An entity, whether it still exists or not.
    Eintrag(Kind, String),
}

/// Why an id names nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unbekannt {
    /// Nothing was ever called so.
    Nie {
        /// The nearest id.
        vorschlag: Option<String>,
    },
    /// Several kinds have or had it: each as `KIND/ID`.
    Mehrdeutig {
        /// In the order of the kinds.
        kandidaten: Vec<String>,
    },
}

impl Gefunden {
    /// The folder of its kind, or `einstellungen`.
    pub fn art(&self) -> &'static str {
        match self {
            Self::Einstellungen => EINSTELLUNGEN,
            Self::Eintrag(kind, _) => kind.as_str(),
        }
    }

    /// Its id; settings have none.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Einstellungen => None,
            Self::Eintrag(_, id) => Some(id),
        }
    }

    /// The same for the history.
    pub fn auswahl(&self) -> Auswahl {
        match self {
            Self::Einstellungen => Auswahl::Einstellungen,
            Self::Eintrag(kind, id) => Auswahl::Eintrag(*kind, id.clone()),
        }
    }
}

/// What `text` names among the `known` ids: `ID`, `KIND/ID`, the path of a file, or `ddv.toml`.
///
/// # Errors
/// If nothing was ever called so, or several kinds have the id.
pub fn find(text: &str, known: &BTreeSet<(Kind, &str)>) -> Result<Gefunden, Unbekannt> {
    let text = text.trim().replace('\\', "/");
    if text == CONFIG_FILE || text == EINSTELLUNGEN {
        return Ok(Gefunden::Einstellungen);
    }
    let (folders, id) = match text.rsplit_once('/') {
        Some((folders, id)) => (Some(folders), id),
        None => (None, text.as_str()),
    };
    let id = id
        .strip_suffix(".yaml")
        .or_else(|| id.strip_suffix(".yml"))
        .unwrap_or(id);
    let named = folders.and_then(|folders| folders.split('/').find_map(find_kind));
    let is_wanted = |kind: Kind| folders.is_none() || named == Some(kind);
    let found: Vec<Kind> = known
        .iter()
        .filter(|(kind, other)| is_wanted(*kind) && *other == id)
        .map(|(kind, _)| *kind)
        .collect();
    match found.as_slice() {
        [kind] => Ok(Gefunden::Eintrag(*kind, id.to_owned())),
        [] => Err(Unbekannt::Nie {
            vorschlag: suggest(id, known.iter().map(|(_, id)| *id)).map(str::to_owned),
        }),
        several => Err(Unbekannt::Mehrdeutig {
            kandidaten: several.iter().map(|kind| format!("{kind}/{id}")).collect(),
        }),
    }
}

/// A kind by its folder or the name of one: `prozesse`, `prozess`.
fn find_kind(text: &str) -> Option<Kind> {
    let text = text.to_lowercase();
    let is_named = |kind: &&Kind| text == kind.as_str() || text == kind.schema_name();
    Kind::ALL.iter().find(is_named).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Result<Gefunden, Unbekannt> {
        let known = [
            (Kind::Komponenten, "parken"),
            (Kind::Prozesse, "parken"),
            (Kind::Prozesse, "hundesteuer"),
        ];
        find(text, &BTreeSet::from(known))
    }

    #[test]
    fn an_id_may_come_with_its_kind_or_as_the_path_of_a_file() {
        let prozess = |id: &str| Ok(Gefunden::Eintrag(Kind::Prozesse, id.to_owned()));
        assert_eq!(found("hundesteuer"), prozess("hundesteuer"));
        assert_eq!(found("prozess/parken"), prozess("parken"));
        assert_eq!(found("registry/prozesse/amt-22/parken.yaml"), prozess("parken"));
        assert_eq!(found("ddv.toml"), Ok(Gefunden::Einstellungen));
        assert_eq!(found("einstellungen"), Ok(Gefunden::Einstellungen));
    }

    #[test]
    fn what_was_never_there_gets_a_suggestion_and_what_is_meant_twice_both() {
        let vorschlag = Some("hundesteuer".to_owned());
        assert_eq!(found("hundesteur"), Err(Unbekannt::Nie { vorschlag }));
        assert_eq!(
            found("ziele/parken").map_err(|e| matches!(e, Unbekannt::Nie { .. })),
            Err(true)
        );
        let kandidaten = vec!["komponenten/parken".to_owned(), "prozesse/parken".to_owned()];
        assert_eq!(found("parken"), Err(Unbekannt::Mehrdeutig { kandidaten }));
    }
}
